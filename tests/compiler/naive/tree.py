"""Trees of areas and paths between them."""

from dataclasses import dataclass
from typing import Any

from tests.compiler.naive import filters, sorts
from tests.compiler.naive.connections import connection
from tests.compiler.naive.ended import has_ended
from tests.compiler.naive.hierarchy import ancestors, children, parent
from tests.compiler.naive.things import BY_KEY, FIELDS, answers, by_key
from tests.compiler.naive.view import Thing


@dataclass(frozen=True)
class Row:
    """An area in a tree."""

    area: Thing
    above: Thing | None
    depth: int


def rows(area: Thing, most: int, above: Thing | None = None, depth: int = 0) -> list[Row]:
    """The area and what lies below it, depth first."""
    lower = by_key(children(area)) if depth < most else []
    return [Row(area, above, depth), *(row for part in lower for row in rows(part, most, area, depth + 1))]


@answers("Area.subtree")
def subtree(area: Thing, _: Any, depth: int = 9, levels: list[str] | None = None) -> list[Row]:
    """Of some levels, or of all."""
    return [row for row in rows(area, depth) if levels is None or row.area.get("level") in levels]


FIELDS["AreaTreeRow.area"] = lambda row, _: row.area
FIELDS["AreaTreeRow.parentKey"] = lambda row, _: row.above and row.above.key
FIELDS["AreaTreeRow.depth"] = lambda row, _: row.depth
FIELDS["AreaTreeRow.childCount"] = lambda row, _: len(children(row.area))
FIELDS["Area.hasChildren"] = lambda area, _: bool(children(area))
FIELDS["Area.depth"] = lambda area, _: len(ancestors(area))


def siblings(area: Thing) -> list[Thing]:
    """What else lies in the same area."""
    above = parent(area)
    return [other for other in children(above) if other.key != area.key] if above else []


FIELDS["Area.siblings"] = connection("Area.siblings", siblings, BY_KEY, filters.AREA, sorts.AREA)


@dataclass(frozen=True)
class Way:
    """The way from an area to another; it turns in `top`."""

    up: list[Thing]
    top: Thing
    down: list[Thing]


def _above(area: Thing, other: Thing) -> list[Thing]:
    """What is above it and there, or is the other end itself."""
    return [above for above in area.belongs() if above == other or not has_ended(above)]


@answers("Area.path")
def path(area: Thing, _: Any, to: str) -> Way | None:
    """Up to the first area that both lie in, and down."""
    key = to.partition("@")[0]
    if key not in area.view.world.nodes:
        return None
    goal = area.view.thing(key)
    ours, theirs = [area, *_above(area, goal)], [goal, *_above(goal, area)]
    keys = [above.key for above in theirs]
    top = next((above for above in ours if above.key in keys), None)
    if top is None:
        return None
    return Way(ours[: ours.index(top)], top, theirs[: keys.index(top.key)][::-1])


FIELDS["AreaPath.areas"] = lambda way, _: [*way.up, way.top, *way.down]
FIELDS["AreaPath.commonAncestor"] = lambda way, _: way.top
FIELDS["AreaPath.steps"] = lambda way, _: len(way.up) + len(way.down)
