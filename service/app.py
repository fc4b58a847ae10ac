"""The ASGI application."""

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from seeds.importing.originals import Originals
from service import graphiql, probes
from service.answering import Answering
from service.attachments import UP, attachment_routes
from service.calendar import view as calendar
from service.exports import view as exports
from service.middleware import BodyLimit, RequestLog
from service.originals import ROUTE, originals
from service.reply import json_error
from service.view import View

GRAPHQL = "/graphql"
HOSTS = ("localhost", "127.0.0.1", "[::1]", "::1")
"""The names a browser may know this service by; a name that somebody points at the loopback is none of them."""

KNOWN_PATHS = frozenset({"/", GRAPHQL, "/healthz", "/readyz", *(f"/graphiql/{name}" for name in graphiql.FILES)})


def create_app(answering: Answering) -> Starlette:
    """The application over a store that somebody else opens and closes."""
    attachment_bytes = answering.settings.max_attachment_mb * 1024 * 1024
    return Starlette(
        routes=[
            Route("/", _to_graphql),
            Route(GRAPHQL, View(answering)),
            Route("/graphiql/{name}", graphiql.file),
            Route(ROUTE, originals(Originals(answering.settings.data))),
            *attachment_routes(answering.settings.data, attachment_bytes),
            Route(exports.ROUTE, exports.Exports(answering)),
            Route(calendar.ROUTE, calendar.feeds(answering)),
            Route("/healthz", probes.alive),
            Route("/readyz", probes.readiness(answering.store)),
        ],
        middleware=[
            Middleware(RequestLog, known_paths=KNOWN_PATHS),
            Middleware(TrustedHostMiddleware, allowed_hosts=HOSTS, www_redirect=False),
            Middleware(BodyLimit, most_bytes=answering.settings.max_body_kb * 1024, larger={UP: attachment_bytes + 1}),
        ],
        exception_handlers={HTTPException: _refused},
    )


async def _to_graphql(request: Request) -> Response:
    return RedirectResponse(GRAPHQL)


async def _refused(request: Request, error: Exception) -> Response:
    status = error.status_code if isinstance(error, HTTPException) else 500
    reason = error.detail if isinstance(error, HTTPException) else ""
    response = json_error(status, reason)
    response.headers.update((error.headers if isinstance(error, HTTPException) else None) or {})
    return response
