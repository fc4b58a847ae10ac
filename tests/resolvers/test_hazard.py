"""Hazards on a day: how far they are, by when they are due, whether they are overdue, and by what the register knew."""

from collections.abc import AsyncIterator
from typing import Any

import pytest
import pytest_asyncio

from graph.store import Store
from seeds.hazard_steps import check_steps, held_steps, joined
from tests.asking import Asker
from tests.resolvers.events_city import (
    BEFORE_CORRECTED,
    BEFORE_EXTENSION,
    BEFORE_RECTIFIED_KNOWN,
    BUREAU,
    DISTRICT,
    FIRM,
    GENERAL,
    MAJOR,
    OTHER_TOWN,
    TOWN,
    UNDATED,
    write_events,
)


@pytest_asyncio.fixture(scope="module")
async def register(city_store: Store) -> AsyncIterator[Asker]:
    """A client of a register with three hazards."""
    await write_events(city_store)
    yield Asker(city_store)


STATE = """query ($number: String!, $asOf: AsOf) { hazard(number: $number, asOf: $asOf) {
  status foundOn dueOn isOverdue overdueSince } }"""


async def _state(register: Asker, number: str, day: str, known_at: str | None = None) -> list[Any]:
    as_of = {"validOn": day, **({"knownAt": known_at} if known_at else {})}
    found = (await register.ask(STATE, number=number, asOf=as_of))["hazard"]
    return list(found.values())


@pytest.mark.parametrize(
    ("number", "day", "known_at", "expected"),
    [
        ("隐患2", "2020-02-29", None, [None, None, None, False, None]),
        ("隐患2", "2020-03-01", None, ["FOUND", "2020-03-01", None, False, None]),
        ("隐患2", "2020-03-20", None, ["RECTIFYING", "2020-03-01", "2020-03-20", False, None]),
        ("隐患2", "2020-03-21", None, ["RECTIFYING", "2020-03-01", "2020-03-20", True, "2020-03-21"]),
        # An extension counts from the day on which it was granted, and where the register knew of it.
        ("隐患1", "2020-03-17", None, ["RECTIFYING", "2020-03-01", "2020-03-20", False, None]),
        ("隐患1", "2020-03-21", None, ["RECTIFYING", "2020-03-01", "2020-04-10", False, None]),
        ("隐患1", "2020-03-21", BEFORE_EXTENSION, ["RECTIFYING", "2020-03-01", "2020-03-20", True, "2020-03-21"]),
        # Rectified on the day before the deadline, which the register learned a month later.
        ("隐患1", "2020-04-11", BEFORE_RECTIFIED_KNOWN, ["RECTIFYING", "2020-03-01", "2020-04-10", True, "2020-04-11"]),
        ("隐患1", "2020-04-11", None, ["ACCEPTED", "2020-03-01", "2020-04-10", False, None]),
        ("隐患1", "2020-07-02", None, ["CLOSED", "2020-03-01", "2020-04-10", False, None]),
        ("隐患3", "2026-01-01", None, ["FOUND", "2020-06-01", None, False, None]),
        # A deadline that is set when it is found is in force until a later step sets another, as far as the register knew.
        ("隐患4", "2021-01-09", None, ["FOUND", "2021-01-04", "2021-01-31", False, None]),
        ("隐患4", "2021-02-01", BEFORE_CORRECTED, ["RECTIFYING", "2021-01-04", "2021-01-31", True, "2021-02-01"]),
        ("隐患4", "2021-02-01", None, ["RECTIFYING", "2021-01-04", "2021-02-10", False, None]),
        ("隐患4", "2021-02-11", None, ["RECTIFYING", "2021-01-04", "2021-02-28", False, None]),
        # Of two steps of one day the further one is the newer.
        ("隐患5", "2021-01-16", None, ["RECTIFYING", "2021-01-04", "2021-01-15", True, "2021-01-16"]),
    ],
)
async def test_the_state_of_a_hazard_on_a_day(
    register: Asker, number: str, day: str, known_at: str | None, expected: list[Any]
) -> None:
    assert await _state(register, number, day, known_at) == expected


