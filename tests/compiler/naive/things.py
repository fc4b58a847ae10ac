"""Fields of what the register holds: areas, enterprises, organisations, people, documents, statements."""

from collections.abc import Callable, Iterable
from typing import Any

from graph.clock import ALWAYS, OPEN_DAY
from tests.compiler.naive import filters, hierarchy, sorts
from tests.compiler.naive.connections import connection
from tests.compiler.naive.names import aliases, code, name
from tests.compiler.naive.view import Order, Thing

Resolve = Callable[..., Any]
FIELDS: dict[str, Resolve] = {}
"""Resolvers by `Type.field`."""

BY_KEY = Order(lambda thing: [thing.key])
BY_BASIS = Order(lambda thing: [thing.get("basis"), thing.key], 2)
NEWEST = Order(lambda thing: [thing.get("validFrom"), thing.key], 2, descending=(0,))
BY_ROW = Order(lambda thing: [thing.get("row") or 0, thing.key], 2)
BY_POSITION = Order(lambda thing: [thing.get("position"), thing.key], 2)
BY_PLACE = Order(lambda thing: [thing.get("annex") or 0, thing.get("row") or 0, thing.key], 3)


def answers(*names: str) -> Callable[[Resolve], Resolve]:
    """The resolver of some fields, each named `Type.field`."""

    def register(resolve: Resolve) -> Resolve:
        FIELDS.update(dict.fromkeys(names, resolve))
        return resolve

    return register


def properties(kind: str, *names: str) -> None:
    """Fields that are properties."""
    for each in names:
        FIELDS[f"{kind}.{each}"] = lambda thing, _, each=each: thing.get(each)


def hide(value: Any, *absent: str) -> Any:
    """The value, or None where it stands for none."""
    return None if value in absent else value


def by_then(moment: str, thing: Thing) -> str | None:
    """A moment that had come when the register was asked, or None."""
    return moment if moment <= thing.view.clock.known_at else None


def by_key(things: Iterable[Thing]) -> list[Thing]:
    """In the order of keys."""
    return sorted(things, key=lambda thing: thing.key)


NODE_TYPES = (
    "Area", "Enterprise", "Sector", "Person", "Post", "Organization", "Membership", "Assignment", "OfficialDocument",
    "ChangeEvent", "PostVacancy", "Requirement", "Duty", "WorkTask", "Target", "Indicator", "DutyList",
    "DutyRecord", "Hazard", "HazardStep", "DeadlineExtension", "ListedSupervision", "RectificationPlan", "Waiver",
    "IndicatorProgress",
    "Incident", "CasualtyCount", "Investigation", "AccountabilityMeasure",
)  # fmt: skip
for _kind in NODE_TYPES:
    FIELDS[f"{_kind}.id"] = lambda thing, _: thing.key + thing.view.suffix
    FIELDS[f"{_kind}.key"] = lambda thing, _: thing.key

properties("Area", "level", "kind")
FIELDS["Area.code"] = lambda area, _: code(area)
properties("Enterprise", "uscc", "isKey")
properties("Sector", "code", "name")
properties("Person", "name")
properties("Post", "title", "dualDuty")
properties("Organization", "name", "kind")
properties("Membership", "role", "endCondition", "recordedFrom")
properties("Assignment", "basis", "endCondition", "lastConfirmedOn", "recordedFrom")
properties("OfficialDocument", "number", "title", "issuedOn", "effectiveFrom", "announcedEnterprises")
properties(
    "Duty", "number", "kind", "recurrence", "quota", "dueDay", "dueOn", "within", "countedFrom", "bearerBasis",
    "bearerRole", "bearerLevel",
)  # fmt: skip


def kept_file(thing: Thing) -> Thing | None:
    """A document or a statement as what knows its file, where one is kept, and was known to be."""
    known = (thing.get("fileNotedAt") or "") <= thing.view.clock.known_at
    return thing if thing.get("fileSha256") and known else None


