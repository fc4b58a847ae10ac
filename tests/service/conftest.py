"""The application over the embedded engine, and requests to it."""

from collections.abc import AsyncIterator, Iterator

import httpx
import pytest
import pytest_asyncio
import structlog

from graph.store import Store
from service.answering import Answering
from service.app import create_app
from service.settings import PREFIX, Settings


@pytest.fixture(autouse=True)
def no_settings_from_outside(monkeypatch: pytest.MonkeyPatch) -> None:
    """Take the settings of whoever runs the tests out of the environment."""
    import os

    for name in list(os.environ):
        if name.startswith(PREFIX) and "_TEST_" not in name:
            monkeypatch.delenv(name)


@pytest.fixture(autouse=True)
def log_of_its_own() -> Iterator[None]:
    """A command configures the log for the streams of its own process; the next test has others."""
    yield
    structlog.reset_defaults()


@pytest.fixture
def answering(embedded_store: Store) -> Answering:
    """The real schema over an empty graph."""
    return Answering(embedded_store, Settings(max_body_kb=4))


@pytest_asyncio.fixture
async def client(answering: Answering) -> AsyncIterator[httpx.AsyncClient]:
    """A client of the application."""
    transport = httpx.ASGITransport(create_app(answering))
    async with httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1:8000") as client:
        yield client
