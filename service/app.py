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
    return Starlette(
        routes=[
            Route("/", _to_graphql),
            Route(GRAPHQL, View(answering)),
            Route("/graphiql/{name}", graphiql.file),
            Route(ROUTE, originals(Originals(answering.settings.data))),
            Route("/healthz", probes.alive),
            Route("/readyz", probes.readiness(answering.store)),
        ],
        middleware=[
            Middleware(RequestLog, known_paths=KNOWN_PATHS),
            Middleware(TrustedHostMiddleware, allowed_hosts=HOSTS, www_redirect=False),
            Middleware(BodyLimit, most_bytes=answering.settings.max_body_kb * 1024),
        ],
        exception_handlers={HTTPException: _refused},
    )


async def _to_graphql(request: Request) -> Response:
    return RedirectResponse(GRAPHQL)


async def _refused(request: Request, error: Exception) -> Response:
    status = error.status_code if isinstance(error, HTTPException) else 500
    reason = error.detail if isinstance(error, HTTPException) else ""
    return json_error(status, reason)
