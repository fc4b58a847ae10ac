"""挂钩联系 of areas: leaders of the city's bureau linked to districts and towns, and what the documents demand."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from graph.clock import OPEN_DAY
from graph.facts import Statement, Value
from seeds.sample import gaps
from seeds.sample.areas import City, Place
from seeds.sample.documents import (
    ADDITIONS,
    LIAISON_2019,
    LIAISON_2020,
    REVIEW,
    TOWN_HANDOVER,
    TOWN_LIAISON,
    Document,
)
from seeds.sample.office_plans import LEFT_DIVISION
from seeds.sample.offices import Office
from seeds.sample.people import Tenures
from seeds.stating import Cited, Term, assignment, requirement


@dataclass(frozen=True, slots=True)
class Leader:
    """Somebody of the bureau whom documents link to areas and enterprises."""

    person: str
    name: str


@dataclass(frozen=True, slots=True)
class Leaders:
    """The leaders in the order of the documents, and the one who has left his post since."""

    staying: tuple[Leader, ...]
    left: Leader

    def turn(self, number: int) -> Leader:
        """The leader whose turn it is."""
        return self.staying[number % len(self.staying)]


def leaders_of(offices: Sequence[Office], tenures: Tenures) -> Leaders:
    """The leaders among the holders of posts in the city's bureau and its divisions."""
    bureau = [office for office in offices if office.plan.kind in ("BUREAU", "DIVISION")]
    holders = {office.name: [tenures[office.name, post.plan.title][0] for post in office.posts] for office in bureau}
    left = next(name for name in holders if name.endswith(LEFT_DIVISION))
    staying = [Leader(each.person, each.name) for name in holders if name != left for each in holders[name]]
    return Leaders(tuple(staying), Leader(holders[left][0].person, holders[left][0].name))


def area_liaisons(city: City, leaders: Leaders) -> Iterator[Statement]:
    """Every link of a leader to an area, and the two rosters."""
    linked = [district for district in city.districts if district.spot[0] != gaps.DISTRICT_WITHOUT_LIAISON]
    for row, district in enumerate(linked, start=1):
        former, leader = leaders.turn(row), leaders.turn(row - 1)
        yield _link(former, district, LIAISON_2019, row, Term("2019-03-01", LIAISON_2020.issued_on))
        yield _link(leader, district, LIAISON_2020, row, _open(LIAISON_2020))
    yield _monthly_return(city)
    units = town_units(city)
    for row, (unit, spot) in enumerate(units, start=1):
        yield from _town_links(leaders, unit, spot, row)
    yield _town_roster(units)


def town_units(city: City) -> list[tuple[Place, gaps.Spot]]:
    """The units below the districts in 2021: towns, merged ones by the name of their zone, and zones of their own."""
    zone_of = {town.key: zone for zone, town in city.merged}
    towns = [(zone_of.get(town.key, town), spot) for spot, town in city.towns.items()]
    return towns + [(zone, ()) for zone in city.zones if zone.code and zone.key not in {z.key for z, _ in city.merged}]


def _town_links(leaders: Leaders, unit: Place, spot: gaps.Spot, row: int) -> Iterator[Statement]:
    if spot in gaps.TOWNS_WITHOUT_LIAISON:
        return
    leader = leaders.left if spot == gaps.HOLDER_LEFT_TOWN else leaders.turn(row)
    yield _link(leader, unit, TOWN_LIAISON, row, _town_term(spot, unit), annex=2)
    if spot in gaps.HANDED_OVER:
        yield _link(leaders.turn(row + 4), unit, TOWN_HANDOVER, row, _open(TOWN_HANDOVER))
    if spot == gaps.OVERLAPPING_TOWN:
        yield _link(leaders.turn(row + 1), unit, ADDITIONS, 1, _open(ADDITIONS))


def _town_term(spot: gaps.Spot, unit: Place) -> Term:
    if spot == gaps.EXPIRED_TOWN:
        return Term(TOWN_LIAISON.issued_on, gaps.EXPIRED_ON)
    if spot in gaps.HANDED_OVER:
        return Term(TOWN_LIAISON.issued_on, gaps.HANDED_OVER[spot])
    # Nobody ended the link to the town that was split, and nobody has confirmed it since.
    if spot == gaps.STALE_TOWN or unit.valid_to != OPEN_DAY:
        return Term(TOWN_LIAISON.issued_on, confirmed=min(gaps.LAST_SEEN_STALE, unit.valid_to))
    return _open(TOWN_LIAISON)


def _open(document: Document) -> Term:
    return Term(document.issued_on, confirmed=REVIEW.issued_on)


def _link(leader: Leader, place: Place, document: Document, row: int, term: Term, annex: int = 1) -> Statement:
    cited = Cited(document.key, annex, row, excerpt=f"{row}｜{leader.name}｜{place.name}")
    return assignment("LIAISON", "LIAISON", leader.person, place.key, term, cited)


def _monthly_return(city: City) -> Statement:
    listed = [
        (district.key, Cited(annex=2, row=row, excerpt=f"{row}｜{district.name}"))
        for row, district in enumerate(city.districts, start=1)
    ]
    demand: Mapping[str, Value] = {"kind": "MONTHLY_RETURN", "quantity": 1, "per": "MONTH"}
    cited = Cited(LIAISON_2020.key, clause="三（四）", excerpt="各区挂钩联系情况按附件2每月5日前报送")
    return requirement(demand, listed, _open(LIAISON_2020), cited)


def _town_roster(units: Sequence[tuple[Place, gaps.Spot]]) -> Statement:
    listed = [
        (unit.key, Cited(annex=1, row=row, excerpt=f"{row}｜{unit.name}"))
        for row, (unit, _) in enumerate(units, start=1)
    ]
    demand = {"kind": "LIAISON", "basis": "LIAISON"}
    cited = Cited(TOWN_LIAISON.key, clause="二（一）", excerpt="附件1所列各镇（开发区）均须明确一名挂钩联系领导")
    return requirement(demand, listed, _open(TOWN_LIAISON), cited)
