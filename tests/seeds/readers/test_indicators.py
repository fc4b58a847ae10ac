"""The targets of key points and the figures that they are measured by."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from seeds.readers import read_document
from seeds.readers.demanded import Comparison, ParsedIndicator
from seeds.readers.parsed import ParsedDocument
from seeds.report import ProblemCode, Severity
from tests.seeds.readers.made_up_points import notice_of_points

C, W = ProblemCode, Severity.WARNING
NOTICE = notice_of_points()


def read(text: str) -> ParsedDocument:
    return read_document(text.encode(), "made-up.txt")


def indicators(sentence: str) -> tuple[ParsedIndicator, ...]:
    (target,) = read(notice_of_points(targets=(f"（一）示例目标。{sentence}",))).targets
    return target.indicators


def figure(found: ParsedIndicator) -> tuple[str, str, str, str]:
    return found.name, found.comparison.value, found.value, found.unit


def test_targets_have_their_indicators() -> None:
    targets = read(NOTICE).targets
    assert [(target.number, target.title) for target in targets] == [
        ("二（一）", "能力建设"),
        ("二（二）", "事故控制"),
        ("二（三）", "挂牌督办"),
    ]
    assert [len(target.indicators) for target in targets] == [0, 3, 5]
    assert [figure(found) for found in targets[1].indicators] == [
        ("事故起数", "REDUCED_BY", "15", "%"),
        ("事故死亡人数", "REDUCED_BY", "15", "%"),
        ("示例领域事故", "EXACTLY", "0", "起"),
    ]
    assert [found.baseline for found in targets[1].indicators] == ["同比", "同比", None]
    assert {found.name for found in targets[2].indicators[:4]} == {"示例区挂牌督办隐患"}
    assert [(found.level, found.value) for found in targets[2].indicators[:4]] == [
        (None, "7"),
        ("CITY", "1"),
        ("DISTRICT", "2"),
        ("TOWN", "4"),
    ]
    assert figure(targets[2].indicators[4]) == ("整改完成率", "AT_LEAST", "100", "%")
    assert targets[2].indicators[4].due_on == dt.date(2031, 9, 30)
    assert targets[2].indicators[1].citation.excerpt == "其中，市级1项，区级2项，镇级4项"
    assert targets[2].indicators[1].citation.clause == "二（三）"


def test_targets_as_prose_are_one_target() -> None:
    (target,) = read(notice_of_points(targets=("事故起数同比下降10%。",), heading="工作目标")).targets
    assert (target.number, target.title, len(target.indicators)) == ("二", "工作目标", 1)


def test_targets_numbered_with_digits_are_no_tasks() -> None:
    document = read(notice_of_points(targets=("1.控制。事故起数同比下降10%。", "2.建设。示例。")))
    assert document.problems == ()
    assert [(target.number, target.title) for target in document.targets] == [("二1", "控制"), ("二2", "建设")]
    assert [task.number for task in document.tasks] == ["1", "2", "3"]


@pytest.mark.parametrize(
    ("sentence", "said"),
    [
        ("示例事故起数较上年下降12.5%。", [("示例事故起数", "REDUCED_BY", "12.5", "%")]),
        ("事故起数，同比减少20％以上。", [("事故起数", "REDUCED_BY", "20", "%")]),
        ("示例事故同比减少3起。", [("示例事故", "REDUCED_BY", "3", "起")]),
        ("确保示例领域实现零死亡。", [("示例领域死亡", "EXACTLY", "0", "人")]),
        ("复查企业数不少于达标企业总数的40%。", [("复查企业数", "AT_LEAST", "40", "%")]),
        ("达不到要求企业的摘牌比例不低于5%。", [("达不到要求企业的摘牌比例", "AT_LEAST", "5", "%")]),
        ("持证率达95%以上。", [("持证率", "AT_LEAST", "95", "%")]),
        ("死亡率控制在3%以内。", [("死亡率", "AT_MOST", "3", "%")]),
        ("完成示例创建12家以上。", [("完成示例创建", "AT_LEAST", "12", "家")]),
        ("开展示例演练不少于２次。", [("开展示例演练", "AT_LEAST", "2", "次")]),
        ("员工在10人以上的企业开展示例。", []),
        ("全面完成上级下达的2031年示例任务。", []),
        ("遏制各类示例事故。", []),
    ],
)
def test_figures_of_a_target(sentence: str, said: list[tuple[str, str, str, str]]) -> None:
    assert [figure(found) for found in indicators(sentence)] == said


@pytest.mark.parametrize(
    ("sentence", "baseline"),
    [
        ("复查企业数不少于相应达标企业总数的40%。", "相应达标企业总数"),
        ("对达不到要求企业的摘牌比例不少于复查企业数的5％。", "复查企业数"),
        ("示例企业比例不低于（示例）企业的总数的5%。", "（示例）企业的总数"),
        ("持证率达95%以上。", None),
        ("摘牌比例不低于5%。", None),
    ],
)
def test_a_share_says_what_it_is_of(sentence: str, baseline: str | None) -> None:
    assert [found.baseline for found in indicators(sentence)] == [baseline]


def test_what_is_to_be_complete_by_a_day_is_complete() -> None:
    (found,) = indicators("示例企业，例二企业（除示例外）到2031年年底完成二级示例建设。")
    assert figure(found) == ("示例企业，例二企业（除示例外）完成二级示例建设", "EXACTLY", "100", "%")
    assert found.due_on == dt.date(2031, 12, 31)
    assert indicators("示例企业完成二级示例建设。") == ()
    assert indicators("示例企业到2031年年底基本完成二级示例建设。") == ()


@given(parts=st.lists(st.integers(1, 99), min_size=2, max_size=3), off=st.integers(-1, 3))
@settings(max_examples=40, deadline=None)
def test_parts_that_do_not_make_up_the_total_are_a_warning(parts: list[int], off: int) -> None:
    levels = "，".join(f"{name}级{part}项" for name, part in zip("市区镇", parts, strict=False))
    document = read(notice_of_points(targets=(f"（一）督办。示例隐患{sum(parts) + off}项。其中，{levels}。",)))
    found = [(p.severity, p.seen, p.expected) for p in document.problems if p.code is C.FIGURES_DISAGREE]
    seen = f"{'+'.join(map(str, parts))}={sum(parts)}"
    assert found == ([(W, seen, str(sum(parts) + off))] if off else [])
    assert sum(Decimal(i.value) for i in document.targets[0].indicators if i.level) == sum(parts)


def test_comparison_values_are_those_of_the_schema() -> None:
    used = {found.comparison for target in read(NOTICE).targets for found in target.indicators}
    assert used == {Comparison.REDUCED_BY, Comparison.EXACTLY, Comparison.AT_LEAST}