async def test_steps_extensions_lists_and_plans_belong_to_it(register: Asker) -> None:
    query = """{ hazard(number: "隐患1", asOf: {validOn: "2020-06-01"}) { title grade category caseFile
      at { __typename ... on Enterprise { name } }
      steps { status on dueOn note performedBy { __typename } citation { clause document { number } } }
      extensions { on dueOn note }
      listings { number level dueOn isClosed isOverdue hazard { key } performedBy { __typename } }
      plans { number title aims measures dueOn unit { ... on Enterprise { name } } hazards { key } citation { clause } }
      records { totalCount edges { node { number } } } } }"""
    hazard = (await register.ask(query))["hazard"]
    assert [hazard[name] for name in ("title", "grade", "category", "caseFile")] == [
        "示例罐区泄漏", "MAJOR", "设备", "案1",
    ]  # fmt: skip
    assert hazard["at"] == {"__typename": "Enterprise", "name": "示例化工"}
    assert [(step["status"], step["on"]) for step in hazard["steps"]] == [
        ("FOUND", "2020-03-01"), ("RECTIFYING", "2020-03-02"), ("RECTIFIED", "2020-04-09"), ("ACCEPTED", "2020-04-09"),
    ]  # fmt: skip
    assert hazard["steps"][0]["citation"] == {"clause": "三", "document": {"number": "示例〔2020〕1号"}}
    assert hazard["steps"][1] == {
        "status": "RECTIFYING", "on": "2020-03-02", "dueOn": "2020-03-20", "note": "限期整改",
        "performedBy": [{"__typename": "Organization"}], "citation": None,
    }  # fmt: skip
    assert hazard["extensions"] == [{"on": "2020-03-18", "dueOn": "2020-04-10", "note": "备件未到"}]
    assert [list(listing.values()) for listing in hazard["listings"]] == [
        ["挂1", "CITY", "2020-06-30", False, False, {"key": MAJOR}, [{"__typename": "Organization"}]],
        ["挂2", "TOWN", None, False, False, {"key": MAJOR}, [{"__typename": "Post"}]],
    ]
    (plan,) = hazard["plans"]
    assert plan["unit"] == {"name": "示例化工"}
    assert [each["key"] for each in plan["hazards"]] == sorted([MAJOR, GENERAL])
    assert [plan[name] for name in ("number", "title", "aims", "measures", "dueOn")] == [
        "方案1", "示例方案", "整改到位", "更换阀门", "2020-04-01",
    ]  # fmt: skip
    assert hazard["records"] == {"totalCount": 1, "edges": [{"node": {"number": "履2"}}]}


@pytest.mark.parametrize(
    ("chosen", "day", "expected"),
    [
        ({}, "2020-02-29", []),
        ({}, "2020-03-21", ["隐患1", "隐患2"]),
        ({}, "2020-06-01", ["隐患1", "隐患2", "隐患3"]),
        ({"isOverdue": True}, "2020-03-21", ["隐患2"]),
        ({"isOverdue": False, "grade": "MAJOR"}, "2020-03-21", ["隐患1"]),
        ({"status": "ACCEPTED"}, "2020-06-01", ["隐患1"]),
        ({"statusIn": ["FOUND", "RECTIFYING"]}, "2020-06-01", ["隐患2", "隐患3"]),
        ({"listedLevel": "CITY"}, "2020-03-05", ["隐患1"]),
        ({"listedLevel": "TOWN"}, "2020-03-05", []),
        ({"isListed": False}, "2020-03-05", ["隐患2"]),
        ({"within": TOWN}, "2020-06-01", ["隐患1", "隐患2"]),
        ({"within": DISTRICT, "grade": "GENERAL"}, "2020-06-01", ["隐患2", "隐患3"]),
        ({"or": [{"within": OTHER_TOWN}, {"grade": "MAJOR"}]}, "2020-06-01", ["隐患1", "隐患3"]),
        ({"at": FIRM}, "2020-06-01", ["隐患1"]),
        ({"at": TOWN}, "2020-06-01", ["隐患2"]),
        ({"not": {"at": TOWN}}, "2020-06-01", ["隐患1", "隐患3"]),
        ({"foundOnOrAfter": "2020-06-01"}, "2020-06-01", ["隐患3"]),
        ({"dueBefore": "2020-04-10"}, "2020-06-01", ["隐患2"]),
        ({"dueOnOrAfter": "2020-04-10"}, "2020-06-01", ["隐患1"]),
    ],
)
async def test_hazards_are_narrowed_as_of_the_day(
    register: Asker, chosen: dict[str, Any], day: str, expected: list[str]
) -> None:
    query = """query ($filter: HazardFilter, $day: Date) {
      hazards(filter: $filter, orderBy: [{number: ASC}], asOf: {validOn: $day}) { totalCount edges { node { number } } } }"""
    page = (await register.ask(query, filter=chosen, day=day))["hazards"]
    assert [edge["node"]["number"] for edge in page["edges"]] == expected
    assert page["totalCount"] == len(expected)


async def test_an_area_has_the_hazards_of_what_lies_in_it(register: Asker) -> None:
    query = """query ($recursive: Boolean!) { area(code: "990901", asOf: {validOn: "2020-06-01"}) {
      hazards(recursive: $recursive, orderBy: [{dueOn: DESC}, {number: ASC}]) { edges { node { number } } }
      children { edges { node { name hazards(recursive: false) { totalCount } } } } } }"""
    whole = (await register.ask(query, recursive=True))["area"]
    assert [edge["node"]["number"] for edge in whole["hazards"]["edges"]] == ["隐患1", "隐患2", "隐患3"]
    assert [edge["node"]["hazards"]["totalCount"] for edge in whole["children"]["edges"]] == [2, 1]
    own = (await register.ask(query, recursive=False))["area"]
    assert own["hazards"]["edges"] == []


