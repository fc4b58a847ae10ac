"""The real answers: what the two documents say of Suzhou and of Jintan, on the days around them and today."""

from collections.abc import AsyncIterator
from typing import Any

import pytest_asyncio

from graph.store import Store
from seeds.demo import load_demo
from tests.asking import Asker
from tests.resolvers.conftest import RECORDED
from tests.wipe import migrated, wipe

SUZHOU, JINTAN, NUMBER = "Area:320500", "Area:320413", "苏应急〔2020〕82号"


@pytest_asyncio.fixture(scope="module")
async def demonstration(city_store: Store) -> AsyncIterator[Asker]:
    """A client of a register that holds the demonstration."""
    await wipe(city_store)
    await migrated(city_store)
    await load_demo(city_store, RECORDED)
    yield Asker(city_store)


async def chain(asker: Asker, name: str, day: str | None) -> list[dict[str, Any]]:
    """The links of an area's chain on a day."""
    as_of = {"validOn": day} if day else None
    query = "query ($name: String!, $asOf: AsOf) { area(name: $name, asOf: $asOf) { id } }"
    area = (await asker.ask(query, name=name, asOf=as_of))["area"]["id"]
    data = await asker.ask(
        """query ($area: ID!, $asOf: AsOf) { responsibilityChain(area: $area, asOf: $asOf) { links {
             holder { name } distance inheritedFrom { name } recordedLater citation { document { number } annex row } } } }""",
        area=area,
        asOf=as_of,
    )
    found: list[dict[str, Any]] = data["responsibilityChain"]["links"]
    return found


async def findings(asker: Asker, area: str, day: str | None, rule: str | None = None) -> list[dict[str, Any]]:
    """What the coverage report of an area finds on a day, or what one rule does."""
    data = await asker.ask(
        """query ($area: ID!, $asOf: AsOf) { coverage(area: $area, asOf: $asOf) {
             findings(first: 1000) { edges { node { rule severity
               subject { ... on Area { name } ... on OfficialDocument { number } ... on Assignment { lastConfirmedOn } }
               citation { document { number } annex row } } } } } }""",
        area=area,
        asOf={"validOn": day} if day else None,
    )
    every = [edge["node"] for edge in data["coverage"]["findings"]["edges"]]
    return [finding for finding in every if rule in (None, finding["rule"])]


async def test_24_leaders_are_linked_to_39_places(demonstration: Asker) -> None:
    data = await demonstration.ask(
        """query ($number: String!) { document(number: $number) { issuedOn issuer { name } basedOn { number }
             assignments(first: 100) { totalCount edges { node { assignee { ... on Person { key } } citation { row } } } } } }""",
        number=NUMBER,
    )
    document = data["document"]
    assert document["assignments"]["totalCount"] == 39
    rows = {edge["node"]["citation"]["row"] for edge in document["assignments"]["edges"]}
    assert rows == set(range(1, 25))
    assert len({edge["node"]["assignee"]["key"] for edge in document["assignments"]["edges"]}) == 24
    assert document["issuedOn"] == "2020-03-06"
    assert document["issuer"]["name"] == "苏州市应急管理局"
    assert {based["number"] for based in document["basedOn"]} == {"苏委办发〔2018〕90号", "苏委办发〔2018〕115号"}


async def test_a_town_has_its_own_leader_and_then_its_district_s(demonstration: Asker) -> None:
    own, above = await chain(demonstration, "盛泽镇", "2020-03-10")
    assert (own["holder"]["name"], own["distance"], own["inheritedFrom"]) == ("刘伟群", 0, None)
    assert (above["holder"]["name"], above["distance"], above["inheritedFrom"]) == ("杨晓帆", 1, {"name": "吴江区"})
    assert own["citation"] == {"document": {"number": NUMBER}, "annex": 1, "row": 10}
    assert above["citation"] == {"document": {"number": NUMBER}, "annex": 1, "row": 5}
    assert own["recordedLater"]


async def test_before_the_document_there_is_nobody_and_today_there_still_is(demonstration: Asker) -> None:
    assert await chain(demonstration, "盛泽镇", "2020-03-05") == []
    today = await chain(demonstration, "盛泽镇", None)
    assert [link["holder"]["name"] for link in today] == ["刘伟群", "杨晓帆"]
    stale = await findings(demonstration, SUZHOU, None, "ASSIGNMENT_STALE")
    assert stale
    assert {finding["subject"]["lastConfirmedOn"] for finding in stale} == {"2020-03-06"}
    assert await findings(demonstration, SUZHOU, "2020-03-10", "ASSIGNMENT_STALE") == []


