"""What is due between two days, by plain loops."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from graph.clock import ALWAYS, OPEN_DAY
from tests.compiler.naive.counting import Counted, Performer, Period, count
from tests.compiler.naive.coverage import homes_of
from tests.compiler.naive.coverage import rows_of as units_below
from tests.compiler.naive.roots import by_id, clocked, recorded, taken_apart
from tests.compiler.naive.runs import is_last, since
from tests.compiler.naive.things import FIELDS, answers
from tests.compiler.naive.units import places_within
from tests.compiler.naive.view import Thing, View


@dataclass(frozen=True)
class Due:
    """One period of a duty."""

    counted: Counted
    period: Period | None
    """None where nobody knows by when the duty is due."""


def known(thing: Thing) -> bool:
    """Whatever days it holds: only when a period is over decides."""
    return thing.view.known(thing.node.properties)


def between(first: str, end: str) -> Callable[[str, str], bool]:
    return lambda _, closes: first < closes <= end


def everybody(assignment: Thing) -> list[Performer]:
    """Who is charged, and whoever was in the post or group, on their days."""
    found: list[Performer] = []
    for charged in assignment.out("ASSIGNEE"):
        found.append((charged, ALWAYS, OPEN_DAY))
        for membership in filter(is_last, tenures(charged)):
            found += [(who, since(membership), membership.get("validTo")) for who in membership.out("MEMBER")]
    return found


def tenures(charged: Thing) -> list[Thing]:
    """All memberships in a post or a group that the register knew."""
    if charged.type_name == "Person" or (
        charged.type_name == "Organization" and charged.get("kind") != "SUPERVISION_GROUP"
    ):
        return []
    world = charged.view.world
    arriving = [edge for tie in ("POST", "ORGANIZATION") for edge in world.arriving[charged.key, tie]]
    found = [charged.view.thing(edge.start) for edge in arriving]
    return [one for one in found if charged.view.known(one.node.properties)]


def charges(things: Iterable[Thing], overlaps: Callable[[Thing], bool]) -> list[Thing]:
    """The assignments of somebody that hold at some time."""
    found = [
        thing.view.thing(edge.start) for thing in things for edge in thing.view.world.arriving[thing.key, "ASSIGNEE"]
    ]
    return [one for one in found if overlaps(one) and is_last(one)]


@answers("Query.dutiesDue")
def duties_due(view: View, _: Any, holder: str, to: str, **given: str) -> list[Due]:
    """By the last day."""
    first = given["from"]
    overlaps, chosen = known, between(first, to)
    who = by_id(view, holder)
    if who is None:
        return []
    found: list[Counted] = []
    for assignment in charges([who], overlaps):
        found += count(assignment, None, everybody(assignment), overlaps, chosen)
    for edge in who.view.world.arriving[who.key, "MEMBER"]:
        membership = who.view.thing(edge.start)
        for place in membership.out("POST") + membership.out("ORGANIZATION"):
            if (
                not overlaps(membership)
                or not is_last(membership)
                or (place.type_name != "Post" and place.get("kind") != "SUPERVISION_GROUP")
            ):
                continue
            for assignment in charges([place], overlaps):
                own = (who, since(membership), membership.get("validTo"))
                found += count(assignment, membership, [(place, ALWAYS, OPEN_DAY), own], overlaps, chosen)
    due = [Due(counted, period) for counted in found for period in counted.periods]
    due += [Due(counted, None) for counted in found if counted.deadline_unknown and theirs_between(counted, first, to)]
    return sorted(due, key=place_of)


def theirs_between(counted: Counted, first: str, end: str) -> bool:
    """Whether it was the holder's on some day."""
    return max(counted.days[0], first) < min(counted.days[1], end)


def place_of(due: Due) -> tuple[Any, ...]:
    duty = due.counted.duty
    incident = due.period.incident.key if due.period and due.period.incident else ""
    closes = due.period.closes if due.period else OPEN_DAY
    return closes, duty.get("position"), duty.key, due.counted.unit.key, due.counted.assignment.key, incident


def status(due: Due) -> str:
    today, quota, period = due.counted.duty.view.clock.valid_on, due.counted.quota, due.period
    if period is None:
        return "DEADLINE_UNKNOWN"
    if period.waived:
        return "WAIVED"
    if quota <= period.in_time:
        return "DONE"
    if quota <= period.in_time + period.too_late:
        return "LATE"
    if period.closes <= today:
        return "MISSED" if period.kept else "UNKNOWN"
    return "DUE" if period.first <= today else "AHEAD"


FIELDS["DutyDue.duty"] = lambda due, _: due.counted.duty
FIELDS["DutyDue.assignment"] = lambda due, _: due.counted.assignment
FIELDS["DutyDue.subject"] = lambda due, _: due.counted.unit
FIELDS["DutyDue.required"] = lambda due, _: due.counted.quota
FIELDS["DutyDue.status"] = lambda due, _: status(due)


