"""A document that replaces another ends what that one stated: the right answers, worked out by hand."""

import datetime as dt
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

from graph.store import Store
from seeds.report import ProblemCode
from tests.asking import NOW, Asker
from tests.seeds.importing.made_up import dump
from tests.seeds.workbook.made_up import Row, Rows
from tests.seeds.workbook.test_all_sheets import imported
from tests.wipe import migrated

BEFORE, SENT = NOW - dt.timedelta(days=3), NOW - dt.timedelta(days=1)
BUREAU, GROUP = "示例市应急管理局", "示例督导组"
OLD, NEW = "示例应急〔2025〕1号", "示例应急〔2026〕2号"
CITY: Rows = {
    "区划": [
        {"代码": "990100", "名称": "示例市", "级别": "市级"},
        {"代码": "990100101", "名称": "示例镇", "级别": "镇街级", "上级": "示例市"},
    ],
    "单位": [
        {"名称": BUREAU, "类型": "局", "所辖区划": "示例市"},
        {"名称": GROUP, "类型": "督导组", "上级单位": BUREAU},
    ],
    "岗位": [{"单位": BUREAU, "岗位": "局长"}],
    "人员": [{"姓名": name, "单位": BUREAU} for name in ("示例甲", "示例乙")],
}
FROM = dt.date(2025, 1, 1)
_OF = {"文号": OLD, "起始日期": FROM}
LINK: Row = {
    "责任类型": "挂钩联系",
    "责任角色": "挂钩联系人",
    "人员": "示例甲",
    "单位": BUREAU,
    "区划": "示例镇",
    **_OF,
}
VISIT: Row = {
    "条款": "二",
    "职责类别": "走访",
    "责任类型": "挂钩联系",
    "责任角色": "挂钩联系人",
    "周期": "每月",
    "内容": "每月走访。",
    **_OF,
}
STATED: Rows = {
    "文件": [{"文号": OLD, "标题": "旧通知", "发文机关": BUREAU, "成文日期": FROM}],
    "责任": [LINK, {**LINK, "人员": "示例乙", "起始日期": dt.date(2026, 6, 1)}],
    "任职": [
        {"姓名": "示例甲", "单位": BUREAU, "岗位": "局长", "角色": "任职", **_OF},
        {"姓名": "示例甲", "人员单位": BUREAU, "单位": GROUP, "角色": "组长", **_OF},
    ],
    "职责": [VISIT],
    "清单": [{"单位": BUREAU, "类别": "责任清单", "序号": 1, "内容": "一条", **_OF}],
}
HEAD: Row = {"文号": NEW, "标题": "新通知", "发文机关": BUREAU, "成文日期": dt.date(2026, 3, 20), "替代文件": OLD}
SUCCESSOR: Rows = {"文件": [{**HEAD, "施行日期": dt.date(2026, 4, 1)}]}
_ASKED = """query ($day: Date!, $knownAt: DateTime, $number: String!) {
  responsibilityChain(area: "Area:990100101", asOf: {validOn: $day, knownAt: $knownAt}) { links { holder { name } } }
  documents(filter: {number: $number}, asOf: {validOn: $day, knownAt: $knownAt}) { edges { node {
    supersededBy { number effectiveFrom } duties { totalCount } } } } }"""


@pytest.fixture
async def register(store: Store, tmp_path: Path) -> Store:
    """A register with a town, a bureau and a group."""
    await migrated(store)
    assert not (await imported(store, tmp_path, CITY, BEFORE - dt.timedelta(days=1))).problems
    return store


async def charged(store: Store, day: str, **more: Any) -> tuple[list[str], int]:
    """Who is charged with the town on a day, and how many duties the old document lays on them."""
    data: Mapping[str, Any] = await Asker(store).ask(_ASKED, day=day, number=OLD, **more)
    names = [link["holder"]["name"] for link in data["responsibilityChain"]["links"]]
    nodes = [edge["node"] for edge in data["documents"]["edges"]]
    return sorted(names), sum(node["duties"]["totalCount"] for node in nodes)


async def live(store: Store, label: str) -> list[list[str]]:
    """Periods and stated ends of what the register holds."""
    rows = await store.rows(
        f"MATCH (n:{label}) WHERE n.recordedTo STARTS WITH '9999' RETURN n.role, n.validFrom, n.validTo, n.statedTo"
    )
    return sorted(rows, key=repr)


