"""Grades (事故等级): every bound, the days that regrade, what is unknown, corrections under both clocks; all in 示例市."""

from collections.abc import AsyncIterator, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from functools import partial
from itertools import count
from random import Random
from typing import Any

import pytest
import pytest_asyncio

from graph import keys
from graph.facts import Facts, Thing
from graph.register import record
from graph.store import Store
from seeds.events import casualty_count, incident
from tests.asking import NOW, Asker
from tests.compiler.naive.incident import BOUNDS, grade_of
from tests.wipe import migrated, wipe

AREA = keys.area("990100")
DAY = date(2024, 2, 10)
"""30 days behind it lie in another month, beyond the 29th of February."""
MILLION = 1_000_000_00
RANDOM_CASES = 400
EARLIER = NOW - timedelta(days=1)

Figures = tuple[int | None, int | None, int | None]
QUERY = """query ($after: String, $asOf: AsOf) { incidents(first: 1000, after: $after, asOf: $asOf) {
  pageInfo { hasNextPage endCursor } edges { node { number grade initialGrade deaths seriousInjuries directLoss
    grades { on grade counts { countedOn } } counts { countedOn deaths } } } } }"""


@dataclass(frozen=True)
class Case:
    """An incident, its counts by the day behind its own, and the grade that is expected."""

    name: str
    counts: tuple[tuple[int, Figures], ...]
    grade: str | None
    changes: tuple[tuple[int, str | None], ...] | None = None
    category: str | None = None
    type: str | None = None
    safety: bool = True
    on: date = field(default=DAY)


def one(name: str, figures: Figures, grade: str | None, **said: Any) -> Case:
    """A case of one count on the day itself."""
    return Case(name, ((0, figures),), grade, **said)


def at_bounds() -> Iterator[Case]:
    """Each criterion alone, below, at and above each bound."""
    grades = ("GENERAL", "LARGER", "MAJOR", "EXTRAORDINARY")
    steps = {"deaths": (3, 10, 30), "seriousInjuries": (10, 50, 100), "directLossCents": (10, 50, 100)}
    for place, (name, bounds) in enumerate(steps.items()):
        for higher, bound in enumerate(bounds, 1):
            exact = bound * MILLION if name == "directLossCents" else bound
            for difference in (-1, 0, 1):
                figures: list[int | None] = [0, 0, 0]
                figures[place] = exact + difference
                wanted = grades[higher - 1] if difference < 0 else grades[higher]
                yield one(f"{name} {exact + difference}", (figures[0], figures[1], figures[2]), wanted)


