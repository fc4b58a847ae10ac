"""The monthly return: who reported, who was late, who is missing, and the sums."""

from typing import Any

import pytest

from tests.asking import Asker
from tests.resolvers.made_up_duties import CITY, FIRST, NUMBER

COLUMNS = "liaisonGroups inspections leaders departments linkedVillages linkedKeyEnterprises"
RETURN = f"""
query ($area: ID!, $month: YearMonth!, $asOf: AsOf) {{ monthlyReturn(area: $area, month: $month, asOf: $asOf) {{
  month late missing area {{ name }} demandedBy {{ clause document {{ number }} }}
  rows {{ area {{ name }} submittedOn dueBy isLate isMissing {COLUMNS} citation {{ annex row }} }}
  total {{ area {{ name }} submittedOn dueBy isLate isMissing {COLUMNS} citation {{ row }} }} }} }}
"""


async def returned(asker: Asker, month: str = "2026-10", area: str = CITY, day: str | None = None) -> dict[str, Any]:
    """The return of an area for a month."""
    found: dict[str, Any] = (await asker.ask(RETURN, area=area, month=month, asOf={"validOn": day} if day else None))[
        "monthlyReturn"
    ]
    return found


def said(row: dict[str, Any]) -> tuple[Any, ...]:
    """The six columns of a row."""
    return tuple(row[name] for name in COLUMNS.split())


async def test_a_row_for_each_area_of_the_roster_in_its_order(districts: Asker) -> None:
    found = await returned(districts)
    assert found["demandedBy"] == {"clause": "三（四）", "document": {"number": NUMBER}}
    assert [(row["area"]["name"], row["submittedOn"], row["citation"]["row"]) for row in found["rows"]] == [
        ("示例甲区", "2026-11-05", 1),
        ("示例乙区", "2026-11-06", 2),
        ("示例丙区", None, 3),
    ]
    assert [said(row) for row in found["rows"]] == [(3, 12, 5, 9, 20, None), (1, 4, None, 2, 7, None), (None,) * 6]


async def test_the_fifth_still_counts_as_in_time(districts: Asker) -> None:
    found = await returned(districts)
    assert [(row["dueBy"], row["isLate"], row["isMissing"]) for row in found["rows"]] == [
        ("2026-11-05", False, False),
        ("2026-11-05", True, False),
        ("2026-11-05", None, True),
    ]
    assert (found["late"], found["missing"]) == (1, 1)


async def test_the_sums_are_of_what_is_known(districts: Asker) -> None:
    total = (await returned(districts))["total"]
    assert said(total) == (4, 16, 5, 11, 27, None)
    assert [total[name] for name in ("area", "submittedOn", "dueBy", "isLate", "isMissing", "citation")] == [None] * 6


@pytest.mark.parametrize(
    ("day", "late", "missing", "there"),
    [("2026-11-04", 0, 0, 0), ("2026-11-05", 0, 0, 1), ("2026-11-06", 1, 1, 2), ("2026-11-07", 1, 1, 2)],
)
async def test_what_is_missing_follows_the_day(districts: Asker, day: str, late: int, missing: int, there: int) -> None:
    found = await returned(districts, day=day)
    assert (found["late"], found["missing"]) == (late, missing)
    assert sum(row["submittedOn"] is not None for row in found["rows"]) == there


async def test_a_district_sees_its_own_row(districts: Asker) -> None:
    found = await returned(districts, area=FIRST)
    assert [row["area"]["name"] for row in found["rows"]] == ["示例甲区"]
    assert said(found["total"]) == said(found["rows"][0])


async def test_nothing_is_demanded_of_a_month_that_was_over_before_the_document(districts: Asker) -> None:
    found = await returned(districts, month="2026-02")
    assert (found["rows"], found["demandedBy"], found["late"], found["missing"]) == ([], None, 0, 0)
    assert said(found["total"]) == (None,) * 6
    assert len((await returned(districts, month="2026-03"))["rows"]) == 3


async def test_a_month_that_still_runs_is_not_missing(districts: Asker) -> None:
    found = await returned(districts, month="2026-11")
    assert {row["dueBy"] for row in found["rows"]} == {"2026-12-05"}
    assert (found["late"], found["missing"]) == (0, 0)


@pytest.mark.parametrize("month", ["2026-13", "2026-1", "202610", "二〇二六年十月", "9999-12"])
async def test_what_is_no_month_is_refused(districts: Asker, month: str) -> None:
    refused = await districts.refused(RETURN, area=CITY, month=month)
    assert month in refused
    assert "expected a year and a month, such as 2020-03" in refused


async def test_an_area_that_is_not_there_has_none(districts: Asker) -> None:
    assert await districts.ask(RETURN, area="Area:nothing", month="2026-10") == {"monthlyReturn": None}
