"""Waivers: who is exempted from what, for how long, on whose word."""

from collections.abc import AsyncIterator
from datetime import datetime
from functools import partial
from typing import Any

import pytest
import pytest_asyncio

from graph.facts import Facts, Thing, Tie
from graph.register import record
from graph.store import Store
from seeds.events import waiver
from seeds.stating import Term
from tests.asking import Asker
from tests.resolvers.events_city import BUREAU, CITED, DISTRICT, DOCUMENT, FIRM, POST, TOWN, write_events


@pytest_asyncio.fixture(scope="module")
async def register(city_store: Store) -> AsyncIterator[Asker]:
    """A client of a register with some waivers, one of them of a document that lacks an annex."""
    await write_events(city_store)
    facts = Facts("waivers")
    facts.add(waiver(FIRM, Term("2020-02-01", "2020-05-01"), "停产检修", rule="KEY_ENTERPRISE_WITHOUT_LIAISON"))
    facts.add(waiver(POST, Term("2020-03-01"), "抗疫专班", duty="三", cited=CITED))
    facts.add(waiver(TOWN, Term("2020-04-01"), "撤并期间", rule="AREA_WITHOUT_LIAISON"))
    facts.add(Tie("ADMINISTERS", BUREAU, DISTRICT), Tie("ISSUED_BY", DOCUMENT, BUREAU))
    facts.add(Thing("OfficialDocument", DOCUMENT, {"missingAnnexes": ["附件2"]}))
    facts.add(waiver(DOCUMENT, Term("2020-06-01", "2020-07-01"), "附件另行印发", rule="CITED_ANNEX_MISSING"))
    moment = datetime.fromisoformat("2020-08-01T00:00:00+08:00")
    await city_store.write(partial(record, facts=facts, now=moment))
    yield Asker(city_store)


QUERY = """query ($filter: WaiverFilter, $day: Date) {
  waivers(filter: $filter, orderBy: [{validFrom: ASC}], asOf: {validOn: $day}) { totalCount edges { node {
    rule dutyNumber reason validFrom validTo citation { document { number } }
    exempts { __typename ... on Enterprise { name } ... on Post { title } } } } } }"""


async def test_a_waiver_says_who_is_exempted_from_what(register: Asker) -> None:
    page = (await register.ask(QUERY, day="2020-03-10"))["waivers"]
    assert [edge["node"] for edge in page["edges"]] == [
        {
            "rule": "KEY_ENTERPRISE_WITHOUT_LIAISON",
            "dutyNumber": None,
            "reason": "停产检修",
            "validFrom": "2020-02-01",
            "validTo": "2020-05-01",
            "citation": None,
            "exempts": {"__typename": "Enterprise", "name": "示例化工"},
        },
        {
            "rule": None,
            "dutyNumber": "三",
            "reason": "抗疫专班",
            "validFrom": "2020-03-01",
            "validTo": None,
            "citation": {"document": {"number": "示例〔2020〕1号"}},
            "exempts": {"__typename": "Post", "title": "镇长"},
        },
    ]


@pytest.mark.parametrize(
    ("chosen", "day", "reasons"),
    [
        ({}, "2020-04-30", ["停产检修", "抗疫专班", "撤并期间"]),
        ({}, "2020-05-01", ["抗疫专班", "撤并期间"]),
        ({"rule": "AREA_WITHOUT_LIAISON"}, "2020-04-30", ["撤并期间"]),
        ({"dutyNumber": "三"}, "2020-04-30", ["抗疫专班"]),
        ({"exempts": FIRM}, "2020-04-30", ["停产检修"]),
        ({"not": {"exempts": FIRM}}, "2020-04-30", ["抗疫专班", "撤并期间"]),
        ({"document": DOCUMENT}, "2020-04-30", ["抗疫专班"]),
        ({"endsBefore": "2021-01-01"}, "2020-04-30", ["停产检修"]),
        ({"isOpen": True}, "2020-04-30", ["抗疫专班", "撤并期间"]),
    ],
)
async def test_waivers_are_narrowed(register: Asker, chosen: dict[str, Any], day: str, reasons: list[str]) -> None:
    page = (await register.ask(QUERY, filter=chosen, day=day))["waivers"]
    assert [edge["node"]["reason"] for edge in page["edges"]] == reasons


ANNEXES = """query ($area: ID!, $day: Date) { coverage(area: $area, asOf: {validOn: $day}) {
  rules { rule failing waived } findings(rule: [CITED_ANNEX_MISSING], first: 5) { edges { node { subject { id } } } }
  waivers(first: 5) { edges { node { reason exempts { __typename ... on OfficialDocument { number } } } } } } }"""


@pytest.mark.parametrize(
    ("day", "found", "waived"),
    [("2020-05-31", [DOCUMENT], 0), ("2020-06-01", [], 1), ("2020-06-30", [], 1), ("2020-07-01", [DOCUMENT], 0)],
)
async def test_a_document_is_exempt_from_the_rule_about_its_annexes(
    register: Asker, day: str, found: list[str], waived: int
) -> None:
    report = (await register.ask(ANNEXES, area=DISTRICT, day=day))["coverage"]
    (result,) = [row for row in report["rules"] if row["rule"] == "CITED_ANNEX_MISSING"]
    assert (result["failing"], result["waived"]) == (len(found), waived)
    subjects = [edge["node"]["subject"]["id"] for edge in report["findings"]["edges"]]
    assert [subject.partition("@")[0] for subject in subjects] == found
    exempt = {"reason": "附件另行印发", "exempts": {"__typename": "OfficialDocument", "number": "示例〔2020〕1号"}}
    assert (exempt in [edge["node"] for edge in report["waivers"]["edges"]]) is bool(waived)


async def test_the_waivers_of_a_document_are_those_that_exempt_it(register: Asker) -> None:
    page = (await register.ask(QUERY, filter={"exempts": DOCUMENT}, day="2020-06-30"))["waivers"]
    assert [edge["node"]["reason"] for edge in page["edges"]] == ["附件另行印发"]
