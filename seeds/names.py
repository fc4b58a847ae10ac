"""Names as documents write them, brought to one form before they are compared.

Documents of bureaus mix full and half width, pad two-character names with spaces (刘  军) and sometimes use
traditional script. Comparison happens on the form that `normalise` returns; the original stays in the citation.
"""

import re
import unicodedata
from dataclasses import dataclass

from graph.script import converter

_ROUND_BRACKETS = str.maketrans({"(": "（", ")": "）"})
_WHITE_SPACE = re.compile(r"\s+")
_OPENING = frozenset("（(﹙")
_CLOSING = frozenset("）)﹚")
_SEPARATORS = frozenset("、､")
_ZONE_AND_TOWN = re.compile(r"(?P<zone>[^（）]+)（(?P<town>[^（）]+)）")
# Phrase rules can fire on what the first pass produced; no known text needs more than two passes.
_MOST_PASSES = 8


@dataclass(frozen=True, slots=True)
class ZoneAndTown:
    """A zone written with its town in brackets, e.g. 吴江高新区（盛泽镇）; both parts are normalised."""

    zone: str
    town: str


def _one_pass(text: str) -> str:
    visible = "".join(mark for mark in unicodedata.normalize("NFKC", text) if unicodedata.category(mark) != "Cf")
    simplified = converter("t2s").convert(visible)
    return _close_gaps(unicodedata.normalize("NFKC", simplified)).translate(_ROUND_BRACKETS)


def _close_gaps(text: str) -> str:
    """Remove white space, except one blank between two words of Latin script or digits."""

    def gap(match: re.Match[str]) -> str:
        before, after = text[: match.start()][-1:], text[match.end() :][:1]
        return " " if _is_ascii_word(before) and _is_ascii_word(after) else ""

    return _WHITE_SPACE.sub(gap, text)


def _is_ascii_word(mark: str) -> bool:
    return mark.isascii() and mark.isalnum()


def normalise(text: str) -> str:
    """The form in which names are compared and stored.

    Full width becomes half width (NFKC) except round brackets, which become （）; white space inside Chinese names and
    invisible marks go; traditional script becomes simplified (OpenCC, `t2s`). Applying it twice changes nothing.
    """
    for _ in range(_MOST_PASSES):
        changed = _one_pass(text)
        if changed == text:
            break
        text = changed
    return text


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
