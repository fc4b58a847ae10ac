"""The worked case of docs/worked-case: from its files in an empty register to the very bytes of its dossier."""

from __future__ import annotations

import io
import re
from functools import cache
from hashlib import sha256
from typing import Any

import orjson
import pytest
from docx import Document
from docx.oxml.ns import qn
from docx.table import _Row
from openpyxl import load_workbook

from graph.store import Store
from service.dossier.layout import SHADED
from tests.worked_case.make import FOLDER, WORKBOOKS, dossiers, enter, workbooks
from tests.worked_case.register import REGISTER

DOSSIERS = ("dossier.json", "dossier.en.json", "dossier.docx", "dossier.en.docx")
_ROW = re.compile(r"^\| (?P<who>[^|]+) \| (?P<duty>[^|]+) \|(?P<rest>.*)\|$", re.MULTILINE)


def kept(name: str) -> bytes:
    """A file of the case as it is kept."""
    return (FOLDER / name).read_bytes()


def content() -> dict[str, Any]:
    """The kept dossier."""
    found: dict[str, Any] = orjson.loads(kept("dossier.json"))
    return found


def _cells(book: bytes) -> dict[str, list[tuple[object, ...]]]:
    opened = load_workbook(io.BytesIO(book))
    return {sheet.title: list(sheet.iter_rows(values_only=True)) for sheet in opened.worksheets}


@pytest.mark.slow
@pytest.mark.parametrize("name", WORKBOOKS)
def test_the_workbooks_are_those_that_the_script_makes(name: str) -> None:
    assert _cells(kept(name)) == _cells(workbooks()[name]), "python -m tests.worked_case.make"


@pytest.mark.slow
async def test_the_dossier_is_made_of_the_files_and_of_nothing_else(store: Store) -> None:
    await enter(store)
    made = await dossiers(store)
    assert sorted(made) == sorted(DOSSIERS)
    for name in ("dossier.json", "dossier.en.json"):
        assert orjson.loads(made[name]) == orjson.loads(kept(name)), "python -m tests.worked_case.make"
    # Byte for byte, from another register, on each engine.
    assert [name for name in DOSSIERS if made[name] != kept(name)] == []
    assert await dossiers(store) == made


def _duties() -> dict[tuple[str, str], dict[str, Any]]:
    found = content()
    who = {line["number"]: line["holder"] or line["organization"] for line in found["chain"]}
    return {
        (who[held["link"]], duty["number"]): duty
        for held in found["performance"]
        if not held["isPredecessor"]
        for duty in held["duties"]
    }


def test_every_duty_adds_up() -> None:
    for duty in _duties().values():
        quota = duty["quota"] or 1
        assert duty["required"] == duty["performed"] + duty["missed"] + duty["unknown"]
        assert len(duty["missedPeriods"]) <= duty["missed"] <= quota * len(duty["missedPeriods"])


@pytest.mark.parametrize(
    ("page", "numbers"), [("README.md", slice(2, 9)), ("README.zh.md", slice(2, 9))], ids=["en", "zh"]
)
def test_the_tables_of_the_pages_say_what_the_dossier_says(page: str, numbers: slice) -> None:
    duties, rows = _duties(), {}
    for match in _ROW.finditer((FOLDER / page).read_text("utf-8")):
        cells = [match["who"], match["duty"].strip("`"), *(cell.strip() for cell in match["rest"].split("|"))]
        if (cells[0], cells[1]) in duties:
            rows[cells[0], cells[1]] = [int(cell) for cell in cells[numbers]]
    names = ("required", "performed", "missed", "unknown", "late", "waived", "recordedAfterIncident")
    expected = {
        which: [duty[name] for name in names]
        for which, duty in duties.items()
        if duty["required"] or duty["waived"] or duty["records"]
    }
    assert rows == expected


def test_the_chain_shows_what_was_entered_later() -> None:
    lines = {line["holder"]: (line["number"], line["standing"]) for line in content()["chain"] if line["holder"]}
    assert lines["示例己"] == (3, "ENTERED_LATER")
    assert lines["示例戊"] == (None, "WITHDRAWN_LATER")
    assert {standing for _, standing in lines.values()} == {"BOTH", "ENTERED_LATER", "WITHDRAWN_LATER"}


