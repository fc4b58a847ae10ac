"""Registers in which terms of one statement did not know yet that they are one time."""

from datetime import timedelta

from graph.clock import OPEN_DAY, OPEN_MOMENT, moment_text
from graph.facts import Facts
from graph.migrations.m016_runs import RUNS, note_runs
from graph.store import Store
from seeds.stating import Cited, Term, assignment
from tests.graph.register.made_up import CITY, DOCUMENT, FIRST, PERSON, SECOND, TOWN, dump, facts, places, put

_TERMS = (
    "MATCH (n:Assignment {recordedTo: $open})-[:SUBJECT]->(a)"
    " RETURN a.key, n.validFrom, n.validTo, n.runsFrom, n.runsTo, n.isWithin ORDER BY a.key, n.validFrom"
)


def _stated() -> Facts:
    """Of the town a term inside another and one that goes on; of the city two with a gap between them."""
    said, cited = facts(*places()), Cited(DOCUMENT, row=1)
    for unit, first, end in (
        (TOWN, "2020-01-01", "2024-01-01"),
        (TOWN, "2021-01-01", "2022-01-01"),
        (TOWN, "2023-01-01", OPEN_DAY),
        (CITY, "2020-01-01", "2021-01-01"),
        (CITY, "2021-01-02", "2022-01-01"),
    ):
        said.add(assignment("LIAISON", "LIAISON", PERSON, unit, Term(first, end), cited))
    return said


async def test_terms_learn_their_runs(register: Store) -> None:
    await put(register, _stated())
    right = await register.rows(_TERMS, {"open": OPEN_MOMENT})
    assert right == [
        [CITY, "2020-01-01", "2021-01-01", None, None, None],
        [CITY, "2021-01-02", "2022-01-01", None, None, None],
        [TOWN, "2020-01-01", "2023-01-01", None, OPEN_DAY, None],
        [TOWN, "2021-01-01", "2022-01-01", "2020-01-01", OPEN_DAY, True],
        [TOWN, "2023-01-01", OPEN_DAY, "2020-01-01", None, None],
    ]
    # As earlier versions wrote it.
    await register.write(
        lambda transaction: transaction.run("MATCH (n:Assignment) REMOVE n.runsFrom, n.runsTo, n.isWithin", {})
    )
    await note_runs(register)
    assert await register.rows(_TERMS, {"open": OPEN_MOMENT}) == right
    closed = await register.rows(
        "MATCH (n:Assignment) WHERE n.recordedTo <> $open RETURN n.runsFrom, n.runsTo, n.isWithin, n.recordedTo",
        {"open": OPEN_MOMENT},
    )
    assert [row[:3] for row in closed] == [[None, None, None]] * 3, "what was known then stays as it was"
    assert {row[3] for row in closed} == {await register.value("MATCH (r:Register) RETURN r.recordedAt")}
    assert closed[0][3] > moment_text(FIRST)
    links = "MATCH (n:Assignment {recordedTo: $open})-[r]->(m) RETURN type(r), count(m) ORDER BY type(r)"
    assert await register.rows(links, {"open": OPEN_MOMENT}) == [["ASSIGNEE", 5], ["STATED_IN", 5], ["SUBJECT", 5]]
    before = await dump(register)
    await note_runs(register)
    assert (await put(register, _stated(), SECOND + timedelta(days=900))).nothing
    assert await dump(register) == before
    assert RUNS.work is note_runs
