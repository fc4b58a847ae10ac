"""The lists of leaders and units: whose, of what, for which year, as they stood and as the register held them."""

from collections.abc import AsyncIterator
from datetime import datetime
from functools import partial
from typing import Any

import pytest
import pytest_asyncio

from graph.facts import Facts, Thing, Tie
from graph.migrations import migrate
from graph.register import record
from graph.store import Store
from seeds.stating import Cited, Term, duty_list
from tests.asking import Asker
from tests.wipe import wipe

BUREAU, POST, PERSON = "Organization:bureau", "Post:head", "Person:one"
OLD, NEW = "OfficialDocument:old", "OfficialDocument:new"
FIRST, LATER = (datetime.fromisoformat(f"2026-0{month}-10T00:00:00+08:00") for month in (1, 3))
BEFORE = "2026-03-01T00:00:00+08:00"


def _facts(*work: str) -> Facts:
    """A bureau with its lists: the old one that ended with the new one, and the head's of two years."""
    facts = Facts("example")
    facts.add(Thing("Organization", BUREAU, {"name": "示例市应急管理局", "kind": "BUREAU"}))
    facts.add(Thing("Post", POST, {"title": "局长", "dualDuty": True}), Tie("BELONGS_TO", POST, BUREAU))
    facts.add(Thing("Person", PERSON, {"name": "示例人"}))
    for key, number in ((OLD, "示例〔2020〕1号"), (NEW, "示例〔2024〕1号")):
        facts.add(Thing("OfficialDocument", key, {"number": number, "title": "示例责任清单"}))
    facts.add(duty_list(BUREAU, "DUTIES", ["旧职责"], Term("2020-01-01", "2024-01-01"), None, Cited(OLD, 1)))
    facts.add(duty_list(BUREAU, "DUTIES", ["职责一", "职责二"], Term("2024-01-01"), None, Cited(NEW, 1)))
    facts.add(duty_list(POST, "DUTIES", ["岗位职责"], Term("2024-01-01")))
    facts.add(duty_list(POST, "WORK", ["去年工作"], Term("2025-01-01"), 2025))
    facts.add(duty_list(POST, "WORK", work, Term("2026-01-01"), 2026))
    facts.add(duty_list(PERSON, "WORK", ["个人工作"], Term("2026-01-01", "2027-01-01"), 2026))
    return facts


@pytest_asyncio.fixture(scope="module")
async def register(city_store: Store) -> AsyncIterator[Asker]:
    """A client of a register that learned in March what the head's list of the year really says."""
    await wipe(city_store)
    await migrate(city_store)
    await city_store.write(partial(record, facts=_facts("抄错"), now=FIRST))
    await city_store.write(partial(record, facts=_facts("乙", "甲", "乙二"), now=LATER))
    yield Asker(city_store, lambda: datetime.fromisoformat("2026-04-01T00:00:00+08:00"))


async def items(register: Asker, as_of: dict[str, str] | None = None, **chosen: Any) -> list[list[str]]:
    """What the lists say that the root gives, by year, kind and first day."""
    query = """query ($filter: DutyListFilter, $asOf: AsOf) {
      dutyLists(filter: $filter, orderBy: [{year: ASC}, {kind: ASC}, {validFrom: ASC}], asOf: $asOf) {
        totalCount edges { node { items } } } }"""
    page = (await register.ask(query, filter=chosen, asOf=as_of))["dutyLists"]
    assert page["totalCount"] == len(page["edges"])
    return [edge["node"]["items"] for edge in page["edges"]]


@pytest.mark.parametrize(
    ("chosen", "found"),
    [
        ({"owner": BUREAU}, [["职责一", "职责二"]]),
        ({"owner": POST}, [["岗位职责"], ["去年工作"], ["乙", "甲", "乙二"]]),
        ({"owner": PERSON, "year": 2026}, [["个人工作"]]),
        ({"owner": POST, "kind": "DUTIES"}, [["岗位职责"]]),
        ({"year": 2025}, [["去年工作"]]),
        ({"kind": "WORK", "not": {"owner": POST}}, [["个人工作"]]),
        ({"document": NEW}, [["职责一", "职责二"]]),
        ({"document": OLD}, []),
        ({"owner": BUREAU, "year": 2026}, []),
    ],
)
async def test_lists_are_narrowed(register: Asker, chosen: dict[str, Any], found: list[list[str]]) -> None:
    assert sorted(await items(register, **chosen)) == sorted(found)


async def test_another_documents_list_follows_the_old_one(register: Asker) -> None:
    assert await items(register, {"validOn": "2023-12-31"}) == [["旧职责"]]
    assert await items(register, {"validOn": "2024-01-01"}, owner=BUREAU) == [["职责一", "职责二"]]


async def test_a_list_that_was_corrected_is_there_as_it_was(register: Asker) -> None:
    assert await items(register, owner=POST, year=2026) == [["乙", "甲", "乙二"]]
    assert await items(register, {"knownAt": BEFORE}, owner=POST, year=2026) == [["抄错"]]


async def test_lists_stand_below_their_owner_the_newest_year_first(register: Asker) -> None:
    query = """query ($post: ID!, $person: ID!, $bureau: ID) {
      post(id: $post) { title dutyLists { edges { node { id year kind owner { ... on Post { title } } } } } }
      person(id: $person) { dutyLists(filter: {kind: DUTIES}) { totalCount } }
      organization(id: $bureau) { dutyLists { edges { node { year citation { document { number } annex }
        owner { ... on Organization { name } } } } } } }"""
    found = await register.ask(query, post=POST, person=PERSON, bureau=BUREAU)
    lists = [edge["node"] for edge in found["post"]["dutyLists"]["edges"]]
    assert [(each["year"], each["kind"]) for each in lists] == [(2026, "WORK"), (2025, "WORK"), (None, "DUTIES")]
    assert {each["owner"]["title"] for each in lists} == {"局长"}
    assert found["person"]["dutyLists"]["totalCount"] == 0
    (duties,) = found["organization"]["dutyLists"]["edges"]
    assert duties["node"] == {
        "year": None,
        "citation": {"document": {"number": "示例〔2024〕1号"}, "annex": 1},
        "owner": {"name": "示例市应急管理局"},
    }
    again = await register.ask("query ($id: ID!) { node(id: $id) { ... on DutyList { items } } }", id=lists[0]["id"])
    assert again["node"]["items"] == ["乙", "甲", "乙二"]
