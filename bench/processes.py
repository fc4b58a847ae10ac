"""Processes that the benchmark starts on loopback and ends by their own ids."""

import http.client
import os
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import IO

import psutil

HOST = "127.0.0.1"
START_SECONDS = 1800.0
"""A service over kept data first runs the migrations that came since, which may write a million nodes."""
STOP_SECONDS = 20.0
POLL_SECONDS = 0.02
MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True)
class Service:
    """A process that answers HTTP on a port of 127.0.0.1."""

    port: int
    pid: int

    @property
    def resident_mb(self) -> float:
        """The resident memory of the process itself, in megabytes (10^6 bytes)."""
        return float(psutil.Process(self.pid).memory_info().rss) / MEGABYTE

    @property
    def engine_mb(self) -> float | None:
        """The resident memory of the embedded engine that it runs; None where it runs none."""
        engines = [child for child in psutil.Process(self.pid).children(recursive=True) if "java" in child.name()]
        return sum(engine.memory_info().rss for engine in engines) / MEGABYTE if engines else None


def free_port() -> int:
    """A TCP port on 127.0.0.1 that nobody listens at now."""
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        port: int = probe.getsockname()[1]
        return port


@contextmanager
def running(command: Sequence[str], port: int, variables: Mapping[str, str], ready: str) -> Iterator[Service]:
    """Run a command until the block ends; RuntimeError where its path `ready` does not answer 200 in time."""
    with tempfile.TemporaryFile() as said:
        process = subprocess.Popen(command, env=os.environ | variables, stderr=said, stdout=subprocess.DEVNULL)
        try:
            _wait_until_ready(process, port, ready, said)
            yield Service(port, process.pid)
        finally:
            process.terminate()
            try:
                process.wait(STOP_SECONDS)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


@contextmanager
def running_service(where: Sequence[str], variables: Mapping[str, str] | None = None) -> Iterator[Service]:
    """`zerenlian serve` over a folder or a server (`where`), as users run it."""
    port = free_port()
    command = [sys.executable, "-m", "service.cli", "serve", "--quiet", "--port", str(port), *where]
    with running(command, port, variables or {}, "/readyz") as service:
        yield service


def _wait_until_ready(process: "subprocess.Popen[bytes]", port: int, path: str, said: IO[bytes]) -> None:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline:
        if process.poll() is not None:
            said.seek(0)
            words = said.read().decode(errors="replace")
            raise RuntimeError(f"{process.args!r} ended with code {process.returncode}:\n{words[-2000:]}")
        if _answers(port, path):
            return
        time.sleep(POLL_SECONDS)
    raise RuntimeError(f"{process.args!r} was not ready after {START_SECONDS:.0f} s")


def _answers(port: int, path: str) -> bool:
    connection = http.client.HTTPConnection(HOST, port, timeout=5)
    try:
        connection.request("GET", path)
        return connection.getresponse().status == http.HTTPStatus.OK
    except OSError:
        return False
    finally:
        connection.close()
