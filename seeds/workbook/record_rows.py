"""What was done and reported: records of duty and monthly returns of a workbook."""

from seeds.events import Done, attachment, duty_record, monthly_return
from seeds.report import ProblemCode
from seeds.workbook.columns.records import COUNTS
from seeds.workbook.desk import Desk
from seeds.workbook.document_rows import demanded, known_document
from seeds.workbook.parsed import Attached, WorkbookRow
from seeds.workbook.parties import area_of, assignees, listed
from seeds.workbook.stored_files import stored_file

FOLDER = "附件"
"""The folder beside a workbook in which the files lie that its records name."""


def add_records(desk: Desk) -> None:
    """Add all records of duty (一事一记)."""
    for row in desk.parsed.rows["records"]:
        number, kind, on = row.text("number"), row.text("kind"), row.day_text("on")
        by = tuple(entry.key for entry in assignees(desk, row))
        concerns, duties, files = _concerns(desk, row), _duties(desk, row), _attachments(desk, row)
        if number is None or kind is None or on is None:
            continue
        done = Done(
            number,
            kind,
            on,
            by,
            concerns,
            row.text("title"),
            row.text("summary"),
            duties,
            row.text("month"),
            files,
        )
        desk.facts.add(duty_record(done, desk.cited(row)))


def _concerns(desk: Desk, row: WorkbookRow) -> tuple[str, ...]:
    area = area_of(desk, row)
    found = (
        *((area,) if area else ()),
        *listed(desk, row, "enterprises", desk.enterprises),
        *listed(desk, row, "hazards", desk.hazards),
        *listed(desk, row, "incidents", desk.incidents),
    )
    # An enterprise may be listed by its name and by its code.
    return tuple(dict.fromkeys(found))


def _duties(desk: Desk, row: WorkbookRow) -> tuple[str, ...]:
    numbers = row.names("duties")
    if not numbers:
        return ()
    if row.text("document") is None:
        desk.wrong(row, "duties", "CLAUSE_AND_DOCUMENT")
        return ()
    document = known_document(desk, row)
    return tuple(each for each in numbers if document and demanded(desk, row, "duties", document, "Duty", each))


def _attachments(desk: Desk, row: WorkbookRow) -> tuple[str, ...]:
    """The keys of the files that the row names: beside the workbook or in the store, else those that the record has."""
    found = [_attached(desk, row, name) for name in row.names("files")]
    things = [attachment(file.sha256, file.name, file.size, file.media_type) for file in found if file]
    for thing in things:
        if thing not in desk.facts.things:
            desk.facts.add(thing)
    return tuple(dict.fromkeys(thing.key for thing in things))


def _attached(desk: Desk, row: WorkbookRow, name: str) -> Attached | None:
    if name in desk.parsed.attached:
        return desk.parsed.attached[name]
    stored = stored_file(name)
    wanted = (stored.name, stored.sha256) if stored else (name, None)
    every = desk.known.attachments.get(row.text("number") or "", ())
    held = [file for file in every if wanted in ((file.name, None), (file.name, file.sha256))]
    if len(held) == 1:
        return held[0]
    code = ProblemCode.ATTACHMENT_NOT_STORED if stored else ProblemCode.ATTACHMENT_MISSING
    desk.problems.error(code, desk.at(row, "files"), seen=name, expected=None if stored else FOLDER)
    return None


def add_returns(desk: Desk) -> None:
    """Add what areas reported of months."""
    for row in desk.parsed.rows["returns"]:
        area, month, on = area_of(desk, row), row.text("month"), row.day_text("on")
        if area is None or month is None or on is None:
            continue
        if month > on[:7]:
            desk.wrong(row, "month", "MONTH_NOT_AFTER")
        elif desk.claim(row, area, month):
            counts = {name: row.number_in(field) for field, name in COUNTS.items()}
            desk.facts.add(monthly_return(area, month, on, counts, desk.cited(row)))
