"""What was due, done and missed, in cases of which each figure can be counted by hand."""

from datetime import UTC, datetime
from typing import Any

from graph.facts import Facts
from graph.store import Store
from seeds.events import waiver
from seeds.stating import Cited
from tests.asking import Asker
from tests.resolvers.duty_city import (
    ENTERPRISE,
    GROUP,
    MONTHLY,
    NOTICE,
    POST,
    TOWN,
    DutyCity,
    add,
    days,
    done,
)

AUGUST_20 = datetime(2025, 8, 20, 2, 0, tzinfo=UTC)
"""Ten o'clock in Shanghai."""

QUESTION = """query ($incident: ID!) { incident(id: $incident) { on retrospective { required performance {
  holder { name } link { role basis since } duties {
    duty { number } required performed late notYetDue waived recordedAfterIncident
    missedPeriods { from to } records { number } } } } } }"""


async def looked_back(store: Store, incident: str) -> list[dict[str, Any]]:
    """The performance of every link."""
    data = await Asker(store).ask(QUESTION, incident=incident)
    found: list[dict[str, Any]] = data["incident"]["retrospective"]["performance"]
    return found


async def only_duty(store: Store, incident: str) -> dict[str, Any]:
    """The one duty of the one link."""
    ((duty,),) = [one["duties"] for one in await looked_back(store, incident)]
    assert isinstance(duty, dict)
    return duty


async def test_every_month_counts_once_and_what_is_missing_is_named(store: Store) -> None:
    city = DutyCity()
    who = city.person("示例甲")
    city.liaison(who, TOWN, days("2025-03-10"))
    city.duty("二", "VISIT", MONTHLY, days("2025-01-01"))
    for number, day in enumerate(("2025-03-20", "2025-04-30", "2025-06-01", "2025-06-30", "2025-08-01")):
        city.did(f"R{number}", "VISIT", day, who, TOWN)
    happened = city.incident("I1", AUGUST_20)
    await city.store(store)
    duty = await only_duty(store, happened)
    # March is cut short by the assignment's beginning, August has not ended.
    assert (duty["required"], duty["performed"], duty["notYetDue"]) == (4, 2, 1)
    assert duty["missedPeriods"] == [
        {"from": "2025-05-01", "to": "2025-06-01"},
        {"from": "2025-07-01", "to": "2025-08-01"},
    ]
    assert [record["number"] for record in duty["records"]] == ["R0", "R1", "R2", "R3", "R4"]


async def test_a_duty_that_begins_on_the_31st_counts_whole_months(store: Store) -> None:
    city = DutyCity()
    who = city.person("示例甲")
    city.liaison(who, TOWN, days())
    city.duty("二", "VISIT", MONTHLY, days("2023-12-31"))
    city.did("R1", "VISIT", "2024-02-29", who, TOWN)
    happened = city.incident("I1", datetime(2024, 3, 31, 15, 59, tzinfo=UTC))
    midnight = city.incident("I2", datetime(2024, 3, 31, 16, 0, tzinfo=UTC))
    await city.store(store)
    before, after = await only_duty(store, happened), await only_duty(store, midnight)
    # At 23:59 in Shanghai March is not over; a minute later it is.
    assert [(one["required"], one["performed"], one["notYetDue"]) for one in (before, after)] == [(2, 1, 1), (3, 1, 1)]


async def test_an_assignment_that_ends_on_the_incidents_day_no_longer_holds(store: Store) -> None:
    city = DutyCity()
    city.liaison(city.person("示例甲"), TOWN, days("2025-01-01", "2025-08-20"))
    city.liaison(city.person("示例乙"), TOWN, days("2025-08-20"))
    city.duty("二", "VISIT", MONTHLY, days("2025-01-01"))
    happened = city.incident("I1", AUGUST_20)
    await city.store(store)
    (held,) = await looked_back(store, happened)
    assert held["holder"] == {"name": "示例乙"}
    assert held["duties"][0]["required"] == 0


async def test_who_came_during_the_year_answers_for_the_rest_of_it_alone(store: Store) -> None:
    city = DutyCity()
    first, second = city.person("示例甲"), city.person("示例乙")
    city.liaison(POST, TOWN, days("2025-01-01"))
    city.duty("二", "VISIT", MONTHLY, days("2025-01-01"))
    city.holder(first, days("2025-01-01", "2025-06-01"))
    city.holder(second, days("2025-06-01"))
    city.did("R1", "VISIT", "2025-05-05", first, TOWN)
    city.did("R2", "VISIT", "2025-07-05", second, TOWN)
    city.did("R3", "VISIT", "2025-03-05", second, TOWN)
    happened = city.incident("I1", AUGUST_20)
    await city.store(store)
    held, gone = await looked_back(store, happened)
    assert gone["holder"] == {"name": "示例甲"}
    assert [record["number"] for record in gone["duties"][0]["records"]] == ["R1"]
    assert held["holder"] == {"name": "示例乙"}
    (duty,) = held["duties"]
    assert (duty["required"], duty["performed"]) == (2, 1)
    assert [record["number"] for record in duty["records"]] == ["R2"]