def test_records_say_when_they_were_entered_and_what_was_corrected() -> None:
    records = {record["number"]: record for record in content()["records"]}
    later = [number for number, record in records.items() if record["enteredAfterIncident"]]
    assert later == ["LZ-2025-003", "LZ-2025-060"]
    assert records["LZ-2025-003"]["daysBefore"] == ["2025-04-29"]
    corrected = [number for number, record in records.items() if record["correctedAt"]]
    assert corrected == ["LZ-2025-002", "LZ-2025-003"]


def test_what_was_known_before_says_whether_it_was_entered_only_afterwards() -> None:
    found = content()
    hazards = {hazard["number"]: hazard for hazard in found["hazards"]}
    assert [number for number, hazard in hazards.items() if hazard["enteredAfterIncident"]] == ["YH-2025-004"]
    (extension,) = hazards["YH-2025-004"]["extensions"]
    assert extension["enteredAfterIncident"]
    moved = [step for step in hazards["YH-2025-002"]["steps"] if step["enteredAfterIncident"]]
    assert [(step["status"], step["on"], step["daysBefore"]) for step in moved] == [
        ("ACCEPTED", "2025-04-12", ["2025-04-11"])
    ]
    corrected = {number: hazard["asKnown"] for number, hazard in hazards.items() if hazard["asKnown"]}
    assert corrected == {"YH-2025-002": {"title": "配电箱前堆放杂物", "grade": "GENERAL"}}
    assert (hazards["YH-2025-002"]["grade"], hazards["YH-2025-002"]["correctedAt"][:10]) == ("MAJOR", "2025-10-09")
    for lines, later in (("listings", ["GP-2025-002"]), ("measuresBefore", ["CS-2025-006"])):
        assert [line["number"] for line in found[lines] if line["enteredAfterIncident"]] == later
    # The deadline of the step on which it was found, until the extension.
    assert (hazards["YH-2025-004"]["dueOn"], hazards["YH-2025-004"]["overdueSince"]) == ("2025-08-18", "2025-08-19")


def test_measures_against_a_holder_stand_with_the_duties() -> None:
    found = content()
    who = {line["number"]: line["holder"] for line in found["chain"] if line["number"]}
    against = {who[held["link"]]: [m["number"] for m in held["measures"]] for held in found["performance"]}
    assert {name: numbers for name, numbers in against.items() if numbers} == {
        "示例丙": ["CS-2025-005"],
        "示例壬": ["CS-2025-006"],
    }


def _lines(found: dict[str, Any]) -> list[dict[str, Any]]:
    """Every line that has a source."""
    names = ("chain", "gaps", "records", "hazards", "listings", "measuresBefore", "measures", "investigations")
    lines = [line for name in names for line in found[name]] + found["incident"]["counts"]
    lines += [line for hazard in found["hazards"] for name in ("steps", "extensions", "plans") for line in hazard[name]]
    lines += [line for held in found["performance"] for name in ("duties", "measures") for line in held[name]]
    return [line for line in lines if "steps" not in line]


def _row_of_workbook(place: str) -> tuple[object, ...] | None:
    book, _, row = place.partition("，")
    if book not in WORKBOOKS:
        return None
    sheet, number = row.removesuffix("行").split("，第")
    return _kept_cells(book)[sheet][int(number) - 1]


@cache
def _kept_cells(book: str) -> dict[str, list[tuple[object, ...]]]:
    return _cells(kept(book))


def test_a_record_was_entered_from_the_row_that_has_its_number() -> None:
    found = content()
    places = {source["number"]: source["enteredFrom"] for source in found["sources"]}
    entered = {record["number"]: places[record["source"]] for record in found["records"]}
    rows = {number: _row_of_workbook(place) for number, place in entered.items() if place}
    assert len(rows) == 20
    assert all(number in (row or ()) for number, row in rows.items())


def test_every_line_has_a_source() -> None:
    assert [line for line in _lines(content()) if line["source"] is None] == []


