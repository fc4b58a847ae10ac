"""Enterprises, organisations and areas that move: where a thing is, what it does and whether it exists are periods of their own."""

import datetime as dt
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

from graph.clock import OPEN_MOMENT
from graph.store import Store
from seeds.report import ProblemCode
from tests.asking import NOW, Asker
from tests.seeds.workbook.made_up import USCC, Row, Rows
from tests.seeds.workbook.test_all_sheets import imported
from tests.wipe import migrated

BEFORE, SENT = NOW - dt.timedelta(days=1), NOW - dt.timedelta(hours=1)
CITY: Rows = {
    "区划": [
        {"代码": "990100", "名称": "示例市", "级别": "市级"},
        {"代码": "990101", "名称": "示例甲区", "级别": "区县级", "上级": "示例市"},
        {"代码": "990102", "名称": "示例乙区", "级别": "区县级", "上级": "示例市"},
        {"代码": "990101101", "名称": "示例一镇", "级别": "镇街级", "上级": "示例甲区"},
        {"代码": "990102101", "名称": "示例二镇", "级别": "镇街级", "上级": "示例乙区"},
    ],
    "行业领域": [{"代码": "WHP", "名称": "危化品"}, {"代码": "YJ", "名称": "冶金"}],
}
FIRM: Row = {"统一社会信用代码": USCC, "名称": "示例企业"}
FIRST: Row = {**FIRM, "所在地": "示例一镇", "行业领域": "危化品", "重点企业": "是", "起始日期": dt.date(2020, 1, 1)}
MOVED: Row = {**FIRM, "所在地": "示例二镇", "起始日期": dt.date(2024, 7, 1)}
OTHER_SECTOR: Row = {**MOVED, "行业领域": "冶金", "起始日期": dt.date(2025, 1, 1)}

Seen = tuple[str, tuple[str, ...]] | None


@pytest.fixture
async def register(store: Store, tmp_path: Path) -> Store:
    """A register with two towns in two districts."""
    await migrated(store)
    assert not (await imported(store, tmp_path, CITY, BEFORE)).problems
    return store


async def seen(store: Store, *days: str) -> list[Seen]:
    """Where the enterprise lies and what it does on each day; None where it does not exist."""
    found: list[Seen] = []
    for day in days:
        data = await Asker(store).ask(_ASKED, day=day)
        nodes = [edge["node"] for edge in data["enterprises"]["edges"]]
        found.append(_told(nodes[0]) if nodes else None)
    return found


_ASKED = """query ($day: Date!) { enterprises(asOf: {validOn: $day}) {
  edges { node { isKey area { name } sectors { name } } } } }"""


def _told(node: Mapping[str, Any]) -> Seen:
    return (node["area"] or {}).get("name", ""), tuple(sorted(sector["name"] for sector in node["sectors"]))


DAYS = ("2019-12-31", "2020-01-01", "2024-06-30", "2024-07-01", "2024-12-31", "2025-01-01")
AT_ONE, AT_TWO = ("示例一镇", ("危化品",)), ("示例二镇", ("危化品",))
COURSE: list[Seen] = [None, AT_ONE, AT_ONE, AT_TWO, AT_TWO, ("示例二镇", ("冶金",))]


@pytest.mark.parametrize(
    "files",
    [
        [[FIRST, MOVED, OTHER_SECTOR]],
        [[OTHER_SECTOR, MOVED, FIRST]],
        [[FIRST], [MOVED], [OTHER_SECTOR]],
        [[FIRST], [OTHER_SECTOR, MOVED]],
        [[FIRST], [OTHER_SECTOR], [MOVED]],
        [[FIRST, MOVED, OTHER_SECTOR], [FIRST]],
        [[FIRST, MOVED], [FIRST], [OTHER_SECTOR], [FIRST, MOVED]],
        [[MOVED, OTHER_SECTOR], [FIRST]],
    ],
)
async def test_a_move_leaves_the_days_before_as_they_were(
    register: Store, tmp_path: Path, files: Sequence[Sequence[Row]]
) -> None:
    for number, rows in enumerate(files):
        report = await imported(register, tmp_path, {"企业": rows}, SENT, f"示例{number}.xlsx")
        assert not report.problems
    assert await seen(register, *DAYS) == COURSE
    again = await imported(register, tmp_path, {"企业": [MOVED, FIRST, OTHER_SECTOR]}, SENT)
    changes = again.files[0].changes
    assert changes
    assert changes.unchanged.items() >= {"LOCATED_IN": 2, "OPERATES_IN": 2}.items()