async def test_one_of_ten_reporting_units_has_nobody_and_that_is_no_breach(demonstration: Asker) -> None:
    assert await findings(demonstration, SUZHOU, "2020-03-10") == [
        {
            "rule": "AREA_WITHOUT_LIAISON",
            "severity": "INFO",
            "subject": {"name": "姑苏区"},
            "citation": {"document": {"number": NUMBER}, "annex": 2, "row": 8},
        }
    ]
    data = await demonstration.ask(
        """query ($area: ID!) { coverage(area: $area, asOf: {validOn: "2020-03-10"}) { rules { rule examined failing } units {
             hasLiaison } } }""",
        area=SUZHOU,
    )
    results = {row["rule"]: (row["failing"], row["examined"]) for row in data["coverage"]["rules"]}
    assert results["AREA_WITHOUT_LIAISON"] == (1, 10)
    assert [unit["hasLiaison"] for unit in data["coverage"]["units"]].count(False) == 1
    assert len(data["coverage"]["units"]) == 10


async def test_the_missing_annex_is_found_under_jintan(demonstration: Asker) -> None:
    (finding,) = await findings(demonstration, JINTAN, None, "CITED_ANNEX_MISSING")
    assert finding["subject"] == {"number": "坛应急〔2020〕24号"}
    assert await findings(demonstration, JINTAN, "2020-12-30", "CITED_ANNEX_MISSING") == []


async def test_51_enterprises_are_announced_and_the_register_holds_none(demonstration: Asker) -> None:
    data = await demonstration.ask(
        """{ document(number: "坛应急〔2020〕24号") { announcedEnterprises announced { enterprises sectors { name } isOpen
             areas { name } registered keyEnterprises citation { clause } }
             requirements { edges { node { kind quantity per within countedFrom citation { clause } } } } } }"""
    )
    document = data["document"]
    sectors = document["announced"].pop("sectors")
    assert {sector["name"] for sector in sectors} == {"危化品", "粉尘涉爆", "金属冶炼", "有限空间", "涉氨制冷"}
    assert document["announced"] == {
        "enterprises": 51,
        "isOpen": True,
        "areas": [{"name": "金坛区"}],
        "registered": 0,
        "keyEnterprises": 0,
        "citation": {"clause": "三"},
    }
    rows = [tuple(edge["node"].values())[:-1] for edge in document["requirements"]["edges"]]
    assert rows == [
        ("ENTERPRISES_PER_LEADER", 1, "LEADER", None, None),
        ("PEOPLE_PER_GROUP", 2, "GROUP", None, None),
        ("ENTERPRISES_PER_GROUP", 3, "GROUP", None, None),
        ("ENTRY_AFTER_ISSUE", 1, "ENTERPRISE", "P1W", "ISSUE"),
        ("HAZARD_LIST_AFTER_ENTRY", 1, "ENTERPRISE", "P1M", "ENTRY"),
        ("HALF_YEARLY_ASSESSMENT", 1, "HALF_YEAR", None, None),
        ("LIAISON_OF_KEY_ENTERPRISES", 51, None, None, None),
    ]


async def test_ten_areas_report_each_by_its_row(demonstration: Asker) -> None:
    data = await demonstration.ask(
        """query ($number: String!) { document(number: $number) { requirements { edges { node { kind dueDay
             units { edges { node { unit { ... on Area { name } } citation { annex row } } } } } } } } }""",
        number=NUMBER,
    )
    rows = {edge["node"]["kind"]: edge["node"] for edge in data["document"]["requirements"]["edges"]}
    assert rows["MONTHLY_RETURN"]["dueDay"] == 5
    assert rows["VISITS_PER_MONTH"]["units"]["edges"] == []
    units = [edge["node"] for edge in rows["MONTHLY_RETURN"]["units"]["edges"]]
    assert [unit["citation"] for unit in units] == [{"annex": 2, "row": row} for row in range(1, 11)]
    assert [unit["unit"]["name"] for unit in units][7:] == ["姑苏区", "苏州工业园区", "虎丘区"]


async def test_jintan_was_a_city_until_2015(demonstration: Asker) -> None:
    data = await demonstration.ask(
        """{ before: areas(filter: {nameContains: "金坛"}, asOf: {validOn: "2015-01-01"}) { edges { node { name code } } }
             after: areas(filter: {nameContains: "金坛"}, asOf: {validOn: "2016-01-01"}) { edges { node { name code } } } }"""
    )
    names = {when: {edge["node"]["name"] for edge in page["edges"]} for when, page in data.items()}
    assert "金坛市" in names["before"]
    assert "金坛区" not in names["before"]
    assert "金坛区" in names["after"]
    assert "金坛市" not in names["after"]


async def test_a_name_that_fits_several_is_refused_with_the_candidates(demonstration: Asker) -> None:
    assert await demonstration.ask('{ area(name: "没有这个地方") { id } }') == {"area": None}
    _, errors = await demonstration.answer('{ area(name: "开发区") { id } }')
    (error,) = errors
    assert error.original_error.code == "BAD_USER_INPUT"
    assert {candidate["within"] for candidate in error.original_error.details["candidates"]} >= {
        "金坛区",
        "吴中区",
        "昆山市",
    }
