"""What was never recorded is unknown, not missed: since when records of a kind are kept, and by whom (docs/decisions/0024)."""

from collections import Counter
from datetime import UTC, datetime
from typing import Any

import pytest

from graph.facts import Facts
from graph.store import Store
from seeds.events import monthly_return
from seeds.stating import Cited, requirement
from tests.asking import Asker
from tests.resolvers.duty_city import (
    BUREAU,
    CITY,
    DISTRICT,
    ENTERPRISE,
    GROUP,
    MONTHLY,
    NOTICE,
    POST,
    TODAY,
    TOWN,
    DutyCity,
    add,
    days,
    done,
    due,
)

MAY = datetime(2025, 5, 10, 4, tzinfo=UTC)


async def statuses(store: Store, holder: str, first: str = "2025-01-31", end: str = "2025-09-02") -> str:
    """The first letters of the statuses of the months from January to August."""
    return "".join(one["status"][0] for one in await due(store, holder, first, end))


def visited(city: DutyCity, who: str, unit: str = TOWN) -> None:
    """A liaison who has to visit a unit every month of 2025."""
    city.liaison(who, unit, days("2025-01-01"))
    city.duty("二", "VISIT", MONTHLY, days("2025-01-01"))


async def test_without_any_record_everything_is_unknown(store: Store) -> None:
    city = DutyCity()
    who = city.person("示例甲")
    visited(city, who)
    city.did("R1", "REPORT", "2024-06-01", who, TOWN)
    await city.store(store)
    assert await statuses(store, who) == "UUUUUUUU", "a report is no visit"
    report = await counted(store)
    assert (report["required"], report["performed"], report["missed"], report["unknown"]) == (8, 0, 0, 8)


async def counted(store: Store, area: str = CITY) -> dict[str, Any]:
    """The totals of the same months."""
    data = await Asker(store, now=lambda: TODAY).ask(
        """query ($area: ID!) { dutyReport(area: $area, from: "2025-01-31", to: "2025-09-02") {
             totals { required performed missed unknown late } } }""",
        area=area,
    )
    totals: dict[str, Any] = data["dutyReport"]["totals"]
    return totals


async def test_one_record_entered_late_accuses_nobody_of_the_time_before_its_entry(store: Store) -> None:
    city = DutyCity()
    first, second = city.person("示例甲"), city.person("示例乙")
    visited(city, first)
    city.liaison(second, TOWN, days("2025-01-01"))
    await city.store(store)
    later = Facts("示例")
    later.add(done("R1", "VISIT", "2025-02-03", first, TOWN))
    later.add(done("R2", "VISIT", "2025-07-03", first, TOWN))
    await add(store, later, MAY)
    # What was done is known; from the tenth of May on, so from June, what is not there was missed.
    assert await statuses(store, first) == "UDUUUMDM"
    assert await statuses(store, second) == "UUUUUUUU", "another's record accuses nobody"
    report = await counted(store)
    assert (report["required"], report["performed"], report["missed"], report["unknown"]) == (16, 2, 2, 12)


async def test_a_correction_keeps_the_day_on_which_the_record_was_first_entered(store: Store) -> None:
    city = DutyCity()
    who = city.person("示例甲")
    visited(city, who)
    city.did("R1", "VISIT", "2025-03-03", who, TOWN)
    await city.store(store)
    assert await statuses(store, who) == "UUDMMMMM"
    again = Facts("示例")
    again.add(done("R1", "VISIT", "2025-02-03", who, TOWN, summary="示例更正"))
    await add(store, again, datetime(2025, 6, 10, 4, tzinfo=UTC))
    assert await statuses(store, who) == "UDMMMMMM", (
        "the second of February was in the register by 2024, and so is the third"
    )


async def test_a_first_record_that_is_withdrawn_counts_as_none(store: Store) -> None:
    city = DutyCity()
    who = city.person("示例甲")
    visited(city, who)
    city.did("R1", "VISIT", "2024-06-01", who, DISTRICT)
    await city.store(store)
    assert await statuses(store, who) == "MMMMMMMM"
    async with store._driver.session() as session:
        await (await session.run("MATCH (r:DutyRecord) SET r.recordedTo = r.recordedFrom")).consume()
    assert await statuses(store, who) == "UUUUUUUU"


async def test_what_came_late_is_known_to_have_been_late(store: Store) -> None:
    city = DutyCity()
    who = city.person("示例甲")
    city.liaison(who, TOWN, days("2025-01-01"))
    city.duty("三", "REPORT", {**MONTHLY, "dueDay": 5, "quota": 2}, days("2025-01-01"))
    city.did("R1", "REPORT", "2025-03-01", who, reports_on="2025-02")
    city.did("R2", "REPORT", "2025-03-09", who, reports_on="2025-02")
    city.did("R3", "REPORT", "2025-03-09", who, reports_on="2025-01")
    await city.store(store)
    found = await due(store, who, "2025-01-31", "2025-04-10")
    assert [(one["from"], one["done"], one["late"], one["status"]) for one in found] == [
        ("2025-01-01", 0, 1, "UNKNOWN"),
        ("2025-02-01", 1, 1, "LATE"),
        ("2025-03-01", 0, 0, "MISSED"),
    ]
    happened = city.incident("I1", datetime(2025, 4, 20, 2, tzinfo=UTC), TOWN)
    await city.store(store)
    data = await Asker(store).ask(
        """query ($id: ID!) { incident(id: $id) { retrospective { performance { duties {
             required performed missed unknown late missedPeriods { from } } } } } }""",
        id=happened,
    )
    (held,) = data["incident"]["retrospective"]["performance"]
    months = [{"from": f"2025-0{month}-01"} for month in (1, 2, 3)]
    assert held["duties"] == [
        {"required": 6, "performed": 1, "missed": 4, "unknown": 1, "late": 2, "missedPeriods": months}
    ]


