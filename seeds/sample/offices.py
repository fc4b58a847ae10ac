"""The organisations of each area and their posts, and what they are charged with (示例政发〔2018〕1号).

What an office has is declared once a level; an area's own offices are that plan with its name put in.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from graph import keys
from graph.clock import OPEN_DAY
from graph.facts import Statement, Thing, Tie
from seeds.sample.areas import Place
from seeds.sample.documents import CHARGES, REVIEW
from seeds.sample.gaps import DISTRICT_WITHOUT_AGENCY
from seeds.sample.office_plans import PLANS, OfficePlan, PostPlan, further_posts
from seeds.sample.scale import Scale
from seeds.stating import Cited, Term, assignment

IN_FORCE = "2018-01-10"


@dataclass(frozen=True, slots=True)
class Post:
    """A post of an office."""

    key: str
    plan: PostPlan


@dataclass(frozen=True, slots=True)
class Office:
    """An organisation of an area, and its posts."""

    key: str
    name: str
    plan: OfficePlan
    place: Place
    parent: str | None
    posts: tuple[Post, ...]


def offices_of(place: Place, scale: Scale) -> list[Office]:
    """The area's offices, each after the one that it is part of."""
    offices: list[Office] = []
    for plan in PLANS[_level(place)]:
        name = plan.name.format(name=place.name, stem=place.name.removesuffix("村"))
        parent = keys.organization(plan.part_of.format(name=place.name)) if plan.part_of else None
        key = keys.organization(name)
        plans = (*plan.posts, *further_posts(plan, scale))
        posts = tuple(Post(keys.post(key, each.title), each) for each in plans)
        offices.append(Office(key, name, plan, place, parent, posts))
    return offices


def _level(place: Place) -> str:
    if place.kind == "FUNCTIONAL_ZONE":
        return "ZONE"
    return "STREET" if place.name.endswith("街道") else place.level


def office_facts(office: Office) -> Iterator[Thing | Tie]:
    """The organisation, the area it administers, and its posts."""
    place = office.place
    since, until = place.valid_from, place.valid_to
    yield Thing("Organization", office.key, {"name": office.name, "kind": office.plan.kind}, since, until)
    yield Tie("ADMINISTERS", office.key, place.key, valid_from=since, valid_to=until)
    if office.parent:
        yield Tie("PART_OF", office.key, office.parent, valid_from=since, valid_to=until)
    for post in office.posts:
        yield Thing("Post", post.key, {"title": post.plan.title, "dualDuty": post.plan.dual}, since, until)
        yield Tie("BELONGS_TO", post.key, office.key)


def charges(office: Office) -> Iterator[Statement]:
    """What the office and its posts answer for: its area, and there its sectors."""
    for post in office.posts:
        if post.plan.basis == "TERRITORIAL":
            yield _charge(office, "TERRITORIAL", post.plan.role, post.key)
    if office.plan.comprehensive:
        yield from _agency(office, "COMPREHENSIVE", None)
    for code in office.plan.sectors:
        if (*office.place.spot, code) != DISTRICT_WITHOUT_AGENCY:
            yield from _agency(office, "SECTORAL", keys.sector(code))


def _agency(office: Office, basis: str, sector: str | None) -> Iterator[Statement]:
    yield _charge(office, basis, "AGENCY", office.key, sector)
    yield _charge(office, basis, "AGENCY_HEAD", office.posts[0].key, sector)


def _charge(office: Office, basis: str, role: str, assignee: str, sector: str | None = None) -> Statement:
    place = office.place
    # Reviewed every year with the liaisons.
    confirmed = REVIEW.issued_on if place.valid_to == OPEN_DAY else None
    term = Term(max(IN_FORCE, place.valid_from), place.valid_to, confirmed=confirmed)
    cited = Cited(CHARGES.key, clause=office.plan.clause, excerpt=f"{office.name}：{place.name}")
    return assignment(basis, role, assignee, place.key, term, cited, sector)