async def test_of_a_group_the_lead_and_each_member_and_what_it_did_as_a_group(store: Store) -> None:
    city = DutyCity()
    lead, member = city.person("示例甲"), city.person("示例乙")
    city.liaison(GROUP, ENTERPRISE, days("2025-01-01"))
    city.duty("二", "VISIT", {**MONTHLY, "quota": 2}, days("2025-01-01"))
    city.member(lead, "LEAD", days("2025-01-01"))
    city.member(member, "MEMBER", days("2025-06-15"))
    city.did("R1", "VISIT", "2025-07-05", GROUP, ENTERPRISE)
    city.did("R2", "VISIT", "2025-07-06", lead, ENTERPRISE)
    happened = city.incident("I1", AUGUST_20)
    await city.store(store)
    of_lead, of_member = await looked_back(store, happened)
    assert [one["link"]["role"] for one in (of_lead, of_member)] == ["GROUP_LEAD", "GROUP_MEMBER"]
    assert [(d["required"], d["performed"]) for one in (of_lead, of_member) for d in one["duties"]] == [(14, 2), (2, 1)]


async def test_a_return_by_the_fifth_counts_for_the_month_before(store: Store) -> None:
    city = DutyCity()
    who = city.person("示例甲")
    city.liaison(who, TOWN, days("2025-01-01"))
    city.duty("三（四）", "REPORT", {**MONTHLY, "dueDay": 5}, days("2025-01-01"))
    city.keeps("REPORT", who)
    city.did("R1", "REPORT", "2025-02-05", who)
    city.did("R2", "REPORT", "2025-03-06", who)
    city.did("R3", "REPORT", "2025-04-06", who, reports_on="2025-03")
    city.did("R4", "REPORT", "2025-05-31", who, reports_on="2025-04")
    fifth = city.incident("I1", datetime(2025, 6, 5, 15, 59, tzinfo=UTC))
    sixth = city.incident("I2", datetime(2025, 6, 5, 16, 0, tzinfo=UTC))
    await city.store(store)
    # Of the sixth of March, when February's was no longer due, it is one of March.
    on_fifth, on_sixth = await only_duty(store, fifth), await only_duty(store, sixth)
    assert (on_fifth["required"], on_fifth["performed"], on_fifth["late"], on_fifth["notYetDue"]) == (4, 2, 1, 2)
    assert (on_sixth["required"], on_sixth["performed"], on_sixth["late"], on_sixth["notYetDue"]) == (5, 2, 1, 1)
    assert [p["from"] for p in on_sixth["missedPeriods"]] == ["2025-02-01", "2025-04-01", "2025-05-01"]


async def test_deadlines_are_counted_from_the_issue_and_from_the_entry(store: Store) -> None:
    city = DutyCity()
    who = city.person("示例甲")
    city.liaison(who, ENTERPRISE, days("2025-01-01"))
    city.duty("1", "ENTRY", {"within": "P1W", "countedFrom": "ISSUE"}, days("2025-01-01"))
    city.duty("2", "HAZARD_LIST", {"within": "P1M", "countedFrom": "ENTRY"}, days("2025-01-01"))
    city.did("R1", "ENTRY", "2025-01-31", who, ENTERPRISE)
    city.did("R2", "HAZARD_LIST", "2025-02-28", who, ENTERPRISE)
    happened = city.incident("I1", AUGUST_20)
    await city.store(store)
    ((entry, hazards),) = [one["duties"] for one in await looked_back(store, happened)]
    assert (entry["required"], entry["performed"], entry["late"]) == (1, 0, 1)
    assert entry["missedPeriods"] == [{"from": "2025-01-01", "to": "2025-01-09"}]
    assert (hazards["required"], hazards["performed"], hazards["late"]) == (1, 1, 0)


async def test_what_was_entered_after_the_incident_is_counted_and_a_correction_is_not(store: Store) -> None:
    city = DutyCity()
    who = city.person("示例甲")
    city.liaison(who, TOWN, days("2025-01-01"))
    city.duty("二", "VISIT", MONTHLY, days("2025-01-01"))
    city.did("R1", "VISIT", "2025-05-05", who, TOWN)
    happened = city.incident("I1", AUGUST_20)
    await city.store(store)
    later = Facts("示例")
    later.add(done("R1", "VISIT", "2025-05-05", who, TOWN, summary="示例更正"))
    later.add(done("R2", "VISIT", "2025-06-06", who, TOWN))
    await add(store, later, datetime(2025, 9, 1, tzinfo=UTC))
    again = Facts("示例")
    again.add(done("R1", "VISIT", "2025-05-06", who, TOWN, summary="示例再更正"))
    await add(store, again, datetime(2025, 9, 2, tzinfo=UTC))
    duty = await only_duty(store, happened)
    # The second correction moved it to a day of which the register had held nothing.
    assert (duty["performed"], duty["recordedAfterIncident"]) == (2, 2)


