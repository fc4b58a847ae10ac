"""The rules of the coverage report: what each examines, and what it finds wanting."""

from collections.abc import Iterable, Iterator

from graph.clock import OPEN_DAY
from tests.compiler.naive import duty_rules as _duty_rules  # noqa: F401 - registers its rules
from tests.compiler.naive import group_rules as _group_rules  # noqa: F401
from tests.compiler.naive import hazard_rules as _hazard_rules  # noqa: F401
from tests.compiler.naive import keeping_rules as _keeping_rules  # noqa: F401
from tests.compiler.naive import things, vacancies
from tests.compiler.naive.chain import Citation, cite, ended_named
from tests.compiler.naive.ended import has_ended, heirs_of, places_of
from tests.compiler.naive.filters import linked
from tests.compiler.naive.judged import FOUND, Examined, Finding, Rule, rule, waivers_of
from tests.compiler.naive.requirements import meaning
from tests.compiler.naive.runs import is_last, stands
from tests.compiler.naive.units import (
    areas_within,
    charge,
    day_before,
    demanded,
    first_charge,
    inside,
    is_linked,
    last_end,
    liaisons,
    listings,
    places_within,
)
from tests.compiler.naive.view import Thing


@rule
def area_without_liaison(area: Thing) -> Iterator[Examined]:
    """Which listed areas has nobody been linked to?"""
    for unit in areas_within(area):
        if not (found := listings(unit)):
            continue
        requirement, listing = found[0]
        document = requirement.one("STATED_IN")
        finding = Finding(
            "AREA_WITHOUT_LIAISON", area, unit, unit.get("name"),
            severity="WARNING" if requirement.get("basis") == "LIAISON" else "INFO", since=requirement.get("validFrom"),
            citation=Citation(document, listing, requirement) if document else None, stated=requirement,
        )  # fmt: skip
        yield Examined(None if is_linked(unit) else finding)


@rule
def key_enterprise_without_liaison(area: Thing) -> Iterator[Examined]:
    """Which key enterprises has nobody been linked to?"""
    for unit in area.view.all("Enterprise"):
        if unit.get("isKey") is not True or not inside(unit, area):
            continue
        named = [(r, listing) for r, listing in listings(unit) if r.get("basis") == "LIAISON"]
        # A document that lists nobody means all that are key below its issuer.
        named += [(r, r.node.properties) for r in meaning(unit, "LIAISON_OF_KEY_ENTERPRISES")]
        document = named[0][0].one("STATED_IN") if named else None
        finding = Finding(
            "KEY_ENTERPRISE_WITHOUT_LIAISON", area, unit, unit.get("name"),
            severity="WARNING" if named else "INFO",
            citation=Citation(document, named[0][1], named[0][0]) if document else None,
            stated=named[0][0] if named else None,
        )  # fmt: skip
        yield Examined(None if linked(unit) else finding)


@rule
def assignment_expired(area: Thing) -> Iterator[Examined]:
    """Which liaisons have ended with nothing in their place?"""
    day = area.view.clock.valid_on
    for assignment, unit in expired_or_not(area):
        over = assignment.get("validTo") <= day and not is_linked(unit)
        firm = unit.type_name == "Enterprise"
        is_demanded = demanded(unit) or (firm and bool(meaning(unit, "LIAISON_OF_KEY_ENTERPRISES")))
        finding = Finding(
            "ASSIGNMENT_EXPIRED", area, assignment, unit.get("name"), severity="CRITICAL" if is_demanded else "INFO",
            detail=day_before(assignment.get("validTo")), since=assignment.get("validTo"),
            span=(day_before(assignment.get("validTo")),) * 2, citation=cite(assignment), stated=assignment,
        )  # fmt: skip
        yield Examined(finding if over else None)


def expired_or_not(area: Thing) -> list[tuple[Thing, Thing]]:
    """Liaisons that have begun, as far as the register knew; here a unit is reached though its statement is over."""
    view, found = area.view, []
    for one in view.all("Assignment"):
        begun = view.known(one.node.properties) and one.get("validFrom") <= view.clock.valid_on
        begun = begun and stands(one) and (is_last(one) or view.clock.valid_on < one.get("validTo"))
        if one.get("basis") == "LIAISON" and begun:
            units = [view.thing(edge.end) for edge in view.world.leaving[one.key, "SUBJECT"]]
            found += [(one, unit) for unit in units if inside(unit, area)]
    return found


