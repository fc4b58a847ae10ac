"""What was left in a town that is no more: counted where it was left, its chain goes on from there, and that is said."""

from collections.abc import AsyncIterator
from functools import partial
from typing import Any

import pytest_asyncio

from graph import keys
from graph.facts import Facts, Statement, Thing, Tie
from graph.migrations.m011_left_in import fill_left_in
from graph.register import record
from graph.store import Store
from tests.asking import Asker
from tests.resolvers.conftest import RECORDED, asker_of
from tests.wipe import migrated, wipe

CITY, DISTRICT, OTHER, TOWN, HEIR, VILLAGE = (
    f"Area:{code}" for code in ("9907", "990701", "990702", "990701101", "990701001", "990701101201")
)
ENDED_ON, BEFORE, AFTER = "2024-07-01", "2024-06-30", "2024-07-01"
FIRMS = [f"Enterprise:x990700{number}" for number in range(4)]
PERSON, OFFICE, MAYOR = "Person:x99071", "Organization:x99071", "Post:x99071"
HAZARD, DOCUMENT = "Hazard:x99071", "OfficialDocument:x99071"


def area(
    key: str, name: str, level: str, parent: str | None, since: str = "0001-01-01", until: str = "9999-12-31"
) -> Any:
    """An area in its parent."""
    said = {"code": key.removeprefix("Area:"), "name": name, "level": level, "kind": "ADMINISTRATIVE"}
    yield Thing("Area", key, said, since, until)
    if parent:
        yield Tie("PART_OF", key, parent, {}, since, until)


def stated(label: str, slot: str, links: dict[str, str], **said: Any) -> Statement:
    """A statement of the document."""
    ends = {**links, "STATED_IN": DOCUMENT}
    return Statement(label, slot, said, tuple((type_, end, {}) for type_, end in ends.items()))


def said() -> Facts:
    """A district of which a town was split: two enterprises and a hazard were left there, one enterprise in its village."""
    facts = Facts(DOCUMENT)
    facts.extend(area(CITY, "示例左市", "CITY", None))
    facts.extend(area(DISTRICT, "示例左区", "DISTRICT", CITY))
    facts.extend(area(OTHER, "示例右区", "DISTRICT", CITY))
    facts.extend(area(TOWN, "示例撤镇", "TOWN", DISTRICT, until=ENDED_ON))
    facts.extend(area(HEIR, "示例新街道", "TOWN", DISTRICT, since=ENDED_ON))
    facts.extend(area(VILLAGE, "示例留村", "VILLAGE", TOWN))
    facts.add(
        Thing(
            "OfficialDocument",
            DOCUMENT,
            {"number": "示例〔2020〕907号", "title": "示例联系通知", "issuedOn": "2020-01-01"},
        )
    )
    event = keys.change_event("SPLIT", ENDED_ON, TOWN)
    facts.add(Thing("ChangeEvent", event, {"kind": "SPLIT", "on": ENDED_ON}, ENDED_ON))
    facts.add(Tie("CHANGED_FROM", event, TOWN), Tie("CHANGED_TO", event, HEIR))
    for firm, home in zip(FIRMS, (TOWN, TOWN, VILLAGE, OTHER), strict=True):
        facts.add(
            Thing("Enterprise", firm, {"name": f"示例厂{firm[-1]}", "isKey": True}), Tie("LOCATED_IN", firm, home)
        )
    facts.add(
        Thing("Person", PERSON, {"name": "示例子"}),
        Thing("Organization", OFFICE, {"name": "示例左区人民政府", "kind": "GOVERNMENT"}),
    )
    facts.add(
        Thing("Post", MAYOR, {"title": "区长"}), Tie("BELONGS_TO", MAYOR, OFFICE), Tie("ADMINISTERS", OFFICE, DISTRICT)
    )
    facts.add(Tie("ISSUED_BY", DOCUMENT, OFFICE))
    links = {"ASSIGNEE": PERSON}
    facts.add(
        stated("Assignment", "t1", {**links, "SUBJECT": TOWN}, basis="LIAISON", role="LIAISON", validFrom="2020-01-01")
    )
    facts.add(
        stated(
            "Assignment", "t2", {**links, "SUBJECT": FIRMS[0]}, basis="LIAISON", role="LIAISON", validFrom="2020-01-01"
        )
    )
    facts.add(
        stated(
            "Assignment", "t3", {"ASSIGNEE": MAYOR, "SUBJECT": DISTRICT}, basis="TERRITORIAL", role="GOVERNMENT_HEAD"
        )
    )
    facts.add(
        stated("Assignment", "t4", {"ASSIGNEE": MAYOR, "SUBJECT": TOWN}, basis="TERRITORIAL", role="GOVERNMENT_HEAD")
    )
    facts.add(stated("Requirement", "t5", {"LISTS": TOWN}, kind="LIAISON", basis="LIAISON"))
    facts.add(
        stated(
            "Duty",
            "t6",
            {"DEMANDED_BY": DOCUMENT},
            kind="VISIT",
            number="1",
            recurrence="FREQ=MONTHLY",
            bearerBasis="LIAISON",
        ),
        Thing("Hazard", HAZARD, {"number": "示例左1", "title": "示例隐患", "grade": "MAJOR"}),
        Tie("FOUND_AT", HAZARD, FIRMS[0]),
        Statement(
            "HazardStep",
            "t7",
            {"status": "FOUND", "validFrom": "2024-01-01", "dueOn": "2024-05-01"},
            (("OF_HAZARD", HAZARD, {}),),
        ),
    )
    return facts


