"""撤并更名 in the real gazetteer: what an area came out of, what became of it, and a chain of an earlier day."""

from collections.abc import AsyncIterator
from datetime import timedelta
from functools import partial

import pytest
import pytest_asyncio

from graph.facts import Facts, Thing
from graph.register import record
from graph.store import Store
from seeds.gazetteer import load_gazetteer
from seeds.gazetteer.facts import gazetteer_facts
from seeds.stating import Term, assignment
from tests.asking import NOW, Asker
from tests.wipe import migrated, wipe

RECORDED = NOW - timedelta(hours=3)
GROUP = "Organization:example"


@pytest_asyncio.fixture(scope="module")
async def register(city_store: Store) -> AsyncIterator[Asker]:
    """The gazetteer, and a made-up group linked to 金港镇."""
    await wipe(city_store)
    await migrated(city_store)
    facts = gazetteer_facts(load_gazetteer())
    await city_store.write(partial(record, facts=facts, now=RECORDED))
    linked = Facts("example")
    linked.add(Thing("Organization", GROUP, {"name": "示例挂钩组", "kind": "SUPERVISION_GROUP"}))
    linked.add(assignment("LIAISON", "LIAISON", GROUP, "Area:320582102", Term("2018-01-01")))
    await city_store.write(partial(record, facts=linked, now=RECORDED))
    yield Asker(city_store)


async def test_jintan_was_a_city_until_2015(register: Asker) -> None:
    data = await register.ask(
        """{ area(name: "金坛区") { existsFrom existsTo predecessors { name code existsTo } successors { name }
             changes { kind on onUncertain from { name } to { name } } } }"""
    )
    assert data["area"] == {
        "existsFrom": None,
        "existsTo": None,
        "predecessors": [],
        "successors": [],
        "changes": [
            {
                "kind": "UPGRADED",
                "on": "2015-04-28",
                "onUncertain": False,
                "from": [{"name": "金坛区"}],
                "to": [{"name": "金坛区"}],
            }
        ],
    }


async def test_who_was_linked_to_a_town_that_was_split_is_linked_to_none_of_its_heirs(register: Asker) -> None:
    links = "responsibilityChain(area: $id, asOf: {validOn: $day}) { links { organization { name } } area { name } }"
    data = await register.ask(
        """query ($id: ID!) { area(id: $id, asOf: {validOn: "2019-05-01"}) { name parent { name } existsTo
             successors { id name existsFrom assignments { totalCount } } } }""",
        id="Area:320582102",
    )
    town = data["area"]
    assert (town["name"], town["parent"]["name"], town["existsTo"]) == ("金港镇", "张家港市", "2021-03-02")
    assert [heir["name"] for heir in town["successors"]] == ["金港街道", "后塍街道", "德积街道"]
    assert {heir["existsFrom"] for heir in town["successors"]} == {"2021-03-02"}
    assert {heir["assignments"]["totalCount"] for heir in town["successors"]} == {0}
    query = f"query ($id: ID!, $day: Date!) {{ {links} }}"
    before = await register.ask(query, id="Area:320582102", day="2019-05-01")
    assert before["responsibilityChain"] == {
        "links": [{"organization": {"name": "示例挂钩组"}}],
        "area": {"name": "金港镇"},
    }
    after = await register.ask(query, id="Area:320582001", day="2021-03-02")
    assert after["responsibilityChain"]["links"] == []


async def test_the_industrial_park_has_had_two_codes(register: Asker) -> None:
    data = await register.ask(
        """{ area(code: "320576") { predecessors { code name } changes { kind onUncertain } }
             old: area(code: "320571") { successors { code } existsTo existsToUncertain } }"""
    )
    assert data["area"]["predecessors"] == []
    assert data["area"]["changes"] == [{"kind": "RECODED", "onUncertain": True}]
    assert data["old"] == {"successors": [], "existsTo": None, "existsToUncertain": False}


async def test_changes_between_two_days_within_an_area(register: Asker) -> None:
    query = """query ($within: ID, $from: Date, $to: Date, $after: String) {
      changes(within: $within, from: $from, to: $to, first: 3, after: $after) {
        totalCount pageInfo { hasNextPage endCursor } edges { node { id kind on } } } }"""
    days = {"from": "2018-10-31", "to": "2021-03-03"}
    page = (await register.ask(query, within="Area:320500", **days))["changes"]
    assert page["totalCount"] == 6
    assert page["edges"][0]["node"]["on"] == "2021-03-02"
    rest = (await register.ask(query, within="Area:320500", **days, after=page["pageInfo"]["endCursor"]))["changes"]
    assert not rest["pageInfo"]["hasNextPage"]
    assert len({edge["node"]["id"] for edge in page["edges"] + rest["edges"]}) == 6
    excluded = (await register.ask(query, within="Area:320500", **{**days, "to": "2021-03-02"}))["changes"]
    assert excluded["totalCount"] == 5
    gone = (await register.ask(query, within="Area:320582", **days))["changes"]
    assert [edge["node"]["kind"] for edge in gone["edges"]] == ["SPLIT"]
    everything = (await register.ask("{ changes { totalCount } }"))["changes"]["totalCount"]
    assert everything == len(load_gazetteer().changes)


async def test_a_change_is_a_node(register: Asker) -> None:
    found = await register.ask('{ area(name: "金坛区", asOf: {validOn: "2016-01-01"}) { changes { id key } } }')
    (change,) = found["area"]["changes"]
    again = await register.ask(
        "query ($id: ID!, $ids: [ID!]!) { node(id: $id) { id ... on ChangeEvent { kind } } nodes(ids: $ids) { id } }",
        id=change["id"],
        ids=[change["key"], change["id"]],
    )
    assert again["node"] == {"id": change["id"], "kind": "UPGRADED"}
    assert again["nodes"] == [{"id": change["key"]}, {"id": change["id"]}]


@pytest.mark.parametrize(
    ("arguments", "argument"),
    [
        ('within: "Person:1"', "within"),
        ('within: "nonsense"', "within"),
        ('from: "2020-01-01", to: "2020-01-01"', "to"),
        ('from: "2020-01-02", to: "2020-01-01"', "to"),
        ("first: -1", "first"),
    ],
)
async def test_a_bad_argument_is_refused_by_its_name(register: Asker, arguments: str, argument: str) -> None:
    _, (error,) = await register.answer(f"{{ changes({arguments}) {{ totalCount }} }}")
    assert (error.original_error.code, error.original_error.details["argument"]) == ("BAD_USER_INPUT", argument)
    assert register.statements == []