def _of_period(name: str, of: Callable[[Period, int], Any], unknown: Any = None) -> None:
    def answer(due: Due, _: Any) -> Any:
        return of(due.period, due.counted.quota) if due.period else unknown

    FIELDS[f"DutyDue.{name}"] = answer


_of_period("from", lambda period, _: period.first)
_of_period("to", lambda period, _: period.end)
_of_period("dueBy", lambda period, _: day_before(period.closes))
_of_period("incident", lambda period, _: period.incident)
_of_period("done", lambda period, quota: min(period.in_time, quota), 0)
_of_period("late", lambda period, quota: min(period.too_late, max(0, quota - period.in_time)), 0)


@answers("DutyDue.records")
def records_of_period(due: Due, _: Any) -> list[Thing]:
    """What counts for it; of an unknown period all that may."""
    found = due.period.done + due.period.late if due.period else due.counted.records
    return sorted(found, key=lambda record: (record.get("validFrom"), record.key))


def day_before(day: str) -> str:
    return (date.fromisoformat(day) - timedelta(days=1)).isoformat()


@dataclass(frozen=True)
class Row:
    """A duty of an assignment in an area."""

    kind: str
    home: Thing
    counted: Counted
    undated: bool


@dataclass(frozen=True)
class Report:
    """What was due in an area."""

    area: Thing
    first: str
    end: str
    rows: list[Row]


@dataclass(frozen=True)
class Some:
    """Rows of one kind or one unit."""

    what: Any
    rows: list[Row]


@answers("Query.dutyReport")
def duty_report(view: View, _: Any, area: str, to: str, asOf: Any = None, **given: str) -> Report | None:
    """Everything in the area."""
    key, carried = taken_apart(view, area)
    if key not in view.world.nodes:
        return None
    within = clocked(view, asOf, carried).thing(key)
    if not recorded(within):
        return None
    overlaps, chosen = known, between(given["from"], to)
    homes = places_within(within)
    rows = []
    for assignment in within.view.all("Assignment"):
        if not overlaps(assignment) or not is_last(assignment):
            continue
        for unit in assignment.out("SUBJECT"):
            home = home_of(unit)
            if home in homes:
                found = count(assignment, None, everybody(assignment), overlaps, chosen)
                rows += [
                    Row(one.duty.get("kind"), home, one, undated)
                    for one in found
                    if (undated := one.deadline_unknown and theirs_between(one, given["from"], to)) or one.periods
                ]
    return Report(within, given["from"], to, rows)


def home_of(unit: Thing) -> Thing | None:
    """Where a unit lies, or lay last."""
    if unit.type_name == "Area":
        return unit
    told = [edge for edge in unit.view.world.leaving[unit.key, "LOCATED_IN"] if unit.view.known(edge.properties)]
    begun = [edge for edge in told if edge.properties["validFrom"] <= unit.view.clock.valid_on]
    ordered = sorted(begun, key=lambda edge: edge.end)
    last = max(ordered, key=lambda e: (e.properties["validTo"], e.properties["validFrom"]), default=None)
    return unit.view.thing(last.end) if last else None


FIELDS["DutyReport.area"] = lambda report, _: report.area
FIELDS["DutyReport.from"] = lambda report, _: report.first
FIELDS["DutyReport.to"] = lambda report, _: report.end
FIELDS["DutyReport.asOf"] = lambda report, _: report.area.view
FIELDS["DutyReport.totals"] = lambda report, _: Some(None, report.rows)
for _type, _name in (("DutiesOfKind", "kind"), ("DutiesOfUnit", "unit")):
    FIELDS[f"{_type}.{_name}"] = lambda some, _: some.what
    FIELDS[f"{_type}.totals"] = lambda some, _: some
FIELDS["DutyTotals.duties"] = lambda some, _: len(some.rows)
for _name in ("required", "performed", "missed", "unknown", "late", "notYetDue", "waived"):
    FIELDS[f"DutyTotals.{_name}"] = lambda some, _, name=_name: sum(row.counted.figures[name] for row in some.rows)
FIELDS["DutyTotals.deadlinesUnknown"] = lambda some, _: sum(row.undated for row in some.rows)


@answers("DutyReport.kinds")
def kinds(report: Report, _: Any) -> list[Some]:
    """Those that occur."""
    every = sorted({row.kind for row in report.rows})
    return [Some(kind, [row for row in report.rows if row.kind == kind]) for kind in every]


@answers("DutyReport.units")
def units(report: Report, _: Any) -> list[Some]:
    """Those directly below, as the coverage report has them."""
    found = []
    for unit in units_below(report.area):
        rows = [row for row in report.rows if row.home.key in {home.key for home in homes_of(unit, report.area)}]
        if unit == report.area:
            rows = [row for row in rows if row.home != unit]
        if rows or unit != report.area:
            found.append(Some(unit, rows))
    return found
