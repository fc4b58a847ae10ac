"""Every problem a reader can report: where it stands, what was seen, what was expected."""

from __future__ import annotations

import datetime as dt

import pytest

from seeds.messages import LABELS, LANGUAGES, TEMPLATES, message
from seeds.readers import read_document
from seeds.readers.parsed import DocumentFormat
from seeds.report import Problem, ProblemCode, Severity
from tests.seeds.readers.made_up import GROUP, liaison_notice, liaison_row, liaison_table, roster, work_plan

E, W = Severity.ERROR, Severity.WARNING
C = ProblemCode
ROW_2 = "\t2\n\t示  乙\n\t示例市西区\n"
FORM_ROW = "\t东区\n\t\n\t\n\t\n"
NOTICE, PLAN = liaison_notice(), work_plan()


def edited(text: str, old: str, new: str) -> str:
    assert old in text
    return text.replace(old, new)


# text, severity, code, what the problem has to say
CASES: dict[str, tuple[str, Severity, ProblemCode, dict[str, object]]] = {
    "row number is missing": (edited(NOTICE, "\t2\n", "\t\n"), E, C.ROW_NUMBER_WRONG, {"row": 2, "expected": "2"}),
    "row is missing": (edited(NOTICE, ROW_2, ""), E, C.ROW_MISSING, {"annex": 1, "seen": "3", "expected": "2"}),
    "row stands twice": (
        edited(NOTICE, ROW_2, ROW_2 + "\n" + ROW_2),
        E,
        C.ROW_REPEATED,
        {"seen": "2", "expected": "3"},
    ),
    "row number is a word": (edited(NOTICE, "\t2\n", "\t乙\n"), E, C.ROW_NUMBER_WRONG, {"seen": "乙", "column": 1}),
    "no leader": (edited(NOTICE, "\t示例丙\n", "\t\n"), E, C.LEADER_MISSING, {"annex": 1, "row": 3, "column": 2}),
    "no place": (edited(NOTICE, "\t示例市西区\n", "\t \n"), E, C.PLACE_MISSING, {"annex": 1, "row": 2, "column": 3}),
    "empty place in a list": (edited(NOTICE, "、西区示例街道", "、、西区示例街道"), E, C.PLACE_MISSING, {"row": 3}),
    "place twice": (
        edited(NOTICE, "、西区例二镇", "、西区例二镇、西区例二镇"),
        W,
        C.PLACE_REPEATED,
        {"seen": "西区例二镇"},
    ),
    "brackets": (edited(NOTICE, "（示例镇）", "（示例镇"), E, C.BRACKETS_UNBALANCED, {"row": 3, "column": 3}),
    "person twice in a row": (
        edited(NOTICE, "\t示例丙\n", "\t示例丙、示例丙\n"),
        E,
        C.PERSON_REPEATED,
        {"seen": "示例丙"},
    ),
    "person in two rows": (
        edited(NOTICE, "\t示例丙\n", "\t示例甲\n"),
        W,
        C.PERSON_IN_SEVERAL_ROWS,
        {"row": 3, "seen": "示例甲", "expected": "1"},
    ),
    "two names set apart by a space": (
        edited(NOTICE, "\t示例丙\n", "\t示丙 示丁\n"),
        E,
        C.NAME_IMPOSSIBLE,
        {"seen": "示丙 示丁"},
    ),
    "no name": (edited(NOTICE, "\t示例丙\n", "\t3号\n"), E, C.NAME_IMPOSSIBLE, {"row": 3, "column": 2}),
    "row lacks a cell": (
        edited(NOTICE, "\t示例市西区\n", ""),
        E,
        C.ROW_LACKS_CELLS,
        {"annex": 1, "row": 2, "seen": "2"},
    ),
    "last row lacks its cells": (
        liaison_notice(annexes=(liaison_table() + liaison_row("5", "示例戊"), roster())),
        E,
        C.ROW_LACKS_CELLS,
        {"row": 5, "seen": "2", "expected": "3"},
    ),
    "row has too many cells": (edited(NOTICE, ROW_2, ROW_2 + "\t示例\n"), E, C.ROW_HAS_EXTRA_CELLS, {"seen": "4"}),
    "headings": (edited(NOTICE, "\t挂钩地区\n", "\t地点\n"), E, C.TABLE_HEADING_WRONG, {"annex": 1}),
    "text between rows": (edited(NOTICE, ROW_2, "示例\n" + ROW_2), E, C.UNEXPECTED_TEXT, {"seen": "示例"}),
    "text below a table": (NOTICE + "注：示例。\n", W, C.UNEXPECTED_TEXT, {"seen": "注：示例。", "annex": 2}),
    "no rows": (
        liaison_notice(annexes=(liaison_table((), ()), roster())),
        E,
        C.PART_MISSING,
        {"expected": "LIAISON_ROWS"},
    ),
    "unit lacks cells": (
        edited(NOTICE, FORM_ROW, "\t东区\n\t\n"),
        E,
        C.ROW_LACKS_CELLS,
        {"annex": 2, "row": 1, "seen": "2"},
    ),
    "last unit lacks cells": (NOTICE.rstrip() + "\n", W, C.ROW_LACKS_CELLS, {"annex": 2, "row": 2, "expected": "4"}),
    "unit twice": (edited(NOTICE, FORM_ROW, FORM_ROW + "\n" + FORM_ROW), E, C.ROW_REPEATED, {"seen": "东区"}),
    "unit without name": (edited(NOTICE, "\t东区\n", "\t\n"), E, C.PLACE_MISSING, {"annex": 2, "row": 1}),
    "filled form": (edited(NOTICE, FORM_ROW, "\t东区\n\t4\n\t\n\t\n"), W, C.CELL_NOT_READ, {"column": 2, "seen": "4"}),
    "form cut off between rows": (
        liaison_notice(annexes=(liaison_table(), roster(("东区",)))),
        E,
        C.ROSTER_LACKS_LINKED_AREA,
        {"annex": 2, "expected": "示例市西区"},
    ),
    "second annex cut off": (liaison_notice(annexes=(liaison_table(),)), E, C.ANNEX_CUT_OFF, {"annex": 2}),
    "both annexes cut off": (
        liaison_notice(annexes=()),
        E,
        C.ANNEX_CUT_OFF,
        {"annex": 1, "expected": "示例挂钩分工表"},
    ),
    "no table at all": (liaison_notice(annexes=()), E, C.TABLE_MISSING, {}),
    "annex twice": (liaison_notice(annexes=(liaison_table(), roster(), roster())), E, C.ANNEX_REPEATED, {"seen": "2"}),
    "annex not announced": (
        liaison_notice(announced="附件：1.示例挂钩分工表\n"),
        W,
        C.ANNEX_NOT_ANNOUNCED,
        {"annex": 2},
    ),
    "announced number jumps": (
        edited(NOTICE, " 2.示例", " 3.示例"),
        E,
        C.HEADING_MISSING,
        {"seen": "3", "expected": "2"},
    ),
    "annex title differs": (
        edited(NOTICE, "\n\n示例挂钩情况表", "\n\n示例另一情况表"),
        W,
        C.ANNEX_TITLE_DIFFERS,
        {"seen": "示例另一情况表"},
    ),
    "annex of another kind": (NOTICE + "附件3：\n\n示例说明\n", E, C.ANNEX_NOT_READ, {"annex": 3}),
    "heading missing": (
        edited(NOTICE, "二、工作方式", "工作方式"),
        E,
        C.HEADING_MISSING,
        {"seen": "三", "expected": "2"},
    ),
    "heading twice": (edited(NOTICE, "三、有关", "二、有关"), E, C.HEADING_REPEATED, {"seen": "二", "expected": "3"}),
    "second level starts late": (
        edited(NOTICE, "（一）认真准备。\n", ""),
        E,
        C.HEADING_MISSING,
        {"seen": "二", "expected": "1"},
    ),
    "item missing": (edited(PLAN, "1.学习", "2.学习"), E, C.HEADING_MISSING, {"seen": "2", "expected": "1"}),
    "impossible day of issue": (liaison_notice(day="2031年2月30日"), E, C.DATE_IMPOSSIBLE, {"seen": "2031年2月30日"}),
    "impossible day in prose": (edited(NOTICE, "压实责任。", "自2031年2月30日起。"), W, C.DATE_IMPOSSIBLE, {}),
    "no day": (liaison_notice(day=""), W, C.DATE_NOT_SAID, {"expected": "DATE_OF_ISSUE"}),
    "neither day nor number": (liaison_notice(day="", number=""), E, C.DATE_NOT_SAID, {"expected": "NUMBER_OR_DATE"}),
    "two days": (
        edited(PLAN, "请执行。", "请执行。\n\n示例区应急管理局\n\n2031年5月10日"),
        E,
        C.DATE_AMBIGUOUS,
        {"seen": "2031年5月11日"},
    ),
    "year of the number": (
        liaison_notice(day="2032年1月2日"),
        W,
        C.YEAR_DISAGREES,
        {"seen": "2032", "expected": "2031"},
    ),
    "no number": (liaison_notice(number=""), W, C.NUMBER_MISSING, {}),
    "broken number": (liaison_notice(number="示应急〔20317号"), E, C.NUMBER_BROKEN, {"seen": "示应急〔20317号"}),
    "broken number in prose": (
        edited(NOTICE, "〔2030〕3号", "〔20303号"),
        W,
        C.NUMBER_BROKEN,
        {"seen": "示应急〔20303号"},
    ),
    "no issuer": (liaison_notice(issuer="示例"), E, C.ISSUER_MISSING, {"line": 1, "seen": "示例"}),
    "another signature": (
        edited(NOTICE, "        示例市应急管理局\n", "示例市局\n"),
        W,
        C.ISSUER_DISAGREES,
        {"seen": "示例市局"},
    ),
    "no addressee": (edited(NOTICE, "各区应急管理局：", "各区应急管理局。"), E, C.TITLE_MISSING, {"line": 5}),
    "visits not said": (liaison_notice(visits=""), W, C.PART_MISSING, {"expected": "VISITS_PER_MONTH"}),
    "return not said": (edited(NOTICE, "8日前报送", "报送"), W, C.PART_MISSING, {"expected": "MONTHLY_RETURN"}),
    "impossible deadline": (
        edited(NOTICE, "8日前报送", "38日前报送"),
        E,
        C.QUANTITY_IMPOSSIBLE,
        {"expected": "DAY_OF_MONTH"},
    ),
    "no visits": (edited(NOTICE, "不少于2次", "不少于0次"), E, C.QUANTITY_IMPOSSIBLE, {"expected": "VISITS_PER_MONTH"}),
    "no period": (work_plan(period="另行通知。"), E, C.PART_MISSING, {"seen": "另行通知", "expected": "PERIOD"}),
    "no period clause": (edited(PLAN, "二、督导时间", "二、其他"), E, C.PART_MISSING, {"expected": "PERIOD"}),
    "impossible end": (
        work_plan(period="自方案印发之日起至2031年6月31日。"),
        E,
        C.DATE_IMPOSSIBLE,
        {"seen": "2031年6月31日"},
    ),
    "impossible month": (work_plan(period="自方案印发之日起至2031年13月底。"), E, C.DATE_IMPOSSIBLE, {}),
    "end before start": (work_plan(period="自方案印发之日起至2031年1月1日。"), E, C.PERIOD_IMPOSSIBLE, {}),
    "no end": (work_plan(period="自方案印发之日起至适当时候。"), E, C.PART_MISSING, {"expected": "END_OF_PERIOD"}),
    "no total": (work_plan(scope="危险化学品、粉尘涉爆。"), E, C.PART_MISSING, {"expected": "NUMBER_OF_ENTERPRISES"}),
    "no sectors": (work_plan(preamble="方案如下："), E, C.PART_MISSING, {"expected": "SECTORS"}),
    "sectors disagree": (edited(PLAN, "、粉尘涉爆等 ", " "), W, C.SECTORS_DISAGREE, {"expected": "粉尘涉爆"}),
    "nobody leads": (edited(PLAN, "示例甲同志为组长，", ""), E, C.LEADER_MISSING, {"expected": "ONE_GROUP_LEAD"}),
    "person twice in a group": (edited(PLAN, "示例戊同志为", "示例甲同志为"), E, C.PERSON_REPEATED, {"seen": "示例甲"}),
    "title for a name": (edited(PLAN, "示例戊同志为", "戊科长同志为"), E, C.NAME_IMPOSSIBLE, {"seen": "戊科长"}),
    "open list": (edited(PLAN, "示例戊同志为", "示例戊等同志为"), W, C.LIST_OPEN, {}),
    "head from outside": (
        edited(PLAN, "示例丙同志兼", "示例己同志兼"),
        W,
        C.OFFICE_HEAD_NOT_IN_GROUP,
        {"seen": "示例己"},
    ),
    "head not said": (edited(PLAN, "示例丙同志兼办公室主任", "另定"), E, C.PART_MISSING, {"expected": "OFFICE_HEAD"}),
    "no group": (work_plan(group=""), E, C.PART_MISSING, {"expected": "GROUP_SENTENCE"}),
    "half a group": (work_plan(group=GROUP[:30]), E, C.PART_MISSING, {"expected": "GROUP_SENTENCE"}),
    "no shares": (work_plan(shares=""), E, C.PART_MISSING, {"expected": "ENTERPRISES_PER_GROUP"}),
    "shares differ": (
        edited(PLAN, "（三）从严要求。", "（三）每组挂钩督导4家。"),
        E,
        C.PART_REPEATED,
        {"expected": "ENTERPRISES_PER_GROUP"},
    ),
    "annex missing": (
        work_plan(end="附：示例分解表"),
        W,
        C.CITED_ANNEX_MISSING,
        {"annex": 1, "expected": "示例分解表"},
    ),
    "annex title cut": (work_plan(end="附：示例分"), W, C.TEXT_BREAKS_OFF, {"expected": "ANNEX_TITLE"}),
    "sentence cut": (edited(PLAN, "要求。\n\n示例区应急管理局\n\n2031年5月11日\n", ""), W, C.TEXT_BREAKS_OFF, {}),
    "nothing below the text": (work_plan(end=""), W, C.TEXT_BREAKS_OFF, {"expected": "CLOSING_PART"}),
    "a plan's annex": (PLAN + "附件1：\n\n示例表\n", W, C.ANNEX_NOT_READ, {"seen": "示例表"}),
    "unknown format": ("示例\n\n安全\n", E, C.UNKNOWN_FORMAT, {"seen": "示例", "expected": " ".join(DocumentFormat)}),
    "empty": ("", E, C.FILE_EMPTY, {}),
    "blank": (" \n\t\n\ufeff\n", E, C.FILE_EMPTY, {}),
    "control characters": (NOTICE + "\x00", E, C.NOT_TEXT, {"seen": "U+0000"}),
}


