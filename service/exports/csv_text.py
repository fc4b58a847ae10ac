"""Rows as CSV (RFC 4180) that a spreadsheet opens as what it is: Chinese as Chinese, text as text, and no formula ever runs.

A spreadsheet that opens CSV takes a cell for a formula by its first sign, and for a number or a day by its look, whatever
quotes are around it. Before a text that it would so mistake, there is an apostrophe; before a text that begins with one, a
second one. So a reader who takes one apostrophe away from wherever there is one has the text again.
"""

import csv
import io
import re
from collections.abc import Iterable, Sequence
from datetime import date

from service.exports.cells import Cell

BOM = "\ufeff"
"""By it a spreadsheet knows that the file is UTF-8."""

MARK = "'"

_SIGNS = tuple("=+-@＝＋－＠")
_CONTROLS = ("\t", "\r", "\n")

MOST_DIGITS = 11
"""A number with more is shown as 3.2E+11, one with more than 15 loses its last digits."""

_NUMBER = re.compile(r"\d[\d,]*(?:\.\d*)?(?P<power>[eE][+-]?\d+)?|\.\d+(?:[eE][+-]?\d+)?")
_DAY = re.compile(r"\d{1,4}[-/.]\d{1,2}(?:[-/.]\d{1,4})?")


def protected(text: str) -> str:
    """A text as it stands in a cell."""
    return MARK + text if text.startswith(MARK) or _is_mistaken(text) else text


def csv_rows(rows: Iterable[Sequence[Cell]]) -> bytes:
    """Rows in UTF-8, each with its line end."""
    written = io.StringIO()
    csv.writer(written, quoting=csv.QUOTE_ALL, lineterminator="\r\n").writerows(map(_shown, rows))
    return written.getvalue().encode()


def _shown(row: Sequence[Cell]) -> list[str]:
    return ["" if cell is None else _text(cell) for cell in row]


def _text(cell: Cell) -> str:
    if isinstance(cell, str):
        return protected(cell)
    return cell.isoformat() if isinstance(cell, date) else str(cell)


def _is_mistaken(text: str) -> bool:
    if text.startswith(_CONTROLS):
        return True
    bare = text.strip()
    return bare.startswith(_SIGNS) or _is_changed_number(bare) or _DAY.fullmatch(bare) is not None


def _is_changed_number(bare: str) -> bool:
    """Whether a spreadsheet takes it for a number and shows another text: a code, a leading nought, 1E5."""
    found = _NUMBER.fullmatch(bare)
    if found is None:
        return False
    digits = sum(map(str.isdigit, bare))
    leading = len(bare) > 1 and bare[0] == "0" and bare[1].isdigit()
    return digits > MOST_DIGITS or leading or "e" in bare.lower()
