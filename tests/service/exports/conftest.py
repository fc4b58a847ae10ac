"""The made-up city behind a real HTTP server, whose exports are pages of 100 rows."""

import asyncio
import socket
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any

import httpx
import pytest
import pytest_asyncio

from graph.register import record
from graph.store import Store
from seeds.sample import sample_facts
from service.answering import Answering
from service.app import create_app
from service.http_server import run_until
from service.settings import Settings
from tests.wipe import migrated, wipe

ENTERPRISES = 600
ENTERED = datetime(2026, 9, 1, tzinfo=UTC)
"""When the city was entered: from then on its records are kept, so that something of it was missed."""
LONGEST_PAGE, AT_ONCE = 100, 300
"""Rows of the longest page of a client, and those that an export asks for at once."""


@dataclass(frozen=True, slots=True)
class City:
    """A service, its store and a client of it."""

    answering: Answering
    store: Store
    client: httpx.AsyncClient

    async def ask(self, query: str) -> Any:
        """The data of a GraphQL query that must not fail."""
        body = (await self.client.post("/graphql", json={"query": query})).json()
        assert "errors" not in body, body
        return body["data"]

    async def get(self, path: str, **parameters: str) -> httpx.Response:
        """An export that must not fail."""
        response = await self.client.get(f"/exports/{path}", params=parameters)
        assert response.status_code == 200, response.text
        return response

    async def refused(self, path: str, **parameters: str) -> tuple[int, str, str]:
        """The status, the code and the message of an export that must fail."""
        response = await self.client.get(f"/exports/{path}", params=parameters)
        assert response.headers["content-type"] == "application/json"
        assert response.headers["cache-control"] == "no-store"
        (error,) = response.json()["errors"]
        return response.status_code, error["extensions"]["code"], error["message"]


@pytest_asyncio.fixture(scope="module")
async def city(embedded_session: Store, tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[City]:
    """示例市 with 600 enterprises, served at a port of its own."""
    await wipe(embedded_session)
    await migrated(embedded_session)
    for facts in sample_facts(ENTERPRISES):
        await embedded_session.write(partial(record, facts=facts, now=ENTERED))
    answering = Answering(embedded_session, Settings(data=tmp_path_factory.mktemp("data"), max_page=LONGEST_PAGE))
    stop = asyncio.Event()
    with socket.create_server(("127.0.0.1", 0)) as port:
        serving = asyncio.create_task(run_until(stop, create_app(answering), port))
        url = f"http://127.0.0.1:{port.getsockname()[1]}"
        async with httpx.AsyncClient(base_url=url, timeout=120) as client:
            yield City(answering, embedded_session, client)
        stop.set()
        await serving


@pytest.fixture
def exports_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where temporary files go during a test."""
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    return tmp_path
