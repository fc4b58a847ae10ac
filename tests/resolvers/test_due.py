"""What is due between two days."""

import pytest

from graph.facts import Thing
from graph.store import Store
from tests.asking import Asker
from tests.resolvers.duty_city import (
    BUREAU,
    CITY,
    DISTRICT,
    DUE,
    ENTERPRISE,
    GROUP,
    MONTHLY,
    TODAY,
    TOWN,
    DutyCity,
    days,
    due,
)


async def test_each_period_is_told_by_its_last_day(store: Store) -> None:
    city = DutyCity()
    who = city.person("示例甲")
    city.liaison(who, TOWN, days("2025-12-01"))
    city.duty("二", "VISIT", MONTHLY, days("2025-01-01"))
    city.duty("三", "REPORT", {**MONTHLY, "dueDay": 5}, days("2025-01-01"))
    city.keeps("VISIT", who)
    city.keeps("REPORT", who)
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


async def test_what_is_done_more_often_than_it_is_due_counts_as_often_as_it_is_due(store: Store) -> None:
    city = DutyCity()
    who = city.person("示例甲")
    city.liaison(who, TOWN, days("2025-12-01"))
    city.duty("二", "VISIT", {**MONTHLY, "quota": 2}, days("2025-01-01"))
    city.duty("三", "REPORT", {**MONTHLY, "quota": 2, "dueDay": 5}, days("2025-01-01"))
    for number, day in enumerate(("2026-01-10", "2026-01-11", "2026-01-12", "2026-02-01")):
        city.did(f"R{number}", "VISIT", day, who, TOWN)
    for number, day in enumerate(("2026-02-04", "2026-02-06", "2026-02-07", "2026-02-08")):
        city.did(f"S{number}", "REPORT", day, who, reports_on="2026-01")
    await city.store(store)
    found = await due(store, who, "2026-01-31", "2026-03-02")
    assert [(one["dueBy"], one["required"], one["done"], one["late"], len(one["records"])) for one in found] == [
        ("2026-01-31", 2, 2, 0, 3),
        ("2026-02-05", 2, 1, 1, 4),
        ("2026-02-28", 2, 1, 0, 1),
    ]


async def test_a_member_has_the_duties_of_the_group_and_the_group_has_what_its_members_did(store: Store) -> None:
    city = DutyCity()
    member = city.person("示例甲")
    city.liaison(GROUP, ENTERPRISE, days("2026-01-01"))
    city.member(member, "MEMBER", days("2026-01-15", "2026-03-01"))
    city.duty("二", "VISIT", MONTHLY, days("2025-01-01"))
    city.keeps("VISIT", GROUP)
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


async def test_a_duty_of_which_nobody_knows_the_last_day_is_told_without_days(store: Store) -> None:
    city = DutyCity()
    who = city.person("示例甲")
    plan = "OfficialDocument:plan"
    city.facts.add(Thing("OfficialDocument", plan, {"number": "示例〔2025〕9号", "title": "示例方案"}))
    city.linked_by(plan, who, ENTERPRISE, days("2026-01-10", "2026-02-10"))
    city.duty("1", "ENTRY", {"within": "P1W", "countedFrom": "ISSUE"}, days("2025-01-01"), plan)
    city.duty("2", "VISIT", MONTHLY, days("2025-01-01"), plan)
    city.duty("3", "ENTRY", {"within": "P1W", "countedFrom": "ENTRY"}, days("2025-01-01"), plan)
    city.liaison(who, ENTERPRISE, days("2026-01-01"))
    city.duty("4", "VISIT", MONTHLY, days("2025-01-01"))
    city.did("R1", "ENTRY", "2026-01-20", who, ENTERPRISE)
    await city.store(store)
    (*known, unknown) = await due(store, who, "2026-01-15", "2026-03-01")
    assert [(one["duty"]["number"], one["dueBy"]) for one in known] == [
        ("3", "2026-01-27"),
        ("4", "2026-01-31"),
        ("4", "2026-02-28"),
    ]
    assert unknown == {
        "duty": {"number": "1"}, "incident": None, "from": None, "to": None, "dueBy": None, "required": 1, "done": 0, "late": 0,
        "status": "DEADLINE_UNKNOWN", "records": [{"number": "R1"}],
    }  # fmt: skip
    # It is told in the days in which it was the holder's: up to before the 10th of February.
    for asked, told in (
        (("2026-01-01", "2026-01-10"), 0),
        (("2026-02-09", "2026-02-10"), 1),
        (("2026-02-10", "2026-02-12"), 0),
    ):
        assert [one["status"] for one in await due(store, who, *asked)].count("DEADLINE_UNKNOWN") == told


async def test_a_report_adds_up_by_kind_and_unit(store: Store) -> None:
    city = DutyCity()
    first, second = city.person("示例甲"), city.person("示例乙")
    city.liaison(first, TOWN, days("2026-01-01"))
    city.liaison(second, ENTERPRISE, days("2026-01-01"))
    city.duty("二", "VISIT", MONTHLY, days("2025-01-01"))
    city.duty("三", "HEARING", {"recurrence": "FREQ=MONTHLY;INTERVAL=3", "quota": 2}, days("2025-01-01"))
    city.keeps("VISIT", first)
    city.did("R1", "VISIT", "2026-02-10", first, ENTERPRISE)
    city.did("R2", "VISIT", "2026-02-10", second, ENTERPRISE)
    await city.store(store)
    data = await Asker(store, now=lambda: TODAY).ask(
        """query ($area: ID!) { dutyReport(area: $area, from: "2026-01-01", to: "2026-04-01") {
             totals { ...T } kinds { kind totals { ...T } } units { unit { key } totals { ...T } } } }
           fragment T on DutyTotals { duties required performed missed unknown notYetDue }""",
        area=CITY,
    )
    report = data["dutyReport"]
    # A visit of the enterprise is one of the town that it lies in, too.
    # In January the second kept no records yet.
    visits = {"duties": 2, "required": 4, "performed": 2, "missed": 1, "unknown": 1, "notYetDue": 2}
    hearings = {"duties": 2, "required": 0, "performed": 0, "missed": 0, "unknown": 0, "notYetDue": 2}
    both = {name: visits[name] + hearings[name] for name in visits}
    assert report["totals"] == both
    assert report["kinds"] == [{"kind": "HEARING", "totals": hearings}, {"kind": "VISIT", "totals": visits}]
    assert report["units"] == [{"unit": {"key": DISTRICT}, "totals": both}]


@pytest.mark.parametrize(
    ("first", "end", "message"),
    [
        ("2026-01-01", "2026-01-01", "to: 2026-01-01 is not after 2026-01-01; it is the first day that is left out"),
        ("2026-01-01", "2030-01-01", "to: 2030-01-01 is more than 1098 days after 2026-01-01"),
        (
            "2200-12-01",
            "2201-01-01",
            "to: 2201-01-01 is too far ahead; expected a day of the year 2200 or earlier",
        ),
    ],
)
async def test_days_that_cannot_be_are_refused(store: Store, first: str, end: str, message: str) -> None:
    await DutyCity().store(store)
    asker = Asker(store)
    assert await asker.refused(DUE, holder=BUREAU, **{"from": first, "to": end}) == message