async def test_what_a_move_leaves_blank_stays(register: Store, tmp_path: Path) -> None:
    await imported(register, tmp_path, {"企业": [FIRST]}, BEFORE)
    await imported(register, tmp_path, {"企业": [{**MOVED, "名称": "示例新企业"}]}, SENT)
    # A workbook of earlier days neither gives the old name back nor makes a key enterprise an ordinary one.
    await imported(register, tmp_path, {"企业": [{**FIRST, "重点企业": "否"}]}, SENT)
    data = await Asker(register).ask("{ enterprises { edges { node { name isKey area { name } } } } }")
    assert data["enterprises"]["edges"][0]["node"] == {
        "name": "示例新企业",
        "isKey": True,
        "area": {"name": "示例二镇"},
    }


async def test_the_first_day_may_be_learned_with_the_move(register: Store, tmp_path: Path) -> None:
    undated = {name: value for name, value in FIRST.items() if name != "起始日期"}
    await imported(register, tmp_path, {"企业": [undated]}, BEFORE)
    await imported(register, tmp_path, {"企业": [MOVED]}, SENT)
    assert await seen(register, "2019-12-31", "2024-06-30", "2024-07-01") == [AT_ONE, AT_ONE, AT_TWO]
    await imported(register, tmp_path, {"企业": [FIRST]}, SENT)
    assert await seen(register, "2019-12-31", "2024-06-30", "2024-07-01") == [None, AT_ONE, AT_TWO]


async def test_an_end_is_that_of_the_newest_row(register: Store, tmp_path: Path) -> None:
    ended = {**FIRST, "截止日期": dt.date(2023, 12, 31)}
    await imported(register, tmp_path, {"企业": [ended]}, BEFORE)
    assert await seen(register, "2023-12-31", "2024-01-01", "2024-07-01") == [AT_ONE, None, None]
    # It is somewhere again: what lies between is not known to have ended it.
    await imported(register, tmp_path, {"企业": [{**MOVED, "行业领域": "冶金"}]}, SENT)
    assert await seen(register, "2023-12-31", "2024-01-01", "2024-07-01") == [AT_ONE, ("", ()), ("示例二镇", ("冶金",))]


async def test_a_row_without_an_end_undoes_none(register: Store, tmp_path: Path) -> None:
    await imported(register, tmp_path, {"企业": [{**FIRST, "截止日期": dt.date(2023, 12, 31)}]}, BEFORE)
    report = await imported(register, tmp_path, {"企业": [FIRST]}, SENT)
    (found,) = report.problems
    assert (found.code, found.expected) == (ProblemCode.STAYS_ENDED, "2023-12-31")
    assert report.changes_nothing
    assert await seen(register, "2023-12-31", "2024-01-01") == [AT_ONE, None]
    await imported(register, tmp_path, {"企业": [{**FIRST, "截止日期": dt.date(2024, 12, 31)}]}, SENT)
    assert await seen(register, "2024-12-31", "2025-01-01") == [AT_ONE, None]
    await imported(register, tmp_path, {"企业": [{**FIRST, "截止日期": dt.date(9999, 12, 31)}]}, SENT)
    assert await seen(register, "2024-12-31", "2025-01-01") == [AT_ONE, AT_ONE]


async def test_an_organisation_keeps_what_it_was_before(register: Store, tmp_path: Path) -> None:
    bureau = {"名称": "示例甲区应急管理局", "类型": "局", "所辖区划": "示例甲区", "起始日期": dt.date(2019, 3, 1)}
    later = {**bureau, "所辖区划": "示例市", "上级单位": "示例市政府", "起始日期": dt.date(2025, 1, 1)}
    government = {"名称": "示例市政府", "类型": "政府", "所辖区划": "示例市"}
    await imported(register, tmp_path, {"单位": [bureau]}, BEFORE)
    await imported(register, tmp_path, {"单位": [government, later]}, SENT)
    asked = """query ($day: Date!, $name: String!) { organizations(asOf: {validOn: $day}, filter: {nameContains: $name}) {
      edges { node { area { name } parent { name } } } } }"""
    found = {}
    for day in ("2019-02-28", "2019-03-01", "2024-12-31", "2025-01-01"):
        data = await Asker(register).ask(asked, day=day, name=bureau["名称"])
        found[day] = [edge["node"] for edge in data["organizations"]["edges"]]
    before = [{"area": {"name": "示例甲区"}, "parent": None}]
    after = [{"area": {"name": "示例市"}, "parent": {"name": "示例市政府"}}]
    assert found == {"2019-02-28": [], "2019-03-01": before, "2024-12-31": before, "2025-01-01": after}


