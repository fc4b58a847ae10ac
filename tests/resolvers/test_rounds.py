"""A failed acceptance and a second rectification of a hazard, stated in a workbook: worked out by hand."""

import datetime as dt
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from graph.store import Store
from tests.asking import NOW, Asker
from tests.seeds.workbook.made_up import Row, Rows
from tests.seeds.workbook.test_all_sheets import imported
from tests.wipe import migrated

SENT = NOW - dt.timedelta(hours=1)
CITY: Rows = {
    "区划": [
        {"代码": "990100", "名称": "示例市", "级别": "市级"},
        {"代码": "990101", "名称": "示例甲区", "级别": "区县级", "上级": "示例市"},
    ],
    "隐患": [{"编号": "YH-1", "名称": "通道堵塞", "级别": "重大", "区划": "示例甲区"}],
}


def step(status: str, month: int, day: int, due: dt.date | None = None, number: int | None = None) -> Row:
    """A row of the course of the hazard in 2026."""
    said: Row = {"隐患": "YH-1", "进展": status, "日期": dt.date(2026, month, day), "整改期限": due, "轮次": number}
    return {name: value for name, value in said.items() if value is not None}


FIRST = [step("发现", 3, 1), step("整改中", 3, 2, dt.date(2026, 3, 20)), step("整改完成", 3, 18)]
FAILED = [step("验收不合格", 3, 25)]
AGAIN = [step("整改中", 3, 26, dt.date(2026, 4, 10)), step("整改完成", 4, 15)]
DONE = [step("验收不合格", 4, 20), step("整改完成", 4, 28), step("验收", 5, 6), step("销号", 5, 8)]
EXTENDED: Row = {"隐患": "YH-1", "批准日期": dt.date(2026, 3, 15), "延期至": dt.date(2026, 3, 31)}

_HAZARD = """query ($day: Date!) { hazard(number: "YH-1", asOf: {validOn: $day}) {
  status isOverdue dueOn overdueSince steps { status round on } } }"""
_RULE = """query ($day: Date!) { coverage(area: "Area:990100", asOf: {validOn: $day}) {
  findings(rule: [HAZARD_OVERDUE]) { edges { node { severity since } } } } }"""


async def told(store: Store, day: str) -> tuple[Any, ...]:
    """Its status, deadline and since when it is overdue, as the hazard and as the rule tell it."""
    hazard = (await Asker(store).ask(_HAZARD, day=day))["hazard"]
    findings = (await Asker(store).ask(_RULE, day=day))["coverage"]["findings"]["edges"]
    assert [each["node"]["since"] for each in findings] == ([hazard["overdueSince"]] if hazard["isOverdue"] else [])
    return hazard["status"], hazard["dueOn"], hazard["overdueSince"]


COURSE = [*FIRST, *FAILED, *AGAIN, *DONE]


@pytest.mark.parametrize(
    "files",
    [[COURSE], [list(reversed(COURSE))], [FIRST, FAILED, AGAIN, DONE], [FIRST, [*AGAIN, *FAILED], DONE, COURSE]],
)
async def test_a_failed_acceptance_opens_the_hazard_again(
    store: Store, tmp_path: Path, files: Sequence[Sequence[Row]]
) -> None:
    await migrated(store)
    await imported(store, tmp_path, {**CITY, "隐患进展": files[0], "隐患延期": [EXTENDED]}, SENT)
    for rows in files[1:]:
        assert not (await imported(store, tmp_path, {"隐患进展": rows}, SENT)).problems
    assert await told(store, "2026-03-19") == ("RECTIFIED", "2026-03-31", None)
    # The extension of the first round still runs, and nothing new is set yet.
    assert await told(store, "2026-03-25") == ("REJECTED", "2026-03-31", None)
    assert await told(store, "2026-03-26") == ("RECTIFYING", "2026-04-10", None)
    assert await told(store, "2026-04-11") == ("RECTIFYING", "2026-04-10", "2026-04-11")
    assert await told(store, "2026-04-15") == ("RECTIFIED", "2026-04-10", None)
    # Failed once more, without a new day: due again by the day that is over.
    assert await told(store, "2026-04-20") == ("REJECTED", "2026-04-10", "2026-04-11")
    assert await told(store, "2026-05-08") == ("CLOSED", "2026-04-10", None)
    steps = (await Asker(store).ask(_HAZARD, day="2026-05-08"))["hazard"]["steps"]
    assert [(each["status"], each["round"], each["on"][5:]) for each in steps] == [
        ("FOUND", 1, "03-01"), ("RECTIFYING", 1, "03-02"), ("RECTIFIED", 1, "03-18"), ("REJECTED", 1, "03-25"),
        ("RECTIFYING", 2, "03-26"), ("RECTIFIED", 2, "04-15"), ("REJECTED", 2, "04-20"), ("RECTIFIED", 3, "04-28"),
        ("ACCEPTED", 1, "05-06"), ("CLOSED", 1, "05-08"),
    ]  # fmt: skip
    again = (await imported(store, tmp_path, {"隐患进展": COURSE}, SENT)).files[0].changes
    assert again
    assert again.new == {}


async def test_the_same_step_on_another_day_corrects_that_of_its_round(store: Store, tmp_path: Path) -> None:
    await migrated(store)
    await imported(store, tmp_path, {**CITY, "隐患进展": [*FIRST, *FAILED, *AGAIN]}, SENT)
    better = [step("整改完成", 3, 19), step("验收不合格", 3, 24), step("整改完成", 4, 14)]
    assert not (await imported(store, tmp_path, {"隐患进展": better}, SENT)).problems
    # A day behind the failed acceptance is of the next round, unless the row says otherwise.
    assert not (await imported(store, tmp_path, {"隐患进展": [step("验收不合格", 3, 26, number=1)]}, SENT)).problems
    steps = (await Asker(store).ask(_HAZARD, day="2026-05-08"))["hazard"]["steps"]
    assert [(each["status"], each["round"], each["on"][5:]) for each in steps[2:]] == [
        ("RECTIFIED", 1, "03-19"), ("REJECTED", 1, "03-26"), ("RECTIFYING", 2, "03-26"), ("RECTIFIED", 2, "04-14"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("rows", "code", "line"),
    [
        ([*FIRST, *FAILED, step("验收", 3, 28)], "STEP_SKIPPED", 6),
        ([*FIRST[:2], *FAILED], "STEP_SKIPPED", 4),
        ([*FIRST, step("验收不合格", 3, 17, number=1)], "STEP_SKIPPED", 5),
        ([*FIRST, step("验收", 3, 28, number=2)], "CELL_WRONG", 5),
        ([*FIRST, step("整改完成", 3, 19)], "SAME_ROW_TWICE", 5),
    ],
)
async def test_what_does_not_follow(store: Store, tmp_path: Path, rows: list[Row], code: str, line: int) -> None:
    await migrated(store)
    report = await imported(store, tmp_path, {**CITY, "隐患进展": rows}, SENT)
    assert [(problem.code.value, problem.row) for problem in report.problems] == [(code, line)]
