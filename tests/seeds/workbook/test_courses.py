"""What rows say of an enterprise's course is so in whatever order, and in however many workbooks, they come."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from hypothesis import example, given, settings
from hypothesis import strategies as st

from graph.clock import ALWAYS, OPEN_DAY
from graph.register.timeline import FUNCTIONAL, Period, contradictory, tell
from seeds.workbook.periods import Held, Periods, Said

PLACE, SECTOR = "LOCATED_IN", "OPERATES_IN"
DAYS = [f"20{year}-0{month}-01" for year in range(20, 26) for month in (1, 7)]


@dataclass(frozen=True)
class Stay:
    """A time at a place, as a row says it: a blank sector is that of the stay before, an open end is where the next begins."""

    place: str
    first: str
    until: str
    sector: str | None


def row(stay: Stay) -> Said:
    """The row of a stay."""
    return Said(stay.first, stay.until, {PLACE: (stay.place,), SECTOR: (stay.sector,) if stay.sector else ()})


def older(stay: Stay) -> Stay:
    """The stay as it was known before it ended."""
    return Stay(stay.place, stay.first, OPEN_DAY, stay.sector)


Seen = tuple[str | None, str | None] | None


def right(course: Sequence[Stay], day: str) -> Seen:
    """Where it lies on a day, and in which sector: worked out without the register.

    In between it lies nowhere, and is in the sector in which it is before and behind.
    """
    begun = [stay for stay in course if stay.first <= day]
    if not begun or (begun == list(course) and course[-1].until <= day):
        return None
    if day < begun[-1].until:
        return begun[-1].place, _sector(begun)
    behind = _sector(course[: len(begun) + 1])
    return None, behind if behind == _sector(begun) else None


def _sector(course: Sequence[Stay]) -> str | None:
    return next((stay.sector for stay in reversed(course) if stay.sector), None)


class Register:
    """One enterprise, as the writer keeps it."""

    def __init__(self) -> None:
        self.held: Held | None = None

    def take(self, stays: Sequence[Stay]) -> None:
        """A workbook with these rows."""
        periods = Periods(PLACE, [row(stay) for stay in stays], self.held)
        told: defaultdict[str, list[Period]] = defaultdict(list)
        for tie in periods.ties("Enterprise:1", (PLACE, SECTOR)):
            told[tie.type].append(Period(tie.valid_from, tie.valid_to, tie.end, tie.reopened))
        ties = {type_: self._told(type_, told[type_]) for type_ in (PLACE, SECTOR)}
        exists = periods.existence()
        until = (
            exists.until if exists.until != OPEN_DAY or exists.reopened else self.held.until if self.held else OPEN_DAY
        )
        known = self.held.first if self.held else ALWAYS
        first = min(known, exists.first) if ALWAYS not in (known, exists.first) else max(known, exists.first)
        self.held = Held(first, until, "", ties)

    def _told(self, type_: str, stated: list[Period]) -> list[Period]:
        held = [
            Period(span.valid_from, span.valid_to, span.end) for span in (self.held.ties[type_] if self.held else ())
        ]
        functional = type_ in FUNCTIONAL
        assert not contradictory(stated, functional=functional)
        now = tell(held, stated, functional=functional).now
        return sorted(Period(period.valid_from, period.valid_to, period.end) for period in now)

    def seen(self, day: str) -> Seen:
        """Where it lies on a day, and in which sector."""
        assert self.held
        if not self.held.first <= day < self.held.until:
            return None
        there = {type_: [span.end for span in spans if span.holds_on(day)] for type_, spans in self.held.ties.items()}
        assert max(map(len, there.values())) <= 1
        return next(iter(there[PLACE]), None), next(iter(there[SECTOR]), None)


@st.composite
def courses(draw: st.DrawFn) -> list[Stay]:
    """Stays one behind the other, some with days between them; nothing is taken up again that was left."""
    days = sorted(draw(st.sets(st.sampled_from(DAYS), min_size=2, max_size=8)))
    stays: list[Stay] = []
    while days and len(stays) < 4:
        first = days.pop(0)
        ends, waits = draw(st.booleans()), draw(st.booleans())
        until = days[0] if days and ends else OPEN_DAY
        if until != OPEN_DAY and waits:
            days.pop(0)
        sector = draw(st.sampled_from([None, _sector(stays), f"S{len(stays)}"]))
        stays.append(Stay(f"P{len(stays)}", first, until, sector))
    return stays


@st.composite
def sent(draw: st.DrawFn) -> tuple[list[Stay], list[list[Stay]]]:
    """A course, and its rows in any order and split into workbooks; some are sent once more, or were sent before the stay ended."""
    course = draw(courses())
    files = [[stay] for stay in draw(st.permutations(course))]
    for number in sorted(draw(st.sets(st.integers(1, len(files)))), reverse=True):
        if number < len(files):
            files[number - 1] += files.pop(number)
    for stay in draw(st.lists(st.sampled_from(course), max_size=3)):
        files.insert(draw(st.integers(0, len(files))), [draw(st.sampled_from([stay, older(stay)]))])
    return course, files


ENDED, BEGUN = Stay("P0", "2020-01-01", "2021-01-01", "W"), Stay("P1", "2022-01-01", OPEN_DAY, None)


@settings(max_examples=600, deadline=None)
@given(sent())
@example(([ENDED, BEGUN], [[older(ENDED)], [ENDED, BEGUN]]))
@example(([ENDED, BEGUN], [[ENDED], [BEGUN]]))
@example(([ENDED, BEGUN], [[BEGUN], [ENDED]]))
@example(([ENDED, BEGUN], [[older(ENDED)], [ENDED], [BEGUN], [older(ENDED)]]))
def test_the_same_facts_give_the_same_answers(case: tuple[list[Stay], list[list[Stay]]]) -> None:
    course, files = case
    register = Register()
    for stays in files:
        register.take(stays)
    for day in DAYS:
        assert register.seen(day) == right(course, day), day


@settings(deadline=None)
@given(courses(), st.data())
def test_whoever_is_back_where_it_was_is_told_in_the_order_of_days(course: list[Stay], data: st.DataObject) -> None:
    """The same place on a later day is no later beginning, unless its end is known by then: so the rows come in their order."""
    ended = [stay for stay in course if stay.until != OPEN_DAY]
    same = [Stay("P", stay.first, stay.until, stay.sector) for stay in ended]
    register = Register()
    for number, stay in enumerate(same, 1):
        register.take([stay])
        register.take([older(data.draw(st.sampled_from(same[:number])))])
    for day in DAYS if same else []:
        assert register.seen(day) == right(same, day), day
    together = Register()
    if same:
        together.take([older(same[0])])
        together.take(same)
        assert [together.seen(day) for day in DAYS] == [right(same, day) for day in DAYS]