@pytest.mark.parametrize("case", CASES)
def test_problem(case: str) -> None:
    text, severity, code, says = CASES[case]
    found = [p for p in read_document(text.encode(), "made-up.txt").problems if p.code is code]
    assert any(
        p.severity is severity and all(getattr(p, name) == value for name, value in says.items()) for p in found
    ), found


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"\x89PNG\r\n\x1a\n\x00\x00\xff\xfe", C.NOT_TEXT),
        (b"PK\x03\x04\x14\x00\x06\x00", C.FILE_KIND_UNKNOWN),
        (bytes(range(128, 256)) * 4, C.NOT_TEXT),
        (b"\xff\xfe\x00", C.NOT_TEXT),
        (b"\xff", C.NOT_TEXT),
        (liaison_notice().encode()[:-1].rstrip() + "区".encode()[:2], C.FILE_CUT_IN_CHARACTER),
        (b"a" * (16 * 1024 * 1024 + 1), C.FILE_TOO_LARGE),
    ],
)
def test_what_is_no_whole_text_is_an_error(content: bytes, code: ProblemCode) -> None:
    assert code in {problem.code for problem in read_document(content).errors}


def test_a_broken_byte_inside_utf8_is_not_read_as_another_encoding() -> None:
    content = NOTICE.encode()
    document = read_document(content[:100] + b"\xff" + content[100:])
    assert [problem.code for problem in document.errors] == [C.NOT_TEXT]


