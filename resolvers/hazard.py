"""Hazards: what is derived of them on a day, and lists of them (隐患).

Nothing here is stored: the status is the furthest step that had happened by the day, the deadline in force is that of the
latest extension, else of the newest step that sets one, and overdue is what had not been rectified when its deadline was over.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from graph.fields import Link
from resolvers.question import KNOWN, Listing, Lookup, by_property, everything, starts

STATUS_RANK = (
    "CASE {0} WHEN 'FOUND' THEN 1 WHEN 'RECTIFYING' THEN 2 WHEN 'RECTIFIED' THEN 3 WHEN 'REJECTED' THEN 4"
    " WHEN 'ACCEPTED' THEN 5 WHEN 'CLOSED' THEN 6 ELSE 7 END"
)
"""The place of a status among the others."""
STEP_RANK = (
    f"({STATUS_RANK.format('{0}.status')} + CASE WHEN {{0}}.status IN ['FOUND', 'RECTIFYING', 'RECTIFIED', 'REJECTED']"
    " THEN 10 * coalesce({0}.round, 1) ELSE 1000000 END)"
)
"""The place of a step (the variable `{0}`) among the others: a later round behind a failed acceptance, what ends it behind all."""

_STEPS = "MATCH (this)<-[:OF_HAZARD]-(step:HazardStep)"
STATUS = (
    f"head(COLLECT {{ {_STEPS} WHERE held(step) RETURN step.status ORDER BY {STEP_RANK.format('step')} DESC LIMIT 1 }})"
)
"""The furthest step that had happened by the day; null where nothing had."""

FOUND_ON = (
    f"head(COLLECT {{ {_STEPS} WHERE step.status = 'FOUND' AND held(step)"
    " RETURN step.validFrom ORDER BY step.validFrom LIMIT 1 })"
)
_FAILED = """size([ (this)<-[:OF_HAZARD]-(failing:HazardStep)
      WHERE failing.status = 'REJECTED' AND held(failing) AND failing.validFrom <= setting.validFrom | 1 ])"""
DEADLINE = f"""head(COLLECT {{ MATCH (this)<-[:OF_HAZARD]-(setting)
    WHERE (setting:DeadlineExtension OR setting:HazardStep) AND setting.dueOn IS NOT NULL AND held(setting)
    RETURN setting ORDER BY {_FAILED} DESC, CASE WHEN setting:HazardStep THEN 1 ELSE 0 END, setting.validFrom DESC,
      CASE WHEN setting:HazardStep THEN {STEP_RANK.format("setting")} ELSE 0 END DESC, setting.key DESC LIMIT 1 }})"""
"""What sets the deadline in force on the day: the latest extension, else the newest of the steps that name a day for it; what was
set since the acceptance failed goes before what was set until then."""
DUE_ON = f"{DEADLINE}.dueOn"
"""The last day to rectify it, as it stood on the day."""

IS_RECTIFIED = f"coalesce({STATUS} IN ['RECTIFIED', 'ACCEPTED', 'CLOSED', 'REVIEWED'], false)"
"""Whether it was rectified by the day, and that did not fail on inspection."""
IS_OVERDUE = f"(coalesce({DUE_ON} < $validOn, false) AND NOT {IS_RECTIFIED})"
"""Whether its deadline is over and it was not rectified by then; the deadline's own day still counts."""
OVERDUE_SINCE = f"CASE WHEN {IS_OVERDUE} THEN toString(date({DUE_ON}) + duration({{days: 1}})) END"
"""The first day behind the deadline in force."""

HAZARD_SAYS = ("title", "grade", "category", "caseFile")
"""What the register holds of a hazard itself; all else of it are steps and lists of their own."""
_SAYS_OTHER = " OR ".join(f"coalesce(earlier.{name}, '') <> coalesce(told.{name}, '')" for name in HAZARD_SAYS)
AS_KNOWN = f"""MATCH (this)-[:WAS]->(earlier:Version) WITH earlier, state(this) AS told
  WHERE earlier.recordedFrom <= $happenedAt AND $happenedAt < earlier.recordedTo AND ({_SAYS_OTHER}) WITH earlier"""
"""What the register held of a hazard when the incident happened that is looked back from, where that is other than now."""

HAS_HAPPENED = "EXISTS { MATCH (that)<-[:OF_HAZARD]-(happened:HazardStep) WHERE held(happened) }"
"""Whether a hazard was there on the day: a step of it had happened."""

IS_CLOSED = (
    "EXISTS { MATCH (this)-[:OF_HAZARD]->(:Hazard)<-[:OF_HAZARD]-(closing:HazardStep)"
    " WHERE closing.status IN ['CLOSED', 'REVIEWED'] AND held(closing) }"
)
"""Whether the hazard that a statement is about was closed by the day."""

DOWN = "((upper)<-[up:PART_OF|LEFT_IN WHERE held(up)]-(lower)){0,9}(home:Area)"
"""From an area to itself and every area below it."""
UNITS = "((place)<-[located:LOCATED_IN WHERE held(located)]-(firm)){0,1}(unit)"
"""From an area to itself and to each enterprise in it."""
UP = (
    "((firm)-[located:LOCATED_IN WHERE held(located)]->(place)){0,1}(base)"
    "((lower)-[up:PART_OF|LEFT_IN WHERE held(up)]->(upper)){0,9}(:Area {key: $value})"
)
"""From an enterprise or an area to the area `$value` that it is or lies in."""


_FOUND = "<-[at:FOUND_AT]-(that:Hazard) WHERE noted(at) WITH DISTINCT that"


def homes(arguments: Mapping[str, Any]) -> str:
    """The area `this` as `home`, and with `recursive` each area below it."""
    return f"MATCH (this){DOWN}" if arguments.get("recursive", True) else "WITH this AS home"


def hazards_below(arguments: Mapping[str, Any]) -> str:
    """The hazards of an area and of the enterprises in it; with those of the areas below it where `recursive`."""
    return f"{homes(arguments)} MATCH (home){UNITS}{_FOUND}"


WITHIN = f"EXISTS {{ MATCH (this)-[at:FOUND_AT]->(unit){UP} WHERE noted(at) }}"
_THERE = ("there(that)", HAS_HAPPENED)

HAZARD = Lookup(
    "Hazard",
    {"id": Link("MATCH (that:Hazard {key: $key})", conditions=KNOWN), "number": by_property("Hazard", "number")},
)
"""One hazard."""

HAZARDS = Listing(
    replace(everything("Hazard"), conditions=(*everything("Hazard").conditions, HAS_HAPPENED)),
    starts=starts("at", ("Enterprise", "Area"), "<-[at:FOUND_AT]-(that:Hazard)", ("noted(at)", *_THERE))
    | starts("within", ("Area",), f"{DOWN} MATCH (home){UNITS}{_FOUND}", _THERE),
)
"""The hazards found by the day, by id; those at a unit or within an area from there."""
