"""Terms of office and of charge from several workbooks: the right answers, worked out by hand."""

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

BEFORE, SENT = NOW - dt.timedelta(days=2), NOW - dt.timedelta(days=1)
GOVERNMENT = "示例镇人民政府"
TOWN: Rows = {
    "区划": [
        {"代码": "990100", "名称": "示例市", "级别": "市级"},
        {"代码": "990100101", "名称": "示例镇", "级别": "镇街级", "上级": "示例市"},
    ],
    "单位": [{"名称": GOVERNMENT, "类型": "政府", "所辖区划": "示例镇"}],
    "岗位": [{"单位": GOVERNMENT, "岗位": "镇长", "一岗双责": "是"}],
    "人员": [{"姓名": "示例甲", "单位": GOVERNMENT}, {"姓名": "示例乙", "单位": GOVERNMENT}],
}
HOLDS: Row = {"姓名": "示例甲", "单位": GOVERNMENT, "岗位": "镇长", "角色": "任职", "起始日期": dt.date(2024, 1, 1)}
AGAIN: Row = {**HOLDS, "起始日期": dt.date(2026, 1, 1)}
CHARGED: Row = {
    "责任类型": "属地监管",
    "责任角色": "政府主要负责人",
    "单位": GOVERNMENT,
    "岗位": "镇长",
    "区划": "示例镇",
    "起始日期": dt.date(2024, 1, 1),
}
CHARGED_AGAIN: Row = {**CHARGED, "起始日期": dt.date(2026, 1, 1)}
FIRST: Rows = {"任职": [HOLDS], "责任": [CHARGED]}
SECOND: Rows = {"任职": [AGAIN], "责任": [CHARGED_AGAIN]}
_CHAIN = """query ($day: Date!, $knownAt: DateTime) {
  responsibilityChain(area: "Area:990100101", asOf: {validOn: $day, knownAt: $knownAt}) {
    links { holder { name } since until recordedLater citation { document { number } } } } }"""
_INCIDENT = """{ incidents { edges { node { retrospective { chain { links { holder { name } } } } } } } }"""


@pytest.fixture
async def register(store: Store, tmp_path: Path) -> Store:
    """A register with a town and its post."""
    await migrated(store)
    assert not (await imported(store, tmp_path, TOWN, BEFORE)).problems
    return store


async def links(store: Store, day: str, **more: Any) -> list[Mapping[str, Any]]:
    """The links above the town on a day."""
    return list((await Asker(store).ask(_CHAIN, day=day, **more))["responsibilityChain"]["links"])


async def holders(store: Store, day: str) -> set[str | None]:
    """Who answers for the town on a day; None for a vacancy."""
    return {link["holder"] and link["holder"]["name"] for link in await links(store, day)}


@pytest.mark.parametrize("files", [(FIRST, SECOND), (SECOND, FIRST)])
async def test_a_later_term_erases_no_earlier_one(register: Store, tmp_path: Path, files: Sequence[Rows]) -> None:
    for number, rows in enumerate(files):
        report = await imported(register, tmp_path, rows, SENT, f"{number}.xlsx")
    assert [(p.code, p.sheet, p.row, p.seen, p.expected) for p in report.problems] == [
        (ProblemCode.TERM_BESIDE, sheet, 2, mine, other)
        for mine, other in [("2026-01-01", "2024-01-01") if files[1] is SECOND else ("2024-01-01", "2026-01-01")]
        for sheet in ("任职", "责任")
    ]
    for day, expected in (
        ("2023-12-31", set()),
        ("2024-06-01", {"示例甲"}),
        ("2025-12-31", {"示例甲"}),
        ("2026-06-01", {"示例甲"}),
    ):
        assert await holders(register, day) == expected, day
    for number, rows in enumerate(files):
        assert (await imported(register, tmp_path, rows, NOW, f"改名{number}.xlsx")).changes_nothing
    incident = {"编号": "SG-1", "名称": "示例事故", "发生时间": "2024-06-01 09:00", "区划": "示例镇"}
    casualties = {"事故": "SG-1", "统计日期": dt.date(2024, 6, 2), "死亡人数": 1}
    await imported(register, tmp_path, {"事故": [incident], "事故伤亡": [casualties]}, NOW)
    (edge,) = (await Asker(register).ask(_INCIDENT))["incidents"]["edges"]
    assert {each["holder"]["name"] for each in edge["node"]["retrospective"]["chain"]["links"]} == {"示例甲"}


async def test_which_reading_is_right_can_be_said(register: Store, tmp_path: Path) -> None:
    await imported(register, tmp_path, FIRST, BEFORE)
    await imported(register, tmp_path, SECOND, BEFORE)
    one = {**AGAIN, "原起始日期": dt.date(2024, 1, 1)}
    report = await imported(register, tmp_path, {"任职": [one]}, SENT)
    assert report.problems == ()
    assert await holders(register, "2024-06-01") == {None}
    assert await holders(register, "2026-06-01") == {"示例甲"}
    assert not any(link["recordedLater"] for link in await links(register, NOW.date().isoformat()))
    # The older workbook still says the other day: it is recognised.
    assert (await imported(register, tmp_path, FIRST, NOW)).changes_nothing


