"""From the start of `zerenlian serve --demo` on a prepared folder to the first answer, as a user waits for it."""

import sys
import time
from statistics import median

import orjson

from bench.client import Client, data
from bench.engines import KEPT
from bench.processes import free_port, running

FIRST_QUESTION = orjson.dumps({"query": "{ enterprises(first: 1) { edges { node { id name area { name } } } } }"})


def seconds_to_first_answer(starts: int) -> float:
    """The median of so many starts; the one before them prepares the folder."""
    return median([_start() for _ in range(starts + 1)][1:])


def _start() -> float:
    port = free_port()
    where = ["--demo", "--quiet", "--data", str(KEPT / "demo"), "--port", str(port)]
    began = time.monotonic()
    with running([sys.executable, "-m", "service.cli", "serve", *where], port, {}, "/healthz"), Client(port) as client:
        data(client.ask(FIRST_QUESTION))
        return time.monotonic() - began
