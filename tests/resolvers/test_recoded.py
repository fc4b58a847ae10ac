"""A change of code alone is no new area: 苏州工业园区 was 320571 and is 320576 since 2023-06-30, and is one thing through time."""

from collections.abc import AsyncIterator
from functools import partial
from typing import Any

import pytest_asyncio

from graph import keys
from graph.facts import Facts, Statement, Thing, Tie
from graph.migrations.m014_one_area import join_areas
from graph.register import record
from graph.store import Store
from seeds.demo import load_demo
from tests.asking import Asker
from tests.resolvers.conftest import RECORDED
from tests.wipe import migrated, wipe

SUZHOU, OLDER, NEWER = "Area:320500", "Area:320571", "Area:320576"
BEFORE, AFTER = "2023-06-29", "2026-01-01"


@pytest_asyncio.fixture(scope="module")
async def demonstration(city_store: Store) -> AsyncIterator[Asker]:
    """A client of a register that holds the demonstration."""
    await wipe(city_store)
    await migrated(city_store)
    await load_demo(city_store, RECORDED)
    yield Asker(city_store)


PARK = """query ($id: ID!, $code: String!, $asOf: AsOf) {
  byId: area(id: $id, asOf: $asOf) { ...Park } byCode: area(code: $code, asOf: $asOf) { ...Park }
  nodes(ids: [$id]) { id }
  responsibilityChain(area: $id, asOf: $asOf) { links { basis distance holder { name } citation { document { number } } } }
  areas(filter: {code: $code}, asOf: $asOf) { edges { node { id } } }
  below: areas(filter: {parent: $id}, asOf: $asOf) { totalCount }
  found: assignments(filter: {subject: $id, basis: LIAISON}, asOf: $asOf) { totalCount } }
fragment Park on Area { key code name existsTo parent { key } children { totalCount }
  assignments(basis: [LIAISON]) { totalCount } }"""


async def test_the_park_is_one_area_under_either_code_and_id(demonstration: Asker) -> None:
    for day, code in ((BEFORE, "320571"), (AFTER, "320576")):
        answers = [
            await demonstration.ask(PARK, id=f"Area:{asked}", code=asked, asOf={"validOn": day})
            for asked in ("320571", "320576")
        ]
        assert answers[0] == answers[1], day
        park = answers[0]["byId"]
        assert (park["key"], park["code"], park["name"], park["existsTo"]) == (OLDER, code, "苏州工业园区", None)
        assert park["assignments"]["totalCount"] == answers[0]["found"]["totalCount"] == 1
        assert answers[0]["byCode"] == park
        assert park["children"]["totalCount"] == answers[0]["below"]["totalCount"] > 0
        assert [link["citation"]["document"]["number"] for link in answers[0]["responsibilityChain"]["links"]] == [
            "苏应急〔2020〕82号"
        ]


async def test_nothing_is_lost_and_no_denominator_falls_on_the_day_of_the_change(demonstration: Asker) -> None:
    reports = []
    for day in (BEFORE, "2023-06-30", AFTER):
        data = await demonstration.ask(
            """query ($area: ID!, $asOf: AsOf) { coverage(area: $area, asOf: $asOf) { units { area { key } hasLiaison }
                 rules { rule examined failing } findings(first: 1000, rule: [SUBJECT_ENDED]) { edges { node { message } } } } }""",
            area=SUZHOU,
            asOf={"validOn": day},
        )
        found = data["coverage"]
        rules = {row["rule"]: row["examined"] for row in found["rules"]}
        reports.append((found["units"], rules["AREA_WITHOUT_LIAISON"], rules["ASSIGNMENT_EXPIRED"]))
        assert not [edge for edge in found["findings"]["edges"] if "工业园区" in edge["node"]["message"]]
    assert reports[0] == reports[1] == reports[2]
    assert {"area": {"key": OLDER}, "hasLiaison": True} in reports[0][0]


async def test_an_upgraded_city_has_the_code_and_the_name_of_the_day(demonstration: Asker) -> None:
    query = """query ($code: String!, $asOf: AsOf) {
      area(code: $code, asOf: $asOf) { key code name } search(text: $code) { node { id } matched kind } }"""
    for code in ("320584", "320509"):
        then = await demonstration.ask(query, code=code, asOf={"validOn": "2010-01-01"})
        now = await demonstration.ask(query, code=code, asOf={"validOn": AFTER})
        assert then["area"] == {"key": "Area:320584", "code": "320584", "name": "吴江市"}
        assert now["area"] == {"key": "Area:320584", "code": "320509", "name": "吴江区"}
        assert now["search"][0] == {"node": {"id": "Area:320584"}, "matched": code, "kind": "CODE"}
    data = await demonstration.ask('{ areas(filter: {codeStartsWith: "320584"}) { edges { node { code } } } }')
    assert [edge["node"]["code"] for edge in data["areas"]["edges"]] == ["320509"]


