"""Root fields and connections."""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import Any

from graph.clock import AsOf
from graph.compiler.cursors import read_cursor
from tests.compiler.naive import coverage as _coverage  # noqa: F401 - registers its fields
from tests.compiler.naive import filters, sorts
from tests.compiler.naive import search as _search  # noqa: F401 - registers its fields
from tests.compiler.naive.connections import SORTED, Sorted, cut
from tests.compiler.naive.filters import Fits, fits
from tests.compiler.naive.names import aliases, codes, name
from tests.compiler.naive.rules import RULES, findings_of
from tests.compiler.naive.sorts import Sorts
from tests.compiler.naive.things import BY_KEY, FIELDS, answers
from tests.compiler.naive.view import Order, Page, Thing, View, page

Given = Mapping[str, Any] | None
Exists = Callable[[Thing], bool]
BY_CODE = Order(lambda thing: [thing.get("code"), thing.key], 2)
NEWEST_DOCUMENT = Order(lambda thing: [thing.get("issuedOn") or "", thing.key], 2, descending=(0,))


def clocked(view: View, given: Given, carried: AsOf | None = None) -> View:
    """An `asOf` wins over the clocks that an id carries; what it does not say is today, or now."""
    chosen = {key: value for key, value in (given or {}).items() if value is not None}
    if not chosen:
        return view.at(carried) if carried else view
    known = chosen.get("knownAt")
    moment = f"{datetime.fromisoformat(known).astimezone(UTC):%Y-%m-%dT%H:%M:%S.%fZ}" if known else view.clock.known_at
    return view.at(AsOf(chosen.get("validOn", view.clock.valid_on), moment, explicit=True, pinned=bool(known)))


def taken_apart(view: View, text: str) -> tuple[str, AsOf | None]:
    """The key of an id, and the clocks it carries; one that says no moment means now."""
    key, _, clocks = text.partition("@")
    day, _, moment = clocks.partition("~")
    return key, AsOf(day, moment or view.clock.known_at, explicit=True, pinned=bool(moment)) if clocks else None


def carried_on(view: View, cursor: AsOf, given: Given) -> View:
    """The clocks of a page that goes on from a cursor, with an `asOf` that agrees or is not there."""
    chosen = {key: value for key, value in (given or {}).items() if value is not None}
    if not chosen:
        return view.at(cursor)
    pinned = "knownAt" in chosen or (cursor.explicit and cursor.pinned)
    return view.at(AsOf(cursor.valid_on, cursor.known_at, explicit=True, pinned=pinned))


def by_id(view: View, text: str, given: Given = None) -> Thing | None:
    """A thing by its id."""
    key, carried = taken_apart(view, text)
    view = clocked(view, given, carried)
    return view.thing(key) if key in view.world.nodes and recorded(view.thing(key)) else None


def recorded(thing: Thing) -> bool:
    """Whether it was recorded by then, corrected since or not."""
    return bool(thing.get("recordedFrom") <= thing.view.clock.known_at)


def only(found: list[Thing]) -> Thing | None:
    """The one that there is."""
    assert len(found) < 2, "the world has no two things of one name"
    return found[0] if found else None


@answers("Query.node")
def node(view: View, _: Any, id: str) -> Any:
    """Any node; a finding is looked for again."""
    if not id.startswith("Finding:"):
        return by_id(view, id)
    key, carried = taken_apart(view, id)
    rule, area, subject = key.removeprefix("Finding:").split("/")
    found = findings_of(view.at(carried or view.clock).thing(area), [rule] if rule in RULES else [])
    return next((finding for finding in found if finding.subject.key == subject), None)


FIELDS["Query.nodes"] = lambda view, _, ids: [by_id(view, text) for text in ids]
for _one in ("person", "post", "assignment"):
    FIELDS[f"Query.{_one}"] = lambda view, _, id, asOf=None: by_id(view, id, asOf)


@answers("Query.area")
def area(view: View, _: Any, asOf: Given = None, **given: str) -> Thing | None:
    """By id, code or a name on the day."""
    if given.get("id"):
        return by_id(view, given["id"], asOf)
    things = clocked(view, asOf).all("Area")
    if code := given.get("code"):
        return only([thing for thing in things if recorded(thing) and code in codes(thing)])
    wanted = given["name"]
    return only([thing for thing in things if thing.holds() and wanted in (name(thing), *aliases(thing))])


@answers("Query.enterprise")
def enterprise(view: View, _: Any, asOf: Given = None, **given: str) -> Thing | None:
    """By id, uscc or the name on the day."""
    if given.get("id"):
        return by_id(view, given["id"], asOf)
    things = clocked(view, asOf).all("Enterprise")
    if uscc := given.get("uscc"):
        return only([thing for thing in things if recorded(thing) and thing.get("uscc") == uscc])
    return only([thing for thing in things if thing.holds() and name(thing) == given["name"]])


