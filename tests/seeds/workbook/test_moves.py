"""Enterprises, organisations and areas that move: where a thing is, what it does and whether it exists are periods of their own."""

import datetime as dt
from collections.abc import Mapping, Sequence
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
