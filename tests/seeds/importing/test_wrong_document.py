"""A document's number that was wrong in a workbook: how docs/workbook.md tells a clerk to put it right."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from graph.store import Store
from seeds.importing.unit import import_files
from tests.asking import Asker
from tests.seeds.workbook.made_up import Row, Rows, plain
from tests.wipe import migrated

NOW = datetime(2026, 3, 1, tzinfo=UTC)
WRONG, RIGHT = "示例〔2026〕10号", "示例〔2026〕1号"
NEVER: Row = {"作废": "是"}
FORMERLY: Row = {"起始日期": "1949-10-01", "截止日期": "1949-10-01"}
"""A day that nobody asks about: so it was said before a row could say that it never was so."""
LINK: Row = {
    "责任类型": "挂钩联系",
    "责任角色": "挂钩联系人",
    "人员": "示例甲",
    "单位": "示例局",
    "区划": "示例市",
    "起始日期": "2026-01-01",
}
ITEM: Row = {
    "人员": "示例甲",
    "单位": "示例局",
    "类别": "责任清单",
    "序号": 1,
    "内容": "每季度听取一次汇报。",
    "起始日期": "2026-01-01",
}
ASKED = """query ($asOf: AsOf) {
  assignments(asOf: $asOf) { edges { node { validFrom citation { document { number } } } } }
  dutyLists(asOf: $asOf) { edges { node { validFrom citation { document { number } } } } } }"""


def book(*numbers: tuple[str, Row]) -> bytes:
    """The link and the list, once for each number of a document, with other cells."""
    rows: Rows = {
        "区划": [{"代码": "990100", "名称": "示例市", "级别": "市级"}],
        "单位": [{"名称": "示例局", "类型": "局"}],
        "人员": [{"姓名": "示例甲", "单位": "示例局"}],
        "责任": [{**LINK, "文号": number, **cells} for number, cells in numbers],
        "清单": [{**ITEM, "文号": number, **cells} for number, cells in numbers],
    }
    return plain(rows)


async def cited(store: Store, **as_of: str) -> list[list[str]]:
    """The documents that the link and the list cite on a day."""
    found: dict[str, Any] = await Asker(store).ask(ASKED, asOf=as_of)
    return [[edge["node"]["citation"]["document"]["number"] for edge in each["edges"]] for each in found.values()]


@pytest.mark.parametrize("never", [NEVER, FORMERLY])
async def test_the_wrong_row_is_sent_away_and_the_right_one_takes_its_place(
    store: Store, tmp_path: Path, never: Row
) -> None:
    await migrated(store)
    path = tmp_path / "示例.xlsx"
    sent = [book((WRONG, {})), book((RIGHT, {})), book((WRONG, never), (RIGHT, {}))]
    seen: list[list[list[str]]] = []
    for days, content in enumerate(sent):
        path.write_bytes(content)
        report = await import_files(store, [path], now=NOW + timedelta(days=days))
        assert not report.has_errors, report.problems
        seen.append([sorted(numbers) for numbers in await cited(store, validOn="2026-03-10")])
    # Another document's word is another statement: the number alone takes nothing back.
    assert seen == [[[WRONG]] * 2, [sorted((RIGHT, WRONG))] * 2, [[RIGHT]] * 2]
    assert await cited(store, validOn="2026-01-01") == [[RIGHT]] * 2
    before = (NOW + timedelta(hours=1)).isoformat()
    assert await cited(store, validOn="2026-03-10", knownAt=before) == [[WRONG]] * 2, "what was known then stays known"


@pytest.mark.parametrize("typed", ["示例〔2026〕01号", "示例[2026]1号", "示例（2026）1 号", "示例【2026】1號"])
async def test_a_number_in_other_brackets_is_no_other_document(store: Store, tmp_path: Path, typed: str) -> None:
    await migrated(store)
    path = tmp_path / "示例.xlsx"
    path.write_bytes(book((RIGHT, {})))
    await import_files(store, [path], now=NOW)
    path.write_bytes(book((typed, {})))
    report = await import_files(store, [path], now=NOW + timedelta(days=1))
    assert not report.has_errors, report.problems
    assert report.changes_nothing
