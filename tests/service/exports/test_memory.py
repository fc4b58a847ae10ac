"""An export holds a page at a time, however many there are: what a table of 100,000 rows takes, one of 10,000 takes as well."""

import asyncio
import tracemalloc
from collections.abc import AsyncGenerator, Awaitable, Callable
from datetime import UTC, datetime
from typing import Any

import pytest

from graph.clock import AsOf
from resolvers.export import Export, export
from schema import build_schema
from service.exports import tables
from service.exports.sending import Download

SCHEMA = build_schema()._schema
ROWS, TEXT = 50, 2_000
"""Rows of a page, and characters of each: a page is a fifth of a megabyte."""
FEW, MANY = 8, 32
NOW = datetime(2026, 11, 22, 4, tzinfo=UTC)


class Moment:
    """As much of a request's context as a table needs."""

    language = "zh"
    clocks = (AsOf("2026-11-22", "2026-11-22T04:00:00.000000Z"),)

    def now(self) -> datetime:
        """The moment of the request."""
        return NOW


class Taken:
    """A client that takes everything and keeps nothing; how much it was."""

    def __init__(self) -> None:
        self.bytes = 0

    async def send(self, message: Any) -> None:
        """Take a piece."""
        self.bytes += len(message.get("body", b""))


Send = Callable[[Any, Any, Export, Download], Awaitable[None]]


async def highest(send: Send, count: int, monkeypatch: pytest.MonkeyPatch) -> tuple[int, int]:
    """The most bytes that are held while so many pages are sent, and the bytes that were sent."""

    async def pages(*_: Any) -> AsyncGenerator[list[dict[str, str]]]:
        for page in range(count):
            yield [{"name": f"{page}-{row}-".ljust(TEXT, "示")} for row in range(ROWS)]

    monkeypatch.setattr(tables, "pages", pages)
    asked, taken = export(SCHEMA, "enterprises", paths=["name"]), Taken()
    tracemalloc.start()
    try:
        await send(None, Moment(), asked, Download({"method": "GET"}, taken.send))
        return tracemalloc.get_traced_memory()[1], taken.bytes
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize("send", [tables.csv_download, tables.xlsx_download], ids=["csv", "xlsx"])
def test_four_times_the_rows_take_no_more_memory(send: Send, monkeypatch: pytest.MonkeyPatch) -> None:
    asyncio.run(highest(send, 1, monkeypatch))  # what is read and remembered once
    few, sent_few = asyncio.run(highest(send, FEW, monkeypatch))
    many, sent_many = asyncio.run(highest(send, MANY, monkeypatch))
    assert sent_many > 2 * sent_few
    assert many < 1.3 * few