def undated(row: Row) -> Row:
    """The row without its first day."""
    return {name: value for name, value in row.items() if name != "起始日期"}


@pytest.mark.parametrize(
    ("first", "later", "before", "after"),
    [
        (FIRST, {**MOVED, "行业领域": "危化品"}, AT_ONE, AT_TWO),
        (FIRST, MOVED, AT_ONE, AT_TWO),
        (FIRST, {**MOVED, "所在地": "示例一镇", "行业领域": "冶金"}, AT_ONE, ("示例一镇", ("冶金",))),
        (FIRST, {**MOVED, "行业领域": "危化品、冶金"}, AT_ONE, ("示例二镇", ("冶金", "危化品"))),
        (
            {**FIRST, "行业领域": "危化品、冶金"},
            {**MOVED, "行业领域": "冶金"},
            ("示例一镇", ("冶金", "危化品")),
            ("示例二镇", ("冶金",)),
        ),
        (undated({**FIRST, "行业领域": None}), {**FIRST, "起始日期": dt.date(2024, 7, 1)}, ("示例一镇", ()), AT_ONE),
    ],
)
@pytest.mark.parametrize("split", [True, False])
async def test_what_had_no_first_day_holds_before_a_later_row(
    register: Store, tmp_path: Path, first: Row, later: Row, before: Seen, after: Seen, split: bool
) -> None:
    rows = [undated(first), later]
    for number, file in enumerate([rows[:1], rows[1:]] if split else [rows]):
        assert not (await imported(register, tmp_path, {"企业": file}, SENT, f"示例{number}.xlsx")).problems
    assert await seen(register, "2019-12-31", "2024-06-30", "2024-07-01") == [before, before, after]
    assert (await imported(register, tmp_path, {"企业": [later]}, SENT)).changes_nothing
    assert (await imported(register, tmp_path, {"企业": rows}, SENT)).changes_nothing


async def test_a_first_day_alone_is_that_of_all_that_had_none(register: Store, tmp_path: Path) -> None:
    await imported(register, tmp_path, {"企业": [undated(FIRST)]}, BEFORE)
    moved = {**MOVED, "行业领域": "危化品"}
    await imported(register, tmp_path, {"企业": [FIRST, moved]}, SENT)
    assert await seen(register, "2019-12-31", "2020-01-01", "2024-06-30", "2024-07-01") == [
        None,
        AT_ONE,
        AT_ONE,
        AT_TWO,
    ]
    ties = await register.value(
        "MATCH (:Enterprise)-[tie:LOCATED_IN|OPERATES_IN]->() WHERE tie.recordedTo = $open"
        " RETURN collect([type(tie), tie.validFrom])",
        {"open": OPEN_MOMENT},
    )
    assert sorted(ties) == [["LOCATED_IN", "2020-01-01"], ["LOCATED_IN", "2024-07-01"], ["OPERATES_IN", "2020-01-01"]]


async def test_it_is_back_where_it_was_without_a_first_day(register: Store, tmp_path: Path) -> None:
    back = {**FIRST, "起始日期": dt.date(2025, 1, 1)}
    for number, row in enumerate([undated(FIRST), MOVED, back]):
        await imported(register, tmp_path, {"企业": [row]}, SENT, f"示例{number}.xlsx")
    assert await seen(register, "2019-12-31", "2024-07-01", "2025-01-01") == [AT_ONE, AT_TWO, AT_ONE]


@pytest.mark.parametrize("day", [None, dt.date(2021, 1, 1)])
async def test_what_had_no_first_day_gets_its_end_taken_back(
    register: Store, tmp_path: Path, day: dt.date | None
) -> None:
    ended = {**undated(FIRST), "截止日期": dt.date(2023, 12, 31)}
    await imported(register, tmp_path, {"企业": [ended]}, BEFORE)
    assert await seen(register, "2023-12-31", "2024-01-01") == [AT_ONE, None]
    open_again = {**FIRST, "起始日期": day, "行业领域": "危化品、冶金", "截止日期": dt.date(9999, 12, 31)}
    await imported(register, tmp_path, {"企业": [open_again]}, SENT)
    both = ("示例一镇", ("冶金", "危化品"))
    assert await seen(register, "2020-12-31", "2023-12-31", "2024-01-01") == [
        both if day is None else AT_ONE,
        both,
        both,
    ]
    assert (await imported(register, tmp_path, {"企业": [open_again]}, SENT)).changes_nothing


