"""Rectification plans (一企一策): lists of them."""

from resolvers.hazard import DOWN, UNITS, UP
from resolvers.question import Listing, everything, starts

_HELD = ("held(that)",)

WITHIN = f"EXISTS {{ MATCH (this)-[:CONCERNS]->(unit){UP} }}"

RECTIFICATION_PLANS = Listing(
    everything("RectificationPlan"),
    starts=starts("unit", ("Enterprise", "Area"), "<-[:CONCERNS]-(that:RectificationPlan)", _HELD)
    | starts("hazard", ("Hazard",), "<-[:OF_HAZARD]-(that:RectificationPlan)", _HELD)
    | starts(
        "within",
        ("Area",),
        f"{DOWN} MATCH (home){UNITS}<-[:CONCERNS]-(that:RectificationPlan) WITH DISTINCT that",
        _HELD,
    ),
)
"""The plans made by the day, by id."""