async def test_a_row_that_never_was_so_is_withdrawn(register: Store, tmp_path: Path) -> None:
    await imported(register, tmp_path, FIRST, BEFORE)
    wrong = {"任职": [{**HOLDS, "作废": "是"}], "责任": [{**CHARGED, "作废": "是"}]}
    report = await imported(register, tmp_path, wrong, SENT)
    assert report.files[0].changes
    assert report.files[0].changes.withdrawn == {"Assignment": 1, "Membership": 1}
    assert await links(register, "2024-06-01") == []
    known = (BEFORE + dt.timedelta(hours=1)).isoformat()
    assert len(await links(register, "2024-06-01", knownAt=known)) == 1
    assert (await imported(register, tmp_path, wrong, NOW)).changes_nothing


async def test_sent_again_in_another_place_nothing_is_new(register: Store, tmp_path: Path) -> None:
    rows: Rows = {
        "任职": [HOLDS, {**HOLDS, "姓名": "示例乙", "截止日期": dt.date(2024, 12, 31)}],
        "责任": [{**CHARGED, "文号": "示例〔2024〕1号", "最近确认日期": dt.date(2025, 1, 1)}],
    }
    await imported(register, tmp_path, rows, BEFORE)
    before = await dump(register)
    above = {**HOLDS, "姓名": "示例乙", "起始日期": dt.date(2019, 1, 1), "截止日期": dt.date(2019, 12, 31)}
    other: Rows = {"任职": [*reversed(rows["任职"])], "责任": [{**rows["责任"][0], "附件": 2, "序号": 9, "条款": "三"}]}
    assert (await imported(register, tmp_path, other, SENT, "改名.xlsx")).changes_nothing
    for number, row in enumerate(rows["任职"]):
        assert (await imported(register, tmp_path, {"任职": [row]}, SENT, f"{number}.xlsx")).changes_nothing
    assert await dump(register) == before
    report = await imported(register, tmp_path, {**rows, "任职": [above, *rows["任职"]]}, SENT)
    assert report.files[0].changes
    assert (report.files[0].changes.new, report.files[0].changes.changed) == ({"Membership": 1}, {})


async def test_a_correction_does_not_make_an_old_link_late(register: Store, tmp_path: Path) -> None:
    await imported(register, tmp_path, FIRST, BEFORE)
    day = BEFORE.date().isoformat()
    better = {**CHARGED, "最近确认日期": dt.date(2026, 11, 1), "终止条件": "示例行动结束"}
    report = await imported(
        register, tmp_path, {"任职": [{**HOLDS, "截止日期": dt.date(2026, 12, 31)}], "责任": [better]}, SENT
    )
    assert report.files[0].changes
    assert report.files[0].changes.changed == {"Assignment": 1, "Membership": 1}
    (link,) = await links(register, day)
    assert (link["recordedLater"], link["until"]) == (False, "2027-01-01")
    (past,) = await links(register, "2026-01-01")
    assert past["recordedLater"], "nobody had entered it on that day"


async def test_what_a_row_leaves_blank_stays(register: Store, tmp_path: Path) -> None:
    full = {
        **CHARGED,
        "截止日期": dt.date(2025, 12, 31),
        "终止条件": "示例行动结束",
        "最近确认日期": dt.date(2025, 6, 1),
    }
    await imported(register, tmp_path, {"责任": [full]}, BEFORE)
    post = {"单位": GOVERNMENT, "岗位": "镇长"}
    assert (await imported(register, tmp_path, {"岗位": [post], "责任": [CHARGED]}, SENT)).changes_nothing
    older = {**CHARGED, "最近确认日期": dt.date(2024, 6, 1)}
    assert (await imported(register, tmp_path, {"责任": [older]}, SENT)).changes_nothing
    reopened = {**CHARGED, "截止日期": dt.date(9999, 12, 31)}
    report = await imported(register, tmp_path, {"责任": [reopened]}, NOW)
    assert report.files[0].changes
    assert report.files[0].changes.changed == {"Assignment": 1}
    assert len(await links(register, "2026-06-01")) == 1


async def test_a_later_first_day_makes_no_earlier_day_late(register: Store, tmp_path: Path) -> None:
    """示例甲's post and term were recorded at noon of the 20th; the 21st names the 20th as first day of both."""
    await imported(register, tmp_path, FIRST, BEFORE)
    day = BEFORE.date()
    since = {"起始日期": day}
    await imported(register, tmp_path, {"任职": [{**HOLDS, **since}], "责任": [{**CHARGED, **since}]}, SENT)
    (link,) = await links(register, day.isoformat())
    assert not link["recordedLater"], "the terms since 2024, recorded that day, said it"
    (day_before,) = await links(register, "2026-11-19")
    assert day_before["recordedLater"]
    withdrawn = {"任职": [{**HOLDS, "作废": "是"}], "责任": [{**CHARGED, "作废": "是"}]}
    await imported(register, tmp_path, withdrawn, NOW)
    (link,) = await links(register, day.isoformat())
    assert not link["recordedLater"], "it was withdrawn later, and had been recorded that day"


async def test_another_statement_makes_no_link_timely(register: Store, tmp_path: Path) -> None:
    """The same charge on the word of a document is another statement, and so is that of another role."""
    day = BEFORE.date()
    other = {**CHARGED, "责任角色": "党委主要负责人", "起始日期": day}
    await imported(register, tmp_path, {"任职": [HOLDS], "责任": [other]}, BEFORE)
    await imported(register, tmp_path, {"责任": [{**CHARGED, "文号": "示例〔2024〕1号", "起始日期": day}]}, SENT)
    assert sorted(link["recordedLater"] for link in await links(register, day.isoformat())) == [False, True]
