"""Indexes for what is looked up by something else than its key."""

from graph.migrations.migration import Migration, index

_LOOKUPS = (
    ("Area", "code"),
    ("Area", "name"),
    ("Organization", "name"),
    ("Person", "name"),
    ("Enterprise", "uscc"),
    ("Enterprise", "name"),
    ("Enterprise", "isKey"),
    ("Sector", "code"),
    ("OfficialDocument", "number"),
    ("Name", "name"),
    ("Membership", "slot"),
    ("Membership", "source"),
    ("Assignment", "slot"),
    ("Assignment", "source"),
    ("Assignment", "validTo"),
    ("Requirement", "slot"),
    ("Requirement", "source"),
)


LOOKUPS = Migration(2, "lookups", tuple(index(label, name) for label, name in _LOOKUPS))
