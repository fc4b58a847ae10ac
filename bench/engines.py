"""Engines with the sample city in them: kept in a folder between runs, loaded where they lack it."""

import asyncio
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from bench.processes import Service, free_port, running_service
from graph.engine.address import Address
from graph.engine.embedded import joined
from graph.store import Store
from tests.neo4j_server import SMALL, URI_VARIABLE, Memory, neo4j_process, neo4j_server

KEPT = Path(__file__).resolve().parents[1] / "data" / "bench"
ENGINES = ("embedded", "neo4j")
MOST_SUPERVISED = 100_000
"""A city beyond this size has the assignments of a city of this size: what grows is the ordinary enterprises."""
BIG, LARGE = 500_000, Memory(heap_mb=4096, cache_mb=8192)
"""From so many enterprises, or records, on Neo4j gets more memory: a city of 1,000,000 takes some GB of pages."""
PATIENCE_SECONDS = 120.0


@dataclass(frozen=True, slots=True)
class Ground:
    """What the subjects stand on: one engine with the city, and the service that runs over it (`where`)."""

    engine: str
    address: Address
    service: Service
    where: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _City:
    enterprises: int
    records: int

    @property
    def name(self) -> str:
        """What its folder is called behind the engine's name."""
        return f"{self.enterprises}-{self.records}" if self.records else f"{self.enterprises}"

    @property
    def size(self) -> list[str]:
        """The options of `zerenlian sample`."""
        supervised = min(self.enterprises, MOST_SUPERVISED)
        wanted = (("enterprises", self.enterprises), ("supervised", supervised), ("records", self.records))
        return [part for name, number in wanted for part in (f"--{name}", str(number))]


@contextmanager
def ground(engine: str, enterprises: int, records: int = 0) -> Iterator[Ground]:
    """An engine that holds a city of that size, with so many records of duty and what goes with them, and the service over it."""
    city = _City(enterprises, records)
    opened = _embedded if engine == "embedded" else _neo4j
    with opened(city) as found:
        yield found


@contextmanager
def _embedded(city: _City) -> Iterator[Ground]:
    folder = KEPT / f"embedded-{city.name}"
    where = ["--data", str(folder)]
    _load_sample(where, city, folder / "bench-loaded")
    with running_service(where) as service:
        address = joined(folder)
        assert address, "the service that answers runs the folder's engine"
        yield Ground("embedded", address, service, tuple(where))


@contextmanager
def _neo4j(city: _City) -> Iterator[Ground]:
    folder = KEPT / f"neo4j-{city.name}"
    with _neo4j_server(folder, _memory(city)) as address:
        where = ["--graph", address.uri]
        _load_sample(where, city, folder / "bench-loaded", address)
        with running_service(where, credentials(address)) as service:
            yield Ground("neo4j", address, service, tuple(where))


@contextmanager
def _neo4j_server(folder: Path, memory: Memory) -> Iterator[Address]:
    """The tests' own server, over a folder that stays; or the one that the tests are told to use."""
    folder.mkdir(parents=True, exist_ok=True)
    if os.environ.get(URI_VARIABLE):
        with neo4j_server() as address:
            yield address
        return
    port = free_port()
    with neo4j_process(folder, port, memory, keep=True):
        address = Address(f"bolt://127.0.0.1:{port}")
        asyncio.run(answering(address))
        yield address


async def answering(address: Address) -> None:
    """Wait until an engine answers: one that has just started is slow at first, and commands wait for nobody."""
    store = Store(address)
    try:
        await store.verify(patience_seconds=PATIENCE_SECONDS)
        # The first answer is the slowest; the second says that the engine is up.
        await store.verify(patience_seconds=PATIENCE_SECONDS)
    finally:
        await store.close()


def _memory(city: _City) -> Memory:
    return LARGE if max(city.enterprises, city.records) >= BIG else SMALL


def _load_sample(where: list[str], city: _City, loaded: Path, address: Address | None = None) -> None:
    """Load the city by the command that users have; it goes on where an earlier run was interrupted."""
    if loaded.exists() and not os.environ.get(URI_VARIABLE):
        return
    print(
        f"Loading a city of {city.enterprises:,} enterprises into {loaded.parent.name} (minutes; once)", file=sys.stderr
    )
    command = [sys.executable, "-m", "service.cli", "sample", *city.size, *where]
    subprocess.run(command, check=True, env=os.environ | (credentials(address) if address else {}))
    loaded.touch()


def credentials(address: Address) -> dict[str, str]:
    """A server's credentials as variables of the environment: they are not for a command line."""
    return {"ZERENLIAN_GRAPH_USER": address.user, "ZERENLIAN_GRAPH_PASSWORD": address.password}
