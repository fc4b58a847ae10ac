"""Trees of areas and paths between them (区划树)."""

import inspect
from typing import TYPE_CHECKING, Annotated, Any

import strawberry

from graph.fields import Default, Link, On, Predicate, arguments, bound, expr, key_of, link
from resolvers.hierarchy import CHILD_COUNT
from resolvers.tree import (
    COMMON,
    DISTANCE,
    GOAL,
    GOAL_BINDS,
    MEET,
    MOST_DEPTH,
    MOST_ROWS,
    ON_THE_WAY,
    ROW_BINDS,
    ROW_ORDER,
    subtree,
)
from schema.describe import described

if TYPE_CHECKING:
    from schema.area import Area

AreaType = Annotated["Area", strawberry.lazy("schema.area")]


@described
class AreaTreeRow:
    """An area in a tree, for a widget that shows one (区划树节点)."""

    area: AreaType = bound("The area (区域).", "area")
    parent_key: strawberry.ID | None = expr(
        "The key of the area directly above; null for the top of the tree (上级标识).", "above"
    )
    depth: int = expr("How many levels below the top; 0 for the top itself (深度).", "depth")
    child_count: int = expr("How many areas lie directly below it, shown or not (下级数).", CHILD_COUNT)


@described
class AreaPath:
    """The way in the hierarchy from one area to another: up to the nearest common ancestor, and down (区划路径)."""

    areas: list[AreaType] = link(
        "Each area on the way, both ends included (途经区域).", ON_THE_WAY, order=["place"], on=False
    )
    common_ancestor: AreaType = link("Where the way turns (最近共同上级).", COMMON, on=False)
    steps: int = expr("How many steps it takes (步数).", DISTANCE)


def subtree_field(level: Any) -> Any:
    """The tree below an area; `level` is the enum of levels."""
    depth = Annotated[int, strawberry.argument(description=f"How many levels downward, from 0 to {MOST_DEPTH} (深度).")]
    levels = Annotated[
        list[level] | None,
        strawberry.argument(description="Only areas of these levels; the top, too, only if it is of one (层级)."),
    ]
    return arguments(
        "The area itself and all below it, each before what lies in it, in the order of keys: a whole tree in one list,"
        f" of at most {MOST_ROWS:,} rows (区划树).",
        Link(subtree, order=ROW_ORDER, target=None, binds=ROW_BINDS),
        depth=Default(depth, MOST_DEPTH),
        levels=levels,
        on=On,
    )


def path_field() -> Any:
    """The way from an area to another."""
    to = Annotated[strawberry.ID, strawberry.argument(description="The id of the other area (目标区域).")]
    return arguments(
        "The way in the hierarchy to another area; null where the two have nothing above them in common (区划路径).",
        Link(
            GOAL,
            target=None,
            binds=GOAL_BINDS,
            filters={"to": Predicate(f"goal.key = $value AND {MEET}", key_of("Area"))},
        ),
        to=Default(to, inspect.Parameter.empty),
        on=On,
    )
