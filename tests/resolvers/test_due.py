"""What is due between two days, and random cases in which the graph and plain Python have to count the same."""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from dateutil.relativedelta import relativedelta

from graph.clock import OPEN_DAY
from graph.store import Store
from tests.asking import Asker
from tests.resolvers.duty_city import BUREAU, CITY, DISTRICT, ENTERPRISE, GROUP, MONTHLY, TOWN, DutyCity, days

TODAY = datetime(2026, 3, 10, 4, tzinfo=UTC)
DUE = """query ($holder: ID!, $from: Date!, $to: Date!) { dutiesDue(holder: $holder, from: $from, to: $to) {
  duty { number } from to dueBy required done late status records { number } } }"""


async def due(store: Store, holder: str, first: str, end: str) -> list[dict[str, Any]]:
    """What a holder has to do, asked on 2026-03-10."""
    data = await Asker(store, now=lambda: TODAY).ask(DUE, holder=holder, **{"from": first, "to": end})
    found: list[dict[str, Any]] = data["dutiesDue"]
    return found


async def test_each_period_is_told_by_its_last_day(store: Store) -> None:
    city = DutyCity()
    who = city.person("示例甲")
    city.liaison(who, TOWN, days("2025-12-01"))
    city.duty("二", "VISIT", MONTHLY, days("2025-01-01"))
    city.duty("三", "REPORT", {**MONTHLY, "dueDay": 5}, days("2025-01-01"))
    city.did("R1", "VISIT", "2026-01-31", who, TOWN)
    city.did("R2", "REPORT", "2026-03-05", who)
    await city.store(store)
    found = [
        (one["duty"]["number"], one["dueBy"], one["status"])
        for one in await due(store, who, "2026-01-05", "2026-05-01")
    ]
    assert found == [
        ("三", "2026-01-05", "MISSED"),
        ("二", "2026-01-31", "DONE"),
        ("三", "2026-02-05", "MISSED"),
        ("二", "2026-02-28", "MISSED"),
        ("三", "2026-03-05", "DONE"),
        ("二", "2026-03-31", "DUE"),
        ("三", "2026-04-05", "DUE"),
        ("二", "2026-04-30", "AHEAD"),
    ]


async def test_a_member_has_the_duties_of_the_group_and_the_group_has_what_its_members_did(store: Store) -> None:
    city = DutyCity()
    member = city.person("示例甲")
    city.liaison(GROUP, ENTERPRISE, days("2026-01-01"))
    city.member(member, "MEMBER", days("2026-01-15", "2026-03-01"))
    city.duty("二", "VISIT", MONTHLY, days("2025-01-01"))
    city.did("R1", "VISIT", "2026-02-10", member, ENTERPRISE)
    city.did("R2", "VISIT", "2026-03-02", member, ENTERPRISE)
    await city.store(store)
    of_member = await due(store, member, "2026-01-01", "2026-05-01")
    assert [(one["from"], one["status"]) for one in of_member] == [("2026-02-01", "DONE")]
    of_group = await due(store, GROUP, "2026-01-01", "2026-04-01")
    # Whoever has left the group by March no longer does anything as its member.
    assert [(one["from"], one["status"]) for one in of_group] == [
        ("2026-01-01", "MISSED"),
        ("2026-02-01", "DONE"),
        ("2026-03-01", "DUE"),
    ]


async def test_a_report_adds_up_by_kind_and_unit(store: Store) -> None:
    city = DutyCity()
    first, second = city.person("示例甲"), city.person("示例乙")
    city.liaison(first, TOWN, days("2026-01-01"))
    city.liaison(second, ENTERPRISE, days("2026-01-01"))
    city.duty("二", "VISIT", MONTHLY, days("2025-01-01"))
    city.duty("三", "HEARING", {"recurrence": "FREQ=MONTHLY;INTERVAL=3", "quota": 2}, days("2025-01-01"))
    city.did("R1", "VISIT", "2026-02-10", first, ENTERPRISE)
    city.did("R2", "VISIT", "2026-02-10", second, ENTERPRISE)
    await city.store(store)
    data = await Asker(store, now=lambda: TODAY).ask(
        """query ($area: ID!) { dutyReport(area: $area, from: "2026-01-01", to: "2026-04-01") {
             totals { ...T } kinds { kind totals { ...T } } units { unit { key } totals { ...T } } } }
           fragment T on DutyTotals { duties required performed missed notYetDue }""",
        area=CITY,
    )
    report = data["dutyReport"]
    # A visit of the enterprise is one of the town that it lies in, too.
    visits = {"duties": 2, "required": 4, "performed": 2, "missed": 2, "notYetDue": 2}
    hearings = {"duties": 2, "required": 0, "performed": 0, "missed": 0, "notYetDue": 2}
    both = {name: visits[name] + hearings[name] for name in visits}
    assert report["totals"] == both
    assert report["kinds"] == [{"kind": "HEARING", "totals": hearings}, {"kind": "VISIT", "totals": visits}]
    assert report["units"] == [{"unit": {"key": DISTRICT}, "totals": both}]


