"""Loading in parts."""

import re
from collections.abc import Iterator

import pytest

from graph.facts import Facts, Thing, Tie
from graph.labels import EVENTS
from graph.migrations.m008_events import EVENTS as MIGRATION
from graph.register import RegisterNotEmpty, RegisterNotReady, load
from graph.store import Store
from seeds.events import Done, duty_record, hazard, hazard_step
from tests.graph.register.made_up import CITY, FIRST, OTHER_TOWN, SECOND, TOWN, assignment, dump, facts, put

SIZE = 30


def parts() -> list[Facts]:
    """A city first, then its enterprises, then statements."""
    city = facts(*(Thing("Area", key, {"name": key}) for key in (CITY, TOWN, OTHER_TOWN)), source="sample")
    city.extend([Thing("Person", "Person:1", {}), Thing("OfficialDocument", "OfficialDocument:1", {})])
    firms = [facts(*_firms(start), source="sample") for start in (0, SIZE)]
    return [city, *firms, facts(assignment(subject=f"Enterprise:{SIZE}"), source="sample")]


def _firms(start: int) -> Iterator[Thing | Tie]:
    for number in range(start, start + SIZE):
        key = f"Enterprise:{number}"
        yield Thing("Enterprise", key, {"name": f"示例企业{number}"})
        yield Tie("LOCATED_IN", key, TOWN if number % 2 else OTHER_TOWN)


async def test_parts_are_loaded_as_one_recording(register: Store) -> None:
    changes = await load(register, parts(), FIRST)
    assert changes.new == {
        "Area": 3, "Person": 1, "OfficialDocument": 1, "Enterprise": 60, "LOCATED_IN": 60, "Assignment": 1
    }  # fmt: skip
    assert await register.value("MATCH (e:Enterprise) RETURN count(DISTINCT e.recordedFrom)") == 1
    assert await register.value("MATCH (:Enterprise)-[r:LOCATED_IN]->(:Area) RETURN count(r)") == 60
    for part in parts():
        assert (await put(register, part, SECOND)).nothing


async def test_an_interrupted_load_is_resumed_and_ends_the_same(register: Store) -> None:
    def broken() -> Iterator[Facts]:
        yield from parts()[:2]
        raise OSError("no space left on device")

    with pytest.raises(OSError, match="no space"):
        await load(register, broken(), FIRST)
    assert await register.value("MATCH (r:Register) RETURN [r.finished, r.loaded]") == [False, 2]
    with pytest.raises(RegisterNotReady):
        await put(register, parts()[0], SECOND)
    rest = await load(register, parts(), SECOND)
    assert rest.new == {"Enterprise": 30, "LOCATED_IN": 30, "Assignment": 1}
    assert await register.value("MATCH (r:Register) RETURN [r.finished, r.loaded]") == [True, None]
    assert await register.value("MATCH (e:Enterprise) RETURN count(DISTINCT e.recordedFrom)") == 1
    assert await register.value("MATCH (:Enterprise)-[r:LOCATED_IN]->(:Area) RETURN count(r)") == 60


async def test_a_register_with_enterprises_is_not_loaded_into(register: Store) -> None:
    await put(register, facts(Thing("Enterprise", "Enterprise:other", {"name": "示例"})))
    before = await dump(register)
    with pytest.raises(RegisterNotEmpty):
        await load(register, parts(), SECOND)
    assert await dump(register) == before


def happened() -> list[Facts]:
    """Hazards of two enterprises with their steps in one part, records of them in two later ones."""
    first, *firms, _ = parts()
    found = facts(source="sample")
    for number in (1, 2):
        found.add(*hazard(f"示例患{number}", f"示例隐患{number}", "GENERAL", f"Enterprise:{number}"))
        found.add(hazard_step(f"Hazard:{_key(number)}", "FOUND", "2026-01-05"))
    done = [
        facts(
            duty_record(
                Done(f"示例记{number}", "INSPECTION", "2026-01-05", ("Person:1",), (f"Hazard:{_key(number)}",))
            ),
            source="sample",
        )
        for number in (1, 2)
    ]
    return [first, *firms, found, *done]


def _key(number: int) -> str:
    thing, _ = hazard(f"示例患{number}", "", "GENERAL", "")
    return thing.key.removeprefix("Hazard:")


async def test_what_happened_is_loaded_without_being_looked_up(register: Store) -> None:
    sent: list[str] = []
    register.on_statement = sent.append
    try:
        changes = await load(register, happened(), FIRST)
    finally:
        register.on_statement = None
    assert {label: changes.new[label] for label in ("Hazard", "HazardStep", "DutyRecord", "FOUND_AT")} == {
        "Hazard": 2, "HazardStep": 2, "DutyRecord": 2, "FOUND_AT": 2
    }  # fmt: skip
    assert not [each for each in sent if "DutyRecord {slot: slot}" in each]
    concerns = "MATCH (:DutyRecord)-[:CONCERNS]->(h:Hazard)-[:FOUND_AT]->(:Enterprise) RETURN count(h)"
    assert await register.value(concerns) == 2
    for part in happened():
        assert (await put(register, part, SECOND)).nothing


async def test_a_register_in_which_something_happened_is_not_loaded_into(register: Store) -> None:
    await put(
        register, facts(Thing("Person", "Person:1", {}), duty_record(Done("1", "VISIT", "2026-01-05", ("Person:1",))))
    )
    before = await dump(register)
    with pytest.raises(RegisterNotEmpty, match="records"):
        await load(register, parts(), SECOND)
    assert await dump(register) == before


def test_every_label_of_what_happens_is_trusted_to_be_absent() -> None:
    made = {label for each in MIGRATION.statements for label in re.findall(r"n:(\w+)\) REQUIRE", str(each))}
    assert made == EVENTS
