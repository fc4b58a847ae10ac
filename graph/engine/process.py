"""One run of the embedded engine: the child process, from its start until it is gone."""

import asyncio
import os
import socket
import sys
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from graph.engine.address import Address
from graph.engine.arcadedb import LOGGING, Layout, Wheel, command, environment
from graph.engine.errors import EngineRefused, EngineStartFailed, EngineUnavailable
from graph.engine.kept import with_classes

if TYPE_CHECKING:
    from graph.store import Store

TETHER = Path(__file__).with_name("tether.py")
START_SECONDS = 60.0
POLL_SECONDS = 0.05
GRACE_SECONDS = 10.0
# Its classes are written at its end, by a second JVM.
KEEPING_SECONDS = 120.0
LOG_BYTES = 5_000_000
LAST_LINES = 20
# Printed when the server gave up but threads that it started keep the process alive.
GAVE_UP = 'Exception in thread "main"'


def free_port() -> int:
    """A TCP port on 127.0.0.1 that nobody listens on now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


async def launch(
    address: Address, port: int, data: Path, heap_mb: int, lock_descriptor: int, classes_to: Path | None = None
) -> asyncio.subprocess.Process:
    """Start the engine and wait until it answers a query.

    EngineStartFailed, with the end of the engine's log, where it does not come up.
    """
    layout = Layout(data)
    read_from = _turn_over(layout.log)
    _write_settings(layout, address.password)
    try:
        wheel = Wheel.find()
        arguments = command(wheel, layout, port, heap_mb, with_classes(classes_to))
        child = await _spawn(arguments, environment(wheel), layout, lock_descriptor)
        try:
            await _until_ready(child, address, layout.log, read_from)
        except BaseException:
            await end(child, grace=0)
            raise
    finally:
        layout.password.unlink(missing_ok=True)
    return child


async def end(child: asyncio.subprocess.Process, grace: float = GRACE_SECONDS) -> None:
    """Stop the child: SIGTERM, and SIGKILL where it is still there after `grace` seconds."""
    if child.returncode is None and grace:
        with suppress(ProcessLookupError):
            child.terminate()
        with suppress(TimeoutError):
            await asyncio.wait_for(child.wait(), grace)
    if child.returncode is None:
        with suppress(ProcessLookupError):
            child.kill()
    await child.wait()


async def _spawn(
    arguments: Sequence[str], variables: Mapping[str, str], layout: Layout, lock_descriptor: int
) -> asyncio.subprocess.Process:
    with layout.log.open("ab") as log:
        return await asyncio.create_subprocess_exec(
            sys.executable, "-I", "-S", str(TETHER), str(os.getpid()), *arguments,
            stdin=asyncio.subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            cwd=layout.data,
            env=variables,
            pass_fds=(lock_descriptor,),
            # Ctrl-C in a terminal is for the service, which then stops the engine in order.
            start_new_session=True,
        )  # fmt: skip


async def _until_ready(child: asyncio.subprocess.Process, address: Address, log: Path, read_from: int) -> None:
    began = time.monotonic()
    # The driver takes longer to import than to connect, and the engine boots meanwhile.
    from graph.store import Store

    store = Store(address, pool_size=1)
    try:
        while not await _answers(store, log):
            if child.returncode is not None:
                raise _failed(f"it ended with code {child.returncode}", log)
            if GAVE_UP in _since(log, read_from):
                raise _failed("it gave up", log)
            if time.monotonic() - began > START_SECONDS:
                raise _failed(f"it was not ready after {START_SECONDS:.0f} s", log)
            await asyncio.sleep(POLL_SECONDS)
    finally:
        await store.close()


async def _answers(store: "Store", log: Path) -> bool:
    try:
        await store.verify()
    except EngineUnavailable:
        return False
    except EngineRefused as error:
        raise _failed("another server answers at its port", log) from error
    return True


def _failed(reason: str, log: Path) -> EngineStartFailed:
    return EngineStartFailed(reason, log, _since(log, 0).splitlines()[-LAST_LINES:])


def _since(log: Path, offset: int) -> str:
    with log.open("rb") as file:
        file.seek(offset)
        return file.read().decode(errors="replace")


def _turn_over(log: Path) -> int:
    """Put a long log aside; returns where in the log the coming run begins."""
    if log.exists() and log.stat().st_size > LOG_BYTES:
        log.replace(log.with_suffix(".log.1"))
    log.touch(mode=0o600)
    return log.stat().st_size


def _write_settings(layout: Layout, password: str) -> None:
    layout.password.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    layout.logging.write_text(LOGGING)
    layout.password.unlink(missing_ok=True)
    layout.password.touch(mode=0o600)
    layout.password.write_text(password)
