"""What was known of a subject before its incident: hazards found and open, lists, measures; under the incident's day."""

from datetime import UTC, datetime
from typing import Any

from graph import keys
from graph.facts import Facts
from graph.store import Store
from seeds.events import accountability_measure, hazard, hazard_step, listed_supervision
from seeds.stating import assignment
from tests.asking import Asker
from tests.resolvers.duty_city import BUREAU, ENTERPRISE, GROUP, POST, TOWN, DutyCity, add, days

AUGUST_20 = datetime(2025, 8, 20, 2, 0, tzinfo=UTC)
QUESTION = """query ($incident: ID!, $asOf: AsOf) { incident(id: $incident, asOf: $asOf) { retrospective {
  hazards { number status isOverdue overdueSince } openHazards { number } listings { number } measuresBefore { number }
  measuresOnDay { number }
} } }"""


async def known_before(store: Store, incident: str, **as_of: str) -> dict[str, Any]:
    """The numbers by field; of the hazards their states."""
    data = await Asker(store).ask(QUESTION, incident=incident, asOf=as_of or None)
    found: dict[str, Any] = data["incident"]["retrospective"]
    states = {h["number"]: (h["status"], h["isOverdue"], h["overdueSince"]) for h in found.pop("hazards")}
    return {"hazards": states} | {name: [one["number"] for one in listed] for name, listed in found.items()}


def found_hazard(city: DutyCity, number: str, at: str, *steps: tuple[str, str, str | None]) -> str:
    """A hazard with its steps: status, day, deadline."""
    city.facts.extend(hazard(number, f"示例隐患{number}", "GENERAL", at))
    for status, on, due_on in steps:
        city.facts.add(hazard_step(keys.hazard(number), status, on, due_on=due_on))
    return keys.hazard(number)


async def test_hazards_count_as_found_before_the_day_and_are_open_until_they_are_closed(store: Store) -> None:
    city = DutyCity()
    found_hazard(city, "H1", ENTERPRISE, ("FOUND", "2025-07-01", None), ("RECTIFYING", "2025-07-01", "2025-08-19"))
    found_hazard(city, "H2", ENTERPRISE, ("FOUND", "2025-08-19", None), ("RECTIFYING", "2025-08-19", "2025-08-20"))
    found_hazard(city, "H3", ENTERPRISE, ("FOUND", "2025-08-20", None))
    closed = ("RECTIFIED", "2025-06-09", None), ("ACCEPTED", "2025-06-10", None), ("CLOSED", "2025-06-11", None)
    found_hazard(city, "H4", ENTERPRISE, ("FOUND", "2025-06-01", None), *closed)
    found_hazard(city, "H5", ENTERPRISE, ("FOUND", "2025-06-01", None), ("CLOSED", "2025-08-21", None))
    found_hazard(city, "H6", TOWN, ("FOUND", "2025-06-01", None))
    happened, elsewhere = city.incident("I1", AUGUST_20), city.incident("I2", AUGUST_20, TOWN)
    await city.store(store)
    known = await known_before(store, happened)
    assert known["hazards"] == {
        "H1": ("RECTIFYING", True, "2025-08-20"),
        "H2": ("RECTIFYING", False, None),
        "H4": ("CLOSED", False, None),
        "H5": ("FOUND", False, None),
    }
    assert known["openHazards"] == ["H1", "H2", "H5"]
    assert (await known_before(store, elsewhere))["hazards"] == {"H6": ("FOUND", False, None)}


async def test_lists_and_measures_are_those_of_earlier_days_and_hazards_of_the_subject(store: Store) -> None:
    city = DutyCity()
    own = found_hazard(city, "H1", ENTERPRISE, ("FOUND", "2025-01-05", None))
    other = found_hazard(city, "H2", TOWN, ("FOUND", "2025-01-05", None))
    for number, of, level, term in (
        ("L1", own, "CITY", days("2025-02-01")),
        ("L2", own, "TOWN", days("2025-02-01", "2025-08-20")),
        ("L3", own, "DISTRICT", days("2025-08-20")),
        ("L4", other, "CITY", days("2025-02-01")),
    ):
        city.facts.add(listed_supervision(of, number, level, term))
    someone = city.person("示例甲")
    for number, on, against, concerns in (
        ("M1", "2025-08-19", ENTERPRISE, [own]),
        ("M2", "2025-03-01", someone, [own]),
        ("M3", "2025-08-20", ENTERPRISE, []),
        ("M4", "2025-03-01", someone, [other]),
        ("M5", "2025-02-01", ENTERPRISE, []),
        ("M6", "2025-08-20", someone, [own]),
        ("M7", "2025-08-20", someone, [other]),
        ("M8", "2025-08-21", ENTERPRISE, [own]),
    ):
        city.facts.add(accountability_measure(number, "INTERVIEW", on, against, concerns))
    happened = city.incident("I1", AUGUST_20)
    await city.store(store)
    known = await known_before(store, happened)
    assert (known["listings"], known["measuresBefore"]) == (["L1"], ["M5", "M2", "M1"])
    assert sorted(known["measuresOnDay"]) == ["M3", "M6"], "of the day itself, against it or for a hazard of it"


