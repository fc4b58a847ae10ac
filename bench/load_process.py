"""`python -m bench.load_process loader ENTERPRISES | dump FILE | bare FILE`: one load, timed; prints JSON.

`loader` loads the sample city as `zerenlian sample` does; `dump` writes what then is in the graph to a file; `bare` writes
the same nodes and relationships with nothing but UNWIND, ends found by key. The engine's address comes through the environment.
"""

import asyncio
import json
import os
import pickle
import resource
import sys
import time
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import psutil
import uvloop

from bench.endpoint import VARIABLES
from bench.processes import MEGABYTE
from graph.engine.address import Address
from graph.labels import NODES, RELATIONSHIPS
from graph.migrations import migrate
from graph.store import Store
from seeds.sample import load_sample

ROWS_AT_ONCE = 10_000
"""Rows of one statement in one transaction, as the driver's own manual advises."""

Found = dict[str, float]


@dataclass(slots=True)
class Rows:
    """A graph: properties by label; keys of both ends and properties by type and the labels of the ends."""

    nodes: dict[str, list[Any]] = field(default_factory=dict)
    ties: dict[tuple[str, str, str], list[Any]] = field(default_factory=dict)

    @property
    def size(self) -> int:
        """Nodes and relationships."""
        return sum(map(len, self.nodes.values())) + sum(map(len, self.ties.values()))


async def _loader(store: Store, enterprises: str) -> Found:
    resident = defaultdict[int, float](float)
    process = psutil.Process()

    def note(done: int, total: int) -> None:
        resident[2 * done // total] = max(resident[2 * done // total], process.memory_info().rss / MEGABYTE)

    began = time.perf_counter()
    await load_sample(store, int(enterprises), datetime.now(UTC), note)
    seconds = time.perf_counter() - began
    highest = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / MEGABYTE
    return {"seconds": seconds, "half_mb": resident[0], "highest_mb": highest}


async def _dump(store: Store, name: str) -> Found:
    rows = Rows()
    for label in NODES.keys() - {"Register"}:
        rows.nodes[label] = await store.value(_text(f"MATCH (n:{label}) RETURN collect(properties(n))"))
    for type_ in RELATIONSHIPS:
        drawn = f"MATCH (n)-[r:{type_}]->(m) RETURN collect([labels(n)[0], labels(m)[0], n.key, m.key, properties(r)])"
        for start, end, *tie in await store.value(_text(drawn)):
            rows.ties.setdefault((type_, start, end), []).append(tie)
    _keep(name, rows)
    return {"size": rows.size}


async def _bare(store: Store, name: str) -> Found:
    rows = _kept(name)
    began = time.perf_counter()
    for label, properties in rows.nodes.items():
        await _unwind(store, f"CREATE (n:{label}) SET n = row", properties)
    for (type_, start, end), ties in rows.ties.items():
        ends = f"MATCH (n:{start} {{key: row[0]}}) MATCH (m:{end} {{key: row[1]}})"
        await _unwind(store, f"{ends} CREATE (n)-[r:{type_}]->(m) SET r = row[2]", ties)
    return {"seconds": time.perf_counter() - began, "size": rows.size}


def _keep(name: str, rows: Rows) -> None:
    Path(name).write_bytes(pickle.dumps(rows))


def _kept(name: str) -> Rows:
    rows: Rows = pickle.loads(Path(name).read_bytes())  # noqa: S301 - our own file
    return rows


async def _unwind(store: Store, statement: str, rows: Sequence[Any]) -> None:
    for at in range(0, len(rows), ROWS_AT_ONCE):
        await store.run(_text(f"UNWIND $rows AS row {statement}"), {"rows": rows[at : at + ROWS_AT_ONCE]})


def _text(statement: str) -> Any:
    """The store takes literals alone; these are put together from the names in `graph.labels`."""
    return statement


async def _main(how: str, what: str) -> Found:
    store = Store(
        Address(**{name: os.environ[variable] for name, variable in VARIABLES.items()}), statement_seconds=600
    )
    try:
        await migrate(store)
        return await {"loader": _loader, "dump": _dump, "bare": _bare}[how](store, what)
    finally:
        await store.close()


if __name__ == "__main__":
    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        print(json.dumps(runner.run(_main(*sys.argv[1:]))))
