"""How fast the register's loader is beside a bare UNWIND of the very same nodes and relationships, and what it holds in memory.

Each load has a fresh Neo4j of its own; the bare one gets its rows from memory, the loader makes them as it goes.
"""

import asyncio
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any

from bench.endpoint import variables_of
from bench.engines import answering
from bench.processes import free_port
from graph.engine.address import Address
from tests.neo4j_server import neo4j_process

ENTERPRISES = 30_000
LOADS = 2


@dataclass(frozen=True, slots=True)
class Loading:
    """Nodes and relationships a second; the loader's resident memory at half of a load and at its highest, in MB."""

    size: int
    loader: float
    bare: float
    half_mb: float
    highest_mb: float


def loading() -> Loading:
    """Load the same city by turns, by the loader and without it."""
    with tempfile.TemporaryDirectory(prefix="zerenlian-bench-") as folder:
        rows = Path(folder) / "rows.pickle"
        loads = [_load_twice(Path(folder), rows, number) for number in range(LOADS)]
    ours, bare = [load[0] for load in loads], [load[1] for load in loads]
    size = bare[0]["size"]
    return Loading(
        size=size,
        loader=size / median(load["seconds"] for load in ours),
        bare=size / median(load["seconds"] for load in bare),
        half_mb=median(load["half_mb"] for load in ours),
        highest_mb=max(load["highest_mb"] for load in ours),
    )


def _load_twice(folder: Path, rows: Path, number: int) -> tuple[dict[str, Any], dict[str, Any]]:
    with _fresh(folder / f"loader-{number}") as address:
        ours = _run("loader", address, ENTERPRISES)
        if not rows.exists():
            _run("dump", address, rows)
    with _fresh(folder / f"bare-{number}") as address:
        return ours, _run("bare", address, rows)


@contextmanager
def _fresh(folder: Path) -> Iterator[Address]:
    folder.mkdir()
    port = free_port()
    with neo4j_process(folder, port):
        address = Address(f"bolt://127.0.0.1:{port}")
        asyncio.run(answering(address))
        yield address


def _run(how: str, address: Address, what: object) -> dict[str, Any]:
    """A load in a process of its own, so that its memory is its own."""
    command = [sys.executable, "-m", "bench.load_process", how, str(what)]
    done = subprocess.run(command, env=os.environ | variables_of(address), stdout=subprocess.PIPE, check=True)
    found: dict[str, Any] = json.loads(done.stdout)
    return found
