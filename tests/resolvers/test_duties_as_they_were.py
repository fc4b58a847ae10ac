"""Acts judged by the geography of their day, reports of longer periods, windows, grounds, and whom a waiver exempts."""

import random
from collections.abc import Mapping
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

import pytest

from graph.facts import Thing, Tie, Value
from graph.store import Store
from seeds.events import waiver
from seeds.stating import Cited, assignment
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
    days,
    due,
)

ZONE = "Area:990101102"
QUARTERLY: Mapping[str, Value] = {"recurrence": "FREQ=MONTHLY;INTERVAL=3", "quota": 1, "dueDay": 5}


async def statuses(store: Store, holder: str, first: str = "2025-01-31", end: str = "2025-09-02") -> str:
    """The first letters of the statuses by their last days."""
    return "".join(one["status"][0] for one in await due(store, holder, first, end))


def zone(city: DutyCity) -> None:
    """A development zone in the district."""
    said = {"code": "990101102", "name": "示例开发区", "level": "TOWN", "kind": "ZONE"}
    city.facts.add(Thing("Area", ZONE, said), Tie("PART_OF", ZONE, DISTRICT))


async def test_a_visit_is_judged_by_the_geography_of_its_day(store: Store) -> None:
    city = DutyCity()
    zone(city)
    who = city.person("示例甲")
    firm = "Enterprise:示例迁出"
    city.facts.add(Thing("Enterprise", firm, {"name": "示例迁出厂"}))
    city.facts.add(Tie("LOCATED_IN", firm, TOWN, valid_from="2020-01-01", valid_to="2025-05-01"))
    city.facts.add(Tie("LOCATED_IN", firm, ZONE, valid_from="2025-05-01"))
    city.keeps("VISIT", who)
    city.liaison(who, TOWN, days("2025-01-01"))
    city.duty("二", "VISIT", MONTHLY, days("2025-01-01"))
    for month in range(1, 9):
        city.did(f"R{month}", "VISIT", f"2025-0{month}-10", who, firm)
    await city.store(store)
    assert await statuses(store, who) == "DDDDMMMM", "from May on it lay elsewhere"


@pytest.mark.parametrize("unit", [TOWN, ENTERPRISE])
async def test_what_is_no_more_need_not_be_visited(store: Store, unit: str) -> None:
    city = DutyCity()
    who = city.person("示例甲")
    city.liaison(who, unit, days("2025-01-01"))
    city.duty("二", "VISIT", MONTHLY, days("2025-01-01"))
    city.keeps("VISIT", who)
    city.did("R2", "VISIT", "2025-02-03", who, unit)
    label, _, _ = unit.partition(":")
    city.facts.add(Thing(label, unit, {}, "2020-01-01", "2025-06-01"))
    await city.store(store)
    assert await statuses(store, who) == "MDMMM", "until May, and nothing of the months behind its end"
    asked = """query ($on: Date!) { coverage(area: "Area:990100", asOf: {validOn: $on}) {
      rules { rule examined failing unknown } } }"""
    for on, failing in (("2025-05-20", 1), ("2025-06-01", 1), ("2025-07-01", 0), ("2025-08-20", 0)):
        rules = (await Asker(store, now=lambda: TODAY).ask(asked, on=on))["coverage"]["rules"]
        (visits,) = [row for row in rules if row["rule"] == "VISIT_OVERDUE"]
        assert (visits["failing"], visits["unknown"]) == (failing, 0), on


async def test_who_visits_what_is_merged_with_the_unit_visits_the_unit(store: Store) -> None:
    city = DutyCity()
    zone(city)
    who = city.person("示例甲")
    city.facts.add(Tie("MERGED_WITH", ZONE, TOWN, valid_from="2025-03-01", valid_to="2025-07-01"))
    city.keeps("VISIT", who)
    city.liaison(who, TOWN, days("2025-01-01"))
    city.duty("二", "VISIT", MONTHLY, days("2025-01-01"))
    for month in range(1, 9):
        city.did(f"R{month}", "VISIT", f"2025-0{month}-10", who, ZONE)
    await city.store(store)
    assert await statuses(store, who) == "MMDDDDMM"
    data = await Asker(store, now=lambda: TODAY).ask(
        """query ($area: ID!) { june: coverage(area: $area, asOf: {validOn: "2025-07-01"}) { rules { rule failing } }
             july: coverage(area: $area, asOf: {validOn: "2025-08-01"}) { rules { rule failing } } }""",
        area=CITY,
    )
    failing = [sum(r["failing"] for r in data[m]["rules"] if r["rule"] == "VISIT_OVERDUE") for m in ("june", "july")]
    assert failing == [0, 1]


