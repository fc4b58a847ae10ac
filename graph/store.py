"""The one way to the graph: Cypher over Bolt through the official async driver, the same for every engine."""

import asyncio
import random
import re
import time
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Any, LiteralString, TypeVar

from neo4j import (
    READ_ACCESS,
    WRITE_ACCESS,
    AsyncDriver,
    AsyncGraphDatabase,
    AsyncResult,
    AsyncSession,
    AsyncTransaction,
    Query,
)
from neo4j.exceptions import ConstraintError, Neo4jError

from graph.cypher import CompiledCypher
from graph.engine.address import Address
from graph.engine.errors import EngineUnavailable
from graph.faults import connection_lost, translated

Statement = LiteralString | CompiledCypher
Parameters = Mapping[str, Any]
OnStatement = Callable[[str], None]
T = TypeVar("T")

USER_AGENT = "zerenlian"
CONNECT_SECONDS = 0.8
# What the engine is given before it ends a statement by itself comes first, our own clock is for an engine that hangs.
CLOCK_MARGIN_SECONDS = 1.0
WRITE_ATTEMPTS = 8
READ_ATTEMPTS = 6
POLL_SECONDS = 0.1
FIRST_BACKOFF_SECONDS = 0.02
LONGEST_BACKOFF_SECONDS = 0.5


@dataclass(frozen=True, slots=True)
class EngineInfo:
    """The engine behind an address: "ArcadeDB" or "Neo4j", and its version."""

    name: str
    version: str


class Transaction:
    """What a unit of work writes through; what it wrote is seen by its own later statements."""

    def __init__(self, transaction: AsyncTransaction, on_statement: OnStatement, seconds: float) -> None:
        self._transaction = transaction
        self._on_statement = on_statement
        self._seconds = seconds

    async def run(self, statement: Statement, parameters: Parameters | None = None) -> None:
        """Run a statement for its effect."""
        with translated():
            async with asyncio.timeout(self._seconds):
                await (await self._send(statement, parameters)).consume()

    async def value(self, statement: Statement, parameters: Parameters | None = None) -> Any:
        """The single value of the single record of a statement."""
        with translated():
            async with asyncio.timeout(self._seconds):
                return await _single_value(await self._send(statement, parameters))

    async def rows(self, statement: Statement, parameters: Parameters | None = None) -> list[list[Any]]:
        """All records of a statement, each as the list of its values."""
        with translated():
            async with asyncio.timeout(self._seconds):
                return await _values(await self._send(statement, parameters))

    async def _send(self, statement: Statement, parameters: Parameters | None) -> AsyncResult:
        self._on_statement(statement)
        return await self._transaction.run(_text(statement), _plain(parameters))


