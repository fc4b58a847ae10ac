"""Random duties, holders and records, in which the graph and plain Python have to count the same."""

import random

import pytest

from graph.store import Store
from tests.asking import Asker
from tests.resolvers.counted_cases import ENTERED, Case, Days, Source, lay
from tests.resolvers.duty_city import DutyCity

QUESTION = """query ($incident: ID!) { incident(id: $incident) { retrospective { performance { holder { name }
  duties { required performed missed unknown late notYetDue waived missedPeriods { from to } records { number } } } } } }"""
CASES = 160


@pytest.mark.slow
@pytest.mark.parametrize("seed", [1, 2])
async def test_the_graph_counts_as_plain_python_does(store: Store, seed: int) -> None:
    day = random.Random(seed).choice(("2025-08-20", "2024-02-29", "2025-12-30"))
    source = Source(seed, day)
    cases = [source.case(number) for number in range(CASES)]
    city = DutyCity()
    for number, case in enumerate(cases):
        lay(city, case, number)
    for one in source.incidents:
        happened = city.incident(one.number, one.at, one.where)
    await city.store(store, ENTERED)
    data = await Asker(store).ask(QUESTION, incident=happened)
    found = {
        one["holder"]["name"]: {**duty, "records": len(duty["records"])}
        for one in data["incident"]["retrospective"]["performance"]
        if one["holder"]
        for duty in one["duties"]
    }
    # The duty is in force on the day, or it is no duty then; and so is who has it.
    expected = {case.name: case.counted(day) for case in cases if all(a <= day < b for a, b in terms(case))}
    assert found == expected
    for name in ("required", "performed", "missed", "unknown", "late", "notYetDue", "waived"):
        assert any(counted[name] for counted in expected.values()), name
        assert any(expected[case.name][name] for case in cases if case.of_incidents and case.name in expected), name


def terms(case: Case) -> list[Days]:
    """What has to hold on the day for somebody to have the duty."""
    return [case.held, case.in_force, *([] if case.assignee == "person" else [case.tenure])]
