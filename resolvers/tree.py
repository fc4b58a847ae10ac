"""The hierarchy of areas as trees and paths (区划树)."""

from collections.abc import Mapping
from typing import Any

from graph.errors import BadUserInput
from resolvers.area import has_ended
from resolvers.hierarchy import down, there, up

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


def _subtree(depth: int) -> str:
    """The areas up to so many levels below, each with the `way` to it: what has ended is no level of its own.

    So a way of more steps than levels leads through an area that ended; it is looked for from those alone.
    """
    # The embedded engine takes no path that repeats {0,0} times.
    shown = f"WHERE size(inner) <= {depth} AND (area = this OR NOT {has_ended('area')})"
    near = f"MATCH {down('this', 'area', steps=f'0,{max(depth, 1)}')} {shown} RETURN area, inner AS way"
    gone = f"MATCH {down('this', 'gone', 'Gone', f'1,{max(depth, 1)}')} WHERE {has_ended('gone')}"
    far = f"{gone} MATCH {down('gone', 'area', 'Far')} WHERE NOT {has_ended('area')} RETURN area, innerGone + innerFar AS way"
    both = f"{near} UNION {far}" if 0 < depth < MOST_DEPTH else near
    levels = f"WITH this, area, {there('way')} AS way WITH this, area, way WHERE size(way) <= {depth}"
    return f"CALL (this) {{ {both} }} {levels}"


_SUBTREES = [_subtree(depth) for depth in range(MOST_DEPTH + 1)]
_IN_ORDER = (
    " WITH area, size(way) AS depth, CASE size(way) WHEN 0 THEN null WHEN 1 THEN this.key ELSE way[-2].key END AS above,"
    " reduce(place = '', step IN way | place + '/' + step.key) AS place"
    f" ORDER BY place LIMIT {MOST_ROWS} WITH area, above, depth, place"
)

GOAL = "MATCH (goal:Area)"
GOAL_BINDS = ("this", "goal")
_MEETING = f"""
MATCH {up("this", "top", steps="0,9")}
MATCH {up("goal", "meeting", "Goal", "0,9")} WHERE meeting.key = top.key
  AND (top.key IN [this.key, goal.key] OR NOT {has_ended("top")})
"""
"""Where the ways upward from both ends meet: in every common ancestor, the nearest of which makes the path."""
MEET = f"EXISTS {{ {_MEETING} }}"


def _shown(steps: str) -> str:
    """The areas on a way that are there, and the goal."""
    return f"[step IN {steps} WHERE step.key = goal.key OR NOT {has_ended('step')}]"


_NEAREST = f"""{_MEETING} WITH this, goal, {_shown("upper")} AS upper, {_shown("lowerGoal")} AS deeper, top
WITH this, upper, deeper, top, size(upper) + size(deeper) AS steps ORDER BY steps LIMIT 1"""
COMMON = f"{_NEAREST} WITH top AS that"
DISTANCE = f"head(COLLECT {{ {_NEAREST} RETURN steps }})"
ON_THE_WAY = (
    f"{_NEAREST} WITH [this] + upper + reverse(deeper) AS way"
    " UNWIND range(0, size(way) - 1) AS place WITH way[place] AS that, place"
)