@pytest.mark.parametrize("files", [(STATED, SUCCESSOR), (SUCCESSOR, STATED)])
async def test_whichever_comes_first_the_old_one_ends(register: Store, tmp_path: Path, files: Sequence[Rows]) -> None:
    await imported(register, tmp_path, files[0], BEFORE, "0.xlsx")
    tried = await imported(register, tmp_path, files[1], SENT, "1.xlsx", dry_run=True)
    report = await imported(register, tmp_path, files[1], SENT, "1.xlsx")
    assert tried.files == report.files
    if files[0] is STATED:
        assert [(p.code, p.seen, p.expected) for p in report.problems] == [
            (ProblemCode.DOCUMENT_SUPERSEDED, OLD, f"{NEW} 2026-04-01")
        ]
        assert report.files[0].changes
        assert report.files[0].changes.ended == {"Assignment": 2, "Membership": 1, "Duty": 1, "DutyList": 1}
    assert await charged(register, "2026-03-31") == (["示例甲"], 1)
    assert await charged(register, "2026-04-01") == ([], 0)
    assert await charged(register, "2026-07-01") == ([], 0), "what was to begin later never came into force"
    assert await live(register, "Membership") == [
        ["HOLDER", "2025-01-01", "9999-12-31", None],
        ["LEAD", "2025-01-01", "2026-04-01", "9999-12-31"],
    ]
    if files[0] is STATED:
        known = (BEFORE + dt.timedelta(hours=1)).isoformat()
        assert await charged(register, "2026-07-01", knownAt=known) == (["示例乙", "示例甲"], 1)
    before = await dump(register)
    for number, rows in enumerate(files):
        assert (await imported(register, tmp_path, rows, NOW, f"再{number}.xlsx")).changes_nothing
    assert await dump(register) == before


async def test_another_first_day_of_the_successor_moves_the_end(register: Store, tmp_path: Path) -> None:
    await imported(register, tmp_path, STATED, BEFORE)
    await imported(register, tmp_path, {"文件": [HEAD]}, BEFORE)
    assert await charged(register, "2026-03-19") == (["示例甲"], 1)
    assert await charged(register, "2026-03-20") == ([], 0)
    report = await imported(register, tmp_path, SUCCESSOR, SENT)
    assert report.files[0].changes
    assert await charged(register, "2026-03-31") == (["示例甲"], 1)
    assert await charged(register, "2026-04-01") == ([], 0)


async def test_a_part_that_is_replaced_ends_nothing(register: Store, tmp_path: Path) -> None:
    await imported(register, tmp_path, STATED, BEFORE)
    partly = {name: value for name, value in HEAD.items() if name != "替代文件"} | {"部分代替": OLD}
    report = await imported(register, tmp_path, {"文件": [partly]}, SENT)
    assert report.problems == ()
    assert await charged(register, "2026-05-01") == (["示例甲"], 1)
    query = """query ($number: String!) { documents(filter: {number: $number}) { edges { node {
      supersededBy { number } partlySupersededBy { number } } } } }"""
    (edge,) = (await Asker(register).ask(query, number=OLD))["documents"]["edges"]
    assert edge["node"] == {"supersededBy": [], "partlySupersededBy": [{"number": NEW}]}


async def test_the_successor_may_go_on_with_it(register: Store, tmp_path: Path) -> None:
    await imported(register, tmp_path, STATED, BEFORE)
    goes_on = {**LINK, "文号": NEW, "起始日期": dt.date(2026, 4, 1)}
    await imported(register, tmp_path, {**SUCCESSOR, "责任": [goes_on]}, SENT)
    assert await charged(register, "2026-03-31") == (["示例甲"], 1)
    assert await charged(register, "2026-04-01") == (["示例甲"], 0)


async def test_what_replaces_the_successor_ends_nothing_of_the_first(register: Store, tmp_path: Path) -> None:
    await imported(register, tmp_path, STATED, BEFORE)
    third = {**HEAD, "文号": "示例应急〔2026〕3号", "替代文件": NEW}
    report = await imported(register, tmp_path, {"文件": [third]}, SENT)
    assert report.problems == (), "nothing was stated in what it replaces"
    assert await charged(register, "2026-07-01") == (["示例乙", "示例甲"], 1)
