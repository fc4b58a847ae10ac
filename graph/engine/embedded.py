"""The embedded engine: ArcadeDB as a supervised child process on the loopback, and its data folder."""

import asyncio
import secrets
import socket
import time
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from pathlib import Path

from graph.engine.address import Address
from graph.engine.arcadedb import DATABASE, Layout
from graph.engine.errors import DataFolderLocked, EngineError, EngineStartFailed, EngineUnavailable
from graph.engine.kept import begin_with
from graph.engine.lock import FolderLock, joined
from graph.engine.process import GRACE_SECONDS, KEEPING_SECONDS, START_SECONDS, end, free_port, launch

__all__ = ["EmbeddedEngine", "joined", "open_folder", "running"]

Event = Callable[[str, Mapping[str, object]], None]

FIRST_BACKOFF_SECONDS = 0.1
LONGEST_BACKOFF_SECONDS = 10.0
# A run that lasted this long was healthy: the next restart starts again from the first backoff.
HEALTHY_SECONDS = 60.0
# Somebody may take the free port between the look and the start.
PORT_ATTEMPTS = 3
JOIN_POLL_SECONDS = 0.1


class EmbeddedEngine:
    """An engine of its own for one data folder, restarted whenever it dies, at the same address.

    `heap_mb` is the JVM's heap in megabytes. `on_event` is told what happens: engine.started, engine.died,
    engine.restarted, engine.restart_failed, engine.stopped, each with its facts. A folder without a database gets a copy of
    `database`, where that is there. With `classes_to` the engine writes its classes into that file when it is stopped,
    which takes some seconds. Start it from the main thread: on Linux the engine is killed when the thread that started
    it ends, so that it never outlives its owner.
    """

    def __init__(
        self,
        data: Path,
        *,
        heap_mb: int = 512,
        on_event: Event | None = None,
        database: Path | None = None,
        classes_to: Path | None = None,
    ) -> None:
        self._data = data.absolute()
        self._heap_mb = heap_mb
        self._database = database
        self._classes_to = classes_to
        self._on_event = on_event or (lambda name, facts: None)
        self._address: Address | None = None
        self._port = 0
        self._lock: FolderLock | None = None
        self._child: asyncio.subprocess.Process | None = None
        self._supervisor: asyncio.Task[None] | None = None

    @property
    def address(self) -> Address:
        """Where it listens, the same for as long as it is started; EngineUnavailable before and after."""
        if self._address is None:
            raise EngineUnavailable(f"The engine of {self._data} is not started.")
        return self._address

    @property
    def pid(self) -> int | None:
        """The process id of the engine, None while there is none."""
        return self._child.pid if self._child and self._child.returncode is None else None

    async def start(self) -> None:
        """Lock the folder, boot the engine, create its database on the first boot, and keep it running.

        DataFolderLocked where another process owns the folder, EngineStartFailed where the engine does not come up.
        """
        self._lock = await asyncio.to_thread(FolderLock.acquire, self._data)
        try:
            layout = Layout(self._data)
            layout.users.unlink(missing_ok=True)  # else it would keep the former owner's password
            if self._database:
                begin_with(self._database, layout)  # not in a thread, which would go on where the start is given up
            await self._boot_at_free_port()
        except BaseException:
            await self.stop()
            raise
        self._lock.publish(self._address)
        self._supervisor = asyncio.create_task(self._supervise(), name="engine-supervisor")

    async def stop(self) -> None:
        """Stop the engine in order and give the folder free; harmless when it is stopped already."""
        if self._supervisor:
            self._supervisor.cancel()
            await asyncio.wait({self._supervisor})
        if self._child:
            await end(self._child, KEEPING_SECONDS if self._classes_to else GRACE_SECONDS)
            self._tell("engine.stopped")
        if self._lock:
            self._lock.release()
        self._supervisor = self._child = self._lock = self._address = None

    async def _boot_at_free_port(self) -> None:
        password = secrets.token_urlsafe(24)
        for attempt in range(1, PORT_ATTEMPTS + 1):
            self._port = free_port()
            self._address = Address(f"bolt://127.0.0.1:{self._port}", "root", password, DATABASE)
            try:
                await self._boot("engine.started")
            except EngineStartFailed:
                if attempt == PORT_ATTEMPTS or not _taken(self._port):
                    raise
            else:
                return

    async def _boot(self, event: str) -> None:
        assert self._lock  # noqa: S101 - held from start to stop
        began = time.monotonic()
        self._child = await launch(
            self.address, self._port, self._data, self._heap_mb, self._lock.descriptor, self._classes_to
        )
        self._tell(event, pid=self._child.pid, uri=self.address.uri, seconds=round(time.monotonic() - began, 2))

    async def _supervise(self) -> None:
        backoff = FIRST_BACKOFF_SECONDS
        while self._child:
            began = time.monotonic()
            code = await self._child.wait()
            self._tell("engine.died", pid=self._child.pid, code=code)
            if time.monotonic() - began > HEALTHY_SECONDS:
                backoff = FIRST_BACKOFF_SECONDS
            backoff = await self._restart(backoff)

    async def _restart(self, backoff: float) -> float:
        """Boot until it succeeds, however long that takes; returns the backoff for the next death."""
        while True:
            await asyncio.sleep(backoff)
            backoff = min(2 * backoff, LONGEST_BACKOFF_SECONDS)
            try:
                await self._boot("engine.restarted")
            except (EngineError, OSError) as error:
                self._tell("engine.restart_failed", error=str(error), retry_seconds=backoff)
            else:
                return backoff

    def _tell(self, event: str, **facts: object) -> None:
        self._on_event(event, facts)


def _taken(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


@asynccontextmanager
async def running(engine: EmbeddedEngine) -> AsyncIterator[Address]:
    """The address of an engine that is started, and stopped at the end. Raises what `start` raises."""
    await engine.start()
    try:
        yield engine.address
    finally:
        await engine.stop()


@asynccontextmanager
async def open_folder(
    data: Path, *, heap_mb: int = 512, on_event: Event | None = None, database: Path | None = None
) -> AsyncIterator[Address]:
    """The address of the folder's engine: the one that runs already, or one of our own that is stopped at the end.

    Waits for an owner that is still starting. `database` as for EmbeddedEngine. DataFolderLocked where that takes too long.
    """
    engine = EmbeddedEngine(data, heap_mb=heap_mb, on_event=on_event, database=database)
    running = await _join_or_start(engine, data)
    try:
        yield running or engine.address
    finally:
        await engine.stop()


async def _join_or_start(engine: EmbeddedEngine, data: Path) -> Address | None:
    deadline = time.monotonic() + START_SECONDS
    while True:
        if running := joined(data):
            return running
        try:
            await engine.start()
        except DataFolderLocked:
            if time.monotonic() > deadline:
                raise
        else:
            return None
        await asyncio.sleep(JOIN_POLL_SECONDS)