WHAT_COUNTS = (
    one("nothing at all has no lower bound", (0, 0, 0), "GENERAL"),
    one("the worst criterion wins", (1, 60, 20 * MILLION), "MAJOR"),
    one("all unknown", (None, None, None), None),
    one("one unknown", (0, 0, None), None),
    one("what is known cannot be the highest", (29, None, 0), None),
    one("what is known is the highest", (None, 100, None), "EXTRAORDINARY"),
    one("the loss is", (0, None, 100 * MILLION), "EXTRAORDINARY"),
    one("no production safety accident", (30, 0, 0), None, safety=False),
    Case("never counted", (), None, ()),
    Case("a death on the 30th day", ((0, (2, 0, 0)), (30, (3, 0, 0))), "LARGER", ((0, "GENERAL"), (30, "LARGER"))),
    Case("a death on the 31st day", ((0, (2, 0, 0)), (31, (3, 0, 0))), "GENERAL", ((0, "GENERAL"),)),
    Case("traffic, 7th", ((0, (2, 0, 0)), (7, (3, 0, 0))), "LARGER", ((0, "GENERAL"), (7, "LARGER")), "ROAD_TRAFFIC"),
    Case("traffic, 8th", ((0, (2, 0, 0)), (8, (3, 0, 0))), "GENERAL", ((0, "GENERAL"),), "ROAD_TRAFFIC"),
    Case("fire, 7th", ((0, (2, 0, 0)), (7, (3, 0, 0))), "LARGER", ((0, "GENERAL"), (7, "LARGER")), "FIRE"),
    Case("fire, 8th", ((0, (2, 0, 0)), (8, (3, 0, 0))), "GENERAL", ((0, "GENERAL"),), "FIRE"),
    Case("fire by its type, 7th", ((0, (2, 0, 0)), (7, (3, 0, 0))), "LARGER", type="08"),
    Case("fire by its type, 8th", ((0, (2, 0, 0)), (8, (3, 0, 0))), "GENERAL", type="08"),
    Case("stated is stronger than the type", ((0, (2, 0, 0)), (8, (3, 0, 0))), "LARGER", None, "OTHER", "08"),
    Case("no fire in that edition", ((0, (2, 0, 0)), (8, (3, 0, 0))), "LARGER", type="08", on=date(2026, 7, 1)),
    Case(
        "up and down again",
        ((0, (3, 0, 0)), (5, (10, 0, 0)), (9, (4, 0, 0))),
        "LARGER",
        ((0, "LARGER"), (5, "MAJOR"), (9, "LARGER")),
    ),
    Case("the same grade is no change", ((0, (1, 0, 0)), (5, (2, 0, 0))), "GENERAL", ((0, "GENERAL"),)),
    Case("the loss comes later", ((0, (1, 0, None)), (20, (None, None, 0))), "GENERAL", ((20, "GENERAL"),)),
    Case("the loss comes too late to change, not to be known", ((0, (1, 0, None)), (45, (9, None, 7))), "GENERAL",
         ((45, "GENERAL"),)),
    Case("the highest is known, then doubted", ((0, (30, None, 0)), (3, (2, None, None))), None,
         ((0, "EXTRAORDINARY"), (3, None))),
    Case("first counted after all days", ((50, (3, 0, 0)), (51, (10, 0, 0))), "LARGER", ((50, "LARGER"),)),
    Case("leap year, 30th", ((0, (2, 0, 0)), (30, (3, 0, 0))), "LARGER", on=date(2024, 1, 30)),
    Case("leap year, 31st", ((0, (2, 0, 0)), (31, (3, 0, 0))), "GENERAL", on=date(2024, 1, 30)),
    Case("leap day, 30th", ((0, (2, 0, 0)), (30, (3, 0, 0))), "LARGER", on=date(2024, 2, 29)),
    Case("leap day, 31st", ((0, (2, 0, 0)), (31, (3, 0, 0))), "GENERAL", on=date(2024, 2, 29)),
    Case("common year, 30th", ((0, (2, 0, 0)), (30, (3, 0, 0))), "LARGER", on=date(2023, 1, 30)),
    Case("common year, 31st", ((0, (2, 0, 0)), (31, (3, 0, 0))), "GENERAL", on=date(2023, 1, 30)),
    Case("over the year, 7th", ((0, (2, 0, 0)), (7, (3, 0, 0))), "LARGER", None, "FIRE", on=date(2023, 12, 28)),
    Case("over the year, 8th", ((0, (2, 0, 0)), (8, (3, 0, 0))), "GENERAL", None, "FIRE", on=date(2023, 12, 28)),
)  # fmt: skip


def random_cases() -> Iterator[Case]:
    """Random figures about the bounds, each one count."""
    source = Random(493)

    def figure(bounds: tuple[int, ...]) -> int | None:
        near = [max(0, bound + source.choice((-1, 0, 1))) for bound in (0, *bounds)]
        return source.choice((None, *near, *near, source.randrange(2 * bounds[-1])))

    for number in range(RANDOM_CASES):
        deaths, injuries, loss = (figure(bounds) for bounds in BOUNDS.values())
        yield one(f"random {number}", (deaths, injuries, loss), grade_of((deaths, injuries, loss)))


CASES = {case.name: case for case in (*at_bounds(), *WHAT_COUNTS, *random_cases())}


def day(case: Case, behind: int) -> str:
    """A day behind that of the incident."""
    return (case.on + timedelta(days=behind)).isoformat()


