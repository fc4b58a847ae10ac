"""A post that nobody holds, why, who acts for it, and on whose word each is said: worked out by hand."""

import datetime as dt
from pathlib import Path
from typing import Any

import pytest

from graph import keys
from graph.store import Store
from tests.asking import NOW, Asker
from tests.seeds.workbook.made_up import Row, Rows
from tests.seeds.workbook.test_all_sheets import imported
from tests.wipe import migrated

SENT = NOW - dt.timedelta(hours=1)
OFFICE, CHARGE = "示例委〔2024〕1号", "示例应急〔2020〕1号"
BUREAU = "示例甲区应急管理局"
CITY: Rows = {
    "区划": [
        {"代码": "990100", "名称": "示例市", "级别": "市级"},
        {"代码": "990101", "名称": "示例甲区", "级别": "区县级", "上级": "示例市"},
    ],
    "单位": [{"名称": BUREAU, "类型": "局", "所辖区划": "示例甲区"}],
    "岗位": [{"单位": BUREAU, "岗位": "局长"}],
    "人员": [{"姓名": name, "单位": BUREAU} for name in ("示例甲", "示例乙", "示例丙")],
    "责任": [
        {
            "责任类型": "综合监管",
            "责任角色": "监管部门负责人",
            "单位": BUREAU,
            "岗位": "局长",
            "区划": "示例甲区",
            "起始日期": dt.date(2020, 3, 6),
            "文号": CHARGE,
        }
    ],
}
TERM: Row = {"单位": BUREAU, "岗位": "局长"}
FIRST: Row = {
    **TERM,
    "姓名": "示例甲",
    "角色": "任职",
    "起始日期": dt.date(2020, 1, 1),
    "截止日期": dt.date(2024, 3, 31),
}
VACANT: Row = {**TERM, "角色": "空缺", "起始日期": dt.date(2024, 4, 15), "原因": "调离", "文号": OFFICE, "条款": "一"}
ACTS: Row = {
    **TERM,
    "姓名": "示例乙",
    "角色": "主持工作",
    "起始日期": dt.date(2024, 6, 1),
    "截止日期": dt.date(2024, 12, 31),
    "文号": OFFICE,
    "条款": "二",
}
NEXT: Row = {
    **TERM,
    "姓名": "示例丙",
    "角色": "任职",
    "起始日期": dt.date(2025, 2, 1),
    "截止日期": dt.date(2025, 6, 30),
}

_CHAIN = """query ($day: Date!) { responsibilityChain(area: "Area:990101", asOf: {validOn: $day}) { links {
  holder { name } isActing vacancy { reason since statedReason citation { clause document { number } } }
  post { holders { name } acting { name } vacancy { reason since statedReason statement { reason } } }
  membership { role citation { clause document { number } } } citation { document { number } }
  path { __typename } } } }"""
_FOUND = """query ($day: Date!) { coverage(area: "Area:990100", asOf: {validOn: $day}) {
  rules { rule examined failing unknown }
  findings(rule: [POST_VACANT]) { edges { node { severity message since citation { document { number } } } } } } }"""


@pytest.fixture
async def register(store: Store, tmp_path: Path) -> Store:
    """The bureau's head until March 2024; vacant, as stated, from mid-April; somebody acts from June; a successor in 2025."""
    await migrated(store)
    report = await imported(store, tmp_path, {**CITY, "任职": [FIRST, VACANT, ACTS, NEXT]}, SENT)
    assert not report.problems
    return store


async def link(store: Store, day: str) -> Any:
    """The one link of the district on a day."""
    (found,) = (await Asker(store).ask(_CHAIN, day=day))["responsibilityChain"]["links"]
    return found


async def found(store: Store, day: str) -> tuple[Any, list[Any]]:
    """How many posts were examined, fail and are unknown, and the findings."""
    coverage = (await Asker(store).ask(_FOUND, day=day))["coverage"]
    (counts,) = [each for each in coverage["rules"] if each["rule"] == "POST_VACANT"]
    findings = [edge["node"] for edge in coverage["findings"]["edges"]]
    return (counts["examined"], counts["failing"], counts["unknown"]), findings


async def test_a_holder_and_the_two_statements_behind_a_link(register: Store) -> None:
    held = await link(register, "2024-03-31")
    assert (held["holder"], held["isActing"], held["vacancy"]) == ({"name": "示例甲"}, False, None)
    assert held["membership"] == {"role": "HOLDER", "citation": None}
    assert held["citation"] == {"document": {"number": CHARGE}}
    steps = ["Area", "Assignment", "Post", "Membership", "Person"]
    assert [step["__typename"] for step in held["path"]] == steps
    assert held["post"] == {"holders": [{"name": "示例甲"}], "acting": [], "vacancy": None}
    assert await found(register, "2024-03-31") == ((1, 0, 0), [])


async def test_a_vacancy_that_nobody_stated_begins_with_the_holders_end(register: Store) -> None:
    empty = await link(register, "2024-04-14")
    assert (empty["holder"], empty["membership"]) == (None, None)
    assert empty["vacancy"] == {"reason": "POST_VACANT", "since": "2024-04-01", "statedReason": None, "citation": None}
    assert [step["__typename"] for step in empty["path"]] == ["Area", "Assignment", "Post"]


