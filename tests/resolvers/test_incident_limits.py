"""Duties that are due within a time after each incident (事故发生后若干日内)."""

from datetime import UTC, datetime
from typing import Any

from graph import keys
from graph.facts import Facts, Tie, Value
from graph.store import Store
from tests.asking import Asker
from tests.resolvers.duty_city import CITY, DISTRICT, EARLY, ENTERPRISE, TODAY, TOWN, DutyCity, add, days, done, due

TEN_DAYS: dict[str, Value] = {"within": "P10D", "countedFrom": "INCIDENT"}
LOOKED_BACK = """query ($incident: ID!) { incident(id: $incident) { retrospective { performance { holder { name } duties {
  duty { number } required performed late notYetDue deadlineUnknown missedPeriods { from to } records { number } } } } } }"""


def shanghai(text: str) -> datetime:
    """A moment by the clocks of Shanghai."""
    return datetime.fromisoformat(f"{text}+08:00")


async def looked_back(store: Store, incident: str) -> dict[str, Any]:
    """The one duty of the one link."""
    data = await Asker(store).ask(LOOKED_BACK, incident=incident)
    ((duty,),) = [one["duties"] for one in data["incident"]["retrospective"]["performance"]]
    found: dict[str, Any] = duty
    return found


async def test_each_incident_has_a_limit_from_its_shanghai_day(store: Store) -> None:
    city = DutyCity()
    who = city.person("示例甲")
    city.liaison(who, ENTERPRISE, days("2025-01-01"))
    city.duty("四", "REPORT", TEN_DAYS, days("2025-01-01"))
    city.incident("I1", shanghai("2025-05-01T23:59"))
    city.incident("I2", shanghai("2025-06-02T00:00"))
    city.incident("I3", shanghai("2025-07-01T12:00"))
    last = city.incident("I4", shanghai("2025-08-20T10:00"))
    # On the last day of the first limit, on the day behind that of the second, and late for it as it says so.
    city.did("R1", "REPORT", "2025-05-11", who, ENTERPRISE)
    city.did("R2", "REPORT", "2025-06-13", who, ENTERPRISE, keys.incident("I2"))
    city.did("R3", "REPORT", "2025-07-12", who, ENTERPRISE)
    await city.store(store)
    counted = await looked_back(store, last)
    assert {name: counted[name] for name in ("required", "performed", "late", "notYetDue", "deadlineUnknown")} == {
        "required": 3,
        "performed": 1,
        "late": 1,
        "notYetDue": 1,
        "deadlineUnknown": False,
    }
    assert counted["missedPeriods"] == [
        {"from": "2025-06-02", "to": "2025-06-13"},
        {"from": "2025-07-01", "to": "2025-07-12"},
    ]
    assert [one["number"] for one in counted["records"]] == ["R1", "R2", "R3"]
    told = [
        (one["incident"]["number"], one["from"], one["dueBy"], one["status"], [r["number"] for r in one["records"]])
        for one in await due(store, who)
    ]
    assert told == [
        ("I1", "2025-05-01", "2025-05-11", "DONE", ["R1"]),
        ("I2", "2025-06-02", "2025-06-12", "LATE", ["R2"]),
        ("I3", "2025-07-01", "2025-07-11", "MISSED", []),
        ("I4", "2025-08-20", "2025-08-30", "MISSED", []),
    ]


async def test_hours_are_counted_from_the_moment(store: Store) -> None:
    city = DutyCity()
    who = city.person("示例甲")
    city.liaison(who, ENTERPRISE, days("2025-01-01"))
    city.duty("四", "REPORT", {"within": "PT1H", "countedFrom": "INCIDENT"}, days("2025-01-01"))
    city.incident("I1", shanghai("2025-05-01T22:59"))
    city.incident("I2", shanghai("2025-06-01T23:59"))
    await city.store(store)
    assert [one["dueBy"] for one in await due(store, who)] == ["2025-05-01", "2025-06-02"]


async def test_two_incidents_of_one_day_are_two_and_a_record_counts_for_the_one_that_it_names(store: Store) -> None:
    city = DutyCity()
    who = city.person("示例甲")
    city.liaison(who, ENTERPRISE, days("2025-01-01"))
    city.duty("四", "REPORT", TEN_DAYS, days("2025-01-01"))
    for number, minute in (("I1", 1), ("I2", 2)):
        city.incident(number, shanghai(f"2025-05-01T12:0{minute}"))
    city.keeps("REPORT", who)
    city.did("R1", "REPORT", "2025-05-03", who, keys.incident("I2"))
    await city.store(store)
    assert {one["incident"]["number"]: one["status"] for one in await due(store, who)} == {"I1": "MISSED", "I2": "DONE"}
    later = Facts("示例")
    later.add(done("R2", "REPORT", "2025-05-04", who, ENTERPRISE))
    await add(store, later, EARLY)
    found = {one["incident"]["number"]: (one["status"], len(one["records"])) for one in await due(store, who)}
    assert found == {"I1": ("DONE", 1), "I2": ("DONE", 2)}


