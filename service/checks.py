"""What `zerenlian doctor` looks at: each check says what it found and, where something is wrong, what to do."""

import os
import platform
import shutil
import socket
import tempfile
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Literal

from graph.engine.embedded import joined
from graph.engine.errors import EngineError, EngineRefused
from graph.store import Store
from service import graphiql
from service.register import is_migrated, joined_address
from service.settings import Settings, unknown_variables

Verdict = Literal["good", "note", "wrong", "unreachable"]
PACKAGES = ("zerenlian", "arcadedb-embedded", "neo4j", "strawberry-graphql", "graphql-core", "starlette", "uvicorn")
OLDEST_NEO4J = (5, 26)
LEAST_FREE_MB = 500
NO_REGISTER = "is not prepared yet; the first command does it"


@dataclass(frozen=True, slots=True)
class Check:
    """One thing looked at."""

    what: str
    verdict: Verdict
    found: str


async def checks(settings: Settings) -> AsyncIterator[Check]:
    """Everything, cheapest first."""
    for check in _machine(settings):
        yield check
    async for check in _engine(settings):
        yield check


def _machine(settings: Settings) -> Iterator[Check]:
    yield Check("Python", "good", f"{platform.python_version()} on {platform.system()} {platform.machine()}")
    for package in PACKAGES:
        yield _package(package)
    for variable in unknown_variables():
        yield Check(variable, "note", "is no setting of this version and has no effect")
    if settings.address is None:
        yield from _folder(settings.data)
    yield _graphiql()
    yield _port(settings)


def _package(name: str) -> Check:
    try:
        return Check(name, "good", version(name))
    except PackageNotFoundError:
        return Check(name, "wrong", "is not installed: run `make setup`")


def _folder(data: Path) -> Iterator[Check]:
    if not data.exists():
        yield Check("data folder", "note", f"{data} is not there yet; the first command makes it")
        return
    if not data.is_dir() or not os.access(data, os.R_OK | os.W_OK | os.X_OK):
        yield Check("data folder", "wrong", f"{data} is no folder that this user may write; choose one with --data")
        return
    yield Check("data folder", "good", str(data))
    free = shutil.disk_usage(data).free // 1_000_000
    verdict: Verdict = "good" if free >= LEAST_FREE_MB else "wrong"
    yield Check(
        "free space", verdict, f"{free} MB" if verdict == "good" else f"{free} MB: make room, 500 MB are needed"
    )


def _graphiql() -> Check:
    missing = [name for name, file in graphiql.FILES.items() if not file.is_file()]
    if missing:
        return Check("GraphiQL", "note", "its files are not set up: run `make setup`; the API works without them")
    return Check("GraphiQL", "good", "its files are here")


def _port(settings: Settings) -> Check:
    with socket.socket(socket.AF_INET6 if ":" in settings.host else socket.AF_INET) as probe:
        probe.settimeout(1)
        taken = probe.connect_ex((settings.host, settings.port)) == 0
    return Check("port", "note" if taken else "good", f"{settings.port} is {'in use' if taken else 'free'}")


async def _engine(settings: Settings) -> AsyncIterator[Check]:
    where = settings.address.uri if settings.address else _whose_engine(settings.data)
    yield Check("engine at", "good", where)
    with tempfile.TemporaryDirectory(prefix="zerenlian-doctor-") as scratch:
        # A look must not leave a folder behind that was not there before.
        missing = settings.address is None and not settings.data.exists()
        looked_at = settings.model_copy(update={"data": Path(scratch)}) if missing else settings
        try:
            async for check in _answers(looked_at):
                of_scratch = missing and check.what == "register"
                yield Check("register", "note", NO_REGISTER) if of_scratch else check
        except EngineRefused as error:
            yield Check("engine", "unreachable", f"{error} Check ZERENLIAN_GRAPH_USER and ZERENLIAN_GRAPH_PASSWORD.")
        except EngineError as error:
            yield Check("engine", "unreachable", str(error))


async def _answers(settings: Settings) -> AsyncIterator[Check]:
    async with joined_address(settings) as address:
        store = Store(address)
        try:
            info = await store.verify()
            yield _engine_version(info.name, info.version)
            migrated = await is_migrated(store)
            found = "is migrated" if migrated else NO_REGISTER
            yield Check("register", "good" if migrated else "note", found)
        finally:
            await store.close()


def _engine_version(name: str, number: str) -> Check:
    numbers = tuple(int(part) for part in number.split(".")[:2] if part.isdigit())
    if name == "Neo4j" and numbers < OLDEST_NEO4J:
        return Check("engine", "wrong", f"Neo4j {number} is too old: 5.26 or later is needed")
    return Check("engine", "good", f"{name} {number}")


def _whose_engine(data: Path) -> str:
    running = joined(data)
    return f"{running.uri}, run by a service of this folder" if running else "started for this look"
