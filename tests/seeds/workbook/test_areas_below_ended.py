"""What goes on below an area that ended is named by rows of every day, and an older workbook loses nothing of it."""

import datetime as dt
from pathlib import Path
from typing import Any

import pytest

from graph.store import Store
from seeds.report import ProblemCode
from tests.asking import NOW, Asker
from tests.seeds.workbook.made_up import USCC, Row, Rows
from tests.seeds.workbook.test_all_sheets import imported
from tests.wipe import migrated

FIRST, BEFORE, SENT = (NOW - dt.timedelta(days=days) for days in (2, 1, 0))
CITY: Row = {"代码": "990800", "名称": "示例谷市", "级别": "市级"}
KEPT: Row = {"代码": "990801", "名称": "示例谷甲区", "级别": "区县级", "上级": "示例谷市"}
ENDING: Row = {"代码": "990802", "名称": "示例谷乙区", "级别": "区县级", "上级": "示例谷市"}
TOWN: Row = {"代码": "990802101", "名称": "示例谷辰镇", "级别": "镇街级", "上级": "示例谷乙区"}
VILLAGE: Row = {"代码": "990802101201", "名称": "示例谷辰村", "级别": "村社级", "上级": "示例谷辰镇"}
OLD_TOWN: Row = {"代码": "990801101", "名称": "示例谷子镇", "级别": "镇街级", "上级": "示例谷甲区"}
NEW_TOWN: Row = {"代码": "990801111", "名称": "示例谷东镇", "级别": "镇街级", "上级": "示例谷甲区"}
MOVING: Row = {"代码": "990801101201", "名称": "示例谷子村", "级别": "村社级", "上级": "示例谷子镇"}
AREAS: list[Row] = [CITY, KEPT, ENDING, TOWN, VILLAGE, OLD_TOWN, MOVING]
FIRM: Row = {"统一社会信用代码": USCC, "名称": "示例企业", "所在地": "示例谷子村"}
OLD: Rows = {"区划": AREAS, "企业": [FIRM]}
DISTRICT_ENDED: Row = {**ENDING, "截止日期": dt.date(2025, 9, 30), "撤并方式": "并入", "并入或分设为": "示例谷甲区"}
TOWN_ENDED: Row = {**OLD_TOWN, "截止日期": dt.date(2025, 3, 31), "撤并方式": "分设", "并入或分设为": "示例谷东镇"}
LATER: Rows = {
    "区划": [
        {**NEW_TOWN, "起始日期": dt.date(2025, 4, 1)},
        {**MOVING, "上级": "示例谷东镇", "起始日期": dt.date(2025, 4, 1)},
        TOWN_ENDED,
        DISTRICT_ENDED,
    ]
}


@pytest.fixture
async def register(store: Store, tmp_path: Path) -> Store:
    """A town whose district ended, and a village that came from a town that ended to another."""
    await migrated(store)
    assert not (await imported(store, tmp_path, OLD, FIRST)).problems
    assert not (await imported(store, tmp_path, LATER, BEFORE)).problems
    return store


async def home(store: Store) -> str:
    """Where the enterprise lies."""
    data = await Asker(store).ask("query ($uscc: String!) { enterprise(uscc: $uscc) { area { name } } }", uscc=USCC)
    found: str = data["enterprise"]["area"]["name"]
    return found


@pytest.mark.parametrize("days", [{}, {"起始日期": dt.date(2025, 1, 1)}, {"起始日期": dt.date(2025, 10, 1)}])
@pytest.mark.parametrize(
    "called",
    [
        "示例谷辰镇",
        "示例谷乙区示例谷辰镇",
        "示例谷市示例谷辰镇",
        "示例谷市示例谷乙区示例谷辰镇",
        "示例谷辰村",
        "示例谷辰镇示例谷辰村",
        "990802101",
    ],
)
async def test_what_goes_on_below_an_ended_district_is_named(
    register: Store, tmp_path: Path, called: str, days: dict[str, Any]
) -> None:
    report = await imported(register, tmp_path, {"企业": [{**FIRM, "所在地": called, **days}]}, SENT)
    assert report.problems == ()
    assert await home(register) == ("示例谷辰村" if called.endswith("村") else "示例谷辰镇")


@pytest.mark.parametrize("within", ["示例谷乙区", "示例谷市"])
@pytest.mark.parametrize("day", [dt.date(2025, 9, 1), dt.date(2026, 4, 1)])
async def test_the_district_that_ended_tells_the_town_apart(
    register: Store, tmp_path: Path, within: str, day: dt.date
) -> None:
    hazard: Row = {"编号": "YH-1", "名称": "通道堵塞", "级别": "一般", "区划": "示例谷辰镇", "区划上级": within}
    step: Row = {"隐患": "YH-1", "进展": "发现", "日期": day}
    report = await imported(register, tmp_path, {"隐患": [hazard], "隐患进展": [step]}, SENT)
    assert {each.code for each in report.problems} <= {ProblemCode.PLACE_ENDED}
    gone: Row = {**FIRM, "所在地": within, "起始日期": dt.date(2025, 10, 1)}
    report = await imported(register, tmp_path, {"企业": [gone]}, SENT)
    assert [each.code for each in report.problems] == ([ProblemCode.PLACE_GONE] if within != "示例谷市" else [])
    there: Row = {**FIRM, "所在地": "示例谷辰镇", "所在地上级": within, "起始日期": dt.date(2025, 10, 1)}
    report = await imported(register, tmp_path, {"企业": [there]}, SENT)
    assert not report.has_errors
    assert await home(register) == "示例谷辰镇"


@pytest.mark.parametrize(
    "firm", [FIRM, {**FIRM, "所在地上级": "示例谷子镇"}, {**FIRM, "所在地": "示例谷子镇示例谷子村"}]
)
async def test_an_older_workbook_moves_nothing_back(register: Store, tmp_path: Path, firm: Row) -> None:
    report = await imported(register, tmp_path, {"区划": AREAS, "企业": [firm]}, SENT)
    assert not report.has_errors
    assert {each.code for each in report.problems} == {ProblemCode.STAYS_ENDED, ProblemCode.PLACE_ENDED}
    assert report.changes_nothing
    data = await Asker(register).ask('{ area(code: "990801101201") { parent { name } } }')
    assert data["area"]["parent"]["name"] == "示例谷东镇"


async def test_what_was_said_twice_changes_nothing(register: Store, tmp_path: Path) -> None:
    for rows in (LATER, OLD, LATER):
        report = await imported(register, tmp_path, rows, SENT)
        assert (report.has_errors, report.changes_nothing) == (False, True), report.problems


async def test_a_row_without_its_parent_moves_nothing(register: Store, tmp_path: Path) -> None:
    alone = {name: value for name, value in MOVING.items() if name != "上级"}
    below: Row = {**FIRM, "所在地上级": "示例谷东镇"}
    report = await imported(register, tmp_path, {"区划": [alone], "企业": [below]}, SENT)
    assert (report.problems, report.changes_nothing) == ((), True)
