"""Names as documents write them: several in one cell, a zone with its town.

Comparison happens on the form that `normalise` returns; the original stays in the citation.
"""

import re
from dataclasses import dataclass

from graph.names import normalise

__all__ = ["ZoneAndTown", "normalise", "split_places", "zone_and_town"]

_OPENING = frozenset("（(﹙")
_CLOSING = frozenset("）)﹚")
_SEPARATORS = frozenset("、､")
_ZONE_AND_TOWN = re.compile(r"(?P<zone>[^（）]+)（(?P<town>[^（）]+)）")


@dataclass(frozen=True, slots=True)
class ZoneAndTown:
    """A zone written with its town in brackets, e.g. 吴江高新区（盛泽镇）; both parts are normalised."""

    zone: str
    town: str


def split_places(cell: str) -> tuple[str, ...]:
    """The places that one cell lists, split at 、 outside of brackets, as they were seen (only trimmed).

    An empty cell lists none. An empty item between two separators is kept, so that the reader can report it.
    """
    if not cell.strip():
        return ()
    items, depth, start = [], 0, 0
    for position, mark in enumerate(cell):
        depth += (mark in _OPENING) - (mark in _CLOSING)
        if mark in _SEPARATORS and depth == 0:
            items.append(cell[start:position].strip())
            start = position + 1
    return (*items, cell[start:].strip())


def zone_and_town(text: str) -> ZoneAndTown | None:
    """The two parts of "zone（town）", or None where the text has no such form."""
    match = _ZONE_AND_TOWN.fullmatch(normalise(text))
    return ZoneAndTown(match["zone"], match["town"]) if match else None
