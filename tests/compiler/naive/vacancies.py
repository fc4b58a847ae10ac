"""Posts that nobody holds: since when, why, and on whose word."""

from typing import Any

from graph.clock import ALWAYS
from tests.compiler.naive.chain import Nobody, cite
from tests.compiler.naive.stated import stated, with_versions
from tests.compiler.naive.things import FIELDS, answers, properties
from tests.compiler.naive.view import Thing

stated("PostVacancy")
with_versions("PostVacancy")
properties("PostVacancy", "reason")
FIELDS["PostVacancy.post"] = lambda thing, _: thing.one("VACANCY_OF")


def tenures(post: Thing) -> list[Thing]:
    """All times of holding it that the register knew of, those of acting heads left out."""
    every = [post.view.thing(edge.start) for edge in post.view.world.arriving[post.key, "POST"]]
    return [each for each in every if each.get("role") != "ACTING" and post.view.known(each.node.properties)]


def last_held(post: Thing) -> Any:
    """When the last who held a post left it, or None."""
    ends = [tenure.get("validTo") for tenure in tenures(post)]
    return max((end for end in ends if end <= post.view.clock.valid_on), default=None)


def stated_vacancy(post: Thing) -> Thing | None:
    """The newest statement that it is vacant, which nobody ended by taking the post."""
    begun = [each.get("validFrom") for each in tenures(post) if each.get("validFrom") <= post.view.clock.valid_on]
    last = max(begun, default=ALWAYS)
    standing = [each for each in post.into("VACANCY_OF") if each.get("validFrom") >= last]
    by_key = sorted(standing, key=lambda each: each.key)
    return max(by_key, key=lambda each: each.get("validFrom"), default=None)


def vacant_since(post: Thing) -> Any:
    """As stated, else since the last holder's end."""
    said = stated_vacancy(post)
    return said.get("validFrom") if said and said.get("validFrom") != ALWAYS else last_held(post)


def is_known_vacant(post: Thing) -> bool:
    """Whether anything tells that it is vacant."""
    acting = any(each.get("role") == "ACTING" for each in post.into("POST"))
    return bool(last_held(post) or acting or stated_vacancy(post))


@answers("Post.vacancy")
def vacancy(post: Thing, _: Any) -> Nobody | None:
    """Set while nobody holds it."""
    return None if any(each.get("role") != "ACTING" for each in post.into("POST")) else Nobody(post)


@answers("Vacancy.reason")
def reason(nobody: Nobody, _: Any) -> str:
    """A group without people, a vacant post, or what the register does not know."""
    if nobody.post is None:
        return "GROUP_WITHOUT_PEOPLE"
    return "POST_VACANT" if is_known_vacant(nobody.post) else "UNKNOWN"


FIELDS["Vacancy.since"] = lambda nobody, _: vacant_since(nobody.post) if nobody.post else None
FIELDS["Vacancy.statement"] = lambda nobody, _: stated_vacancy(nobody.post) if nobody.post else None


@answers("Vacancy.statedReason")
def stated_reason(nobody: Nobody, _: Any) -> Any:
    """In the words of the source."""
    said = stated_vacancy(nobody.post) if nobody.post else None
    return said.get("reason") if said else None


@answers("Vacancy.citation")
def citation(nobody: Nobody, _: Any) -> Any:
    """Where that stands."""
    said = stated_vacancy(nobody.post) if nobody.post else None
    return cite(said) if said else None
