"""What a client accepts: the media type, the coding and the language of its response (RFC 9110, section 12)."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

JSON = "application/json"
GRAPHQL_JSON = "application/graphql-response+json"
MEDIA_TYPES = (GRAPHQL_JSON, JSON)
"""What an operation is answered in; the first is preferred where a client names both alike."""

CODINGS = ("zstd", "gzip")
"""How a response may be compressed, the better one first."""

MOST_HEADERS = 256
"""Different headers remembered with what they ask for: clients send the same few."""

_UTF_8 = ("", "utf-8", "utf8")


@dataclass(frozen=True, slots=True)
class _Range:
    """An element of an `Accept` header: `application/*;q=0.8`."""

    name: str
    charset: str
    quality: float


@lru_cache(MOST_HEADERS)
def media_type(accept: str | None) -> str | None:
    """The media type to answer in, of `MEDIA_TYPES`; None where the client accepts none of them.

    Who names no type gets `application/json`, which every client understands: without the header, and by `*/*`.
    """
    if accept is None or not accept.strip():
        return JSON
    ranges = [item for item in _ranges(accept) if item.charset in _UTF_8]
    best, chosen = (0.0, False), None
    for media in MEDIA_TYPES:
        rank = _rank(media, ranges)
        wildcard_tie = rank == best and not rank[1]
        if rank[0] > 0 and (rank > best or wildcard_tie):
            best, chosen = rank, media
    return chosen


@lru_cache(MOST_HEADERS)
def accepts_page(accept: str) -> bool:
    """Whether a browser asks for a page; a tool that takes anything (`*/*`) does not."""
    return any(item.name == "text/html" and item.quality > 0 for item in _ranges(accept))


@lru_cache(MOST_HEADERS)
def coding(accept_encoding: str | None) -> str | None:
    """How to compress the response, of `CODINGS`; None to send it as it is, as also where none is named (`*`)."""
    qualities = {item.name: item.quality for item in _ranges(accept_encoding or "")}
    best, chosen = 0.0, None
    for name in CODINGS:
        quality = qualities.get(name, 0.0)
        if quality > best and quality >= qualities.get("identity", 0.0):
            best, chosen = quality, name
    return chosen


@lru_cache(MOST_HEADERS)
def is_json(content_type: str) -> bool:
    """Whether a request body says that it is JSON in UTF-8."""
    item = _read(content_type)
    return item.name == JSON and item.charset in _UTF_8


def _rank(media: str, ranges: Iterable[_Range]) -> tuple[float, bool]:
    """How much a type is wanted, by the most specific range that covers it, and whether that names it."""
    covering = {item.name: item.quality for item in ranges}
    for name in (media, "application/*", "*/*"):
        if name in covering:
            return covering[name], name == media
    return 0.0, False


def _ranges(header: str) -> list[_Range]:
    return [_read(part) for part in header.split(",") if part.strip()]


def _read(text: str) -> _Range:
    name, *parameters = text.split(";")
    values = {
        key.strip().lower(): value.strip(' \t"') for key, _, value in (item.partition("=") for item in parameters)
    }
    return _Range(name.strip().lower(), values.get("charset", "").lower(), _quality(values.get("q", "1")))


def _quality(text: str) -> float:
    try:
        quality = float(text)
    except ValueError:
        return 0.0
    return quality if 0.0 <= quality <= 1.0 else 0.0
