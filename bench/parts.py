"""Where the time of one request of the service goes: the application in this process, its parts with clocks around them."""

import time
from collections import defaultdict
from collections.abc import Awaitable, Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from typing import Any
from unittest.mock import patch

from starlette.types import ASGIApp, Message

import graph.compiler.executor as executor
import graph.compiler.question as question
import service.limits as limits
from bench.client import data
from bench.questions import Ask
from graph.compiler.planner import Planner
from graph.compiler.shape import Shape, Shaper, compile_shape
from graph.engine.address import Address
from graph.store import Store
from service.answering import Answering
from service.app import create_app
from service.logs import configure_logs
from service.settings import Settings
from service.view import View

READ, PLAN, BOLT, SHAPE, CORE, ENCODE, VIEW = (
    "parse and validate (remembered)",
    "plan and parameters",
    "bolt: engine and driver",
    "shape",
    "execute: Strawberry and graphql-core",
    "encode",
    "view and middleware",
)
Spent = defaultdict[str, float]
PARTS = (READ, PLAN, BOLT, SHAPE, CORE, ENCODE, VIEW)
WARM_UP = 20
_EXECUTE = "execute"
_WHOLE = "whole"


async def parts_of_a_request(address: Address, asks: Sequence[Ask]) -> dict[str, float]:
    """Milliseconds of each part of an ordinary request, without uvicorn, the socket, the client and the log's lines."""
    configure_logs("WARNING")
    spent: Spent = defaultdict(float)
    with _clocks(spent):
        store = Store(address)
        try:
            app = create_app(Answering(store, Settings()))
            for _ in range(WARM_UP):
                data(await _post(app, asks[0].body))
            spent.clear()
            for ask in asks:
                began = time.perf_counter()
                await _post(app, ask.body)
                spent[_WHOLE] += time.perf_counter() - began
        finally:
            await store.close()
    return {part: 1000 * seconds / len(asks) for part, seconds in _exclusive(spent).items()}


def _exclusive(spent: Spent) -> dict[str, float]:
    """What each part took by itself: execution without what it waits for, the view without both."""
    inside = sum(spent[part] for part in (READ, PLAN, BOLT, SHAPE))
    own = {CORE: spent[_EXECUTE] - inside, VIEW: spent[_WHOLE] - spent[_EXECUTE] - spent[ENCODE]}
    return {part: float(own.get(part, spent[part])) for part in PARTS}


@contextmanager
def _clocks(spent: Spent) -> Iterator[None]:
    plain: list[tuple[Any, str, str]] = [
        (limits, "_read", READ),
        (Planner, "prepare", PLAN),
        (executor, "parameters", PLAN),
        (View, "encode_json", ENCODE),
    ]
    awaited: list[tuple[Any, str, str]] = [(Store, "value", BOLT), (View, "execute_operation", _EXECUTE)]

    def compile_timed(shape: Shape, lenient: bool = False) -> Shaper:
        return _timed(compile_shape(shape, lenient), SHAPE, spent)

    with ExitStack() as stack:
        stack.enter_context(patch.object(question, "compile_shape", compile_timed))
        for owner, name, part in plain:
            stack.enter_context(patch.object(owner, name, _timed(getattr(owner, name), part, spent)))
        for owner, name, part in awaited:
            stack.enter_context(patch.object(owner, name, _timed_async(getattr(owner, name), part, spent)))
        yield


def _timed(function: Callable[..., Any], part: str, spent: Spent) -> Callable[..., Any]:
    def timed(*given: Any, **more: Any) -> Any:
        began = time.perf_counter()
        try:
            return function(*given, **more)
        finally:
            spent[part] += time.perf_counter() - began

    return timed


def _timed_async(function: Callable[..., Awaitable[Any]], part: str, spent: Spent) -> Callable[..., Any]:
    async def timed(*given: Any, **more: Any) -> Any:
        began = time.perf_counter()
        try:
            return await function(*given, **more)
        finally:
            spent[part] += time.perf_counter() - began

    return timed


async def _post(app: ASGIApp, body: bytes) -> bytes:
    """A request as uvicorn hands it to the application; returns the response's body."""
    sent: list[Message] = []
    headers = [(b"host", b"127.0.0.1"), (b"content-type", b"application/json")]
    scope = {
        "type": "http",
        "http_version": "1.1",
        "method": "POST",
        "scheme": "http",
        "path": "/graphql",
        "query_string": b"",
        "headers": headers,
    }

    async def receive() -> Message:
        return {"type": "http.request", "body": body, "more_body": False}

    async def send(message: Message) -> None:
        sent.append(message)

    await app(scope, receive, send)
    return b"".join(message.get("body", b"") for message in sent)
