"""`/graphql`: GraphQL over HTTP, and GraphiQL for a browser that asks for a page (docs/http.md)."""

import re
from collections.abc import Mapping
from typing import Any

import structlog
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.types import Receive, Scope, Send
from strawberry.schema.exceptions import InvalidOperationTypeError
from strawberry.types.graphql import OperationType

from schema import Context
from service import graphiql
from service.answering import QUERIES_AND_MUTATIONS, Answering
from service.caching import NOT_STORED, cache_control
from service.documents import Documents
from service.encoding import Writer
from service.errors import INTERNAL, Refused, codes
from service.manifest import read_manifest
from service.negotiation import JSON, MEDIA_TYPES, accepts_page, media_type
from service.operation import SAFE_METHODS, Operation, read_operation
from service.reply import Terms, refuse, reply, terms_of
from service.settings import Settings

NAME = re.compile(r"[_A-Za-z][_0-9A-Za-z]{0,99}")
QUERIES = (OperationType.QUERY,)
PARAMETERS = ("query", "documentId", "extensions")
"""Parameters by which a GET asks for an operation."""


class View:
    """Answers operations over POST, and queries over GET."""

    def __init__(self, answering: Answering) -> None:
        self._answering = answering
        self._settings = answering.settings
        self._documents = documents_of(answering.settings)
        self._writer = Writer()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request; one whose client has gone gets no answer."""
        try:
            response = await self._respond(Request(scope, receive))
        except ClientDisconnect:
            return
        await response(scope, receive, send)

    async def _respond(self, request: Request) -> Response:
        if _asks_for_page(request):
            return graphiql.page(closed=self._settings.only_trusted_documents)
        media = media_type(request.headers.get("accept"))
        terms = terms_of(request, media or JSON, self._settings.language)
        try:
            if media is None:
                raise Refused(406, f"Nothing that is accepted can be sent; there is {' and '.join(MEDIA_TYPES)}.")
            return await self._answer(await read_operation(request), terms)
        except Refused as refusal:
            structlog.contextvars.bind_contextvars(errors=[refusal.code])
            return refuse(terms, refusal)

    async def _answer(self, asked: Operation, terms: Terms) -> Response:
        structlog.contextvars.bind_contextvars(operation=asked.name if NAME.fullmatch(asked.name or "") else None)
        text = self._documents.text(asked)
        context = self._answering.context(terms.language)
        began = context.now()
        body = await self._executed(asked, text, context, terms)
        if "data" in body:
            self._documents.answered(asked)
        if errors := body.get("errors"):
            structlog.contextvars.bind_contextvars(errors=codes(errors))
            return await reply(terms, await self._writer.encoded(body), NOT_STORED, _status(body, terms))
        kept = cache_control(len(body["data"]), context.clocks, began, context.clock())
        return await reply(terms, await self._writer.encoded(body), kept)

    async def _executed(self, asked: Operation, text: str, context: Context, terms: Terms) -> dict[str, Any]:
        allowed = QUERIES if terms.safe else QUERIES_AND_MUTATIONS
        try:
            return await self._answering.run(text, asked.variables, asked.name, context, allowed)
        except InvalidOperationTypeError as error:
            raise Refused(405, "A mutation is asked by POST.", headers={"allow": "POST"}) from error


def documents_of(settings: Settings) -> Documents:
    """The documents that the settings trust. Raises ValueError where their manifest has become unusable."""
    path = settings.trusted_documents
    return Documents(read_manifest(path) if path else {}, only_trusted=settings.only_trusted_documents)


def _asks_for_page(request: Request) -> bool:
    if request.method not in SAFE_METHODS or not accepts_page(request.headers.get("accept", "")):
        return False
    return not any(request.query_params.get(name) for name in PARAMETERS)


def _status(body: Mapping[str, Any], terms: Terms) -> int:
    """The status of an answer with errors: what was executed in part is an answer like any other."""
    if "data" in body or terms.media == JSON:
        return 200
    return 500 if INTERNAL in codes(body["errors"]) else 400
