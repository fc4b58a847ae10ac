"""Areas of a workbook through time: renamed, ended with what they became, and named by rows of every sheet."""

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

BEFORE, SENT = NOW - dt.timedelta(days=1), NOW - dt.timedelta(hours=1)
CITY: Row = {"代码": "990100", "名称": "示例市", "级别": "市级"}
DISTRICT: Row = {"代码": "990101", "名称": "示例甲区", "级别": "区县级", "上级": "示例市"}
TOWN: Row = {
    "代码": "990101101",
    "名称": "示例一镇",
    "级别": "镇街级",
    "上级": "示例甲区",
    "起始日期": dt.date(2015, 1, 1),
}
OTHER: Row = {"代码": "990101102", "名称": "示例二镇", "级别": "镇街级", "上级": "示例甲区"}
RENAMED: Row = {**TOWN, "名称": "示例新街道", "起始日期": dt.date(2022, 7, 1)}
ENDED: Row = {**TOWN, "截止日期": dt.date(2023, 12, 31)}
MERGED: Row = {**ENDED, "撤并方式": "并入", "并入或分设为": "示例二镇"}
OLD: Rows = {"区划": [CITY, DISTRICT, TOWN, OTHER]}


@pytest.fixture
async def register(store: Store, tmp_path: Path) -> Store:
    """A district with two towns."""
    await migrated(store)
    assert not (await imported(store, tmp_path, OLD, BEFORE)).problems
    return store


async def towns(store: Store, day: str) -> list[str]:
    """The names of the district's towns on a day."""
    query = """query ($day: Date!) { area(code: "990101", asOf: {validOn: $day}) {
      children { edges { node { name } } } } }"""
    data = await Asker(store).ask(query, day=day)
    return [edge["node"]["name"] for edge in data["area"]["children"]["edges"]]


async def changes(store: Store) -> list[list[Any]]:
    """The changes of areas: kind, day, from, to."""
    found = await store.value(
        "MATCH (old:Area)<-[:CHANGED_FROM]-(c:ChangeEvent)-[:CHANGED_TO]->(new:Area)"
        " RETURN collect([c.kind, c.on, old.key, new.key])"
    )
    return sorted(found)


async def test_a_new_name_holds_from_its_day(register: Store, tmp_path: Path) -> None:
    assert not (await imported(register, tmp_path, {"区划": [RENAMED]}, SENT)).problems
    assert await towns(register, "2022-06-30") == ["示例一镇", "示例二镇"]
    assert await towns(register, "2022-07-01") == ["示例新街道", "示例二镇"]
    assert await towns(register, "2014-12-31") == ["示例二镇"], "the day of a name is not that of the area"
    assert await changes(register) == [["RENAMED", "2022-07-01", "Area:990101101", "Area:990101101"]]
    assert (await imported(register, tmp_path, {"区划": [RENAMED]}, SENT)).changes_nothing


async def test_an_area_moves_to_another_district(register: Store, tmp_path: Path) -> None:
    other: Row = {"代码": "990102", "名称": "示例乙区", "级别": "区县级", "上级": "示例市"}
    moved: Row = {**TOWN, "上级": "示例乙区", "起始日期": dt.date(2024, 1, 1)}
    for rows in ([other, moved], [TOWN], [moved, other, TOWN]):
        assert not (await imported(register, tmp_path, {"区划": rows}, SENT)).problems
    found = [await towns(register, day) for day in ("2014-12-31", "2015-01-01", "2023-12-31", "2024-01-01")]
    assert found == [["示例二镇"], ["示例一镇", "示例二镇"], ["示例一镇", "示例二镇"], ["示例二镇"]]


async def test_an_older_workbook_renames_nothing(register: Store, tmp_path: Path) -> None:
    await imported(register, tmp_path, {"区划": [RENAMED]}, BEFORE)
    report = await imported(register, tmp_path, OLD, SENT)
    assert (report.problems, report.changes_nothing) == ((), True)
    both: Rows = {"区划": [RENAMED, TOWN]}
    assert (await imported(register, tmp_path, both, SENT)).changes_nothing


async def test_the_whole_course_of_an_area_in_one_workbook(store: Store, tmp_path: Path) -> None:
    await migrated(store)
    last: Row = {**RENAMED, "名称": "示例末街道", "起始日期": dt.date(2024, 1, 1)}
    rows = [last, CITY, RENAMED, DISTRICT, TOWN, OTHER]
    assert not (await imported(store, tmp_path, {"区划": rows}, SENT)).problems
    found = [(await towns(store, day))[0] for day in ("2015-01-01", "2022-07-01", "2024-01-01")]
    assert found == ["示例一镇", "示例新街道", "示例末街道"]
    assert await towns(store, "2014-12-31") == ["示例二镇"]


