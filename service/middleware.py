"""Around every request: an id, one line in the log, headers, and an answer even where the code failed."""

import time
from collections.abc import Collection, Mapping

import orjson
import structlog
from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from service.errors import internal_error
from service.logs import logger, request_id
from service.reply import json_error


class RequestLog:
    """Logs each request with its id, operation name, status and milliseconds; never a value that came with it."""

    def __init__(self, app: ASGIApp, known_paths: Collection[str]) -> None:
        self._app = app
        self._known_paths = known_paths

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        identifier = request_id(Headers(scope=scope).get("x-request-id"))
        structlog.contextvars.clear_contextvars()
        structlog.contextvars.bind_contextvars(request_id=identifier)
        answer = _Answer(send, identifier)
        began = time.perf_counter()
        try:
            await self._pass_on(scope, receive, answer)
        finally:
            milliseconds = round((time.perf_counter() - began) * 1000, 2)
            path = scope["path"] if scope["path"] in self._known_paths else "other"
            logger().info("request", method=scope["method"], path=path, status=answer.status, ms=milliseconds)

    async def _pass_on(self, scope: Scope, receive: Receive, answer: "_Answer") -> None:
        try:
            await self._app(scope, receive, answer)
        except Exception as error:
            body = orjson.dumps({"errors": [internal_error(error)]})
            if answer.status is None:
                headers = {"cache-control": "no-store"}
                await Response(body, 500, headers, media_type="application/json")(scope, receive, answer)


_EVERYWHERE = ((b"x-content-type-options", b"nosniff"), (b"referrer-policy", b"no-referrer"))


class _Answer:
    """Sends the response, with the headers that every one has, and remembers its status."""

    def __init__(self, send: Send, identifier: str) -> None:
        self._send = send
        self._identifier = identifier
        self.status: int | None = None

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self.status = message["status"]
            message["headers"] = [*message["headers"], (b"x-request-id", self._identifier.encode()), *_EVERYWHERE]
        await self._send(message)


class BodyLimit:
    """Refuses more bytes than allowed: in a body, whether it says its length beforehand or not, and in an address.

    `larger` are the bodies of certain paths that may be larger.
    """

    def __init__(self, app: ASGIApp, most_bytes: int, larger: Mapping[str, int] | None = None) -> None:
        self._app = app
        self._most_bytes = most_bytes
        self._larger = larger or {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on; HTTPException with status 413 for whoever reads too much of it."""
        if len(scope.get("query_string", b"")) > self._most_bytes:
            refused = json_error(414, f"The address is too long: {self._most_bytes // 1024} kB are allowed. Use POST.")
            await refused(scope, receive, send)
            return
        read, most_bytes = 0, self._larger.get(scope.get("path", ""), self._most_bytes)

        async def receive_some() -> Message:
            nonlocal read
            message = await receive()
            read += len(message.get("body", b""))
            if read > most_bytes:
                raise HTTPException(413, f"The request is too large: {most_bytes // 1024} kB are allowed.")
            return message

        await self._app(scope, receive_some, send)