BUREAU: Row = {"名称": "示例应急管理局", "类型": "局", "所辖区划": "示例甲区", "上级单位": "示例甲府"}
ABOVE: Sequence[Row] = [{"名称": name, "类型": "政府", "所辖区划": "示例市"} for name in ("示例甲府", "示例乙府")]


@pytest.mark.parametrize(
    ("first", "later", "before", "after"),
    [
        ({}, {"上级单位": "示例乙府"}, ("示例甲区", "示例甲府"), ("示例甲区", "示例乙府")),
        ({}, {"所辖区划": "示例乙区"}, ("示例甲区", "示例甲府"), ("示例乙区", "示例甲府")),
        ({"上级单位": None}, {}, ("示例甲区", None), ("示例甲区", "示例甲府")),
        ({"上级单位": None}, {"上级单位": None, "所辖区划": "示例乙区"}, ("示例甲区", None), ("示例乙区", None)),
    ],
)
async def test_an_organisation_without_a_first_day_holds_before_a_later_row(
    register: Store, tmp_path: Path, first: Row, later: Row, before: Sequence[str | None], after: Sequence[str | None]
) -> None:
    moved = {**BUREAU, **later, "起始日期": dt.date(2024, 7, 1)}
    # Once the register has it by its name alone, another 上级单位 makes no other organisation of it.
    await imported(register, tmp_path, {"单位": [*ABOVE, {**BUREAU, "上级单位": None}]}, BEFORE)
    for row in ({**BUREAU, **first}, moved):
        await imported(register, tmp_path, {"单位": [row]}, SENT)
    asked = """query ($day: Date!) { organizations(asOf: {validOn: $day}, filter: {nameContains: "应急"}) {
      edges { node { area { name } parent { name } } } } }"""
    found = []
    for day in ("2019-12-31", "2024-06-30", "2024-07-01"):
        data = await Asker(register).ask(asked, day=day)
        (node,) = [edge["node"] for edge in data["organizations"]["edges"]]
        found.append((node["area"]["name"], (node["parent"] or {}).get("name")))
    assert found == [before, before, after]


TOWN: Row = {"代码": "990101101", "名称": "示例一镇", "级别": "镇街级", "上级": "示例甲区"}
PARK, OTHER_PARK = (
    {**TOWN, "代码": code, "名称": name} for code, name in (("990101501", "示例园区"), ("990101502", "示例新园区"))
)


@pytest.mark.parametrize(
    ("first", "later", "before", "after"),
    [
        ({"区镇合一": "示例园区"}, {"上级": "示例乙区"}, ("示例甲区", ["示例园区"]), ("示例乙区", ["示例园区"])),
        (
            {"区镇合一": "示例园区"},
            {"区镇合一": "示例新园区"},
            ("示例甲区", ["示例园区"]),
            ("示例甲区", ["示例新园区"]),
        ),
        ({}, {"区镇合一": "示例园区"}, ("示例甲区", []), ("示例甲区", ["示例园区"])),
    ],
)
async def test_an_area_without_a_first_day_holds_before_a_later_row(
    register: Store, tmp_path: Path, first: Row, later: Row, before: Sequence[Any], after: Sequence[Any]
) -> None:
    moved = {**TOWN, **first, **later, "起始日期": dt.date(2024, 7, 1)}
    await imported(register, tmp_path, {"区划": [PARK, OTHER_PARK, {**TOWN, **first}]}, BEFORE)
    await imported(register, tmp_path, {"区划": [moved]}, SENT)
    asked = """query ($day: Date!) { area(code: "990101101", asOf: {validOn: $day}) {
      parent { name } mergedWith { name } } }"""
    found = []
    for day in ("2019-12-31", "2024-06-30", "2024-07-01"):
        area = (await Asker(register).ask(asked, day=day))["area"]
        found.append((area["parent"]["name"], [merged["name"] for merged in area["mergedWith"]]))
    assert found == [before, before, after]
