"""Time limits of what is due once, by plain steps: from an issue, from what was done first, from each incident."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from dateutil.relativedelta import relativedelta

from graph.clock import SHANGHAI, today
from tests.compiler.naive import runs
from tests.compiler.naive.incident_filters import around
from tests.compiler.naive.periods import Days
from tests.compiler.naive.view import Thing

SPANS = {"P1W": relativedelta(weeks=1), "P1M": relativedelta(months=1), "PT24H": relativedelta(hours=24)}


def day_after(day: str) -> str:
    return (date.fromisoformat(day) + timedelta(days=1)).isoformat()


def counted_from(performers: Iterable[tuple[Thing, str, str]], duty: Thing, unit: Thing, begins: str) -> str | None:
    if duty.get("countedFrom") == "ISSUE":
        document = duty.one("STATED_IN")
        return document.get("issuedOn") if document else None
    days = [
        record.get("validFrom")
        for who, _, _ in performers
        for record in who.into("PERFORMED_BY")
        if record.type_name == "DutyRecord"
        and record.get("kind") == duty.get("countedFrom")
        and unit in record.out("CONCERNS")
        and begins <= record.get("validFrom")
    ]
    return min(days, default=None)


def once(duty: Thing, unit: Thing, since: str | None) -> list[tuple[Days, Thing | None]]:
    """The only period of what is due once, or one for each incident of the unit."""
    if duty.get("dueOn"):
        return [((duty.get("validFrom"), day_after(duty.get("dueOn"))), None)]
    within = duty.get("within")
    if within is None:
        return []
    if duty.get("countedFrom") == "INCIDENT":
        return [(limit(incident, SPANS[within]), incident) for incident in incidents_of(unit)]
    return [((since, day_after((date.fromisoformat(since) + SPANS[within]).isoformat())), None)] if since else []


def limit(incident: Thing, within: relativedelta) -> Days:
    """From the Shanghai day of an incident to before the day behind that on which its time is up."""
    moment = datetime.fromisoformat(incident.get("occurredAt"))
    return today(moment).isoformat(), day_after(today(moment.astimezone(SHANGHAI) + within).isoformat())


def incidents_of(unit: Thing) -> list[Thing]:
    """The incidents that have happened at an enterprise, or in an area and below it."""
    if unit.type_name == "Enterprise":
        return [one for one in unit.into("OCCURRED_AT") if one.holds()]
    return [one for one in unit.view.all("Incident") if one.holds() and unit.key in around(one)]


def first_day(duty: Thing, terms: list[Thing]) -> str:
    """From which day on a duty is somebody's; a time limit of those whom its document charges itself: from the document's issue."""
    latest: str = max(runs.since(term) for term in terms)
    document = duty.one("STATED_IN") if duty.get("within") and duty.get("countedFrom") != "INCIDENT" else None
    issued = document.get("issuedOn") if document else None
    if issued is None:
        return latest
    with_the_document = all(
        (term.get("validFromUncertain") and not term.get("runsFrom"))
        or runs.since(term) <= max(issued, duty.get("validFrom"))
        for term in terms
        if term is not duty
    )
    return min(latest, issued) if with_the_document else latest
