"""Every label with a unique key, and every relationship type, before anything is read or written.

The embedded engine makes a type when it first meets one, and two transactions that do so at once disturb each other.
"""

from graph.migrations.migration import Migration, types, unique_key

_LABELS = (
    "Area",
    "Organization",
    "Post",
    "Person",
    "Enterprise",
    "Sector",
    "OfficialDocument",
    "Name",
    "ChangeEvent",
    "Membership",
    "Assignment",
    "Requirement",
    "Version",
    "Register",
)
_TYPES = (
    "PART_OF",
    "MERGED_WITH",
    "LOCATED_IN",
    "ADMINISTERS",
    "OPERATES_IN",
    "NAMED",
    "IN_CONTEXT",
    "CHANGED_FROM",
    "CHANGED_TO",
    "BELONGS_TO",
    "MEMBER",
    "POST",
    "ORGANIZATION",
    "ASSIGNEE",
    "SUBJECT",
    "SECTOR",
    "STATED_IN",
    "LISTS",
    "ISSUED_BY",
    "BASED_ON",
    "MENTIONS",
    "SUPERSEDES",
    "WAS",
)


VOCABULARY = Migration(1, "vocabulary", (*map(unique_key, _LABELS), types(*_TYPES)))
