"""Automatic persisted queries and trusted documents."""

import hashlib
import json
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path
from typing import Any

import httpx
import pytest
import pytest_asyncio

from graph.store import Store
from service.answering import Answering
from service.app import create_app
from service.documents import Remembered
from service.negotiation import GRAPHQL_JSON, JSON
from service.settings import Settings, SettingsError, load_settings

QUERY = "query Named { __typename }"
MUTATION = "mutation Change { __typename }"
OTHER = "query Other { areas { totalCount } }"
ANSWER = {"data": {"__typename": "Query"}}


def sha256(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def sha1(text: str) -> str:
    return hashlib.sha1(text.encode()).hexdigest()  # noqa: S324 - what graphql-codegen writes unless told


def by_hash(value: object, version: object = 1) -> dict[str, Any]:
    return {"extensions": {"persistedQuery": {"version": version, "sha256Hash": value}}}


def code(answer: httpx.Response) -> str:
    (error,) = answer.json()["errors"]
    return str(error["extensions"]["code"])


async def post(client: httpx.AsyncClient, body: dict[str, Any], accept: str = GRAPHQL_JSON) -> httpx.Response:
    return await client.post("/graphql", json=body, headers={"accept": accept})


async def get(client: httpx.AsyncClient, body: dict[str, Any], accept: str = GRAPHQL_JSON) -> httpx.Response:
    parameters = {name: value if isinstance(value, str) else json.dumps(value) for name, value in body.items()}
    return await client.get("/graphql", params=parameters, headers={"accept": accept})


Ask = Callable[..., Awaitable[httpx.Response]]


@pytest.mark.parametrize("ask", [post, get])
async def test_an_unknown_hash_then_its_text_then_the_hash_alone(client: httpx.AsyncClient, ask: Ask) -> None:
    for accept, status in ((GRAPHQL_JSON, 404), (JSON, 200)):
        unknown = await ask(client, by_hash(sha256(QUERY)), accept)
        (error,) = unknown.json()["errors"]
        assert (unknown.status_code, error["message"]) == (status, "PersistedQueryNotFound")
        assert error["extensions"] == {"code": "PERSISTED_QUERY_NOT_FOUND"}
        assert unknown.headers["cache-control"] == "no-store"
    assert (await ask(client, {"query": QUERY, **by_hash(sha256(QUERY))})).json() == ANSWER
    for way in (post, get):
        assert (await way(client, by_hash(sha256(QUERY)))).json() == ANSWER
        assert (await way(client, {"documentId": f"sha256:{sha256(QUERY)}"})).json() == ANSWER


async def test_variables_and_names_go_with_a_hash(client: httpx.AsyncClient) -> None:
    text = "query A { __typename } query B($name: String!) { __type(name: $name) { name } }"
    asked = {"operationName": "B", "variables": {"name": "Area"}, **by_hash(sha256(text))}
    await post(client, {"query": text, **asked})
    assert (await get(client, asked)).json() == {"data": {"__type": {"name": "Area"}}}


@pytest.mark.parametrize("accept", [GRAPHQL_JSON, JSON])
@pytest.mark.parametrize(
    "asked",
    [
        {"query": QUERY, **by_hash(sha256(OTHER))},
        {"query": QUERY, **by_hash(sha256(QUERY).upper())},
        {"query": QUERY, "documentId": f"sha256:{sha256(OTHER)}"},
        {"query": QUERY, "documentId": f"sha256:{sha256(QUERY)}", **by_hash(sha256(OTHER))},
    ],
)
async def test_a_text_under_the_hash_of_another_is_refused_and_not_remembered(
    client: httpx.AsyncClient, asked: dict[str, Any], accept: str
) -> None:
    refused = await post(client, asked, accept)
    assert (refused.status_code, code(refused)) == (400, "BAD_USER_INPUT")
    assert "does not match" in refused.json()["errors"][0]["message"]
    assert code(await post(client, by_hash(sha256(OTHER)))) == "PERSISTED_QUERY_NOT_FOUND"


@pytest.mark.parametrize(
    "extensions",
    [
        by_hash(sha256(QUERY), version=2),
        by_hash(sha256(QUERY), version="1"),
        by_hash(None),
        by_hash(5),
        by_hash(""),
        {"extensions": {"persistedQuery": "1"}},
        {"extensions": {"persistedQuery": {"version": 1}}},
    ],
)
async def test_what_is_not_the_protocol_is_400(client: httpx.AsyncClient, extensions: dict[str, Any]) -> None:
    for body in (extensions, {"query": QUERY, **extensions}):
        assert (await post(client, body)).status_code == 400


@pytest.mark.parametrize("text", ["{", "{ nothing }", "query($n: Int!) { areas(first: $n) { totalCount } }"])
async def test_a_document_that_cannot_be_executed_is_not_remembered(client: httpx.AsyncClient, text: str) -> None:
    assert (await post(client, {"query": text, **by_hash(sha256(text))})).status_code == 400
    assert code(await post(client, by_hash(sha256(text)))) == "PERSISTED_QUERY_NOT_FOUND"


async def test_a_mutation_is_not_asked_by_hash_over_get(client: httpx.AsyncClient) -> None:
    asked = await get(client, {"query": MUTATION, **by_hash(sha256(MUTATION))})
    assert (asked.status_code, asked.headers["allow"]) == (405, "POST")


async def test_an_id_that_is_no_hash_names_nothing_here(client: httpx.AsyncClient) -> None:
    assert code(await post(client, {"documentId": "my-list"})) == "PERSISTED_QUERY_NOT_FOUND"
    assert (await post(client, {"documentId": 5})).status_code == 400


def test_what_was_not_asked_for_longest_is_forgotten_first() -> None:
    remembered = Remembered(most=2, most_characters=10)
    remembered.add("a", "1")
    remembered.add("b", "2")
    assert remembered.get("a") == "1"
    remembered.add("c", "3")
    assert [remembered.get(key) for key in "abc"] == ["1", None, "3"]


def test_texts_are_forgotten_where_they_are_too_many_characters() -> None:
    remembered = Remembered(most=100, most_characters=10)
    remembered.add("a", "1" * 6)
    remembered.add("a", "1" * 6)
    remembered.add("b", "2" * 4)
    assert remembered.get("a") is not None
    remembered.add("c", "3")
    assert [remembered.get(key) is not None for key in "abc"] == [True, False, True]
    remembered.add("d", "4" * 11)
    assert [remembered.get(key) for key in "abcd"] == [None] * 4


CODEGEN = {sha1(QUERY): QUERY, sha1(MUTATION): MUTATION}
CODEGEN_256 = {sha256(QUERY): QUERY}
PREFIXED = {f"sha256:{sha256(QUERY)}": QUERY}
APOLLO = {
    "format": "apollo-persisted-query-manifest",
    "version": 1,
    "operations": [{"id": sha256(QUERY), "name": "Named", "type": "query", "body": QUERY}],
}


def written(folder: Path, manifest: object) -> Path:
    path = folder / "persisted-documents.json"
    path.write_text(manifest if isinstance(manifest, str) else json.dumps(manifest), encoding="utf-8")
    return path


@pytest_asyncio.fixture(
    params=[CODEGEN, CODEGEN_256, PREFIXED, APOLLO], ids=["codegen", "sha256", "prefixed", "apollo"]
)
async def locked(
    request: pytest.FixtureRequest, tmp_path: Path, embedded_store: Store
) -> AsyncIterator[httpx.AsyncClient]:
    """A client of a service that answers trusted documents only."""
    settings = Settings(trusted_documents=written(tmp_path, request.param), only_trusted_documents=True)
    transport = httpx.ASGITransport(create_app(Answering(embedded_store, settings)))
    async with httpx.AsyncClient(transport=transport, base_url="http://localhost") as client:
        yield client


@pytest.mark.parametrize("ask", [post, get])
async def test_a_trusted_document_is_answered_by_its_names_and_by_its_text(locked: httpx.AsyncClient, ask: Ask) -> None:
    for asked in ({"documentId": f"sha256:{sha256(QUERY)}"}, by_hash(sha256(QUERY)), {"query": QUERY}):
        assert (await ask(locked, asked)).json() == ANSWER


@pytest.mark.parametrize(
    "asked",
    [
        {"query": OTHER},
        {"query": QUERY + " "},
        {"query": "{ __schema { types { name } } }"},
        {"query": OTHER, **by_hash(sha256(OTHER))},
        {"documentId": f"sha256:{sha256(OTHER)}"},
        {"documentId": "my-list"},
        by_hash(sha256(OTHER)),
    ],
)
async def test_every_other_document_is_refused(locked: httpx.AsyncClient, asked: dict[str, Any]) -> None:
    for accept, status in ((GRAPHQL_JSON, 403), (JSON, 200)):
        for _ in range(2):
            refused = await post(locked, asked, accept)
            assert (refused.status_code, code(refused)) == (status, "DOCUMENT_NOT_TRUSTED")
            assert refused.headers["cache-control"] == "no-store"


async def test_graphiql_is_off(locked: httpx.AsyncClient) -> None:
    page = await locked.get("/graphql", headers={"accept": "text/html"})
    assert "GraphiQL is off" in page.text
    assert "<script" not in page.text


async def test_the_hashes_that_codegen_writes_are_names(tmp_path: Path, embedded_store: Store) -> None:
    settings = Settings(trusted_documents=written(tmp_path, CODEGEN))
    transport = httpx.ASGITransport(create_app(Answering(embedded_store, settings)))
    async with httpx.AsyncClient(transport=transport, base_url="http://localhost") as client:
        for asked in ({"documentId": sha1(QUERY)}, by_hash(sha1(QUERY)), {"query": QUERY, **by_hash(sha1(QUERY))}):
            assert (await post(client, asked)).json() == ANSWER
        assert (await post(client, {"query": OTHER, **by_hash(sha1(QUERY))})).status_code == 400
        assert (await post(client, {"query": OTHER})).status_code == 200
        assert (await get(client, {"documentId": sha1(MUTATION)})).status_code == 405


@pytest.mark.parametrize(
    ("manifest", "words"),
    [
        ("{", "is not JSON"),
        ("[]", "expected a JSON object"),
        ("{}", "has no documents"),
        ({"a": 5}, "'a'"),
        ({"a": " "}, "'a'"),
        ({"": QUERY}, "expected an id"),
        ({"a": "query {"}, "'a' is no GraphQL"),
        ({f"sha256:{sha256(OTHER)}": QUERY}, "another hash"),
        ({**APOLLO, "version": 2}, "version 1"),
        ({**APOLLO, "format": "other"}, "'other'"),
        ({"operations": []}, "expected format"),
        ({**APOLLO, "operations": {}}, "list of operations"),
        ({**APOLLO, "operations": []}, "has no documents"),
        ({**APOLLO, "operations": [{"id": "a"}]}, "'a'"),
        ({**APOLLO, "operations": [{"body": QUERY}]}, "expected an id"),
        ({**APOLLO, "operations": [{"id": "a", "body": QUERY}, {"id": "a", "body": OTHER}]}, "two documents"),
    ],
    ids=str,
)
def test_a_manifest_that_cannot_be_is_refused_at_the_start(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, manifest: object, words: str
) -> None:
    monkeypatch.setenv("ZERENLIAN_TRUSTED_DOCUMENTS", str(written(tmp_path, manifest)))
    with pytest.raises(SettingsError, match=r"^ZERENLIAN_TRUSTED_DOCUMENTS: ") as refused:
        load_settings()
    assert words in str(refused.value)


def test_a_manifest_that_is_not_there_is_refused(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("ZERENLIAN_TRUSTED_DOCUMENTS", str(tmp_path / "none.json"))
    monkeypatch.setenv("ZERENLIAN_ONLY_TRUSTED_DOCUMENTS", "true")
    with pytest.raises(SettingsError, match=r"^ZERENLIAN_TRUSTED_DOCUMENTS: .*cannot be read[^\n]*$"):
        load_settings()


@pytest.mark.parametrize("named", [None, ""])
def test_trusting_nothing_is_refused(monkeypatch: pytest.MonkeyPatch, named: str | None) -> None:
    monkeypatch.setenv("ZERENLIAN_ONLY_TRUSTED_DOCUMENTS", "true")
    if named is not None:
        monkeypatch.setenv("ZERENLIAN_TRUSTED_DOCUMENTS", named)
    with pytest.raises(SettingsError, match=r"^ZERENLIAN_ONLY_TRUSTED_DOCUMENTS: there is no manifest"):
        load_settings()
