"""Exports that fail, are left or are many: whole or refused, and nothing is left behind."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from starlette.requests import ClientDisconnect

from graph.compiler.recordings import SETTLING
from graph.engine.errors import EngineUnavailable
from graph.store import Store
from service.answering import Answering
from service.app import create_app
from service.exports import sending, view
from service.exports.tables import csv_download
from service.settings import Settings
from tests.service.exports.conftest import AT_ONCE, ENTERPRISES, City


def left_in(folder: Path) -> list[str]:
    """What stands in the folder of temporary files."""
    return [place.name for place in folder.iterdir()]


class Breaking:
    """A store's `value` that works for a while, and then fails for good."""

    def __init__(self, store: Store, after: int, error: Exception) -> None:
        self._value = store.value
        self._left = after
        self._error = error

    async def __call__(self, statement: Any, parameters: Any = None) -> Any:
        if statement not in SETTLING:
            self._left -= 1
        if self._left < 0:
            raise self._error
        return await self._value(statement, parameters)


@pytest.mark.parametrize("error", [EngineUnavailable("away"), ValueError("a mistake")], ids=["expected", "ours"])
async def test_a_csv_that_fails_in_the_middle_is_not_taken_for_whole(
    city: City, monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    monkeypatch.setattr(city.store, "value", Breaking(city.store, 1, error), raising=False)
    with pytest.raises(httpx.RemoteProtocolError, match="incomplete chunked read"):
        await city.client.get("/exports/enterprises.csv")


@pytest.mark.parametrize(
    ("name", "after"), [("enterprises.xlsx", 1), ("enterprises.csv", 0), ("coverage.xlsx?area=Area:990100", 1)]
)
async def test_what_fails_before_anything_is_sent_is_an_error(
    city: City, monkeypatch: pytest.MonkeyPatch, exports_folder: Path, name: str, after: int
) -> None:
    monkeypatch.setattr(city.store, "value", Breaking(city.store, after, EngineUnavailable("away")), raising=False)
    response = await city.client.get(f"/exports/{name}")
    assert response.status_code == 503
    assert [error["extensions"] for error in response.json()["errors"]] == [{"code": "ENGINE_UNAVAILABLE"}]
    assert left_in(exports_folder) == []


async def test_a_full_disk_is_an_error_and_leaves_nothing(
    city: City, monkeypatch: pytest.MonkeyPatch, exports_folder: Path
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("service.exports.book.Sheet.write", full)
    assert (await city.refused("enterprises.xlsx"))[:2] == (507, "STORAGE_FULL")
    assert left_in(exports_folder) == []


@pytest.mark.parametrize("suffix", ["csv", "xlsx"])
async def test_a_client_that_goes_away_ends_the_work(
    city: City, monkeypatch: pytest.MonkeyPatch, exports_folder: Path, suffix: str
) -> None:
    asking, ended = asyncio.Event(), asyncio.Event()
    value = city.store.value

    async def held_up(statement: Any, parameters: Any = None) -> Any:
        if "a0_after" not in parameters:
            return await value(statement, parameters)
        asking.set()
        try:
            return await asyncio.Event().wait()
        finally:
            ended.set()

    monkeypatch.setattr(city.store, "value", held_up, raising=False)
    leaving = asyncio.create_task(city.client.get(f"/exports/enterprises.{suffix}"))
    await asyncio.wait_for(asking.wait(), 60)
    leaving.cancel()
    await asyncio.wait_for(ended.wait(), 60)
    for _ in range(500):
        if not left_in(exports_folder):
            return
        await asyncio.sleep(0.02)
    raise AssertionError(left_in(exports_folder))


async def test_the_first_rows_are_sent_before_the_last_are_asked_for(
    city: City, monkeypatch: pytest.MonkeyPatch
) -> None:
    taken = asyncio.Event()
    value, asked = city.store.value, 0

    async def held_up(statement: Any, parameters: Any = None) -> Any:
        nonlocal asked
        asked += statement not in SETTLING
        if asked == ENTERPRISES / AT_ONCE:
            await taken.wait()
        return await value(statement, parameters)

    monkeypatch.setattr(city.store, "value", held_up, raising=False)
    async with asyncio.timeout(60), city.client.stream("GET", "/exports/enterprises.csv") as response:
        lines = response.aiter_lines()
        first = [await anext(lines) for _ in range(AT_ONCE // 2)]
        assert not taken.is_set()
        taken.set()
        assert len(first) + len([line async for line in lines]) == 1 + ENTERPRISES


async def test_a_client_that_takes_nothing_for_long_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sending, "PATIENCE_SECONDS", 0.01)

    async def never(message: Any) -> None:
        await asyncio.Event().wait()

    download = sending.Download({"method": "GET"}, never)
    with pytest.raises(ClientDisconnect):
        await download.piece(b"row")
    assert not download.ended


async def test_some_are_made_at_once_and_the_others_wait(city: City, monkeypatch: pytest.MonkeyPatch) -> None:
    at_once = most = 0
    download = csv_download

    async def counted(*arguments: Any) -> None:
        nonlocal at_once, most
        at_once += 1
        most = max(most, at_once)
        await download(*arguments)
        at_once -= 1

    monkeypatch.setattr("service.exports.view.csv_download", counted)
    responses = await asyncio.gather(*(city.client.get("/exports/sectors.csv") for _ in range(9)))
    assert {response.status_code for response in responses} == {200}
    assert most == view.MOST_AT_ONCE


@pytest.fixture
async def closed(city: City, tmp_path: Path) -> AsyncIterator[httpx.AsyncClient]:
    """A client of a service that answers trusted documents only."""
    manifest = tmp_path / "manifest.json"
    manifest.write_text('{"own": "{ __typename }"}')
    settings = Settings(data=tmp_path, trusted_documents=manifest, only_trusted_documents=True)
    transport = httpx.ASGITransport(create_app(Answering(city.store, settings)))
    async with httpx.AsyncClient(transport=transport, base_url="http://localhost") as client:
        yield client


async def test_where_documents_are_trusted_only_our_own_exports_are_given(closed: httpx.AsyncClient) -> None:
    assert (await closed.get("/exports/sectors.csv", params={"validOn": "2026-01-01", "lang": "en"})).status_code == 200
    # What an export cannot be without is no choice.
    assert (await closed.get("/exports/waived.csv", params={"area": "Area:990100"})).status_code == 200
    for name, parameters in (
        ("enterprises", {"fields": "name"}),
        ("enterprises", {"filter": "{}"}),
        ("enterprises", {"orderBy": "[]"}),
        ("findings", {"area": "Area:990100", "rule": '["POST_VACANT"]'}),
    ):
        refused = await closed.get(f"/exports/{name}.csv", params=parameters)
        assert refused.status_code == 403
        assert refused.json()["errors"][0]["extensions"]["code"] == "DOCUMENT_NOT_TRUSTED"
