"""An enterprise that ends and begins again: the same facts are the same answers, in one workbook or several."""

import datetime as dt
from collections.abc import Sequence
from pathlib import Path

import pytest

from graph.store import Store
from tests.seeds.workbook.made_up import Row
from tests.seeds.workbook.test_all_sheets import imported
from tests.seeds.workbook.test_moves import BEFORE, CITY, FIRM, SENT, Seen, seen
from tests.wipe import migrated

OLD: Row = {**FIRM, "所在地": "示例一镇", "行业领域": "危化品", "起始日期": dt.date(2023, 1, 1)}
ENDED: Row = {**FIRM, "所在地": "示例一镇", "起始日期": dt.date(2023, 1, 1), "截止日期": dt.date(2025, 1, 31)}
ELSEWHERE: Row = {**FIRM, "所在地": "示例二镇", "起始日期": dt.date(2025, 3, 1)}
BACK: Row = {**ELSEWHERE, "所在地": "示例一镇"}
DAYS = ("2022-12-31", "2023-01-01", "2025-01-31", "2025-02-15", "2025-03-01", "2026-01-01")


def course(place: str) -> list[Seen]:
    """What is right: nowhere in February, and in its sector all the time, as no row says otherwise."""
    there, again = ("示例一镇", ("危化品",)), (place, ("危化品",))
    return [None, there, there, ("", ("危化品",)), again, again]


@pytest.fixture
async def register(store: Store, tmp_path: Path) -> Store:
    """A register with an enterprise in the first of two towns."""
    await migrated(store)
    assert not (await imported(store, tmp_path, {**CITY, "企业": [OLD]}, BEFORE)).problems
    return store


@pytest.mark.parametrize(
    "files",
    [
        [[ENDED, ELSEWHERE]],
        [[ELSEWHERE, ENDED]],
        [[ENDED], [ELSEWHERE]],
        [[ELSEWHERE], [ENDED]],
        [[ENDED, BACK]],
        [[ENDED], [BACK]],
    ],
)
async def test_it_lies_nowhere_in_between_and_keeps_its_sector(
    register: Store, tmp_path: Path, files: Sequence[Sequence[Row]]
) -> None:
    for number, rows in enumerate(files):
        assert not (await imported(register, tmp_path, {"企业": rows}, SENT, f"示例{number}.xlsx")).problems
    right = course("示例一镇" if BACK in files[-1] else "示例二镇")
    assert await seen(register, *DAYS) == right
    # The workbook that did not know of the end yet undoes nothing, and those that did say nothing new.
    for rows in ([OLD], *files):
        assert (await imported(register, tmp_path, {"企业": rows}, SENT)).changes_nothing
    assert await seen(register, *DAYS) == right


async def test_a_sector_without_a_first_day_goes_on_as_well(register: Store, tmp_path: Path) -> None:
    uscc = "91000000000000002R"
    undated = {**OLD, "统一社会信用代码": uscc, "名称": "示例二企业", "起始日期": None}
    ended = {**undated, "行业领域": None, "截止日期": dt.date(2025, 1, 31)}
    again = {**ELSEWHERE, "统一社会信用代码": uscc, "名称": "示例二企业"}
    for number, row in enumerate([undated, ended, again]):
        assert not (await imported(register, tmp_path, {"企业": [row]}, SENT, f"示例{number}.xlsx")).problems
    found = await register.value(
        "MATCH (e:Enterprise {uscc: $uscc})-[r:OPERATES_IN|LOCATED_IN]->() WHERE r.recordedTo STARTS WITH '9999'"
        " RETURN collect([type(r), r.validFrom, r.validTo])",
        {"uscc": uscc},
    )
    assert sorted(found) == [
        ["LOCATED_IN", "0001-01-01", "2025-02-01"],
        ["LOCATED_IN", "2025-03-01", "9999-12-31"],
        ["OPERATES_IN", "0001-01-01", "9999-12-31"],
    ]


async def test_an_organisation_keeps_its_area_when_it_begins_again(register: Store, tmp_path: Path) -> None:
    bureau: Row = {"名称": "示例应急管理局", "类型": "局", "所辖区划": "示例甲区", "起始日期": dt.date(2020, 1, 1)}
    ended = {**bureau, "截止日期": dt.date(2022, 12, 31)}
    again = {**bureau, "所辖区划": None, "起始日期": dt.date(2024, 1, 1)}
    for number, row in enumerate([bureau, ended, again, bureau]):
        await imported(register, tmp_path, {"单位": [row]}, SENT, f"示例{number}.xlsx")
    found = await register.value(
        "MATCH (:Organization)-[r:ADMINISTERS]->() WHERE r.recordedTo STARTS WITH '9999' RETURN collect([r.validFrom, r.validTo])"
    )
    assert found == [["2020-01-01", "9999-12-31"]]
