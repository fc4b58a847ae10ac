"""The facts of 示例市 in the order in which they refer to each other, in batches."""

from collections.abc import Iterable, Iterator
from itertools import chain

from graph.facts import Facts, Statement, Thing, Tie
from seeds.sample.area_facts import area_facts
from seeds.sample.areas import City, build_city
from seeds.sample.documents import document_facts
from seeds.sample.enterprises import Enterprise, enterprise, enterprise_facts
from seeds.sample.liaison import Leaders, area_liaisons, leaders_of
from seeds.sample.offices import charges, office_facts, offices_of
from seeds.sample.people import tenure_facts, tenures_of
from seeds.sample.scale import ENTERPRISES_AT_ONCE, FACTS_AT_ONCE, scale_of
from seeds.sample.supervision import key_roster, quotas, supervision_facts
from seeds.sectors import sector_facts

SOURCE = "示例市"
"""What the register calls the source of these facts."""

Fact = Thing | Tie | Statement


def sample_facts(enterprises: int, supervised: int | None = None) -> Iterator[Facts]:
    """The city with so many enterprises, in batches; what a fact refers to stands in its own batch or an earlier one.

    All that is said of an enterprise stands in one batch. Of the first `supervised` enterprises (all, unless told)
    some are key enterprises and some have responsible persons of their own, of the others none: so that cities of
    different sizes have the same assignments. Raises ValueError below 0.
    """
    supervised = enterprises if supervised is None else supervised
    city = build_city(scale_of(enterprises))
    yield from _batches(_ground(city))
    leaders = _leaders(city)
    for first in range(0, enterprises, ENTERPRISES_AT_ONCE):
        batch = Facts(SOURCE)
        numbers = range(first, min(first + ENTERPRISES_AT_ONCE, enterprises))
        batch.extend(_enterprises(city, leaders, numbers, supervised))
        yield batch


def batch_count(enterprises: int) -> int:
    """How many batches `sample_facts` gives."""
    ground = sum(1 for _ in _batches(_ground(build_city(scale_of(enterprises)))))
    return ground + -(-enterprises // ENTERPRISES_AT_ONCE)


def _batches(facts: Iterable[Fact]) -> Iterator[Facts]:
    batch, count = Facts(SOURCE), 0
    for count, fact in enumerate(facts, start=1):
        batch.add(fact)
        if count % FACTS_AT_ONCE == 0:
            yield batch
            batch = Facts(SOURCE)
    if count % FACTS_AT_ONCE:
        yield batch


def _ground(city: City) -> Iterator[Fact]:
    """Everything but the enterprises."""
    offices = {place.key: offices_of(place, city.scale) for place in city.administered}
    yield from area_facts(city)
    yield from sector_facts()
    for office in chain.from_iterable(offices.values()):
        yield from office_facts(office)
    yield from document_facts()
    yield from quotas()
    for place in city.administered:
        tenures = tenures_of(place, offices[place.key])
        for office in offices[place.key]:
            yield from tenure_facts(office, tenures)
            yield from charges(office)
    yield from area_liaisons(city, _leaders(city))


def _leaders(city: City) -> Leaders:
    offices = offices_of(city.city, city.scale)
    return leaders_of(offices, tenures_of(city.city, offices))


def _enterprises(city: City, leaders: Leaders, numbers: range, supervised: int) -> Iterator[Fact]:
    places = [*city.villages, *city.standing_towns, *city.zones]
    listed: list[Enterprise] = []
    for number in numbers:
        of = enterprise(number, supervised=number < supervised)
        yield from enterprise_facts(of, places)
        if of.key_number is not None:
            yield from supervision_facts(of, leaders)
            listed.append(of)
    if listed:
        yield key_roster(numbers.start, listed)
