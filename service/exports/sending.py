"""Sending a download: its headers, its pieces, and an end only where it is whole; a client that leaves ends the work."""

import asyncio
import os
from collections.abc import Coroutine, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import quote

from starlette.requests import ClientDisconnect
from starlette.types import Receive, Scope, Send

from graph.clock import AsOf
from service.caching import NOT_STORED

CSV = "text/csv; charset=utf-8; header=present"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

PIECE_BYTES = 256 * 1024
"""Bytes of a finished file sent at once."""

PATIENCE_SECONDS = 60.0
"""How long a client may take none of what it asked for before its work is given up."""


class Download:
    """The response of one request; what was begun and not ended is broken off by the server, and no client takes it for whole."""

    def __init__(self, scope: Scope, send: Send) -> None:
        self._send = send
        self.head_only = scope["method"] == "HEAD"
        self.begun = False
        self.ended = False

    async def begin(self, headers: Mapping[str, str]) -> None:
        """Send the status and the headers."""
        raw = [(name.encode("latin-1"), value.encode("latin-1")) for name, value in headers.items()]
        self.begun = True
        await self._send({"type": "http.response.start", "status": 200, "headers": raw})

    async def piece(self, content: bytes) -> None:
        """Send some of the content. Raises ClientDisconnect where nobody takes it for long."""
        try:
            async with asyncio.timeout(PATIENCE_SECONDS):
                await self._send({"type": "http.response.body", "body": content, "more_body": True})
        except TimeoutError as error:
            raise ClientDisconnect from error

    async def end(self) -> None:
        """Say that it is whole."""
        self.ended = True
        await self._send({"type": "http.response.body", "body": b"", "more_body": False})

    async def file(self, path: Path, headers: Mapping[str, str]) -> None:
        """Send a finished file."""
        with path.open("rb") as file:
            await self.begin({**headers, "content-length": str(os.fstat(file.fileno()).st_size)})
            while not self.head_only and (content := await asyncio.to_thread(file.read, PIECE_BYTES)):
                await self.piece(content)
        await self.end()


def download_headers(media: str, names: tuple[str, str], language: str, as_of: AsOf) -> dict[str, str]:
    """The headers of an export: its type, its file names (in ASCII and in any script), its language, its clocks."""
    plain, worded = names
    return {
        "content-type": media,
        "content-disposition": f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(worded, safe='')}",
        "content-language": language,
        "vary": "Accept-Language",
        "cache-control": NOT_STORED,
        "zerenlian-valid-on": as_of.valid_on,
        "zerenlian-known-at": as_of.known_at,
    }


async def while_here(receive: Receive, download: Download, work: Coroutine[Any, Any, None]) -> None:
    """Do a piece of work for as long as the client is there. Raises ClientDisconnect where it left before the end."""
    working, leaving = asyncio.ensure_future(work), asyncio.ensure_future(_left(receive))
    try:
        await asyncio.wait({working, leaving}, return_when=asyncio.FIRST_COMPLETED)
        if not working.done() and not download.ended:
            working.cancel()
        await working
    except asyncio.CancelledError as error:
        if leaving.done() and not leaving.cancelled():
            raise ClientDisconnect from error
        working.cancel()
        raise
    finally:
        leaving.cancel()
        await asyncio.gather(working, leaving, return_exceptions=True)


async def _left(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass
