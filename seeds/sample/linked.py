"""Who had what to look after and when: the same links that the register is told of, as those need them who do something."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from graph import keys
from graph.facts import Statement
from seeds.sample.areas import City, Place
from seeds.sample.documents import OFFICE_RULE
from seeds.sample.enterprises import Enterprise
from seeds.sample.gaps import GROUP_OVERLOADED
from seeds.sample.liaison import Leaders, area_liaisons
from seeds.sample.offices import Office
from seeds.sample.people import Tenures
from seeds.sample.scale import ENTERPRISES_PER_GROUP
from seeds.sample.supervision import group_name, members_of, supervision_facts
from seeds.sample.words import lot

Person = tuple[str, str, str]
"""A person's key, and the days of his time."""


@dataclass(frozen=True, slots=True)
class Stint:
    """An assignee's time with a unit on the word of a document; `people` are those who may act for it (a group)."""

    assignee: str
    since: str
    until: str
    document: str
    basis: str = "LIAISON"
    people: tuple[Person, ...] = ()

    def performer(self, on: str, *what: str) -> str:
        """Who does something on a day: the assignee, or one of its people."""
        here = [person for person, since, until in self.people if since <= on < until]
        turn = lot(2 * len(here) + 1, self.assignee, *what)
        return here[turn // 2] if here and turn < 2 * len(here) and turn % 2 else self.assignee


@dataclass(frozen=True, slots=True)
class Linked:
    """A unit and who looked after it; `number` is what the numbers of its records begin with."""

    key: str
    name: str
    number: str
    stints: tuple[Stint, ...]


def linked_areas(city: City, leaders: Leaders) -> list[Linked]:
    """Every area that a leader is or was linked to."""
    found = _by_subject(area_liaisons(city, leaders))
    places = (place for place in city.all if place.key in found)
    return [Linked(each.key, each.name, f"D{row:04}", found[each.key]) for row, each in enumerate(places, 1)]


def linked_enterprise(of: Enterprise, leaders: Leaders) -> Linked:
    """A key enterprise, and who is or was linked to it."""
    said = [each for each in supervision_facts(of, leaders) if isinstance(each, Statement)]
    found = _by_subject(said, _groups_near(of))
    return Linked(of.key, of.name, f"Q{of.number + 1:07}", found.get(of.key, ()))


def headed(row: int, place: Place, offices: Sequence[Office], tenures: Tenures) -> Linked:
    """A town whose head has duties under the rule for towns."""
    stints = [
        Stint(tenure.person, max(tenure.since, OFFICE_RULE.issued_on), tenure.until, OFFICE_RULE.key, "TERRITORIAL")
        for office in offices
        for post in office.posts
        if post.plan.role == "GOVERNMENT_HEAD"
        for tenure in tenures[office.name, post.plan.title]
        if tenure.until > OFFICE_RULE.issued_on
    ]
    return Linked(place.key, place.name, f"Z{row:04}", tuple(stints))


def _groups_near(of: Enterprise) -> Mapping[str, int]:
    """The groups that a key enterprise may have been linked to, by key: its own, its neighbours, and the first."""
    own = (of.key_number or 0) // ENTERPRISES_PER_GROUP
    near = {GROUP_OVERLOADED, own, max(0, own - 1), own + 1}
    return {keys.organization(group_name(group)): group for group in near}


def _by_subject(
    statements: Iterable[Statement], groups: Mapping[str, int] | None = None
) -> Mapping[str, tuple[Stint, ...]]:
    found: defaultdict[str, list[Stint]] = defaultdict(list)
    for each in statements:
        if each.label == "Assignment":
            ends = {type_: key for type_, key, _ in each.links}
            period = (str(each.properties["validFrom"]), str(each.properties["validTo"]))
            group = (groups or {}).get(ends["ASSIGNEE"])
            people = () if group is None else tuple((m.person, m.since, m.until) for m in members_of(group))
            found[ends["SUBJECT"]].append(Stint(ends["ASSIGNEE"], *period, ends["STATED_IN"], people=people))
    return {subject: tuple(stints) for subject, stints in found.items()}
