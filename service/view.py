"""`/graphql`: Strawberry's ASGI view with orjson, our errors, and GraphiQL from our own files."""

import re
from typing import Any, cast

import orjson
import structlog
from cross_web import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import Receive, Scope, Send
from starlette.websockets import WebSocket
from strawberry.asgi import GraphQL
from strawberry.http import GraphQLHTTPResponse, GraphQLRequestData
from strawberry.http.base import BaseRequestProtocol
from strawberry.types import ExecutionResult

from language import preferred
from schema import Context
from service import graphiql
from service.answering import Answering, response_body
from service.errors import BAD_USER_INPUT, codes, plain_error

NAME = re.compile(r"[_A-Za-z][_0-9A-Za-z]{0,99}")


class View(GraphQL[Context, None]):
    """Answers operations over POST, and queries over GET; a browser that asks for a page gets GraphiQL."""

    def __init__(self, answering: Answering) -> None:
        super().__init__(answering.schema, subscription_protocols=())
        self._answering = answering

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request; one that holds no operation gets a JSON error with its status."""
        try:
            response = await self.run(Request(scope, receive))
        except HTTPException as refusal:
            response = json_error(refusal.status_code, refusal.reason)
        await response(scope, receive, send)

    async def get_sub_response(self, request: Request | WebSocket) -> Response:
        """What the response begins with: the language that it speaks."""
        response = await super().get_sub_response(request)
        response.headers["content-language"] = self._language(request)
        return response

    async def get_context(self, request: Request | WebSocket, response: Response | WebSocket) -> Context:
        """The context of the operation."""
        return self._answering.context(self._language(request))

    def _language(self, request: Request | WebSocket) -> str:
        accepted = request.headers.get("accept-language")
        return preferred(accepted) if accepted else self._answering.settings.language

    async def parse_http_body(self, request: Any) -> GraphQLRequestData | list[GraphQLRequestData]:
        """Read the operation, and tell the log its name."""
        data = await super().parse_http_body(request)
        name = data.operation_name if isinstance(data, GraphQLRequestData) else None
        if name is not None and not isinstance(name, str):
            raise HTTPException(400, "The GraphQL operation's `operationName` must be a string or null, if provided.")
        structlog.contextvars.bind_contextvars(operation=name if name and NAME.fullmatch(name) else None)
        return data

    async def process_result(self, request: Request, result: ExecutionResult) -> GraphQLHTTPResponse:
        """The body of the response."""
        body = response_body(result)
        if errors := body.get("errors"):
            structlog.contextvars.bind_contextvars(errors=codes(errors))
        return cast("GraphQLHTTPResponse", body)

    def should_render_graphql_ide(self, request: BaseRequestProtocol) -> bool:
        """Whether a browser asks for a page; a tool that takes anything (`*/*`) does not."""
        accepts_page = "text/html" in request.headers.get("accept", "")
        return request.method == "GET" and request.query_params.get("query") is None and accepts_page

    async def render_graphql_ide(self, request: Request) -> Response:
        """The page of GraphiQL."""
        return graphiql.page()

    def encode_json(self, data: object) -> bytes:
        """JSON as UTF-8."""
        return orjson.dumps(data)

    def decode_json(self, data: str | bytes) -> object:
        """A JSON object or list; other values cannot hold an operation."""
        value: object = orjson.loads(data)
        if not isinstance(value, (dict, list)):
            raise HTTPException(400, 'Expected a JSON object such as {"query": "{ ... }"}.')
        return value


def json_error(status: int, reason: str, code: str = BAD_USER_INPUT) -> Response:
    """A response to a request that holds no operation to execute."""
    headers = {"allow": "GET, POST"} if status == 405 else None
    return Response(orjson.dumps(plain_error(code, reason)), status, headers, media_type="application/json")
