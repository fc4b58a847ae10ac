"""What lies above and below an area, of the areas that are there (docs/decisions/0025).

What goes on below an area that ended belongs to the nearest above it that still is, so that none is lost and none counted twice:
every way goes over PART_OF and LEFT_IN, and passes areas that have ended without stopping there.
"""

from resolvers.area import has_ended


def up(area: str, above: str, tag: str = "", steps: str = "1,9") -> str:
    """From an area to all that it lies in; the steps are `up` with the tag, those on the way `lower` and `upper`."""
    step = f"(lower{tag})-[up{tag}:PART_OF|LEFT_IN WHERE held(up{tag})]->(upper{tag})"
    return f"({area})({step}){{{steps}}}({above}:Area)"


def down(area: str, below: str, tag: str = "", steps: str = "1,9") -> str:
    """From an area to all that lies in it; the areas on the way are `inner` with the tag, the last of them included."""
    step = f"(outer{tag})<-[down{tag}:PART_OF|LEFT_IN WHERE held(down{tag})]-(inner{tag})"
    return f"({area})({step}){{{steps}}}({below}:Area)"


def there(areas: str) -> str:
    """Those of a list of areas that have not ended."""
    return f"[step IN {areas} WHERE NOT {has_ended('step')}]"


ANCESTORS = f"MATCH {up('this', 'that')} WHERE NOT {has_ended('that')} WITH that, size(up) AS steps"
"""All areas above; the nearest has the fewest `steps`."""

DESCENDANTS = f"MATCH {down('this', 'that')} WHERE NOT {has_ended('that')} WITH that"
"""All areas below."""


def parent(area: str, above: str, tag: str = "") -> str:
    """From an area to the nearest above it; no row where there is none. One step, but where that has ended."""
    near, higher = f"next{tag}", f"higher{tag}"
    return f"""MATCH ({area})-[part{tag}:PART_OF|LEFT_IN WHERE held(part{tag})]->({near}:Area)
  WITH {area}, CASE WHEN {has_ended(near)} THEN head(COLLECT {{ MATCH {up(near, higher, tag)} WHERE NOT {has_ended(higher)}
    RETURN {higher} ORDER BY size(up{tag}) LIMIT 1 }}) ELSE {near} END AS {above} WITH {area}, {above} WHERE {above} IS NOT NULL"""


def _next_below(area: str, below: str, tag: str) -> str:
    return f"MATCH ({area})<-[part{tag}:PART_OF|LEFT_IN WHERE held(part{tag})]-({below}:Area)"


def left_below(area: str, tag: str = "") -> str:
    """The areas that areas which ended left to one: a list of the nearest that are there below each."""
    gone, left, inner = f"gone{tag}", f"left{tag}", f"inner{tag}"
    return f"""COLLECT {{ {_next_below(area, gone, tag + "Gone")} WHERE {has_ended(gone)}
    MATCH {down(gone, left, tag)} WHERE NOT {has_ended(left)} AND size({there(inner)}) = 1 RETURN {left} }}"""


def children(area: str, tag: str = "") -> str:
    """The areas of which an area is the nearest above, as a list: those one step below, and what was left to it."""
    near = f"near{tag}"
    return f"""(COLLECT {{ {_next_below(area, near, tag + "Near")} WHERE NOT {has_ended(near)} RETURN {near} }}
  + {left_below(area, tag)})"""


PARENT = f"{parent('this', 'that')} WITH that"
CHILDREN = f"UNWIND {children('this')} AS that WITH that"
CHILD_COUNT = f"size({children('area')})"
HAS_CHILDREN = f"size({children('this')}) > 0"
DEPTH = f"COUNT {{ MATCH {up('this', 'above')} WHERE NOT {has_ended('above')} }}"
IS_PARENT = f"EXISTS {{ {parent('this', 'parent')} WITH parent WHERE parent.key = $value RETURN parent }}"
HAS_PARENT = f"EXISTS {{ {parent('this', 'parent')} RETURN parent }}"

SIBLINGS = f"""{parent("this", "above")} UNWIND {children("above")} AS that WITH this, that WHERE that.key <> this.key WITH that"""
"""What has the same nearest area above it."""
