"""What a holder had to do before an incident and did, and where one looks back from."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from dateutil.relativedelta import relativedelta

from graph.clock import ALWAYS, OPEN_DAY, AsOf
from tests.compiler.naive import runs
from tests.compiler.naive.chain import Link, links
from tests.compiler.naive.counting import Counted, count
from tests.compiler.naive.due import tenures
from tests.compiler.naive.things import FIELDS, answers
from tests.compiler.naive.view import Thing


@answers("HolderPerformance.duties")
def duties_of_link(link: "Held", _: Any) -> list[Counted]:
    """The duties of a holder of a link, up to the day."""
    performers = [(who, ALWAYS, OPEN_DAY) for who in (link.link.assignee, link.link.holder) if who]
    today = link.link.assignment.view.clock.valid_on
    tenure = link.link.membership
    in_force: Callable[[Thing], bool] = Thing.holds
    if link.is_predecessor and tenure:

        def then(duty: Thing) -> bool:
            """It was in force on some of the predecessor's days."""
            since, until = duty.get("validFrom"), duty.get("validTo")
            met = since < tenure.get("validTo") and runs.since(tenure) < until
            return duty.view.known(duty.node.properties) and since <= today and met

        in_force = then
    found = count(link.link.assignment, tenure, performers, in_force, lambda first, _: first <= today)
    return [replace(one, happened_at=link.happened_at) for one in found]


@answers("HolderPerformance.measures")
def measures_against(held: "Held", _: Any) -> list[Thing]:
    """What was issued on an earlier day to the holder, or to whom or what the assignment names; each once."""
    earlier = [m for m in against(held) if m.get("validFrom") < m.view.clock.valid_on]
    return sorted(earlier, key=lambda m: (m.get("validFrom"), m.key))


@answers("HolderPerformance.measuresOnDay")
def measures_of_the_day(held: "Held", _: Any) -> list[Thing]:
    """What was issued to them on the day itself."""
    return sorted((m for m in against(held) if m.get("validFrom") == m.view.clock.valid_on), key=lambda m: m.key)


def against(held: "Held") -> list[Thing]:
    """The measures of any day, each once."""
    every = {m.key: m for who in (held.link.holder, held.link.assignee) if who for m in who.into("AGAINST")}
    return list(every.values())


@dataclass(frozen=True)
class Held:
    """A link that is looked back on from an incident."""

    link: Link
    happened_at: str

    @property
    def is_predecessor(self) -> bool:
        """Whether the tenure is over on the day."""
        tenure = self.link.membership
        return tenure is not None and tenure.get("validTo") <= tenure.view.clock.valid_on

    def rank(self) -> tuple[Any, ...]:
        """Behind the present holder of the same link."""
        rank = self.link.rank()
        return (*rank[:5], self.is_predecessor, *rank[5:])


for _name, _field in (("holder", "holder"), ("post", "post"), ("organization", "organization")):
    FIELDS[f"HolderPerformance.{_name}"] = lambda held, info, name=_field: FIELDS[f"ResponsibilityLink.{name}"](
        held.link, info
    )
FIELDS["HolderPerformance.isPredecessor"] = lambda held, _: held.is_predecessor
FIELDS["HolderPerformance.link"] = lambda held, _: held.link
for _name in ("required", "performed", "missed", "unknown", "late", "notYetDue", "waived"):
    FIELDS[f"DutyPerformance.{_name}"] = lambda counted, _, name=_name: counted.figures[name]
FIELDS["DutyPerformance.duty"] = lambda counted, _: counted.duty
FIELDS["DutyPerformance.deadlineUnknown"] = lambda counted, _: counted.deadline_unknown
FIELDS["DutyPerformance.records"] = lambda counted, _: counted.records
FIELDS["DutyPerformance.missedPeriods"] = lambda counted, _: counted.missed
FIELDS["Period.from"] = lambda period, _: period.first
FIELDS["Period.to"] = lambda period, _: period.end


@answers("DutyPerformance.recordedAfterIncident")
def recorded_after(counted: Counted, _: Any) -> int:
    """Records of which no version of that day was held when the incident happened."""
    return sum(not known_then(record, str(counted.happened_at)) for record in counted.records)


def known_then(record: Thing, moment: str) -> bool:
    versions = [other for other in record.view.all("DutyRecord") if other.get("slot") == record.get("slot")]
    return any(v.get("validFrom") == record.get("validFrom") and v.get("recordedFrom") <= moment for v in versions)


@dataclass(frozen=True)
class LookedBack(AsOf):
    """The clocks of a retrospective, with the moment of the incident that is looked back from."""

    happened_at: str = ""


def clock_of(incident: Thing, known_at: str, pinned: bool) -> AsOf:
    return LookedBack(incident.get("validFrom"), known_at, True, pinned, happened_at=incident.get("occurredAt"))


def seen_from(incident: Thing, clock: AsOf) -> Thing | None:
    """Where it happened, under the clocks of its day."""
    place = incident.one("OCCURRED_AT")
    return replace(place, view=incident.view.at(clock)) if place else None


def on_its_day(incident: Thing) -> AsOf:
    around = incident.view.clock
    return clock_of(incident, around.known_at, around.explicit and around.pinned)


FIELDS["Incident.retrospective"] = lambda incident, _: incident
FIELDS["Retrospective.required"] = lambda incident, _: incident.get("isProductionSafety") is not False
FIELDS["Retrospective.chain"] = lambda incident, _: seen_from(incident, on_its_day(incident))
FIELDS["Retrospective.chainAsKnown"] = lambda incident, _: seen_from(
    incident, clock_of(incident, incident.get("occurredAt"), pinned=True)
)


@answers("Retrospective.performance")
def performance(incident: Thing, info: Any) -> list[Held]:
    """One a link, and one for each who was there before."""
    subject = seen_from(incident, on_its_day(incident))
    if subject is None:
        return []
    present = links(subject, info)
    charges = {(one.assignment.key, one.origin.unit.key, one.origin.distance, one.assignee.key): one for one in present}
    held = [*present, *(replace(one, membership=tenure) for one in charges.values() for tenure in before(one))]
    return sorted((Held(link, incident.get("occurredAt")) for link in held), key=Held.rank)


def before(link: Link) -> list[Thing]:
    """The tenures in what is charged that ended by the day, in the time of the charge and less than a year before."""
    today = link.assignment.view.clock.valid_on
    first = max(runs.since(link.assignment), (date.fromisoformat(today) - relativedelta(months=12)).isoformat())
    last = filter(runs.is_last, tenures(link.assignee))
    over = [one for one in last if first < one.get("validTo") <= today]
    people = [one for one in over if one.get("validFrom") < one.get("validTo")]
    return [one for one in people if link.assignment.view.world.leaving[one.key, "MEMBER"]]
