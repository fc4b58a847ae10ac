"""What the filters and orders of incidents, investigations and measures ask, in plain Python."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from graph.clock import OPEN_DAY
from tests.compiler.naive.filters import among, any_out, before, equal, key, leads, not_before, present, says
from tests.compiler.naive.sorts import text
from tests.compiler.naive.view import Thing

Check = Callable[[Any, Any], bool]


def area_key(incident: Thing) -> str | None:
    """The area in which it happened: an enterprise's is that of the incident's own day."""
    for place in incident.out("OCCURRED_AT"):
        if place.type_name == "Area":
            return place.key
        then = replace(incident.view.clock, valid_on=incident.get("validFrom"))
        home = incident.view.at(then).thing(place.key).one("LOCATED_IN")
        return home.key if home else None
    return None


def around(incident: Thing) -> list[str]:
    """That area, and those above it on the day asked about."""
    here = area_key(incident)
    return [here, *(above.key for above in incident.view.thing(here).belongs())] if here else []


def is_late(thing: Thing, due: str, done: str) -> bool:
    """Whether it was due before the day and not done by then."""
    today, last = thing.view.clock.valid_on, thing.get(due)
    return last is not None and last < today < (thing.get(done) or OPEN_DAY)


def is_concluded(inquiry: Thing) -> bool:
    """Whether it was concluded by the day."""
    concluded = inquiry.get("concludedOn")
    return concluded is not None and bool(concluded <= inquiry.view.clock.valid_on)


def _has(tie: str, kind: str) -> Check:
    return lambda thing, value: any(one.type_name == kind for one in thing.into(tie)) is value


def _leads(tie: str) -> Check:
    return lambda thing, value: key(value) in [other.key for other in thing.out(tie)]


INCIDENT: dict[str, Check] = {
    "within": lambda incident, value: key(value) in around(incident),
    "occurredBefore": before("validFrom"),
    "occurredOnOrAfter": not_before("validFrom"),
    "type": equal("type"),
    "typeIn": among("type"),
    "number": equal("number"),
    "titleContains": says("title"),
    "isProductionSafety": equal("isProductionSafety"),
    "hasEnterprise": lambda one, value: any(p.type_name == "Enterprise" for p in one.out("OCCURRED_AT")) is value,
    "enterprise": leads("OCCURRED_AT", "Enterprise"),
    "hasInvestigation": _has("OF_INCIDENT", "Investigation"),
    "hasMeasures": _has("CONCERNS", "AccountabilityMeasure"),
}
SORTS: dict[str, Callable[[Any], Any]] = {"occurredAt": text("occurredAt"), "number": text("number")}
INVESTIGATION: dict[str, Check] = {
    "level": equal("level"),
    "isElevated": present("elevatedFrom"),
    "isConcluded": lambda inquiry, value: is_concluded(inquiry) is value,
    "incident": leads("OF_INCIDENT", "Incident"),
    "within": lambda inquiry, value: any(key(value) in around(one) for one in inquiry.out("OF_INCIDENT")),
    "begunBefore": before("validFrom"),
    "begunOnOrAfter": not_before("validFrom"),
}
INVESTIGATION_SORTS = {"begunOn": text("validFrom"), "concludedOn": text("concludedOn")}
MEASURE: dict[str, Check] = {
    "kind": equal("kind"),
    "kindIn": among("kind"),
    "number": equal("number"),
    "against": _leads("AGAINST"),
    "concerns": _leads("CONCERNS"),
    "performedBy": _leads("PERFORMED_BY"),
    "issuedBefore": before("validFrom"),
    "issuedOnOrAfter": not_before("validFrom"),
    "dueBefore": before("dueOn"),
    "isReplyOverdue": lambda thing, value: is_late(thing, "replyBy", "repliedOn") is value,
    "isOverdue": lambda thing, value: is_late(thing, "dueOn", "completedOn") is value,
    "hasCitation": any_out("STATED_IN"),
}
MEASURE_SORTS = {"issuedOn": text("validFrom"), "number": text("number"), "kind": text("kind"), "dueOn": text("dueOn")}
