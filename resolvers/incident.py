"""Incidents (事故), their investigations, and the measures that follow: by id, and lists of them."""

from collections.abc import Mapping
from typing import Any

from graph.fields import Link
from resolvers.question import Listing, Lookup, everything


def _home(incident: str, tag: str = "") -> str:
    """From an incident to the area in which it happened: an enterprise's is that of the incident's own day.

    A `tag` tells its variables from those of the statement in which it stands.
    """
    lies = f"located{tag}"
    there = f"{lies}.validFrom <= {incident}.validFrom AND {incident}.validFrom < {lies}.validTo AND known({lies})"
    return f"({incident})-[:OCCURRED_AT]->(place{tag})((inside{tag})-[{lies}:LOCATED_IN WHERE {there}]->(home{tag})){{0,1}}"


def _above(tag: str = "") -> str:
    """From an area to itself and to all that it lies in."""
    return f"((lower{tag})-[up{tag}:PART_OF|LEFT_IN WHERE held(up{tag})]->(upper{tag})){{0,9}}"


INCIDENT_AREA = f"MATCH {_home('this')}(that:Area)"
"""The area in which an incident happened."""

IS_WITHIN = f"EXISTS {{ MATCH {_home('this')}(base:Area){_above()}(:Area {{key: $value}}) }}"
"""Whether an incident happened in the area with the key `$value`, or below it."""

IN_AREA = f"EXISTS {{ MATCH {_home('event', 'Its')}(baseIts:Area){_above('Its')}(topIts) WHERE topIts = unit }}"
"""Whether the incident `event` happened in the area `unit`, or below it."""

_ALL = "that.key > 'Incident:' AND that.key < 'Incident;'"


def incidents_below(arguments: Mapping[str, Any]) -> str:
    """The incidents in an area, with those of the areas below it where `recursive`.

    From the incidents upward: there are far fewer of them than of the enterprises in an area.
    """
    above = _above() if arguments.get("recursive", True) else ""
    base = "(base:Area)" if above else ""
    climb = f"EXISTS {{ MATCH {_home('that')}{base}{above}(this) }}"
    return f"MATCH (that:Incident) WHERE {_ALL} AND {climb} WITH that"


HAPPENED = ("held(that)",)
"""An incident is there from its day on."""

NEWEST_FIRST = ("that.validFrom DESC", "that.key")
LATEST_FIRST = ("that.occurredAt DESC", "that.key")

INCIDENT = Lookup("Incident", {"id": Link("MATCH (that:Incident {key: $key})")})
"""One incident."""

INCIDENTS = Listing(everything("Incident", LATEST_FIRST))
"""The incidents up to the day, the latest first."""

INVESTIGATIONS = Listing(everything("Investigation", NEWEST_FIRST))
"""The investigations begun up to the day, the newest first."""

MEASURES = Listing(everything("AccountabilityMeasure", NEWEST_FIRST))
"""The measures issued up to the day, the newest first."""


def is_late(due: str, done: str) -> str:
    """Whether something of `this` was due before the day asked about and not done by then; the last day is in time."""
    return f"coalesce(this.{due} < $validOn AND coalesce(this.{done}, '9999-12-31') > $validOn, false)"


REPLY_IS_LATE = is_late("replyBy", "repliedOn")
MEASURE_IS_LATE = is_late("dueOn", "completedOn")
