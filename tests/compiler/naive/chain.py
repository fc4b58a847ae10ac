"""The responsibility chain, its gaps, citations, and the echo of the clocks."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from graph.clock import ALWAYS, OPEN_DAY
from tests.compiler.naive import runs
from tests.compiler.naive.ended import has_ended, heirs_of
from tests.compiler.naive.runs import stands
from tests.compiler.naive.things import BY_KEY, DEMANDS, FIELDS, answers, hide, kept_file
from tests.compiler.naive.view import Thing, View

BASES = ("ENTERPRISE_PRIMARY", "TERRITORIAL", "SECTORAL", "COMPREHENSIVE", "LIAISON")
ROLES = (
    ("PARTY_HEAD", "LEGAL_REPRESENTATIVE", "AGENCY", "GROUP_LEAD", "LIAISON"),
    ("GOVERNMENT_HEAD", "ACTUAL_CONTROLLER", "AGENCY_HEAD", "GROUP_DEPUTY"),
    ("DEPUTY_IN_CHARGE", "PRINCIPAL", "GROUP_MEMBER"),
)


_SAID = ("MEMBER", "ORGANIZATION", "POST", "ASSIGNEE", "SUBJECT", "SECTOR", "STATED_IN")


@dataclass(frozen=True)
class Citation:
    """Where a fact stands, and who knows the file that it was read from."""

    document: Thing
    place: Mapping[str, Any]
    stated: Thing


def cite(statement: Thing) -> Citation | None:
    """The document of a statement, and the place in it."""
    document = statement.one("STATED_IN")
    return Citation(document, statement.node.properties, statement) if document else None


def entered_from(statement: Thing) -> str | None:
    """The words that a statement without a document has come with."""
    words: str | None = None if cite(statement) else statement.get("excerpt")
    return words


for _kind in ("Membership", "Assignment", *DEMANDS):
    FIELDS[f"{_kind}.citation"] = lambda thing, _: cite(thing)
    FIELDS[f"{_kind}.enteredFrom"] = lambda thing, _: entered_from(thing)
    FIELDS[f"{_kind}.sourceFile"] = lambda thing, _: kept_file(thing)
FIELDS["Citation.document"] = lambda citation, _: citation.document
FIELDS["Citation.sourceFile"] = lambda citation, _: kept_file(citation.stated)
for _name in ("annex", "row", "clause", "excerpt"):
    FIELDS[f"Citation.{_name}"] = lambda citation, _, name=_name: citation.place.get(name)

FIELDS["AsOfEcho.validOn"] = lambda view, _: view.clock.valid_on
FIELDS["AsOfEcho.knownAt"] = lambda view, _: view.clock.known_at


@answers("AsOfEcho.registerBeganAt")
def register_began_at(view: View, _: Any) -> str | None:
    """Set when the register knew nothing yet."""
    began = view.thing("Register").get("beganAt")
    return str(began) if began > view.clock.known_at else None


@dataclass(frozen=True)
class Origin:
    """A unit whose assignments concern the subject: how many levels up, by which steps."""

    unit: Thing
    distance: int
    steps: tuple[Thing, ...]


def origins(subject: Thing) -> list[Origin]:
    """The subject, and every area above it, each with what is merged with it."""
    home = subject.one("LOCATED_IN") if subject.type_name == "Enterprise" else None
    levels = [subject, *([home, *home.belongs()] if home else subject.belongs())]
    found = []
    for distance, level in enumerate(levels):
        steps = tuple(levels[: distance + 1])
        found.append(Origin(level, distance, steps))
        if level.type_name == "Area":
            found += [Origin(walk[-1], distance, steps + walk) for walk in partners(level, (level,))]
    return found


def partners(area: Thing, seen: tuple[Thing, ...]) -> list[tuple[Thing, ...]]:
    """The walks to each area merged with one."""
    beside = [other for other in area.out("MERGED_WITH") + area.into("MERGED_WITH") if other not in seen]
    return [walk for other in beside for walk in [(other,), *((other, *w) for w in partners(other, (*seen, other)))]]


@dataclass(frozen=True)
class Link:
    """One who answers for the subject."""

    origin: Origin
    assignment: Thing
    assignee: Thing
    membership: Thing | None

    @property
    def group(self) -> bool:
        return self.assignee.type_name == "Organization" and self.assignee.get("kind") == "SUPERVISION_GROUP"

    @property
    def holder(self) -> Thing | None:
        if self.assignee.type_name == "Person":
            return self.assignee
        return self.membership.one("MEMBER") if self.membership else None

    @property
    def role(self) -> Any:
        if not self.group:
            return self.assignment.get("role")
        role = self.membership.get("role") if self.membership else None
        return {"LEAD": "GROUP_LEAD", "DEPUTY": "GROUP_DEPUTY"}.get(str(role), "GROUP_MEMBER")

    def rank(self) -> tuple[Any, ...]:
        """Its place: by strand, level; a group stays together, its lead first."""
        basis, key = self.assignment.get("basis"), self.assignment.key
        role = next(rank for rank, roles in enumerate(ROLES) if self.role in roles)
        held = self.membership
        member = (int(held.get("role") == "ACTING"), held.get("row") or 0, held.key) if held else (0, 0, "")
        return BASES.index(basis), self.origin.distance, key if basis == "LIAISON" else "", role, key, *member


@dataclass(frozen=True)
class Nobody:
    """What nobody holds: a post, or a group (None)."""

    post: Thing | None


@answers("ResponsibilityChain.links")
def links(subject: Thing, _: Any, basis: list[str] | None = None) -> list[Link]:
    """All strands."""
    found = [
        Link(origin, assignment, assignee, membership)
        for origin in origins(subject)
        if not (origin.unit.type_name == "Area" and has_ended(origin.unit))
        for assignment in origin.unit.into("SUBJECT")
        if stands(assignment) and concerns(assignment, subject) and (basis is None or assignment.get("basis") in basis)
        for assignee in assignment.out("ASSIGNEE")
        for membership in held_by(assignee) or [None]
    ]
    return sorted(found, key=Link.rank)


def concerns(assignment: Thing, subject: Thing) -> bool:
    """An agency charged with a sector answers for the enterprises of that sector."""
    if assignment.get("basis") != "SECTORAL" or subject.type_name != "Enterprise":
        return True
    return any(sector in subject.out("OPERATES_IN") for sector in assignment.out("SECTOR"))


def held_by(assignee: Thing) -> list[Thing | None]:
    """The memberships of people in a post or a group; other assignees have none."""
    tie = {"Post": "POST", "Organization": "ORGANIZATION"}.get(assignee.type_name)
    if tie is None or (tie == "ORGANIZATION" and assignee.get("kind") != "SUPERVISION_GROUP"):
        return []
    return [membership for membership in assignee.into(tie) if membership.one("MEMBER") and stands(membership)]


@answers("ResponsibilityChain.endedAreas")
def ended_areas(subject: Thing, _: Any) -> list[Origin]:
    """Those on the way up; what is merged with one is not on it."""
    climbed = [
        origin
        for origin in origins(subject)
        if origin.steps[-1] == origin.unit and len(origin.steps) == origin.distance + 1
    ]
    return [origin for origin in climbed if origin.unit.type_name == "Area" and has_ended(origin.unit)]


def ended_named(area: Thing) -> str:
    """The heirs in brackets."""
    names = sorted({heir.get("name") or "" for heir in heirs_of(area)})
    return f"（{'、'.join(names)}）" if names else ""


FIELDS["EndedArea.area"] = lambda origin, _: origin.unit
FIELDS["EndedArea.since"] = lambda origin, _: origin.unit.get("validTo")
FIELDS["EndedArea.distance"] = lambda origin, _: origin.distance
FIELDS["EndedArea.heirs"] = lambda origin, _: sorted(
    {heir.key: heir for heir in heirs_of(origin.unit)}.values(), key=BY_KEY.keys
)


@answers("EndedArea.message")
def ended_message(origin: Origin, _: Any) -> str | None:
    """In words."""
    words, name = origin.unit.view.words["ENDED_AREA"], origin.unit.get("name")
    return name and words.replace("{name}", name).replace("{detail}", ended_named(origin.unit))


@answers("ResponsibilityLink.organization")
def organization(link: Link, _: Any) -> Thing | None:
    """The agency, the group, or where the post is."""
    if link.assignee.type_name == "Organization":
        return link.assignee
    return link.assignee.one("BELONGS_TO") if link.assignee.type_name == "Post" else None


@answers("ResponsibilityLink.path")
def path(link: Link, _: Any) -> list[Thing]:
    """Every step from the subject to the holder."""
    member = [link.membership, link.holder] if link.membership and link.holder else []
    return [*link.origin.steps, link.assignment, link.assignee, *member]


@answers("ResponsibilityLink.since")
def since(link: Link, _: Any) -> Any:
    """The later first day."""
    days = [runs.since(part) for part in (link.assignment, link.membership) if part]
    return hide(max(days), ALWAYS)


@answers("ResponsibilityLink.until")
def until(link: Link, _: Any) -> Any:
    """The earlier end."""
    days = [runs.until(part) for part in (link.assignment, link.membership) if part]
    return hide(min(days), OPEN_DAY)


FIELDS["ResponsibilityLink.basis"] = lambda link, _: link.assignment.get("basis")
FIELDS["ResponsibilityLink.role"] = lambda link, _: link.role
FIELDS["ResponsibilityLink.holder"] = lambda link, _: link.holder
FIELDS["ResponsibilityLink.post"] = lambda link, _: link.assignee if link.assignee.type_name == "Post" else None
FIELDS["ResponsibilityLink.vacancy"] = lambda link, _: (
    Nobody(None if link.group else link.assignee)
    if link.holder is None and (link.assignee.type_name == "Post" or link.group)
    else None
)
FIELDS["ResponsibilityLink.inheritedFrom"] = lambda link, _: link.origin.unit if link.origin.distance else None
FIELDS["ResponsibilityLink.distance"] = lambda link, _: link.origin.distance
FIELDS["ResponsibilityLink.endCondition"] = lambda link, _: link.assignment.get("endCondition")
FIELDS["ResponsibilityLink.recordedLater"] = lambda link, _: any(
    not _was_there_in_time(part) for part in (link.assignment, link.membership) if part
)


def _was_there_in_time(part: Thing) -> bool:
    """Some version of some term that covers the day asked about was recorded before the day was over."""
    on = part.view.clock.valid_on
    versions = [part, *(other for other in part.view.all(part.type_name) if _says(other) == _says(part))]
    covering = [one for one in versions if one.get("validFrom") <= on < one.get("validTo")]
    return any(not part.view.later(one.get("recordedFrom")) for one in covering)


def _says(part: Thing) -> tuple[Any, ...]:
    """Who, what, in which capacity, on whose word: what its terms have in common."""
    leaving = part.view.world.leaving
    ends = sorted(edge.end for kind in _SAID for edge in leaving.get((part.key, kind), ()))
    return part.get("basis"), part.get("role"), ends


FIELDS["ResponsibilityLink.assignment"] = lambda link, _: link.assignment
FIELDS["ResponsibilityLink.membership"] = lambda link, _: link.membership
FIELDS["ResponsibilityLink.isActing"] = lambda link, _: (
    bool(link.membership) and link.membership.get("role") == "ACTING"
)
FIELDS["ResponsibilityLink.citation"] = lambda link, _: cite(link.assignment)


FIELDS["Enterprise.responsibilityChain"] = lambda enterprise, _: enterprise
FIELDS["ResponsibilityChain.enterprise"] = lambda subject, _: subject if subject.type_name == "Enterprise" else None
FIELDS["ResponsibilityChain.area"] = lambda subject, _: (
    subject.one("LOCATED_IN") if subject.type_name == "Enterprise" else subject
)
FIELDS["ResponsibilityChain.asOf"] = lambda subject, _: subject.view