def facts_of(cases: Mapping[str, Case]) -> Facts:
    """The incidents with their counts, at noon in Shanghai."""
    facts = Facts("example")
    facts.add(Thing("Area", AREA, {"code": "990100", "name": "示例市", "level": "CITY", "kind": "ADMINISTRATIVE"}))
    for name, case in cases.items():
        noon = datetime(case.on.year, case.on.month, case.on.day, 4, tzinfo=UTC)
        happened, place = incident(
            name, "示例事故", noon, AREA, case.type, category=case.category, production_safety=case.safety
        )
        facts.add(happened, place)
        facts.extend(casualty_count(happened.key, day(case, behind), *figures) for behind, figures in case.counts)
    return facts


@pytest_asyncio.fixture(scope="module")
async def register(city_store: Store) -> AsyncIterator[Asker]:
    """A register with all cases."""
    await wipe(city_store)
    await migrated(city_store)
    await city_store.write(partial(record, facts=facts_of(CASES), now=EARLIER))
    yield Asker(city_store)


async def all_incidents(asker: Asker, as_of: Mapping[str, str] | None = None) -> dict[str, Any]:
    """Every incident by its number."""
    found: dict[str, Any] = {}
    after = None
    for _ in count():
        page = (await asker.ask(QUERY, after=after, asOf=as_of))["incidents"]
        found |= {edge["node"]["number"]: edge["node"] for edge in page["edges"]}
        if not page["pageInfo"]["hasNextPage"]:
            break
        after = page["pageInfo"]["endCursor"]
    return found


async def test_the_grade_of_every_case(register: Asker) -> None:
    found = await all_incidents(register)
    assert {name: each["grade"] for name, each in found.items()} == {name: case.grade for name, case in CASES.items()}
    assert len({each["grade"] for each in found.values()}) == 5


async def test_every_change_of_the_grade_is_kept(register: Asker) -> None:
    found = await all_incidents(register)
    asked = {name: case for name, case in CASES.items() if case.changes is not None}
    wanted = {name: [(day(case, at), grade) for at, grade in case.changes or ()] for name, case in asked.items()}
    given = {name: [(row["on"], row["grade"]) for row in found[name]["grades"]] for name in asked}
    assert given == wanted


async def test_the_initial_grade_is_that_of_the_first_count(register: Asker) -> None:
    found = await all_incidents(register)
    first = {name: grade_of(case.counts[0][1]) for name, case in CASES.items() if case.counts and case.safety}
    assert {name: found[name]["initialGrade"] for name in first} == first


async def test_a_grade_names_the_counts_that_it_follows_from(register: Asker) -> None:
    late = (await all_incidents(register))["the loss comes too late to change, not to be known"]
    (change,) = late["grades"]
    assert [row["countedOn"] for row in change["counts"]] == ["2024-02-10", "2024-03-26"]
    assert (late["deaths"], late["directLoss"]) == (9, "0.07")


async def test_what_is_counted_too_late_is_shown_all_the_same(register: Asker) -> None:
    found = (await all_incidents(register))["a death on the 31st day"]
    assert (found["grade"], found["deaths"], [row["deaths"] for row in found["counts"]]) == ("GENERAL", 3, [2, 3])


async def test_before_a_count_the_grade_is_that_of_the_counts_before_it(register: Asker) -> None:
    day_before = (DAY + timedelta(days=29)).isoformat()
    found = (await all_incidents(register, {"validOn": day_before}))["a death on the 30th day"]
    assert (found["grade"], found["deaths"]) == ("GENERAL", 2)
    assert "a death on the 30th day" not in await all_incidents(register, {"validOn": "2024-02-09"})


@pytest.mark.parametrize("figures", [(-1, 0, 0), (0, -1, 0), (None, None, -1)])
def test_a_figure_below_zero_is_refused(figures: Figures) -> None:
    with pytest.raises(ValueError, match="-1 is below zero; expected 0 or more"):
        casualty_count(keys.incident("n"), "2024-02-10", *figures)
