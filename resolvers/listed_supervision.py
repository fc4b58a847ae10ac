"""Listed supervision of hazards (挂牌督办): whether one is closed or overdue, and lists of them."""

from resolvers.hazard import DOWN, IS_CLOSED, UNITS, UP
from resolvers.question import Listing, everything, starts

_HELD = ("held(that)",)

IS_OVERDUE = f"(coalesce(this.dueOn < $validOn, false) AND NOT {IS_CLOSED})"
"""Whether the day by which it was to be closed is over, and it was not closed by then."""
WITHIN = f"EXISTS {{ MATCH (this)-[:OF_HAZARD]->(:Hazard)-[at:FOUND_AT]->(unit){UP} WHERE noted(at) }}"

LISTED_SUPERVISIONS = Listing(
    everything("ListedSupervision"),
    starts=starts("hazard", ("Hazard",), "<-[:OF_HAZARD]-(that:ListedSupervision)", _HELD)
    | starts("performedBy", ("Organization", "Post", "Person"), "<-[:PERFORMED_BY]-(that:ListedSupervision)", _HELD)
    | starts(
        "within",
        ("Area",),
        f"{DOWN} MATCH (home){UNITS}<-[at:FOUND_AT]-(:Hazard)<-[:OF_HAZARD]-(that:ListedSupervision)"
        " WHERE noted(at) WITH DISTINCT that",
        _HELD,
    ),
)
"""What is on a list on the day, by id."""