FIELDS["OfficialDocument.file"] = lambda thing, _: kept_file(thing)
FIELDS["StoredFile.name"] = lambda thing, _: thing.get("fileName")
FIELDS["StoredFile.sha256"] = lambda thing, _: thing.get("fileSha256")
FIELDS["StoredFile.size"] = lambda thing, _: thing.get("fileSize")
FIELDS["StoredFile.url"] = lambda thing, _: f"/files/{thing.get('fileSha256')}.{thing.get('fileName').rsplit('.')[-1]}"
properties("WorkTask", "number", "section", "title")
properties("Target", "number", "title")
properties("Indicator", "name", "comparison", "value", "unit", "baseline", "level", "dueOn")
DEMANDS = ("Requirement", "Duty", "WorkTask", "Target", "Indicator")
for _kind in DEMANDS:
    properties(_kind, "endCondition", "recordedFrom")
for _field in ("owners", "dueOn"):
    FIELDS[f"WorkTask.{_field}"] = lambda thing, _, field=_field: thing.get(field) or []
for _kind in ("Membership", "Assignment", *DEMANDS):
    FIELDS[f"{_kind}.validFromUncertain"] = lambda thing, _: thing.get("validFromUncertain") or False
    FIELDS[f"{_kind}.validFrom"] = lambda thing, _: hide(thing.get("validFrom"), ALWAYS)
    FIELDS[f"{_kind}.validTo"] = lambda thing, _: hide(thing.get("validTo"), OPEN_DAY)
    FIELDS[f"{_kind}.recordedTo"] = lambda thing, _: by_then(thing.get("recordedTo"), thing)
for _field, _tie in {
    "Organization.parent": "PART_OF", "Enterprise.area": "LOCATED_IN",
    "Post.organization": "BELONGS_TO", "Membership.person": "MEMBER", "Membership.post": "POST",
    "Membership.organization": "ORGANIZATION", "Assignment.assignee": "ASSIGNEE", "Assignment.subject": "SUBJECT",
    "Assignment.sector": "SECTOR", "OfficialDocument.issuer": "ISSUED_BY",
}.items():  # fmt: skip
    FIELDS[_field] = lambda thing, _, tie=_tie: thing.one(tie)
for _field, _tie in {"basedOn": "BASED_ON", "mentions": "MENTIONS", "supersedes": "SUPERSEDES",
    "supersedesPartly": "SUPERSEDES_PARTLY"}.items():  # fmt: skip
    FIELDS[f"OfficialDocument.{_field}"] = lambda thing, _, tie=_tie: by_key(thing.out(tie))
FIELDS["OfficialDocument.partlySupersededBy"] = lambda thing, _: by_key(thing.into("SUPERSEDES_PARTLY"))
FIELDS["OfficialDocument.supersededBy"] = lambda thing, _: by_key(thing.into("SUPERSEDES"))
FIELDS["OfficialDocument.missingAnnexes"] = lambda thing, _: thing.get("missingAnnexes") or []


FIELDS["Area.name"] = FIELDS["Enterprise.name"] = lambda thing, _: name(thing)
FIELDS["Area.aliases"] = lambda thing, _: aliases(thing)
FIELDS["Area.parent"] = lambda thing, _: hierarchy.parent(thing)
FIELDS["Area.ancestors"] = lambda thing, _: hierarchy.ancestors(thing)
FIELDS["Area.mergedWith"] = lambda thing, _: by_key(thing.merged())


def enterprises_in(area: Thing, recursive: bool = True) -> list[Thing]:
    """The enterprises in an area, with those of the areas below it."""
    homes = [area, *area.holding()] if recursive else [area]
    return [enterprise for home in homes for enterprise in home.into("LOCATED_IN")]


def descendants(area: Thing, level: str | None = None) -> list[Thing]:
    """All areas below."""
    return [below for below in hierarchy.descendants(area) if level in (None, below.get("level"))]


def assignments(tie: str) -> Callable[..., list[Thing]]:
    """The assignments whose arrow arrives."""

    def found(thing: Thing, basis: list[str] | None = None) -> list[Thing]:
        every = [one for one in thing.into(tie) if one.type_name == "Assignment"]
        return [one for one in every if basis is None or one.get("basis") in basis]

    return found


