"""Which duties come with a charge, in which periods they are due, and what was done: docs/decisions/0015 and what issue 11 says."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tests.oracle.chain import is_group, terms_of
from tests.oracle.days import (
    OPEN,
    Span,
    after,
    both,
    covers,
    day_of_month,
    overlap,
    periods,
    shanghai_day,
    within,
)
from tests.oracle.geography import above, lies_in
from tests.oracle.world import Charge, Duty, Record, Term, Who, World

Acting = list[tuple[Who, Span]]
"""Who may act, and when."""


@dataclass(frozen=True, slots=True)
class Due:
    """One period of one duty of one charge, and how it stands on the day of the question."""

    charge: Charge
    duty: Duty
    period: Span
    due_by: str
    required: int
    done: int
    late: int
    unknown: int
    status: str
    records: tuple[str, ...]

    @property
    def missed(self) -> int:
        """What was neither done nor is unknown."""
        return self.required - self.done - self.unknown


def duties_of(world: World, charge: Charge, day: str) -> list[Duty]:
    """The duties whose ground, role and level fit, of the charge's document or of those of who administers above."""
    found = []
    for duty in world.duties.values():
        fits = duty.basis == charge.basis and duty.role in ("", charge.role)
        if fits and (not duty.level or duty.level == _level(world, charge)) and _reaches(world, duty, charge, day):
            found.append(duty)
    return found


def _level(world: World, charge: Charge) -> str:
    kind, name = charge.subject
    return world.areas[name].level if kind == "AREA" else ""


def _reaches(world: World, duty: Duty, charge: Charge, day: str) -> bool:
    if charge.basis == "LIAISON":
        return duty.document == charge.document
    issuer = world.documents[duty.document].issuer
    area = world.organizations[issuer].area
    return any(area in level for level in above(world, charge.subject, day))


def dues(world: World, charge: Charge, window: Span, today: str, term: Term | None = None) -> Iterator[Due]:
    """Its duties in the periods whose last day in time lies in the window, as they stand today; of one holder where told."""
    who = performers(world, charge, term)
    for duty in duties_of(world, charge, today):
        time = both(charge.period, duty.period)
        time = both(time, term.period) if term else time
        if duty.months:  # Nothing recurs of what is no more (docs/queries.md, What is due).
            time = both(time, ("0000", there(world, charge)[1]))
        for period, due_by in _periods(duty, time, window):
            if within(period, time) and covers(window, due_by):
                yield _judged(world, charge, duty, period, due_by, today, who)


def _periods(duty: Duty, time: Span, window: Span) -> Iterator[tuple[Span, str]]:
    if duty.due_on:
        yield (duty.period[0], after(duty.due_on)), duty.due_on
    elif duty.months:
        end = min(time[1], after(window[1], 370)) if time[1] == OPEN else time[1]
        for period in periods(duty.months, time[0], end):
            in_time = day_of_month(period[1], duty.due_day) if duty.due_day else after(period[1], -1)
            yield period, in_time


def performers(world: World, charge: Charge, term: Term | None = None) -> Acting:
    """Who may act for it, and when: whoever is charged, and the people in the post or group in their own time, or one."""
    kind, _ = charge.who
    found: Acting = [(charge.who, ("0000", "9999"))]
    if term:
        return [*found, (("PERSON", term.person), term.period)]
    inside = terms_of(world, charge) if kind == "POST" or is_group(world, charge) else []
    return [*found, *((("PERSON", term.person), term.period) for term in inside)]


def _judged(world: World, charge: Charge, duty: Duty, period: Span, due_by: str, today: str, who: Acting) -> Due:
    counted = [each for each in counting(world, charge, duty, today, who) if belongs(duty, period, due_by, each)]
    days = [each.day for each in counted] + list(_returned(world, charge, duty, period, today))
    done = min(duty.quota, sum(each <= due_by for each in days))
    late = min(duty.quota - done, sum(each > due_by for each in days))
    over = today > due_by
    unknown = duty.quota - done - late if over and period[0] < kept_from(world, charge, duty, period, who) else 0
    required = duty.quota
    if waived(world, charge, duty, period, who):
        status, unknown = "WAIVED", 0
    elif not over:
        status, unknown = ("DUE" if period[0] <= today else "AHEAD"), 0
        status = "DONE" if done == duty.quota else status
    elif done == duty.quota:
        status = "DONE"
    elif unknown:
        status = "UNKNOWN"
    else:
        status = "LATE" if done + late == duty.quota else "MISSED"
    numbers = tuple(sorted(each.number for each in counted))
    return Due(charge, duty, period, due_by, required, done, late, unknown, status, numbers)


