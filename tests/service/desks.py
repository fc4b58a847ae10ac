"""A service with its data folder, and a folder of the files that a clerk imports beside it."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeVar

import httpx

from graph.store import Store
from service.answering import Answering
from service.app import create_app
from service.settings import Settings
from tests.seeds.workbook.made_up import Row

NOW = datetime(2026, 11, 1, tzinfo=UTC)
CITY: Row = {"代码": "990100", "名称": "示例市", "级别": "市级"}
OFFICE: Row = {"名称": "示例局", "类型": "局"}
VISIT: Row = {"编号": "LZ-1", "职责类别": "检查", "日期": "2026-10-08", "单位": "示例局", "区划": "示例市"}


@dataclass(frozen=True, slots=True)
class Served:
    """A service of a store, its data folder, and the folder of the files to be imported."""

    client: httpx.AsyncClient
    store: Store
    data: Path
    folder: Path


D = TypeVar("D", bound=Served)


@asynccontextmanager
async def served(kind: type[D], store: Store, place: Path) -> AsyncIterator[D]:
    """A desk of this kind, its folders below the place."""
    data, folder = place / "data", place / "books"
    folder.mkdir()
    transport = httpx.ASGITransport(create_app(Answering(store, Settings(data=data))))
    async with httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1:8000") as client:
        yield kind(client, store, data, folder)
