"""The operator's trusted documents: a manifest that a client's build wrote.

Read are the map `{id: text}` that graphql-codegen's client preset (`persistedDocuments`) and Relay's compiler write, and Apollo's
`apollo-persisted-query-manifest`.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import orjson

from service.documents import SHA_256_ID, sha256

APOLLO = "apollo-persisted-query-manifest"
APOLLO_VERSION = 1


def read_manifest(path: Path) -> dict[str, str]:
    """The documents by their ids. Raises ValueError where the file is no manifest, with what is wrong in it."""
    try:
        given = orjson.loads(path.read_bytes())
    except OSError as error:
        raise ValueError(f"{path} cannot be read: {error.strerror}") from error
    except orjson.JSONDecodeError as error:
        raise ValueError(f"{path} is not JSON: {error}") from error
    documents: dict[str, str] = {}
    for identifier, text in _entries(given):
        if documents.setdefault(identifier, text) != text:
            raise ValueError(f"{path} has two documents with the id {identifier!r}")
        _check(identifier, text)
    if not documents:
        raise ValueError(f"{path} has no documents")
    return documents


def _entries(given: Any) -> Iterator[tuple[str, str]]:
    if not isinstance(given, Mapping):
        raise ValueError(f"expected a JSON object: ids with their documents, or an {APOLLO}")
    if "format" in given or "operations" in given:
        yield from _apollo(given)
        return
    for identifier, text in given.items():
        yield _entry(identifier, text)


def _apollo(given: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    stated = given.get("format"), given.get("version")
    if stated != (APOLLO, APOLLO_VERSION):
        raise ValueError(
            f"expected format {APOLLO!r} in version {APOLLO_VERSION}; the file says {stated[0]!r}, {stated[1]!r}"
        )
    operations = given.get("operations")
    if not isinstance(operations, list) or not all(isinstance(item, Mapping) for item in operations):
        raise ValueError("expected a list of operations, each with `id` and `body`")
    for item in operations:
        yield _entry(item.get("id"), item.get("body"))


def _entry(identifier: object, text: object) -> tuple[str, str]:
    if not isinstance(identifier, str) or not identifier:
        raise ValueError(f"expected an id for each document; seen: {identifier!r}")
    if not isinstance(text, str) or not text.strip():
        raise ValueError(f"expected the text of the document {identifier!r}")
    return identifier, text


def _check(identifier: str, text: str) -> None:
    """Raise ValueError for a text that is no GraphQL, or that is not the one its id promises."""
    from graphql import GraphQLError, parse  # only who has a manifest pays for reading it

    if (stated := SHA_256_ID.fullmatch(identifier)) and stated[1] != sha256(text):
        raise ValueError(f"the document {identifier!r} has another hash: {sha256(text)}")
    try:
        parse(text)
    except GraphQLError as error:
        raise ValueError(f"the document {identifier!r} is no GraphQL: {error.message}") from error
