"""The duties of the liaison notices: those of the real one, and of made-up ones that say something else."""

from __future__ import annotations

import datetime as dt
import re

import pytest

from seeds.readers import read_document
from seeds.readers.demanded import Bearer, DutyKind, ParsedDuty
from seeds.readers.parsed import ParsedDocument
from seeds.report import ProblemCode, Severity
from tests.seeds.readers.made_up import CONTACT, liaison_notice
from tests.seeds.readers.test_real_documents import real

K = DutyKind
LINKED, AREAS = Bearer("LIAISON"), Bearer("COMPREHENSIVE", None, "DISTRICT")
MONTHLY, QUARTERLY = "FREQ=MONTHLY", "FREQ=MONTHLY;INTERVAL=3"
PREPARED = "（一）认真准备。"


def notice(clause: str = "", visits: str = "挂钩联系每月不少于2次到点。", day: str = "2031年4月2日") -> ParsedDocument:
    """The made-up notice with other words in clause 三（一）."""
    text = liaison_notice(visits=visits, day=day)
    assert PREPARED in text
    return read_document(text.replace(PREPARED, f"（一）{clause or '认真准备。'}").encode(), "made-up.txt")


def of_clause(document: ParsedDocument, clause: str = "三（一）") -> list[ParsedDuty]:
    return [duty for duty in document.duties if duty.citation.clause == clause]


def cadence(duty: ParsedDuty) -> tuple[str | None, int | None, int | None]:
    return duty.recurrence, duty.quota, duty.due_day


def test_the_duties_of_the_real_notice() -> None:
    july = dt.date(2020, 7, 10)
    assert [(d.number, d.kind, d.bearer, d.recurrence, d.quota, d.due_day, d.due_on) for d in real("000").duties] == [
        ("二", K.VISIT, LINKED, MONTHLY, 1, None, None),
        ("三（一）", K.REPORT, LINKED, MONTHLY, 1, None, None),
        ("三（二）-1", K.ADVICE, LINKED, None, None, None, None),
        ("三（二）-2", K.ADVICE, LINKED, None, None, None, None),
        ("三（二）-3", K.CLOSE_OUT, LINKED, None, None, None, None),
        ("三（二）-4", K.LETTER, LINKED, None, None, None, None),
        ("三（三）", K.REPORT, LINKED, None, None, None, july),
        ("三（四）", K.MONTHLY_RETURN, AREAS, MONTHLY, 1, 5, None),
    ]


def test_no_duty_of_the_real_notice_is_counted_from_an_event() -> None:
    assert {(duty.within, duty.counted_from) for duty in real("000").duties} == {(None, None)}


def test_every_duty_of_the_real_notice_cites_its_sentence() -> None:
    words = ("到点", "报告", "意见建议", "整改意见", "闭环", "提醒函", "上旬", "5日前")
    for duty, word in zip(real("000").duties, words, strict=True):
        assert duty.number.split("-")[0] == duty.citation.clause
        assert word in (duty.citation.excerpt or "")


def test_the_duties_of_a_made_up_notice() -> None:
    visit, returned = notice().duties
    assert (visit.number, visit.kind, visit.bearer, *cadence(visit)) == ("二", K.VISIT, LINKED, MONTHLY, 2, None)
    assert (returned.number, returned.kind, returned.bearer) == ("三（二）", K.MONTHLY_RETURN, AREAS)
    assert cadence(returned) == (MONTHLY, 1, 8)


@pytest.mark.parametrize(
    ("visits", "expected"),
    [
        ("挂钩联系每月至少2次到点。", (MONTHLY, 2, None)),
        ("各示例组每季度走访不少于三次。", (QUARTERLY, 3, None)),
        ("每半年，挂钩领导到点指导1次。", ("FREQ=MONTHLY;INTERVAL=6", 1, None)),
        ("挂钩领导每年实地督导至少四次，方式自定。", ("FREQ=YEARLY", 4, None)),
        ("挂钩领导到点指导每月不少于1次。", (MONTHLY, 1, None)),
        ("挂钩联系每季度不少于2次，深入一线。", (QUARTERLY, 2, None)),
    ],
)
def test_visits_at_other_cadences(visits: str, expected: tuple[str, int, None]) -> None:
    (duty,) = of_clause(notice(visits=visits), "二")
    assert (duty.kind, duty.bearer, cadence(duty)) == (K.VISIT, LINKED, expected)


@pytest.mark.parametrize(
    "visits",
    [
        "",
        "采取走访、座谈方式。",
        "挂钩联系例会每月1次。",
        "走访情况每月建档1次。",
        "每月走访不超过2次。",
        "每月值班1次。",
    ],
)
def test_what_is_no_visit(visits: str) -> None:
    assert of_clause(notice(visits=visits), "二") == []


def test_a_notice_without_its_visits_is_complained_about_once() -> None:
    found = [problem for problem in notice(visits="").problems if problem.expected == "VISITS_PER_MONTH"]
    assert [problem.code for problem in found] == [ProblemCode.PART_MISSING]