@rule
def assignment_stale(area: Thing) -> Iterator[Examined]:
    """Which open liaisons has nobody confirmed for twelve months?"""
    for assignment, unit in liaisons(area):
        if assignment.get("validTo") != OPEN_DAY:
            continue
        confirmed = assignment.get("lastConfirmedOn") or assignment.get("validFrom")
        finding = Finding(
            "ASSIGNMENT_STALE",
            area,
            assignment,
            unit.get("name"),
            detail=confirmed,
            since=confirmed,
            citation=cite(assignment),
            stated=assignment,
        )
        yield Examined(finding if confirmed <= area.view.stale_before else None)


@rule
def assignments_overlap(area: Thing) -> Iterator[Examined]:
    """Who is linked to the same unit twice?"""
    pairs: dict[tuple[str, str], list[Thing]] = {}
    units = {}
    for assignment, unit in liaisons(area):
        units[unit.key] = unit
        for assignee in assignment.out("ASSIGNEE"):
            pairs.setdefault((unit.key, assignee.key), []).append(assignment)
    for (unit_key, _), found in pairs.items():
        newest = max(found, key=lambda one: (one.get("validFrom"), [-ord(c) for c in one.key]))
        finding = Finding(
            "ASSIGNMENTS_OVERLAP", area, newest, units[unit_key].get("name"), detail=str(len(found)),
            since=newest.get("validFrom"), citation=cite(newest), stated=newest,
        )  # fmt: skip
        yield Examined(finding if len(found) > 1 else None)


@rule
def subject_ended(area: Thing) -> Iterator[Examined]:
    """Which assignments in force name a unit that is no more?"""
    for assignment in area.view.all("Assignment"):
        if assignment.get("basis") == "ENTERPRISE_PRIMARY" or not assignment.holds() or not stands(assignment):
            continue
        for unit in assignment.out("SUBJECT"):
            ended = has_ended(unit)
            if not (inside(unit, area) or (ended and any(inside(place, area) for place in places_of(unit)))):
                continue
            yield Examined(_gone(area, assignment, unit) if ended else None)


def _gone(area: Thing, assignment: Thing, unit: Thing) -> Finding:
    """What is reported of an assignment whose unit is no more."""
    basis, heirs = assignment.get("basis"), heirs_of(unit)
    wanted = any(requirement.get("basis") == basis for requirement, _ in listings(unit))
    waiting = not heirs or not all(charged_with(heir, basis) for heir in heirs)
    return Finding(
        "SUBJECT_ENDED", area, assignment, unit.get("name"), severity="WARNING" if wanted and waiting else "INFO",
        detail=ended_named(unit), since=unit.get("validTo"), citation=cite(assignment), stated=assignment,
    )  # fmt: skip


def charged_with(area: Thing, basis: str) -> bool:
    """Whether anybody is charged with an area, or what is merged with it, on a ground."""
    return any(one.get("basis") == basis for unit in (area, *area.merged()) for one in unit.into("SUBJECT"))


@rule
def enterprise_in_ended_area(area: Thing) -> Iterator[Examined]:
    """Which enterprises lie in an area that is no more? All whose area is known are looked at."""
    for place in places_within(area):
        for edge in place.view.world.arriving[place.key, "LOCATED_IN"]:
            if not place.view.holds(edge.properties):
                continue
            if not has_ended(place):
                yield Examined()
                continue
            firm = place.view.thing(edge.start)
            since = max(edge.properties["validFrom"], place.get("validTo"))
            yield Examined(
                Finding(
                    "ENTERPRISE_IN_ENDED_AREA", area, firm, firm.get("name"), severity="WARNING", since=since,
                    detail=(place.get("name") or "") + ended_named(place),
                )
            )  # fmt: skip


