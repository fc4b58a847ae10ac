"""A link drawn as an arrow, such as `(:Enterprise)-[:LOCATED_IN]->(:Area)`, read into the MATCH that follows it.

The first node is the thing asked (`this`), the last one the answer (`that`); a `*` behind a type repeats the step. Clocks are
added here, to every temporal relationship and every statement on the way, so that no drawing can forget them.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from graph.labels import NODES, RELATIONSHIPS

_STEP = re.compile(r"(?P<left><)?-\[:(?P<types>[A-Z_|]+)(?P<star>\*)?\]-(?P<right>>)?\((?P<node>:[A-Za-z|]+)?\)")
_START = re.compile(r"\((:[A-Za-z|]+)?\)")
_MOST_STEPS = 9
"""No hierarchy of the field is deeper: province, city, district, town, village, and organisations likewise."""


class BadPattern(ValueError):
    """A drawing that names an unknown label or type, or is no path."""


@dataclass(frozen=True, slots=True)
class Path:
    """What a drawing says: the MATCH, its conditions, and the labels at both ends (none: any)."""

    match: str
    conditions: tuple[str, ...]
    start: tuple[str, ...]
    end: tuple[str, ...]


def _labels(text: str | None, drawing: str) -> tuple[str, ...]:
    labels = tuple(text.lstrip(":").split("|")) if text else ()
    if unknown := [label for label in labels if label not in NODES]:
        raise BadPattern(f"{drawing}: unknown label {unknown[0]}")
    return labels


def _is_statement(labels: tuple[str, ...]) -> bool:
    return any(NODES[label].statement for label in labels)


@lru_cache(maxsize=1024)
def read_pattern(drawing: str) -> Path:
    """Read a drawing. Raises BadPattern."""
    start = _START.match(drawing)
    steps = list(_STEP.finditer(drawing))
    if start is None or not steps or start.group() + "".join(s.group() for s in steps) != drawing:
        raise BadPattern(f"{drawing} is no path of nodes and relationships")
    match = "MATCH (this)"
    conditions: list[str] = []
    end: tuple[str, ...] = ()
    for number, step in enumerate(steps, 1):
        end = _labels(step["node"], drawing)
        node = "that" if step is steps[-1] else f"middle{number}"
        match += _hop(step, number, drawing, conditions) + f"({node}{step['node'] or ''})"
        if _is_statement(end):
            conditions.append(f"held({node})")
    return Path(match, tuple(conditions), _labels(start.group(1), drawing), end)


def _hop(step: re.Match[str], number: int, drawing: str, conditions: list[str]) -> str:
    """One relationship of the path; its clocks go into `conditions`, or inside where it repeats."""
    types = step["types"].split("|")
    if unknown := [name for name in types if name not in RELATIONSHIPS]:
        raise BadPattern(f"{drawing}: unknown relationship type {unknown[0]}")
    temporal = any(RELATIONSHIPS[name].temporal for name in types)
    left, right = step["left"] or "", step["right"] or ""
    if step["star"]:
        inside = f" WHERE held(step{number})" if temporal else ""
        return f"((from{number}){left}-[step{number}:{step['types']}{inside}]-{right}(to{number})){{1,{_MOST_STEPS}}}"
    if temporal:
        conditions.append(f"held(step{number})")
    elif any(RELATIONSHIPS[name].noted for name in types):
        conditions.append(f"noted(step{number})")
    return f"{left}-[step{number}:{step['types']}]-{right}"
