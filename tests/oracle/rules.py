"""Coverage: the units below an area and what the rules find (design.md, docs/decisions/0005 and 0017)."""

from collections.abc import Iterable
from dataclasses import dataclass

from tests.oracle.chain import has_liaison, is_group
from tests.oracle.days import after, covers, day_of_month, month_add
from tests.oracle.duties import Due, dues, there
from tests.oracle.geography import above, exists, lies_in, merged, nearest_above
from tests.oracle.hazards import due_on, is_overdue, status
from tests.oracle.returns import due_by, lines
from tests.oracle.words import STEPS
from tests.oracle.world import Charge, Enterprise, Subject, World

Unit = frozenset[str]


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a rule counts, and the things that fail."""

    examined: int
    failing: int
    unknown: int
    waived: int = 0


def units(world: World, parent: Iterable[str], day: str) -> set[Unit]:
    """What lies directly below, merged areas as one."""
    wanted = set(parent)
    below = {
        area.name
        for area in world.areas.values()
        if exists(area, day) and any(up in wanted and covers(when, day) for up, when in area.parents)
    }
    return {frozenset({name} | merged(world, name, day)) for name in below}


def subareas(world: World, parent: Iterable[str], day: str) -> set[Unit]:
    """What has one of these as the nearest area above that is there, merged areas as one."""
    wanted = set(parent)
    there = [name for name, area in world.areas.items() if exists(area, day)]
    below = [name for name in there if nearest_above(world, name, day) & wanted]
    return {frozenset({name} | merged(world, name, day)) for name in below}


def linked(world: World, unit: Iterable[str], day: str) -> bool:
    """Whether somebody is linked to one of them."""
    return any(has_liaison(world, ("AREA", name), day) for name in unit)


def enterprises(world: World, area: str, day: str) -> list[Enterprise]:
    """Those that are there on the day and lie in the area."""
    there = [each for each in world.enterprises.values() if covers(each.period, day)]
    return [each for each in there if lies_in(world, ("ENTERPRISE", each.uscc), area, day)]


def outside_units(world: World, area: str, day: str) -> dict[str, int]:
    """The figures of what lies in none of the units of the area: left in areas that ended, or directly in it."""
    inside = {unit for each in units(world, [area], day) for unit in each}
    rest = [
        each
        for each in enterprises(world, area, day)
        if not any(lies_in(world, ("ENTERPRISE", each.uscc), unit, day) for unit in inside)
    ]
    keys = [each for each in rest if each.is_key]
    linked_keys = sum(has_liaison(world, ("ENTERPRISE", each.uscc), day) for each in keys)
    left = subareas(world, [area], day) - units(world, [area], day)
    return {
        "subareas": len(left),
        "subareasWithLiaison": sum(linked(world, each, day) for each in left),
        "enterprises": len(rest),
        "keyEnterprises": len(keys),
        "keyEnterprisesWithLiaison": linked_keys,
    }


def unit_row(world: World, unit: Unit, day: str) -> dict[str, object]:
    """The figures of one unit."""
    below = subareas(world, unit, day)
    inside = enterprises(world, min(unit), day)
    keys = [each for each in inside if each.is_key]
    return {
        "subareas": len(below),
        "subareasWithLiaison": sum(linked(world, each, day) for each in below),
        "enterprises": len(inside),
        "keyEnterprises": len(keys),
        "keyEnterprisesWithLiaison": sum(has_liaison(world, ("ENTERPRISE", each.uscc), day) for each in keys),
        "hasLiaison": linked(world, unit, day),
    }


def _waived(world: World, rule: str, things: Iterable[Subject], day: str) -> bool:
    exempt = {each.thing for each in world.waivers.values() if each.rule == rule and covers(each.period, day)}
    return bool(exempt & set(things))


def key_without_liaison(world: World, area: str, day: str) -> Verdict:
    """Key enterprises that nobody is linked to."""
    keys = [("ENTERPRISE", each.uscc) for each in enterprises(world, area, day) if each.is_key]
    lacking = [each for each in keys if not has_liaison(world, each, day)]
    exempt = [each for each in lacking if _waived(world, "KEY_ENTERPRISE_WITHOUT_LIAISON", [each], day)]
    return Verdict(len(keys), len(lacking) - len(exempt), 0, len(exempt))


def without_supervisor(world: World, area: str, day: str) -> Verdict:
    """Key enterprises with no charge in one of their sectors, own or from above."""
    keys = [each for each in enterprises(world, area, day) if each.is_key]
    known = [each for each in keys if each.sectors]
    charges = [each for each in world.charges.values() if each.basis == "SECTORAL" and covers(each.period, day)]
    failing = 0
    for each in known:
        places = {("AREA", name) for level in above(world, ("ENTERPRISE", each.uscc), day) for name in level}
        failing += not any(charge.subject in places and charge.sector in each.sectors for charge in charges)
    return Verdict(len(keys), failing, len(keys) - len(known))


def areas_without_liaison(world: World, area: str, day: str) -> Verdict:
    """The listed areas, merged ones once, that nobody is linked to."""
    listed = {
        frozenset({subject[1]} | merged(world, subject[1], day))
        for demand in world.demands.values()
        if covers(demand.period, day)
        for subject, _, _ in demand.listed
        if subject[0] == "AREA" and lies_in(world, subject, area, day)
    }
    return Verdict(len(listed), sum(not linked(world, each, day) for each in listed), 0)


def hazards_overdue(world: World, area: str, day: str, *, rectified: bool = True) -> Verdict:
    """Hazards that were found by the day; whether a rectified one without a deadline is unknown is in no text."""
    found = [
        each
        for each in world.hazards.values()
        if status(world, each.number, day) and lies_in(world, each.at, area, day)
    ]
    failing = sum(is_overdue(world, each.number, day) for each in found)
    without = [each for each in found if due_on(world, each.number, day) is None]
    if not rectified:
        without = [each for each in without if status(world, each.number, day) in ("FOUND", "RECTIFYING")]
    return Verdict(len(found), failing, len(without))


def listed_not_closed(world: World, area: str, day: str) -> Verdict:
    """List entries in force, whose day is over while the hazard is not closed."""
    found = [
        (hazard, due)
        for hazard, _, period, due in world.listings.values()
        if covers(period, day) and lies_in(world, world.hazards[hazard].at, area, day)
    ]
    closed = STEPS.index("CLOSED")
    failing = sum(
        bool(due and due < day) and STEPS.index(status(world, h, day) or "FOUND") < closed for h, due in found
    )
    return Verdict(len(found), failing, 0)


def returns_overdue(world: World, area: str, day: str, *, listed: bool = False) -> Verdict:
    """The newest month whose last day in time is over; whether those listed since are examined is in no text."""
    month = next(m for back in range(1, 4) if due_by(m := month_add(day, -back)[:7]) < day)
    rows = lines(world, area, month, day)
    if listed and not rows:
        return Verdict(len(lines(world, area, day[:7], day)), 0, 0)
    return Verdict(len(rows), sum(row.missing for row in rows), sum(row.unknown for row in rows))


def visits_overdue(world: World, area: str, day: str) -> Verdict:
    """Liaisons by the newest closed period of each visit that their document demands."""
    examined = failing = unknown = 0
    for charge in liaisons(world, area, day):
        newest: dict[str, Due] = {}
        for due in dues(world, charge, ("2024-01-01", day), day):
            if due.duty.kind == "VISIT" and covers(due.duty.period, day):
                newest[due.duty.clause] = due
        # Of what has ended in or since the newest closed period, an older one is not asked for.
        ended = there(world, charge)[1]
        judged = [due for due in newest.values() if not _closed_since(due, ended, day)]
        examined += 1
        missed = any(due.missed and due.status != "WAIVED" for due in judged)
        failing += missed
        unknown += not missed and any(due.unknown for due in judged)
    return Verdict(examined, failing, unknown)


def _closed_since(due: Due, ended: str, day: str) -> bool:
    """Whether another period of the duty was over by the day in which what it is about ended, or which began later."""
    following = month_add(due.period[1], due.duty.months or 0)
    over = day_of_month(following, due.duty.due_day) if due.duty.due_day else after(following, -1)
    return bool(due.duty.months) and ended < following and over < day


def liaisons(world: World, area: str, day: str) -> list[Charge]:
    """The liaisons of the day with what lies in the area."""
    return [
        each
        for each in world.charges.values()
        if each.basis == "LIAISON" and covers(each.period, day) and lies_in(world, each.subject, area, day)
    ]


def groups_without_lead(world: World, area: str, day: str) -> Verdict:
    """Groups that are linked to something in the area."""
    groups = {each.who[1] for each in liaisons(world, area, day) if is_group(world, each)}
    led = {each.where for each in world.terms.values() if each.role == "LEAD" and covers(each.period, day)}
    return Verdict(len(groups), len(groups - led), 0)


def posts_vacant(world: World, area: str, day: str, *, ended: bool = True) -> Verdict:
    """Posts that answer for an area: vacant where somebody has held them, unknown where nobody was ever known.

    Whether those of an ended area are examined is in no text.
    """
    posts = {
        each.who[1]
        for each in world.charges.values()
        if each.who[0] == "POST"
        and each.subject[0] == "AREA"
        and covers(each.period, day)
        and lies_in(world, each.subject, area, day)
        and (ended or exists(world.areas[each.subject[1]], day))
    }
    terms = [each for each in world.terms.values() if each.role == "HOLDER"]
    held = {each.where for each in terms if covers(each.period, day)}
    once = {each.where for each in terms if each.period[1] <= day}
    once |= {post for post, when in world.vacancies.values() if covers(when, day)}
    once |= {each.where for each in world.terms.values() if each.role == "ACTING" and covers(each.period, day)}
    return Verdict(len(posts), len((posts - held) & once), len(posts - held - once))


RULES = {
    "AREA_WITHOUT_LIAISON": areas_without_liaison,
    "KEY_ENTERPRISE_WITHOUT_LIAISON": key_without_liaison,
    "ENTERPRISE_WITHOUT_SECTORAL_SUPERVISOR": without_supervisor,
    "VISIT_OVERDUE": visits_overdue,
    "RETURN_OVERDUE": returns_overdue,
    "GROUP_WITHOUT_LEAD": groups_without_lead,
    "POST_VACANT": posts_vacant,
    "HAZARD_OVERDUE": hazards_overdue,
    "LISTED_HAZARD_NOT_CLOSED": listed_not_closed,
}