async def test_a_waived_month_is_not_required(store: Store) -> None:
    city = DutyCity()
    who = city.person("示例甲")
    city.liaison(who, TOWN, days("2025-01-01"))
    city.duty("二", "VISIT", MONTHLY, days("2025-01-01"))
    city.facts.add(waiver(who, days("2025-02-01", "2025-04-02"), "示例停工", duty="二", cited=Cited(NOTICE)))
    happened = city.incident("I1", AUGUST_20)
    await city.store(store)
    duty = await only_duty(store, happened)
    assert (duty["required"], duty["waived"]) == (4, 3)


BEFORE = """query ($incident: ID!) { incident(id: $incident) { retrospective { performance { holder { name } isPredecessor
  link { role since until } duties { duty { number } required performed missed unknown records { number } } } } } }"""


async def test_who_held_the_post_before_answers_for_the_own_days(store: Store) -> None:
    city = DutyCity()
    names = ("示例甲", "示例乙", "示例丙", "示例丁")
    long_ago, before, last, present = (city.person(name) for name in names)
    city.liaison(POST, TOWN, days("2024-01-01"))
    city.duty("二", "VISIT", MONTHLY, days("2024-01-01"))
    city.duty("三", "VISIT", MONTHLY, days("2024-01-01", "2025-03-01"))
    city.keeps("VISIT", POST, since="2023-01-01")
    city.holder(long_ago, days("2024-01-01", "2024-08-20"))
    city.holder(before, days("2024-08-20", "2025-06-01"))
    city.holder(last, days("2025-06-01", "2025-08-20"))
    city.holder(present, days("2025-08-20"))
    city.did("R1", "VISIT", "2025-05-05", before, TOWN)
    city.did("R2", "VISIT", "2025-06-05", before, TOWN)
    city.did("R3", "VISIT", "2025-07-05", last, TOWN)
    happened = city.incident("I1", AUGUST_20)
    await city.store(store)
    data = await Asker(store).ask(BEFORE, incident=happened)
    found = data["incident"]["retrospective"]["performance"]
    assert [(one["holder"]["name"], one["isPredecessor"]) for one in found] == [
        ("示例丁", False),
        *sorted(
            (("示例乙", True), ("示例丙", True)), key=lambda who: [one["holder"]["name"] for one in found].index(who[0])
        ),
    ], "who left a year before to the day is not looked back to"
    told = {
        one["holder"]["name"]: (
            one["link"]["since"],
            one["link"]["until"],
            [
                (d["duty"]["number"], d["required"], d["performed"], d["missed"], [r["number"] for r in d["records"]])
                for d in one["duties"]
            ],
        )
        for one in found
    }
    assert told["示例丁"] == ("2025-08-20", None, [("二", 0, 0, 0, [])])
    assert told["示例丙"] == ("2025-06-01", "2025-08-20", [("二", 2, 1, 1, ["R3"])])
    # September to May; of the duty that ended in March, September to February.
    assert told["示例乙"] == (
        "2024-08-20",
        "2025-06-01",
        [("二", 9, 1, 8, ["R1"]), ("三", 6, 0, 6, [])],
    )


async def test_who_was_in_the_group_before_stands_behind_its_present_people(store: Store) -> None:
    city = DutyCity()
    lead, member, gone = city.person("示例甲"), city.person("示例乙"), city.person("示例丙")
    city.liaison(GROUP, ENTERPRISE, days("2025-03-01"))
    city.duty("二", "VISIT", MONTHLY, days("2024-01-01"))
    city.member(lead, "LEAD", days("2025-01-01"))
    city.member(member, "MEMBER", days("2025-01-01", "2025-03-01"))
    city.member(gone, "MEMBER", days("2025-01-01", "2025-06-01"))
    happened = city.incident("I1", AUGUST_20)
    await city.store(store)
    data = await Asker(store).ask(BEFORE, incident=happened)
    found = data["incident"]["retrospective"]["performance"]
    # Who had left when the group was charged has nothing to do with it.
    assert [
        (one["holder"]["name"], one["isPredecessor"], one["link"]["since"], one["link"]["until"]) for one in found
    ] == [
        ("示例甲", False, "2025-03-01", None),
        ("示例丙", True, "2025-03-01", "2025-06-01"),
    ]
    assert [duty["required"] for duty in found[1]["duties"]] == [3]
