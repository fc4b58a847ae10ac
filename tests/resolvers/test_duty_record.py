"""Records of duty: what was done, when it was entered, and what was corrected since."""

from collections.abc import AsyncIterator
from typing import Any

import pytest
import pytest_asyncio

from graph.store import Store
from tests.asking import Asker
from tests.resolvers.events_city import (
    BUREAU,
    DISTRICT,
    DOCUMENT,
    FIRM,
    LEADER,
    MAJOR,
    OTHER_TOWN,
    POST,
    TOWN,
    write_events,
)

EARLY = "2020-03-11T00:00:00+08:00"
BETWEEN = "2020-03-13T00:00:00+08:00"


@pytest_asyncio.fixture(scope="module")
async def register(city_store: Store) -> AsyncIterator[Asker]:
    """A client of a register with three records, one of them corrected twice."""
    await write_events(city_store)
    yield Asker(city_store)


RECORDS = """query ($filter: DutyRecordFilter, $asOf: AsOf) {
  records(filter: $filter, orderBy: [{number: ASC}], asOf: $asOf) { totalCount edges { node { number } } } }"""


async def _numbers(register: Asker, chosen: dict[str, Any], **as_of: str) -> list[str]:
    page = (await register.ask(RECORDS, filter=chosen, asOf=as_of))["records"]
    assert page["totalCount"] == len(page["edges"])
    return [edge["node"]["number"] for edge in page["edges"]]


VISIT = """query ($asOf: AsOf) { records(filter: {kind: VISIT}, asOf: $asOf) { edges { node {
  number kind on title summary dutyNumbers reportsOn recordedLater
  performedBy { __typename ... on Person { name } ... on Post { title } }
  concerns { __typename ... on Enterprise { name } }
  attachments { name sha256 size mediaType url }
  citation { clause document { number } }
  history { changed record { on summary recordedLater recordedFrom recordedTo performedBy { __typename } } }
} } } }"""


async def _visit(register: Asker, **as_of: str) -> dict[str, Any]:
    (edge,) = (await register.ask(VISIT, asOf=as_of))["records"]["edges"]
    node: dict[str, Any] = edge["node"]
    return node


async def test_a_record_says_who_did_what_about_what(register: Asker) -> None:
    visit = await _visit(register)
    visit.pop("history")
    assert visit == {
        "number": "履1",
        "kind": "VISIT",
        "on": "2020-03-09",
        "title": "走访",
        "summary": "阀门渗漏",
        "dutyNumbers": ["三"],
        "reportsOn": None,
        "recordedLater": True,
        "performedBy": [{"__typename": "Post", "title": "镇长"}],
        "concerns": [{"__typename": "Enterprise", "name": "示例化工"}],
        "attachments": [
            {
                "name": "照片.jpg",
                "sha256": "ab" * 32,
                "size": 1200,
                "mediaType": "image/jpeg",
                "url": f"/attachments/{'ab' * 32}.jpg",
            }
        ],
        "citation": {"clause": "三", "document": {"number": "示例〔2020〕1号"}},
    }


async def test_two_corrections_of_one_record_stay_to_be_seen(register: Asker) -> None:
    first, second, third = (await _visit(register))["history"]
    assert [version["changed"] for version in (first, second, third)] == [
        [],
        ["SUMMARY", "ATTACHMENTS"],
        ["DAY", "PERFORMED_BY"],
    ]
    versions = [version["record"] for version in (first, second, third)]
    assert [(one["on"], one["summary"], one["performedBy"][0]["__typename"]) for one in versions] == [
        ("2020-03-10", "未见异常", "Person"),
        ("2020-03-10", "阀门渗漏", "Person"),
        ("2020-03-09", "阀门渗漏", "Post"),
    ]
    assert [one["recordedTo"] for one in versions] == [versions[1]["recordedFrom"], versions[2]["recordedFrom"], None]
    # Correcting the words afterwards is no late entry; that it was another day was said only later.
    assert [one["recordedLater"] for one in versions] == [False, False, True]


