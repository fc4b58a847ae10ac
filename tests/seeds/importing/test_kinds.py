"""Which files an import takes, told by their names and by what is in them."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.store import Store
from seeds.importing.inputs import read_inputs
from seeds.importing.originals import Originals
from seeds.importing.unit import import_files
from seeds.report import ProblemCode
from tests.seeds.importing.made_up import NOW, dump, found_city
from tests.seeds.readers.in_forms import as_docx
from tests.seeds.readers.made_up import liaison_notice
from tests.seeds.readers.made_up_rosters import HEADINGS, IN_SHEET, MAPPING, ROWS, as_sheet, as_tabs

C = ProblemCode
OLE = bytes.fromhex("d0cf11e0a1b11ae1")
LOCKED = OLE + "EncryptedPackage".encode("utf-16-le")


def given(folder: Path, name: str, content: bytes) -> Path:
    path = folder / name
    path.write_bytes(content)
    return path


@pytest.mark.parametrize(
    ("name", "content", "code", "expected"),
    [
        ("a.doc", b"", C.FILE_OF_OLD_KIND, ".docx"),
        ("a.xls", b"", C.FILE_OF_OLD_KIND, ".xlsx"),
        ("a.jpg", b"", C.FILE_KIND_UNKNOWN, ".txt、.md、.docx、.pdf、.xlsx"),
        ("a.docx", OLE, C.FILE_OF_OLD_KIND, ".docx、.xlsx"),
        ("a.docx", LOCKED, C.FILE_ENCRYPTED, "FILE_WITHOUT_PASSWORD"),
        ("a.xlsx", LOCKED, C.FILE_ENCRYPTED, "FILE_WITHOUT_PASSWORD"),
        ("a.docx", "示例".encode(), C.FILE_KIND_DISAGREES, ".docx"),
        ("a.pdf", as_sheet(), C.FILE_KIND_DISAGREES, ".pdf"),
        ("a.txt", b"%PDF-1.7", C.FILE_KIND_DISAGREES, ".txt"),
        ("a.xlsx", "示例".encode(), C.NOT_WORKBOOK, "XLSX"),
        ("a.xlsx", as_sheet(), C.MAPPING_NEEDED, "--map"),
    ],
)
def test_a_file_that_cannot_be_taken(
    tmp_path: Path, name: str, content: bytes, code: ProblemCode, expected: str
) -> None:
    (found,) = read_inputs([given(tmp_path, name, content)], None)
    assert [(problem.code, problem.expected) for problem in found.problems] == [(code, expected)]


def test_a_name_in_capitals(tmp_path: Path) -> None:
    content = as_docx(liaison_notice())
    (found,) = read_inputs([given(tmp_path, "A.DOCX", content)], None)
    assert (found.problems, found.suffix) == ((), ".docx")
    kept = Originals(tmp_path)
    kept.keep(found.content, found.suffix)
    assert kept.find(f"{found.stored.sha256}.DOCX") == tmp_path / "files" / f"{found.stored.sha256}.docx"


@pytest.fixture
async def city(embedded_store: Store) -> Store:
    await found_city(embedded_store)
    return embedded_store


def mapped(folder: Path, text: str = MAPPING + IN_SHEET) -> Path:
    return given(folder, "mapping.toml", text.encode())


LINKS = """
MATCH (p:Person)<-[:ASSIGNEE]-(a:Assignment {basis: 'LIAISON'})-[:SUBJECT]->(s:Area)
RETURN collect([p.name, s.name, a.validFrom, a.validTo, a.row])
"""


async def test_a_sheet_and_a_text_state_the_same(city: Store, tmp_path: Path) -> None:
    rows = (HEADINGS, *ROWS[:2])
    sheet, text = given(tmp_path, "a.xlsx", as_sheet(rows)), given(tmp_path, "a.md", as_tabs(rows).encode())
    report = await import_files(city, [sheet], now=NOW, mapping=mapped(tmp_path))
    assert not report.has_errors, report.problems
    assert report.files[0].counts == {"LEADERS": 3, "PLACES": 3}
    links = sorted(await city.value(LINKS))
    assert links == sorted(
        [["示例甲", "示例镇", "2031-04-01", "2031-10-01", 1]]
        + [
            [name, place, "2031-04-02", "9999-12-31", 2]
            for name in ("示例乙", "示例丙")
            for place in ("示例街道", "例二镇")
        ]
    )
    # The same number: the text is another reading of the same document, with another title.
    again = await import_files(city, [text], now=NOW, mapping=mapped(tmp_path, MAPPING))
    assert not again.has_errors, again.problems
    assert {kind for kind in again.files[0].changes.changed if kind == "Assignment"} == set()  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("row", "code", "column"),
    [
        (("1", "示例甲", "北区", "", "", ""), C.REFERENCE_UNKNOWN, 3),
        (("1", "示例甲", "", "不详有限公司", "", ""), C.ENTERPRISE_MISSING, 4),
        (("1", "示例甲", "", "不详有限公司", "91000000000000001N", ""), C.ENTERPRISE_MISSING, 5),
        (ROWS[1], C.ROW_REPEATED, 3),
    ],
)
async def test_a_row_that_resolves_to_nothing_refuses_the_import(
    city: Store, tmp_path: Path, row: tuple[str, ...], code: ProblemCode, column: int
) -> None:
    before = await dump(city)
    path = given(tmp_path, "a.xlsx", as_sheet((HEADINGS, ROWS[1], row)))
    report = await import_files(city, [path], now=NOW, mapping=mapped(tmp_path))
    first = next(problem for problem in report.problems)
    assert (first.code, first.sheet, first.row, first.column) == (code, "名单", 5, column)
    assert await dump(city) == before


async def test_an_enterprise_of_the_register_keeps_its_name(city: Store, tmp_path: Path) -> None:
    code = "91000000000000001N"
    first = (HEADINGS, ("1", "示例甲", "示例街道", "示例企业有限公司", code, ""))
    await import_files(city, [given(tmp_path, "a.xlsx", as_sheet(first))], now=NOW, mapping=mapped(tmp_path))
    other = (HEADINGS, ("1", "示例甲", "", "别名有限公司", code, ""), ("2", "示例乙", "", "示例企业有限公司", "", ""))
    path = given(tmp_path, "b.xlsx", as_sheet(other))
    report = await import_files(city, [path], now=NOW, mapping=mapped(tmp_path))
    assert [(p.code, p.row, p.column, p.expected) for p in report.problems] == [
        (C.ENTERPRISE_NAME_DIFFERS, 4, 4, "示例企业有限公司")
    ]
    linked = "MATCH (p:Person)<-[:ASSIGNEE]-(a:Assignment)-[:SUBJECT]->(e:Enterprise) WHERE a.recordedTo > '9' "
    assert sorted(await city.value(linked + "RETURN collect([p.name, e.name])")) == [
        ["示例乙", "示例企业有限公司"],
        ["示例甲", "示例企业有限公司"],
    ]


async def test_a_mapping_that_is_wrong_refuses_the_import(city: Store, tmp_path: Path) -> None:
    path = given(tmp_path, "a.xlsx", as_sheet())
    report = await import_files(city, [path], now=NOW, mapping=mapped(tmp_path, "[columns]\n"))
    assert [(file.file, file.problems[0].code) for file in report.files] == [("mapping.toml", C.MAPPING_WRONG)]


async def test_a_day_that_was_given_counts_at_the_next_import(city: Store, tmp_path: Path) -> None:
    from datetime import date

    text = MAPPING + IN_SHEET.replace("date =", "# date =")
    path = given(tmp_path, "a.xlsx", as_sheet((HEADINGS, ROWS[1])))
    dated = await import_files(city, [path], now=NOW, mapping=mapped(tmp_path, text), issued_on=date(2031, 4, 3))
    assert not dated.has_errors, dated.problems
    assert (await import_files(city, [path], now=NOW, mapping=mapped(tmp_path, text))).changes_nothing
    assert {row[2] for row in await city.value(LINKS)} == {"2031-04-03"}
