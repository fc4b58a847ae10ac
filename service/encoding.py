"""From the body of a response to the bytes that are sent: JSON, its hash, and what a client may want to be compressed.

One loop answers everybody, so nothing here keeps it for long: long lists become JSON piece by piece, and what is big is hashed
and compressed in a thread, where both run beside the loop.
"""

import asyncio
import hashlib
import sys
import zlib
from collections.abc import Mapping
from typing import Any

import orjson

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

PIECE_BYTES = 128 * 1024
"""JSON written at once: a fraction of a millisecond, after which others have their turn."""

SHORT_LIST = 16
"""Elements of a list that is not worth pieces."""

LIST_LEVELS = 4
"""How deep below the response a long list is looked for: `data`, a root field, `edges`."""

LEAST_COMPRESSED = 1024
"""Bytes below which compressing costs more than it saves: such a response goes in one packet anyway."""

THREAD_BYTES = 64 * 1024
"""Bytes from which a body is hashed and compressed in a thread."""

GZIP_LEVEL = 1
GZIP_CONTAINER = 16 + zlib.MAX_WBITS
ZSTD_LEVEL = 1
"""Levels at which 2.6 MB take 12 and 3 ms; the higher ones cost a multiple and save a tenth."""


class Writer:
    """Writes the bodies of a service as JSON: those with long lists take turns, one piece between two turns of everybody else."""

    def __init__(self) -> None:
        self._turn = asyncio.Lock()

    async def encoded(self, body: Mapping[str, Any]) -> bytes:
        """The body as JSON in UTF-8."""
        return orjson.dumps(await self._with_lists_written(body, LIST_LEVELS))

    async def _with_lists_written(self, value: Any, levels: int) -> Any:
        if not _has_long_list(value, levels):
            return value
        if isinstance(value, list):
            return orjson.Fragment(await self._list(value))
        return {name: await self._with_lists_written(item, levels - 1) for name, item in value.items()}

    async def _list(self, items: list[Any]) -> bytes:
        pieces: list[bytes] = []
        start, step = 0, 1  # the first one tells how many fit into a piece
        while start < len(items):
            pieces.append(await self._piece(items[start : start + step]))
            start += step
            step = max(1, step * PIECE_BYTES // max(1, len(pieces[-1])))
        return b"[" + b",".join(pieces) + b"]"

    async def _piece(self, items: list[Any]) -> bytes:
        async with self._turn:
            piece = orjson.dumps(items)[1:-1]
            if len(piece) >= PIECE_BYTES // 2:
                await asyncio.sleep(0)
            return piece


def entity_tag(body: bytes, kind: str = "") -> str:
    """The strong validator of a body, without quotes: a hash of its bytes, and of what kind of representation they are."""
    hashed = hashlib.blake2b(kind.encode(), digest_size=16)
    hashed.update(body)
    return hashed.hexdigest()


def compressed(body: bytes, coding: str | None) -> bytes:
    """The body in a coding of `service.negotiation.CODINGS`, or as it is."""
    if coding == "zstd":
        return zstd.compress(body, ZSTD_LEVEL)
    if coding == "gzip":
        return zlib.compress(body, GZIP_LEVEL, GZIP_CONTAINER)
    return body


def _has_long_list(value: object, levels: int) -> bool:
    if isinstance(value, list):
        return len(value) > SHORT_LIST
    return isinstance(value, dict) and levels > 0 and any(_has_long_list(item, levels - 1) for item in value.values())
