"""Where the time of one request of the service goes: the application in this process, its parts with clocks around them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import median

from starlette.types import ASGIApp, Message

from bench.client import data
from bench.clocks import Spent, Wrapper, clocks, maker_timed, timed
from bench.questions import Ask, wide
from graph.clock import AsOf
from graph.engine.address import Address
from graph.store import Store
from service.answering import Answering
from service.app import create_app
from service.logs import configure_logs
from service.settings import Settings

PARSE, VALIDATE, VARIABLES, PLAN, BOLT, SHAPE, CORE, ENCODE, VIEW = (
    "parse (or remember)",
    "validate",
    "variables",
    "plan and parameters",
    "bolt: engine and driver",
    "shape",
    "execute: Strawberry and graphql-core",
    "encode",
    "view and middleware",
)
PARTS = (PARSE, VALIDATE, VARIABLES, PLAN, BOLT, SHAPE, CORE, ENCODE, VIEW)
PLACES: Mapping[str, Wrapper] = {
    "service.limits:_read": timed(PARSE),
    "service.limits:validate": timed(VALIDATE),
    "graphql.execution.executor:get_variable_values": timed(VARIABLES),
    "graph.compiler.planner:Planner.prepare": timed(PLAN),
    "graph.compiler.answer:clocks_of": timed(PLAN),
    "graph.compiler.answer:parameters": timed(PLAN),
    "graph.compiler.question:compile_shape": maker_timed(SHAPE),
    "graph.store:Store.value": timed(BOLT),
    "service.answering:Answering.run": timed(CORE),
    "service.encoding:Writer.encoded": timed(ENCODE),
}
WARM_UP = 20
COLD = 60
_HEADERS = [(b"host", b"127.0.0.1"), (b"content-type", b"application/json")]


@dataclass(frozen=True, slots=True)
class Parts:
    """Milliseconds of each part, and from the request to the first call of the driver: medians over the requests."""

    parts: Mapping[str, float]
    until_driver: float


async def warm_parts(address: Address, asks: Sequence[Ask]) -> Parts:
    """Of an ordinary request, without uvicorn, the socket, the client and the log's lines."""
    return await _measured(address, [*[asks[0]] * WARM_UP, *asks], WARM_UP)


async def cold_parts(address: Address, key: str, as_of: AsOf) -> Parts:
    """Of a request with 50 fields that the service has never seen: a text of its own each time."""
    asks = [wide(key, as_of, f"Wide{number}") for number in range(WARM_UP + COLD)]
    return await _measured(address, asks, WARM_UP)


async def cached_parts(address: Address, key: str, as_of: AsOf) -> Parts:
    """Of the same request with 50 fields when it comes again."""
    return await _measured(address, [wide(key, as_of, "Wide")] * (WARM_UP + COLD), WARM_UP)


async def _measured(address: Address, asks: Sequence[Ask], warm_up: int) -> Parts:
    configure_logs("WARNING")
    spent = Spent(rest=VIEW, stop=BOLT)
    found: list[Mapping[str, float]] = []
    until_driver: list[float] = []
    with clocks(PLACES, spent):
        store = Store(address)
        try:
            app = create_app(Answering(store, Settings()))
            for ask in asks:
                spent.begin()
                answer = await _post(app, ask.body)
                found.append(spent.end())
                until_driver.append(spent.until_stop or 0.0)
                data(answer)
        finally:
            await store.close()
    parts = {part: 1000 * median(each.get(part, 0.0) for each in found[warm_up:]) for part in PARTS}
    return Parts(parts, 1000 * median(until_driver[warm_up:]))


async def _post(app: ASGIApp, body: bytes) -> bytes:
    """A request as uvicorn hands it to the application; returns the response's body."""
    sent: list[Message] = []
    scope = {
        "type": "http",
        "http_version": "1.1",
        "method": "POST",
        "scheme": "http",
        "path": "/graphql",
        "query_string": b"",
        "headers": _HEADERS,
    }

    async def receive() -> Message:
        return {"type": "http.request", "body": body, "more_body": False}

    async def send(message: Message) -> None:
        sent.append(message)

    await app(scope, receive, send)
    return b"".join(message.get("body", b"") for message in sent)
