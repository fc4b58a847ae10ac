"""Temporal ties: a change of fact ends one period and opens the next, a correction replaces a version."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from graph.clock import ALWAYS, OPEN_DAY, OPEN_MOMENT, moment_text
from graph.facts import Thing, Tie
from graph.register.timeline import Outcome, Period, contradictory, tell
from graph.store import Store
from tests.graph.register.made_up import (
    CITY,
    FIRM,
    FIRST,
    OTHER_TOWN,
    SECOND,
    TOWN,
    facts,
    places,
    put,
    ties,
)

ONE, TWO = moment_text(FIRST), moment_text(SECOND)


async def test_a_later_beginning_at_another_end_is_a_change_of_fact(register: Store) -> None:
    await put(register, facts(*places()))
    said = facts(Tie("LOCATED_IN", FIRM, OTHER_TOWN, {}, "2024-01-01"))
    assert (await put(register, said, SECOND)).changed == {"LOCATED_IN": 1}
    assert await ties(register, FIRM) == [
        [TOWN, "2010-01-01", OPEN_DAY, ONE, TWO],
        [TOWN, "2010-01-01", "2024-01-01", TWO, OPEN_MOMENT],
        [OTHER_TOWN, "2024-01-01", OPEN_DAY, TWO, OPEN_MOMENT],
    ]
    assert (await put(register, said, SECOND)).nothing
    assert (await put(register, facts(*places()), SECOND)).nothing


@pytest.mark.parametrize("valid_from", ["2010-01-01", ALWAYS])
async def test_the_same_or_no_beginning_at_another_end_is_a_correction(register: Store, valid_from: str) -> None:
    await put(register, facts(*places()))
    said = facts(Tie("LOCATED_IN", FIRM, OTHER_TOWN, {}, valid_from))
    assert (await put(register, said, SECOND)).changed == {"LOCATED_IN": 1}
    assert await ties(register, FIRM) == [
        [TOWN, "2010-01-01", OPEN_DAY, ONE, TWO],
        [OTHER_TOWN, valid_from, OPEN_DAY, TWO, OPEN_MOMENT],
    ]


async def test_another_period_of_the_same_ends_is_a_correction_of_who_knows_all_of_it(register: Store) -> None:
    merged = Tie("MERGED_WITH", TOWN, OTHER_TOWN, {}, "2015-01-01")
    await put(register, facts(*places(), merged))
    later = facts(Tie("MERGED_WITH", TOWN, OTHER_TOWN, {}, "2016-01-01"))
    assert (await put(register, later, SECOND)).nothing, "a later beginning takes no day away"
    assert (await put(register, replace(later, exact=True), SECOND)).changed == {"MERGED_WITH": 1}
    assert await ties(register, TOWN, "MERGED_WITH") == [
        [OTHER_TOWN, "2015-01-01", OPEN_DAY, ONE, TWO],
        [OTHER_TOWN, "2016-01-01", OPEN_DAY, TWO, OPEN_MOMENT],
    ]


async def test_other_types_may_have_several_ends_at_once(register: Store) -> None:
    sectors = [Thing("Sector", f"Sector:{code}", {"code": code}) for code in ("A", "B")]
    said = facts(*places(), *sectors, *(Tie("OPERATES_IN", FIRM, sector.key) for sector in sectors))
    assert (await put(register, said)).new["OPERATES_IN"] == 2
    assert (await put(register, said, SECOND)).nothing


async def test_a_town_is_part_of_one_area_at_a_time(register: Store) -> None:
    await put(register, facts(*places(), Thing("Area", "Area:990200", {"name": "示例二市"})))
    await put(register, facts(Tie("PART_OF", TOWN, "Area:990200", {}, "2020-01-01")), SECOND)
    live = [tie[:3] for tie in await ties(register, TOWN, "PART_OF") if tie[4] == OPEN_MOMENT]
    assert live == [[CITY, "2000-01-01", "2020-01-01"], ["Area:990200", "2020-01-01", OPEN_DAY]]


def _periods(text: str) -> list[Period]:
    """`A 2000 2010, B 2010` as periods; a dot is an open bound."""
    words = [(*each.split(), ".")[:3] for each in text.split(",") if each.strip()]
    return [
        Period(ALWAYS if begin == "." else f"{begin}-01-01", OPEN_DAY if over == "." else f"{over}-01-01", end)
        for end, begin, over in words
    ]


@pytest.mark.parametrize(
    ("live", "stated", "becomes", "outcome"),
    [
        ("", "A 2000", "A 2000", Outcome.NEW),
        ("A 2000", "A .", "A 2000", Outcome.UNCHANGED),
        ("A .", "B 2010", "A . 2010, B 2010", Outcome.CHANGED),
        ("A 2000 2010, B 2010", "A 2000", "A 2000 2010, B 2010", Outcome.UNCHANGED),
        ("A 2000 2010, B 2010", "C .", "A 2000 2010, C 2010", Outcome.CHANGED),
        ("A 2000 2010", "B .", "A 2000 2010, B 2010", Outcome.NEW),
        ("A 2000", "A . 2010", "A 2000 2010", Outcome.CHANGED),
        ("A . 2010, B 2010", "A . 2015", "A . 2010, B 2010", Outcome.UNCHANGED),
        ("A 2000 2010, B 2010", "B 2012", "A 2000 2010, B 2012", Outcome.CHANGED),
        ("A 2000 2010, B 2010", "B 2008", "A 2000 2008, B 2008", Outcome.CHANGED),
        ("A 2005", "B 2000", "B 2000 2005, A 2005", Outcome.NEW),
        ("A 2000 2010, B 2010", "A 2020", "A 2000 2010, B 2010 2020, A 2020", Outcome.CHANGED),
        ("A 2000 2010, B 2010 2020, A 2020", "A 2005", "B 2010 2020, A 2005 2010, A 2020", Outcome.CHANGED),
    ],
)
def test_a_functional_timeline(live: str, stated: str, becomes: str, outcome: Outcome) -> None:
    timeline = tell(_periods(live), _periods(stated), functional=True, exact=True)
    assert sorted(timeline.now) == sorted(_periods(becomes))
    assert timeline.outcomes == [outcome]


@pytest.mark.parametrize(
    ("live", "stated", "becomes"),
    [
        ("A 2000 2010", "A 2015", "A 2000 2010, A 2015"),
        ("A 2000", "A . 2010", "A 2000 2010"),
        ("A 2000, B 2000", "B .", "A 2000, B 2000"),
        ("A .", "B 2010", "A ., B 2010"),
    ],
)
def test_a_timeline_for_each_end(live: str, stated: str, becomes: str) -> None:
    timeline = tell(_periods(live), _periods(stated), functional=False, exact=True)
    assert sorted(timeline.now) == sorted(_periods(becomes))


@pytest.mark.parametrize("functional", [True, False])
@pytest.mark.parametrize(
    ("live", "stated", "becomes"),
    [
        ("A 2000", "A 2010", "A 2000"),
        ("A 2010", "A 2000", "A 2000"),
        ("A .", "A 2010", "A 2010"),
        ("A 2000 2020", "A 2020", "A 2000 2020, A 2020"),
        ("A 2000", "A 2010 2020", "A 2000 2020"),
    ],
)
def test_a_later_beginning_takes_no_day_away(live: str, stated: str, becomes: str, functional: bool) -> None:
    timeline = tell(_periods(live), _periods(stated), functional=functional)
    assert sorted(timeline.now) == sorted(_periods(becomes))


def test_what_followed_in_between_stays() -> None:
    timeline = tell(_periods("A 2000 2010, B 2010 2020, A 2020"), _periods("A 2005"), functional=True)
    assert sorted(timeline.now) == sorted(timeline.before)


@pytest.mark.parametrize(
    ("stated", "functional", "expected"),
    [
        ("A 2000, B 2000", True, True),
        ("A 2000, B 2000", False, False),
        ("A 2000, A 2005", False, True),
        ("A 2000 2005, A 2005", True, False),
        ("A ., A 2005", True, False),
    ],
)
def test_what_one_input_cannot_say(stated: str, functional: bool, expected: bool) -> None:
    periods: Sequence[Period] = _periods(stated)
    assert contradictory(periods, functional=functional) is expected
