"""The facts of 示例市 in the order in which they refer to each other, in batches."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain

from graph.facts import Facts, Statement, Thing, Tie
from seeds.sample.area_facts import area_facts
from seeds.sample.areas import City, build_city
from seeds.sample.documents import document_facts
from seeds.sample.duties import duty_facts, supervisor_demand
from seeds.sample.duty_lists import duty_lists
from seeds.sample.enterprises import Enterprise, enterprise, enterprise_facts
from seeds.sample.event_scale import records_for
from seeds.sample.events import History, area_events, batches_of, enterprise_events, history
from seeds.sample.liaison import Leaders, area_liaisons, leaders_of
from seeds.sample.offices import Office, charges, office_facts, offices_of
from seeds.sample.people import tenure_facts, tenures_of
from seeds.sample.scale import ENTERPRISES_AT_ONCE, FACTS_AT_ONCE, scale_of
from seeds.sample.supervision import key_roster, quotas, supervision_facts
from seeds.sample.targets import target_facts
from seeds.sectors import sector_facts

SOURCE = "示例市"
"""What the register calls the source of these facts."""

Fact = Thing | Tie | Statement


def sample_facts(enterprises: int, supervised: int | None = None, records: int | None = None) -> Iterator[Facts]:
    """The city with so many enterprises, in batches; what a fact refers to stands in its own batch or an earlier one.

    All that exists of an enterprise stands in one batch; what happened there follows in batches of its own. Of the first
    `supervised` enterprises (all, unless told) some are key enterprises and some have responsible persons of their own, of
    the others none, and nothing happened there: so that cities of different sizes have the same assignments. `records` is
    the exact number of records of duty (in proportion, unless told); hazards, incidents, returns follow it, without
    any nothing has happened. Raises ValueError below 0.
    """
    made = _made(enterprises, supervised, records)
    yield from _batches(_ground(made))
    for numbers in _numbers(enterprises):
        yield _batch(_enterprises(made, numbers))
        yield from map(_batch, enterprise_events(made.history, numbers))


def batch_count(enterprises: int, supervised: int | None = None, records: int | None = None) -> int:
    """How many batches `sample_facts` gives."""
    made = _made(enterprises, supervised, records)
    ground = sum(1 for _ in _batches(_ground(made)))
    return ground + sum(1 + batches_of(made.history, numbers) for numbers in _numbers(enterprises))


@dataclass(frozen=True, slots=True)
class _Made:
    """The city in the making."""

    city: City
    offices: Mapping[str, list[Office]]
    leaders: Leaders
    supervised: int
    history: History


def _made(enterprises: int, supervised: int | None, records: int | None) -> _Made:
    city = build_city(scale_of(enterprises))
    supervised = enterprises if supervised is None else min(supervised, enterprises)
    offices = {place.key: offices_of(place, city.scale) for place in city.administered}
    leaders = leaders_of(offices[city.city.key], tenures_of(city.city, offices[city.city.key]))
    wanted = records_for(supervised) if records is None else records
    return _Made(city, offices, leaders, supervised, history(city, offices, leaders, supervised, wanted))


def _numbers(enterprises: int) -> Iterator[range]:
    for first in range(0, enterprises, ENTERPRISES_AT_ONCE):
        yield range(first, min(first + ENTERPRISES_AT_ONCE, enterprises))


def _batch(facts: Iterable[Fact]) -> Facts:
    batch = Facts(SOURCE)
    batch.extend(facts)
    return batch


def _batches(facts: Iterable[Fact]) -> Iterator[Facts]:
    batch, count = Facts(SOURCE), 0
    for count, fact in enumerate(facts, start=1):
        batch.add(fact)
        if count % FACTS_AT_ONCE == 0:
            yield batch
            batch = Facts(SOURCE)
    if count % FACTS_AT_ONCE:
        yield batch


def _ground(made: _Made) -> Iterator[Fact]:
    """Everything but the enterprises and what happened there."""
    city, offices = made.city, made.offices
    yield from area_facts(city)
    yield from sector_facts()
    for office in chain.from_iterable(offices.values()):
        yield from office_facts(office)
    yield from document_facts()
    yield from duty_facts()
    yield from target_facts()
    yield from quotas()
    yield supervisor_demand()
    for place in city.administered:
        tenures = tenures_of(place, offices[place.key])
        for office in offices[place.key]:
            yield from tenure_facts(office, tenures)
            yield from charges(office)
            yield from duty_lists(office)
    yield from area_liaisons(city, made.leaders)
    yield from area_events(made.history)


def _enterprises(made: _Made, numbers: range) -> Iterator[Fact]:
    listed: list[Enterprise] = []
    for number in numbers:
        of = enterprise(number, supervised=number < made.supervised)
        yield from enterprise_facts(of, made.history.places)
        if of.key_number is not None:
            yield from supervision_facts(of, made.leaders)
            listed.append(of)
    if listed:
        yield key_roster(numbers.start, listed)
