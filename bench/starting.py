"""From the start of `zerenlian serve --demo` to the first answer, as a user waits for it."""

import sys
import tempfile
import time
from pathlib import Path
from statistics import median

import orjson

from bench.client import Client, data
from bench.engines import KEPT
from bench.processes import free_port, running

FIRST_QUESTION = orjson.dumps({"query": "{ enterprises(first: 1) { edges { node { id name area { name } } } } }"})


def seconds_to_first_answer(starts: int) -> float:
    """The median of so many starts on a prepared folder; the one before them prepares it."""
    return median([_start(KEPT / "demo") for _ in range(starts + 1)][1:])


def seconds_of_first_starts(starts: int) -> float:
    """The median of so many starts, each on a new folder: the demonstration is loaded before anything is answered."""
    return median(_first_start() for _ in range(starts))


def _first_start() -> float:
    KEPT.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=KEPT) as folder:
        return _start(Path(folder) / "new")


def _start(folder: Path) -> float:
    port = free_port()
    where = ["--demo", "--quiet", "--data", str(folder), "--port", str(port)]
    began = time.monotonic()
    with running([sys.executable, "-m", "service.cli", "serve", *where], port, {}, "/readyz"), Client(port) as client:
        data(client.ask(FIRST_QUESTION))
        return time.monotonic() - began