@pytest.mark.parametrize("given", [dt.date(2031, 4, 3), dt.date(2030, 4, 2)])
def test_a_given_day_that_contradicts_the_document_is_an_error(given: dt.date) -> None:
    assert C.DATE_CONTRADICTED in {p.code for p in read_document(NOTICE.encode(), issued_on=given).errors}


def test_a_given_day_outside_the_year_of_the_number_is_an_error() -> None:
    document = read_document(work_plan(end="附：示例表").encode(), issued_on=dt.date(2032, 1, 1))
    assert C.DATE_CONTRADICTED in {p.code for p in document.errors}


def test_a_repeated_complaint_is_reported_once() -> None:
    problems = read_document(liaison_notice(day="2031年2月30日").encode()).problems
    assert len(problems) == len(set(problems))


@pytest.mark.parametrize("lang", [*LANGUAGES, "en-GB"])
@pytest.mark.parametrize("code", list(ProblemCode))
def test_every_code_has_its_sentence(code: ProblemCode, lang: str) -> None:
    problem = Problem(Severity.ERROR, code, "made-up.txt", 7, 1, 2, 3, "{seen}", "NUMBER")
    text = message(problem, lang)
    assert text.startswith("made-up.txt, annex 1, row 2" if lang.startswith("en") else "made-up.txt，附件1，第2行")
    assert "None" not in message(Problem(Severity.ERROR, code, "made-up.txt"), lang)


def test_every_code_has_a_template_and_every_expected_part_a_label() -> None:
    assert set(TEMPLATES) == set(ProblemCode)
    used = {p.expected for text, *_ in CASES.values() for p in read_document(text.encode()).problems}
    identifiers = {value for value in used if value and value.replace("_", "").isalpha() and value.isascii()}
    assert identifiers - {"UTF-8"} <= set(LABELS)
