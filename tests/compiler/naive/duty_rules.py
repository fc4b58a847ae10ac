"""The rules about what is due again and again: the monthly return, visits."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from dateutil.relativedelta import relativedelta

from graph.clock import ALWAYS, OPEN_DAY
from tests.compiler.naive.chain import Citation, cite
from tests.compiler.naive.ended import has_ended
from tests.compiler.naive.judged import Examined, Finding, rule
from tests.compiler.naive.keeping import returns_were_kept, were_kept
from tests.compiler.naive.periods import calendar, closing
from tests.compiler.naive.runs import is_last, since
from tests.compiler.naive.units import day_before, liaisons
from tests.compiler.naive.view import Thing
from tests.compiler.world import Edge


@dataclass(frozen=True)
class LastReturn:
    """The newest return that an area owes: by which roster, of the month before which one, by which day of that."""

    area: Thing
    requirement: Thing
    listing: Edge
    due_in: date
    day: int

    @property
    def month(self) -> str:
        """The month reported on."""
        return f"{self.due_in - timedelta(days=1):%Y-%m}"

    def inside(self, area: Thing) -> bool:
        """Whether it was there, and lay in an area, on the last day of the month reported on."""
        then = through(self.area, self.due_in)
        return not has_ended(then) and area.key in [place.key for place in (then, *then.belongs())]


def through(thing: Thing, due_in: date) -> Thing:
    """The same on the last day of the month before."""
    day = (due_in - timedelta(days=1)).isoformat()
    return thing.view.at(replace(thing.view.clock, valid_on=day)).thing(thing.key)


def roster_of(area: Thing, due_in: date) -> tuple[Thing, Edge, int] | None:
    """The newest roster that listed an area when the month before ended, where, and by which day it wanted the return."""
    then = through(area, due_in)
    edges = [(then.view.thing(edge.start), edge) for edge in then.view.world.arriving[area.key, "LISTS"]]
    asked = [e for e in edges if e[0].get("kind") == "MONTHLY_RETURN" and e[0].holds()]
    if not asked:
        return None
    requirement, listing = max(sorted(asked, key=lambda e: e[0].key), key=lambda e: e[0].get("validFrom"))
    return area.view.thing(requirement.key), listing, due_day(requirement)


def last_return(area: Thing) -> LastReturn | None:
    """That of the newest month whose last day in time is over; None where no roster of that month lists the area."""
    today = date.fromisoformat(area.view.clock.valid_on)
    this, before = today.replace(day=1), today.replace(day=1) - relativedelta(months=1)
    newest, older = roster_of(area, this), roster_of(area, before)
    if (deciding := newest or older) is None:
        return None
    due_in, found = (this, newest) if today.day > deciding[2] else (before, older)
    return LastReturn(area, found[0], found[1], due_in, found[2]) if found else None


@rule
def return_overdue(area: Thing) -> Iterator[Examined]:
    """Which areas have not submitted the monthly return?"""
    for unit in area.view.all("Area"):
        last = last_return(unit)
        if last is None or not last.inside(area):
            continue
        if any(one.type_name == "MonthlyReturn" and one.get("month") == last.month for one in unit.into("CONCERNS")):
            yield Examined()
            continue
        if not returns_were_kept(unit, f"{last.month}-01"):
            yield Examined(unknown=True)
            continue
        document = last.requirement.one("STATED_IN")
        due_by = last.due_in + relativedelta(day=last.day)
        yield Examined(
            Finding(
                "RETURN_OVERDUE", area, unit, unit.get("name"), severity="CRITICAL", detail=last.month,
                span=(last.due_in.isoformat(), due_by.isoformat()),
                since=(due_by + timedelta(days=1)).isoformat(),
                citation=Citation(document, last.listing.properties, last.requirement) if document else None,
                stated=last.requirement,
            )
        )  # fmt: skip


def due_day(requirement: Thing) -> int:
    """By which day of the month after the document wants its returns."""
    documents = requirement.out("STATED_IN")
    duties = [
        duty
        for document in documents
        for duty in document.into("DEMANDED_BY")
        if duty.get("kind") == "MONTHLY_RETURN" and duty.get("dueDay") is not None
    ]
    return min(duties, key=lambda duty: duty.key).get("dueDay") if duties else 5


@dataclass(frozen=True)
class Visit:
    """A duty to visit, with the first day of its last closed period, the day behind it, and the day on which it was over."""

    duty: Thing
    first: str
    behind: str
    over: str

    @property
    def opens(self) -> str:
        """The first day on which a visit that says no month is one of this period."""
        return closing(self.duty.get("recurrence"), self.first, self.duty.get("dueDay"))

    @property
    def months(self) -> set[str]:
        """The months in it."""
        day, found = date.fromisoformat(self.first), set()
        while day.isoformat() < self.behind:
            found.add(f"{day:%Y-%m}")
            day += timedelta(days=1)
        return found


def last_closed(duty: Thing) -> Visit | None:
    """The last period of a duty that is over."""
    if duty.get("recurrence") is None:
        return None
    day, found = duty.view.clock.valid_on, None
    for first, behind in calendar(duty.get("recurrence"), day):
        over = closing(duty.get("recurrence"), behind, duty.get("dueDay"))
        if over <= day:
            found = Visit(duty, first, behind, over)
    return found


def visits_of(assignment: Thing, unit: Thing) -> list[Visit]:
    """What the document that states a liaison demands of it, by the keys of the duties."""
    duties = [duty for document in assignment.out("STATED_IN") for duty in document.into("DEMANDED_BY")]
    fitting = [
        duty
        for duty in sorted(duties, key=lambda duty: duty.key)
        if (duty.get("kind"), duty.get("bearerBasis")) == ("VISIT", "LIAISON")
        and duty.get("bearerRole") in (None, assignment.get("role"))
        and duty.get("bearerLevel") in (None, unit.get("level"))
    ]
    return [visit for visit in map(last_closed, fitting) if visit is not None]


Performers = list[tuple[Thing, str, str]]


def performers_of(assignment: Thing) -> Performers:
    """Whoever is charged, and the people of a post or a group as long as they belong to it."""
    view, found = assignment.view, []
    for assignee in assignment.out("ASSIGNEE"):
        found.append((assignee, ALWAYS, OPEN_DAY))
        group = assignee.get("kind") == "SUPERVISION_GROUP"
        tie = "POST" if assignee.type_name == "Post" else "ORGANIZATION"
        for edge in view.world.arriving[assignee.key, tie] if group or tie == "POST" else ():
            tenure = view.thing(edge.start)
            if view.known(tenure.node.properties) and is_last(tenure):
                term = since(tenure), tenure.get("validTo")
                found += [(view.thing(to.end), *term) for to in view.world.leaving[tenure.key, "MEMBER"]]
    return found


def side(record: Thing, visit: Visit) -> str:
    """Whether a visit was of the period in time, late, or not of it."""
    day, month = record.get("validFrom"), record.get("reportsOn")
    if visit.duty.get("dueDay") is None:
        return "in time" if visit.first <= day < visit.behind else ""
    if month is None:
        return "in time" if visit.opens <= day < visit.over else ""
    return "" if month not in visit.months else "in time" if day < visit.over else "late"


def lay_in(thing: Thing, unit: Thing, day: str) -> bool:
    """Whether a place was the unit, or lay in it or in what was merged with it, on a day."""
    then = replace(thing, view=thing.view.at(replace(thing.view.clock, valid_on=day)))
    home = then.one("LOCATED_IN") if then.type_name == "Enterprise" else then
    parts = [part for area in ([home, *home.belongs()] if home else []) for part in (area, *area.merged())]
    return thing == unit or unit.key in {part.key for part in parts}


def counts(record: Thing, visit: Visit, unit: Thing) -> bool:
    """Whether a record is of the duty, and about the unit, something in it, or no unit at all."""
    duty = visit.duty
    named = record.get("dutyNumbers")
    fits = record.get("kind") == "VISIT"
    if named is not None:
        fits = duty.get("number") in named and same_document(record, duty)
    units = [thing for thing in record.out("CONCERNS") if thing.type_name in ("Area", "Enterprise")]
    there = not units or any(lay_in(thing, unit, record.get("validFrom")) for thing in units)
    return fits and there


def same_document(statement: Thing, duty: Thing) -> bool:
    """Whether a statement cites the document that demands a duty."""
    return any(document in duty.out("DEMANDED_BY") for document in statement.out("STATED_IN"))


def exempt(visit: Visit, things: list[Thing]) -> bool:
    """Whether a waiver exempts somebody or something from the duty when the period began."""
    view = visit.duty.view
    waivers = [view.thing(edge.start) for thing in things for edge in view.world.arriving[thing.key, "EXEMPTS"]]
    return any(
        view.known(waiver.node.properties)
        and waiver.get("dutyNumber") == visit.duty.get("number")
        and waiver.get("validFrom") <= visit.first < waiver.get("validTo")
        and same_document(waiver, visit.duty)
        for waiver in waivers
    )


def is_exempt(visit: Visit, unit: Thing, performers: Performers) -> bool:
    """Whether the unit, who is charged, or each who then was in the post or group is exempt."""
    charged, members = [who for who, _, _ in performers[:1]], performers[1:]
    there = [who for who, since, until in members if since <= visit.first < until]
    return exempt(visit, [unit, *charged]) or (there != [] and all(exempt(visit, [who]) for who in there))


def missed(visit: Visit, assignment: Thing, unit: Thing) -> bool | None:
    """Whether less was done in the last closed period than is demanded; None where nobody knows."""
    if visit.first < max(since(assignment), visit.duty.get("validFrom")) or unit.get("validTo") < visit.behind:
        return False
    performers = performers_of(assignment)
    sides = {
        record.key: side(record, visit)
        for thing, since, until in performers
        for record in thing.into("PERFORMED_BY")
        if record.type_name == "DutyRecord" and since <= record.get("validFrom") < until and counts(record, visit, unit)
    }
    quota: Any = visit.duty.get("quota") or 1
    done = list(sides.values())
    if done.count("in time") >= quota or is_exempt(visit, unit, performers):
        return False
    return True if "late" in done or were_kept(performers, "VISIT", visit.first, visit.behind) else None


@rule
def visit_overdue(area: Thing) -> Iterator[Examined]:
    """Which liaisons have not been kept up as often as their document demands?"""
    for assignment, unit in liaisons(area):
        if not (visits := visits_of(assignment, unit)):
            continue
        judged = [(visit, missed(visit, assignment, unit)) for visit in visits]
        late = [visit for visit, is_missed in judged if is_missed]
        if not late:
            yield Examined(unknown=any(is_missed is None for _, is_missed in judged))
            continue
        last = day_before(late[0].behind)
        yield Examined(
            Finding(
                "VISIT_OVERDUE", area, assignment, unit.get("name"), severity="CRITICAL", since=late[0].over,
                detail=f"{late[0].first} – {last}", span=(late[0].first, last),
                citation=cite(late[0].duty), stated=late[0].duty,
            )
        )  # fmt: skip
