"""Who owes something and of whom nothing is recorded at all: said as such, and weighed by whether others record it."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

from graph.facts import Facts, Thing, Value
from graph.store import Store
from seeds.events import monthly_return
from seeds.stating import Cited, Term, requirement
from tests.asking import Asker
from tests.resolvers.duty_city import (
    CITY,
    DISTRICT,
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

ASKED = datetime(2026, 6, 10, 4, tzinfo=UTC)
LATER = datetime(2026, 6, 5, 4, tzinfo=UTC)
REPORT = """query ($area: ID!, $asOf: AsOf) { coverage(area: $area, asOf: $asOf) {
  rules { rule label examined failing unknown waived }
  findings(rule: [RECORDS_NOT_KEPT]) { edges { node { message severity since source subject { __typename }
    concerned { ... on Person { name } ... on Post { title } ... on Organization { name } } } } } } }"""


async def kept(
    store: Store, area: str = CITY, on: date | None = None, known_at: datetime | None = None
) -> tuple[tuple[int, int], list[tuple[str, str]]]:
    """How many owe something and of how many nothing is recorded; the words and the weight of each."""
    clocks = {"validOn": on, "knownAt": known_at}
    as_of = {name: stated.isoformat() for name, stated in clocks.items() if stated}
    asked = await Asker(store, now=lambda: ASKED).ask(REPORT, area=area, asOf=as_of)
    (counts,) = [row for row in asked["coverage"]["rules"] if row["rule"] == "RECORDS_NOT_KEPT"]
    assert (counts["label"], counts["unknown"], counts["waived"]) == ("无履职记录", 0, 0)
    found: list[dict[str, Any]] = [edge["node"] for edge in asked["coverage"]["findings"]["edges"]]
    assert all(each["source"].startswith("示例应急〔2025〕1号") for each in found)
    said = [(each["message"].partition("登记簿没有")[2].partition("。")[0], each["severity"]) for each in found]
    assert all("未登记不等于未履职" in each["message"] for each in found)
    return (counts["examined"], counts["failing"]), sorted(said)


def linked(*names: str) -> DutyCity:
    """A city of which a document demands a visit and a report each month of these people."""
    city = DutyCity()
    city.duty("一", "VISIT", MONTHLY, days("2025-01-01"))
    city.duty("二", "REPORT", MONTHLY, days("2025-01-01"))
    for name in names:
        city.liaison(city.person(name), DISTRICT, days("2025-01-01"))
    return city


async def test_nobody_records_anything_and_it_is_one_finding_each_that_names_the_kinds(store: Store) -> None:
    city = linked("示例甲", "示例乙")
    await city.store(store)
    assert await kept(store) == (
        (2, 2),
        [("示例乙的此类记录：报告、走访", "INFO"), ("示例甲的此类记录：报告、走访", "INFO")],
    )


async def test_what_others_of_the_same_document_record_weighs_more(store: Store) -> None:
    city = linked("示例甲", "示例乙")
    city.did("L-1", "VISIT", "2025-03-10", city.person("示例乙"), DISTRICT)
    await city.store(store)
    assert await kept(store) == (
        (2, 2),
        [("示例乙的此类记录：报告", "INFO"), ("示例甲的此类记录：报告、走访", "WARNING")],
    )


async def test_one_record_of_whatever_place_is_enough_and_only_from_when_it_was_known(store: Store) -> None:
    city = linked("示例甲")
    await city.store(store)
    further = Facts("示例")
    further.add(done("L-1", "VISIT", "2026-01-10", city.person("示例甲"), TOWN))
    further.add(done("L-2", "REPORT", "2026-01-11", city.person("示例甲")))
    await add(store, further, LATER)
    assert (await kept(store))[0] == (1, 0)
    assert (await kept(store, on=date(2026, 6, 4)))[0] == (1, 1), (
        "both were entered the day after, of whatever day they are"
    )


async def test_a_period_has_to_be_over(store: Store) -> None:
    city = linked("示例甲")
    await city.store(store)
    assert (await kept(store, on=date(2025, 1, 31)))[0] == (0, 0)
    assert (await kept(store, on=date(2025, 2, 1)))[0] == (1, 1)


async def test_a_group_or_a_post_records_what_its_people_do(store: Store) -> None:
    city = linked()
    city.liaison(GROUP, DISTRICT, days("2025-01-01"))
    city.liaison(POST, DISTRICT, days("2025-01-01"))
    member, holder = city.person("示例组员"), city.person("示例前任")
    city.member(member, "MEMBER", days("2025-01-01"))
    city.holder(holder, Term("2025-01-01", "2026-01-01"))
    for number, kind in enumerate(("VISIT", "REPORT"), 1):
        city.did(f"L-{number}", kind, "2025-03-10", member, DISTRICT)
        city.did(f"M-{number}", kind, "2025-03-10", holder, DISTRICT)
    await city.store(store)
    assert await kept(store) == ((2, 1), [("示例市应急管理局示例职务的此类记录：报告、走访", "WARNING")]), (
        "示例前任 is long gone"
    )
    assert (await kept(store, on=date(2025, 12, 31)))[0] == (2, 0)


async def test_what_a_group_was_taken_for_is_asked_as_it_was_known(store: Store) -> None:
    city = linked()
    city.liaison(GROUP, DISTRICT, days("2025-01-01"))
    member = city.person("示例组员")
    city.member(member, "MEMBER", days("2025-01-01"))
    for number, kind in enumerate(("VISIT", "REPORT"), 1):
        city.did(f"L-{number}", kind, "2025-03-10", member, DISTRICT)
    await city.store(store)
    corrected = Facts("示例")
    corrected.add(Thing("Organization", GROUP, {"name": "示例督导组", "kind": "BUREAU"}))
    await add(store, corrected, LATER)
    assert (await kept(store))[0] == (1, 1), "what its people record is not what a bureau does"
    assert (await kept(store, known_at=LATER - timedelta(seconds=1)))[0] == (1, 0)


async def test_only_who_is_charged_with_something_in_the_area_is_examined(store: Store) -> None:
    city = linked("示例甲")
    city.liaison(city.person("示例丙"), CITY, days("2025-01-01"))
    await city.store(store)
    assert (await kept(store, TOWN))[0] == (0, 0)
    assert (await kept(store, DISTRICT))[0] == (1, 1)
    assert (await kept(store))[0] == (2, 2)


async def test_areas_that_never_reported_are_found_by_themselves(store: Store) -> None:
    city = DutyCity()
    listed = [(key, Cited(NOTICE, 2, row)) for row, key in enumerate((DISTRICT, TOWN), 1)]
    demand: dict[str, Value] = {"kind": "MONTHLY_RETURN", "quantity": 1, "per": "MONTH"}
    city.facts.add(requirement(demand, listed, days("2025-01-01"), Cited(NOTICE, clause="三")))
    city.facts.add(monthly_return(DISTRICT, "2025-03", "2025-04-05", {"inspections": 1}, Cited(NOTICE)))
    await city.store(store)
    assert await kept(store) == ((2, 1), [("示例甲一镇的此类记录：情况表", "WARNING")])
    assert (await kept(store, on=date(2025, 2, 5)))[0] == (0, 0), "the first month's is due by the end of the day"
    assert (await kept(store, on=date(2025, 2, 6)))[0] == (2, 2)
