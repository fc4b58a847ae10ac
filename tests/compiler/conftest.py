"""A small random register in each engine, written once for the tests of a module."""

import random
from collections.abc import AsyncIterator, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cache
from typing import Any

import orjson
import pytest
import pytest_asyncio
import strawberry

from graph.compiler.direct import Direct
from graph.compiler.planner import Planner
from graph.compiler.recordings import SETTLING
from graph.compiler.together import Together
from graph.engine.errors import StatementTimedOut
from graph.migrations.m003_search import fill_words
from graph.store import Store
from schema import Context, build_schema
from service.limits import EXTENSIONS, known
from tests.compiler.growing import Growing
from tests.compiler.world import World, write_world
from tests.conftest import ENGINES
from tests.wipe import migrated, wipe

NOW = datetime(2024, 3, 15, 1, 2, 3, tzinfo=UTC)
MOST_ITEMS = 1_000
SEED = 2


@dataclass(slots=True)
class Register:
    """A world in an engine, and the schema that answers for it."""

    world: World
    store: Store
    schema: strawberry.Schema = field(default_factory=lambda: build_schema(extensions=list(EXTENSIONS)))
    planner: Planner = field(default_factory=lambda: Planner(MOST_ITEMS))
    direct: Direct = field(init=False)

    def __post_init__(self) -> None:
        self.direct = Direct(self.schema)

    async def ask(self, document: str, variables: Mapping[str, Any] | None = None) -> dict[str, Any]:
        """The response: data, and errors in the order of their paths."""
        result = await self.execute(document, variables)
        return {"data": result.data, "errors": in_order([error.formatted for error in result.errors or ()])}

    async def execute(self, document: str, variables: Mapping[str, Any] | None = None) -> Any:
        """The result, with its errors as they were raised."""
        return await self.schema.execute(document, variable_values=dict(variables or {}), context_value=self.context())

    def context(self) -> Context:
        """The context of one request."""
        return Context(Together(self.store), self.planner, clock=lambda: NOW)

    async def ask_directly(self, document: str, variables: Mapping[str, Any] | None = None) -> dict[str, Any] | None:
        """The response by the short way; None where this query has to go the whole one."""
        read = known(self.schema, document)
        result = read and await self.direct.answer(read, None, variables or {}, self.context())
        if not result:
            return None
        return {"data": result.data, "errors": in_order([error.formatted for error in result.errors or ()])}

    async def refusal(self, document: str, variables: Mapping[str, Any] | None = None) -> Any:
        """The extensions' details of the only error, with its message."""
        (error,) = (await self.execute(document, variables)).errors
        return error.original_error

    @contextmanager
    def statements(self) -> Iterator[list[str]]:
        """What is sent meanwhile."""
        sent: list[str] = []

        def note(statement: str) -> None:
            if statement not in SETTLING:
                sent.append(statement)

        before, self.store.on_statement = self.store.on_statement, note
        try:
            yield sent
        finally:
            self.store.on_statement = before

    async def written(self, document: str, variables: Mapping[str, Any] | None = None) -> list[str]:
        """The statements of a query, which are stopped on their way: Neo4j takes long to plan a large one."""
        sent: list[str] = []

        def stop(statement: str) -> None:
            if statement in SETTLING:
                return
            sent.append(statement)
            raise StatementTimedOut

        before, self.store.on_statement = self.store.on_statement, stop
        try:
            await self.ask(document, variables)
        finally:
            self.store.on_statement = before
        return sent


def in_order(errors: list[Any]) -> list[Any]:
    """Roots are answered at the same time, so errors come in no order of their own."""
    return sorted(errors, key=lambda error: orjson.dumps(error.get("path")))


@pytest.fixture(scope="module", params=ENGINES)
def engine(request: pytest.FixtureRequest) -> Store:
    """Every engine in turn."""
    found: Store = request.getfixturevalue(f"{request.param}_session")
    return found


@cache
def grown() -> World:
    """The random register, the same one for every engine and every file of tests, which only read it."""
    return Growing(SEED).grow()


@pytest_asyncio.fixture(scope="module")
async def register(engine: Store) -> AsyncIterator[Register]:
    """The random register; tests only read it."""
    store = engine
    await wipe(store)
    await migrated(store)
    await wipe(store)
    world = grown()
    await write_world(store, world)
    await fill_words(store)
    yield Register(world, store)
    await wipe(store)


@pytest.fixture
def source() -> random.Random:
    """The same random numbers each time."""
    return random.Random(SEED)
