"""The days of a workbook's events: none behind the day of the import, none before what it follows."""

import datetime as dt

from graph.clock import today
from seeds.report import ProblemCode
from seeds.workbook.columns import SHEETS, Column
from seeds.workbook.desk import Desk
from seeds.workbook.parsed import WorkbookRow


def check_days(desk: Desk) -> None:
    """An error for each day that its column does not allow."""
    for sheet in SHEETS:
        dated = [column for column in sheet.columns if column.past or column.not_before]
        for row in desk.parsed.rows[sheet.name] if dated else ():
            for column in dated:
                _check(desk, row, column)


def _check(desk: Desk, row: WorkbookRow, column: Column) -> None:
    moment = row.moment(column.field)
    day = today(moment) if moment else row.day(column.field)
    if day is None:
        return
    at = desk.at(row, column.field)
    if column.past and day > desk.on:
        desk.problems.error(ProblemCode.EVENT_IN_FUTURE, at, seen=day.isoformat(), expected=desk.on.isoformat())
    first = row.day(column.not_before) if column.not_before else None
    if first and day < first:
        desk.problems.error(ProblemCode.PERIOD_IMPOSSIBLE, at, seen=f"{first} – {day}")


def check_after(desk: Desk, row: WorkbookRow, field: str, event: str | None) -> None:
    """An error where the day of the cell lies before that of a hazard or an incident (`event`) that it follows."""
    day, begun = row.day(field), desk.days.get(event or "")
    if day and begun and day < dt.date.fromisoformat(begun):
        at = desk.at(row, field)
        desk.problems.error(ProblemCode.EVENT_TOO_EARLY, at, seen=day.isoformat(), expected=begun)
