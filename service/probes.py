"""Is the process alive, and can it answer?"""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

import orjson
from starlette.requests import Request
from starlette.responses import Response

from graph.engine.errors import EngineError
from graph.store import Store
from service.register import is_migrated

PATIENCE_SECONDS = 1.0
Endpoint = Callable[[Request], Awaitable[Response]]


async def alive(request: Request) -> Response:
    """200 as long as the process runs, whatever its engine does."""
    return _json(200, {"status": "alive"})


def readiness(store: Store) -> Endpoint:
    """200 where the engine answers and the register is migrated, else 503 and why."""

    async def ready(request: Request) -> Response:
        try:
            async with asyncio.timeout(PATIENCE_SECONDS):
                engine = await store.verify()
                migrated = await is_migrated(store)
        except (EngineError, TimeoutError):
            return _json(503, {"status": "unavailable", "reason": "The graph engine does not answer."})
        if not migrated:
            return _json(503, {"status": "unavailable", "reason": "The register is not migrated."})
        return _json(200, {"status": "ready", "engine": engine.name, "version": engine.version})

    return ready


def _json(status: int, body: dict[str, Any]) -> Response:
    return Response(orjson.dumps(body), status, {"cache-control": "no-store"}, media_type="application/json")