@pytest.mark.parametrize(
    ("recurrence", "on", "month", "expected"),
    [
        ("FREQ=MONTHLY;INTERVAL=3", "2025-04-03", "2025-03", "DM"),
        ("FREQ=MONTHLY;INTERVAL=3", "2025-04-03", "2025-01", "DM"),
        ("FREQ=MONTHLY;INTERVAL=3", "2025-04-03", None, "DM"),
        ("FREQ=MONTHLY;INTERVAL=3", "2025-03-20", None, "DM"),
        ("FREQ=MONTHLY;INTERVAL=3", "2025-04-06", None, "MD"),
        ("FREQ=MONTHLY;INTERVAL=3", "2025-04-06", "2025-02", "LM"),
        ("FREQ=MONTHLY;INTERVAL=3", "2025-04-03", "2025-04", "MD"),
        ("FREQ=MONTHLY;INTERVAL=6", "2025-07-04", "2025-06", "D"),
        ("FREQ=MONTHLY;INTERVAL=6", "2025-05-04", None, "D"),
        ("FREQ=YEARLY", "2025-01-04", "2024-12", "D"),
        ("FREQ=YEARLY", "2025-01-04", None, "D"),
        ("FREQ=YEARLY", "2024-12-20", None, "D"),
        ("FREQ=YEARLY", "2025-01-06", "2024-12", "L"),
    ],
)
async def test_a_report_of_several_months_may_name_any_of_them(
    store: Store, recurrence: str, on: str, month: str | None, expected: str
) -> None:
    city = DutyCity()
    who = city.person("示例甲")
    city.keeps("REPORT", who, since="2023-01-01")
    city.liaison(who, TOWN, days("2024-01-01"))
    city.duty("三", "REPORT", {**QUARTERLY, "recurrence": recurrence}, days("2024-01-01"))
    city.did("R1", "REPORT", on, who, reports_on=month)
    await city.store(store)
    end = {"FREQ=YEARLY": "2025-02-01"}.get(recurrence, "2025-08-01")
    found = await due(store, who, "2025-01-07" if "MONTHLY" in recurrence else "2025-01-01", end)
    assert "".join(one["status"][0] for one in found) == expected
    assert sum(len(one["records"]) for one in found) == 1


async def test_a_members_waiver_exempts_that_member_alone(store: Store) -> None:
    city = DutyCity()
    first, second = city.person("示例甲"), city.person("示例乙")
    city.keeps("VISIT", GROUP)
    city.liaison(GROUP, TOWN, days("2025-01-01"))
    city.duty("二", "VISIT", MONTHLY, days("2025-01-01"))
    city.member(first, "LEAD", days("2025-01-01"))
    city.member(second, "MEMBER", days("2025-01-01", "2025-07-01"))
    city.facts.add(waiver(first, days("2025-03-01", "2025-08-02"), "示例学习", duty="二", cited=Cited(NOTICE)))
    city.facts.add(waiver(second, days("2025-05-01", "2025-06-01"), "示例病假", duty="二", cited=Cited(NOTICE)))
    city.facts.add(waiver(GROUP, days("2025-01-01", "2025-02-01"), "示例停工", duty="二", cited=Cited(NOTICE)))
    await city.store(store)
    # In May both are exempt; in July and August the first is alone in it.
    assert await statuses(store, GROUP) == "WMMMWMWW"
    assert await statuses(store, first) == "WMWWWWWW"
    assert await statuses(store, second) == "WMMMWM"
    data = await Asker(store, now=lambda: TODAY).ask(
        """query ($area: ID!) { coverage(area: $area, asOf: {validOn: "2025-07-01"}) { rules { rule failing } }
             may: coverage(area: $area, asOf: {validOn: "2025-06-01"}) { rules { rule failing } } }""",
        area=CITY,
    )
    failing = [sum(r["failing"] for r in data[m]["rules"] if r["rule"] == "VISIT_OVERDUE") for m in ("coverage", "may")]
    assert failing == [1, 0]