@pytest.mark.parametrize(
    ("chosen", "day", "expected"),
    [
        ({"isOverdue": True}, "2020-06-30", []),
        ({"isOverdue": True}, "2020-07-01", ["挂1"]),
        ({"isOverdue": True}, "2020-07-02", []),
        ({"isClosed": True}, "2020-07-02", ["挂1", "挂2"]),
        ({"level": "CITY"}, "2020-06-30", ["挂1"]),
        ({"performedBy": BUREAU}, "2020-06-30", ["挂1"]),
        ({"hazard": MAJOR, "level": "TOWN"}, "2020-06-30", ["挂2"]),
        ({"within": TOWN}, "2020-03-05", ["挂1"]),
        ({"within": OTHER_TOWN}, "2020-06-30", []),
        ({"not": {"within": OTHER_TOWN}}, "2020-06-30", ["挂1", "挂2"]),
    ],
)
async def test_listed_supervision_is_closed_with_its_hazard(
    register: Asker, chosen: dict[str, Any], day: str, expected: list[str]
) -> None:
    query = """query ($filter: ListedSupervisionFilter, $day: Date) { listedSupervisions(
      filter: $filter, orderBy: [{number: ASC}], asOf: {validOn: $day}) { edges { node { number } } } }"""
    page = (await register.ask(query, filter=chosen, day=day))["listedSupervisions"]
    assert [edge["node"]["number"] for edge in page["edges"]] == expected


async def test_plans_are_found_by_their_unit_their_hazards_and_their_area(register: Asker) -> None:
    query = """query ($filter: RectificationPlanFilter) { rectificationPlans(filter: $filter) { totalCount } }"""
    for chosen, total in (
        ({"unit": FIRM}, 1), ({"unit": TOWN}, 0), ({"hazard": GENERAL}, 1), ({"hazard": UNDATED}, 0), ({"within": DISTRICT}, 1),
        ({"within": OTHER_TOWN}, 0), ({"and": [{"within": TOWN}]}, 1), ({"dueBefore": "2020-04-01"}, 0),
    ):  # fmt: skip
        assert (await register.ask(query, filter=chosen))["rectificationPlans"]["totalCount"] == total, chosen
    found = await register.ask('{ enterprise(name: "示例化工") { rectificationPlans { edges { node { number } } } } }')
    assert found["enterprise"]["rectificationPlans"]["edges"] == [{"node": {"number": "方案1"}}]


async def test_a_filter_refuses_the_id_of_what_it_cannot_mean(register: Asker) -> None:
    message = await register.refused('{ hazards(filter: {at: "Person:leader"}) { totalCount } }')
    assert "filter.at" in message
    assert "expected Enterprise or Area" in message


async def test_new_steps_are_checked_against_those_that_the_register_holds(register: Asker) -> None:
    held = await held_steps(register.store, [MAJOR, GENERAL, "Hazard:nothing"])
    assert held.keys() == {MAJOR, GENERAL}
    assert check_steps(held[MAJOR]) == []
    assert check_steps(joined(held[GENERAL], [("RECTIFIED", "2020-03-19")])) == []
    (skipped,) = check_steps(joined(held[GENERAL], [("ACCEPTED", "2020-03-19")]))
    assert (skipped.fault, skipped.status, skipped.other) == ("SKIPPED", "ACCEPTED", "RECTIFIED")
    (early,) = check_steps(joined(held[MAJOR], [("REVIEWED", "2020-07-01")]))
    assert (early.fault, early.other, early.other_on) == ("OUT_OF_ORDER", "CLOSED", "2020-07-02")


async def test_a_statement_tells_its_versions_and_where_it_was_entered_from(register: Asker) -> None:
    query = """query ($asOf: AsOf) { hazard(number: "隐患4", asOf: $asOf) { steps {
      status enteredFrom sourceFile { url } citation { clause sourceFile { url } }
      versions { dueOn recordedFrom recordedTo } } extensions { versions { dueOn } } } }"""
    found, ordered = (await register.ask(query, asOf={"validOn": "2021-02-01"}))["hazard"]["steps"]
    assert (found["enteredFrom"], found["citation"]) == ("隐患.xlsx，隐患进展，第2行", None)
    assert (ordered["enteredFrom"], ordered["citation"]["clause"]) == (None, "三"), "what cites a document"
    assert (found["sourceFile"], ordered["sourceFile"], ordered["citation"]["sourceFile"]) == (None, None, None), (
        "no file"
    )
    first, second = ordered["versions"]
    assert ([first["dueOn"], second["dueOn"]], second["recordedTo"]) == ([None, "2021-02-10"], None)
    assert first["recordedFrom"] < first["recordedTo"] == second["recordedFrom"]
    then = await register.ask(query, asOf={"validOn": "2021-02-01", "knownAt": BEFORE_CORRECTED})
    assert [step["versions"] for step in then["hazard"]["steps"]][1] == [{**first, "recordedTo": None}], (
        "its end had not come"
    )
    assert then["hazard"]["extensions"] == []
