"""What a migration is."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from graph.cypher import CompiledCypher
from graph.store import Statement, Store

REGISTER_KEY = "Register:1"
"""The key of the one `Register` node."""


@dataclass(frozen=True, slots=True)
class Migration:
    """Statements that bring a register from `number - 1` to `number`, the same for every engine.

    `work` comes behind the statements: what must be computed, or differs between engines.

    Each statement must be harmless when it is run again: a migration that was interrupted starts over. A migration that
    was released is never edited; what comes later is a new one.
    """

    number: int
    name: str
    statements: tuple[Statement, ...]
    work: Callable[[Store], Awaitable[None]] | None = None


def unique_key(label: str) -> CompiledCypher:
    """What makes the keys of a label unique, and finds a node by its own."""
    return CompiledCypher(
        f"CREATE CONSTRAINT {label.lower()}_key IF NOT EXISTS FOR (n:{label}) REQUIRE n.key IS UNIQUE"
    )


def index(label: str, name: str) -> CompiledCypher:
    """What finds the nodes of a label by a property."""
    return CompiledCypher(f"CREATE INDEX {label.lower()}_{name.lower()} IF NOT EXISTS FOR (n:{label}) ON (n.{name})")


def types(*names: str) -> CompiledCypher:
    """What makes relationship types known. The embedded engine makes a type when it first meets one, and two transactions that
    do so at once fail."""
    drawn = ", ".join(f"(n)-[:{name}]->(n)" for name in names)
    return CompiledCypher(f"CREATE (n:Register {{key: 'Register:types'}}) CREATE {drawn} WITH n DETACH DELETE n")
