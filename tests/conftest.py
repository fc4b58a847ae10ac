"""The graph that tests run on: each engine is started once, each test begins with an empty graph."""

import os
import re
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio
from xdist.remote import Producer
from xdist.scheduler import LoadScopeScheduling

from graph.engine.embedded import open_folder
from graph.engine.process import free_port
from graph.store import Store
from tests.neo4j_server import neo4j_server
from tests.service.commands import run, serving
from tests.wipe import wipe

STATEMENT_SECONDS = 120.0
"""Neo4j's first plan of a large statement takes seconds, and on a machine where everything starts at once half a minute."""

HEAP_MB = 1024
"""Twice the usual: the tests send hundreds of large statements that nobody asks twice, and the engine's parser keeps what it has
learned from each: 512 MB were not enough for 300 of them."""

ENGINES_VARIABLE = "ZERENLIAN_TEST_ENGINES"
ENGINES = tuple(os.environ.get(ENGINES_VARIABLE, "embedded,neo4j").split(","))


@pytest_asyncio.fixture(scope="session")
async def embedded_session(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Store]:
    """A store on an embedded engine that lives as long as the test session."""
    data: Path = tmp_path_factory.mktemp("embedded") / "data"
    async with open_folder(data, heap_mb=HEAP_MB) as address:
        store = Store(address, statement_seconds=STATEMENT_SECONDS)
        yield store
        await store.close()


@pytest_asyncio.fixture(scope="session")
async def neo4j_session() -> AsyncIterator[Store]:
    """A store on a Neo4j that lives as long as the test session; skips where ZERENLIAN_TEST_ENGINES leaves it out."""
    if "neo4j" not in ENGINES:
        pytest.skip(f"{ENGINES_VARIABLE} leaves Neo4j out")
    with neo4j_server() as address:
        store = Store(address, statement_seconds=STATEMENT_SECONDS)
        await store.verify(patience_seconds=60)
        yield store
        await store.close()


@pytest_asyncio.fixture
async def embedded_store(embedded_session: Store) -> Store:
    """The embedded engine with an empty graph."""
    await wipe(embedded_session)
    return embedded_session


@pytest_asyncio.fixture
async def neo4j_store(neo4j_session: Store) -> Store:
    """Neo4j with an empty graph."""
    await wipe(neo4j_session)
    return neo4j_session


@pytest.fixture(params=ENGINES)
def store(request: pytest.FixtureRequest) -> Store:
    """Every engine in turn, with an empty graph."""
    found: Store = request.getfixturevalue(f"{request.param}_store")
    return found


@pytest.fixture(scope="session")
def migrated_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder as the first command leaves it, to be copied by tests that are not about that: it takes ten seconds."""
    data = tmp_path_factory.mktemp("migrated") / "data"
    ended = run("query", "{ __typename }", "--data", str(data))
    assert ended.returncode == 0, ended.stderr
    return data


@pytest.fixture(scope="session")
def demo_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder as `make serve` leaves it, to be copied."""
    folder = tmp_path_factory.mktemp("demo")
    with serving(folder, folder / "data", free_port(), "--demo"):
        return folder / "data"


USES_AN_ENGINE = {"store", "embedded_session", "neo4j_session", "embedded_store", "neo4j_store", "city_store", "engine"}
"""Fixtures behind which an engine runs."""
_ON_NEO4J = re.compile(r"\[(?:.*-)?neo4j(?:-.*)?\]$", re.DOTALL)
"""The end of the name of a test that is on Neo4j."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what needs an engine, so that `make check` stays quick without it; what is on Neo4j comes first."""
    for item in items:
        if USES_AN_ENGINE.intersection(getattr(item, "fixturenames", ())):
            item.add_marker(pytest.mark.engine)
    items.sort(key=lambda item: not _ON_NEO4J.search(item.nodeid))


class EnginesApart(LoadScopeScheduling):
    """Gives all that is on Neo4j to one worker, and the other files to whoever is free.

    Neo4j takes seconds to start and to plan a large statement, and keeps the plans that it has made: so there is one.
    """

    def _split_scope(self, nodeid: str) -> str:
        return "neo4j" if _ON_NEO4J.search(nodeid) else nodeid.partition("::")[0]


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> EnginesApart | None:
    """What shares out the tests where there are several workers and files stay together."""
    return EnginesApart(config, log) if config.getvalue("dist") == "loadfile" else None


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say what was left out, so that a green run on one engine is not taken for two."""
    if "neo4j" not in ENGINES:
        terminalreporter.write_line(f"Neo4j was left out ({ENGINES_VARIABLE}={','.join(ENGINES)}).", yellow=True)
