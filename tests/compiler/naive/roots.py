"""Root fields and connections."""

from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, datetime
from typing import Any

from graph.clock import AsOf
from graph.compiler.cursors import read_cursor
from tests.compiler.naive import coverage as _coverage  # noqa: F401 - registers its fields
from tests.compiler.naive.rules import RULES, findings_of
from tests.compiler.naive.things import BY_KEY, FIELDS, aliases, answers, area_fits, enterprise_fits, name
from tests.compiler.naive.view import Cut, Order, Page, Thing, View, page

Given = Mapping[str, Any] | None
NEWEST_DOCUMENT = Order(lambda thing: [thing.get("issuedOn") or "", thing.key], 2, descending=(0,))


def clocked(view: View, given: Given, carried: AsOf | None = None) -> View:
    """An `asOf` wins over the clocks that an id carries; what it does not say is today, or now."""
    chosen = {key: value for key, value in (given or {}).items() if value is not None}
    if not chosen:
        return view.at(carried) if carried else view
    known = chosen.get("knownAt")
    moment = f"{datetime.fromisoformat(known).astimezone(UTC):%Y-%m-%dT%H:%M:%S.%fZ}" if known else view.clock.known_at
    return view.at(AsOf(chosen.get("validOn", view.clock.valid_on), moment, explicit=True))


def taken_apart(text: str) -> tuple[str, AsOf | None]:
    """The key of an id, and the clocks it carries."""
    key, _, clocks = text.partition("@")
    day, _, moment = clocks.partition("~")
    return key, AsOf(day, moment, explicit=True) if clocks else None


def by_id(view: View, text: str, given: Given = None) -> Thing | None:
    """A thing by its id."""
    key, carried = taken_apart(text)
    return clocked(view, given, carried).thing(key) if key in view.world.nodes else None


def only(found: list[Thing]) -> Thing | None:
    """The one that there is."""
    assert len(found) < 2, "the world has no two things of one name"
    return found[0] if found else None


@answers("Query.node")
def node(view: View, _: Any, id: str) -> Any:
    """Any node; a finding is looked for again."""
    if not id.startswith("Finding:"):
        return by_id(view, id)
    key, carried = taken_apart(id)
    rule, area, subject = key.removeprefix("Finding:").split("/")
    found = findings_of(view.at(carried or view.clock).thing(area), [rule] if rule in RULES else [])
    return next((finding for finding in found if finding.subject.key == subject), None)


FIELDS["Query.nodes"] = lambda view, _, ids: [by_id(view, text) for text in ids]
FIELDS["Query.person"] = lambda view, _, id, asOf=None: by_id(view, id, asOf)  # noqa: N803


@answers("Query.area")
def area(view: View, _: Any, asOf: Given = None, **given: str) -> Thing | None:  # noqa: N803
    """By id, code or a name on the day."""
    if given.get("id"):
        return by_id(view, given["id"], asOf)
    things = clocked(view, asOf).all("Area")
    if code := given.get("code"):
        return only([thing for thing in things if thing.get("code") == code])
    wanted = given["name"]
    return only([thing for thing in things if thing.holds() and wanted in (name(thing), *aliases(thing))])


@answers("Query.enterprise")
def enterprise(view: View, _: Any, asOf: Given = None, **given: str) -> Thing | None:  # noqa: N803
    """By id, uscc or the name on the day."""
    if given.get("id"):
        return by_id(view, given["id"], asOf)
    things = clocked(view, asOf).all("Enterprise")
    if uscc := given.get("uscc"):
        return only([thing for thing in things if thing.get("uscc") == uscc])
    return only([thing for thing in things if thing.holds() and name(thing) == given["name"]])


@answers("Query.document")
def document(view: View, _: Any, id: str | None = None, number: str | None = None) -> Thing | None:
    """By id or number."""
    if id:
        return by_id(view, id)
    return only([thing for thing in view.all("OfficialDocument") if thing.get("number") == number])


def cut_page(
    view: View, given: Mapping[str, Any], asked: Given, order: Order, found: Callable[[View], list[Thing]]
) -> Page:
    """A page of a root: a cursor carries its clocks on, whatever else is said must be the same."""
    name = next((which for which in ("after", "before") if given.get(which)), None)
    cut: dict[str, Any] = {which: given.get(which) for which in ("first", "last")}
    if name:
        cursor = read_cursor(given[name], name, order.length)
        explicit = cursor.as_of.explicit or any((asked or {}).values())
        view = view.at(AsOf(cursor.as_of.valid_on, cursor.as_of.known_at, explicit))
        cut[name] = list(cursor.keys)
    else:
        view = clocked(view, asked)
    return page(found(view), order, Cut(**cut), view.clock)


def fitting(things: Iterable[Thing], fits: Callable[[Thing, Mapping[str, Any]], bool], chosen: Given) -> list[Thing]:
    """Things that exist and fit a filter."""
    return [thing for thing in things if thing.holds() and fits(thing, chosen or {})]


@answers("Query.areas")
def areas(view: View, _: Any, filter: Given = None, asOf: Given = None, **given: Any) -> Page:  # noqa: N803
    """The areas that exist on the day."""
    return cut_page(view, given, asOf, BY_KEY, lambda seen: fitting(seen.all("Area"), area_fits, filter))


@answers("Query.enterprises")
def enterprises(view: View, _: Any, filter: Given = None, asOf: Given = None, **given: Any) -> Page:  # noqa: N803
    """The enterprises that exist on the day."""
    return cut_page(view, given, asOf, BY_KEY, lambda seen: fitting(seen.all("Enterprise"), enterprise_fits, filter))


@answers("Query.documents")
def documents(view: View, _: Any, **given: Any) -> Page:
    """All documents that the register knew."""

    def known(seen: View) -> list[Thing]:
        return [thing for thing in seen.all("OfficialDocument") if seen.known(thing.node.properties)]

    return cut_page(view, given, None, NEWEST_DOCUMENT, known)


@answers("Query.responsibilityChain")
def responsibility_chain(
    view: View,
    _: Any,
    enterprise: str | None = None,
    area: str | None = None,
    asOf: Given = None,  # noqa: N803
) -> Thing | None:
    """Of an enterprise or of an area."""
    return by_id(view, enterprise or area or "", asOf)


@answers("Query.coverage")
def coverage(view: View, _: Any, area: str, asOf: Given = None) -> Thing | None:  # noqa: N803
    """Of an area."""
    return by_id(view, area, asOf)


CONNECTIONS = ("Area", "Enterprise", "Assignment", "Membership", "OfficialDocument", "Finding")
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
