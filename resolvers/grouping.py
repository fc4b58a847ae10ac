"""Enterprises counted in groups: by sector, by area of a level, key or not, linked or not (企业分组统计).

Neo4j takes an aggregation inside a subquery for one of the RETURN that the subquery stands in. So each area collects one
word for each of its enterprises, such as `Sector:WHP/1/0`, and the same words are counted.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from graph.errors import BadUserInput
from resolvers.area import has_ended

LEVELS = ("DISTRICT", "TOWN", "VILLAGE")
BINDS = ("area", "word", "total")
ORDER = ("coalesce(area.key, '')", "word")

SECTOR = "MATCH (that:Sector {key: split(word, '/')[0]}) WITH that"
IS_KEY = "CASE split(word, '/')[1] WHEN '1' THEN true WHEN '0' THEN false END"
HAS_LIAISON = "CASE split(word, '/')[2] WHEN '1' THEN true WHEN '0' THEN false END"

_LINKED = (
    "EXISTS {{ MATCH (firm{0})<-[:SUBJECT]-(link{0}:Assignment) WHERE link{0}.basis = 'LIAISON' AND held(link{0}) }}"
)
_DOWN = "((upper{0})<-[up{0}:PART_OF|LEFT_IN WHERE held(up{0})]-(lower{0})){{0,9}}"


def groups(arguments: Mapping[str, Any]) -> str:
    """The groups of the enterprises in the area `this`. Raises BadUserInput for areas of two levels at once."""
    chosen = {grouping.name for grouping in arguments["by"]}
    levels = [level for level in LEVELS if level in chosen]
    if len(levels) > 1:
        raise BadUserInput(f"by: {' and '.join(levels)}; expected areas of one level", argument="by")
    return f"""
CALL (this) {{ {_found(chosen, levels[0]) if levels else _found_in_all(chosen)} }}
CALL (found) {{ UNWIND found AS one RETURN DISTINCT one AS word }}
WITH area, word, size([one IN found WHERE one = word]) AS total
"""


def _found_in_all(chosen: Iterable[str]) -> str:
    return f"RETURN null AS area, COLLECT {{ {_firms('this', chosen, 'All')} }} AS found"


def _found(chosen: Iterable[str], level: str) -> str:
    """The words of each area of the level, and of what lies in none."""
    outside = f"""size(COLLECT {{ UNWIND [this] + lowerRest AS step
    WITH step WHERE coalesce(state(step).level, '') = '{level}' AND NOT {has_ended("step")} RETURN step }}) = 0"""
    return f"""
  MATCH (this){_DOWN.format("Areas")}(area:Area) WHERE state(area).level = '{level}' AND NOT {has_ended("area")}
  RETURN area, COLLECT {{ {_firms("area", chosen, "Each")} }} AS found
  UNION ALL
  RETURN null AS area, COLLECT {{ {_firms("this", chosen, "Rest", outside)} }} AS found"""


def _firms(area: str, chosen: Iterable[str], tag: str, condition: str = "true") -> str:
    """A word for each enterprise in the area, of an enterprise with two sectors a word for each."""
    located, firm = f"located{tag}", f"firm{tag}"
    sector, key, linked = "'-'", "'-'", "'-'"
    operates = ""
    if "SECTOR" in chosen:
        operates = f" OPTIONAL MATCH ({firm})-[in{tag}:OPERATES_IN WHERE held(in{tag})]->(sector{tag}:Sector)"
        sector = f"coalesce(sector{tag}.key, '')"
    if "KEY" in chosen:
        key = f"CASE WHEN state({firm}).isKey THEN '1' ELSE '0' END"
    if "LIAISON" in chosen:
        linked = f"CASE WHEN {_LINKED.format(tag)} THEN '1' ELSE '0' END"
    return (
        f"MATCH ({area}){_DOWN.format(tag)}(home{tag}:Area) WHERE {condition}"
        f" MATCH (home{tag})<-[{located}:LOCATED_IN WHERE held({located})]-({firm}:Enterprise){operates}"
        f" RETURN {sector} + '/' + {key} + '/' + {linked}"
    )
