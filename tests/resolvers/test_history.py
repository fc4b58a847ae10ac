"""What held when, and what the register said when: of an area, a post, an assignment."""

from collections.abc import AsyncIterator
from datetime import timedelta
from functools import partial
from typing import Any

import pytest
import pytest_asyncio

from graph.facts import Facts, Thing, Tie
from graph.register import record
from graph.store import Store
from seeds.stating import Cited, Term, assignment, membership
from tests.asking import NOW, Asker
from tests.wipe import migrated, wipe

FIRST, SECOND = NOW - timedelta(hours=3), NOW - timedelta(hours=2)
BETWEEN = "2026-11-22T01:30:00.000000Z"
TOWN, BUREAU, POST = "Area:990901101", "Organization:example", "Post:example"


def _facts(name: str, parent: str, until: str, row: int) -> Facts:
    """The same register as one source says it at two times."""
    facts = Facts("example")
    for key, of in (("Area:990901", "示例甲区"), ("Area:990902", "示例乙区")):
        facts.add(Thing("Area", key, {"code": key[5:], "name": of, "level": "DISTRICT", "kind": "ADMINISTRATIVE"}))
    town = {"code": TOWN[5:], "name": name, "level": "TOWN", "kind": "ADMINISTRATIVE"}
    facts.add(Thing("Area", TOWN, town), Tie("PART_OF", TOWN, parent, valid_from="2015-01-01"))
    facts.add(Thing("Organization", BUREAU, {"name": "示例局", "kind": "BUREAU"}))
    facts.add(Thing("Post", POST, {"title": "局长", "dualDuty": False}), Tie("BELONGS_TO", POST, BUREAU))
    for person in ("甲", "乙"):
        facts.add(Thing("Person", f"Person:{person}", {"name": f"示例人{person}"}))
    facts.add(membership("Person:甲", BUREAU, "HOLDER", Term("2016-01-01", "2019-01-01"), post=POST))
    facts.add(membership("Person:乙", BUREAU, "HOLDER", Term("2019-01-01", until), post=POST))
    facts.add(assignment("TERRITORIAL", "PARTY_HEAD", POST, TOWN, Term("2019-01-01", until), Cited(row=row)))
    return facts


@pytest_asyncio.fixture(scope="module")
async def register(city_store: Store) -> AsyncIterator[Asker]:
    """A town, a post and an assignment that the register corrected after an hour."""
    await wipe(city_store)
    await migrated(city_store)
    before = _facts("示例旧镇", "Area:990901", "2022-01-01", 1)
    after = _facts("示例新镇", "Area:990902", "2023-01-01", 2)
    for facts, moment in ((before, FIRST), (after, SECOND)):
        await city_store.write(partial(record, facts=facts, now=moment))
    yield Asker(city_store)


AREA = """query ($id: ID!, $asOf: AsOf) { area(id: $id, asOf: $asOf) {
  history { aspect name code level kind related { key } validFrom validTo recordedFrom recordedTo } } }"""


async def _entries(register: Asker, known_at: str | None = None) -> list[dict[str, Any]]:
    as_of = {"knownAt": known_at} if known_at else None
    entries: list[dict[str, Any]] = (await register.ask(AREA, id=TOWN, asOf=as_of))["area"]["history"]
    return entries


async def test_an_area_shows_what_the_register_held_and_what_it_corrected(register: Asker) -> None:
    entries = await _entries(register)
    states = [entry for entry in entries if entry["aspect"] == "STATE"]
    assert [(state["name"], state["recordedTo"] is None) for state in states] == [
        ("示例旧镇", False),
        ("示例新镇", True),
    ]
    assert states[0]["recordedTo"] == states[1]["recordedFrom"]
    assert {(state["code"], state["level"], state["kind"]) for state in states} == {
        (TOWN[5:], "TOWN", "ADMINISTRATIVE")
    }
    (former,) = [entry for entry in entries if entry["aspect"] == "FORMER_NAME"]
    assert (former["name"], former["validFrom"], former["validTo"]) == ("示例旧镇", None, "2026-11-22")
    parents = [entry for entry in entries if entry["aspect"] == "PARENT"]
    assert [parent["related"]["key"] for parent in parents] == ["Area:990901", "Area:990902"]
    assert [parent["recordedTo"] is None for parent in parents] == [False, True]
    assert {parent["validFrom"] for parent in parents} == {"2015-01-01"}


async def test_a_history_knows_nothing_that_was_recorded_later(register: Asker) -> None:
    entries = await _entries(register, BETWEEN)
    assert [(entry["aspect"], entry["name"]) for entry in entries] == [("STATE", "示例旧镇"), ("PARENT", None)]
    with pytest.raises(TypeError):  # the area itself was not recorded
        await _entries(register, "2020-01-01T00:00:00Z")


async def test_a_post_shows_everybody_who_ever_held_it(register: Asker) -> None:
    query = """query ($id: ID!, $asOf: AsOf) { post(id: $id, asOf: $asOf) { history { totalCount edges { node {
      person { name } validFrom validTo recordedFrom recordedTo } } } } }"""
    history = (await register.ask(query, id=POST, asOf={"validOn": "2025-01-01"}))["post"]["history"]
    tenures = [(edge["node"]["person"]["name"], edge["node"]["validTo"]) for edge in history["edges"]]
    assert tenures == [("示例人甲", "2019-01-01"), ("示例人乙", "2022-01-01"), ("示例人乙", "2023-01-01")]
    assert [edge["node"]["recordedTo"] is None for edge in history["edges"]] == [True, False, True]
    before = (await register.ask(query, id=POST, asOf={"knownAt": BETWEEN}))["post"]["history"]
    assert before["totalCount"] == 2


async def test_an_assignment_shows_its_versions_and_what_differs(register: Asker) -> None:
    query = """query ($asOf: AsOf) { area(id: "Area:990901101", asOf: $asOf) { assignments { edges { node { history {
      changed assignment { validTo recordedFrom recordedTo assignee { __typename } } } } } } } }"""
    data = await register.ask(query, asOf={"validOn": "2022-06-01"})
    (edge,) = data["area"]["assignments"]["edges"]
    old, new = edge["node"]["history"]
    assert (old["changed"], new["changed"]) == ([], ["VALID_TO", "CITATION"])
    assert (old["assignment"]["validTo"], new["assignment"]["validTo"]) == ("2022-01-01", "2023-01-01")
    assert old["assignment"]["recordedTo"] == new["assignment"]["recordedFrom"]
    assert new["assignment"] == {
        "validTo": "2023-01-01",
        "recordedFrom": new["assignment"]["recordedFrom"],
        "recordedTo": None,
        "assignee": {"__typename": "Post"},
    }
    then = await register.ask(query, asOf={"validOn": "2020-06-01", "knownAt": BETWEEN})
    (edge,) = then["area"]["assignments"]["edges"]
    assert len(edge["node"]["history"]) == 1
