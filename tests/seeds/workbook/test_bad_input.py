"""What is wrong in a workbook is named with its sheet, row and column, with what was seen and what was expected."""

import datetime as dt
import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import Workbook

from seeds.messages import message
from seeds.report import ProblemCode, Severity
from seeds.workbook import ParsedWorkbook, archive, read_workbook
from tests.seeds.workbook.made_up import ENTERPRISE, PERSON, USCC, WHOLE, as_bytes, changed, filled

# A spreadsheet's moments have no zone.
MIDNIGHT, MOMENT = dt.datetime(2020, 3, 6), dt.datetime(2020, 3, 6, 8, 30)  # noqa: DTZ001
Found = tuple[str, str | None, int | None, int | None, str | None, str | None]


def found(parsed: ParsedWorkbook) -> list[Found]:
    """The problems without what is the same for all; each can be told in both languages."""
    for problem in parsed.problems:
        assert message(problem, "zh") != message(problem, "en")
    return [(p.code.value, p.sheet, p.row, p.column, p.seen, p.expected) for p in parsed.problems]


def test_a_whole_workbook_is_right() -> None:
    assert found(read_workbook(filled(WHOLE))) == []


@pytest.mark.parametrize(
    "content",
    [b"", b"\x00\x01\x02", "示例市应急管理局文件".encode(), b"PK\x03\x04" + bytes(100), as_bytes(Workbook())[:2000]],
)
def test_what_is_no_workbook(content: bytes) -> None:
    parsed = read_workbook(content, "示例.xlsx")
    assert [(problem.code, problem.expected) for problem in parsed.errors] == [(ProblemCode.NOT_WORKBOOK, "XLSX")]


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    assert [p.code for p in read_workbook(tmp_path / "none.xlsx").errors] == [ProblemCode.FILE_UNREADABLE]


def test_a_cell_far_out_is_not_filled_up_to() -> None:
    def far_out(workbook: Workbook) -> None:
        workbook["人员"]["XFD1048576"] = "x"

    assert [p.code for p in read_workbook(filled(WHOLE, far_out)).errors] == [ProblemCode.FILE_TOO_LARGE]


def _rename(sheet: str, spot: str, value: str | None) -> Callable[[Workbook], None]:
    def rename(workbook: Workbook) -> None:
        workbook[sheet][spot] = value

    return rename


@pytest.mark.parametrize(
    ("then", "expected"),
    [
        (
            lambda w: w.remove(w["岗位"]),
            ("SHEET_MISSING", None, None, None, "区划、行业领域、单位、人员、任职、企业、责任", "岗位"),
        ),
        (lambda w: w.create_sheet("说明"), ("SHEET_NOT_READ", "说明", None, None, "说明", None)),
        (_rename("人员", "C1", "电话"), ("COLUMN_UNKNOWN", "人员", 1, 3, "电话", "姓名、单位")),
        (_rename("人员", "C1", "姓名"), ("COLUMN_REPEATED", "人员", 1, 3, "姓名", "ONCE")),
        (_rename("人员", "A1", None), ("COLUMN_MISSING", "人员", 1, None, None, "姓名")),
        (_rename("人员", "C2", "备注"), ("UNEXPECTED_TEXT", "人员", 2, 3, "备注", "BLANK")),
    ],
)
def test_sheets_and_headers(then: Callable[[Workbook], None], expected: Found) -> None:
    assert found(read_workbook(filled(WHOLE, then))) == [expected]


def test_a_sheet_that_is_not_read_is_a_warning() -> None:
    parsed = read_workbook(filled(WHOLE, lambda workbook: workbook.create_sheet("说明")))
    assert [problem.severity for problem in parsed.problems] == [Severity.WARNING]


