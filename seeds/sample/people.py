"""Who held which post, and when: some changed hands, some are vacant, of some nobody is known."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from graph import keys
from graph.clock import OPEN_DAY
from graph.facts import Statement, Thing
from seeds.sample.areas import Place
from seeds.sample.documents import APPOINTMENTS, BUREAU, LATE_SUCCESSORS, SUCCESSORS, Document
from seeds.sample.gaps import HOLDER_LEFT_ON, UNKNOWN_POSTS, VACANT_POSTS
from seeds.sample.office_plans import LEFT_DIVISION
from seeds.sample.offices import Office, Post
from seeds.sample.words import lot, person_name
from seeds.stating import Cited, Term, membership

FIRST_DAY = "2018-01-08"
UNKNOWN_OF, VACANT_OF, CHANGED_OF = 50, 60, 5
MOST_HOLDERS = 3
"""One post in CHANGED_OF has had two or three holders, with or without a vacancy between them."""


@dataclass(frozen=True, slots=True)
class Tenure:
    """A person's time in a post."""

    person: str
    name: str
    since: str
    until: str
    successor: bool = False


Tenures = Mapping[tuple[str, str], list[Tenure]]
"""By the name of the office and the title of the post, in order of time."""


def tenures_of(place: Place, offices: list[Office]) -> Tenures:
    """Everybody who held a post in the area's offices."""
    found: dict[tuple[str, str], list[Tenure]] = {}
    number = 0
    for office in offices:
        for post in office.posts:
            terms = _terms(office, post)
            names = [person_name(place.short_code, number + turn) for turn in range(len(terms))]
            # Numbers are kept free for those who are not known, so that no name depends on who is.
            number += MOST_HOLDERS
            found[office.name, post.plan.title] = [
                Tenure(keys.person(office.key, name), name, *term, successor=turn > 0)
                for turn, (name, term) in enumerate(zip(names, terms, strict=True))
            ]
    return found


def _terms(office: Office, post: Post) -> list[tuple[str, str]]:
    since, until = max(FIRST_DAY, office.place.valid_from), office.place.valid_to
    what = (office.name, post.plan.title)
    if what in VACANT_POSTS:
        return [(since, VACANT_POSTS[what])]
    if what in UNKNOWN_POSTS:
        return []
    if office.name.endswith(LEFT_DIVISION):
        return [(since, HOLDER_LEFT_ON), (HOLDER_LEFT_ON, until)]
    # The leaders of the bureau are linked to areas: they stay, so that every gap is one of those in `gaps`.
    if office.name.startswith(BUREAU) or until != OPEN_DAY:
        return [(since, until)]
    return _by_lot(what, since)


def _by_lot(what: tuple[str, str], since: str) -> list[tuple[str, str]]:
    day = f"{2022 + lot(4, *what, 'year')}-{1 + lot(12, *what, 'month'):02}-01"
    if lot(UNKNOWN_OF, *what, "unknown") == 0:
        return []
    if lot(VACANT_OF, *what, "vacant") == 0:
        return [(since, day)]
    return _in_turn(what, since) if lot(CHANGED_OF, *what, "changed") == 0 else [(since, OPEN_DAY)]


def _in_turn(what: tuple[str, str], since: str) -> list[tuple[str, str]]:
    """Two or three one after the other: one left in 2024, where there was a third one another in the winter of 2025/26."""
    first = 1 + lot(10, *what, "first")
    begins = f"2024-{first + lot(3, *what, 'vacancy'):02}-01"
    terms = [(since, f"2024-{first:02}-01")]
    if lot(2, *what, "third") == 0:
        return [*terms, (begins, OPEN_DAY)]
    left = f"2025-{10 + lot(3, *what, 'second')}-01"
    taken = f"2026-{1 + lot(6, *what, 'second vacancy'):02}-01" if lot(2, *what, "vacant again") else left
    return [*terms, (begins, left), (taken, OPEN_DAY)]


def tenure_facts(office: Office, tenures: Tenures) -> Iterator[Thing | Statement]:
    """The holders of the office's posts."""
    for post in office.posts:
        for tenure in tenures[office.name, post.plan.title]:
            cited = Cited(
                _appointed_by(tenure).key, annex=1, excerpt=f"{office.name}｜{post.plan.title}｜{tenure.name}"
            )
            term = Term(tenure.since, tenure.until)
            yield Thing("Person", tenure.person, {"name": tenure.name})
            yield membership(tenure.person, office.key, "HOLDER", term, cited, post.key)


def _appointed_by(tenure: Tenure) -> Document:
    if not tenure.successor:
        return APPOINTMENTS
    return SUCCESSORS if tenure.since <= SUCCESSORS.issued_on else LATE_SUCCESSORS
