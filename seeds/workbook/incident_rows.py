"""Incidents of a workbook, their casualties and their investigation."""

from graph import keys
from graph.clock import today
from seeds.events import casualty_count, incident, investigation
from seeds.incident_types import check_type, type_code
from seeds.workbook.days import check_after
from seeds.workbook.desk import Desk
from seeds.workbook.lookup import Entry
from seeds.workbook.parsed import WorkbookRow
from seeds.workbook.parties import acting_organizations, named, subject

_LEVELS = ("PROVINCE", "CITY", "DISTRICT", "TOWN")
_FIGURES = ("deaths", "serious_injuries", "direct_loss")


def add_incidents(desk: Desk) -> None:
    """Add all incidents; the type is one of the edition of GB 6441 that was in force on the day."""
    for row in desk.parsed.rows["incidents"]:
        number, title, moment, at = row.text("number"), row.text("title"), row.moment("occurred_at"), subject(desk, row)
        if number is None:
            continue
        key = keys.incident(number)
        desk.incidents.add(Entry(key, number))
        if title is None or moment is None:
            continue
        desk.days[key] = today(moment).isoformat()
        type_ = _type(desk, row, desk.days[key])
        field = "enterprise" if row.text("enterprise") else "area"
        if at and desk.stays(row, field, key, at):
            category, safety = row.text("category"), _yes_no(row.text("production_safety"))
            made = incident(number, title, moment, at, type_, category=category, production_safety=safety)
            desk.facts.extend(made)


def _yes_no(seen: str | None) -> bool | None:
    return None if seen is None else seen == "true"


def _type(desk: Desk, row: WorkbookRow, on: str) -> str | None:
    seen = row.text("type")
    if seen is None:
        return None
    code = type_code(seen, on)
    expected = check_type(code, on)
    if expected:
        desk.wrong(row, "type", expected)
    return code


def add_casualties(desk: Desk) -> None:
    """Add how many casualties were counted, and what was lost."""
    for row in desk.parsed.rows["casualties"]:
        key, on = named(desk, row, "incident", desk.incidents), row.day_text("on")
        check_after(desk, row, "on", key)
        deaths, injuries, loss = (row.number_in(field) for field in _FIGURES)
        if deaths is None and injuries is None and loss is None:
            desk.wrong(row, "deaths", "ONE_FIGURE")
        elif key and on:
            desk.facts.add(casualty_count(key, on, deaths, injuries, loss, desk.cited(row)))


def add_investigations(desk: Desk) -> None:
    """Add who investigates which incident, at which level."""
    for row in desk.parsed.rows["investigations"]:
        key, on, level = named(desk, row, "incident", desk.incidents), row.day_text("on"), row.text("level")
        by, raised_from = acting_organizations(desk, row), row.text("elevated_from")
        check_after(desk, row, "on", key)
        if level and raised_from and _LEVELS.index(raised_from) <= _LEVELS.index(level):
            desk.wrong(row, "elevated_from", "LOWER_LEVEL")
        elif key and on and level:
            concluded, conclusion = row.day_text("concluded_on"), row.text("conclusion")
            desk.facts.add(investigation(key, on, level, by, raised_from, concluded, conclusion, desk.cited(row)))