@pytest.mark.parametrize(
    ("sheet", "cells", "expected"),
    [
        ("人员", {"姓名": "  "}, ("CELL_EMPTY", "人员", 2, 1, None, "姓名")),
        ("任职", {"起始日期": "2020-02-30"}, ("DATE_IMPOSSIBLE", "任职", 2, 6, "2020-02-30", "CALENDAR_DAY")),
        ("任职", {"起始日期": 20200306}, ("CELL_WRONG", "任职", 2, 6, "20200306.0", "DAY_IN_CELL")),
        ("任职", {"起始日期": True}, ("CELL_WRONG", "任职", 2, 6, "True", "DAY_IN_CELL")),
        (
            "任职",
            {"起始日期": MOMENT},
            ("CELL_WRONG", "任职", 2, 6, "2020-03-06 08:30:00", "DAY_IN_CELL"),
        ),
        ("任职", {"角色": "组头"}, ("CELL_WRONG", "任职", 2, 5, "组头", "任职、主持工作、组长、副组长、组员、空缺")),
        ("任职", {"姓名": "示例甲、示例 甲"}, ("PERSON_REPEATED", "任职", 2, 1, "示例甲", "ONCE")),
        ("任职", {"姓名": "示例甲、"}, ("NAME_IMPOSSIBLE", "任职", 2, 1, "示例甲、", "TEXT")),
        ("任职", {"姓名": True}, ("CELL_WRONG", "任职", 2, 1, "True", "TEXT")),
        ("责任", {"附件": 0}, ("CELL_WRONG", "责任", 2, 15, "0", "WHOLE_NUMBER")),
        ("责任", {"附件": 1.5}, ("CELL_WRONG", "责任", 2, 15, "1.5", "WHOLE_NUMBER")),
        (
            "企业",
            {"统一社会信用代码": USCC[:-1] + "0"},
            ("CHECK_CHARACTER_WRONG", "企业", 2, 1, USCC[:-1] + "0", USCC[-1]),
        ),
        ("企业", {"统一社会信用代码": USCC[1:]}, ("CELL_WRONG", "企业", 2, 1, USCC[1:], "USCC")),
        ("企业", {"统一社会信用代码": 10**17}, ("CELL_WRONG", "企业", 2, 1, "1e+17", "USCC")),
        ("行业领域", {"代码": "危"}, ("CELL_WRONG", "行业领域", 2, 1, "危", "SECTOR_CODE")),
        ("企业", {"名称": "=A1"}, ("FORMULA_NOT_CALCULATED", "企业", 2, 2, "=A1", "CALCULATED_VALUE")),
        ("企业", {"名称": "#REF!"}, ("FORMULA_NOT_CALCULATED", "企业", 2, 2, "#REF!", "CALCULATED_VALUE")),
    ],
)
def test_cells(sheet: str, cells: dict[str, object], expected: Found) -> None:
    assert found(read_workbook(filled(changed(sheet, cells)))) == [expected]


def test_an_area_code_has_6_9_or_12_digits() -> None:
    row = {"代码": "3205", "名称": "示例丙区", "级别": "区县级", "上级": "示例市"}
    expected = ("CELL_WRONG", "区划", 2, 1, "3205", "AREA_CODE")
    assert found(read_workbook(filled({"区划": [row]}))) == [expected]


def test_the_same_row_twice() -> None:
    rows = {**WHOLE, "人员": [PERSON, PERSON], "企业": [ENTERPRISE, {}, {**ENTERPRISE, "名称": "示例企业二"}]}
    assert found(read_workbook(filled(rows))) == [
        ("SAME_ROW_TWICE", "人员", 3, None, "示例甲区应急管理局｜示例甲", "2"),
        ("SAME_ROW_TWICE", "企业", 4, None, USCC, "2"),
    ]


def test_blanks_blank_rows_and_numbers_as_codes_are_read() -> None:
    code: dict[str, object] = {"代码": 990103, "名称": "  示例 丙区 ", "级别": "区县级 ", "上级": "示例市"}
    parsed = read_workbook(filled({"区划": [{}, code]}))
    assert parsed.problems == ()
    (row,) = parsed.rows["areas"]
    assert (row.number, row.text("code"), row.text("name"), row.text("level")) == (3, "990103", "示例丙区", "DISTRICT")


@pytest.mark.parametrize("day", [dt.date(2020, 3, 6), MIDNIGHT, "2020-03-06", "2020/3/6", "2020年3月6日"])
def test_ways_to_write_a_day(day: object) -> None:
    parsed = read_workbook(filled(changed("任职", {"起始日期": day})))
    assert parsed.problems == ()
    assert parsed.rows["memberships"][0].day("valid_from") == dt.date(2020, 3, 6)


def test_columns_may_stand_in_another_order() -> None:
    def swap(workbook: Workbook) -> None:
        for row in (1, 2, 3):
            first, second = workbook["人员"].cell(row, 1), workbook["人员"].cell(row, 2)
            first.value, second.value = second.value, first.value

    parsed = read_workbook(filled(WHOLE, swap))
    assert parsed.problems == ()
    assert parsed.rows["persons"][0].columns == {"organization": 1, "name": 2}


def test_files_that_are_too_large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "LONGEST_FILE", 5_000)
    assert [p.code for p in read_workbook(filled(WHOLE)).errors] == [ProblemCode.FILE_TOO_LARGE]
    monkeypatch.setattr(archive, "LONGEST_FILE", len(filled(WHOLE)) + 100)
    monkeypatch.setattr(archive, "_UNPACKED", 1)
    assert [p.code for p in read_workbook(filled(WHOLE)).errors] == [ProblemCode.FILE_TOO_LARGE]


def test_another_archive_and_a_damaged_workbook() -> None:
    other, damaged = io.BytesIO(), io.BytesIO()
    with zipfile.ZipFile(other, "w") as file:
        file.writestr("word/document.xml", "<document/>")
    with zipfile.ZipFile(damaged, "w") as file:
        file.writestr("xl/workbook.xml", "<workbook")
    for content in (other.getvalue(), damaged.getvalue()):
        assert [p.code for p in read_workbook(content).errors] == [ProblemCode.NOT_WORKBOOK]