async def test_only_incidents_in_the_holders_time_set_a_limit(store: Store) -> None:
    city = DutyCity()
    who = city.person("示例甲")
    city.liaison(who, ENTERPRISE, days("2025-05-01", "2025-07-11"))
    # In force before the liaison began, by a document that was out before it: an incident in between is not theirs.
    city.duty("四", "REPORT", TEN_DAYS, days("2025-04-01"))
    moments = ("2025-03-01T12:00", "2025-04-30T23:59", "2025-05-01T00:00", "2025-06-30T12:00", "2025-07-01T12:00")
    for number, moment in enumerate((*moments, "2025-07-11T00:00"), 1):
        city.incident(f"I{number}", shanghai(moment))
    await city.store(store)
    # The limit of the fifth ends with the assignment and is cut short by it; that of the fourth is not.
    assert [one["incident"]["number"] for one in await due(store, who)] == ["I3", "I4"]


async def test_an_area_has_the_incidents_of_what_lies_in_it(store: Store) -> None:
    city = DutyCity()
    of_town, of_district = city.person("示例甲"), city.person("示例乙")
    city.liaison(of_town, TOWN, days("2025-01-01"))
    city.liaison(of_district, DISTRICT, days("2025-01-01"))
    city.keeps("REPORT", of_town, of_district)
    city.duty("四", "REPORT", TEN_DAYS, days("2025-01-01"))
    city.incident("I1", shanghai("2025-02-01T12:00"))
    city.incident("I2", shanghai("2025-03-01T12:00"), TOWN)
    city.incident("I3", shanghai("2025-04-01T12:00"), DISTRICT)
    city.incident("I4", shanghai("2025-05-01T12:00"), CITY)
    await city.store(store)
    numbers = [[one["incident"]["number"] for one in await due(store, who)] for who in (of_town, of_district)]
    assert numbers == [["I1", "I2"], ["I1", "I2", "I3"]]
    data = await Asker(store, now=lambda: TODAY).ask(
        """query ($area: ID!) { dutyReport(area: $area, from: "2025-03-05", to: "2025-05-01") {
             totals { duties required missed } units { unit { key } totals { required } } } }""",
        area=DISTRICT,
    )
    # Only the limits that end in these days: of the incident in the town for both, of that in the district for one.
    assert data["dutyReport"]["totals"] == {"duties": 2, "required": 3, "missed": 3}
    assert data["dutyReport"]["units"] == [{"unit": {"key": TOWN}, "totals": {"required": 1}}]


async def test_what_the_enterprise_left_has_the_incident_of_its_day(store: Store) -> None:
    city = DutyCity()
    who = city.person("示例甲")
    city.liaison(who, TOWN, days("2025-01-01"))
    city.duty("四", "REPORT", TEN_DAYS, days("2025-01-01"))
    for number, month in enumerate((2, 9), 1):
        city.incident(f"I{number}", shanghai(f"2025-0{month}-01T12:00"))
    city.facts.ties = [tie for tie in city.facts.ties if tie.type != "LOCATED_IN"]
    city.facts.add(Tie("LOCATED_IN", ENTERPRISE, TOWN, valid_to="2025-06-01"))
    city.facts.add(Tie("LOCATED_IN", ENTERPRISE, DISTRICT, valid_from="2025-06-01"))
    await city.store(store)
    assert [one["incident"]["number"] for one in await due(store, who)] == ["I1"]


async def test_the_register_counts_the_incidents_that_it_knew(store: Store) -> None:
    city = DutyCity()
    who = city.person("示例甲")
    city.liaison(who, ENTERPRISE, days("2025-01-01"))
    city.duty("四", "REPORT", TEN_DAYS, days("2025-01-01"))
    last = city.incident("I2", shanghai("2025-08-20T10:00"))
    await city.store(store)
    later = DutyCity()
    later.incident("I1", shanghai("2025-05-01T10:00"))
    await add(store, later.facts, datetime(2025, 9, 1, tzinfo=UTC))
    counted = [await looked_back(store, f"{last}@2025-08-20~2025-0{month}-01T00:00:00.000000Z") for month in (8, 9)]
    assert [(one["required"], one["notYetDue"]) for one in counted] == [(0, 1), (1, 1)]
