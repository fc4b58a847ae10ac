"""The steps of a hazard, from found to reviewed: none skipped, none out of order (隐患闭环: 整改、验收、销号、回头看).

A pure check that every importer asks before it writes. Steps are pairs of status and ISO day of Asia/Shanghai; their
order as given means nothing, since a sheet is sorted as somebody likes.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from graph.clock import OPEN_MOMENT, read_day
from graph.register.reader import Reader, collected

STEPS = ("FOUND", "RECTIFYING", "RECTIFIED", "ACCEPTED", "CLOSED", "REVIEWED")
"""What happens to a hazard, in this order; several may happen on one day."""

Step = tuple[str, str]


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
    that it follows.
    """

    fault: StepFault
    status: str
    on: str
    other: str | None = None
    other_on: str | None = None


def check_steps(steps: Sequence[Step]) -> list[StepProblem]:
    """What is wrong with all the steps of one hazard, by the order of the steps; none where they can stand.

    A step that is unknown or has no day is named and then left out of what the others are held against.
    """
    problems: list[StepProblem] = []
    days: dict[str, str] = {}
    for status, on in steps:
        if problem := _unusable(status, on, days):
            problems.append(problem)
        else:
            days[status] = on
    return problems + _skipped(days) + _out_of_order(days)


def joined(held: Sequence[Step], given: Sequence[Step]) -> list[Step]:
    """The steps of a hazard as they would stand: those given correct those of the same status that the register holds."""
    corrected = {status for status, _ in given}
    return [step for step in held if step[0] not in corrected] + list(given)


_HELD = """
UNWIND $rows AS key MATCH (h:Hazard {key: key})<-[:OF_HAZARD]-(s:HazardStep) WHERE s.recordedTo = $open
RETURN collect([h.key, s.status, s.validFrom])
"""


async def held_steps(reader: Reader, hazards: Sequence[str]) -> dict[str, list[Step]]:
    """The steps that the register holds now of the hazards with these keys; a hazard without any is left out."""
    held: dict[str, list[Step]] = {}
    for key, status, on in sorted(await collected(reader, _HELD, list(dict.fromkeys(hazards)), open=OPEN_MOMENT)):
        held.setdefault(key, []).append((status, on))
    return held


def _unusable(status: str, on: str, days: dict[str, str]) -> StepProblem | None:
    """Why a step cannot be compared with others."""
    if status not in STEPS:
        return StepProblem(StepFault.UNKNOWN, status, on)
    if not _is_day(on):
        return StepProblem(StepFault.BAD_DAY, status, on)
    if status in days:
        return StepProblem(StepFault.REPEATED, status, on, status, days[status])
    return None


def _is_day(text: str) -> bool:
    try:
        read_day(text)
    except ValueError:
        return False
    return True


def _skipped(days: dict[str, str]) -> list[StepProblem]:
    """Each missing step once, held against the next one that happened."""
    return [
        StepProblem(StepFault.SKIPPED, later, days[later], missing)
        for place, missing in enumerate(STEPS)
        if missing not in days
        for later in [step for step in STEPS[place:] if step in days][:1]
    ]


def _out_of_order(days: dict[str, str]) -> list[StepProblem]:
    """Each step that happened before the one that it follows; missing ones between them do not matter."""
    happened = [(step, days[step]) for step in STEPS if step in days]
    return [
        StepProblem(StepFault.OUT_OF_ORDER, status, on, before, before_on)
        for (before, before_on), (status, on) in pairwise(happened)
        if on < before_on
    ]
