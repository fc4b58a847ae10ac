"""The roots of plain Strawberry: one statement each, the rest is the dataloaders'."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import orjson
import strawberry
from starlette.requests import Request as HTTPRequest
from starlette.responses import Response
from starlette.websockets import WebSocket
from strawberry.asgi import GraphQL
from strawberry.extensions import ParserCache, ValidationCache

from bench.bare import open_driver
from bench.plain.loaders import Request
from bench.plain.types import (
    Enterprise,
    EnterpriseConnection,
    EnterpriseEdge,
    Info,
    ResponsibilityChain,
    ResponsibilityLink,
)
from bench.statements import ALL, LINKS, WITHIN, name_on_day
from graph.engine.address import Address

_ROWS = (
    f" WITH e ORDER BY e.key LIMIT $limit"
    f" RETURN e.key AS key, e.uscc AS uscc, {name_on_day('e')} AS name, e.isKey AS isKey ORDER BY key"
)
_LINK_ROWS = (
    " RETURN a.key AS assignment, a.basis AS basis, role, distance, holder.key AS holder, post.key AS post,"
    " org.key AS organization, since"
)


@strawberry.input
class AsOf:
    valid_on: str
    known_at: str


@strawberry.input
class EnterpriseFilter:
    within: strawberry.ID | None = None


@strawberry.type
class Query:
    @strawberry.field
    async def enterprises(
        self, info: Info, as_of: AsOf, first: int = 50, filter: EnterpriseFilter | None = None
    ) -> EnterpriseConnection:
        info.context.clocks = _clocks(as_of)
        within = filter.within if filter else None
        statement = (WITHIN if within else ALL) + _ROWS
        rows = await info.context.rows(statement, limit=first, within=within)
        found = [Enterprise(key=row["key"], uscc=row["uscc"], name=row["name"], is_key=row["isKey"]) for row in rows]
        return EnterpriseConnection(edges=[EnterpriseEdge(node=enterprise) for enterprise in found])

    @strawberry.field
    async def responsibility_chain(self, info: Info, enterprise: strawberry.ID, as_of: AsOf) -> ResponsibilityChain:
        info.context.clocks = _clocks(as_of)
        rows = await info.context.rows(LINKS + _LINK_ROWS, key=enterprise)
        return ResponsibilityChain(
            links=[
                ResponsibilityLink(row=row, basis=row["basis"], role=row["role"], distance=row["distance"])
                for row in rows
            ]
        )


class View(GraphQL[Request, None]):
    """Strawberry's own view; the context holds the driver."""

    def __init__(self, address: Address) -> None:
        super().__init__(strawberry.Schema(Query, extensions=[ParserCache, ValidationCache]), subscription_protocols=())
        self._address = address
        self._driver: Any = None

    @asynccontextmanager
    async def lifespan(self, _: object) -> AsyncIterator[None]:
        """Open the driver for as long as the application runs."""
        async with open_driver(self._address) as self._driver:
            yield

    async def get_context(self, request: HTTPRequest | WebSocket, response: Response | WebSocket) -> Request:
        """A context with dataloaders of its own for each operation."""
        return Request(self._driver, self._address)

    def encode_json(self, data: object) -> bytes:
        """As fast as Python can write JSON."""
        return orjson.dumps(data)


def _clocks(as_of: AsOf) -> dict[str, str]:
    return {"validOn": as_of.valid_on, "knownAt": as_of.known_at}