def many_duties() -> tuple[DutyCity, list[str]]:
    """A city with assignments that end before the day by which their last period is due, limits, and every ground."""
    city = DutyCity()
    people = [city.person(name) for name in ("示例甲", "示例乙", "示例丙", "示例丁")]
    city.keeps("VISIT", people[0])
    for number, basis in enumerate(("LIAISON", "TERRITORIAL", "ENTERPRISE_PRIMARY", "COMPREHENSIVE", "SECTORAL")):
        said = {"bearerBasis": basis, "dueDay": (5, 28)[number % 2]}
        city.duty(f"{number}", "REPORT", {**MONTHLY, **said}, days("2025-01-01"))
        city.duty(f"{number}一", "VISIT", {**MONTHLY, "bearerBasis": basis}, days("2025-02-10", "2025-11-01"))
        city.duty(
            f"{number}二", "ENTRY", {"bearerBasis": basis, "within": "P1W", "countedFrom": "ISSUE"}, days("2025-02-01")
        )
        city.duty(f"{number}三", "REPORT", {"bearerBasis": basis, "dueOn": "2025-06-10"}, days("2025-02-01"))
    city.liaison(people[0], TOWN, days("2025-01-01", "2025-06-01"))
    city.liaison(GROUP, ENTERPRISE, days("2025-01-01"))
    city.liaison(POST, DISTRICT, days("2024-12-31", "2025-09-01"))
    cited = Cited(NOTICE)
    for basis, role, who, unit in (
        ("TERRITORIAL", "PARTY_HEAD", POST, TOWN),
        ("ENTERPRISE_PRIMARY", "LEGAL_REPRESENTATIVE", people[2], ENTERPRISE),
        ("SECTORAL", "AGENCY", BUREAU, ENTERPRISE),
        ("COMPREHENSIVE", "AGENCY", BUREAU, CITY),
        ("COMPREHENSIVE", "AGENCY_HEAD", POST, ENTERPRISE),
    ):
        city.facts.add(assignment(basis, role, who, unit, days("2025-01-01", "2025-08-01"), cited))
    city.member(people[1], "LEAD", days("2025-02-01", "2025-05-01"))
    city.holder(people[3], days("2025-01-01", "2025-04-01"))
    return city, [*people, GROUP, POST, BUREAU]


def named(found: list[dict[str, Any]]) -> list[tuple[Any, ...]]:
    """Rows by which they can be told apart."""
    return [(one["duty"]["number"], one["from"], one["dueBy"], one["status"]) for one in found]


async def test_adjacent_windows_list_together_what_one_long_window_lists(store: Store) -> None:
    city, holders = many_duties()
    await city.store(store)
    source = random.Random(11)
    first, last = date(2025, 1, 1), date(2026, 1, 1)
    for holder in holders:
        long = named(await due(store, holder, first.isoformat(), last.isoformat()))
        for _ in range(2):
            cuts = sorted(source.sample(range(1, (last - first).days), 4))
            bounds = [first, *(first + timedelta(days=cut) for cut in cuts), last]
            parts = [
                row
                for start, end in pairwise(bounds)
                for row in named(await due(store, holder, start.isoformat(), end.isoformat()))
            ]
            assert sorted(parts) == sorted(long), (holder, bounds)
    assert ("0", "2025-05-01", "2025-06-05", "MISSED") not in named(
        await due(store, holders[0], "2025-06-01", "2025-06-05")
    )
    of_may = named(await due(store, holders[0], "2025-06-02", "2025-06-10"))
    assert ("0", "2025-05-01", "2025-06-05", "UNKNOWN") in of_may, "the assignment ended before the fifth of June"


async def test_the_report_of_an_area_is_the_sum_of_what_all_who_are_charged_have_to_do(store: Store) -> None:
    city, holders = many_duties()
    await city.store(store)
    data = await Asker(store, now=lambda: TODAY).ask(
        """query ($area: ID!) { dutyReport(area: $area, from: "2025-01-01", to: "2026-01-01") {
             totals { required performed missed unknown late } } }""",
        area=CITY,
    )
    counted = dict.fromkeys(("required", "done", "MISSED", "UNKNOWN"), 0)
    # Each duty of an assignment once: of a group and a post the assignment's own, not that of each who is in it.
    first, _, third, _, *charged = holders
    for holder in (first, third, *charged):
        for one in await due(store, holder, "2025-01-01", "2026-01-01"):
            counted["required"] += one["required"]
            counted["done"] += one["done"]
            counted[one["status"]] += one["required"] - one["done"]
    totals = data["dutyReport"]["totals"]
    assert totals["required"] == counted["required"] > 60
    assert (totals["missed"], totals["unknown"]) == (counted["MISSED"], counted["UNKNOWN"])
