"""What importers read of the register."""

from datetime import date

from graph.clock import ALWAYS, OPEN_DAY
from graph.facts import Statement, Thing, Tie
from graph.register.read import (
    RegisteredMerge,
    RegisteredName,
    RegisteredPerson,
    RegisteredThing,
    enterprises_by_name,
    enterprises_by_uscc,
    known_areas,
    known_documents,
    known_sectors,
    persons_of,
)
from graph.store import Store
from tests.graph.register.made_up import (
    CITY,
    DOCUMENT,
    FIRM,
    OTHER_TOWN,
    PERSON,
    SECOND,
    TOWN,
    Links,
    facts,
    places,
    put,
)

OFFICE = "Organization:1"


async def test_areas_with_parents_names_and_merges(register: Store) -> None:
    short = Thing("Name", "Name:1", {"name": "样镇", "kind": "SHORT"}, "2001-01-01")
    said = facts(*places(), short, Tie("NAMED", TOWN, "Name:1"), Tie("IN_CONTEXT", "Name:1", CITY))
    said.add(Tie("MERGED_WITH", TOWN, OTHER_TOWN, {}, "2015-01-01", "2020-01-01"))
    await put(register, said)
    await put(register, facts(Tie("PART_OF", TOWN, OTHER_TOWN, {}, "2020-01-01")), SECOND)
    then, now = [{area.key: area for area in await known_areas(register, date(year, 6, 1))} for year in (2019, 2021)]
    assert then[TOWN].parent_key == CITY
    assert now[TOWN].parent_key == OTHER_TOWN
    assert now[CITY].parent_key is None
    assert (now[CITY].code, now[CITY].name, now[CITY].level) == ("990100", "示例市", "CITY")
    assert now[TOWN].names == (RegisteredName("样镇", "SHORT", CITY, "2001-01-01", OPEN_DAY),)
    assert now[OTHER_TOWN].merges == (RegisteredMerge(TOWN, "2015-01-01", "2020-01-01"),)
    assert now[TOWN].valid_from == ALWAYS


async def test_persons_of_an_organization(register: Store) -> None:
    links: Links = (("MEMBER", PERSON, {}), ("ORGANIZATION", OFFICE, {}))
    membership = Statement("Membership", "member", {"role": "MEMBER"}, links)
    await put(register, facts(*places(), Thing("Organization", OFFICE, {"name": "示例局"}), membership))
    assert await persons_of(register, [OFFICE, "Organization:2"]) == [RegisteredPerson(PERSON, "示例人", OFFICE)]
    assert await persons_of(register, []) == []


async def test_enterprises_sectors_and_documents(register: Store) -> None:
    said = facts(*places(), Thing("Enterprise", FIRM, {"uscc": "000000000000000000"}))
    said.add(Thing("Sector", "Sector:A", {"code": "A", "name": "示例行业"}))
    await put(register, said)
    firm = RegisteredThing(FIRM, "示例企业", "000000000000000000")
    assert await enterprises_by_uscc(register, ["000000000000000000", "1"]) == [firm]
    assert await enterprises_by_name(register, ["示例企业"]) == [firm]
    assert await known_sectors(register) == [RegisteredThing("Sector:A", "示例行业", "A")]
    assert await known_documents(register) == [RegisteredThing(DOCUMENT, "示例通知", None)]
