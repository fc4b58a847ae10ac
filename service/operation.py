"""The operation that a request asks for: parameters of a GET, or JSON of a POST (GraphQL over HTTP, section Request)."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import orjson
from starlette.requests import Request

from service.errors import Refused
from service.negotiation import is_json

SAFE_METHODS = frozenset({"GET", "HEAD"})
"""Methods by which only queries may be asked."""

ALLOWED = "GET, HEAD, POST"

EXAMPLE = '{"query": "{ ... }"}'


@dataclass(frozen=True, slots=True)
class Operation:
    """A well-formed request: its document, or what names it, and what goes with it."""

    query: str | None
    document_id: str | None
    name: str | None
    variables: Mapping[str, Any]
    extensions: Mapping[str, Any]


async def read_operation(request: Request) -> Operation:
    """What a request asks for. Raises Refused where it is no well-formed GraphQL-over-HTTP request."""
    if request.method in SAFE_METHODS:
        return _operation(_of_parameters(request))
    if request.method != "POST":
        raise Refused(405, "GraphQL is asked by GET or POST here.", headers={"allow": ALLOWED})
    content_type = request.headers.get("content-type", "")
    if not is_json(content_type):
        raise Refused(
            415, f"Content-Type is {content_type or 'missing'!r}; send application/json in UTF-8, such as {EXAMPLE}."
        )
    return _operation(_json(await request.body(), "The body of the request"))


def _of_parameters(request: Request) -> Mapping[str, Any]:
    given: dict[str, Any] = {name: text for name, text in request.query_params.items() if text != ""}
    for name in ("variables", "extensions"):
        if name in given:
            given[name] = _json(given[name], f"The parameter `{name}`")
    return given


def _json(text: str | bytes, what: str) -> Any:
    try:
        return orjson.loads(text)
    except orjson.JSONDecodeError as error:
        raise Refused(400, f"{what} is not JSON: {error}.") from error


def _operation(given: object) -> Operation:
    if isinstance(given, list):
        raise Refused(400, "Batching is not offered: send one operation a request.")
    if not isinstance(given, Mapping):
        raise Refused(400, f"Expected a JSON object such as {EXAMPLE}.")
    return Operation(
        query=_text(given, "query"),
        document_id=_text(given, "documentId"),
        name=_text(given, "operationName"),
        variables=_map(given, "variables"),
        extensions=_map(given, "extensions"),
    )


def _text(given: Mapping[str, Any], name: str) -> str | None:
    value = given.get(name)
    if value is not None and not isinstance(value, str):
        raise Refused(400, f"`{name}` must be a string or null, and is {_kind(value)}.")
    return value


def _map(given: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    value = given.get(name)
    if value is not None and not isinstance(value, Mapping):
        raise Refused(400, f"`{name}` must be an object or null, and is {_kind(value)}.")
    return value or {}


def _kind(value: object) -> str:
    names = {
        bool: "a truth value",
        int: "a number",
        float: "a number",
        str: "a string",
        list: "a list",
        dict: "an object",
    }
    return names.get(type(value), "of another kind")
