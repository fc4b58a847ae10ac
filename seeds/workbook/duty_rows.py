"""The duties and tasks that a workbook states of a document: what, by whom, how often or by when."""

import re
from collections import Counter

from graph import keys
from graph.facts import Value
from graph.recurrence import RECURRENCES, WEEK
from seeds.readers.cadence import DURATION, duration_of
from seeds.stating import Cited, Term, statement
from seeds.workbook.desk import Desk
from seeds.workbook.document_rows import described_document
from seeds.workbook.parsed import WorkbookRow
from seeds.workbook.words import BASIS_WORDS, ROLE_WORDS, ROLES_OF

_LONGEST_MONTH = 31


def add_duties(desk: Desk) -> None:
    """Add all duties; `position` is the order of a document's rows."""
    places: Counter[str] = Counter()
    for row in desk.parsed.rows["duties"]:
        document, number, term = described_document(desk, row), row.text("number"), desk.term(row)
        cadence = _cadence(desk, row)
        if document is None or number is None or term is None:
            continue
        # Records may refer to a duty that is refused: its own mistake is told once.
        desk.demands[document].add(("Duty", number))
        if cadence is None or not _fits(desk, row):
            continue
        places[document] += 1
        said = {"number": number, "kind": row.text("kind"), **_bearer(row), **cadence, "position": places[document]}
        cited = Cited(document, clause=number, excerpt=row.text("content") or desk.excerpt(row))
        _state(desk, row, ("Duty", document, number), said, term, cited)


def add_tasks(desk: Desk) -> None:
    """Add all numbered tasks; `position` is the order of a document's rows."""
    places: Counter[str] = Counter()
    for row in desk.parsed.rows["tasks"]:
        document, number, term = described_document(desk, row), row.text("number"), desk.term(row)
        section, title = row.text("section"), row.text("title")
        if document is None or number is None or term is None or section is None or title is None:
            continue
        places[document] += 1
        said: dict[str, Value] = {"number": number, "section": section, "title": title, "position": places[document]}
        said |= {"owners": list(row.names("owners")), "dueOn": list(row.names("due_on"))}
        cited = Cited(document, clause=number, excerpt=row.text("content") or desk.excerpt(row))
        _state(desk, row, ("WorkTask", document, number), said, term, cited)


def _state(
    desk: Desk, row: WorkbookRow, parts: tuple[str, str, str], said: dict[str, Value], term: Term, cited: Cited
) -> None:
    quoted = row.text("content") is not None
    desk.state(row, statement(parts[0], keys.slot(*parts), said, [], term, cited, parts, quoted=quoted))


def _bearer(row: WorkbookRow) -> dict[str, Value]:
    return {
        "bearerBasis": row.text("basis"),
        "bearerRole": row.text("role"),
        "bearerLevel": row.text("level"),
    }


def _fits(desk: Desk, row: WorkbookRow) -> bool:
    basis, role = row.text("basis"), row.text("role")
    if basis is None or role is None or role in ROLES_OF[basis]:
        return basis is not None
    desk.wrong(row, "role", "ROLE_OF_BASIS", f"{BASIS_WORDS[basis]} {ROLE_WORDS[role]}")
    return False


def _cadence(desk: Desk, row: WorkbookRow) -> dict[str, Value] | None:
    """In each period, once by a day, within a time of an event, or whenever it is called for; None with an error."""
    recurrence, within = row.text("recurrence"), row.text("within")
    given = [field for field in ("recurrence", "due_on", "within") if row.cells.get(field) is not None]
    if len(given) > 1:
        desk.wrong(row, given[1], "ONE_CADENCE")
        return None
    if not _fits_recurrence(desk, row) or not _fits_event(desk, row):
        return None
    duration = _duration(desk, row, within) if within else None
    if within and duration is None:
        return None
    return {
        "recurrence": recurrence,
        "quota": (row.number_in("quota") or 1) if recurrence else None,
        "dueDay": row.number_in("due_day"),
        "dueOn": row.day_text("due_on"),
        "within": duration,
        "countedFrom": row.text("counted_from"),
    }


def _fits_recurrence(desk: Desk, row: WorkbookRow) -> bool:
    day = row.number_in("due_day")
    if day and day > _LONGEST_MONTH:
        desk.wrong(row, "due_day", "DAY_OF_MONTH")
        return False
    if day and RECURRENCES.get(row.text("recurrence") or "", (None,))[0] == WEEK:
        desk.wrong(row, "due_day", "WHOLE_MONTHS")
        return False
    for field in ("quota", "due_day"):
        if row.number_in(field) and row.text("recurrence") is None:
            desk.wrong(row, field, "WITH_RECURRENCE")
            return False
    return True


def _fits_event(desk: Desk, row: WorkbookRow) -> bool:
    fits = (row.text("within") is None) == (row.text("counted_from") is None)
    if not fits:
        desk.wrong(row, "within", "TIME_AND_EVENT", row.text("within") or row.text("counted_from"))
    return fits


def _duration(desk: Desk, row: WorkbookRow, within: str) -> str | None:
    match = re.fullmatch(DURATION, within.removesuffix("内") + "内")
    found = duration_of(match) if match else None
    if found is None:
        desk.wrong(row, "within", "TIME_LIMIT")
    return found
