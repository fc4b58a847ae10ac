"""What was done and what happened in 示例市: of its areas, and of each block of its enterprises."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from graph.facts import Statement, Thing, Tie
from seeds.sample.areas import City, Place
from seeds.sample.enterprises import Enterprise, enterprise, home_of
from seeds.sample.event_scale import EVENTS_AT_ONCE, EventScale, Share, event_scale
from seeds.sample.hazards import Found, Site, found_hazard
from seeds.sample.incidents import incident_facts
from seeds.sample.liaison import Leaders
from seeds.sample.linked import Linked, headed, linked_areas, linked_enterprise
from seeds.sample.officers import INSPECTORS, Officers, officers_by_place
from seeds.sample.offices import Office
from seeds.sample.people import tenures_of
from seeds.sample.records import Act, acts, area_records, inspection, linked_records
from seeds.sample.returns import monthly_returns
from seeds.sample.scale import KEY_ENTERPRISE_EVERY
from seeds.sample.targets import progress_facts
from seeds.sample.waivers import waivers
from seeds.sample.words import lot

Fact = Thing | Tie | Statement
Offices = Mapping[str, Sequence[Office]]
"""By the key of their area."""


@dataclass(frozen=True, slots=True)
class History:
    """What happened, ready to be told: who looks after what, and how much of it there was."""

    city: City
    leaders: Leaders
    scale: EventScale
    supervised: int
    areas: Sequence[tuple[Linked, list[Act]]]
    officers: Mapping[str, Officers]
    places: Sequence[Place]


def history(city: City, offices: Offices, leaders: Leaders, supervised: int, records: int) -> History:
    """Raises ValueError below 0 records."""
    towns = enumerate(city.standing_towns, 1)
    heads = [headed(row, town, offices[town.key], tenures_of(town, list(offices[town.key]))) for row, town in towns]
    areas = [(linked, acts(linked)) for linked in [*linked_areas(city, leaders), *heads]]
    scale = event_scale(supervised, records, sum(len(done) for _, done in areas))
    places = [*city.villages, *city.standing_towns, *city.zones]
    return History(city, leaders, scale, supervised, areas, officers_by_place(city, offices), places)


def area_events(of: History) -> Iterator[Fact]:
    """What concerns areas: records, returns, waivers, and the progress of targets; nothing in a city without records."""
    if of.scale.months:
        yield from area_records(of.areas, of.scale.area_records, INSPECTORS)
        yield from monthly_returns(of.city, of.scale.months)
        yield from waivers(of.city, of.leaders)
        yield from progress_facts()


def enterprise_events(of: History, numbers: range) -> Iterator[list[Fact]]:
    """What concerns the enterprises with these numbers, in batches; a hazard or an incident is in one batch with all about it.

    `numbers` begin with a block (a multiple of 20).
    """
    blocks = _blocks(of, numbers)
    cases = (case for block in blocks for case in _cases(of, block, of.scale.share(block)))
    while batch := [fact for case in islice(cases, EVENTS_AT_ONCE) for fact in case]:
        yield batch


def batches_of(of: History, numbers: range) -> int:
    """How many batches `enterprise_events` gives."""
    return -(-sum(of.scale.share(block).events for block in _blocks(of, numbers)) // EVENTS_AT_ONCE)


def _blocks(of: History, numbers: range) -> range:
    last = min(numbers.stop, of.supervised)
    return range(numbers.start // KEY_ENTERPRISE_EVERY, -(-last // KEY_ENTERPRISE_EVERY))


def _cases(of: History, block: int, share: Share) -> Iterator[Sequence[Fact]]:
    """Each event of a block, with everything about it."""
    first = block * KEY_ENTERPRISE_EVERY
    there = [enterprise(number) for number in range(first, min(first + KEY_ENTERPRISE_EVERY, of.supervised))]
    found = [found_hazard(number, _site(of, there[lot(len(there), f"患{number}")])) for number in share.hazards]
    for hazard in found:
        yield hazard.facts
    for number in share.incidents:
        yield list(incident_facts(number, _site(of, there[0])))
    for record in _records(of, there, share, found):
        yield [record]


def _records(of: History, there: Sequence[Enterprise], share: Share, found: Sequence[Found]) -> Iterator[Statement]:
    """What those did who are linked to the key enterprise, up to three in five; else inspections of all in turn."""
    linked = linked_enterprise(there[0], of.leaders)
    done = acts(linked)[: (3 * len(share.records) + 4) // 5]
    yield from linked_records(linked, done)
    for turn, number in enumerate(share.records[len(done) :]):
        of_hazard = found[turn] if turn < len(found) else None
        text = f"J{number:08}"
        if of_hazard:
            yield inspection(text, of_hazard.at, of_hazard.name, of_hazard.by, of_hazard.on, of_hazard.key)
        else:
            site = _site(of, there[turn % len(there)])
            yield inspection(text, site.key, site.name, site.officers.officer(text))


def _site(of: History, each: Enterprise) -> Site:
    return Site(each.key, each.name, of.officers[home_of(each, of.places).key])
