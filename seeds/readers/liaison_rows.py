"""The table 序号、挂钩领导、挂钩地区: one numbered row a leader (annex 1 of the notice 苏应急〔2020〕82号)."""

from __future__ import annotations

from dataclasses import dataclass, field

from seeds.readers.annexes import Annex
from seeds.readers.citing import Citation
from seeds.readers.numerals import count_of
from seeds.readers.parsed import Liaison
from seeds.readers.people import people_in
from seeds.readers.places import places_in
from seeds.readers.tables import Table, TableRow, read_table
from seeds.readers.text import without_space
from seeds.report import Place, ProblemCode, Problems

HEADINGS = ("序号", "挂钩领导", "挂钩地区")


def is_liaison_table(annex: Annex) -> bool:
    """Whether the annex carries this table, told by two of its three headings."""
    rows = read_table(annex.lines).rows
    return bool(rows) and len(set(HEADINGS) & {without_space(cell) for cell in rows[0].cells}) > 1


def read_liaisons(annex: Annex, problems: Problems) -> tuple[Liaison, ...]:
    """Every row of the table; whatever a row lacks is an error, for the row is about nobody or nothing then."""
    table = read_table(annex.lines)
    _check_frame(annex, table, problems)
    reading = _Reading(annex.number, problems)
    liaisons: list[Liaison] = []
    for row in table.rows[1:]:
        liaisons += reading.row(row)
    if len(table.rows) < 2:
        problems.error(ProblemCode.PART_MISSING, Place(annex.line, annex.number), expected="LIAISON_ROWS")
    return tuple(liaisons)


def _check_frame(annex: Annex, table: Table, problems: Problems) -> None:
    headings = table.rows[0]
    if tuple(without_space(cell) for cell in headings.cells) != HEADINGS:
        place = Place(headings.line, annex.number)
        problems.error(ProblemCode.TABLE_HEADING_WRONG, place, seen=headings.excerpt, expected="｜".join(HEADINGS))
    report_loose_lines(annex, table, problems)


def report_loose_lines(annex: Annex, table: Table, problems: Problems) -> None:
    """Lines that are no cells: between rows an error (a cell may have lost its tab), above and below a warning."""
    for line in table.between:
        problems.error(ProblemCode.UNEXPECTED_TEXT, Place(line.number, annex.number), seen=line.words)
    for line in table.before:
        if without_space(line.text) != annex.title:
            problems.warning(ProblemCode.UNEXPECTED_TEXT, Place(line.number, annex.number), seen=line.words)
    for line in table.after:
        problems.warning(ProblemCode.UNEXPECTED_TEXT, Place(line.number, annex.number), seen=line.words)


@dataclass(slots=True)
class _Reading:
    annex: int
    problems: Problems
    last: int = 0
    known: dict[str, int] = field(default_factory=dict)

    def row(self, row: TableRow) -> list[Liaison]:
        number = self._number(row)
        if not self._has_three_cells(row, number):
            return []
        leaders = self._leaders(row, number)
        places_at = Place(row.line, self.annex, number, 3)
        places = places_in(row.cells[2], places_at, self.problems)
        citation = Citation(annex=self.annex, row=number, excerpt=row.excerpt)
        return [Liaison(leader, row.cells[2], places, citation) for leader in leaders if places]

    def _number(self, row: TableRow) -> int:
        """The row's own number; where it has none, the one expected, so that what follows is judged on its own."""
        expected = self.last + 1
        number = count_of(row.cells[0])
        place = Place(row.line, self.annex, expected if number is None else number, 1)
        if number is None:
            seen = row.cells[0] or None
            self.problems.error(ProblemCode.ROW_NUMBER_WRONG, place, seen=seen, expected=str(expected))
            number = expected
        elif number > expected:
            self.problems.error(ProblemCode.ROW_MISSING, place, seen=str(number), expected=str(expected))
        elif number < expected:
            self.problems.error(ProblemCode.ROW_REPEATED, place, seen=str(number), expected=str(expected))
        self.last = max(self.last, number)
        return number

    def _has_three_cells(self, row: TableRow, number: int) -> bool:
        found = len(row.cells)
        if found == len(HEADINGS):
            return True
        code = ProblemCode.ROW_LACKS_CELLS if found < len(HEADINGS) else ProblemCode.ROW_HAS_EXTRA_CELLS
        place = Place(row.line, self.annex, number)
        self.problems.error(code, place, seen=str(found), expected=str(len(HEADINGS)))
        return False

    def _leaders(self, row: TableRow, number: int) -> tuple[str, ...]:
        at = Place(row.line, self.annex, number, 2)
        if not row.cells[1]:
            self.problems.error(ProblemCode.LEADER_MISSING, at, expected="PERSON_NAME")
            return ()
        leaders = people_in(row.cells[1], at, self.problems)
        for leader in leaders:
            # One person with two rows, or two of one name: the register never merges them silently.
            if self.known.setdefault(leader, number) != number:
                earlier = str(self.known[leader])
                self.problems.warning(ProblemCode.PERSON_IN_SEVERAL_ROWS, at, seen=leader, expected=earlier)
        return leaders
