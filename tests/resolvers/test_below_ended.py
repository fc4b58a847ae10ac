"""Towns and villages that go on below a district that ended: above and below whom they are, and in which sums."""

from collections.abc import AsyncIterator
from typing import Any

import pytest_asyncio

from graph.facts import Facts, Thing, Tie
from graph.store import Store
from tests.asking import Asker
from tests.resolvers.conftest import asker_of
from tests.resolvers.test_left_in import DOCUMENT, PERSON, area, stated

CITY, KEPT, GONE = "Area:9908", "Area:990801", "Area:990802"
KEPT_TOWNS = ["Area:990801101", "Area:990801102"]
TOWNS = ["Area:990802101", "Area:990802102", "Area:990802103"]
VILLAGE, LAST_VILLAGE = "Area:990802101201", "Area:990802103201"
BEFORE, AFTER, LATER = "2025-09-30", "2025-10-01", "2026-01-01"
"""The district ended on the second day, its third town on the third."""


def said() -> Facts:
    """A city of two districts, of which one ended; its third town ended too, and left its village."""
    facts = Facts(DOCUMENT)
    facts.extend(area(CITY, "示例谷市", "CITY", None))
    facts.extend(area(KEPT, "示例谷甲区", "DISTRICT", CITY))
    facts.extend(area(GONE, "示例谷乙区", "DISTRICT", CITY, until=AFTER))
    for number, key in enumerate(KEPT_TOWNS):
        facts.extend(area(key, f"示例谷子{number}镇", "TOWN", KEPT))
    for number, key in enumerate(TOWNS):
        facts.extend(area(key, f"示例谷辰{number}镇", "TOWN", GONE, until=LATER if number == 2 else "9999-12-31"))
    facts.extend(area(VILLAGE, "示例谷辰村", "VILLAGE", TOWNS[0]))
    facts.extend(area(LAST_VILLAGE, "示例谷末村", "VILLAGE", TOWNS[2]))
    facts.add(
        Thing("OfficialDocument", DOCUMENT, {"number": "示例〔2020〕908号", "title": "示例", "issuedOn": "2020-01-01"})
    )
    facts.add(Thing("Person", PERSON, {"name": "示例子"}))
    for number, key in enumerate([KEPT_TOWNS[0], TOWNS[0], TOWNS[1]]):
        charge = {"basis": "LIAISON", "role": "LIAISON", "validFrom": "2020-01-01"}
        facts.add(stated("Assignment", f"b{number}", {"ASSIGNEE": PERSON, "SUBJECT": key}, **charge))
    facts.add(Thing("Enterprise", "Enterprise:x99081", {"name": "示例厂"}))
    facts.add(Tie("LOCATED_IN", "Enterprise:x99081", TOWNS[0]))
    return facts


@pytest_asyncio.fixture(scope="module")
async def left(city_store: Store) -> AsyncIterator[Asker]:
    """A client of a register that holds the city."""
    yield await asker_of(city_store, said())


async def of(asker: Asker, key: str, day: str, asked: str) -> dict[str, Any]:
    """Fields of an area on a day."""
    query = f"query ($id: ID!, $asOf: AsOf) {{ area(id: $id, asOf: $asOf) {{ {asked} }} }}"
    found: dict[str, Any] = (await asker.ask(query, id=key, asOf={"validOn": day}))["area"]
    return found


def keys_of(found: Any) -> list[str]:
    """The keys of a list or of a page."""
    return (
        [each["key"] for each in found] if isinstance(found, list) else [each["node"]["key"] for each in found["edges"]]
    )


PAGE = "{ totalCount edges { node { key } } }"


async def test_the_nearest_above_is_the_nearest_that_still_is(left: Asker) -> None:
    asked = "parent { key } ancestors { key } depth"
    assert await of(left, TOWNS[0], BEFORE, asked) == {
        "parent": {"key": GONE}, "ancestors": [{"key": GONE}, {"key": CITY}], "depth": 2
    }  # fmt: skip
    assert await of(left, TOWNS[0], AFTER, asked) == {"parent": {"key": CITY}, "ancestors": [{"key": CITY}], "depth": 1}
    village = await of(left, VILLAGE, AFTER, asked)
    assert (village["parent"], keys_of(village["ancestors"])) == ({"key": TOWNS[0]}, [TOWNS[0], CITY])
    for day, above in ((BEFORE, [TOWNS[2], GONE, CITY]), (AFTER, [TOWNS[2], CITY]), (LATER, [CITY])):
        found = await of(left, LAST_VILLAGE, day, asked)
        assert (found["parent"], keys_of(found["ancestors"])) == ({"key": above[0]}, above), day


