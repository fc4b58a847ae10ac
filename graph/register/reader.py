"""What the register is read through: a store, or a transaction that sees its own writes."""

from collections.abc import Sequence
from typing import Any, Protocol, TypeVar

from graph.store import Parameters, Statement

T = TypeVar("T")

AT_ONCE = 2_000
"""Rows in one statement: on the embedded engine more were hardly quicker, and they hold memory."""


class Reader(Protocol):
    """What `Store` and `Transaction` have in common."""

    async def value(self, statement: Statement, parameters: Parameters | None = None) -> Any:
        """The single value of the single record of a statement."""
        ...


def batches(rows: Sequence[T]) -> list[Sequence[T]]:
    """The rows in pieces that one statement takes."""
    return [rows[at : at + AT_ONCE] for at in range(0, len(rows), AT_ONCE)]


async def collected(reader: Reader, statement: Statement, rows: Sequence[Any], **parameters: object) -> list[Any]:
    """All that a statement collects for `$rows`, sent in batches."""
    found: list[Any] = []
    for batch in batches(rows):
        found += await reader.value(statement, {"rows": batch, **parameters})
    return found
