"""Which periods of temporal ties begin, end or are corrected by what an input says. Pure.

A functional type has one end at a time, so its ties are one timeline; any other type has a timeline for each end.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from enum import Enum
from itertools import combinations

from graph.clock import ALWAYS, OPEN_DAY

FUNCTIONAL = frozenset({"PART_OF", "LOCATED_IN"})
"""Types of which a thing has one at a time."""


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """A tie to `end` from the day `valid_from` to before `valid_to`; `reopened` says in so many words that it has no end."""

    valid_from: str
    valid_to: str
    end: str
    reopened: bool = field(default=False, compare=False)

    @property
    def unknown(self) -> bool:
        """Whether it says that there is a tie and not when."""
        return (self.valid_from, self.valid_to) == (ALWAYS, OPEN_DAY) and not self.reopened

    def holds_on(self, day: str) -> bool:
        """Whether the day belongs to it."""
        return self.valid_from <= day < self.valid_to

    def meets(self, valid_from: str, valid_to: str) -> bool:
        """Whether some day of it lies between two days, the second exclusive."""
        return self.valid_from < valid_to and valid_from < self.valid_to

    def overlaps(self, other: "Period") -> bool:
        """Whether some day belongs to both."""
        return self.meets(other.valid_from, other.valid_to)


class Outcome(Enum):
    """What a stated period was to the register."""

    NEW = "new"
    CHANGED = "changed"
    UNCHANGED = "unchanged"


@dataclass(slots=True)
class Timeline:
    """The live periods of one thing, as they are and as they become."""

    before: frozenset[Period]
    now: set[Period]
    outcomes: list[Outcome] = field(default_factory=list)

    @property
    def closed(self) -> frozenset[Period]:
        """Versions that the register no longer holds."""
        return self.before - self.now

    @property
    def opened(self) -> frozenset[Period]:
        """Versions that it holds from now on."""
        return frozenset(self.now) - self.before


def tell(live: Iterable[Period], stated: Sequence[Period], *, functional: bool, exact: bool = False) -> Timeline:
    """The timeline once all that is stated has been taken in, the earliest period first.

    A period without any bound says nothing new of an end that there is a period of. Unless what is stated is `exact`, a later
    beginning at an end that there is already takes no days away.
    """
    before = frozenset(live)
    if not before and len(stated) == 1:  # nearly every tie of a first import: the long way costs a tenth of a load
        return Timeline(before, set(stated), [Outcome.NEW])
    now = set(before)
    take_in = _tell_functional if functional else _tell
    outcomes = [Outcome.UNCHANGED for _ in stated]
    # Again until nothing moves: a period that was clipped by a neighbour has room once the neighbour is corrected.
    for _ in range(len(stated) + 1):
        told = [take_in(now, period, exact=exact) for period in sorted(stated)]
        if all(outcome is Outcome.UNCHANGED for outcome in told):
            break
        outcomes = [new if old is Outcome.UNCHANGED else old for old, new in zip(outcomes, told, strict=True)]
    return Timeline(before, now, outcomes)


def contradictory(stated: Sequence[Period], *, functional: bool) -> bool:
    """Whether the periods of one input exclude each other: two ends from one day, or one end in overlapping periods."""
    return any(
        (one.overlaps(other) and not (one.unknown or other.unknown))
        if one.end == other.end
        else functional and one.valid_from == other.valid_from
        for one, other in combinations(sorted(set(stated)), 2)
    )


def _tell(now: set[Period], period: Period, *, exact: bool) -> Outcome:
    same_end = {other for other in now if other.end == period.end}
    if period.unknown and same_end:
        return Outcome.UNCHANGED
    corrected = {other for other in same_end if other.overlaps(period)}
    if period.valid_from == ALWAYS and corrected:
        period = replace(period, valid_from=min(corrected).valid_from)
    return _replace(now, corrected, period if exact else _begun_before(period, corrected))


def _begun_before(period: Period, same: set[Period]) -> Period:
    """The period with the days before it that others of the same end have already."""
    begun = [other.valid_from for other in same if other.valid_from != ALWAYS]
    return replace(period, valid_from=min([period.valid_from, *begun]))


def _tell_functional(now: set[Period], period: Period, *, exact: bool) -> Outcome:
    if period.unknown and any(other.end == period.end for other in now):
        return Outcome.UNCHANGED
    period, corrected = _begun(now, period)
    period = _clipped(now - corrected, period)
    if not exact:
        same = {other for other in now - corrected if other.end == period.end and other.overlaps(period)}
        period = _begun_before(period, same)
    corrected |= {
        other
        for other in now
        if other.valid_from == period.valid_from or (other.end == period.end and other.overlaps(period))
    }
    running = {other for other in now - corrected if other.valid_from < period.valid_from < other.valid_to}
    now |= {replace(other, valid_to=period.valid_from) for other in running}
    return _replace(now, corrected | running, period)


def _begun(now: set[Period], period: Period) -> tuple[Period, set[Period]]:
    """The period with a beginning, where it says none, and what it therefore corrects.

    Of the same end it is what is there; of another end it corrects the last, or follows it where that is over.
    """
    overlapping = sorted(other for other in now if other.overlaps(period))
    if period.valid_from != ALWAYS or not overlapping:
        return period, set()
    if same_end := [other for other in overlapping if other.end == period.end]:
        return replace(period, valid_from=same_end[-1].valid_from), set()
    *earlier, last = overlapping
    if last.valid_to < period.valid_to:
        return replace(period, valid_from=last.valid_to), set()
    return replace(period, valid_from=earlier[-1].valid_to if earlier else ALWAYS), {last}


def _clipped(others: set[Period], period: Period) -> Period:
    """The period until the next begins at another end."""
    later = [o.valid_from for o in others if o.end != period.end and period.valid_from < o.valid_from]
    return replace(period, valid_to=min([period.valid_to, *later]))


def _replace(now: set[Period], old: set[Period], new: Period) -> Outcome:
    if old == {new}:
        return Outcome.UNCHANGED
    now -= old
    now.add(new)
    return Outcome.CHANGED if old else Outcome.NEW
