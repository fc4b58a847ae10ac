"""The retrospective of an incident: whose duties were due before it, and what was done (design.md, docs/decisions/0015)."""

from dataclasses import dataclass
from datetime import datetime

from tests.oracle.days import Span, after, both, covers, months_after, shanghai_day
from tests.oracle.duties import Due, counting, dues, duties_of, performers
from tests.oracle.world import Charge, Incident, Record, Term, World

BACK_MONTHS = 12


@dataclass(frozen=True, slots=True, order=True)
class Performance:
    """The figures of one duty of one holder."""

    holder: str
    subject: str
    document: str
    clause: str
    required: int
    performed: int
    unknown: int
    late: int
    waived: int
    missed: tuple[Span, ...]
    entered_after: int


def performance(
    world: World,
    incident: Incident,
    charge: Charge,
    term: Term | None,
    bounded: bool,
    all_records: bool,
    of_the_day: bool,
) -> list[Performance]:
    """Each duty of the charge, in the time of its holder, as it stood on the incident's day.

    Whether periods more than a year ago are counted, whether records before the holder's time are listed, and whether one of which
    the register held another day counts as entered after the incident, is in no text.
    """
    day = shanghai_day(incident.moment)
    begins = months_after(day, -BACK_MONTHS) if bounded else "0000"
    window = ("0001-01-01", after(day, 800))
    found: dict[tuple[str, str], list[Due]] = {}
    for due in dues(world, charge, window, day, term):
        if due.due_by < day and due.period[0] >= begins:
            found.setdefault((due.duty.document, due.duty.clause), []).append(due)
    who = performers(world, charge, term) if term else performers(world, charge)[:1]
    made = []
    for duty in duties_of(world, charge, day):
        if not covers(duty.period, day):
            continue
        over = found.get((duty.document, duty.clause), [])
        counted = [each for each in over if each.status != "WAIVED"]
        time = both(charge.period, both(duty.period, term.period if term else duty.period))
        records = [e for e in counting(world, charge, duty, day, who) if all_records or covers(time, e.day)]
        moments = [_entered(world, each, of_the_day=of_the_day) for each in records]
        made.append(
            Performance(
                term.person if term else charge.who[1] if charge.who[0] == "PERSON" else "",
                charge.subject[1],
                duty.document,
                duty.clause,
                sum(each.required for each in counted),
                sum(each.done for each in counted),
                sum(each.unknown for each in counted),
                sum(each.late for each in counted),
                len(over) - len(counted),
                tuple(each.period for each in counted if each.missed),
                sum(moment > incident.moment for moment in moments),
            )
        )
    return made


def _entered(world: World, record: Record, *, of_the_day: bool) -> datetime:
    """When the register first held the record, or held it with its day."""
    return world.first_of_day[record.number, record.day] if of_the_day else world.first_recorded[record.number]