@pytest.mark.parametrize(
    ("clause", "kind", "bearer", "expected"),
    [
        ("情况每月向示例党组报告。", K.REPORT, LINKED, (MONTHLY, 1, None)),
        ("每季度至少2次向党委汇报进展。", K.REPORT, LINKED, (QUARTERLY, 2, None)),
        ("进展每月12日前报局党组。", K.REPORT, LINKED, (MONTHLY, 1, 12)),
        ("每月形成工作报告报送局领导。", K.REPORT, LINKED, (MONTHLY, 1, None)),
        ("各地情况每月二十日前上报。", K.MONTHLY_RETURN, AREAS, (MONTHLY, 1, 20)),
        ("各地情况每季度汇总，报表每月28日前报送。", K.MONTHLY_RETURN, AREAS, (MONTHLY, 1, 28)),
        ("各地每季度报送情况表。", K.REPORT, AREAS, (QUARTERLY, 1, None)),
        ("及时向示例镇提出改进意见。", K.ADVICE, LINKED, (None, None, None)),
        ("对隐患跟踪销号。", K.CLOSE_OUT, LINKED, (None, None, None)),
        ("进度滞后的，制发督办函。", K.LETTER, LINKED, (None, None, None)),
    ],
)
def test_one_duty(
    clause: str, kind: DutyKind, bearer: Bearer, expected: tuple[str | None, int | None, int | None]
) -> None:
    (duty,) = of_clause(notice(clause))
    assert (duty.number, duty.kind, duty.bearer, cadence(duty)) == ("三（一）", kind, bearer, expected)


@pytest.mark.parametrize("clause", ["每月听取示例镇汇报。", "提出了一些意见。", "闭环。", "收到提醒函的，说明情况。"])
def test_what_is_no_duty_of_the_linked(clause: str) -> None:
    assert of_clause(notice(clause)) == []


def test_aims_are_no_duties() -> None:
    text = liaison_notice().replace("压实责任。", "每月走访2次，确保隐患闭环。")
    assert of_clause(read_document(text.encode()), "一") == []


def test_several_duties_of_a_clause_are_numbered_in_the_order_of_the_text() -> None:
    found = of_clause(notice("发现滞后的发出提醒函，督促隐患销号。每月走访1次，并及时提出示例意见。"))
    assert [(duty.number, duty.kind) for duty in found] == [
        ("三（一）-1", K.LETTER),
        ("三（一）-2", K.CLOSE_OUT),
        ("三（一）-3", K.VISIT),
        ("三（一）-4", K.ADVICE),
    ]


def test_a_notice_without_clauses_numbers_its_duties_all_the_same() -> None:
    text = liaison_notice()
    for heading in ("一、", "二、", "三、", "（一）", "（二）"):
        text = text.replace(heading, "")
    duties = read_document(text.encode()).duties
    assert [(duty.number, duty.citation.clause) for duty in duties] == [("正文-1", None), ("正文-2", None)]


@pytest.mark.parametrize(
    ("words", "due_on"),
    [
        ("7月上旬", dt.date(2031, 7, 10)),
        ("九月中旬", dt.date(2031, 9, 20)),
        ("11月底前", dt.date(2031, 11, 30)),
        ("2032年2月底前", dt.date(2032, 2, 29)),
        ("6月5日前", dt.date(2031, 6, 5)),
    ],
)
def test_a_report_that_is_due_once(words: str, due_on: dt.date) -> None:
    document = notice(f"梳理分析，专题报告{words}报局党组。")
    (duty,) = of_clause(document)
    assert (duty.kind, duty.due_on, cadence(duty)) == (K.REPORT, due_on, (None, None, None))
    assert document.errors == ()


@pytest.mark.parametrize(
    ("words", "code", "seen"),
    [
        ("3月上旬", ProblemCode.PERIOD_IMPOSSIBLE, "2031-04-02/2031-03-10"),
        ("13月上旬", ProblemCode.DATE_IMPOSSIBLE, "13月上旬"),
        ("2031年6月31日前", ProblemCode.DATE_IMPOSSIBLE, "2031年6月31日"),
    ],
)
def test_a_day_that_cannot_be_is_left_out_and_said(words: str, code: ProblemCode, seen: str) -> None:
    document = notice(f"专题报告{words}报局党组。")
    (duty,) = of_clause(document)
    (warning,) = document.warnings
    assert (duty.due_on, warning.severity, warning.code, warning.seen) == (None, Severity.WARNING, code, seen)


def test_where_only_the_number_says_the_year_it_is_the_years() -> None:
    (duty,) = of_clause(notice("专题报告3月上旬报局党组。", day=""))
    assert duty.due_on == dt.date(2031, 3, 10)


@pytest.mark.parametrize(
    ("visits", "expected"),
    [
        ("每月不少于0次到点。", "VISITS_PER_MONTH"),
        ("每季度不少于0次到点。", "WHOLE_NUMBER"),
        ("情况每月38日前报送。", "DAY_OF_MONTH"),
        ("情况每月38日前向党组报告。", "DAY_OF_MONTH"),
    ],
)
def test_a_cadence_that_cannot_be_is_one_error(visits: str, expected: str) -> None:
    document = notice(visits=visits)
    assert [(error.code, error.expected) for error in document.errors] == [(ProblemCode.QUANTITY_IMPOSSIBLE, expected)]
    assert of_clause(document, "二") == []


def test_no_contact_is_cited() -> None:
    told = repr(real("000").duties) + repr(notice(f"每月走访1次，{CONTACT}每月报告党组。").duties)
    assert "走访" in told
    assert re.search("[0-9]{7}|[@＠]|example", told) is None