@pytest_asyncio.fixture(scope="module")
async def left(city_store: Store) -> AsyncIterator[Asker]:
    """A client of a register that holds the district."""
    yield await asker_of(city_store, said())


async def chain(asker: Asker, day: str, **about: str) -> dict[str, Any]:
    """The chain of an enterprise or area."""
    data = await asker.ask(
        """query ($enterprise: ID, $area: ID, $asOf: AsOf) {
             responsibilityChain(enterprise: $enterprise, area: $area, asOf: $asOf) {
               links { basis distance inheritedFrom { name } } gaps { area { key } demandedBy { document { number } } }
               endedAreas { area { name } since distance heirs { name } message } } }""",
        asOf={"validOn": day},
        **about,
    )
    found: dict[str, Any] = data["responsibilityChain"]
    return found


async def test_the_chain_goes_on_above_the_town_that_ended(left: Asker) -> None:
    before, after = [await chain(left, day, enterprise=FIRMS[0]) for day in (BEFORE, AFTER)]
    places = [(link["basis"], link["distance"], (link["inheritedFrom"] or {}).get("name")) for link in before["links"]]
    assert places == [
        ("TERRITORIAL", 1, "示例撤镇"), ("TERRITORIAL", 2, "示例左区"), ("LIAISON", 0, None), ("LIAISON", 1, "示例撤镇")
    ]  # fmt: skip
    assert (before["gaps"], before["endedAreas"]) == ([], [])
    places = [(link["basis"], link["distance"], (link["inheritedFrom"] or {}).get("name")) for link in after["links"]]
    assert places == [("TERRITORIAL", 2, "示例左区"), ("LIAISON", 0, None)]
    assert [(ended["area"]["name"], ended["since"], ended["distance"]) for ended in after["endedAreas"]] == [
        ("示例撤镇", ENDED_ON, 1)
    ]
    assert after["endedAreas"][0]["heirs"] == [{"name": "示例新街道"}]
    assert "示例撤镇已撤并（示例新街道）" in after["endedAreas"][0]["message"]
    (gap,) = after["gaps"]
    assert (gap["area"]["key"], gap["demandedBy"]["document"]["number"]) == (TOWN, "示例〔2020〕907号")


async def test_a_village_of_a_town_that_ended_has_the_chain_of_the_district(left: Asker) -> None:
    found = await chain(left, AFTER, area=VILLAGE)
    assert [(link["basis"], link["distance"]) for link in found["links"]] == [("TERRITORIAL", 2)]
    assert [ended["distance"] for ended in found["endedAreas"]] == [1]
    itself = await chain(left, AFTER, area=TOWN)
    assert [(link["basis"], link["distance"]) for link in itself["links"]] == [("TERRITORIAL", 1)]


REPORT = """query ($area: ID!, $asOf: AsOf) { coverage(area: $area, asOf: $asOf) { area { enterprises { totalCount } }
  units { area { name } enterprises keyEnterprises keyEnterprisesWithLiaison subareas }
  rules { rule examined failing } findings(first: 100) { edges { node { rule severity since message
    subject { ... on Assignment { basis } ... on Enterprise { name } } } } } } }"""


async def report(asker: Asker, area: str, day: str) -> dict[str, Any]:
    """The coverage report."""
    found: dict[str, Any] = (await asker.ask(REPORT, area=area, asOf={"validOn": day}))["coverage"]
    return found


async def test_units_sum_to_all_enterprises_on_either_side_of_the_end(left: Asker) -> None:
    for day in (BEFORE, AFTER):
        for area, every in ((CITY, 4), (DISTRICT, 3)):
            found = await report(left, area, day)
            assert found["area"]["enterprises"]["totalCount"] == every
            assert sum(unit["enterprises"] for unit in found["units"]) == every, (area, day)
            assert sum(unit["keyEnterprisesWithLiaison"] for unit in found["units"]) == (1 if every else 0)
    own = [unit for unit in (await report(left, DISTRICT, AFTER))["units"] if unit["area"]["name"] == "示例左区"]
    assert [(unit["enterprises"], unit["subareas"]) for unit in own] == [(3, 1)], "what was left to it: the village too"
    names = {unit["area"]["name"] for unit in (await report(left, DISTRICT, AFTER))["units"]}
    assert names == {"示例左区", "示例新街道"}, "the ended town is no unit"


