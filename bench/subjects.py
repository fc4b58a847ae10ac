"""The subjects: each answers the same questions, alone and for many clients at once."""

import asyncio
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from operator import attrgetter
from typing import Any, Protocol

import uvloop
from neo4j import AsyncDriver, AsyncSession

from bench.bare import answer_of, open_driver, open_session, rows_of
from bench.client import Client, data
from bench.endpoint import variables_of
from bench.engines import Ground
from bench.peer import running_peer
from bench.processes import Service, free_port, running
from bench.questions import Ask
from bench.shared_rows import our_rows, peer_rows
from graph.engine.address import Address

SERVICE, BARE, BARE_HTTP, PLAIN = "service", "bare driver", "bare driver + HTTP", "plain Strawberry"
PEER = "@neo4j/graphql"

Body = Callable[[Ask], bytes]
Reading = Callable[[Ask, Any], Any]


def _as_it_is(_: Ask, answer: Any) -> Any:
    return answer


class Subject(Protocol):
    """Something that answers questions."""

    def answer(self, ask: Ask) -> Any:
        """The data of one answer."""

    def time(self, asks: Sequence[Ask]) -> list[float]:
        """The wall time of each question in seconds, one after the other."""

    def together(self, asks: Sequence[Ask], clients: int) -> float:
        """The wall time of all questions in seconds, asked by so many clients at once."""


class OverHTTP:
    """A subject at a port: `body` is the question as it takes it, `read` what is compared of its answer."""

    def __init__(self, port: int, body: Body = attrgetter("body"), read: Reading = _as_it_is) -> None:
        self._port = port
        self._body = body
        self._read = read

    def answer(self, ask: Ask) -> Any:
        """The data of one answer."""
        with Client(self._port) as client:
            return self._read(ask, data(client.ask(self._body(ask))))

    def time(self, asks: Sequence[Ask]) -> list[float]:
        """One after the other on one connection."""
        found = []
        with Client(self._port) as client:
            client.ask(self._body(asks[0]))
            for ask in asks:
                body = self._body(ask)
                began = time.perf_counter()
                client.ask(body)
                found.append(time.perf_counter() - began)
        return found

    def together(self, asks: Sequence[Ask], clients: int) -> float:
        """A thread and a connection for each client."""
        shares = [[self._body(ask) for ask in asks[number::clients]] for number in range(clients)]
        with ThreadPoolExecutor(clients) as threads:
            began = time.perf_counter()
            list(threads.map(self._ask_all, shares))
            return time.perf_counter() - began

    def _ask_all(self, bodies: Sequence[bytes]) -> None:
        with Client(self._port) as client:
            for body in bodies:
                client.ask(body)


class InProcess:
    """The bare driver in the benchmark's own process."""

    def __init__(self, address: Address, runner: asyncio.Runner) -> None:
        self._address = address
        self._runner = runner
        self._driver: AsyncDriver = runner.run(self._open())

    async def _open(self) -> AsyncDriver:
        return open_driver(self._address)

    def close(self) -> None:
        """Close the driver."""
        self._runner.run(self._driver.close())

    def answer(self, ask: Ask) -> Any:
        """The data of one answer."""
        return self._runner.run(self._answer(ask))

    async def _answer(self, ask: Ask) -> Any:
        async with open_session(self._driver, self._address) as session:
            return answer_of(ask, await rows_of(session, ask))

    def time(self, asks: Sequence[Ask]) -> list[float]:
        """One after the other in one session."""
        return self._runner.run(self._time(asks))

    async def _time(self, asks: Sequence[Ask]) -> list[float]:
        found = []
        async with open_session(self._driver, self._address) as session:
            await rows_of(session, asks[0])
            for ask in asks:
                began = time.perf_counter()
                await rows_of(session, ask)
                found.append(time.perf_counter() - began)
        return found

    def together(self, asks: Sequence[Ask], clients: int) -> float:
        """A task and a session for each client."""
        return self._runner.run(self._together(asks, clients))

    async def _together(self, asks: Sequence[Ask], clients: int) -> float:
        began = time.perf_counter()
        async with asyncio.TaskGroup() as tasks:
            for number in range(clients):
                tasks.create_task(self._ask_all(asks[number::clients]))
        return time.perf_counter() - began

    async def _ask_all(self, asks: Sequence[Ask]) -> None:
        async with open_session(self._driver, self._address) as session:
            await _read_all(session, asks)


async def _read_all(session: AsyncSession, asks: Sequence[Ask]) -> None:
    for ask in asks:
        await rows_of(session, ask)


@contextmanager
def subjects(ground: Ground) -> Iterator[dict[str, Subject]]:
    """All of them over one engine, each in a process of its own but the bare driver alone."""
    with ExitStack() as stack:
        runner = stack.enter_context(asyncio.Runner(loop_factory=uvloop.new_event_loop))
        bare = InProcess(ground.address, runner)
        stack.callback(bare.close)
        yield {
            SERVICE: OverHTTP(ground.service.port),
            BARE: bare,
            BARE_HTTP: OverHTTP(_endpoint(stack, "bare", ground.address), attrgetter("bare_body")),
            PLAIN: OverHTTP(_endpoint(stack, "plain", ground.address)),
        }


@contextmanager
def with_peer(ground: Ground) -> Iterator[Mapping[str, Subject]]:
    """The service and `@neo4j/graphql`, their answers as the same rows."""
    with running_peer(ground.address) as peer:
        yield {
            SERVICE: OverHTTP(ground.service.port, read=our_rows),
            PEER: OverHTTP(peer.port, attrgetter("peer_body"), peer_rows),
        }


@contextmanager
def with_plain(ground: Ground, service: Service) -> Iterator[Mapping[str, Subject]]:
    """A service and plain Strawberry."""
    with ExitStack() as stack:
        yield {SERVICE: OverHTTP(service.port), PLAIN: OverHTTP(_endpoint(stack, "plain", ground.address))}


def _endpoint(stack: ExitStack, subject: str, address: Address) -> int:
    port = free_port()
    command = [sys.executable, "-m", "bench.endpoint", subject, str(port)]
    stack.enter_context(running(command, port, variables_of(address), "/readyz"))
    return port
