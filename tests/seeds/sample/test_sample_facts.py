"""The facts of the made-up city: the same each time, whole, declared, and nothing that could be real."""

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from itertools import chain, pairwise

import pytest

from graph.facts import Facts, Statement, Thing, Tie
from graph.labels import EVENTS, NODES, RELATIONSHIPS
from seeds.sample import sample_facts
from seeds.sample.areas import HEIRS, MERGED_ZONES, OWN_ZONES
from seeds.sample.event_scale import EVENTS_AT_ONCE
from seeds.sample.facts import batch_count
from seeds.sample.scale import ENTERPRISES_AT_ONCE, FACTS_AT_ONCE, KEY_ENTERPRISE_EVERY
from seeds.uscc import is_valid

SIZES = (0, 1, 300, 4_000)


def things(batches: list[Facts]) -> Iterator[Thing]:
    return chain.from_iterable(batch.things for batch in batches)


@cache
def city(size: int) -> list[Facts]:
    return list(sample_facts(size))


@pytest.fixture
def small() -> list[Facts]:
    return city(300)


def test_it_is_the_same_each_time(small: list[Facts]) -> None:
    assert list(sample_facts(300)) == small


def test_a_negative_size_is_refused() -> None:
    with pytest.raises(ValueError, match="-1 enterprises"):
        next(sample_facts(-1))
    with pytest.raises(ValueError, match="-1 records"):
        next(sample_facts(1, records=-1))


@pytest.mark.slow
@pytest.mark.parametrize("size", SIZES)
def test_every_reference_stands_in_its_own_batch_or_an_earlier_one(size: int) -> None:
    known: set[str] = set()
    for batch in city(size):
        known |= {thing.key for thing in batch.things}
        assert {end for tie in batch.ties for end in (tie.start, tie.end)} <= known
        assert {key for statement in batch.statements for _, key, _ in statement.links} <= known


@pytest.mark.parametrize("size", SIZES)
def test_what_exists_of_an_enterprise_stands_in_one_batch(size: int) -> None:
    for batch in city(size):
        own = {thing.key for thing in batch.things}
        stated = [statement for statement in batch.statements if statement.label not in EVENTS]
        ends = {tie.start for tie in batch.ties} | {key for s in stated for _, key, _ in s.links}
        assert {key for key in ends if key.startswith("Enterprise:")} <= own


@pytest.mark.parametrize("size", SIZES)
def test_each_thing_and_slot_is_there_once(size: int) -> None:
    batches = city(size)
    found = Counter(thing.key for thing in things(batches))
    found.update(statement.slot for batch in batches for statement in batch.statements)
    assert max(found.values()) == 1
    assert found.total() > 1_000


@pytest.mark.slow
def test_cities_of_different_sizes_may_have_the_same_statements() -> None:
    smaller, larger = (list(sample_facts(size, supervised=300)) for size in (1_100, 1_900))
    assert _statements(smaller) == _statements(larger)
    for number, of in enumerate(each for each in things(larger) if each.label == "Enterprise"):
        assert of.properties["isKey"] == (number < 300 and number % KEY_ENTERPRISE_EVERY == 0)


def test_all_enterprises_are_supervised_unless_told(small: list[Facts]) -> None:
    assert list(sample_facts(300, supervised=300)) == list(sample_facts(300, supervised=400)) == small
    assert len(_statements(list(sample_facts(300, supervised=100)))) < len(_statements(small))


@pytest.mark.parametrize("size", SIZES)
def test_batches_are_bounded_and_counted(size: int) -> None:
    batches = city(size)
    assert len(batches) == batch_count(size)
    assert all(len(_all(batch)) <= FACTS_AT_ONCE + 5 * ENTERPRISES_AT_ONCE for batch in batches)
    assert all(sum(each.label in EVENTS for each in _all(batch) if not isinstance(each, Tie)) <= 2 * EVENTS_AT_ONCE
               for batch in batches)  # fmt: skip
    assert sum(thing.label == "Enterprise" for thing in things(batches)) == size


