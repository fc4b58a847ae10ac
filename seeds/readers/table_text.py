"""Tables of other files in the form of `seeds.readers.tables`: a tab before each cell, a blank line behind each row.

Two marks inside a cell, both white space to every reader: a break between the cell's own lines, and one for each further
column that a merged cell covers.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

CELL_BREAK = "\x1f"
COVERED = "\x1e"


def row_lines(cells: Iterable[tuple[str, int]]) -> Iterator[str]:
    """The lines of one row, from the text of each cell and the number of columns that it covers."""
    for text, columns in cells:
        yield "\t" + cell_text(text) + COVERED * (columns - 1)
    yield ""


def cell_text(text: str) -> str:
    """A cell's text on one line."""
    lines = (line.replace("\t", " ").strip() for line in text.splitlines())
    return CELL_BREAK.join(line for line in lines if line)


def paragraph_lines(text: str) -> Iterator[str]:
    """The lines of a paragraph outside of tables: a tab there is a blank, for tabs are what tells cells."""
    yield from text.replace("\t", " ").split("\n")
