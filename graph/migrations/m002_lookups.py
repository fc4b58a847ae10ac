"""Indexes for what is looked up by something else than its key."""

from graph.cypher import CompiledCypher
from graph.migrations.migration import Migration

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


def _index(label: str, name: str) -> CompiledCypher:
    return CompiledCypher(f"CREATE INDEX {label.lower()}_{name.lower()} IF NOT EXISTS FOR (n:{label}) ON (n.{name})")


LOOKUPS = Migration(2, "lookups", tuple(_index(label, name) for label, name in _LOOKUPS))
