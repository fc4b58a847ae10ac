"""The lists of leaders and units (责任清单、重点工作清单) of a workbook: an item a row."""

from collections import defaultdict
from collections.abc import Sequence

from seeds.report import ProblemCode
from seeds.stating import duty_list
from seeds.workbook.desk import Desk
from seeds.workbook.parsed import WorkbookRow
from seeds.workbook.parties import assignees

_OF_THE_LIST = ("annex", "clause", "valid_from", "last_day", "instead_of", "withdrawn")
"""What every row of a list says the same of."""
_FIRST_YEAR, _LAST_YEAR = 1000, 9999

_List = tuple[str, str, int | None, str | None]
"""Whose it is, its kind, its year, and the number of its document."""


def add_duty_lists(desk: Desk) -> None:
    """Add all lists; the rows of one of them may stand in any order."""
    lists: defaultdict[_List, list[WorkbookRow]] = defaultdict(list)
    for row in desk.parsed.rows["duty_lists"]:
        kind, owner = row.text("kind"), next((entry.key for entry in assignees(desk, row)), None)
        if kind and owner and _fits(desk, row, kind):
            lists[owner, kind, row.number_in("year"), row.text("document")].append(row)
    for (owner, kind, year, _), rows in lists.items():
        rows.sort(key=lambda row: row.number_in("number") or 0)
        first, term = rows[0], desk.term(rows[0])
        if _is_whole(desk, rows) and term:
            items = [item for row in rows if (item := row.text("content"))]
            desk.state(first, duty_list(owner, kind, items, term, year, desk.cited(first)))


def _fits(desk: Desk, row: WorkbookRow, kind: str) -> bool:
    year = row.number_in("year")
    if year is None and kind == "WORK":
        desk.wrong(row, "year", "YEAR_OF_WORK")
        return False
    if year is not None and not _FIRST_YEAR <= year <= _LAST_YEAR:
        desk.wrong(row, "year", "YEAR")
        return False
    return True


def _is_whole(desk: Desk, rows: Sequence[WorkbookRow]) -> bool:
    """Whether each number from 1 stands there once, and the rows agree on what they say of the list; else with errors."""
    before = len(desk.problems.found)
    seen: dict[int, WorkbookRow] = {}
    for row in rows:
        number = row.number_in("number") or 0
        if number in seen:
            at, earlier = desk.at(row, "number"), str(seen[number].number)
            desk.problems.error(ProblemCode.SAME_ROW_TWICE, at, seen=str(number), expected=earlier)
        elif number != max(seen, default=0) + 1:
            desk.wrong(row, "number", str(max(seen, default=0) + 1))
        seen.setdefault(number, row)
        for field in _OF_THE_LIST:
            if row.cells.get(field) != rows[0].cells.get(field):
                desk.wrong(row, field, "ONE_OF_ITS_LIST")
    return len(desk.problems.found) == before
