"""`python -m bench.endpoint SUBJECT PORT`: a subject behind HTTP, with the same uvicorn settings as the service.

`bare` does nothing but run the statement and write JSON; `plain` is plain Strawberry. The engine's address comes through
the environment.
"""

import os
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

import orjson
import uvicorn
from neo4j import AsyncDriver, AsyncSession
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from bench.bare import answer_of, open_driver, open_session, rows_of
from bench.processes import HOST
from graph.engine.address import Address

VARIABLES = {"uri": "BENCH_URI", "user": "BENCH_USER", "password": "BENCH_PASSWORD", "database": "BENCH_DATABASE"}


def variables_of(address: Address) -> dict[str, str]:
    """The environment that tells an endpoint where its engine is."""
    return {variable: getattr(address, name) for name, variable in VARIABLES.items()}


@dataclass(frozen=True, slots=True)
class Posted:
    """A question as it came."""

    kind: str
    within: bool
    parameters: dict[str, Any]


class Bare:
    """Answers with the driver alone; sessions are kept, as the service keeps them."""

    def __init__(self, address: Address) -> None:
        self._address = address
        self._driver: AsyncDriver
        self._idle: list[AsyncSession] = []

    @asynccontextmanager
    async def lifespan(self, _: object) -> AsyncIterator[None]:
        """Open the driver for as long as the application runs."""
        async with open_driver(self._address) as self._driver:
            yield

    async def answer(self, request: Request) -> Response:
        """One question."""
        asked = Posted(**orjson.loads(await request.body()))
        session = self._idle.pop() if self._idle else open_session(self._driver, self._address)
        rows = await rows_of(session, asked)
        self._idle.append(session)
        return Response(orjson.dumps({"data": answer_of(asked, rows)}), media_type="application/json")


async def _ready(_: Request) -> Response:
    return Response()


def _app(subject: str, address: Address) -> Starlette:
    ready = Route("/readyz", _ready)
    if subject == "bare":
        bare = Bare(address)
        return Starlette(
            routes=[Route("/graphql", bare.answer, methods=["POST"]), ready],
            lifespan=bare.lifespan,
        )
    from bench.plain.schema import View

    view = View(address)
    return Starlette(routes=[Route("/graphql", view), ready], lifespan=view.lifespan)


def main() -> None:
    """Serve until SIGTERM."""
    subject, port = sys.argv[1:]
    address = Address(**{name: os.environ[variable] for name, variable in VARIABLES.items()})
    uvicorn.run(
        _app(subject, address),
        host=HOST,
        port=int(port),
        loop="uvloop",
        http="httptools",
        ws="none",
        access_log=False,
        log_level="error",
        server_header=False,
        proxy_headers=False,
    )


if __name__ == "__main__":
    main()
