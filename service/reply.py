"""The HTTP response around a body: its headers, its validator, its compression."""

from dataclasses import dataclass
from functools import lru_cache

import orjson
from starlette.requests import Request
from starlette.responses import Response

from graph.beside import beside
from language import preferred
from service.caching import NOT_STORED, is_known
from service.encoding import LEAST_COMPRESSED, THREAD_BYTES, compressed, entity_tag
from service.errors import BAD_USER_INPUT, Refused, plain_error
from service.negotiation import JSON, MOST_HEADERS, coding
from service.operation import SAFE_METHODS

VARY = "Accept, Accept-Encoding, Accept-Language"

_preferred = lru_cache(MOST_HEADERS)(preferred)


@dataclass(frozen=True, slots=True)
class Terms:
    """What the client of a request accepts, and whether it asks if what it has is still good."""

    media: str
    language: str
    coding: str | None
    safe: bool
    if_none_match: str | None

    @property
    def headers(self) -> dict[str, str]:
        """The headers that say so."""
        return {
            "content-type": f"{self.media}; charset=utf-8",
            "content-language": self.language,
            "vary": VARY,
        }


def terms_of(request: Request, media: str, language: str) -> Terms:
    """The terms of a request; `language` is for who asks for none."""
    headers = request.headers
    accepted = headers.get("accept-language")
    return Terms(
        media=media,
        language=_preferred(accepted) if accepted else language,
        coding=coding(headers.get("accept-encoding")),
        safe=request.method in SAFE_METHODS,
        if_none_match=headers.get("if-none-match"),
    )


async def reply(terms: Terms, content: bytes, kept: str, status: int = 200) -> Response:
    """The response with JSON; `kept` is its `Cache-Control`. What the client already has is not sent again (304)."""
    headers = {**terms.headers, "cache-control": kept}
    finished = _Finished(terms, tagged=terms.safe and kept != NOT_STORED)
    if len(content) < THREAD_BYTES or not (finished.tagged or terms.coding):
        return finished.response(content, status, headers)
    return await beside(lambda: finished.response(content, status, headers))


def refuse(terms: Terms, refusal: Refused) -> Response:
    """The response to a request that nothing was executed for."""
    status = refusal.status_of_json if terms.media == JSON else refusal.status
    headers = {**terms.headers, "cache-control": NOT_STORED, **refusal.headers}
    return Response(orjson.dumps(plain_error(refusal.code, refusal.message)), status, headers)


def json_error(status: int, reason: str, code: str = BAD_USER_INPUT) -> Response:
    """The response where a request did not come as far as its operation."""
    content = orjson.dumps(plain_error(code, reason))
    return Response(content, status, {"cache-control": NOT_STORED}, media_type=JSON)


@dataclass(frozen=True, slots=True)
class _Finished:
    """Hashes, compares and compresses, where there is anything to do."""

    terms: Terms
    tagged: bool

    def response(self, content: bytes, status: int, headers: dict[str, str]) -> Response:
        """The response; without its content where the client has it."""
        used = self.terms.coding if len(content) >= LEAST_COMPRESSED else None
        if self.tagged:
            # A strong validator tells the representations of one answer apart: by type, language and coding.
            kind = f"{self.terms.media} {self.terms.language} {used}"
            headers["etag"] = f'"{entity_tag(content, kind)}"'
            if is_known(headers["etag"], self.terms.if_none_match):
                del headers["content-type"]
                return Response(None, 304, headers)
        if used:
            headers["content-encoding"] = used
        return Response(compressed(content, used), status, headers)
