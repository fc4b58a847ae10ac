"""`/files/…`: the original of an imported document."""

from collections.abc import AsyncIterator
from hashlib import sha256
from pathlib import Path

import httpx
import pytest
import pytest_asyncio

from graph.store import Store
from seeds.importing.originals import Originals
from service.answering import Answering
from service.app import create_app
from service.settings import Settings

CONTENT = "示例<script>".encode()
NAME = sha256(CONTENT).hexdigest() + ".txt"


@pytest_asyncio.fixture
async def client(embedded_store: Store, tmp_path: Path) -> AsyncIterator[httpx.AsyncClient]:
    Originals(tmp_path).keep(CONTENT, ".txt")
    transport = httpx.ASGITransport(create_app(Answering(embedded_store, Settings(data=tmp_path))))
    async with httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1:8000") as client:
        yield client


async def test_an_original_is_given_as_it_came_to_be_saved(client: httpx.AsyncClient) -> None:
    response = await client.get(f"/files/{NAME}")
    assert (response.status_code, response.content) == (200, CONTENT)
    assert response.headers["content-type"] == "application/octet-stream"
    assert response.headers["content-disposition"] == f'attachment; filename="{NAME}"'
    assert response.headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize("name", ["0" * 64 + ".txt", "..%2Fengine.lock", "engine.log", NAME.replace(".txt", ".xlsx")])
async def test_nothing_else_is_given(client: httpx.AsyncClient, name: str) -> None:
    response = await client.get(f"/files/{name}")
    assert response.status_code == 404
    assert "errors" in response.json()
