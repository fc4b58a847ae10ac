"""What recording does to things and statements."""

from dataclasses import replace
from datetime import timedelta

import pytest

from graph.clock import OPEN_MOMENT, moment_text
from graph.facts import Changes, Statement, Thing, Tie
from graph.register import Contradiction, RegisterNotReady, Undeclared, UnknownThing, UnusableFacts, preview
from graph.store import Store
from tests.graph.register.made_up import (
    CITY,
    DOCUMENT,
    FIRM,
    FIRST,
    OTHER_TOWN,
    SECOND,
    THIRD,
    TOWN,
    assignment,
    dump,
    facts,
    places,
    put,
    roster,
    versions,
)
from tests.wipe import migrated

ONE, TWO, THREE = (moment_text(moment) for moment in (FIRST, SECOND, THIRD))


async def test_the_same_facts_again_change_nothing_at_all(register: Store) -> None:
    said = facts(*places(), assignment(), roster(), complete=True)
    first = await put(register, said)
    assert first.new == {
        "Area": 3, "Person": 1, "Enterprise": 1, "OfficialDocument": 1,
        "PART_OF": 2, "LOCATED_IN": 1, "Assignment": 1, "Requirement": 1,
    }  # fmt: skip
    before = await dump(register)
    again = await put(register, said, SECOND)
    assert again.nothing
    assert again.unchanged == first.new
    assert await dump(register) == before


async def test_a_preview_counts_the_same_and_writes_nothing(register: Store) -> None:
    await put(register, facts(*places(), assignment()))
    said = facts(Thing("Area", CITY, {"name": "新示例市"}), roster(), complete=True)
    before = await dump(register)
    seen = await preview(register, said)
    assert await dump(register) == before
    assert seen == await put(register, said, SECOND)
    assert seen == Changes(new={"Requirement": 1}, changed={"Area": 1}, withdrawn={"Assignment": 1})


async def test_another_statement_in_the_same_slot_is_a_correction(register: Store) -> None:
    await put(register, facts(*places(), assignment()))
    changes = await put(register, facts(assignment(subject=OTHER_TOWN)), SECOND)
    assert changes == Changes(changed={"Assignment": 1})
    await put(register, facts(assignment(subject=OTHER_TOWN, valid_from="2020-03-07")), THIRD)
    assert await versions(register) == [
        ["2020-03-06", TOWN, ONE, TWO],
        ["2020-03-06", OTHER_TOWN, TWO, THREE],
        ["2020-03-07", OTHER_TOWN, THREE, OPEN_MOMENT],
    ]


async def test_where_something_stands_is_not_what_it_says(register: Store) -> None:
    await put(register, facts(*places(), roster(), assignment()))
    elsewhere = replace(
        assignment(), properties={**assignment().properties, "annex": "9", "row": "9", "excerpt": "别处"}
    )
    assert (await put(register, facts(roster("3"), elsewhere, source="another.xlsx"), SECOND)).nothing
    rows = await register.rows("MATCH (s:Requirement)-[r:LISTS]->() RETURN r.row, s.recordedTo ORDER BY r.row")
    assert rows == [["2", OPEN_MOMENT]]


async def test_what_a_complete_source_no_longer_states_is_withdrawn(register: Store) -> None:
    await put(register, facts(*places(), assignment("kept"), assignment("gone"), roster()))
    await put(register, facts(assignment("other"), source="another.xlsx"))
    incomplete = await put(register, facts(assignment("kept")), SECOND)
    assert incomplete.nothing
    changes = await put(register, facts(assignment("kept"), complete=True), THIRD)
    assert changes == Changes(withdrawn={"Assignment": 1, "Requirement": 1}, unchanged={"Assignment": 1})
    assert (await versions(register, "gone"))[0][3] == THREE
    assert (await versions(register, "other"))[0][3] == OPEN_MOMENT
    again = await put(register, facts(assignment("gone")), THIRD)
    assert again.new == {"Assignment": 1}
    assert len(await versions(register, "gone")) == 2


async def test_what_is_not_said_of_a_thing_stays(register: Store) -> None:
    await put(register, facts(Thing("Area", CITY, {"code": "990100", "name": "示例市"}, "1983-01-01")))
    changes = await put(register, facts(Thing("Area", CITY, {"code": None, "level": "CITY"})), SECOND)
    assert changes.changed == {"Area": 1}
    [[kept]] = await register.rows("MATCH (a:Area) RETURN [a.code, a.name, a.level, a.validFrom, a.recordedFrom]")
    assert kept == ["990100", "示例市", "CITY", "1983-01-01", ONE]


async def test_every_former_state_of_a_thing_is_kept(register: Store) -> None:
    for moment, key_firm in ((FIRST, False), (SECOND, True), (THIRD, False)):
        await put(register, facts(Thing("Enterprise", FIRM, {"name": "示例企业", "isKey": key_firm})), moment)
    rows = await register.rows(
        "MATCH (:Enterprise)-[:WAS]->(v:Version) RETURN v.isKey, v.name, v.recordedFrom, v.recordedTo"
        " ORDER BY v.recordedFrom"
    )
    assert rows == [[False, "示例企业", ONE, TWO], [True, "示例企业", TWO, THREE]]
    assert await register.rows("MATCH (n:Name) RETURN n.name") == []


