"""What a rule of the coverage report says of a unit, and which waivers silence it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from tests.compiler.naive.chain import Citation
from tests.compiler.naive.view import Thing


@dataclass(frozen=True)
class Finding:
    """A unit that a rule found wanting."""

    rule: str
    area: Thing
    subject: Thing
    name: str | None
    severity: str = "INFO"
    detail: str = ""
    since: str | None = None
    citation: Citation | None = None
    stated: Thing | None = None
    span: tuple[str, str] | None = None
    type_name: str = field(default="Finding", init=False)


@dataclass(frozen=True)
class Examined:
    """One row of a rule's denominator: unknown, or wanting (then with its finding)."""

    finding: Finding | None = None
    unknown: bool = False


Rule = Callable[[Thing], Iterator[Examined]]
FOUND: dict[str, Rule] = {}


def rule(examine: Rule) -> Rule:
    """A rule is called as its function is, in capitals."""
    FOUND[examine.__name__.upper()] = examine
    return examine


ABOUT = ("SUBJECT", "ASSIGNEE", "OF_HAZARD", "FOUND_AT")


def waivers_of(finding: Finding) -> list[Thing]:
    """What exempts the subject, whom and what an assignment is about, or where a hazard is, from the rule."""
    near = [other for tie in ABOUT for other in finding.subject.out(tie)]
    exempt = {
        thing.key: thing for thing in (finding.subject, *near, *(o for n in near for t in ABOUT for o in n.out(t)))
    }
    every = [waiver for thing in exempt.values() for waiver in thing.into("EXEMPTS")]
    return [waiver for waiver in every if waiver.type_name == "Waiver" and waiver.get("rule") == finding.rule]
