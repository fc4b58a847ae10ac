"""What a request for an export asks: its parameters, each read as GraphQL reads the argument of its name."""

from collections.abc import Mapping
from typing import Any

import orjson
from graphql import GraphQLArgument, GraphQLSchema, is_required_argument
from starlette.requests import Request

from language import LANGUAGES, preferred
from resolvers.export import Export, export, exported, is_text, parameters
from service.errors import DOCUMENT_NOT_TRUSTED
from service.exports.failing import failed

CLOCKS = ("validOn", "knownAt")
OURS = ("fields", *CLOCKS, "lang")
"""Parameters that every export of a connection takes beside the arguments of its root."""


def given(request: Request) -> dict[str, str]:
    """The parameters of the address; an empty one is none. Raises Failed for one that stands there twice."""
    found: dict[str, str] = {}
    for name, value in request.query_params.multi_items():
        if name in found:
            raise failed(f"{name[:80]!r} is given twice; give it once", argument=name[:80])
        found[name] = value
    return {name: value for name, value in found.items() if value}


def language_of(request: Request, usual: str) -> str:
    """The language of an export: `lang`, else what the client accepts, else the usual one. Raises Failed."""
    stated = request.query_params.get("lang")
    if stated:
        if stated not in LANGUAGES:
            raise failed(f"lang: {stated[:20]!r} is not spoken here; there are {', '.join(LANGUAGES)}", argument="lang")
        return stated
    accepted = request.headers.get("accept-language")
    return preferred(accepted) if accepted else usual


def as_of(parameters: Mapping[str, str]) -> dict[str, str]:
    """The clocks that are stated."""
    stated = {name: parameters[name] for name in CLOCKS if name in parameters}
    if "knownAt" in stated:
        # In an address a plus sign is a space: what stands before an offset of hours can have been nothing else.
        stated["knownAt"] = stated["knownAt"].replace(" ", "+")
    return stated


def asked_export(schema: GraphQLSchema, root: str, stated: Mapping[str, str], *, only_trusted: bool) -> Export:
    """The export that the parameters describe. Raises Failed, BadUserInput and NotFound."""
    levels = exported(schema, root)
    taken = parameters(levels)
    for name in stated:
        if levels and name not in taken and name not in OURS:
            known = ", ".join(dict.fromkeys([*OURS, *taken]))
            raise failed(f"{name[:80]!r} is no parameter of this export; there are {known}", argument=name[:80])
    needed = {name for name, argument in taken.items() if is_required_argument(argument)}
    if only_trusted and (chosen := [name for name in stated if name in {"fields", *taken} - needed]):
        message = f"Only trusted documents are answered here: an export is given whole, without {', '.join(chosen)}."
        raise failed(message, DOCUMENT_NOT_TRUSTED)
    arguments = {name: _value(name, stated[name], taken[name]) for name in taken if name in stated}
    paths = [path.strip() for path in stated.get("fields", "").split(",") if path.strip()]
    return export(schema, root, paths=paths, arguments=arguments, as_of=as_of(stated))


def _value(name: str, text: str, argument: GraphQLArgument) -> Any:
    if is_text(argument):
        return text
    try:
        return orjson.loads(text)
    except orjson.JSONDecodeError as error:
        raise failed(
            f"{name}: this is not JSON: {error}; it takes {argument.type} as in GraphQL", argument=name
        ) from error
