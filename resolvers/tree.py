"""The hierarchy of areas as trees and paths (区划树)."""

from collections.abc import Mapping
from typing import Any

from graph.errors import BadUserInput

MOST_DEPTH = 9
"""No hierarchy of the field is deeper."""

MOST_ROWS = 20_000
"""A tree is given as a whole, up to so many rows."""

LEVELS = ("PROVINCE", "CITY", "DISTRICT", "TOWN", "VILLAGE")

ROW_BINDS = ("area", "above", "depth", "place")
ROW_ORDER = ("place",)


def subtree(arguments: Mapping[str, Any]) -> str:
    """The areas from `this` downwards in the order of a tree. Raises BadUserInput for a depth that cannot be.

    How often a path repeats cannot be a parameter, and which levels are wanted must be known before the rows are counted
    out: both choose among texts that stand here.
    """
    depth: int = arguments.get("depth", MOST_DEPTH)
    if not 0 <= depth <= MOST_DEPTH:
        raise BadUserInput(f"depth: {depth} is not between 0 and {MOST_DEPTH}", argument="depth")
    return _SUBTREES[depth] + _of_levels(arguments.get("levels")) + _IN_ORDER


def _of_levels(chosen: Any) -> str:
    if chosen is None:
        return ""
    names = {level.name for level in chosen}
    return f" AND state(area).level IN {[level for level in LEVELS if level in names]}"


# The embedded engine takes no path that repeats {0,0} times.
_SUBTREES = [
    f"MATCH (this)((upper)<-[up:PART_OF WHERE held(up)]-(lower)){{0,{max(depth, 1)}}}(area:Area) WHERE size(up) <= {depth}"
    for depth in range(MOST_DEPTH + 1)
]
_IN_ORDER = (
    " WITH area, size(up) AS depth, CASE WHEN size(up) > 0 THEN upper[-1].key END AS above,"
    " reduce(place = '', step IN lower | place + '/' + step.key) AS place"
    f" ORDER BY place LIMIT {MOST_ROWS} WITH area, above, depth, place"
)

CHILD_COUNT = "COUNT { MATCH (area)<-[part:PART_OF]-(:Area) WHERE held(part) }"
HAS_CHILDREN = "EXISTS { MATCH (this)<-[part:PART_OF WHERE held(part)]-(:Area) }"
DEPTH = "COUNT { MATCH (this)((lower)-[up:PART_OF WHERE held(up)]->(upper)){1,9}(:Area) }"

SIBLINGS = (
    "MATCH (this)-[part:PART_OF WHERE held(part)]->(above:Area)<-[beside:PART_OF WHERE held(beside)]-(that:Area)"
    " WHERE that.key <> this.key WITH that"
)

GOAL = "MATCH (goal:Area)"
GOAL_BINDS = ("this", "goal")
_MEETING = """
MATCH (this)((lower)-[up:PART_OF WHERE held(up)]->(upper)){0,9}(top:Area)
MATCH (goal)((deeper)-[rise:PART_OF WHERE held(rise)]->(higher)){0,9}(meeting:Area) WHERE meeting.key = top.key
"""
"""Where the ways upward from both ends meet: in every common ancestor, the nearest of which makes the path."""
MEET = f"EXISTS {{ {_MEETING} }}"
_NEAREST = f"{_MEETING} WITH this, upper, deeper, top, size(up) + size(rise) AS steps ORDER BY steps LIMIT 1"
COMMON = f"{_NEAREST} WITH top AS that"
DISTANCE = f"head(COLLECT {{ {_NEAREST} RETURN steps }})"
ON_THE_WAY = (
    f"{_NEAREST} WITH [this] + upper + reverse(deeper) AS way"
    " UNWIND range(0, size(way) - 1) AS place WITH way[place] AS that, place"
)