@pytest.mark.parametrize("charged", [GROUP, POST])
async def test_a_group_or_a_post_keeps_what_it_and_its_people_of_that_time_keep(store: Store, charged: str) -> None:
    city = DutyCity()
    first, second = city.person("示例甲"), city.person("示例乙")
    join = city.holder if charged == POST else lambda who, term: city.member(who, "MEMBER", term)
    visited(city, charged)
    join(first, days("2024-01-01", "2025-04-01"))
    join(second, days("2025-04-01"))
    city.keeps("VISIT", first)
    city.did("R1", "VISIT", "2025-07-03", second, TOWN)
    await city.store(store)
    assert await statuses(store, charged) == "MMMUUUDM"
    assert await statuses(store, first) == "MMM"
    assert await statuses(store, second) == "UUUDM", "what the one before kept says nothing of the next"


async def test_a_register_of_another_unit_accuses_nobody_but_of_another_place_it_does(store: Store) -> None:
    city = DutyCity()
    who, other = city.person("示例甲"), city.person("示例乙")
    visited(city, who)
    city.liaison(other, ENTERPRISE, days("2025-01-01"))
    city.did("R1", "VISIT", "2025-01-01", who, DISTRICT)
    await city.store(store)
    assert Counter(await statuses(store, who)) == {"M": 8}
    assert Counter(await statuses(store, other)) == {"U": 8}


COVERAGE = """query ($area: ID!, $on: Date!) { coverage(area: $area, asOf: {validOn: $on}) {
  rules { rule examined failing unknown } } }"""


async def judged(store: Store, rule: str, on: str) -> tuple[int, int, int]:
    """What a rule counted in the city on a day: examined, failing, unknown; its history says the same."""
    asker = Asker(store, now=lambda: TODAY)
    data = await asker.ask(COVERAGE, area=CITY, on=on)
    (found,) = [one for one in data["coverage"]["rules"] if one["rule"] == rule]
    return found["examined"], found["failing"], found["unknown"]


async def test_rules_count_what_nobody_recorded_as_unknown(store: Store) -> None:
    city = DutyCity()
    who, other = city.person("示例甲"), city.person("示例乙")
    visited(city, who)
    city.liaison(other, ENTERPRISE, days("2025-01-01"))
    city.did("R1", "VISIT", "2025-03-20", who, TOWN)
    city.facts.add(
        requirement(
            {"kind": "MONTHLY_RETURN"},
            [(DISTRICT, Cited(NOTICE)), (TOWN, Cited(NOTICE))],
            days("2025-01-01"),
            Cited(NOTICE),
        )
    )
    city.facts.add(monthly_return(TOWN, "2025-02", "2025-03-04", {}))
    await city.store(store)
    # On the day: (examined, failing, unknown).
    assert [await judged(store, "VISIT_OVERDUE", f"2025-0{month}-10") for month in (3, 4, 5, 6)] == [
        (2, 0, 2),
        (2, 0, 1),
        (2, 1, 1),
        (2, 1, 1),
    ]
    assert [await judged(store, "RETURN_OVERDUE", f"2025-0{month}-10") for month in (3, 4, 5)] == [
        (2, 0, 1),
        (2, 0, 2),
        (2, 1, 1),
    ]
    for month, counts in (("2025-02", (0, 1)), ("2025-03", (0, 2)), ("2025-04", (1, 1))):
        data = await Asker(store, now=lambda: TODAY).ask(
            """query ($area: ID!, $month: YearMonth!) { monthlyReturn(area: $area, month: $month) {
                 missing unknown rows { area { key } isMissing isUnknown } } }""",
            area=CITY,
            month=month,
        )
        found = data["monthlyReturn"]
        assert (found["missing"], found["unknown"]) == counts, month
        assert sum(row["isUnknown"] for row in found["rows"]) == counts[1]
    history = await Asker(store, now=lambda: TODAY).ask(
        """query ($area: ID!) { coverageHistory(area: $area, from: "2025-03", to: "2025-05", rule: [RETURN_OVERDUE]) {
             series { rule failing unknown } } }""",
        area=CITY,
    )
    assert history["coverageHistory"]["series"] == [
        {"rule": "RETURN_OVERDUE", "failing": [0, 0, 1], "unknown": [1, 2, 1]}
    ]


async def test_a_duty_to_report_is_known_by_the_returns_of_the_unit(store: Store) -> None:
    city = DutyCity()
    city.facts.add(monthly_return(TOWN, "2025-01", "2025-02-04", {}))
    city.facts.add(monthly_return(TOWN, "2025-04", "2025-05-04", {}))
    for unit in (TOWN, DISTRICT):
        city.liaison(BUREAU, unit, days("2025-01-01"))
    city.duty("三（四）", "MONTHLY_RETURN", {**MONTHLY, "dueDay": 5}, days("2025-01-01"))
    await city.store(store)
    found = await due(store, BUREAU, "2025-02-01", "2025-07-01")
    assert Counter((one["from"], one["status"]) for one in found) == Counter(
        [(f"2025-0{month}-01", "UNKNOWN") for month in (1, 2, 3, 4, 5)]
        + [("2025-01-01", "DONE"), ("2025-02-01", "UNKNOWN"), ("2025-03-01", "MISSED")]
        + [("2025-04-01", "DONE"), ("2025-05-01", "MISSED")]
    )
