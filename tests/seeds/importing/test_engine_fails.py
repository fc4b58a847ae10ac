"""An engine that dies or cannot write in the middle of an import."""

from __future__ import annotations

import os
import resource
import signal
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from graph.engine.embedded import EmbeddedEngine
from graph.engine.errors import EngineUnavailable
from graph.store import Store
from seeds.importing.unit import ImportNotWritten, import_files
from tests.seeds.importing.made_up import NOW, dump, found_city, written
from tests.seeds.readers.made_up import liaison_notice

pytestmark = pytest.mark.slow

# The first write that does not fit: no file of the engine may grow beyond it.
FULL_AT_BYTES = 1024


@pytest.fixture
async def engine(tmp_path: Path) -> AsyncIterator[EmbeddedEngine]:
    """An engine of its own, over an empty folder."""
    found = EmbeddedEngine(tmp_path / "data")
    await found.start()
    yield found
    await found.stop()


async def test_an_engine_that_dies_leaves_the_graph_as_it_was(engine: EmbeddedEngine, tmp_path: Path) -> None:
    store = Store(engine.address)
    await found_city(store)
    before = await dump(store)
    writes: list[str] = []

    def kill_in_the_middle(statement: str) -> None:
        writes.extend([statement] if "CREATE" in statement else [])
        if len(writes) == 4 and engine.pid:
            os.kill(engine.pid, signal.SIGKILL)

    path = written(tmp_path, "a.txt", liaison_notice())
    store.on_statement = kill_in_the_middle
    with pytest.raises(EngineUnavailable):
        await import_files(store, [path], now=NOW)
    store.on_statement = None
    assert len(writes) >= 4
    await store.verify(patience_seconds=30)
    assert await dump(store) == before
    assert not (await import_files(store, [path], now=NOW)).has_errors
    await store.close()


async def test_a_full_disk_leaves_the_graph_as_it_was(engine: EmbeddedEngine, tmp_path: Path) -> None:
    store = Store(engine.address)
    await found_city(store)
    before = await dump(store)
    assert engine.pid
    resource.prlimit(engine.pid, resource.RLIMIT_FSIZE, (FULL_AT_BYTES, resource.RLIM_INFINITY))
    path = written(tmp_path, "a.txt", liaison_notice())
    with pytest.raises(ImportNotWritten, match="nothing of it was recorded"):
        await import_files(store, [path], now=NOW)
    await store.close()
    await engine.stop()

    await engine.start()
    store = Store(engine.address)
    assert await dump(store) == before
    assert not (await import_files(store, [path], now=NOW)).has_errors
    await store.close()
