"""The chain of a subject on a day, from the texts: design.md and docs/decisions/0005."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from tests.oracle.days import both, covers, end_of
from tests.oracle.geography import above, exists
from tests.oracle.world import Charge, Subject, Term, World

IN_POST = ("HOLDER", "ACTING")
GROUP_ROLE = {"LEAD": "GROUP_LEAD", "DEPUTY": "GROUP_DEPUTY", "MEMBER": "GROUP_MEMBER"}


@dataclass(frozen=True, slots=True, order=True)
class Link:
    """A link as the answer has it; no text where there is null."""

    basis: str
    distance: int
    role: str
    holder: str
    post: str
    organization: str
    vacancy: str
    inherited_from: str
    since: str
    until: str
    later: bool
    acting: bool
    document: str
    row: int


def links(worlds: Sequence[World], known: int, subject: Subject, day: str) -> list[Link]:
    """What the register states above the subject on the day."""
    world = worlds[known]
    found: list[Link] = []
    for place, distance, area in _places(world, subject, day):
        for charge in world.charges.values():
            if charge.subject == place and covers(charge.period, day) and _concerns(world, charge, subject):
                found += _of_charge(worlds, known, charge, day, distance, area)
    return sorted(found)


def _places(world: World, subject: Subject, day: str) -> Iterator[tuple[Subject, int, str]]:
    """Where charges are looked for: place, distance, and the area that it comes down from."""
    kind = subject[0]
    if kind == "ENTERPRISE":
        yield subject, 0, ""
    start = 1 if kind == "ENTERPRISE" else 0
    for distance, level in enumerate(above(world, subject, day), start=start):
        for area in level:
            if exists(world.areas[area], day):
                yield ("AREA", area), distance, area if distance else ""


def _concerns(world: World, charge: Charge, subject: Subject) -> bool:
    """A sectoral charge is about an enterprise of its sector."""
    if charge.basis != "SECTORAL" or subject[0] == "AREA":
        return True
    return charge.sector in world.enterprises[subject[1]].sectors


def terms_of(world: World, charge: Charge) -> list[Term]:
    """Whoever has been in the post or group that is charged."""
    kind, name = charge.who
    if kind == "PERSON":
        return []
    wanted = set(IN_POST) if kind == "POST" else set(GROUP_ROLE)
    return one_time([term for term in world.terms.values() if term.where == name and term.role in wanted])


def one_time(terms: Sequence[Term]) -> list[Term]:
    """Terms that say the same and overlap or adjoin are one time (docs/workbook.md, Terms)."""
    found: list[Term] = []
    for term in sorted(terms, key=lambda each: each.period):
        before = next((each for each in found if _same_term(each, term) and term.period[0] <= each.period[1]), None)
        if before:
            found.remove(before)
            term = replace(before, period=(before.period[0], max(before.period[1], term.period[1])))
        found.append(term)
    return found


def is_group(world: World, charge: Charge) -> bool:
    """Whether a group is charged."""
    kind, name = charge.who
    return kind == "ORGANIZATION" and world.organizations[name].kind == "督导组"


def _of_charge(
    worlds: Sequence[World], known: int, charge: Charge, day: str, distance: int, area: str
) -> Iterator[Link]:
    world = worlds[known]
    kind, name = charge.who
    holders: list[tuple[str, Term | None, str, str]] = []
    if kind == "PERSON":
        holders = [(name, None, charge.role, "")]
    elif kind == "ORGANIZATION" and not is_group(world, charge):
        holders = [("", None, charge.role, "")]
    else:
        inside = [term for term in terms_of(world, charge) if covers(term.period, day)]
        holders = [(term.person, term, GROUP_ROLE.get(term.role, charge.role), "") for term in inside]
        # Which role a group without people has is in no text.
        nobody = "" if is_group(world, charge) else charge.role
        holders = holders or [("", None, nobody, _vacancy(world, charge, day))]
    for holder, term, role, vacancy in holders:
        period = both(charge.period, term.period) if term else charge.period
        yield Link(
            charge.basis,
            distance,
            role,
            holder,
            name if kind == "POST" else "",
            name if kind == "ORGANIZATION" else name.split("/")[0] if kind == "POST" else "",
            vacancy,
            area,
            *period,
            _later(worlds, known, charge, term, day),
            bool(term and term.role == "ACTING"),
            charge.document,
            charge.row or 0,
        )


def _vacancy(world: World, charge: Charge, day: str) -> str:
    """Why nobody is there, and since when: as somebody stated it, else since the last holder's end."""
    if charge.who[0] == "ORGANIZATION":
        return "GROUP_WITHOUT_PEOPLE"
    stated = [when[0] for post, when in world.vacancies.values() if post == charge.who[1] and covers(when, day)]
    if stated:
        return f"POST_VACANT {max(stated)}"
    terms = [term for term in terms_of(world, charge) if term.role == "HOLDER"]
    ended = [term.period[1] for term in terms if term.period[1] <= day]
    return f"POST_VACANT {max(ended)}" if ended else "UNKNOWN"


def _later(worlds: Sequence[World], known: int, charge: Charge, term: Term | None, day: str) -> bool:
    """Whether one of its statements was not recorded by the end of the day."""
    then = [each for each in worlds[: known + 1] if each.moment < end_of(day)]
    in_time = any(_same(charge, other) and covers(other.period, day) for w in then for other in w.charges.values())
    if term is None:
        return not in_time
    held = any(_same_term(term, other) and covers(other.period, day) for w in then for other in w.terms.values())
    return not (in_time and held)


def _same(one: Charge, other: Charge) -> bool:
    return _said(one) == _said(other)


def _said(charge: Charge) -> tuple[object, ...]:
    """What all its terms have in common."""
    return charge.basis, charge.role, charge.who, charge.subject, charge.sector, charge.document


def _same_term(one: Term, other: Term) -> bool:
    return (one.person, one.where, one.role, one.document) == (other.person, other.where, other.role, other.document)


def has_liaison(world: World, subject: Subject, day: str) -> bool:
    """Whether somebody is linked to this very thing."""
    charges = world.charges.values()
    return any(each.subject == subject and each.basis == "LIAISON" and covers(each.period, day) for each in charges)


def gaps(world: World, subject: Subject, day: str) -> list[tuple[str, str, str]]:
    """Basis, document and clause of each link that is demanded and not there."""
    kind, name = subject
    found = []
    for demand in world.demands.values():
        if covers(demand.period, day) and demand.kind == "重点企业挂钩" and kind == "ENTERPRISE":
            enterprise = world.enterprises[name]
            linked = has_liaison(world, subject, day)
            reached = bool(above(world, subject, day))
            if enterprise.is_key and covers(enterprise.period, day) and not linked and reached:
                found.append(("LIAISON", demand.document, "五"))
    return sorted(found)
