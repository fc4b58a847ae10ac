"""What a migration is."""

from dataclasses import dataclass

from graph.store import Statement

REGISTER_KEY = "Register:1"
"""The key of the one `Register` node."""


@dataclass(frozen=True, slots=True)
class Migration:
    """Statements that bring a register from `number - 1` to `number`, the same for every engine.

    Each statement must be harmless when it is run again: a migration that was interrupted starts over. A migration that
    was released is never edited; what comes later is a new one.
    """

    number: int
    name: str
    statements: tuple[Statement, ...]
