"""A bureau's own table, read with a mapping: the same links from every form, and every mistake with its place."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest

from seeds.readers.mapped import read_mapped
from seeds.readers.parsed import MappedLink, ParsedDocument
from seeds.report import NOWHERE, Problem, ProblemCode
from tests.seeds.readers.in_forms import as_docx, as_pdf
from tests.seeds.readers.made_up_rosters import (
    HEADINGS,
    IN_SHEET,
    MAPPING,
    ROWS,
    as_markdown,
    as_sheet,
    as_tabs,
    mapping,
)

C = ProblemCode
GROUPS = '[columns]\nleader = "姓名"\ngroup = "组"\nrole = "职务"\nplace = "地区"\n'
ROLES = '[roles]\n"组长" = "LEAD"\n"组员" = "MEMBER"\n'


def read(folder: Path, content: bytes, text: str = MAPPING, name: str = "名单") -> ParsedDocument:
    return read_mapped(content, name, mapping(folder, text))


def without_place(links: tuple[MappedLink, ...]) -> list[MappedLink]:
    return [replace(link, at=NOWHERE) for link in links]


def told(document: ParsedDocument) -> list[tuple[ProblemCode, str | None, int | None, int | None, str | None]]:
    return [(p.code, p.sheet, p.row, p.column, p.seen) for p in document.errors]


def test_the_rows_of_a_sheet(tmp_path: Path) -> None:
    document = read(tmp_path, as_sheet(), MAPPING + IN_SHEET)
    assert document.problems == ()
    assert (document.number, document.title) == ("示应急〔2031〕7号", "示例挂钩名单")
    assert (document.issuer_name, document.issued_on) == ("示例市应急管理局", dt.date(2031, 4, 2))
    first, second, third = document.links
    assert (first.people, first.places) == ((("示例甲", "LIAISON"),), ("东区示例镇",))
    assert (first.first_day, first.last_day) == (dt.date(2031, 4, 1), dt.date(2031, 9, 30))
    assert ([name for name, _ in second.people], second.places) == (
        ["示例乙", "示例丙"],
        ("西区示例街道", "西区例二镇"),
    )
    assert (third.enterprise, third.uscc) == ("示例企业有限公司", "91000000000000001N")
    assert (third.first_day, third.last_day) == (dt.date(2031, 5, 1), None)
    assert third.citation.excerpt == "｜".join(ROWS[2])
    assert [(link.at.sheet, link.at.row) for link in document.links] == [("名单", 4), ("名单", 5), ("名单", 6)]


@pytest.mark.parametrize("form", ["tabs", "markdown", "docx", pytest.param("pdf", marks=pytest.mark.slow)])
def test_every_form_says_the_same(tmp_path: Path, form: str) -> None:
    forms = {"tabs": as_tabs().encode, "markdown": as_markdown().encode}
    made = {"docx": as_docx, "pdf": as_pdf}
    content = forms[form]() if form in forms else made[form](as_tabs())
    document = read(tmp_path, content)
    assert document.problems == ()
    assert (document.number, document.issued_on) == ("示应急〔2031〕7号", dt.date(2031, 4, 2))
    sheet = read(tmp_path, as_sheet(), MAPPING + IN_SHEET)
    assert without_place(document.links) == without_place(sheet.links)


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        (("1", "", "东区", "", "", ""), (C.LEADER_MISSING, 2, None)),
        (("1", "示例甲", "", "", "", ""), (C.PLACE_MISSING, 3, None)),
        (("1", "示例甲局长", "东区", "", "", ""), (C.NAME_IMPOSSIBLE, 2, "示例甲局长")),
        (("1", "示例甲、示例甲", "东区", "", "", ""), (C.PERSON_REPEATED, 2, "示例甲")),
        (("1", "示例甲", "东区、、西区", "", "", ""), (C.PLACE_MISSING, 3, "东区、、西区")),
        (("1", "示例甲", "东区、东区", "", "", ""), (C.PLACE_REPEATED, 3, "东区")),
        (("1", "示例甲", "东区", "示例", "91000000000000002N", ""), (C.CHECK_CHARACTER_WRONG, 5, "91000000000000002N")),
        (("1", "示例甲", "东区", "示例", "910", ""), (C.CELL_WRONG, 5, "910")),
        (("1", "示例甲", "东区", "", "", "尽快"), (C.CELL_WRONG, 6, "尽快")),
        (("1", "示例甲", "东区", "", "", "2031-04-01"), (C.CELL_WRONG, 6, "2031-04-01")),
        (("1", "示例甲", "东区", "", "", "2031年2月30日至今"), (C.DATE_IMPOSSIBLE, 6, "2031年2月30日")),
        (("1", "示例甲", "东区", "", "", "2031年4月至2031年3月"), (C.PERIOD_IMPOSSIBLE, 6, "2031-04-01 – 2031-03-31")),
    ],
)
def test_a_mistake_in_a_cell_is_told_with_its_place(
    tmp_path: Path, row: tuple[str, ...], expected: tuple[ProblemCode, int, str | None]
) -> None:
    code, column, seen = expected
    document = read(tmp_path, as_sheet((HEADINGS, ROWS[1], row)), MAPPING + IN_SHEET)
    assert told(document) == [(code, "名单", 5, column, seen)]
    in_text = read(tmp_path, as_tabs((HEADINGS, row)).encode())
    assert [(p.code, p.column, p.row, p.line) for p in in_text.errors] == [(code, column, 1, 18)]


def test_a_column_that_is_not_there(tmp_path: Path) -> None:
    rows = (("编号", "联系领导", "镇", "联系企业", "代码", "期限"), ROWS[0])
    document = read(tmp_path, as_sheet(rows), MAPPING + IN_SHEET)
    (problem,) = document.errors
    assert (problem.code, problem.sheet, problem.row, problem.expected) == (
        C.MAPPED_COLUMN_MISSING,
        "名单",
        3,
        "联系镇（街道）",
    )


def test_a_table_or_a_sheet_that_is_not_there(tmp_path: Path) -> None:
    (problem,) = read(tmp_path, f"{END_ONLY}".encode()).errors
    assert problem.code is C.MAPPED_TABLE_MISSING
    (problem,) = read(tmp_path, as_sheet(), f'{MAPPING}{IN_SHEET}[table]\nsheet = "别表"\n').errors
    assert (problem.code, problem.seen, problem.expected) == (C.MAPPED_TABLE_MISSING, "名单", "别表")


END_ONLY = "示例市应急管理局文件\n\n示应急〔2031〕7号\n\n关于示例的通知\n\n各区：\n\n正文。\n\n2031年4月2日\n"


def test_of_several_tables_the_mapping_says_which(tmp_path: Path) -> None:
    content = as_sheet(title="一", more=("二",))
    (problem,) = read(tmp_path, content, MAPPING + IN_SHEET).errors
    assert (problem.code, problem.expected) == (C.REFERENCE_AMBIGUOUS, "一、二")
    for choice, sheets in (('sheet = "二"', ["二"]), ("number = 1", ["一"]), ("every = true", ["一", "二"])):
        document = read(tmp_path, content, f"{MAPPING}{IN_SHEET}[table]\n{choice}\n")
        assert list(dict.fromkeys(link.at.sheet for link in document.links)) == sheets
    (problem,) = read(tmp_path, content, f"{MAPPING}{IN_SHEET}[table]\nnumber = 3\n").errors
    assert (problem.code, problem.expected) == (C.MAPPED_TABLE_MISSING, "table.number = 3")


def test_sums_blank_rows_and_what_stands_below_are_no_rows(tmp_path: Path) -> None:
    rows = (HEADINGS, ROWS[0], ("",) * 6, ("合 计", "3"), HEADINGS, ("填表人：示例庚",), ("2", "不读"))
    assert len(read(tmp_path, as_sheet(rows), MAPPING + IN_SHEET).links) == 1


def test_merged_cells_are_filled_down_and_end_with_the_next(tmp_path: Path) -> None:
    rows = (
        ("组", "组长", "组员", "地区"),
        *(("一组", "示例甲", "示例乙", "东区"), ("", "", "", "西区")),
        *(("二组", "示例丙", "", "东区"), ("", "", "", "西区")),
    )
    text = '[table]\nfill_down = ["group", "leader", "members"]\n'
    columns = '[columns]\ngroup = "组"\nleader = "组长"\nmembers = "组员"\nplace = "地区"\n'
    document = read(tmp_path, as_sheet(rows), text + columns + IN_SHEET)
    assert document.errors == ()
    first = (("示例甲", "LEAD"), ("示例乙", "MEMBER"))
    assert [link.people for link in document.links] == [first, first, *[(("示例丙", "LEAD"),)] * 2]
    assert [link.group for link in document.links] == ["一组", "一组", "二组", "二组"]
    assert document.links[1].citation.excerpt == "一组｜示例甲｜示例乙｜西区"


def test_a_word_for_a_role_that_the_mapping_does_not_know(tmp_path: Path) -> None:
    rows = (("组", "姓名", "职务", "地区"), ("一组", "示例甲", "组长", "东区"), ("一组", "示例乙", "顾问", "东区"))
    document = read(tmp_path, as_sheet(rows), GROUPS + ROLES + IN_SHEET)
    assert [link.people for link in document.links] == [(("示例甲", "LEAD"),)]
    assert told(document) == [(C.MAPPED_WORD_UNKNOWN, "名单", 5, 3, "顾问")]


def test_two_rows_of_headings(tmp_path: Path) -> None:
    rows = (("人员", "", "地区"), ("姓名", "电话", ""), ("示例甲", "13800001234", "东区"))
    text = '[table]\nheading_rows = 2\n[columns]\nleader = "人员/姓名"\nplace = "地区"\n'
    document = read(tmp_path, as_sheet(rows), text + IN_SHEET)
    assert document.errors == ()
    (link,) = document.links
    assert link.people == (("示例甲", "LIAISON"),)
    assert "1380000" not in repr(document)


def test_the_persons_of_an_enterprise(tmp_path: Path) -> None:
    rows = (("企业", "代码", "负责人"), ("示例企业有限公司", "91000000000000001N", "示例甲"))
    text = (
        '[columns]\nleader = "负责人"\nenterprise = "企业"\nuscc = "代码"\n'
        '[values]\nbasis = "ENTERPRISE_PRIMARY"\nrole = "PRINCIPAL"\nfrom = 2031-01-01\nuntil = 2031-12-31\n'
    )
    (link,) = read(tmp_path, as_sheet(rows), text + IN_SHEET).links
    assert (link.basis, link.role, link.first_day, link.last_day) == (
        "ENTERPRISE_PRIMARY",
        "PRINCIPAL",
        dt.date(2031, 1, 1),
        dt.date(2031, 12, 31),
    )


@pytest.mark.parametrize(
    ("head", "code", "expected"),
    [
        ('title = { after = "标题：" }\nissuer = { text = "示例市局" }\n', C.MAPPED_PART_MISSING, "TITLE"),
        ("title = { line = 1 }\n", C.MAPPED_PART_MISSING, "ISSUER"),
        ('title = { line = 1 }\nissuer = { cell = "Z99" }\n', C.MAPPED_PART_MISSING, "ISSUER"),
        (
            'title = { line = 1 }\nissuer = { text = "示例市局" }\nnumber = { text = "七号" }\n',
            C.NUMBER_BROKEN,
            "NUMBER",
        ),
        (
            'title = { line = 1 }\nissuer = { text = "示例市局" }\ndate = { text = "某日" }\n',
            C.CELL_WRONG,
            "DAY_IN_CELL",
        ),
    ],
)
def test_a_head_that_is_not_where_the_mapping_says(tmp_path: Path, head: str, code: ProblemCode, expected: str) -> None:
    document = read(tmp_path, as_sheet(), f"{MAPPING}[document]\n{head}")
    assert (code, expected) in [(problem.code, problem.expected) for problem in document.errors]


def test_a_head_that_says_two_things(tmp_path: Path) -> None:
    rows = (HEADINGS, ROWS[0], ("文号：示应急〔2031〕8号",))
    problems: tuple[Problem, ...] = read(tmp_path, as_sheet(rows), MAPPING + IN_SHEET).errors
    assert (C.PART_REPEATED, "示应急〔2031〕7号、示应急〔2031〕8号") in [(p.code, p.seen) for p in problems]


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 xl/workbook.xml", as_sheet()[:2000], "示例".encode("utf-16-be")])
def test_a_broken_file_is_a_problem(tmp_path: Path, content: bytes) -> None:
    document = read(tmp_path, content)
    assert document.errors
    assert document.links == ()
