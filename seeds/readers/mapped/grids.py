"""Tables as rows of cells, whatever file they come from, each row with the place that a report can name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from seeds.readers.table_text import CELL_BREAK, COVERED
from seeds.readers.text import Line, squeeze
from seeds.report import Place

_PIPED = re.compile(r"\s*\|.*\|\s*")
_RULE = re.compile(r"[\s|:\-]+")


@dataclass(frozen=True, slots=True)
class GridRow:
    """One row; a cell's own lines are set apart by line breaks. `at` says where it stands, without the column."""

    at: Place
    cells: tuple[str, ...]

    def cell(self, column: int) -> str:
        """The cell of a column from 1, "" where the row is shorter."""
        return self.cells[column - 1] if column <= len(self.cells) else ""

    @property
    def is_blank(self) -> bool:
        """Whether nothing stands in it."""
        return not any(cell.strip() for cell in self.cells)

    @property
    def excerpt(self) -> str:
        """Its cells joined by ｜, without the empty ones at its end."""
        return "｜".join(squeeze(cell) for cell in self.cells).rstrip("｜")


@dataclass(frozen=True, slots=True)
class Grid:
    """A table or a sheet; `name` is the sheet's title or the table's number among those of the document."""

    name: str
    rows: tuple[GridRow, ...]
    annex: int | None = None


def grids_of(lines: Sequence[Line], annexes: Sequence[tuple[int, int]] = ()) -> tuple[Grid, ...]:
    """The tables among the lines of a document: cells behind tabs, or Markdown's between bars.

    `annexes` are the lines at which annexes begin, with their numbers.
    """
    grids: list[Grid] = []
    rows: list[GridRow] = []
    open_cells: list[str] = []
    first = 0

    def close_row() -> None:
        if open_cells:
            rows.append(GridRow(Place(first), tuple(open_cells)))
            open_cells.clear()

    for line in (*lines, Line(0, "end")):
        if "\t" in line.text:
            first = first if open_cells else line.number
            open_cells += _cells(line.text.removeprefix("\t").split("\t"))
            continue
        close_row()
        if _PIPED.fullmatch(line.text):
            if not _RULE.fullmatch(line.text):
                rows.append(GridRow(Place(line.number), tuple(_cells(line.text.strip()[1:-1].split("|")))))
        elif line.words and rows:
            grids.append(Grid(str(len(grids) + 1), tuple(rows), _annex(rows[0], annexes)))
            rows.clear()
    return tuple(grids)


def is_row(line: Line) -> bool:
    """Whether the line is of a table, and not of the text around it."""
    return "\t" in line.text or _PIPED.fullmatch(line.text) is not None


def _annex(row: GridRow, annexes: Sequence[tuple[int, int]]) -> int | None:
    above = [number for line, number in annexes if row.at.line is not None and line < row.at.line]
    return above[-1] if above else None


def _cells(parts: Sequence[str]) -> Iterator[str]:
    for part in parts:
        yield part.strip(COVERED).replace(CELL_BREAK, "\n").strip()
        yield from [""] * part.count(COVERED)