def into(tie: str, label: str) -> Callable[..., list[Thing]]:
    """The things with a label whose arrows arrive."""
    return lambda thing: [other for other in thing.into(tie) if other.type_name == label]


for _path, _things, _order, _fits, _sorts in (
    ("Area.children", hierarchy.children, BY_KEY, filters.AREA, sorts.AREA),
    ("Area.descendants", descendants, BY_KEY, filters.AREA, sorts.AREA),
    ("Area.enterprises", enterprises_in, BY_KEY, filters.ENTERPRISE, sorts.ENTERPRISE),
    ("Area.assignments", assignments("SUBJECT"), BY_BASIS, filters.ASSIGNMENT, sorts.ASSIGNMENT),
    ("Enterprise.assignments", assignments("SUBJECT"), BY_BASIS, filters.ASSIGNMENT, sorts.ASSIGNMENT),
    ("Person.assignments", assignments("ASSIGNEE"), NEWEST, filters.ASSIGNMENT, sorts.ASSIGNMENT),
    ("Post.assignments", assignments("ASSIGNEE"), NEWEST, filters.ASSIGNMENT, sorts.ASSIGNMENT),
    ("Organization.assignments", assignments("ASSIGNEE"), NEWEST, filters.ASSIGNMENT, sorts.ASSIGNMENT),
    ("OfficialDocument.assignments", assignments("STATED_IN"), BY_PLACE, filters.ASSIGNMENT, sorts.ASSIGNMENT),
    ("OfficialDocument.duties", into("STATED_IN", "Duty"), BY_POSITION, None, None),
    ("OfficialDocument.workTasks", into("STATED_IN", "WorkTask"), BY_POSITION, None, None),
    ("OfficialDocument.targets", into("STATED_IN", "Target"), BY_POSITION, None, None),
    ("Person.memberships", into("MEMBER", "Membership"), NEWEST, filters.MEMBERSHIP, sorts.MEMBERSHIP),
    ("Post.memberships", into("POST", "Membership"), NEWEST, filters.MEMBERSHIP, sorts.MEMBERSHIP),
    ("Organization.members", into("ORGANIZATION", "Membership"), BY_ROW, filters.MEMBERSHIP, sorts.MEMBERSHIP),
    ("Organization.children", into("PART_OF", "Organization"), BY_KEY, filters.ORGANIZATION, sorts.ORGANIZATION),
    ("Sector.enterprises", into("OPERATES_IN", "Enterprise"), BY_KEY, None, None),
):
    FIELDS[_path] = connection(_path, _things, _order, _fits, _sorts)


FIELDS["Enterprise.sectors"] = lambda thing, _: sorted(thing.out("OPERATES_IN"), key=lambda sector: sector.get("code"))
FIELDS["Organization.area"] = lambda thing, _: next(iter(by_key(thing.out("ADMINISTERS"))), None)
FIELDS["Organization.posts"] = lambda thing, _: by_key(thing.into("BELONGS_TO"))


@answers("Post.holders")
def holders(thing: Thing, _: Any) -> list[Thing]:
    """Each person who holds it, once."""
    return _in_post(thing, acting=False)


@answers("Post.acting")
def acting(thing: Thing, _: Any) -> list[Thing]:
    """Each person who acts for it, once."""
    return _in_post(thing, acting=True)


def _in_post(thing: Thing, *, acting: bool) -> list[Thing]:
    tenures = [one for one in thing.into("POST") if (one.get("role") == "ACTING") == acting]
    return by_key({person.key: person for tenure in tenures for person in tenure.out("MEMBER")}.values())


@answers("Target.indicators")
def indicators(thing: Thing, _: Any) -> list[Thing]:
    """Those of its number that its document states."""
    beside = [other for document in thing.out("STATED_IN") for other in document.into("STATED_IN")]
    found = [one for one in beside if one.type_name == "Indicator" and one.get("target") == thing.get("number")]
    return sorted(found, key=lambda one: [one.get("position"), one.key])