async def test_the_register_answers_as_it_stood_between_the_corrections(register: Asker) -> None:
    early = await _visit(register, validOn="2020-03-11", knownAt=EARLY)
    assert (early["summary"], early["attachments"], len(early["history"])) == ("未见异常", [], 1)
    between = await _visit(register, validOn="2020-03-11", knownAt=BETWEEN)
    assert (between["on"], between["summary"], len(between["history"])) == ("2020-03-10", "阀门渗漏", 2)
    assert between["performedBy"] == [{"__typename": "Person", "name": "示例人甲"}]


@pytest.mark.parametrize(
    ("chosen", "expected"),
    [
        ({}, ["履1", "履2", "履3"]),
        ({"kindIn": ["VISIT", "REPORT"]}, ["履1", "履3"]),
        ({"doneBefore": "2020-03-10"}, ["履1", "履2"]),
        ({"doneOnOrAfter": "2020-03-10"}, ["履3"]),
        ({"performedBy": POST}, ["履1", "履2"]),
        ({"performedBy": LEADER}, []),
        ({"not": {"performedBy": POST}}, ["履3"]),
        ({"performedBy": POST, "concerns": FIRM}, ["履1"]),
        ({"concerns": MAJOR}, ["履2"]),
        ({"within": TOWN}, ["履1", "履2"]),
        ({"within": OTHER_TOWN}, []),
        ({"and": [{"within": DISTRICT}], "kind": "LOOK_BACK"}, ["履2"]),
        ({"document": DOCUMENT}, ["履1"]),
        ({"dutyNumber": "三"}, ["履1"]),
        ({"recordedLater": True}, ["履1", "履2"]),
        ({"recordedLater": False}, ["履3"]),
        ({"hasAttachments": True}, ["履1"]),
    ],
)
async def test_records_are_narrowed(register: Asker, chosen: dict[str, Any], expected: list[str]) -> None:
    assert await _numbers(register, chosen) == expected


async def test_what_was_done_later_is_not_there_yet(register: Asker) -> None:
    assert await _numbers(register, {}, validOn="2020-03-08") == []
    assert await _numbers(register, {}, validOn="2020-03-09") == ["履1", "履2"]
    assert await _numbers(register, {}, validOn="2020-03-09", knownAt=BETWEEN) == ["履2"]


async def test_records_belong_to_who_did_them_and_what_they_are_about(register: Asker) -> None:
    query = """{
      person(id: "Person:leader", asOf: {validOn: "2020-03-11", knownAt: "2020-03-13T00:00:00+08:00"}) { ...P }
      post(id: "Post:mayor") { ...Q } organization(id: "Organization:bureau") { ...O }
      enterprise(name: "示例化工") { records { totalCount edges { node { number } } } }
      district: area(code: "990901") { records { edges { node { number } } } none: records(recursive: false) { totalCount } }
      town: area(code: "990901101") { records(recursive: false, orderBy: [{recordedFrom: ASC}]) { edges { node { number } } } }
    }
    fragment P on Person { records { edges { node { number } } } }
    fragment Q on Post { records(filter: {kind: VISIT}) { edges { node { number } } } }
    fragment O on Organization { records { edges { node { number reportsOn } } } }"""
    data = await register.ask(query)

    def numbers(root: str) -> list[str]:
        return [edge["node"]["number"] for edge in data[root]["records"]["edges"]]

    assert [numbers(root) for root in ("person", "post", "town")] == [["履1"], ["履1"], ["履2", "履1"]]
    assert sorted(numbers("district")) == ["履1", "履2"]
    assert data["organization"]["records"]["edges"] == [{"node": {"number": "履3", "reportsOn": "2020-02"}}]
    assert data["enterprise"]["records"]["totalCount"] == 2
    assert data["district"]["none"]["totalCount"] == 0


async def test_a_record_is_served_by_its_id(register: Asker) -> None:
    query = "{ records(filter: {performedBy: %s}) { edges { node { id key validFrom validTo validFromUncertain } } } }"
    (edge,) = (await register.ask(query.replace("%s", f'"{BUREAU}"')))["records"]["edges"]
    found = await register.ask(
        "query ($id: ID!) { node(id: $id) { __typename ... on DutyRecord { number } } }", id=edge["node"]["id"]
    )
    assert found["node"] == {"__typename": "DutyRecord", "number": "履3"}
    assert (edge["node"]["validFrom"], edge["node"]["validTo"]) == ("2020-03-10", None)
