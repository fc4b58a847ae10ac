"""Incidents (事故), their investigations, and the measures that follow: by id, and lists of them."""

from collections.abc import Mapping
from typing import Any

from graph.fields import Link
from resolvers.question import KNOWN, Listing, Lookup, everything


def _home(incident: str, area: str, day: str, tag: str = "") -> str:
    """From an incident to the area in which it happened: an enterprise's is that of the incident's own day.

    A `tag` tells its variables from those of the statement in which it stands.
    """
    lies = f"located{tag}"
    there = f"{lies}.validFrom <= {day} AND {day} < {lies}.validTo AND known({lies})"
    return (
        f"({incident})-[occurred{tag}:OCCURRED_AT]->(place{tag})"
        f"((inside{tag})-[{lies}:LOCATED_IN WHERE {there}]->(home{tag})){{0,1}}{area} WHERE noted(occurred{tag})"
    )


def _above(tag: str = "") -> str:
    """From an area to itself and to all that it lies in."""
    return f"((lower{tag})-[up{tag}:PART_OF|LEFT_IN WHERE held(up{tag})]->(upper{tag})){{0,9}}"


_ON_ITS_DAY = "WITH {0}, state({0}).validFrom AS happenedOn"

INCIDENT_AREA = f"{_ON_ITS_DAY.format('this')} MATCH {_home('this', '(that:Area)', 'happenedOn')}"
"""The area in which an incident happened."""

IS_WITHIN = (
    f"EXISTS {{ {_ON_ITS_DAY.format('this')}"
    f" MATCH {_home('this', '(base:Area)' + _above() + '(goal:Area {key: $value})', 'happenedOn')} RETURN goal }}"
)
"""Whether an incident happened in the area with the key `$value`, or below it."""

_UP_FROM_IT = f"(baseIts:Area){_above('Its')}(topIts)"
IN_AREA = f"EXISTS {{ MATCH {_home('event', _UP_FROM_IT, 'told.validFrom', 'Its')} AND topIts = unit }}"
"""Whether the incident `event`, of which the register holds `told`, happened in the area `unit`, or below it."""

_ALL = "that.key > 'Incident:' AND that.key < 'Incident;'"


def incidents_below(arguments: Mapping[str, Any]) -> str:
    """The incidents in an area, with those of the areas below it where `recursive`.

    From the incidents upward: there are far fewer of them than of the enterprises in an area.
    """
    above = _above() if arguments.get("recursive", True) else ""
    base = "(base:Area)" if above else ""
    climb = f"EXISTS {{ MATCH {_home('that', f'{base}{above}(this)', 'happenedOn')} }}"
    return f"MATCH (that:Incident) WHERE {_ALL} WITH this, that, state(that).validFrom AS happenedOn WHERE {climb} WITH that"


HAPPENED = ("there(that)",)
"""An incident is there from its day on."""

NEWEST_FIRST = ("that.validFrom DESC", "that.key")
LATEST_FIRST = ("state(that).occurredAt DESC", "that.key")

INCIDENT = Lookup("Incident", {"id": Link("MATCH (that:Incident {key: $key})", conditions=KNOWN)})
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