async def test_nothing_below_is_lost(left: Asker) -> None:
    directly = {BEFORE: [KEPT, GONE], AFTER: [KEPT, *TOWNS], LATER: [KEPT, *TOWNS[:2], LAST_VILLAGE]}
    towns = {BEFORE: 5, AFTER: 5, LATER: 4}
    for day, expected in directly.items():
        found = await of(
            left, CITY, day, f"children {PAGE} towns: descendants(level: TOWN) {PAGE} descendants {PAGE} hasChildren"
        )
        assert sorted(keys_of(found["children"])) == sorted(expected), day
        assert (found["children"]["totalCount"], found["hasChildren"]) == (len(expected), True)
        assert found["towns"]["totalCount"] == towns[day], day
        data = await left.ask(
            """query ($within: ID!, $asOf: AsOf) {
              within: areas(filter: {within: $within}, asOf: $asOf) { edges { node { key } } }
              below: areas(filter: {parent: $within}, asOf: $asOf) { edges { node { key } } }
              tops: areas(filter: {hasParent: false}, asOf: $asOf) { edges { node { key } } }
              ends: areas(filter: {hasChildren: false, level: TOWN}, asOf: $asOf) { totalCount } }""",
            within=CITY,
            asOf={"validOn": day},
        )
        assert sorted(keys_of(data["within"])) == sorted(keys_of(found["descendants"])), day
        assert sorted(keys_of(data["below"])) == sorted(expected), day
        assert (keys_of(data["tops"]), data["ends"]["totalCount"]) == ([CITY], 3), day


async def test_the_tree_leaves_out_what_has_ended_and_nothing_else(left: Asker) -> None:
    rows = "area { key } parentKey depth childCount"
    for day, below in ((BEFORE, [KEPT, GONE]), (AFTER, [KEPT, *TOWNS]), (LATER, [KEPT, *TOWNS[:2], LAST_VILLAGE])):
        found = await of(
            left, CITY, day, f"descendants {PAGE} all: subtree {{ {rows} }} near: subtree(depth: 1) {{ {rows} }}"
        )
        assert sorted(row["area"]["key"] for row in found["all"][1:]) == sorted(keys_of(found["descendants"])), day
        assert found["near"] == [row for row in found["all"] if row["depth"] < 2], day
        assert sorted(row["area"]["key"] for row in found["near"][1:]) == sorted(below), day
        assert {row["parentKey"] for row in found["near"][1:]} == {CITY}
        assert found["all"][0]["childCount"] == len(below)
        places = {row["area"]["key"]: row for row in found["all"]}
        assert (places[VILLAGE]["parentKey"], places[VILLAGE]["depth"]) == (TOWNS[0], 3 if day == BEFORE else 2)


async def test_towns_of_one_ended_district_are_siblings_and_their_way_turns_in_the_city(left: Asker) -> None:
    query = """query ($id: ID!, $to: ID!, $asOf: AsOf) { area(id: $id, asOf: $asOf) {
      siblings { edges { node { key } } } path(to: $to) { steps commonAncestor { key } areas { key } } } }"""
    for day, beside, turn in ((BEFORE, TOWNS[1:], GONE), (AFTER, [KEPT, *TOWNS[1:]], CITY)):
        found = (await left.ask(query, id=TOWNS[0], to=TOWNS[1], asOf={"validOn": day}))["area"]
        assert sorted(keys_of(found["siblings"])) == sorted(beside), day
        assert (found["path"]["steps"], keys_of(found["path"]["areas"])) == (2, [TOWNS[0], turn, TOWNS[1]])


async def test_units_of_a_report_have_all_that_lies_below(left: Asker) -> None:
    query = """query ($area: ID!, $asOf: AsOf) { coverage(area: $area, asOf: $asOf) {
      units { area { key } subareas subareasWithLiaison enterprises } } }"""
    expected = {
        BEFORE: {KEPT: (2, 1, 0), GONE: (3, 2, 1)},
        AFTER: {KEPT: (2, 1, 0), CITY: (3, 2, 1)},
        LATER: {KEPT: (2, 1, 0), CITY: (3, 2, 1)},
    }
    for day, rows in expected.items():
        units = (await left.ask(query, area=CITY, asOf={"validOn": day}))["coverage"]["units"]
        found = {unit.pop("area")["key"]: tuple(unit.values()) for unit in units}
        assert found == rows, day
