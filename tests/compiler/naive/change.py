"""Changes of areas."""

from collections.abc import Mapping
from typing import Any

from graph.clock import ALWAYS, OPEN_DAY
from graph.compiler.cursors import read_cursor
from tests.compiler.naive.connections import SORTED, Sorted, cut
from tests.compiler.naive.roots import carried_on, clocked, taken_apart
from tests.compiler.naive.things import FIELDS, answers, by_key, hide, properties
from tests.compiler.naive.view import Order, Page, Thing, View, page

NEWEST = Order(lambda event: [event.get("on"), event.key], 2, descending=(0,))
SORTED["Query.changes"] = Sorted(NEWEST)
DAY_BEFORE, DAY_BEHIND = "", "~"

properties("ChangeEvent", "kind", "on")
FIELDS["ChangeEvent.onUncertain"] = lambda event, _: bool(event.get("onUncertain"))
FIELDS["ChangeEvent.from"] = lambda event, _: by_key(event.out("CHANGED_FROM"))
FIELDS["ChangeEvent.to"] = lambda event, _: by_key(event.out("CHANGED_TO"))


def newest(events: list[Thing]) -> list[Thing]:
    """Each once, the newest first."""
    once = {event.key: event for event in events}
    return sorted(sorted(once.values(), key=lambda event: event.key), key=lambda event: event.get("on"), reverse=True)


def events_of(area: Thing, *ties: str) -> list[Thing]:
    """The changes of an area that the register knows."""
    return [event for tie in ties for event in area.into(tie) if area.view.known(event.node.properties)]


def other_end(area: Thing, here: str, there: str) -> list[Thing]:
    """The other areas at the other end of its changes."""
    ends = {end.key: end for event in events_of(area, here) for end in event.out(there) if end.key != area.key}
    return by_key(ends.values())


FIELDS["Area.changes"] = lambda area, _: newest(events_of(area, "CHANGED_FROM", "CHANGED_TO"))
FIELDS["Area.predecessors"] = lambda area, _: other_end(area, "CHANGED_TO", "CHANGED_FROM")
FIELDS["Area.successors"] = lambda area, _: other_end(area, "CHANGED_FROM", "CHANGED_TO")
FIELDS["Area.existsFrom"] = lambda area, _: hide(area.get("validFrom"), ALWAYS)
FIELDS["Area.existsTo"] = lambda area, _: hide(area.get("validTo"), OPEN_DAY)
FIELDS["Area.existsFromUncertain"] = lambda area, _: bool(area.get("validFromUncertain"))
FIELDS["Area.existsToUncertain"] = lambda area, _: bool(area.get("validToUncertain"))


def ever_inside(area: Thing, depth: int = 9) -> set[str]:
    """The keys of the area and of all that is or was in it, on whatever day."""
    view = area.view
    lower = [tie.start for tie in view.world.arriving[area.key, "PART_OF"] if view.known(tie.properties)]
    return {area.key}.union(*(ever_inside(view.thing(key), depth - 1) for key in lower if depth))


def changes_inside(area: Thing) -> list[Thing]:
    """The changes of the area and of all that is or was in it."""
    inside = map(area.view.thing, sorted(ever_inside(area)))
    return newest([event for part in inside for event in events_of(part, "CHANGED_FROM", "CHANGED_TO")])


@answers("Query.changes")
def changes(
    view: View,
    _: Any,
    within: str | None = None,
    to: str | None = None,
    asOf: Mapping[str, Any] | None = None,
    **given: Any,
) -> Page:
    """Between two days, the second exclusive."""
    name = next((which for which in ("after", "before") if given.get(which)), None)
    cursor = read_cursor(given[name], name).as_of if name else None
    carried = taken_apart(view, within)[1] if within else None
    view = carried_on(view, cursor, asOf) if cursor else clocked(view, asOf, carried)
    first = given.get("from") or DAY_BEFORE
    if within is None:
        found = [event for event in view.all("ChangeEvent") if view.known(event.node.properties)]
    else:
        key = within.partition("@")[0]
        found = changes_inside(view.thing(key)) if key in view.world.nodes else []
    asked = [event for event in found if first <= event.get("on") < (to or DAY_BEHIND)]
    order, tag = SORTED["Query.changes"].chosen("Query.changes", None)
    return page(asked, order, cut(given), view.clock, tag)