async def test_a_stated_vacancy_says_why_and_on_whose_word(register: Store) -> None:
    empty = await link(register, "2024-04-15")
    cited = {"clause": "一", "document": {"number": OFFICE}}
    assert empty["vacancy"] == {
        "reason": "POST_VACANT",
        "since": "2024-04-15",
        "statedReason": "调离",
        "citation": cited,
    }
    counts, (finding,) = await found(register, "2024-04-15")
    assert counts == (1, 1, 0)
    assert finding == {
        "severity": "WARNING",
        "message": f"岗位{BUREAU}局长空缺，自2024-04-15起，原因：调离",
        "since": "2024-04-15",
        "citation": {"document": {"number": OFFICE}},
    }


async def test_without_a_stated_vacancy_the_finding_rests_on_who_acts(store: Store, tmp_path: Path) -> None:
    await migrated(store)
    await imported(store, tmp_path, {**CITY, "任职": [FIRST, ACTS]}, SENT)
    counts, (finding,) = await found(store, "2024-06-01")
    assert (counts, finding["severity"]) == ((1, 1, 0), "INFO")
    assert finding["citation"] == {"document": {"number": OFFICE}}, "and not on the charge of the post"


async def test_an_acting_head_answers_for_a_post_that_stays_vacant(register: Store) -> None:
    acted = await link(register, "2024-06-01")
    assert (acted["holder"], acted["isActing"], acted["vacancy"]) == ({"name": "示例乙"}, True, None)
    assert acted["membership"] == {"role": "ACTING", "citation": {"clause": "二", "document": {"number": OFFICE}}}
    vacancy = {"reason": "POST_VACANT", "since": "2024-04-15", "statedReason": "调离", "statement": {"reason": "调离"}}
    assert acted["post"] == {"holders": [], "acting": [{"name": "示例乙"}], "vacancy": vacancy}
    counts, (finding,) = await found(register, "2024-12-31")
    assert (counts, finding["severity"]) == ((1, 1, 0), "INFO")
    assert finding["message"] == f"岗位{BUREAU}局长空缺，自2024-04-15起，原因：调离，由示例乙主持工作"
    assert (await link(register, "2025-01-01"))["vacancy"]["statedReason"] == "调离"


async def test_who_takes_the_post_ends_the_vacancy_that_was_stated(register: Store) -> None:
    held = await link(register, "2025-02-01")
    assert (held["holder"], held["post"]["vacancy"]) == ({"name": "示例丙"}, None)
    again = (await link(register, "2025-07-01"))["vacancy"]
    assert again == {"reason": "POST_VACANT", "since": "2025-07-01", "statedReason": None, "citation": None}


async def test_a_post_of_which_only_its_vacancy_is_known(store: Store, tmp_path: Path) -> None:
    await migrated(store)
    await imported(store, tmp_path, {**CITY, "任职": [VACANT]}, SENT)
    assert (await link(store, "2024-04-14"))["vacancy"]["reason"] == "UNKNOWN"
    assert await found(store, "2024-04-14") == ((1, 0, 1), [])
    assert (await link(store, "2024-04-15"))["vacancy"]["reason"] == "POST_VACANT"
    assert (await found(store, "2024-04-15"))[0] == (1, 1, 0)


async def test_who_acts_for_a_post_has_its_duties_and_what_he_does_counts(register: Store, tmp_path: Path) -> None:
    demanded: Row = {
        "文号": CHARGE,
        "条款": "二（一）",
        "职责类别": "检查",
        "责任类型": "综合监管",
        "周期": "每月",
        "每期次数": 1,
        "起始日期": dt.date(2020, 3, 6),
    }
    done: Row = {
        "编号": "LZ-1",
        "职责类别": "检查",
        "日期": dt.date(2024, 8, 9),
        "人员": "示例乙",
        "单位": BUREAU,
        "区划": "示例甲区",
    }
    document: Row = {"文号": CHARGE, "标题": "示例通知", "发文机关": BUREAU, "成文日期": dt.date(2020, 3, 6)}
    report = await imported(register, tmp_path, {"文件": [document], "职责": [demanded], "履职记录": [done]}, SENT)
    assert not report.problems
    query = (
        """query ($holder: ID!) { dutiesDue(holder: $holder, from: "2024-08-01", to: "2024-10-01") { status from } }"""
    )
    key = keys.person(keys.organization(BUREAU), "示例乙")
    due = (await Asker(register).ask(query, holder=key))["dutiesDue"]
    assert [(each["from"], each["status"]) for each in due] == [
        ("2024-08-01", "DONE"),
        ("2024-09-01", "UNKNOWN"),
    ]


@pytest.mark.parametrize(
    ("row", "column", "code"),
    [
        ({**VACANT, "姓名": "示例甲"}, 1, "CELL_WRONG"),
        ({**FIRST, "姓名": None}, 1, "CELL_EMPTY"),
        ({**FIRST, "原因": "调离"}, 8, "CELL_WRONG"),
        ({**VACANT, "岗位": None}, 4, "CELL_WRONG"),
    ],
)
async def test_a_row_that_says_both_or_neither(store: Store, tmp_path: Path, row: Row, column: int, code: str) -> None:
    await migrated(store)
    report = await imported(store, tmp_path, {**CITY, "任职": [row]}, SENT)
    (problem,) = report.problems
    assert (problem.code.value, problem.row, problem.column) == (code, 2, column)