async def test_another_name_is_a_dated_name(register: Store) -> None:
    for moment, name in ((FIRST, "示例县"), (SECOND, "示例区"), (THIRD, "示例新区")):
        await put(register, facts(Thing("Area", CITY, {"name": name}, "1990-01-01")), moment)
    rows = await register.rows(
        "MATCH (:Area {name: '示例新区'})-[:NAMED]->(n:Name {kind: 'FORMER'})"
        " RETURN n.name, n.validFrom, n.validTo, n.recordedFrom ORDER BY n.validFrom"
    )
    assert rows == [["示例县", "1990-01-01", "2026-02-01", TWO], ["示例区", "2026-02-01", "2026-03-01", THREE]]


async def test_a_former_name_that_the_source_dates_is_not_dated_again(register: Store) -> None:
    await put(register, facts(Thing("Area", CITY, {"name": "示例县"})))
    former = Thing("Name", "Name:1", {"name": "示例县", "kind": "FORMER"}, "0001-01-01", "2015-05-01")
    said = facts(Thing("Area", CITY, {"name": "示例区"}), former, Tie("NAMED", CITY, "Name:1"))
    assert (await put(register, said, SECOND)).changed == {"Area": 1}
    assert await register.rows("MATCH (n:Name) RETURN n.name, n.validTo") == [["示例县", "2015-05-01"]]


async def test_moments_increase_where_the_clock_goes_back(register: Store) -> None:
    await put(register, facts(*places(), assignment()), SECOND)
    await put(register, facts(assignment(valid_from="2021-01-01")), FIRST)
    after = moment_text(SECOND + timedelta(microseconds=1))
    assert [version[2:] for version in await versions(register)] == [[TWO, after], [after, OPEN_MOMENT]]
    began = await register.value("MATCH (r:Register) RETURN [r.beganAt, r.recordedAt]")
    assert began == [TWO, after]


@pytest.mark.parametrize(
    ("said", "error"),
    [
        ([Thing("Area", CITY, {"name": "甲"}), Thing("Area", CITY, {"name": "乙"})], Contradiction),
        ([*places(), assignment(), assignment(subject=CITY)], Contradiction),
        ([*places(), Tie("PART_OF", TOWN, OTHER_TOWN, {}, "2000-01-01")], Contradiction),
        ([*places(), Tie("PART_OF", TOWN, CITY, {}, "2005-01-01")], Contradiction),
        ([*places(), Tie("PART_OF", TOWN, "Area:0")], UnknownThing),
        ([assignment()], UnknownThing),
        ([Thing("Area", CITY, {"uscc": "1"})], Undeclared),
        ([Thing("Area", FIRM, {})], Undeclared),
        ([Thing("Nothing", "Nothing:1", {})], Undeclared),
        ([Thing("Assignment", "Assignment:1", {})], Undeclared),
        ([*places(), Tie("ABOVE", CITY, TOWN)], Undeclared),
        ([*places(), Tie("PART_OF", OTHER_TOWN, CITY, {}, "2005-01-01", "2005-01-01")], Undeclared),
        ([*places(), Statement("Area", "slot", {}, ())], Undeclared),
        ([*places(), Statement("Assignment", "slot", {"recordedTo": "x"}, ())], Undeclared),
        ([*places(), Statement("Assignment", "slot", {}, (("PART_OF", TOWN, {}),))], Undeclared),
    ],
)
async def test_facts_that_cannot_be_leave_nothing(
    embedded_store: Store, said: list[Thing | Tie | Statement], error: type[UnusableFacts]
) -> None:
    await migrated(embedded_store)
    before = await dump(embedded_store)
    with pytest.raises(error):
        await put(embedded_store, facts(*said))
    assert await dump(embedded_store) == before


async def test_a_register_that_was_not_migrated_takes_nothing(store: Store) -> None:
    with pytest.raises(RegisterNotReady):
        await put(store, facts(*places()))
    assert await store.value("MATCH (n) RETURN count(n)") == 0


async def test_fixed_ties_stand_once(register: Store) -> None:
    said = facts(Thing("OfficialDocument", DOCUMENT, {}), Thing("OfficialDocument", "OfficialDocument:2", {}))
    said.extend([Tie("BASED_ON", DOCUMENT, "OfficialDocument:2"), Tie("BASED_ON", DOCUMENT, "OfficialDocument:2")])
    assert (await put(register, said)).new == {"OfficialDocument": 2, "BASED_ON": 1}
    assert (await put(register, said, SECOND)).nothing
    assert await register.value("MATCH ()-[r:BASED_ON]->() RETURN count(r)") == 1
