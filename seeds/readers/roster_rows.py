"""The blank form whose rows list the units that report (annex 2 of the notice 苏应急〔2020〕82号).

Two heading rows (the first with merged cells, its first cell 地区; the second with an empty first cell), then one row a
unit; 合计 is no unit.
"""

from __future__ import annotations

from seeds.readers.annexes import Annex
from seeds.readers.citing import Citation
from seeds.readers.liaison_rows import report_loose_lines
from seeds.readers.parsed import Liaison, RosterEntry
from seeds.readers.tables import Table, TableRow, read_table
from seeds.readers.text import without_space
from seeds.report import Place, ProblemCode, Problems

_FIRST_HEADING = "地区"
_SUMS = {"合计", "总计", "小计"}


def is_roster_table(annex: Annex) -> bool:
    """Whether the annex carries this form, told by its first cell."""
    rows = read_table(annex.lines).rows
    return bool(rows) and without_space(rows[0].cells[0]) == _FIRST_HEADING


def read_roster(annex: Annex, problems: Problems) -> tuple[RosterEntry, ...]:
    """The units in text order; ``row`` of a citation is the unit's ordinal, sums not counted.

    A last row that lacks its cells names its unit all the same: a warning. In between it is an error.
    """
    table = read_table(annex.lines)
    report_loose_lines(annex, table, problems)
    width = _width(annex, table, problems)
    units = [row for row in table.rows[2:] if without_space(row.cells[0]) not in _SUMS]
    entries: dict[str, RosterEntry] = {}
    for ordinal, row in enumerate(units, 1):
        _check_cells(row, Place(row.line, annex.number, ordinal), width, row is table.rows[-1], problems)
        name = without_space(row.cells[0])
        at = Place(row.line, annex.number, ordinal, 1)
        if not name:
            problems.error(ProblemCode.PLACE_MISSING, at, expected="PLACE_NAME")
        elif name in entries:
            problems.error(ProblemCode.ROW_REPEATED, at, seen=name, expected="ONCE")
        else:
            entries[name] = RosterEntry(name, Citation(annex=annex.number, row=ordinal, excerpt=row.excerpt))
    if not units:
        problems.error(ProblemCode.PART_MISSING, Place(annex.line, annex.number), expected="ROSTER_ROWS")
    return tuple(entries.values())


def _width(annex: Annex, table: Table, problems: Problems) -> int:
    second = table.rows[1] if len(table.rows) > 1 else None
    if second is not None and len(second.cells) > 1 and not second.cells[0] and all(second.cells[1:]):
        return len(second.cells)
    line = second.line if second is not None else annex.line
    seen = second.excerpt if second is not None else None
    problems.error(ProblemCode.TABLE_HEADING_WRONG, Place(line, annex.number), seen=seen, expected="SECOND_HEADING_ROW")
    return 0


def _check_cells(row: TableRow, at: Place, width: int, last: bool, problems: Problems) -> None:
    found = len(row.cells)
    if width and found < width:
        complain = problems.warning if last else problems.error
        complain(ProblemCode.ROW_LACKS_CELLS, at, seen=str(found), expected=str(width))
    if width and found > width:
        problems.error(ProblemCode.ROW_HAS_EXTRA_CELLS, at, seen=str(found), expected=str(width))
    for column, cell in enumerate(row.cells[1:], 2):
        if cell:
            place = Place(at.line, at.annex, at.row, column)
            problems.warning(ProblemCode.CELL_NOT_READ, place, seen=cell, expected="BLANK")


def check_linked_areas(
    liaisons: tuple[Liaison, ...], roster: tuple[RosterEntry, ...], annex: Annex, problems: Problems
) -> None:
    """An area that alone fills a row of the liaison table has to be among the units that report.

    The form has neither numbers nor an end, so this is how a form that was cut off between two rows shows. Names are
    compared by containment, since the form shortens them; a town in a row of its own (镇、街道) is below such a unit.
    """
    for liaison in liaisons:
        place = liaison.place_names[0]
        if len(liaison.place_names) > 1 or not place.endswith(("市", "县", "区")):
            continue
        if not any(entry.place_text in place or place in entry.place_text for entry in roster):
            at = Place(annex.line, annex.number, liaison.citation.row)
            problems.error(ProblemCode.ROSTER_LACKS_LINKED_AREA, at, seen=None, expected=place)
