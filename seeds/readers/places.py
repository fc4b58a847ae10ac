"""The cell that names the places of a row, taken apart; which place is meant is for the caller to resolve."""

from __future__ import annotations

from seeds.names import split_places
from seeds.readers.text import without_space
from seeds.report import Place, ProblemCode, Problems

_OPENING, _CLOSING = "（(〔[【", "）)〕]】"


def places_in(text: str, at: Place, problems: Problems) -> tuple[str, ...]:
    """The names of a cell; brackets that do not pair and names that are missing or stand twice are reported."""
    if not _brackets_pair(text):
        problems.error(ProblemCode.BRACKETS_UNBALANCED, at, seen=text)
        return ()
    names: list[str] = []
    for name in map(without_space, split_places(text) or ("",)):
        if not name:
            problems.error(ProblemCode.PLACE_MISSING, at, seen=text or None, expected="PLACE_NAME")
        elif name in names:
            problems.warning(ProblemCode.PLACE_REPEATED, at, seen=name, expected="ONCE")
        else:
            names.append(name)
    return tuple(names)


def _brackets_pair(text: str) -> bool:
    depth = 0
    for character in text:
        depth += (character in _OPENING) - (character in _CLOSING)
        if depth < 0:
            return False
    return depth == 0