ROOT, OLD, NEW, TOWN, NEW_TOWN = (f"Area:{code}" for code in ("9908", "990871", "990876", "990871001", "990876001"))
CHANGED_ON, DOCUMENT = "2023-06-30", "OfficialDocument:x9908"


def as_two() -> Facts:
    """What a register made before held: a zone and its town twice, each linked to before and after the change."""
    facts = Facts(DOCUMENT)
    always, ever = "0001-01-01", "9999-12-31"
    facts.add(Thing("Area", ROOT, {"code": "9908", "name": "示例再市", "level": "CITY", "kind": "ADMINISTRATIVE"}))
    for key, name, parent, since, until in (
        (OLD, "示例旧名区", ROOT, always, CHANGED_ON),
        (NEW, "示例园区", ROOT, CHANGED_ON, ever),
        (TOWN, "示例街道", OLD, always, CHANGED_ON),
        (NEW_TOWN, "示例街道", NEW, CHANGED_ON, ever),
    ):
        level = "DISTRICT" if parent == ROOT else "TOWN"
        said = {"code": key.removeprefix("Area:"), "name": name, "level": level, "kind": "ADMINISTRATIVE"}
        facts.add(Thing("Area", key, said, since, until), Tie("PART_OF", key, parent, {}, since, until))
    for before, after in ((OLD, NEW), (TOWN, NEW_TOWN)):
        event = keys.change_event("RECODED", CHANGED_ON, before)
        facts.add(Thing("ChangeEvent", event, {"kind": "RECODED", "on": CHANGED_ON}, CHANGED_ON))
        facts.add(Tie("CHANGED_FROM", event, before), Tie("CHANGED_TO", event, after))
    facts.add(Thing("OfficialDocument", DOCUMENT, {"number": "示例〔2020〕908号", "title": "示例通知"}))
    facts.add(Thing("Organization", "Organization:x9908", {"name": "示例再区管委会", "kind": "GOVERNMENT"}))
    facts.add(*(Tie("ADMINISTERS", "Organization:x9908", key) for key in (OLD, NEW)))
    for number, (home, subject) in enumerate(((TOWN, OLD), (NEW_TOWN, NEW))):
        firm, person = f"Enterprise:x9908{number}", f"Person:x9908{number}"
        facts.add(Thing("Enterprise", firm, {"name": f"示例企{number}"}), Tie("LOCATED_IN", firm, home))
        facts.add(Thing("Person", person, {"name": f"示例员{number}"}))
        links: tuple[tuple[str, str, dict[str, Any]], ...] = (
            ("ASSIGNEE", person, {}),
            ("SUBJECT", subject, {}),
            ("STATED_IN", DOCUMENT, {}),
        )
        facts.add(Statement("Assignment", f"x9908{number}", {"basis": "LIAISON", "role": "LIAISON"}, links))
    return facts


WHOLE = """query ($id: ID!, $asOf: AsOf) { area(id: $id, asOf: $asOf) { key code name existsFrom existsTo parent { key }
  children { edges { node { key code } } } enterprises { totalCount } assignments { totalCount }
  changes { kind from { key } to { key } } } }"""


async def test_a_register_made_before_is_joined_and_the_same_documents_change_nothing(city_store: Store) -> None:
    await wipe(city_store)
    await migrated(city_store)
    await city_store.write(partial(record, facts=as_two(), now=RECORDED))
    await join_areas(city_store)
    await join_areas(city_store)
    asker = Asker(city_store)
    for day, code, name in ((BEFORE, "990871", "示例旧名区"), (AFTER, "990876", "示例园区")):
        older, newer = [(await asker.ask(WHOLE, id=key, asOf={"validOn": day}))["area"] for key in (OLD, NEW)]
        assert older == newer
        assert (older["key"], older["code"], older["name"], older["existsFrom"], older["existsTo"]) == (
            OLD,
            code,
            name,
            None,
            None,
        )
        assert older["parent"] == {"key": ROOT}
        town = "990871001" if day == BEFORE else "990876001"
        assert older["children"]["edges"] == [{"node": {"key": TOWN, "code": town}}]
        assert (older["enterprises"]["totalCount"], older["assignments"]["totalCount"]) == (2, 2)
        assert older["changes"] == [{"kind": "RECODED", "from": [{"key": OLD}], "to": [{"key": OLD}]}]
    counts = await city_store.value(
        "MATCH (a:Area) WITH count(a) AS areas MATCH ()-[r:ADMINISTERS]->(:Area) WITH areas, count(r) AS rules"
        " MATCH (:Area)-[p:PART_OF]->(:Area) WITH areas, rules, count(p) AS parts RETURN [areas, rules, parts]"
    )
    assert counts == [3, 1, 2]
    changes = await city_store.write(partial(record, facts=as_two(), now=RECORDED.replace(hour=2)))
    assert (changes.new, changes.changed, changes.withdrawn) == ({}, {}, {})