def test_everything_is_declared_and_no_period_is_empty(small: list[Facts]) -> None:
    for fact in chain.from_iterable(map(_all, small)):
        match fact:
            case Thing():
                assert fact.properties.keys() <= NODES[fact.label].properties
                assert fact.valid_from < fact.valid_to
            case Tie():
                assert fact.valid_from < fact.valid_to
                assert fact.type in RELATIONSHIPS
            case Statement():
                assert fact.properties.keys() <= NODES[fact.label].properties
                assert str(fact.properties["validFrom"]) < str(fact.properties["validTo"])


def test_nothing_could_be_taken_for_real(small: list[Facts]) -> None:
    for thing in things(small):
        said = thing.properties
        if thing.label in ("Area", "Organization", "Person", "Enterprise"):
            assert re.fullmatch(r"(中共)?示例([\u4e00-\u9fff\d（）]|x[\da-f]{5})+", str(said["name"]))
        if thing.label in ("Hazard", "Incident"):
            assert "示例" in str(said["title"])
            assert str(said["number"]).startswith("示例")
        if thing.label == "Area" and "code" in said:
            assert re.fullmatch(r"99\d{4}(\d{3}(\d{3})?)?", str(said["code"]))
        if thing.label == "Enterprise":
            assert is_valid(str(said["uscc"]))
            assert str(said["uscc"])[2:8] == "000000"
        if thing.label == "OfficialDocument":
            assert str(said["number"]).startswith("示例")


def test_the_small_city_has_its_history(small: list[Facts]) -> None:
    names = {thing.properties["name"]: thing for thing in things(small) if thing.label in ("Area", "Name")}
    assert names["示例丁旧镇"].valid_to == "2019-10-01"
    assert names["示例丙三镇"].valid_to == "2021-07-01"
    assert {names[name].valid_from for _, name in HEIRS} == {"2021-07-01"}
    assert {*MERGED_ZONES.values(), *(name for _, name in OWN_ZONES.values())} <= names.keys()
    ties = Counter((tie.type, tie.start) for batch in small for tie in batch.ties)
    moved = [start for (type_, start), count in ties.items() if type_ == "LOCATED_IN" and count == 2]
    assert len(moved) == 1


@pytest.mark.parametrize("type_", ["PART_OF", "LOCATED_IN"])
def test_an_area_or_enterprise_lies_in_one_place_at_a_time(small: list[Facts], type_: str) -> None:
    periods: dict[str, list[tuple[str, str]]] = {}
    for tie in chain.from_iterable(batch.ties for batch in small):
        if tie.type == type_ and not tie.start.startswith("Organization:"):
            periods.setdefault(tie.start, []).append((tie.valid_from, tie.valid_to))
    for found in periods.values():
        found.sort()
        assert all(earlier[1] <= later[0] for earlier, later in pairwise(found))


@pytest.mark.slow
def test_a_big_city_has_as_many_posts_and_links_as_the_benchmarks_count_on() -> None:
    posts, linked, enterprises = 0, set(), 20_000
    for batch in sample_facts(enterprises, records=0):
        posts += sum(thing.label == "Post" for thing in batch.things)
        for statement in batch.statements:
            if statement.properties.get("basis") == "LIAISON" and statement.label == "Assignment":
                linked |= {key for type_, key, _ in statement.links if key.startswith("Enterprise:")}
    assert 8_300 <= posts <= 8_500
    assert enterprises // 20 * 0.97 < len(linked) < enterprises // 20


def _statements(batches: list[Facts]) -> dict[str, Statement]:
    return {statement.slot: statement for batch in batches for statement in batch.statements}


def _all(batch: Facts) -> list[Thing | Tie | Statement]:
    return [*batch.things, *batch.ties, *batch.statements]