@pytest.mark.parametrize(
    ("first", "end", "message"),
    [
        ("2026-01-01", "2026-01-01", "to: 2026-01-01 is not after 2026-01-01; it is the first day that is left out"),
        ("2026-01-01", "2030-01-01", "to: 2030-01-01 is more than 1098 days after 2026-01-01"),
    ],
)
async def test_days_that_cannot_be_are_refused(store: Store, first: str, end: str, message: str) -> None:
    await DutyCity().store(store)
    asker = Asker(store)
    assert await asker.refused(DUE, holder=BUREAU, **{"from": first, "to": end}) == message


@dataclass(frozen=True)
class Case:
    """One person, linked to the town for a time, with one duty and some days on which something was done."""

    name: str
    held: tuple[str, str]
    in_force: tuple[str, str]
    recurrence: str
    months: int
    quota: int
    done: tuple[str, ...]

    def periods(self, until: str) -> Iterator[tuple[str, str]]:
        """The calendar periods that lie wholly inside and are over."""
        start = date(2020, 1, 1)
        while (end := start + relativedelta(months=self.months)).isoformat() <= until:
            first, last = max(self.held[0], self.in_force[0]), min(self.held[1], self.in_force[1])
            if first <= start.isoformat() and end.isoformat() <= last:
                yield start.isoformat(), end.isoformat()
            start = end

    def counted(self, until: str) -> dict[str, Any]:
        """What the API has to say up to a day."""
        first, last = max(self.held[0], self.in_force[0]), min(self.held[1], self.in_force[1])
        acts = [day for day in self.done if first <= day < last and day <= until]
        done = {p: sum(p[0] <= day < p[1] for day in acts) for p in self.periods(until)}
        return {
            "required": self.quota * len(done),
            "performed": sum(min(self.quota, times) for times in done.values()),
            "missedPeriods": [{"from": a, "to": b} for (a, b), times in done.items() if times < self.quota],
            "records": len(acts),
        }


def random_case(source: random.Random, number: int) -> Case:
    def day(first: int = 0, last: int = 2000) -> str:
        return (date(2020, 1, 1) + timedelta(days=source.randint(first, last))).isoformat()

    recurrence, months = source.choice(
        [("FREQ=MONTHLY", 1), ("FREQ=MONTHLY;INTERVAL=3", 3), ("FREQ=MONTHLY;INTERVAL=6", 6), ("FREQ=YEARLY", 12)]
    )
    held = day(), source.choice((OPEN_DAY, "2025-08-21", "2026-01-01"))
    in_force = source.choice((day(), "2020-01-31", "2020-02-29")), OPEN_DAY
    done = tuple(sorted(day(0, 2300) for _ in range(source.randint(0, 40))))
    return Case(f"示例{number:03}", held, in_force, recurrence, months, source.randint(1, 3), done)


CASES = 60


@pytest.mark.slow
@pytest.mark.parametrize("seed", [1, 2])
async def test_the_graph_counts_as_plain_python_does(store: Store, seed: int) -> None:
    source = random.Random(seed)
    cases = [random_case(source, number) for number in range(CASES)]
    city = DutyCity()
    for number, case in enumerate(cases):
        who = city.person(case.name)
        key = f"OfficialDocument:case{number:03}"
        city.document(key, f"示例〔2020〕{number}号", "2020-01-01")
        city.duty("一", "VISIT", {"recurrence": case.recurrence, "quota": case.quota}, days(*case.in_force), key)
        city.linked_by(key, who, TOWN, days(*case.held))
        for turn, on in enumerate(case.done):
            city.did(f"R{number}-{turn}", "VISIT", on, who, TOWN)
    day = source.choice(("2025-08-20", "2024-02-29", "2025-12-31"))
    happened = city.incident("I1", datetime.fromisoformat(f"{day}T02:00:00+08:00"))
    await city.store(store)
    data = await Asker(store).ask(
        """query ($incident: ID!) { incident(id: $incident) { retrospective { performance { holder { name }
             duties { required performed missedPeriods { from to } records { number } } } } } }""",
        incident=happened,
    )
    found = {
        one["holder"]["name"]: {**duty, "records": len(duty["records"])}
        for one in data["incident"]["retrospective"]["performance"]
        for duty in one["duties"]
    }
    # The duty is in force on the day, or it is no duty then.
    expected = {
        case.name: case.counted(day) for case in cases if case.held[0] <= day < case.held[1] and case.in_force[0] <= day
    }
    assert found == expected
