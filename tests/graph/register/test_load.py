"""Loading in parts."""

from collections.abc import Iterator

import pytest

from graph.facts import Facts, Thing, Tie
from graph.register import RegisterNotEmpty, RegisterNotReady, load
from graph.store import Store
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