@answers("Query.document")
def document(view: View, _: Any, id: str | None = None, number: str | None = None, asOf: Given = None) -> Thing | None:
    """By id or number."""
    if id:
        return by_id(view, id, asOf)
    things = [thing for thing in clocked(view, asOf).all("OfficialDocument") if recorded(thing)]
    return only([thing for thing in things if thing.get("number") == number])


@answers("Query.organization")
def organization(
    view: View,
    _: Any,
    id: str | None = None,
    name: str | None = None,
    asOf: Given = None,
) -> Thing | None:
    """By id or name."""
    if id:
        return by_id(view, id, asOf)
    things = clocked(view, asOf).all("Organization")
    return only([thing for thing in things if thing.holds() and thing.get("name") == name])


def listed(path: str, label: str, own: Order, wanted: Fits | None, keys: Sorts, exists: Exists = Thing.holds) -> None:
    """A root that lists things: a cursor carries its clocks on, whatever else is said must be the same."""
    sorting = SORTED[path] = Sorted(own, keys)

    @answers(path)
    def resolve(
        view: View, _: Any, filter: Given = None, asOf: Given = None, orderBy: Any = None, **given: Any
    ) -> Page:
        name = next((which for which in ("after", "before") if given.get(which)), None)
        cursor = read_cursor(given[name], name).as_of if name else None
        view = carried_on(view, cursor, asOf) if cursor else clocked(view, asOf)
        found = [thing for thing in view.all(label) if exists(thing) and fits(wanted, thing, filter)]
        order, tag = sorting.chosen(path, orderBy)
        return page(found, order, cut(given), view.clock, tag)


def known(thing: Thing) -> bool:
    """Whether the register held it, on whatever day."""
    return thing.view.known(thing.node.properties)


listed("Query.areas", "Area", BY_KEY, filters.AREA, sorts.AREA)
listed("Query.enterprises", "Enterprise", BY_KEY, filters.ENTERPRISE, sorts.ENTERPRISE)
listed("Query.persons", "Person", BY_KEY, filters.PERSON, sorts.PERSON)
listed("Query.organizations", "Organization", BY_KEY, filters.ORGANIZATION, sorts.ORGANIZATION)
listed("Query.posts", "Post", BY_KEY, filters.POST, sorts.POST)
listed("Query.memberships", "Membership", BY_KEY, filters.MEMBERSHIP, sorts.MEMBERSHIP)
listed("Query.assignments", "Assignment", BY_KEY, filters.ASSIGNMENT, sorts.ASSIGNMENT)
listed("Query.sectors", "Sector", BY_CODE, None, {})
listed("Query.documents", "OfficialDocument", NEWEST_DOCUMENT, filters.DOCUMENT, sorts.DOCUMENT, known)


@answers("Query.responsibilityChain")
def responsibility_chain(
    view: View,
    _: Any,
    enterprise: str | None = None,
    area: str | None = None,
    asOf: Given = None,
) -> Thing | None:
    """Of an enterprise or of an area."""
    return by_id(view, enterprise or area or "", asOf)


@answers("Query.coverage")
def coverage(view: View, _: Any, area: str, asOf: Given = None) -> Thing | None:
    """Of an area."""
    return by_id(view, area, asOf)


CONNECTIONS = (
    "Area", "Enterprise", "Assignment", "Membership", "OfficialDocument", "Finding", "Person", "Organization", "Post", "Sector",
    "Duty", "WorkTask", "Target",
)  # fmt: skip
for _kind in CONNECTIONS:
    FIELDS[f"{_kind}Connection.edges"] = lambda page, _: [(page, item) for item in page.items]
    FIELDS[f"{_kind}Connection.pageInfo"] = lambda page, _: page
    FIELDS[f"{_kind}Connection.totalCount"] = lambda page, _: page.total
    FIELDS[f"{_kind}Edge.node"] = lambda edge, _: edge[1]
    FIELDS[f"{_kind}Edge.cursor"] = lambda edge, _: edge[0].cursor(edge[1])
FIELDS["PageInfo.hasNextPage"] = lambda page, _: page.more_behind
FIELDS["PageInfo.hasPreviousPage"] = lambda page, _: page.more_before
FIELDS["PageInfo.startCursor"] = lambda page, _: page.cursor(page.items[0]) if page.items else None
FIELDS["PageInfo.endCursor"] = lambda page, _: page.cursor(page.items[-1]) if page.items else None
