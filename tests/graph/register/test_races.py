"""Two writers at once, and an engine that dies in the middle."""

import asyncio
import os
import signal
from collections.abc import Awaitable, Callable
from itertools import pairwise
from pathlib import Path

import pytest

from graph.clock import OPEN_MOMENT
from graph.engine.embedded import EmbeddedEngine
from graph.engine.errors import EngineUnavailable
from graph.facts import Changes, Thing, Tie
from graph.migrations import migrate
from graph.register import record
from graph.store import Store, Transaction
from tests.graph.register.made_up import (
    FIRM,
    SECOND,
    assignment,
    dump,
    facts,
    places,
    put,
    roster,
    ties,
    versions,
)

ROUNDS = 4


async def test_racing_imports_of_the_same_facts_end_with_one_set(register: Store) -> None:
    said = facts(*places(), assignment(), roster(), complete=True)
    outcomes = await asyncio.gather(*(put(register, said) for _ in range(ROUNDS)))
    assert sorted(outcome.nothing for outcome in outcomes) == [False, True, True, True]
    assert len(await versions(register)) == 1
    assert len(await ties(register, FIRM)) == 1
    assert await register.value("MATCH (a:Area) RETURN count(a)") == 3


async def test_racing_corrections_leave_one_live_version(register: Store) -> None:
    await put(register, facts(*places(), assignment()))
    days = [f"2021-01-0{day}" for day in range(1, ROUNDS + 1)]
    await asyncio.gather(*(put(register, facts(assignment(valid_from=day)), SECOND) for day in days))
    found = await versions(register)
    assert sorted(version[0] for version in found) == ["2020-03-06", *days]
    assert [version[3] for version in found] == [*(version[2] for version in found[1:]), OPEN_MOMENT]


async def test_racing_moves_leave_one_place_a_day(register: Store) -> None:
    await put(register, facts(*places(), *(Thing("Area", f"Area:{n}", {}) for n in range(ROUNDS))))
    moves = [facts(Tie("LOCATED_IN", FIRM, f"Area:{n}", {}, f"202{n}-01-01")) for n in range(ROUNDS)]
    await asyncio.gather(*(put(register, move, SECOND) for move in moves))
    live = sorted(tie[1:3] for tie in await ties(register, FIRM) if tie[4] == OPEN_MOMENT)
    assert len(live) == ROUNDS + 1
    assert all(one[1] == other[0] for one, other in pairwise(live))


@pytest.mark.slow
async def test_an_engine_killed_in_the_middle_leaves_the_register_as_it_was(tmp_path: Path) -> None:
    engine = EmbeddedEngine(tmp_path / "data")
    await engine.start()
    store = Store(engine.address)
    try:
        await migrate(store)
        await put(store, facts(*places(), assignment()))
        before = await dump(store)
        with pytest.raises(EngineUnavailable):
            await store.write(_killed_before_the_commit(engine))
        await _back(store)
        assert await dump(store) == before
        assert (await put(store, facts(roster()), SECOND)).new == {"Requirement": 1}
    finally:
        await store.close()
        await engine.stop()


def _killed_before_the_commit(engine: EmbeddedEngine) -> Callable[[Transaction], Awaitable[Changes]]:
    async def work(transaction: Transaction) -> Changes:
        changes = await record(transaction, facts(assignment(valid_from="2022-01-01"), roster()), SECOND)
        assert engine.pid
        os.kill(engine.pid, signal.SIGKILL)
        await asyncio.sleep(0.2)
        return changes

    return work


async def _back(store: Store) -> None:
    async with asyncio.timeout(30):
        while True:
            try:
                await store.value("RETURN 1")
            except EngineUnavailable:
                await asyncio.sleep(0.1)
            else:
                return
