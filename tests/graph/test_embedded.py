"""The embedded engine as a process: its secrets, its folder, its deaths."""

import asyncio
import json
import os
import signal
import stat
import sys
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from pathlib import Path
from typing import Any, TypeVar

import psutil
import pytest

from graph.engine.address import Address
from graph.engine.embedded import EmbeddedEngine, joined, open_folder
from graph.engine.errors import DataFolderLocked, EngineStartFailed, EngineUnavailable
from graph.store import Store, Transaction

pytestmark = pytest.mark.slow

T = TypeVar("T")

OWNER = """
import asyncio, sys
from pathlib import Path
from graph.engine.embedded import EmbeddedEngine

async def main():
    engine = EmbeddedEngine(Path(sys.argv[1]))
    await engine.start()
    print(engine.pid, flush=True)
    await asyncio.sleep(600)

asyncio.run(main())
"""


class Watched:
    """An engine, a store on it, and what the engine told."""

    def __init__(self, data: Path) -> None:
        self.data = data
        self.events: list[str] = []
        self.engine = EmbeddedEngine(data, on_event=self._note)
        self.store: Store

    def _note(self, event: str, facts: Mapping[str, object]) -> None:
        assert "password" not in facts
        self.events.append(event)

    async def killed(self) -> None:
        """Kill the engine and wait until its death is noticed."""
        assert self.engine.pid
        os.kill(self.engine.pid, signal.SIGKILL)
        await eventually(lambda: "engine.died" in self.events)


@pytest.fixture
async def watched(tmp_path: Path) -> AsyncIterator[Watched]:
    """A running engine over an empty folder."""
    found = Watched(tmp_path / "data")
    await found.engine.start()
    found.store = Store(found.engine.address)
    yield found
    await found.store.close()
    await found.engine.stop()


async def test_secrets_and_listeners(watched: Watched) -> None:
    password = watched.engine.address.password
    lock = watched.data / "engine.lock"
    assert stat.S_IMODE(lock.stat().st_mode) == 0o600
    assert json.loads(lock.read_text()).keys() == {"pid", "started_at", "uri", "user", "password", "database"}
    assert len(password) >= 32
    assert password not in repr(watched.engine.address)
    assert not any(password in " ".join(process.info["cmdline"] or ()) for process in psutil.process_iter(["cmdline"]))
    assert not _files_with(watched.data, password) - {lock}
    assert {connection.laddr.ip for connection in _listeners(watched.engine.pid)} <= {"127.0.0.1", "::ffff:127.0.0.1"}


async def test_a_second_owner_is_refused_and_may_join(watched: Watched) -> None:
    with pytest.raises(DataFolderLocked, match=f"process {os.getpid()}"):
        await EmbeddedEngine(watched.data).start()
    assert joined(watched.data) == watched.engine.address
    async with open_folder(watched.data) as address:
        assert address == watched.engine.address
    assert await watched.store.value("RETURN 1") == 1


async def test_a_killed_engine_comes_back_with_its_data(watched: Watched) -> None:
    await watched.store.write(_create)
    address = watched.engine.address
    await watched.killed()
    await _assert_away(watched.store.value("RETURN 1"))
    await _assert_away(watched.store.write(_create))
    await eventually(lambda: "engine.restarted" in watched.events)
    assert watched.engine.address == address
    assert await watched.store.value("MATCH (n:Thing) RETURN count(n)") == 1
    await watched.store.write(_create)
    assert await watched.store.value("MATCH (n:Thing) RETURN count(n)") == 2


async def test_a_restart_that_nobody_noticed_costs_no_request(watched: Watched) -> None:
    await asyncio.gather(*(watched.store.value("RETURN 1") for _ in range(4)))
    await watched.killed()
    await eventually(lambda: "engine.restarted" in watched.events)
    await watched.store.write(_create)
    assert await asyncio.gather(*(watched.store.value("RETURN 1") for _ in range(4))) == [1] * 4


async def test_an_engine_that_is_busy_for_a_while_is_not_away(watched: Watched) -> None:
    assert await watched.store.value("RETURN 1") == 1
    engine = psutil.Process(watched.engine.pid)
    engine.suspend()
    asked = [asyncio.create_task(watched.store.value("RETURN 1")) for _ in range(8)]
    await asyncio.sleep(1.5)
    engine.resume()
    assert await asyncio.gather(*asked) == [1] * 8


async def test_a_request_under_way_fails_when_the_engine_dies(watched: Watched) -> None:
    slow = "UNWIND range(1, 10000) AS a UNWIND range(1, 10000) AS b RETURN count(a * b % 7)"
    under_way = asyncio.create_task(watched.store.value(slow))
    await asyncio.sleep(0.3)
    await watched.killed()
    await _assert_away(under_way)


async def test_stop_gives_the_folder_free_for_the_next_owner(tmp_path: Path) -> None:
    data = tmp_path / "data"
    async with open_folder(data) as first:
        await _with_store(first, lambda store: store.write(_create))
    assert joined(data) is None
    assert first.password not in (data / "engine.lock").read_text()
    async with open_folder(data) as second:
        assert second.password != first.password
        assert await _with_store(second, lambda store: store.value("MATCH (n:Thing) RETURN count(n)")) == 1


async def test_no_orphan_when_the_owner_is_killed(tmp_path: Path) -> None:
    data = tmp_path / "data"
    owner = await asyncio.create_subprocess_exec(
        sys.executable, "-c", OWNER, str(data), stdout=asyncio.subprocess.PIPE, cwd=Path(__file__).parents[2]
    )
    assert owner.stdout
    engine_pid = int(await owner.stdout.readline())
    running = joined(data)
    assert running
    assert await _with_store(running, lambda store: store.value("RETURN 1")) == 1
    with pytest.raises(DataFolderLocked, match=f"process {owner.pid}"):
        await EmbeddedEngine(data).start()
    owner.kill()
    await owner.wait()
    await eventually(lambda: not psutil.pid_exists(engine_pid), seconds=3)
    assert joined(data) is None
    async with open_folder(data):
        pass


async def test_an_engine_that_does_not_start_shows_its_log(tmp_path: Path) -> None:
    data = tmp_path / "data"
    with pytest.raises(EngineStartFailed, match="heap"):
        await EmbeddedEngine(data, heap_mb=0).start()
    assert joined(data) is None


async def test_an_engine_has_no_address_before_it_is_started(tmp_path: Path) -> None:
    with pytest.raises(EngineUnavailable):
        _ = EmbeddedEngine(tmp_path).address


async def eventually(condition: Callable[[], bool], seconds: float = 20) -> None:
    """Wait until the condition holds."""
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, "it never came to that"
        await asyncio.sleep(0.02)


async def _assert_away(request: Awaitable[object]) -> None:
    async with asyncio.timeout(1):
        with pytest.raises(EngineUnavailable):
            await request


async def _with_store(address: Address, use: Callable[[Store], Awaitable[T]]) -> T:
    store = Store(address)
    try:
        return await use(store)
    finally:
        await store.close()


async def _create(transaction: Transaction) -> None:
    await transaction.run("CREATE (n:Thing)")


def _files_with(folder: Path, text: str) -> set[Path]:
    return {file for file in folder.rglob("*") if file.is_file() and text.encode() in file.read_bytes()}


def _listeners(pid: int | None) -> list[Any]:
    return [found for found in psutil.Process(pid).net_connections("tcp") if found.status == psutil.CONN_LISTEN]
