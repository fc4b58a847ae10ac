"""The duties of the plans that set up supervision groups: those of the real one, and of made-up ones."""

from __future__ import annotations

import re

import pytest

from seeds.readers import read_document
from seeds.readers.demanded import Bearer, CountedFrom, DutyKind, ParsedDuty
from seeds.readers.parsed import ParsedDocument
from seeds.report import ProblemCode
from tests.seeds.readers.made_up import CONTACT, work_plan
from tests.seeds.readers.test_real_documents import real

K, C = DutyKind, CountedFrom
LINKED = Bearer("LIAISON")
STRICT = "（三）从严要求。"


def plan(clause: str) -> ParsedDocument:
    """The made-up plan with other words in clause 四（三）."""
    text = work_plan()
    assert STRICT in text
    return read_document(text.replace(STRICT, f"（三）{clause}").encode(), "made-up.txt")


def of(clause: str) -> list[ParsedDuty]:
    return [duty for duty in plan(clause).duties if duty.citation.clause == "四（三）"]


def test_the_duties_of_the_real_plan() -> None:
    duties = real("001").duties
    assert [(d.number, d.kind, d.recurrence, d.quota, d.within, d.counted_from) for d in duties] == [
        ("七（一）2", K.ENTRY, None, None, "P1W", C.ISSUE),
        ("七（二）1", K.HAZARD_LIST, None, None, "P1M", C.ENTRY),
        ("七（二）2", K.PLAN, None, None, None, C.HAZARD_LIST),
        ("七（二）3", K.CLOSE_OUT, None, None, None, None),
        ("七（二）4", K.LOOK_BACK, None, None, None, None),
        ("七（三）1", K.EVALUATION, "FREQ=MONTHLY;INTERVAL=6", 1, None, None),
        ("七（三）2", K.REPORT, "FREQ=YEARLY", 1, None, None),
    ]
    assert {duty.bearer for duty in duties} == {LINKED}
    assert {(duty.due_day, duty.due_on) for duty in duties} == {(None, None)}


def test_every_duty_of_the_real_plan_cites_its_sentence() -> None:
    words = ("一周内", "抄送属地政府", "一企一策", "隐患见底", "回头看", "每半年", "年底")
    for duty, word in zip(real("001").duties, words, strict=True):
        assert duty.number == duty.citation.clause
        assert word in (duty.citation.excerpt or "")


def test_the_duties_of_a_made_up_plan() -> None:
    found = read_document(work_plan().encode()).duties
    assert [(duty.number, duty.kind, duty.within, duty.counted_from) for duty in found] == [
        ("三（一）2", K.ENTRY, "P1W", C.ISSUE),
        ("三（二）1", K.HAZARD_LIST, "P1M", C.ENTRY),
    ]


@pytest.mark.parametrize(
    ("clause", "kind", "within", "event"),
    [
        ("方案印发之日起十日内，各组完成进驻。", K.ENTRY, "P10D", C.ISSUE),
        ("各组进驻企业。", K.ENTRY, None, None),
        ("各小组入驻后15天内梳理问题清单。", K.HAZARD_LIST, "P15D", C.ENTRY),
        ("督导组列出隐患清单。", K.HAZARD_LIST, None, None),
        ("各组在清单形成后两周内制定示例整改方案。", K.PLAN, "P2W", C.HAZARD_LIST),
        ("各督导组根据清单，指导企业制定示例整治方案。", K.PLAN, None, C.HAZARD_LIST),
        ("各组帮助企业形成一企一策。", K.PLAN, None, None),
        ("各组在进驻企业三个月内督促整改销号。", K.CLOSE_OUT, "P3M", C.ENTRY),
        ("挂钩领导开展“回头看”。", K.LOOK_BACK, None, None),
    ],
)
def test_one_step(clause: str, kind: DutyKind, within: str | None, event: CountedFrom | None) -> None:
    (duty,) = of(clause)
    assert (duty.number, duty.kind, duty.bearer) == ("四（三）", kind, LINKED)
    assert (duty.within, duty.counted_from, duty.recurrence) == (within, event, None)


