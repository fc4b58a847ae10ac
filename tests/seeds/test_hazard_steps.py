"""Steps of hazards: whatever is taken away from, added to, or moved in a good sequence is named."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schema.hazard_filter import HazardStatus
from seeds.hazard_steps import REJECTED, STEPS, StepFault, StepProblem, check_steps, joined, rounds

FIRST = date(2020, 3, 1)
Pair = tuple[str, str]


def _day(offset: int) -> str:
    return (FIRST + timedelta(days=offset)).isoformat()


@st.composite
def good_steps(draw: st.DrawFn, least: int = 0) -> list[Pair]:
    """The first so many steps, on days that never go back."""
    offsets = draw(st.lists(st.integers(0, 400), min_size=least, max_size=len(STEPS)).map(sorted))
    return [(status, _day(offset)) for status, offset in zip(STEPS, offsets, strict=False)]


@given(good_steps().flatmap(st.permutations))
def test_whole_sequences_stand_in_whatever_order_they_are_given(steps: list[Pair]) -> None:
    assert check_steps(steps) == []


@given(good_steps(least=2), st.data())
def test_a_step_left_out_is_named_with_the_next_one_that_happened(steps: list[Pair], data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(steps) - 2))
    missing, (later, on) = steps[place][0], steps[place + 1]
    rest = steps[:place] + steps[place + 1 :]
    assert check_steps(rest) == [StepProblem(StepFault.SKIPPED, later, on, missing)]


@given(good_steps(least=2), st.data())
def test_a_step_before_the_one_it_follows_is_named(steps: list[Pair], data: st.DataObject) -> None:
    place = data.draw(st.integers(1, len(steps) - 1))
    (before, before_on), (status, _) = steps[place - 1], steps[place]
    early = (date.fromisoformat(before_on) - timedelta(days=data.draw(st.integers(1, 30)))).isoformat()
    found = check_steps([*steps[:place], (status, early), *steps[place + 1 :]])
    assert found == [StepProblem(StepFault.OUT_OF_ORDER, status, early, before, before_on)]


@given(good_steps(least=1), st.data())
def test_a_step_given_twice_is_named_and_the_first_one_counts(steps: list[Pair], data: st.DataObject) -> None:
    status, on = data.draw(st.sampled_from(steps))
    again = _day(data.draw(st.integers(0, 400)))
    assert check_steps([*steps, (status, again)]) == [StepProblem(StepFault.REPEATED, status, again, status, on)]


@given(good_steps(), st.text(), st.text())
def test_unusable_steps_are_named_and_leave_the_others_alone(steps: list[Pair], status: str, on: str) -> None:
    unknown, no_day = f"?{status}", f"?{on}"
    assert check_steps([(unknown, "2020-03-01"), *steps, ("FOUND", no_day)]) == [
        StepProblem(StepFault.UNKNOWN, unknown, "2020-03-01"),
        StepProblem(StepFault.BAD_DAY, "FOUND", no_day),
    ]


@given(good_steps(), good_steps())
def test_what_is_given_corrects_what_is_held(held: list[Pair], new: list[Pair]) -> None:
    stand = {step[0]: step[1] for step in joined(held, new)}
    assert stand == dict(held) | dict(new)
    assert len(joined(held, new)) == len(stand)


@given(st.integers(0, 3), st.data())
def test_every_failed_acceptance_begins_a_round(failures: int, data: st.DataObject) -> None:
    course = [*STEPS[:3], *(status for _ in range(failures) for status in (REJECTED, "RECTIFIED")), *STEPS[3:]]
    days = sorted(data.draw(st.lists(st.integers(0, 400), min_size=len(course), max_size=len(course), unique=True)))
    given_steps = [(status, _day(offset), None) for status, offset in zip(course, days, strict=True)]
    known = data.draw(st.integers(0, len(course)))
    held = list(zip(course[:known], map(_day, days[:known]), rounds([], given_steps[:known]), strict=True))
    again = data.draw(st.permutations(given_steps))
    placed = [(status, on, number) for (status, on, _), number in zip(again, rounds(held, again), strict=True)]
    assert check_steps(joined(held, placed)) == []
    assert len(joined(held, placed)) == len(course)
    assert [number for status, _, number in sorted(placed, key=lambda each: each[1]) if status == "RECTIFIED"] == list(
        range(1, failures + 2)
    )


def test_two_missing_steps_are_two_problems() -> None:
    assert check_steps([("RECTIFIED", "2020-03-09")]) == [
        StepProblem(StepFault.SKIPPED, "RECTIFIED", "2020-03-09", "FOUND"),
        StepProblem(StepFault.SKIPPED, "RECTIFIED", "2020-03-09", "RECTIFYING"),
    ]


@pytest.mark.parametrize("day", ["2020-02-30", "2020-3-1", "20200301", "", "2020-03-01T00:00"])
def test_days_are_written_as_the_register_writes_them(day: str) -> None:
    assert [problem.fault for problem in check_steps([("FOUND", day)])] == [StepFault.BAD_DAY]


def test_the_steps_are_those_that_the_api_names() -> None:
    assert tuple(HazardStatus.__members__) == (*STEPS[:3], REJECTED, *STEPS[3:])