class Store:
    """A pool of connections to one address. Safe to share between tasks of one event loop; close it at the end.

    `pool_size` is how many statements are under way at once, the others wait. `statement_seconds` is how long one
    statement may take, `unit_seconds` a whole unit of work. `on_statement` is called with each statement sent.

    Every method raises EngineUnavailable within a second while the engine is away or drops the connection,
    EngineRefused where it does not take the credentials, StatementTimedOut for what takes too long, and the driver's
    Neo4jError where the statement itself is wrong.
    """

    def __init__(
        self,
        address: Address,
        *,
        pool_size: int = 32,
        statement_seconds: float = 30.0,
        unit_seconds: float = 600.0,
        on_statement: OnStatement | None = None,
    ) -> None:
        self.address = address
        self.on_statement = on_statement
        self._statement_seconds = statement_seconds
        self._unit_seconds = unit_seconds
        self._has_answered = False
        # Waiting for a free connection is not the engine's absence, so it is done here and not in the driver's pool.
        self._slots = asyncio.Semaphore(pool_size)
        self._bookmarks = AsyncGraphDatabase.bookmark_manager()
        self._driver = _driver(address, pool_size)
        # A session costs a sixth of a small read; it is free for the next one as soon as its result is read.
        self._idle: list[AsyncSession] = []

    async def verify(self, *, patience_seconds: float = 0.0) -> EngineInfo:
        """Ask the engine who it is, which also proves that the database answers.

        An engine that is still starting is asked again for `patience_seconds`.
        """
        deadline = time.monotonic() + patience_seconds
        while True:
            try:
                return await self._verify_once()
            except EngineUnavailable:
                if time.monotonic() > deadline:
                    raise
            await asyncio.sleep(POLL_SECONDS)

    async def _verify_once(self) -> EngineInfo:
        await self.value("RETURN 1")
        with translated():
            return _engine_info((await self._driver.get_server_info()).agent)

    async def close(self) -> None:
        """Give all connections back; what is under way fails."""
        while self._idle:
            await self._idle.pop().close()
        await self._driver.close()

    async def value(self, statement: Statement, parameters: Parameters | None = None) -> Any:
        """The single value of the single record of a reading statement, in one round trip."""
        return await self._read(statement, parameters, _single_value)

    async def rows(self, statement: Statement, parameters: Parameters | None = None) -> list[list[Any]]:
        """All records of a reading statement, each as the list of its values."""
        return await self._read(statement, parameters, _values)

    async def run(self, statement: Statement, parameters: Parameters | None = None) -> list[list[Any]]:
        """Run one statement in a transaction of its own, once: for constraints and indexes, which need that."""
        self._sent(statement)
        with translated():
            async with self._slots, asyncio.timeout(self._unit_seconds), self._session(WRITE_ACCESS) as session:
                return await _values(await session.run(_query(statement, self._unit_seconds), _plain(parameters)))

    async def write(self, work: Callable[[Transaction], Awaitable[T]]) -> T:
        """Run a unit of work in one transaction: all of it is committed, or nothing where it raises.

        The work runs again where it met another writer (a transient error, or a ConstraintError of racing MERGEs), so
        it must not have effects elsewhere. Where the connection drops during the commit, EngineUnavailable leaves open
        whether the unit was committed.
        """
        for attempt in range(WRITE_ATTEMPTS):
            try:
                return await self._write_once(work)
            except Neo4jError as error:
                if not _another_writer(error) or attempt == WRITE_ATTEMPTS - 1:
                    raise
            except EngineUnavailable as error:
                # The pool may have kept a connection to an engine that was restarted since; it has now forgotten it.
                if attempt or not connection_lost(error.__cause__):
                    raise
            await asyncio.sleep(_backoff(attempt))
        raise AssertionError("the last attempt returns or raises")

    async def _write_once(self, work: Callable[[Transaction], Awaitable[T]]) -> T:
        async with self._slots, self._session(WRITE_ACCESS) as session:
            with translated():
                transaction = await session.begin_transaction(timeout=self._unit_seconds)
            async with transaction:
                # What the work itself raises is its own affair and passes untranslated.
                outcome = await work(Transaction(transaction, self._sent, self._statement_seconds))
                with translated():
                    await transaction.commit()
            return outcome

    async def _read(self, statement: Statement, parameters: Parameters | None, take: "Take[T]") -> T:
        self._sent(statement)
        for attempt in range(READ_ATTEMPTS):
            began = time.monotonic()
            try:
                with translated():
                    return await self._read_once(statement, parameters, take)
            except EngineUnavailable as error:
                # As in `write`: the connection was a left-over. Reading twice is harmless.
                is_left_over = attempt == 0 and connection_lost(error.__cause__)
                # An engine that has answered and now takes its time to greet is busy; one that is away refuses at once.
                is_busy = self._has_answered and time.monotonic() - began >= CONNECT_SECONDS / 2
                if attempt == READ_ATTEMPTS - 1 or not (is_left_over or is_busy):
                    raise
        raise AssertionError("the last attempt returns or raises")

    async def _read_once(self, statement: Statement, parameters: Parameters | None, take: "Take[T]") -> T:
        async with asyncio.timeout(self._statement_seconds + CLOCK_MARGIN_SECONDS), self._slots:
            session = self._idle.pop() if self._idle else self._session(READ_ACCESS)
            try:
                found = await take(await session.run(_query(statement, self._statement_seconds), _plain(parameters)))
            except BaseException as error:
                if isinstance(error, asyncio.CancelledError):
                    session.cancel()  # drops the connection, since what is under way on it cannot be called back
                await session.close()
                raise
            self._idle.append(session)
            self._has_answered = True
            return found

    def _session(self, access: str) -> AsyncSession:
        return self._driver.session(
            database=self.address.database, default_access_mode=access, bookmark_manager=self._bookmarks, fetch_size=-1
        )

    def _sent(self, statement: str) -> None:
        if self.on_statement:
            self.on_statement(statement)


Take = Callable[[AsyncResult], Awaitable[T]]


def _driver(address: Address, pool_size: int) -> AsyncDriver:
    return AsyncGraphDatabase.driver(
        address.uri,
        auth=(address.user, address.password) if address.user else None,
        user_agent=USER_AGENT,
        max_connection_pool_size=pool_size,
        connection_timeout=CONNECT_SECONDS,
        connection_acquisition_timeout=CONNECT_SECONDS,
        telemetry_disabled=True,
        notifications_min_severity="OFF",
    )


async def _single_value(result: AsyncResult) -> Any:
    return (await result.single(strict=True))[0]


async def _values(result: AsyncResult) -> list[list[Any]]:
    return await result.values()


def _query(statement: Statement, seconds: float) -> Query:
    return Query(_text(statement), timeout=seconds)


def _text(statement: Statement) -> Any:
    """The driver takes LiteralString alone, which the compiler's text is as good as."""
    return statement


def _plain(parameters: Parameters | None) -> dict[str, Any] | None:
    return parameters if parameters is None or isinstance(parameters, dict) else dict(parameters)


def _another_writer(error: Neo4jError) -> bool:
    return error.is_retryable() or isinstance(error, ConstraintError)


def _backoff(attempt: int) -> float:
    longest = min(FIRST_BACKOFF_SECONDS * 2**attempt, LONGEST_BACKOFF_SECONDS)
    return random.uniform(0, longest)  # noqa: S311 - to spread racing writers, not to hide anything


def _engine_info(agent: str) -> EngineInfo:
    """ArcadeDB calls itself "Neo4j/5.26.0 compatible (ArcadeDB 26.10.2)", Neo4j "Neo4j/5.26.0"."""
    found = re.search(r"(ArcadeDB)[ /]([\w.+-]+)", agent) or re.match(r"(Neo4j)/([\w.+-]+)", agent)
    return EngineInfo(found[1], found[2]) if found else EngineInfo(agent, "")