async def test_a_new_name_needs_its_day(register: Store, tmp_path: Path) -> None:
    undated = {name: value for name, value in RENAMED.items() if name != "起始日期"}
    report = await imported(register, tmp_path, {"区划": [undated]}, SENT)
    assert [(each.code, each.expected) for each in report.problems] == [(ProblemCode.CELL_WRONG, "DAY_OF_NAME")]


async def test_an_end_says_what_the_area_became(register: Store, tmp_path: Path) -> None:
    assert not (await imported(register, tmp_path, {"区划": [MERGED]}, SENT)).problems
    assert await towns(register, "2023-12-31") == ["示例一镇", "示例二镇"]
    assert await towns(register, "2024-01-01") == ["示例二镇"]
    assert await changes(register) == [["MERGED", "2024-01-01", "Area:990101101", "Area:990101102"]]
    assert (await imported(register, tmp_path, {"区划": [MERGED]}, SENT)).changes_nothing


@pytest.mark.parametrize("end", [ENDED, MERGED])
async def test_an_older_workbook_reopens_nothing(register: Store, tmp_path: Path, end: Row) -> None:
    await imported(register, tmp_path, {"区划": [end]}, BEFORE)
    report = await imported(register, tmp_path, OLD, SENT)
    assert [each.code for each in report.problems] == [ProblemCode.STAYS_ENDED]
    assert report.changes_nothing
    assert await towns(register, "2024-01-01") == ["示例二镇"]


@pytest.mark.parametrize(
    "row", [{**ENDED, "撤并方式": "并入"}, {**ENDED, "并入或分设为": "示例二镇"}, {**MERGED, "截止日期": None}]
)
async def test_what_it_became_needs_all_three_cells(register: Store, tmp_path: Path, row: Row) -> None:
    report = await imported(register, tmp_path, {"区划": [row]}, SENT)
    assert [(each.code, each.expected) for each in report.problems] == [(ProblemCode.CELL_WRONG, "END_AND_HEIRS")]


FIRM: Row = {"统一社会信用代码": USCC, "名称": "示例企业", "所在地": "示例一镇"}
HAZARD: Row = {"编号": "YH-1", "名称": "通道堵塞", "级别": "一般", "区划": "示例一镇"}
INCIDENT: Row = {"编号": "SG-1", "名称": "示例事故", "区划": "示例一镇"}


@pytest.mark.parametrize("called", ["示例一镇", "990101101"])
@pytest.mark.parametrize(
    ("sheet", "row", "column", "code"),
    [
        ("企业", {**FIRM, "起始日期": dt.date(2020, 1, 1), "截止日期": dt.date(2022, 1, 1)}, "所在地", None),
        ("企业", {**FIRM, "所在地上级": "示例甲区", "截止日期": dt.date(2022, 1, 1)}, "所在地", None),
        ("企业", FIRM, "所在地", ProblemCode.PLACE_ENDED),
        ("企业", {**FIRM, "起始日期": dt.date(2020, 1, 1)}, "所在地", ProblemCode.PLACE_ENDED),
        ("企业", {**FIRM, "起始日期": dt.date(2024, 1, 1)}, "所在地", ProblemCode.PLACE_GONE),
        ("事故", {**INCIDENT, "发生时间": "2023-12-31 23:00"}, "区划", None),
        ("事故", {**INCIDENT, "发生时间": "2024-01-01 00:30"}, "区划", ProblemCode.PLACE_GONE),
    ],
)
async def test_an_ended_area_is_named_by_rows_of_its_days(
    register: Store, tmp_path: Path, called: str, sheet: str, row: Row, column: str, code: ProblemCode | None
) -> None:
    await imported(register, tmp_path, {"区划": [MERGED]}, BEFORE)
    report = await imported(register, tmp_path, {sheet: [{**row, column: called}]}, SENT)
    assert [each.code for each in report.problems] == ([code] if code else [])
    if code:
        assert [(each.seen, each.expected) for each in report.problems] == [(called, "2023-12-31 → 示例二镇")]


async def test_a_name_that_an_area_had_is_understood_and_told(register: Store, tmp_path: Path) -> None:
    await imported(register, tmp_path, {"区划": [RENAMED]}, BEFORE)
    (found,) = (await imported(register, tmp_path, {"企业": [FIRM]}, SENT)).problems
    assert (found.code, found.seen, found.expected) == (ProblemCode.PLACE_RENAMED, "示例一镇", "示例新街道")
    earlier = {**FIRM, "截止日期": dt.date(2022, 6, 30)}
    assert not (await imported(register, tmp_path, {"企业": [earlier]}, SENT)).problems