@pytest.mark.parametrize(
    ("clause", "kind", "recurrence", "quota", "due_day"),
    [
        ("各组每月至少2次走访企业。", K.VISIT, "FREQ=MONTHLY", 2, None),
        ("每季度，各组对企业进行评估。", K.EVALUATION, "FREQ=MONTHLY;INTERVAL=3", 1, None),
        ("各组每年评估不少于三次。", K.EVALUATION, "FREQ=YEARLY", 3, None),
        ("各组每半年形成评估报告。", K.EVALUATION, "FREQ=MONTHLY;INTERVAL=6", 1, None),
        ("各组每月9日前报告进展。", K.REPORT, "FREQ=MONTHLY", 1, 9),
        ("每年底前，各组形成示例报告。", K.REPORT, "FREQ=YEARLY", 1, None),
        ("年底，各组形成示例报告。", K.REPORT, "FREQ=YEARLY", 1, None),
    ],
)
def test_one_recurring_duty(clause: str, kind: DutyKind, recurrence: str, quota: int, due_day: int | None) -> None:
    (duty,) = of(clause)
    assert (duty.kind, duty.bearer, duty.recurrence) == (kind, LINKED, recurrence)
    assert (duty.quota, duty.due_day, duty.within) == (quota, due_day, None)


@pytest.mark.parametrize(
    "clause",
    [
        "局示例大队配合各组，每月走访企业2次。",
        "年底，各挂钩企业形成报告。",
        "企业每月向各组报告隐患。",
        "督导办每季度进行评估。",
        "督促企业列出问题清单，逐条销号。",
        "各组组长为第一负责人。各企业整改到位。",
        "各级组织每月走访。",
        "各组建立工作清单。",
        "各组进驻前认真准备，进驻期间严守纪律。",
        "各组于2031年底，形成报告。",
    ],
)
def test_what_is_no_duty_of_the_groups(clause: str) -> None:
    assert of(clause) == []


def test_a_group_acts_until_somebody_else_is_named() -> None:
    found = of("各组深入企业，列出隐患清单。每半年进行评估。企业每年报告。每月走访。")
    assert [(duty.number, duty.kind) for duty in found] == [("四（三）-1", K.HAZARD_LIST), ("四（三）-2", K.EVALUATION)]


def test_a_sentence_with_several_steps_gives_each_its_deadline() -> None:
    found = of("各组在方案印发后五日内进驻企业，进驻后两个月内列出清单，对照清单制定示例提升方案，开展回头看。")
    assert [(duty.number, duty.kind, duty.within, duty.counted_from) for duty in found] == [
        ("四（三）-1", K.ENTRY, "P5D", C.ISSUE),
        ("四（三）-2", K.HAZARD_LIST, "P2M", C.ENTRY),
        ("四（三）-3", K.PLAN, "P2M", C.ENTRY),
        ("四（三）-4", K.LOOK_BACK, "P2M", C.ENTRY),
    ]


@pytest.mark.parametrize(
    ("clause", "seen"),
    [
        ("各组在方案印发后0日内进驻。", "印发后0日内"),
        ("各组每月0次走访企业。", "每月0次"),
        ("各组每月32日前报告。", "每月32日前"),
    ],
)
def test_a_number_that_cannot_be_is_one_error(clause: str, seen: str) -> None:
    errors = plan(clause).errors
    assert [(error.code, error.seen) for error in errors] == [(ProblemCode.QUANTITY_IMPOSSIBLE, seen)]


def test_no_contact_is_cited() -> None:
    told = repr(real("001").duties) + repr(of(f"各组每月走访1次，{CONTACT}各组进行“回头看”。"))
    assert "回头看" in told
    assert re.search("[0-9]{7}|[@＠]|example", told) is None
