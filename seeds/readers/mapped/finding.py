"""Which table of a file the mapping means, and in which of its columns each part stands."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from seeds.names import normalise
from seeds.readers.mapped.grids import Grid, GridRow
from seeds.readers.mapped.mapping import TableMapping
from seeds.report import Place, ProblemCode, Problems

_DEEPEST_HEADING = 40


@dataclass(frozen=True, slots=True)
class MappedTable:
    """A table with its columns by what they are, counted from 1; `first` is the index of the first row below the headings."""

    grid: Grid
    columns: Mapping[str, int]
    first: int


def find_tables(grids: Sequence[Grid], mapping: TableMapping, problems: Problems) -> tuple[MappedTable, ...]:
    """The tables that have all mapped columns; none, with an error, where there is none or nobody knows which is meant."""
    grids = _chosen(grids, mapping, problems)
    fitting = [found for grid in grids if (found := _fitting(grid, mapping))]
    wanted = mapping.table.number
    if wanted is not None and fitting:
        fitting = fitting[wanted - 1 : wanted]
        if not fitting:
            _missing(grids, f"table.number = {wanted}", problems)
        return tuple(fitting)
    if len(fitting) > 1 and not mapping.table.every:
        names = "、".join(found.grid.name for found in fitting)
        problems.error(ProblemCode.REFERENCE_AMBIGUOUS, seen="table.sheet / table.number / table.every", expected=names)
        return ()
    if not fitting and grids:
        _report_columns(grids, mapping, problems)
    return tuple(fitting)


def _chosen(grids: Sequence[Grid], mapping: TableMapping, problems: Problems) -> list[Grid]:
    sheet = mapping.table.sheet
    chosen = [grid for grid in grids if sheet is None or normalise(grid.name) == normalise(sheet)]
    if not chosen:
        _missing(
            grids, sheet or "、".join(name for names in mapping.columns.mapped.values() for name in names), problems
        )
    return chosen


def _missing(grids: Sequence[Grid], expected: str, problems: Problems) -> None:
    names = "、".join(grid.name for grid in grids) or None
    problems.error(ProblemCode.MAPPED_TABLE_MISSING, seen=names, expected=expected)


def _fitting(grid: Grid, mapping: TableMapping) -> MappedTable | None:
    depth = mapping.table.heading_rows
    for index in range(min(len(grid.rows), _DEEPEST_HEADING)):
        columns = _columns(_headings(grid.rows[index : index + depth]), mapping)
        if len(columns) == len(mapping.columns.mapped):
            return MappedTable(grid, columns, index + depth)
    return None


def _headings(rows: Sequence[GridRow]) -> list[set[str]]:
    """What each column may be called: by each of its heading rows, and by all joined with / from above."""
    width = max((len(row.cells) for row in rows), default=0)
    above = [""] * width
    named: list[set[str]] = [set() for _ in range(width)]
    for row in rows:
        last = ""
        for column in range(width):
            words = normalise(row.cell(column + 1))
            # A heading over several columns stands in the first of them, if a further row of headings tells them apart.
            last = words or (last if len(rows) > 1 and row is not rows[-1] else "")
            own = words or last
            named[column].add(own)
            above[column] = "/".join(filter(None, (above[column], own)))
            named[column].add(above[column])
    return named


def _columns(named: Sequence[set[str]], mapping: TableMapping) -> dict[str, int]:
    """The first column of each mapped heading."""
    found: dict[str, int] = {}
    for part, headings in mapping.columns.mapped.items():
        places = (column for heading in headings for column, names in enumerate(named, 1) if heading in names)
        column = next(places, None)
        if column is not None:
            found[part] = column
    return found


def _report_columns(grids: Sequence[Grid], mapping: TableMapping, problems: Problems) -> None:
    """Of the row that has most of the columns, those that it lacks."""
    depth = mapping.table.heading_rows
    rows = [(grid, index) for grid in grids for index in range(min(len(grid.rows), _DEEPEST_HEADING))]
    if not rows:
        _missing(grids, "、".join(name for names in mapping.columns.mapped.values() for name in names), problems)
        return

    def columns(of: tuple[Grid, int]) -> dict[str, int]:
        return _columns(_headings(of[0].rows[of[1] : of[1] + depth]), mapping)

    best = max(rows, key=lambda each: len(columns(each)))
    row, found = best[0].rows[best[1]], columns(best)
    for part, headings in mapping.columns.mapped.items():
        if part not in found:
            at = Place(row.at.line, row=row.at.row, sheet=row.at.sheet)
            problems.error(ProblemCode.MAPPED_COLUMN_MISSING, at, seen=row.excerpt, expected="、".join(headings))