async def test_what_was_entered_afterwards_is_there_only_for_who_asks_afterwards(store: Store) -> None:
    city = DutyCity()
    happened = city.incident("I1", AUGUST_20)
    await city.store(store)
    later = Facts("示例")
    later.extend(hazard("H1", "示例隐患", "GENERAL", ENTERPRISE))
    later.add(hazard_step(keys.hazard("H1"), "FOUND", "2025-05-01"))
    later.add(accountability_measure("M1", "INTERVIEW", "2025-05-02", ENTERPRISE))
    await add(store, later, datetime(2025, 9, 1, tzinfo=UTC))
    then = await known_before(store, happened, knownAt="2025-08-31T00:00:00Z")
    now = await known_before(store, happened)
    assert then == {"hazards": {}, "openHazards": [], "listings": [], "measuresBefore": [], "measuresOnDay": []}
    assert (now["openHazards"], now["measuresBefore"]) == (["H1"], ["M1"])


AGAINST_HOLDERS = """query ($incident: ID!, $asOf: AsOf) { incident(id: $incident, asOf: $asOf) { retrospective {
  measuresBefore { number }
  performance { holder { name } organization { key } measures { number } measuresOnDay { number } } } } }"""


async def against_holders(store: Store, incident: str, field: str = "measures", **as_of: str) -> dict[str, list[str]]:
    """The numbers of the measures by holder, or by the agency where there is none."""
    data = await Asker(store).ask(AGAINST_HOLDERS, incident=incident, asOf=as_of or None)
    back = data["incident"]["retrospective"]
    assert back["measuresBefore"] == [], "those are against the subject"
    return {
        held["holder"]["name"] if held["holder"] else held["organization"]["key"]: [m["number"] for m in held[field]]
        for held in back["performance"]
    }


async def test_measures_against_a_holder_or_what_is_charged_stand_with_the_link(store: Store) -> None:
    city, always = DutyCity(), days("2025-01-01")
    leader, lead, member, head, other = (city.person(f"示例{name}") for name in "甲乙丙丁戊")
    city.liaison(leader, TOWN, always)
    city.liaison(GROUP, ENTERPRISE, always)
    city.member(lead, "LEAD", always)
    city.member(member, "MEMBER", days("2025-06-01"))
    city.liaison(POST, TOWN, always)
    city.holder(head, always)
    city.facts.add(assignment("COMPREHENSIVE", "AGENCY", BUREAU, TOWN, always))
    for number, on, against in (
        ("M1", "2025-08-19", leader),
        ("M2", "2025-03-01", leader),
        ("M3", "2025-08-20", leader),
        ("M4", "2025-04-01", GROUP),
        ("M5", "2025-02-01", lead),
        ("M6", "2025-02-01", POST),
        ("M7", "2025-02-01", BUREAU),
        ("M8", "2025-02-01", other),
        ("M10", "2025-08-20", GROUP),
        ("M11", "2025-08-21", leader),
    ):
        city.facts.add(accountability_measure(number, "REMINDER_LETTER", on, against))
    happened = city.incident("I1", AUGUST_20)
    await city.store(store)
    later = Facts("示例")
    later.add(accountability_measure("M9", "INTERVIEW", "2025-05-02", leader))
    await add(store, later, datetime(2025, 9, 1, tzinfo=UTC))
    assert await against_holders(store, happened) == {
        "示例甲": ["M2", "M9", "M1"],
        "示例乙": ["M5", "M4"],
        "示例丙": ["M4"],
        # What the bureau has to answer for is not what its post has.
        "示例丁": ["M6"],
        BUREAU: ["M7"],
    }
    assert await against_holders(store, happened, "measuresOnDay") == {
        "示例甲": ["M3"],
        "示例乙": ["M10"],
        "示例丙": ["M10"],
        "示例丁": [],
        BUREAU: [],
    }
    then = await against_holders(store, happened, knownAt="2025-08-31T00:00:00Z")
    assert then["示例甲"] == ["M2", "M1"]
