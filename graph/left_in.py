"""What an area that ended was left in: its last parent, from the day on which it was part of nothing (docs/decisions/0025).

Derived of the area's end and of what it was part of, by the writer with each recording and by the migration for all earlier ones.
Pure.
"""

from collections.abc import Iterable

from graph.clock import OPEN_DAY

Part = tuple[str, str, str]
"""A parent: the first day, the first day behind the last, and which area."""

Left = tuple[str, str]
"""The first day, and the area in which it was left."""


def left_in(valid_to: str | None, parents: Iterable[Part]) -> Left | None:
    """In what an area that exists until before `valid_to` was left, and from when; None for one that goes on or had no parent.

    Where it is said to be part of something beyond its own end, that stands: it is left there when that is over.
    """
    last = max(((until, since, parent) for since, until, parent in parents), default=None)
    if valid_to in (None, OPEN_DAY) or last is None or last[0] == OPEN_DAY:
        return None
    return max(str(valid_to), last[0]), last[2]
