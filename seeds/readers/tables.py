"""Tables as the text export of a word processor leaves them: a cell begins with a tab, a row ends with a blank line."""

from __future__ import annotations

from dataclasses import dataclass

from seeds.readers.text import Line, squeeze


@dataclass(frozen=True, slots=True)
class TableRow:
    """One row; ``line`` is the line of its first cell, cells have their white space normalised."""

    line: int
    cells: tuple[str, ...]

    @property
    def excerpt(self) -> str:
        """The row's cells joined by ｜, without the empty ones at its end."""
        return "｜".join(self.cells).rstrip("｜")


@dataclass(frozen=True, slots=True)
class Table:
    """The rows of an annex, and the lines that are no cells: before the first row (its title), and after it."""

    rows: tuple[TableRow, ...]
    before: tuple[Line, ...]
    between: tuple[Line, ...]
    after: tuple[Line, ...]


def read_table(lines: tuple[Line, ...]) -> Table:
    """Takes the lines of an annex apart; nothing is left out but blank lines."""
    rows: list[TableRow] = []
    open_cells: list[str] = []
    first = 0
    loose: list[tuple[int, Line]] = []
    for line in lines:
        if "\t" in line.text:
            first = first if open_cells else line.number
            open_cells += _cells(line.text)
            continue
        _close(rows, open_cells, first)
        open_cells = []
        if line.words:
            loose.append((len(rows), line))
    _close(rows, open_cells, first)
    return Table(
        tuple(rows),
        tuple(line for seen, line in loose if seen == 0),
        tuple(line for seen, line in loose if 0 < seen < len(rows)),
        tuple(line for seen, line in loose if seen == len(rows) > 0),
    )


def _cells(text: str) -> list[str]:
    return [squeeze(cell) for cell in text.removeprefix("\t").split("\t")]


def _close(rows: list[TableRow], cells: list[str], line: int) -> None:
    if cells:
        rows.append(TableRow(line, tuple(cells)))