def _returned(world: World, charge: Charge, duty: Duty, period: Span, today: str) -> Iterator[str]:
    """The days of the returns of the unit for months of the period."""
    if duty.kind == "MONTHLY_RETURN":
        for each in world.returns.values():
            if ("AREA", each.area) == charge.subject and covers(period, f"{each.month}-01") and each.day <= today:
                yield each.day


def counting(world: World, charge: Charge, duty: Duty, today: str, who: Acting) -> list[Record]:
    """The records up to the day that count for the duty of the charge."""
    found = []
    for record in world.records.values():
        if record.day > today or not _answers(record, duty):
            continue
        by = any(each == performer and covers(time, record.day) for performer, time in who for each in record.by)
        kind, name = charge.subject
        about = not record.about or any(
            place == charge.subject or (kind == "AREA" and lies_in(world, place, name, record.day))
            for place in record.about
        )
        if by and about:
            found.append(record)
    return found


def _answers(record: Record, duty: Duty) -> bool:
    if record.clauses:
        return record.document == duty.document and duty.clause in record.clauses
    return record.kind == duty.kind


def belongs(duty: Duty, period: Span, due_by: str, record: Record) -> bool:
    """Whether the record counts for this period: by the month that it says, else by its day (decision 8 of the issue)."""
    if duty.due_on:
        return record.day >= period[0]
    if duty.due_day is None:
        return covers(period, record.day)
    if record.month:
        return period[0] <= f"{record.month}-01" < period[1]
    # In the due window it is for the period before; behind that window it is for the period in which it came.
    return period[1] <= record.day <= due_by or (
        covers(period, record.day) and record.day > day_of_month(period[0], duty.due_day)
    )


def kept_from(world: World, charge: Charge, duty: Duty, period: Span, acting: Acting) -> str:
    """The first day from which those who perform it keep records of the kind; beyond all days where they have none."""
    who = {performer for performer, time in acting if overlap(time, period)}
    days = [
        max(record.day, shanghai_day(world.first_recorded[record.number]))
        for record in world.records.values()
        if record.kind == duty.kind and who & set(record.by)
    ]
    if duty.kind == "MONTHLY_RETURN":
        days += [
            max(each.day, shanghai_day(world.return_recorded[each.area, each.month]))
            for each in world.returns.values()
            if ("AREA", each.area) == charge.subject
        ]
    return min(days, default=OPEN)


def waived(world: World, charge: Charge, duty: Duty, period: Span, acting: Acting) -> bool:
    """Whether the period begins under a waiver of the duty: of whoever is charged, of the subject, or of every member."""
    exempt = {
        waiver.thing
        for waiver in world.waivers.values()
        if (waiver.document, waiver.clause) == (duty.document, duty.clause) and covers(waiver.period, period[0])
    }
    if charge.who in exempt or charge.subject in exempt:
        return True
    inside = {who for who, time in acting[1:] if covers(time, period[0])}
    return bool(inside) and inside <= exempt


def outlives(world: World, due: Due) -> bool:
    """Whether the period ends after what the charge is about: whether it is still due then is in no text."""
    return due.period[1] > there(world, due.charge)[1]


def there(world: World, charge: Charge) -> Span:
    """When what the charge is about was there."""
    kind, name = charge.subject
    return world.areas[name].period if kind == "AREA" else world.enterprises[name].period


def totals(found: Sequence[Due], today: str) -> dict[str, int]:
    """The figures of a report."""
    over = [each for each in found if each.status != "WAIVED" and each.due_by < today]
    return {
        "duties": len({(due.charge, due.duty) for due in found}),
        "notYetDue": sum(due.due_by >= today and due.status != "WAIVED" for due in found),
        "waived": sum(due.due_by < today and due.status == "WAIVED" for due in found),
        "required": sum(each.required for each in over),
        "performed": sum(each.done for each in over),
        "missed": sum(each.missed for each in over),
        "unknown": sum(each.unknown for each in over),
        "late": sum(each.late for each in over),
    }