def test_every_source_is_one_of_the_documents_with_its_words_or_a_row_of_a_workbook() -> None:
    found = content()
    numbers = [source["number"] for source in found["sources"]]
    assert numbers == list(range(1, len(numbers) + 1))
    held = {line["membershipSource"] for line in found["chain"]} - {None}
    assert {line["source"] for line in _lines(found)} | held == set(numbers)
    texts = "".join(re.sub(r"\s", "", kept(name).decode()) for name in ("notice.txt", "plan.txt"))
    texts += "".join(str(row["内容"]) for row in REGISTER["职责"])
    for source in found["sources"]:
        # A row of a workbook, and one that only cites the document, is named by its file, sheet and row.
        row = _row_of_workbook(source["excerpt"] or source["enteredFrom"])
        if row is not None:
            assert any(row)
            assert source["documentNumber"] is None or source["documentNumber"] in row
        else:
            assert all(cell in texts for cell in re.sub(r"\s", "", source["excerpt"]).split("｜")), source


def test_every_source_leads_to_the_file_that_it_was_read_from() -> None:
    found = content()
    files = {file["number"]: file for file in found["files"]}
    for file in files.values():
        assert file["sha256"] == sha256(kept(file["name"])).hexdigest()
        assert file["url"] == f"/files/{file['sha256']}.{file['name'].rpartition('.')[2]}"
    for source in found["sources"]:
        name = files[source["file"]]["name"]
        row, _, _ = (source["excerpt"] or source["enteredFrom"]).partition("，")
        if row in WORKBOOKS:
            assert name == row
        else:
            documents = {"示例应急〔2025〕1号": "notice.txt", "示例甲应急〔2025〕2号": "plan.txt"}
            # The duties of 示例政办发〔2025〕3号 were typed into the workbook.
            assert name == documents.get(source["documentNumber"], "2-register.xlsx")
    assert {file["name"] for file in files.values()} == {*WORKBOOKS, "notice.txt", "plan.txt"} - {"1-areas.xlsx"}


def _is_shaded(row: _Row) -> bool:
    """Whether all of a row is."""
    fills = [cell._tc.tcPr.find(qn("w:shd")) for cell in row.cells if cell._tc.tcPr is not None]
    return all(fill is not None and fill.get(qn("w:fill")) == SHADED for fill in fills)


@pytest.mark.parametrize("name", ["dossier.docx", "dossier.en.docx"])
def test_the_docx_opens_with_headings_that_repeat_and_says_all_of_it(name: str) -> None:
    opened, found = Document(io.BytesIO(kept(name))), orjson.loads(kept(name.replace(".docx", ".json")))
    for table in opened.tables:
        widths = {len(row.cells) for row in table.rows}
        assert len(widths) == 1
        assert all(cell.width for row in table.rows for cell in row.cells)
    repeated = [
        t
        for t in opened.tables
        if t.rows[0]._tr.trPr is not None and t.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
    ]
    assert len(repeated) == len(opened.tables) - 2
    text = "\n".join(cell.text for table in opened.tables for row in table.rows for cell in row.cells)
    for record in found["records"]:
        assert record["number"] in text
    for source in found["sources"]:
        assert (source["excerpt"] or source["enteredFrom"] or "") in text
    assert all(file["sha256"] in text for file in found["files"])
    later = [
        line["number"]
        for name in ("records", "hazards", "listings", "measuresBefore")
        for line in found[name]
        if line["enteredAfterIncident"]
    ]
    shaded = {row.cells[0].text for table in opened.tables for row in table.rows if _is_shaded(row)}
    assert {*later, "YH-2025-002"} <= shaded, "and the hazard of which a step was moved"
    assert not shaded & {"LZ-2025-001", "YH-2025-001", "GP-2025-001", "CS-2025-005", "CS-2025-002", "CS-2025-003"}
    paragraphs = [paragraph.text for paragraph in opened.paragraphs]
    assert all(line["words"] in paragraphs for line in found["unknown"])
    properties = opened.core_properties
    assert properties.created == properties.modified
    assert properties.created.isoformat() == "2025-10-09T02:00:00+00:00", (
        "the last recording: a question is never ahead of it"
    )
