"""Rows as XLSX: sheets written to a temporary folder as they come, so that their length takes disk and no memory."""

import re
import tempfile
from collections.abc import Iterable, Sequence
from contextlib import suppress
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import xlsxwriter
from xlsxwriter.exceptions import FileCreateError
from xlsxwriter.worksheet import Worksheet

from service.exports.cells import Cell

MOST_ROWS = 1_048_576
"""Rows of a sheet, the heading among them; what is longer goes on in further sheets."""

MOST_UNITS = 32_767
"""UTF-16 units of a cell; a longer text is cut off, and ends in an ellipsis."""

MOST_DIGITS = 15
"""Digits that a number keeps; one with more is written as text."""

FIRST_DAY = date(1900, 3, 1)
"""Days before it are text: the format counts a day in 1900 that never was."""

_NOT_IN_NAMES = re.compile(r"[\[\]:*?/\\]")
_MOST_NAME = 31
_WIDTHS = range(10, 48)


class Book:
    """A workbook in a temporary folder. Its methods are for one thread at a time; `drop` clears everything away."""

    def __init__(self, made: datetime, title: str) -> None:
        self._folder = tempfile.TemporaryDirectory(prefix="zerenlian-export-")
        self.path = Path(self._folder.name) / "export.xlsx"
        options = {"constant_memory": True, "tmpdir": self._folder.name, "default_date_format": "yyyy-mm-dd"}
        self.workbook: Any = xlsxwriter.Workbook(str(self.path), options)
        self.workbook.set_properties({"title": title, "created": made.replace(tzinfo=None)})
        self.bold = self.workbook.add_format({"bold": True, "bottom": 1})

    def sheet(self, name: str, headings: Sequence[str]) -> "Sheet":
        """A further sheet. A sheet that was written before takes no more rows."""
        return Sheet(self, name, headings)

    def close(self) -> Path:
        """Finish the file. Raises OSError where the disk cannot take it."""
        try:
            self.workbook.close()
        except FileCreateError as error:
            raise error.args[0] if isinstance(error.args[0], OSError) else error from error
        return self.path

    def drop(self) -> None:
        """Clear the folder away, finished or not."""
        for sheet in self.workbook.worksheets():
            with suppress(OSError):  # a file that is open on a full disk cannot be written out
                sheet._opt_close()
        self.workbook.fileclosed = True
        self._folder.cleanup()


class Sheet:
    """A table with a heading that stays in view, and as many sheets as its rows need."""

    def __init__(self, book: Book, name: str, headings: Sequence[str]) -> None:
        self._book = book
        self._name = _NOT_IN_NAMES.sub(" ", name)
        self._headings = headings
        self._parts = 0
        self.rows = 0
        self._begin()

    def _begin(self) -> None:
        self._parts += 1
        suffix = f" ({self._parts})" if self._parts > 1 else ""
        self.name = self._name[: _MOST_NAME - len(suffix)] + suffix
        self.page: Worksheet = self._book.workbook.add_worksheet(self.name)
        for place, heading in enumerate(self._headings):
            self.page.set_column(place, place, _width(heading))
            self.page.write_string(0, place, heading, self._book.bold)
        self.page.freeze_panes(1, 0)
        self._next = 1

    def write(self, rows: Iterable[Sequence[Cell]]) -> None:
        """Further rows. Raises OSError where the disk cannot take them."""
        for row in rows:
            if self._next == MOST_ROWS:
                self._begin()
            for place, cell in enumerate(row):
                if cell is not None:
                    self._write(place, cell)
            self._next += 1
            self.rows += 1

    def _write(self, place: int, cell: str | int | float | Decimal | date) -> None:
        # Each kind by its own method: the general one would take a text for a formula, a number or a link by its look.
        if isinstance(cell, str):
            self.page.write_string(self._next, place, _within_bounds(cell))
        elif isinstance(cell, date):
            if cell >= FIRST_DAY:
                self.page.write_datetime(self._next, place, datetime.combine(cell, datetime.min.time()))
            else:
                self.page.write_string(self._next, place, cell.isoformat())
        elif sum(map(str.isdigit, str(cell))) > MOST_DIGITS:
            self.page.write_string(self._next, place, str(cell))
        else:
            self.page.write_number(self._next, place, float(cell))


def _width(heading: str) -> int:
    """The width of a column: what its heading needs, where a Chinese character takes two."""
    needed = sum(1 if character.isascii() else 2 for character in heading) + 2
    return min(max(needed, _WIDTHS.start), _WIDTHS.stop)


def _within_bounds(text: str) -> str:
    if len(text) * 2 <= MOST_UNITS:
        return text
    units = text.encode("utf-16-le", "surrogatepass")
    if len(units) // 2 <= MOST_UNITS:
        return text
    return units[: (MOST_UNITS - 1) * 2].decode("utf-16-le", "ignore") + "…"