async def test_an_enterprise_in_an_ended_area_is_found_with_the_heirs(left: Asker) -> None:
    found = await report(left, DISTRICT, AFTER)
    (result,) = [row for row in found["rules"] if row["rule"] == "ENTERPRISE_IN_ENDED_AREA"]
    assert (result["examined"], result["failing"]) == (3, 2), "the one in the village lies in an area that still is"
    findings = [
        edge["node"] for edge in found["findings"]["edges"] if edge["node"]["rule"] == "ENTERPRISE_IN_ENDED_AREA"
    ]
    assert [(one["severity"], one["since"], one["subject"]["name"]) for one in findings] == [
        ("WARNING", ENDED_ON, "示例厂0"), ("WARNING", ENDED_ON, "示例厂1")
    ]  # fmt: skip
    assert all("示例撤镇（示例新街道）" in one["message"] for one in findings)
    (before,) = [
        row for row in (await report(left, DISTRICT, BEFORE))["rules"] if row["rule"] == "ENTERPRISE_IN_ENDED_AREA"
    ]
    assert (before["examined"], before["failing"]) == (3, 0)


async def test_what_names_the_ended_town_is_found_on_every_ground(left: Asker) -> None:
    found = await report(left, CITY, AFTER)
    findings = [edge["node"] for edge in found["findings"]["edges"] if edge["node"]["rule"] == "SUBJECT_ENDED"]
    assert sorted((one["subject"]["basis"], one["severity"]) for one in findings) == [
        ("LIAISON", "WARNING"),
        ("TERRITORIAL", "INFO"),
    ]
    (result,) = [row for row in found["rules"] if row["rule"] == "SUBJECT_ENDED"]
    assert (result["examined"], result["failing"]) == (4, 2)


async def test_a_hazard_left_in_the_town_is_still_overdue(left: Asker) -> None:
    for day, below in ((BEFORE, 1), (AFTER, 2)):  # The town; then the street that it became, and its village.
        found = await report(left, DISTRICT, day)
        assert [row["failing"] for row in found["rules"] if row["rule"] == "HAZARD_OVERDUE"] == [1], day
        data = await left.ask(
            """query ($within: ID!, $asOf: AsOf) { enterprises(filter: {within: $within}, asOf: $asOf) { totalCount }
                 hazards(filter: {within: $within}, asOf: $asOf) { totalCount }
                 assignments(filter: {within: $within, basis: LIAISON}, asOf: $asOf) { totalCount }
                 area(id: $within, asOf: $asOf) { hazards { totalCount } children { totalCount } } }""",
            within=DISTRICT,
            asOf={"validOn": day},
        )
        assert [data[name]["totalCount"] for name in ("enterprises", "hazards", "assignments")] == [3, 1, 2], day
        assert (data["area"]["hazards"]["totalCount"], data["area"]["children"]["totalCount"]) == (1, below), day


async def test_a_duty_report_does_not_shrink_overnight(left: Asker) -> None:
    for day in (BEFORE, AFTER):
        data = await left.ask(
            """query ($area: ID!, $asOf: AsOf) { dutyReport(area: $area, from: "2024-01-01", to: "2024-07-01", asOf: $asOf) {
                 totals { duties } units { unit { name } totals { duties } } } }""",
            area=DISTRICT,
            asOf={"validOn": day},
        )
        assert data["dutyReport"]["totals"]["duties"] == 2, day
        assert sum(unit["totals"]["duties"] for unit in data["dutyReport"]["units"]) == 2, day


async def ties(store: Store) -> list[Any]:
    """What is left where, with both clocks."""
    found: list[Any] = await store.value(
        "MATCH (a:Area)-[r:LEFT_IN]->(b:Area) WITH a, r, b ORDER BY a.key, r.recordedFrom"
        " RETURN collect([a.key, b.key, r.validFrom, r.validTo, r.recordedFrom, r.recordedTo])"
    )
    return found


async def test_the_writer_keeps_what_the_migration_would_find(city_store: Store) -> None:
    await wipe(city_store)
    await migrated(city_store)
    corrected = Facts("示例", things=list(area(TOWN, "示例撤镇", "TOWN", None, until="2024-09-01")))
    corrected.add(Tie("PART_OF", TOWN, DISTRICT, {}, "0001-01-01", "2024-09-01"))
    undone = Facts("示例", ties=[Tie("PART_OF", TOWN, OTHER, {}, "2024-09-01", "9999-12-31")])
    for day, facts in enumerate((said(), said(), corrected, undone)):
        await city_store.write(partial(record, facts=facts, now=RECORDED.replace(day=RECORDED.day + day)))
    written = await ties(city_store)
    assert [(start, end, since) for start, end, since, *_ in written] == [
        (TOWN, DISTRICT, ENDED_ON),
        (TOWN, DISTRICT, "2024-09-01"),
    ]
    assert [until < "9999" for *_, until in written] == [True, True], (
        "corrected, then undone: the town is part of another"
    )
    await fill_left_in(city_store)
    assert await ties(city_store) == written
