"""The steps of a hazard, from found to reviewed: none skipped, none out of order (隐患闭环: 整改、验收、销号、回头看).

A pure check that every importer asks before it writes. Steps are status and ISO day of Asia/Shanghai, with the round where it
is not the first: a failed acceptance (验收不合格) ends a round of rectification and begins the next. Their order as given means
nothing, since a sheet is sorted as somebody likes.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from graph.clock import OPEN_MOMENT, read_day
from graph.register.reader import Reader, collected

STEPS = ("FOUND", "RECTIFYING", "RECTIFIED", "ACCEPTED", "CLOSED", "REVIEWED")
"""What happens to a hazard, in this order; several may happen on one day."""

REJECTED = "REJECTED"
"""The acceptance failed: what is rectified is to be rectified again."""

IN_ROUNDS = ("RECTIFYING", "RECTIFIED", REJECTED)
"""What may happen once in each round; all else happens once."""

Step = tuple[str, str] | tuple[str, str, int]
Place = tuple[str, int]
"""Status and round."""


class StepFault(StrEnum):
    """What can be wrong with a step."""

    UNKNOWN = "UNKNOWN"
    BAD_DAY = "BAD_DAY"
    REPEATED = "REPEATED"
    SKIPPED = "SKIPPED"
    OUT_OF_ORDER = "OUT_OF_ORDER"


@dataclass(frozen=True, slots=True)
class StepProblem:
    """What is wrong with the step `status` of the day `on`.

    UNKNOWN: there is no such status; BAD_DAY: `on` is no day; REPEATED: given before, on the day `other_on`; SKIPPED: it
    happened without the earlier step `other`; OUT_OF_ORDER: it happened before the step `other`, of the later day `other_on`,
    that it follows. `round` and `other_round` are those of the two.
    """

    fault: StepFault
    status: str
    on: str
    other: str | None = None
    other_on: str | None = None
    round: int = 1
    other_round: int = 1


def place_of(step: Step) -> Place:
    """The status and the round of a step."""
    return step[0], step[2] if len(step) > 2 else 1


def check_steps(steps: Sequence[Step]) -> list[StepProblem]:
    """What is wrong with all the steps of one hazard, by the order of the steps; none where they can stand.

    A step that is unknown or has no day is named and then left out of what the others are held against.
    """
    problems: list[StepProblem] = []
    days: dict[Place, str] = {}
    for step in steps:
        if problem := _unusable(step, days):
            problems.append(problem)
        else:
            days[place_of(step)] = step[1]
    course = _course(days)
    return problems + _skipped(course, days) + _out_of_order(course, days)


def joined(held: Sequence[Step], given: Sequence[Step]) -> list[Step]:
    """The steps of a hazard as they would stand: those given correct those of the same status and round that the register holds."""
    corrected = {place_of(step) for step in given}
    return [step for step in held if place_of(step) not in corrected] + list(given)


def rounds(held: Sequence[Step], given: Sequence[tuple[str, str, int | None]]) -> list[int]:
    """The round of each step given: the one that it says, else that of its day: what follows a failed acceptance is of the next.

    A failed acceptance is that of the last rectification before it.
    """
    known = [*held, *((status, on, said) for status, on, said in given if said)]
    found: dict[int, int] = {}
    for number, (status, on, said) in sorted(enumerate(given), key=lambda each: (each[1][1], _rank(each[1][0]))):
        found[number] = said or _round(known, status, on)
        known.append((status, on, found[number]))
    return [found[number] for number in range(len(given))]


def _round(known: Sequence[Step], status: str, on: str) -> int:
    if status not in IN_ROUNDS:
        return 1
    same = [place_of(step)[1] for step in known if step[:2] == (status, on)]
    if same:
        return same[0]
    if status == REJECTED:
        return max((place_of(step)[1] for step in known if step[0] == "RECTIFIED" and step[1] <= on), default=1)
    return 1 + max((place_of(step)[1] for step in known if step[0] == REJECTED and step[1] < on), default=0)


def _rank(status: str) -> int:
    return IN_ROUNDS.index(status) if status in IN_ROUNDS else 0


_HELD = """
UNWIND $rows AS key MATCH (h:Hazard {key: key})<-[:OF_HAZARD]-(s:HazardStep) WHERE s.recordedTo = $open
RETURN collect([h.key, s.status, s.validFrom, coalesce(s.round, 1)])
"""


async def held_steps(reader: Reader, hazards: Sequence[str]) -> dict[str, list[Step]]:
    """The steps that the register holds now of the hazards with these keys; a hazard without any is left out."""
    held: dict[str, list[Step]] = {}
    for key, status, on, number in sorted(
        await collected(reader, _HELD, list(dict.fromkeys(hazards)), open=OPEN_MOMENT)
    ):
        held.setdefault(key, []).append((status, on, number))
    return held


def _unusable(step: Step, days: dict[Place, str]) -> StepProblem | None:
    """Why a step cannot be compared with others."""
    (status, number), on = place_of(step), step[1]
    if status not in (*STEPS, REJECTED) or number < 1 or (number > 1 and status not in IN_ROUNDS):
        return StepProblem(StepFault.UNKNOWN, status, on, round=number)
    if not _is_day(on):
        return StepProblem(StepFault.BAD_DAY, status, on, round=number)
    if (status, number) in days:
        return StepProblem(StepFault.REPEATED, status, on, status, days[status, number], number, number)
    return None


def _course(days: Mapping[Place, str]) -> list[Place]:
    """All places in their order, with as many rounds as the steps speak of."""
    most = max([1, *(number + (status == REJECTED) for status, number in days)])
    course: list[Place] = [(status, 1) for status in STEPS[:3]]
    for number in range(2, most + 1):
        course += [(REJECTED, number - 1), ("RECTIFYING", number), ("RECTIFIED", number)]
    return course + [(status, 1) for status in STEPS[3:]]


def _is_day(text: str) -> bool:
    try:
        read_day(text)
    except ValueError:
        return False
    return True


def _skipped(course: Sequence[Place], days: Mapping[Place, str]) -> list[StepProblem]:
    """Each missing step once, held against the next one that happened; to be ordered again is not needed."""
    return [
        StepProblem(StepFault.SKIPPED, later[0], days[later], missing[0], None, later[1], missing[1])
        for at, missing in enumerate(course)
        if missing not in days and not (missing[0] == "RECTIFYING" and missing[1] > 1)
        for later in [step for step in course[at:] if step in days][:1]
    ]


def _out_of_order(course: Sequence[Place], days: Mapping[Place, str]) -> list[StepProblem]:
    """Each step that happened before the one that it follows; missing ones between them do not matter."""
    happened = [(step, days[step]) for step in course if step in days]
    return [
        StepProblem(StepFault.OUT_OF_ORDER, step[0], on, before[0], before_on, step[1], before[1])
        for (before, before_on), (step, on) in pairwise(happened)
        if on < before_on
    ]