@rule
def post_vacant(area: Thing) -> Iterator[Examined]:
    """Which posts that answer for an area does nobody hold?"""
    posts: dict[str, Thing] = {}
    statements = [one for unit in areas_within(area) for one in unit.into("SUBJECT")]
    for assignment in statements:
        for post in assignment.out("ASSIGNEE"):
            if post.type_name == "Post" and post.out("BELONGS_TO"):
                posts[post.key] = post
    for post in posts.values():
        is_held = any(each.get("role") != "ACTING" for each in post.into("POST"))
        known = vacancies.is_known_vacant(post)
        yield Examined(_vacant(area, post) if known and not is_held else None, unknown=not known and not is_held)


def _vacant(area: Thing, post: Thing) -> Finding:
    said, since, words = vacancies.stated_vacancy(post), vacancies.vacant_since(post), area.view.words
    acting = sorted({who.get("name") for who in things.acting(post, None)})
    acts = [one for one in post.into("POST") if one.get("role") == "ACTING" and one.out("MEMBER")]
    stands = said or min(acts, key=lambda one: one.key, default=None)
    detail = words["VACANT_SINCE"].replace("{detail}", since) if since else ""
    if said and said.get("reason"):
        detail += words["VACANT_BECAUSE"].replace("{detail}", said.get("reason"))
    if acting:
        detail += words["ACTED_FOR"].replace("{name}", "、".join(acting))
    name = post.out("BELONGS_TO")[0].get("name") + post.get("title")
    return Finding(
        "POST_VACANT", area, post, name, severity="INFO" if acting else "WARNING", detail=detail, since=since,
        citation=cite(stands) if stands else charge(post), stated=stands or first_charge(post),
    )  # fmt: skip


@rule
def holder_left_post(area: Thing) -> Iterator[Examined]:
    """Who is still linked by name and has left office?"""
    for assignment, _ in liaisons(area):
        for person in assignment.out("ASSIGNEE"):
            if person.type_name != "Person":
                continue
            left = last_end(person, "MEMBER")
            finding = Finding(
                "HOLDER_LEFT_POST", area, assignment, person.get("name"), severity="WARNING",
                detail=day_before(left) if left else "", since=left,
                citation=cite(assignment), stated=assignment,
            )  # fmt: skip
            yield Examined(finding if left and left <= area.view.clock.valid_on else None, unknown=left is None)


@rule
def cited_annex_missing(area: Thing) -> Iterator[Examined]:
    """Which documents refer to an annex that they do not contain?"""
    issuers = {issuer.key: issuer for unit in areas_within(area) for issuer in unit.into("ADMINISTERS")}
    documents = {d.key: d for issuer in issuers.values() for d in issuer.into("ISSUED_BY") if d.holds()}
    for document in documents.values():
        missing = document.get("missingAnnexes") or []
        finding = Finding(
            "CITED_ANNEX_MISSING", area, document, document.get("title"), severity="WARNING", detail="、".join(missing),
            since=document.get("validFrom"), citation=Citation(document, {}, document),
        )  # fmt: skip
        yield Examined(finding if missing else None)


ORDER = (
    "AREA_WITHOUT_LIAISON", "KEY_ENTERPRISE_WITHOUT_LIAISON", "ENTERPRISE_WITHOUT_SECTORAL_SUPERVISOR", "VISIT_OVERDUE",
    "RETURN_OVERDUE", "RECORDS_NOT_KEPT", "GROUP_OVERLOADED", "GROUP_WITHOUT_LEAD", "ASSIGNMENT_EXPIRED", "ASSIGNMENT_STALE",
    "ASSIGNMENTS_OVERLAP", "SUBJECT_ENDED", "ENTERPRISE_IN_ENDED_AREA", "POST_VACANT", "HOLDER_LEFT_POST",
    "HAZARD_OVERDUE", "LISTED_HAZARD_NOT_CLOSED", "CITED_ANNEX_MISSING",
)  # fmt: skip
RULES: dict[str, Rule] = {name: FOUND[name] for name in ORDER}
"""The rules in the order of the report."""
assert FOUND.keys() == RULES.keys()


def findings_of(area: Thing, rules: Iterable[str]) -> list[Finding]:
    """What some rules found, without what is waived."""
    found = [row.finding for name in rules for row in RULES[name](area) if row.finding is not None]
    return [finding for finding in found if not waivers_of(finding)]
