"""Duties counted by plain loops: who has them, in which periods they are due, what was done."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from graph.clock import ALWAYS, OPEN_DAY
from tests.compiler.naive.keeping import returns_were_kept, were_kept
from tests.compiler.naive.limits import counted_from, first_day, once
from tests.compiler.naive.periods import Days, calendar, closing
from tests.compiler.naive.runs import since, until
from tests.compiler.naive.view import Thing

Performer = tuple[Thing, str, str]


@dataclass(frozen=True)
class Period:
    """A period of a duty: its days, the first day on which it is over, what was done in time and late, whether it is waived."""

    first: str
    end: str
    closes: str
    done: tuple[Thing, ...]
    late: tuple[Thing, ...]
    in_time: int
    too_late: int
    waived: bool
    kept: bool
    """Whether records of its kind were kept when it began."""
    incident: Thing | None = None

    def missed(self, quota: int) -> int:
        """How much of it was surely not done in time: all that is lacking, or what is known to have come late."""
        lacking = max(0, quota - self.in_time)
        return lacking if self.kept else min(lacking, self.too_late)


@dataclass(frozen=True)
class Counted:
    """A duty that comes with an assignment."""

    assignment: Thing
    unit: Thing
    duty: Thing
    records: list[Thing]
    periods: list[Period]
    happened_at: str | None = None
    days: Days = (ALWAYS, OPEN_DAY)
    """When it is the holder's, whatever the document's issue adds."""

    @property
    def quota(self) -> int:
        return int(self.duty.get("quota") or 1)

    @property
    def deadline_unknown(self) -> bool:
        """Whether it is due within a time of an issue whose day nobody said."""
        said = (self.duty.get(name) for name in ("recurrence", "dueOn"))
        counted = self.duty.get("within") is not None and self.duty.get("countedFrom") == "ISSUE" and not any(said)
        return counted and counted_from([], self.duty, self.unit, "") is None

    @property
    def over(self) -> list[Period]:
        return [p for p in self.periods if p.closes <= self.duty.view.clock.valid_on]

    @property
    def due(self) -> list[Period]:
        return [p for p in self.over if not p.waived]

    @property
    def missed(self) -> list[Period]:
        return sorted((p for p in self.due if p.missed(self.quota)), key=lambda p: (p.first, p.end))

    @property
    def late(self) -> int:
        return sum(min(p.too_late, self.quota - p.in_time) for p in self.missed)

    @property
    def figures(self) -> dict[str, int]:
        """By the name of the field."""
        required, performed = self.quota * len(self.due), sum(min(self.quota, p.in_time) for p in self.due)
        missed = sum(p.missed(self.quota) for p in self.due)
        return {
            "required": required,
            "performed": performed,
            "missed": missed,
            "unknown": required - performed - missed,
            "late": self.late,
            "notYetDue": len(self.periods) - len(self.over),
            "waived": len(self.over) - len(self.due),
        }


def upward(unit: Thing) -> list[Thing]:
    """The areas that a unit lies in, itself among them where it is one."""
    if unit.type_name != "Enterprise":
        return [unit, *unit.belongs()]
    home = unit.one("LOCATED_IN")
    return [home, *home.belongs()] if home else []


def duties_of(assignment: Thing, unit: Thing, in_force: Callable[[Thing], bool]) -> list[Thing]:
    """The duties that come with an assignment: of its document, or of the documents of those who rule above."""
    if assignment.get("basis") == "LIAISON":
        documents = assignment.out("STATED_IN")
    else:
        rulers = [ruler for area in upward(unit) for ruler in area.into("ADMINISTERS")]
        documents = [document for ruler in rulers for document in ruler.into("ISSUED_BY")]
    found = {}
    for document in documents:
        for edge in document.view.world.arriving[document.key, "STATED_IN"]:
            duty = document.view.thing(edge.start)
            if duty.type_name == "Duty" and in_force(duty) and borne(duty, assignment, unit):
                found[duty.key] = duty
    return list(found.values())


def borne(duty: Thing, assignment: Thing, unit: Thing) -> bool:
    return (
        duty.get("bearerBasis") == assignment.get("basis")
        and duty.get("bearerRole") in (None, assignment.get("role"))
        and duty.get("bearerLevel") in (None, unit.get("level"))
    )


def is_about(record: Thing, unit: Thing) -> bool:
    """About the unit, something that lay in it or in what was merged with it on that day, or no unit at all."""
    units = [thing for thing in record.out("CONCERNS") if thing.type_name in ("Area", "Enterprise")]
    return not units or any(unit.key in whole(one, record.get("validFrom")) for one in units)


def whole(place: Thing, day: str) -> set[str]:
    """The keys of all that a place was or lay in on a day, with what was merged with it."""
    then = replace(place, view=place.view.at(replace(place.view.clock, valid_on=day)))
    above = upward(then)
    return {place.key, *(part.key for area in above for part in (area, *area.merged()))}


def counts_for(record: Thing, duty: Thing) -> bool:
    """Whether a record is of a duty: as it says, or else by its kind."""
    numbers = record.get("dutyNumbers")
    if numbers is None:
        return bool(record.get("kind") == duty.get("kind"))
    return duty.get("number") in numbers and bool(
        {d.key for d in record.out("STATED_IN")} & {d.key for d in duty.out("STATED_IN")}
    )


def records_of(performers: Iterable[Performer], duty: Thing, unit: Thing, days: Days) -> list[Thing]:
    found = {}
    for who, first, end in performers:
        for record in who.into("PERFORMED_BY"):
            on = record.get("validFrom")
            if (
                record.type_name == "DutyRecord"
                and days[0] <= on < days[1]
                and first <= on < end
                and counts_for(record, duty)
                and is_about(record, unit)
            ):
                found[record.key] = record
    return sorted(found.values(), key=lambda record: (record.get("validFrom"), record.key))


def count(
    assignment: Thing,
    membership: Thing | None,
    performers: list[Performer],
    in_force: Callable[[Thing], bool],
    chosen: Callable[[str, str], bool],
) -> list[Counted]:
    """The duties of an assignment with those of their periods that are `chosen` by their first day and the day they are over."""
    found = []
    for unit in assignment.out("SUBJECT"):
        for duty in duties_of(assignment, unit, in_force):
            terms = [term for term in (assignment, membership, duty) if term]
            recurrence = duty.get("recurrence")
            # What recurs is not due of a unit that is no more.
            lasting = [*terms, unit] if recurrence else terms
            days = first_day(duty, terms), min(until(one) for one in lasting)
            records = records_of(performers, duty, unit, days)
            every: Iterable[tuple[Days, Thing | None]] = (
                ((p, None) for p in calendar(recurrence, "2029-01-01"))
                if recurrence
                else once(duty, unit, counted_from(performers, duty, unit, days[0]))
            )
            whole = [
                period(duty, unit, performers, records, p, incident)
                for p, incident in every
                if days[0] <= p[0] and p[1] <= days[1]
            ]
            periods = [p for p in whole if chosen(p.first, p.closes)]
            common = max(since(term) for term in terms), days[1]
            found.append(Counted(assignment, unit, duty, records, periods, days=common))
    return sorted(found, key=lambda one: (one.duty.get("position"), one.duty.key, one.unit.key))


def returns(duty: Thing, unit: Thing) -> list[tuple[str, str | None]]:
    if duty.get("kind") != "MONTHLY_RETURN":
        return []
    sent = [one for one in unit.into("CONCERNS") if one.type_name == "MonthlyReturn"]
    return [(one.get("validFrom"), one.get("month")) for one in sent]


def day_before(day: str) -> str:
    return (date.fromisoformat(day) - timedelta(days=1)).isoformat()


def period(
    duty: Thing,
    unit: Thing,
    performers: list[Performer],
    records: list[Thing],
    days: Days,
    incident: Thing | None,
) -> Period:
    first, end = days
    due_day = duty.get("dueDay")
    closes = closing(duty.get("recurrence"), end, due_day)

    def side(on: str, month: str | None) -> str:
        """Whether something counts for the period: in time, late, or not at all."""
        if due_day is None:
            late = duty.get("recurrence") is None and closes <= on
            return "in time" if first <= on < end else "late" if late else ""
        if month is None:
            # Up to the day by which the one before is due it counts for that, from then on for this one.
            return "in time" if closing(duty.get("recurrence"), first, due_day) <= on < closes else ""
        inside = first[:7] <= month <= day_before(end)[:7]
        return "" if not inside else "in time" if on < closes else "late"

    def side_of(record: Thing) -> str:
        """The same; of incidents it counts for the one that it names, and late for no other."""
        found, named = (
            side(record.get("validFrom"), record.get("reportsOn")),
            [one.key for one in record.out("CONCERNS") if one.type_name == "Incident"],
        )
        if incident is None or incident.key in named or (found == "in time" and not named):
            return found
        return ""

    sides = [side_of(record) for record in records]
    sides += [side(*sent) for sent in returns(duty, unit)]
    of_records = {
        which: tuple(r for r, found in zip(records, sides, strict=False) if found == which)
        for which in ("in time", "late")
    }
    return Period(
        first,
        end,
        closes,
        of_records["in time"],
        of_records["late"],
        sides.count("in time"),
        sides.count("late"),
        is_exempt(duty, performers, unit, first),
        were_kept(performers, duty.get("kind"), first, end)
        or (duty.get("kind") == "MONTHLY_RETURN" and returns_were_kept(unit, first)),
        incident,
    )


def is_exempt(duty: Thing, performers: list[Performer], unit: Thing, day: str) -> bool:
    """Whether the unit is exempt, or who is charged, or each of those who then were in the post or group."""
    charged, members = [who for who, _, _ in performers[:1]], performers[1:]
    there = [who for who, since, until in members if since <= day < until]
    return is_waived(duty, [*charged, unit], day) or (bool(there) and all(is_waived(duty, [who], day) for who in there))


def is_waived(duty: Thing, things: Iterable[Thing], day: str) -> bool:
    document = {d.key for d in duty.out("STATED_IN")}
    for thing in things:
        for edge in thing.view.world.arriving[thing.key, "EXEMPTS"]:
            waiver = thing.view.thing(edge.start)
            if (
                thing.view.known(waiver.node.properties)
                and waiver.get("dutyNumber") == duty.get("number")
                and document & {d.key for d in waiver.out("STATED_IN")}
                and waiver.get("validFrom") <= day < waiver.get("validTo")
            ):
                return True
    return False
