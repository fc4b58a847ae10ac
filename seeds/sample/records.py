"""履职记录 of 示例市: what those who are linked to a unit did of their duties, with plausible gaps, and inspections beside it.

Some never do one of their duties, some miss a month, some are too late where there is a last day.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from graph.facts import Statement
from seeds.events import Done, duty_record
from seeds.sample.days import LAST_DAY, MONTHS, day_in, later
from seeds.sample.duties import BY_KEY, HALF_YEARLY, ISSUED_ON, MONTHLY, QUARTERLY, YEARLY, Duty
from seeds.sample.linked import Linked, Stint
from seeds.sample.words import lot
from seeds.stating import UNCITED, Cited

NEVER_OF, MISSED_OF, LATE_OF, NAMED_OF = 12, 8, 6, 3
"""One in so many never does it; one month in so many is missed; one in so many is late; one in so many names the duty."""
WORDS = {
    "VISIT": "走访",
    "REPORT": "报告",
    "INSPECTION": "检查",
    "HEARING": "听取汇报",
    "ENTRY": "进驻",
    "HAZARD_LIST": "隐患清单",
    "EVALUATION": "评估",
}
_PERIODS = {MONTHLY: 1, QUARTERLY: 3, HALF_YEARLY: 6, YEARLY: 12}
_USUAL = Duty("", "INSPECTION", MONTHLY)
"""What those who are linked to an enterprise do every month, though their document names no number of times."""


@dataclass(frozen=True, slots=True)
class Act:
    """One thing done by somebody who is linked; without a number of its duty it is beside the duties."""

    duty: Duty
    stint: Stint
    on: str
    month: str

    @property
    def once(self) -> bool:
        """Whether it is due once, from the day of the document."""
        return self.duty.recurrence is None


def acts(linked: Linked) -> list[Act]:
    """All that was done of the duties with the unit: first what is due once, then the newest first."""
    found = [act for stint in linked.stints for act in _acts(linked, stint)]
    return sorted(found, key=lambda act: (act.once, act.on), reverse=True)


def _acts(linked: Linked, stint: Stint) -> Iterator[Act]:
    duties = [duty for duty in BY_KEY.get(stint.document, ()) if duty.basis == stint.basis]
    if any(duty.kind == "ENTRY" for duty in duties):
        duties.append(_USUAL)
        yield from _once(linked, stint, duties)
    for duty in duties:
        if duty.recurrence and lot(NEVER_OF, linked.key, stint.assignee, duty.number):
            yield from _repeated(linked, stint, duty, _PERIODS[duty.recurrence])


def _once(linked: Linked, stint: Stint, duties: Sequence[Duty]) -> Iterator[Act]:
    """Entry within a week of the document, the list of hazards within a month of entry; some are late, some never come."""
    entry, listing = (next(each for each in duties if each.kind == kind) for kind in ("ENTRY", "HAZARD_LIST"))
    late = 10 if lot(LATE_OF, linked.key, "entry") == 0 else 0
    entered = later(ISSUED_ON[stint.document], late + lot(7, linked.key, "entered"))
    if lot(NEVER_OF, linked.key, "entry never") and stint.since <= entered < stint.until:
        yield Act(entry, stint, entered, entered[:7])
        if listed := lot(MISSED_OF, linked.key, "listed"):
            on = later(entered, 4 * listed)
            yield Act(listing, stint, on, on[:7])


def _repeated(linked: Linked, stint: Stint, duty: Duty, months: int) -> Iterator[Act]:
    for month in MONTHS:
        if int(month[5:]) % months or lot(MISSED_OF, linked.key, duty.number, month) == 0:
            continue
        # A report comes at the end of the month that it is about.
        first = 22 if duty.kind == "REPORT" else 1
        on = day_in(month, first, 28, linked.key, duty.number, month)
        if stint.since <= on < stint.until and on <= LAST_DAY:
            yield Act(duty, stint, on, month)


def linked_records(linked: Linked, done: Sequence[Act]) -> Iterator[Statement]:
    """The records of what was done, numbered by the unit."""
    for number, act in enumerate(done, 1):
        kind, duty = act.duty.kind, act.duty.number
        by = act.stint.performer(act.on, linked.key, duty, act.month)
        named = bool(duty) and (act.once or lot(NAMED_OF, linked.key, duty, act.month) == 0)
        cited = Cited(act.stint.document, clause=act.duty.clause) if named else UNCITED
        yield duty_record(
            Done(
                f"示例记{linked.number}-{number:04}",
                kind,
                act.on,
                (by,),
                (linked.key,),
                title=f"{WORDS[kind]}：{linked.name}",
                duties=(duty,) if named else (),
                reports_on=act.month if kind == "REPORT" else None,
            ),
            cited,
        )


def inspection(
    number: str, unit: str, name: str, by: str, on: str | None = None, hazard: str | None = None
) -> Statement:
    """An inspection beside the duties, on a day by lot unless told; `hazard` is what it found."""
    day = on or day_in(MONTHS[lot(len(MONTHS), number)], 1, 28, number, "day")
    concerns = (unit, hazard) if hazard else (unit,)
    return duty_record(
        Done(f"示例记{number}", "INSPECTION", day, (by,), concerns, title=f"{WORDS['INSPECTION']}：{name}")
    )


def area_records(areas: Sequence[tuple[Linked, list[Act]]], records: int, by: str) -> Iterator[Statement]:
    """So many records of areas: of what was done everywhere the same part, and beyond that inspections by the city's division."""
    natural, passed, told = sum(len(done) for _, done in areas), 0, 0
    wanted = min(records, natural)
    for linked, done in areas:
        passed += len(done)
        share = passed * wanted // natural - told
        told += share
        yield from linked_records(linked, list(islice(done, share)))
    for turn in range(records - wanted):
        linked = areas[turn % len(areas)][0]
        yield inspection(f"{linked.number}-J{turn:07}", linked.key, linked.name, by)
