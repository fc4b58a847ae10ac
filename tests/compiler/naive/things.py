"""Fields of what the register holds: areas, enterprises, organisations, people, documents, statements."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from graph.clock import ALWAYS, OPEN_DAY, OPEN_MOMENT
from graph.compiler.cursors import read_cursor
from tests.compiler.naive.view import Cut, Order, Page, Thing, View, page

Resolve = Callable[..., Any]
FIELDS: dict[str, Resolve] = {}
"""Resolvers by `Type.field`."""

BY_KEY = Order(lambda thing: [thing.key])
BY_BASIS = Order(lambda thing: [thing.get("basis"), thing.key], 2)
NEWEST = Order(lambda thing: [thing.get("validFrom"), thing.key], 2, descending=(0,))
BY_ROW = Order(lambda thing: [thing.get("row") or 0, thing.key], 2)
BY_PLACE = Order(lambda thing: [thing.get("annex") or 0, thing.get("row") or 0, thing.key], 3)


def answers(*names: str) -> Callable[[Resolve], Resolve]:
    """The resolver of some fields, each named `Type.field`."""

    def register(resolve: Resolve) -> Resolve:
        FIELDS.update(dict.fromkeys(names, resolve))
        return resolve

    return register


def properties(kind: str, *names: str) -> None:
    """Fields that are properties."""
    for name in names:
        FIELDS[f"{kind}.{name}"] = lambda thing, _, name=name: thing.get(name)


def hide(value: Any, *absent: str) -> Any:
    """The value, or None where it stands for none."""
    return None if value in absent else value


def by_key(things: Iterable[Thing]) -> list[Thing]:
    """In the order of keys."""
    return sorted(things, key=lambda thing: thing.key)


def connect(
    view: View, things: Callable[[View], Iterable[Any]], order: Order, first: int | None, after: str | None
) -> Page:
    """A page below the root: a cursor brings its own clocks for the page and all below it."""
    cursor = read_cursor(after, "after", order.length) if after is not None else None
    view = view.at(cursor.as_of) if cursor else view
    return page(things(view), order, Cut(first=first, after=list(cursor.keys) if cursor else None), view.clock)


def again(thing: Thing, view: View) -> Thing:
    """The same node under other clocks."""
    return Thing(thing.node, view)


NODE_TYPES = (
    "Area", "Enterprise", "Sector", "Person", "Post", "Organization", "Membership", "Assignment", "OfficialDocument",
)  # fmt: skip
for _kind in NODE_TYPES:
    FIELDS[f"{_kind}.id"] = lambda thing, _: thing.key + thing.view.suffix
    FIELDS[f"{_kind}.key"] = lambda thing, _: thing.key

properties("Area", "code", "level", "kind")
properties("Enterprise", "uscc", "isKey")
properties("Sector", "code", "name")
properties("Person", "name")
properties("Post", "title", "dualDuty")
properties("Organization", "name", "kind")
properties("Membership", "role", "endCondition", "recordedFrom")
properties("Assignment", "basis", "endCondition", "lastConfirmedOn", "recordedFrom")
properties("OfficialDocument", "number", "title", "issuedOn", "announcedEnterprises")
for _kind in ("Membership", "Assignment"):
    FIELDS[f"{_kind}.validFrom"] = lambda thing, _: hide(thing.get("validFrom"), ALWAYS)
    FIELDS[f"{_kind}.validTo"] = lambda thing, _: hide(thing.get("validTo"), OPEN_DAY)
    FIELDS[f"{_kind}.recordedTo"] = lambda thing, _: hide(thing.get("recordedTo"), OPEN_MOMENT)
for _field, _tie in {
    "Area.parent": "PART_OF", "Organization.parent": "PART_OF", "Enterprise.area": "LOCATED_IN",
    "Post.organization": "BELONGS_TO", "Membership.person": "MEMBER", "Membership.post": "POST",
    "Membership.organization": "ORGANIZATION", "Assignment.assignee": "ASSIGNEE", "Assignment.subject": "SUBJECT",
    "Assignment.sector": "SECTOR", "OfficialDocument.issuer": "ISSUED_BY",
}.items():  # fmt: skip
    FIELDS[_field] = lambda thing, _, tie=_tie: thing.one(tie)
for _field, _tie in {"basedOn": "BASED_ON", "mentions": "MENTIONS", "supersedes": "SUPERSEDES"}.items():
    FIELDS[f"OfficialDocument.{_field}"] = lambda thing, _, tie=_tie: by_key(thing.out(tie))
FIELDS["OfficialDocument.supersededBy"] = lambda thing, _: by_key(thing.into("SUPERSEDES"))
FIELDS["OfficialDocument.missingAnnexes"] = lambda thing, _: thing.get("missingAnnexes") or []
FIELDS["Assignment.validFromUncertain"] = lambda thing, _: thing.get("validFromUncertain") or False


@answers("Area.name", "Enterprise.name")
def name(thing: Thing, _: Any = None) -> Any:
    """The official name on the day."""
    former = [other.get("name") for other in thing.out("NAMED") if other.get("kind") == "FORMER" and other.holds()]
    return former[0] if former else thing.get("name")


@answers("Area.aliases")
def aliases(thing: Thing, _: Any = None) -> list[str]:
    """All other names on the day but former ones."""
    return sorted(
        {other.get("name") for other in thing.out("NAMED") if other.get("kind") != "FORMER" and other.holds()}
    )


FIELDS["Area.ancestors"] = lambda thing, _: thing.upward()
FIELDS["Area.mergedWith"] = lambda thing, _: by_key(thing.merged())


@answers("Area.children")
def children(thing: Thing, _: Any, first: int | None = None, after: str | None = None) -> Page:
    """The areas directly below."""
    return connect(thing.view, lambda view: again(thing, view).into("PART_OF"), BY_KEY, first, after)


@answers("Area.descendants")
def descendants(
    thing: Thing, _: Any, level: str | None = None, first: int | None = None, after: str | None = None
) -> Page:
    """All areas below."""

    def below(view: View) -> list[Thing]:
        return [area for area in again(thing, view).downward() if level in (None, area.get("level"))]

    return connect(thing.view, below, BY_KEY, first, after)


def enterprises_in(area: Thing, recursive: bool = True) -> list[Thing]:
    """The enterprises in an area, with those of the areas below it."""
    homes = [area, *area.downward()] if recursive else [area]
    return [enterprise for home in homes for enterprise in home.into("LOCATED_IN")]


@answers("Area.enterprises")
def enterprises(
    thing: Thing,
    _: Any,
    recursive: bool = True,
    filter: Mapping[str, Any] | None = None,
    first: int | None = None,
    after: str | None = None,
) -> Page:
    """The enterprises in it."""

    def inside(view: View) -> list[Thing]:
        return [
            found for found in enterprises_in(again(thing, view), recursive) if enterprise_fits(found, filter or {})
        ]

    return connect(thing.view, inside, BY_KEY, first, after)


def linked(thing: Thing) -> bool:
    """Whether somebody is linked to this very thing."""
    return any(assignment.get("basis") == "LIAISON" for assignment in thing.into("SUBJECT"))


def unit_linked(area: Thing) -> bool:
    """Whether somebody is linked to the area or to what is merged with it."""
    return any(map(linked, [area, *area.merged()]))


def enterprise_fits(enterprise: Thing, wanted: Mapping[str, Any]) -> bool:
    """EnterpriseFilter."""
    home = enterprise.one("LOCATED_IN")
    around = [area.key for area in (home, *home.upward())] if home else []
    tests: dict[str, Callable[[Any], bool]] = {
        "within": lambda value: value.partition("@")[0] in around,
        "sector": lambda value: value in [sector.get("code") for sector in enterprise.out("OPERATES_IN")],
        "isKey": lambda value: enterprise.get("isKey") is value,
        "nameContains": lambda value: value in (name(enterprise) or ""),
        "hasLiaison": lambda value: linked(enterprise) is value,
    }
    return all(tests[key](value) for key, value in wanted.items() if value is not None)


def area_fits(area: Thing, wanted: Mapping[str, Any]) -> bool:
    """AreaFilter."""
    tests: dict[str, Callable[[Any], bool]] = {
        "level": lambda value: area.get("level") == value,
        "kind": lambda value: area.get("kind") == value,
        "within": lambda value: value.partition("@")[0] in [above.key for above in area.upward()],
        "nameContains": lambda value: name(area) is not None and value in name(area),
        "hasLiaison": lambda value: unit_linked(area) is value,
    }
    return all(tests[key](value) for key, value in wanted.items() if value is not None)


def _assignments(kind: str, tie: str, order: Order) -> None:
    @answers(f"{kind}.assignments")
    def assignments(
        thing: Thing, _: Any, basis: list[str] | None = None, first: int | None = None, after: str | None = None
    ) -> Page:
        def found(view: View) -> list[Thing]:
            every = [one for one in again(thing, view).into(tie) if one.type_name == "Assignment"]
            return [one for one in every if basis is None or one.get("basis") in basis]

        return connect(thing.view, found, order, first, after)


_assignments("Area", "SUBJECT", BY_BASIS)
_assignments("Enterprise", "SUBJECT", BY_BASIS)
_assignments("Person", "ASSIGNEE", NEWEST)
_assignments("OfficialDocument", "STATED_IN", BY_PLACE)


@answers("Person.memberships")
def memberships(thing: Thing, _: Any, first: int | None = None, after: str | None = None) -> Page:
    """The newest first."""
    return connect(thing.view, lambda view: again(thing, view).into("MEMBER"), NEWEST, first, after)


@answers("Organization.members")
def members(thing: Thing, _: Any, first: int | None = None, after: str | None = None) -> Page:
    """Who is in it."""
    return connect(thing.view, lambda view: again(thing, view).into("ORGANIZATION"), BY_ROW, first, after)


FIELDS["Enterprise.sectors"] = lambda thing, _: sorted(thing.out("OPERATES_IN"), key=lambda sector: sector.get("code"))
FIELDS["Organization.area"] = lambda thing, _: next(iter(by_key(thing.out("ADMINISTERS"))), None)
FIELDS["Organization.posts"] = lambda thing, _: by_key(thing.into("BELONGS_TO"))


@answers("Post.holders")
def holders(thing: Thing, _: Any) -> list[Thing]:
    """Each person who holds it, once."""
    found = {person.key: person for membership in thing.into("POST") for person in membership.out("MEMBER")}
    return by_key(found.values())
