"""GraphQL over HTTP: each test names what the specification, or its audit suite (graphql-http), asks for."""

import json
from collections.abc import Iterator
from typing import Any

import httpx
import pytest
from strawberry.extensions import SchemaExtension

from graph.store import Store
from schema import build_schema
from service.answering import Answering
from service.app import create_app
from service.negotiation import GRAPHQL_JSON, JSON
from service.settings import Settings

TYPENAME = {"query": "{ __typename }"}
BOTH = (JSON, GRAPHQL_JSON)
MALFORMED: list[Any] = ["text", 0, False, ["array"], {"obj": "ect"}]


async def post(
    client: httpx.AsyncClient, body: Any, accept: str | None = GRAPHQL_JSON, **headers: str
) -> httpx.Response:
    given = {"accept": accept} if accept is not None else {}
    return await client.post("/graphql", json=body, headers={**given, **headers})


@pytest.mark.parametrize(
    ("accept", "media"), [(GRAPHQL_JSON, GRAPHQL_JSON), (JSON, JSON), ("*/*", JSON), (None, JSON), ("", JSON)]
)
async def test_the_response_is_what_the_client_accepts(
    client: httpx.AsyncClient, accept: str | None, media: str
) -> None:
    if accept is None:
        del client.headers["accept"]
    answer = await post(client, TYPENAME, accept)
    assert (answer.status_code, answer.json()) == (200, {"data": {"__typename": "Query"}})
    assert answer.headers["content-type"] == f"{media}; charset=utf-8"
    assert set(answer.headers["vary"].split(", ")) == {"Accept", "Accept-Encoding", "Accept-Language"}


@pytest.mark.parametrize("accept", ["text/html", "application/json;q=0", "image/*"])
async def test_nothing_acceptable_is_406_and_says_what_there_is(client: httpx.AsyncClient, accept: str) -> None:
    answer = await post(client, TYPENAME, accept)
    assert answer.status_code == 406
    assert answer.headers["content-type"].startswith(JSON)
    assert GRAPHQL_JSON in answer.json()["errors"][0]["message"]


async def test_utf_8_is_taken_said_or_not_and_sent(client: httpx.AsyncClient) -> None:
    content = '{"query": "{ __type(name: \\"人🏃\\") { name } }"}'.encode()
    for said in ("application/json", "application/json; charset=utf-8"):
        answer = await client.post("/graphql", content=content, headers={"content-type": said})
        assert answer.json() == {"data": {"__type": None}}
    named = await post(client, {"query": '{ enumLabels(enum: "AreaLevel") { label } }'})
    assert "街道" in named.content.decode("utf-8")


@pytest.mark.parametrize("said", [None, "text/plain", "application/json; charset=utf-16", "multipart/form-data"])
async def test_a_body_of_another_type_is_415(client: httpx.AsyncClient, said: str | None) -> None:
    headers = {} if said is None else {"content-type": said}
    answer = await client.post("/graphql", content=json.dumps(TYPENAME), headers=headers)
    assert answer.status_code == 415
    assert "application/json" in answer.json()["errors"][0]["message"]


@pytest.mark.parametrize("accept", BOTH)
@pytest.mark.parametrize(
    "body",
    [{}, {"qeury": "{ __typename }"}, {"query": None}, {"query": ""}, [], [TYPENAME], "text", 5, True]
    + [{"query": value} for value in MALFORMED if value != "text"]
    + [{**TYPENAME, "operationName": value} for value in MALFORMED if value != "text"]
    + [{**TYPENAME, name: value} for name in ("variables", "extensions") for value in MALFORMED[:-1]],
    ids=str,
)
async def test_a_request_that_is_not_well_formed_is_400(client: httpx.AsyncClient, body: Any, accept: str) -> None:
    answer = await post(client, body, accept)
    assert answer.status_code == 400
    assert set(answer.json()) == {"errors"}
    assert answer.headers["content-type"].startswith(accept)


@pytest.mark.parametrize("accept", BOTH)
@pytest.mark.parametrize("content", [b"", b"NONSENSE", b'{"query":', b'{ "not a JSON', b'"\xff"', b"null"])
async def test_a_body_that_is_no_json_is_400(client: httpx.AsyncClient, content: bytes, accept: str) -> None:
    headers = {"content-type": "application/json", "accept": accept}
    assert (await client.post("/graphql", content=content, headers=headers)).status_code == 400


@pytest.mark.parametrize("accept", BOTH)
@pytest.mark.parametrize("name", ["variables", "operationName", "extensions"])
async def test_null_is_as_good_as_nothing(client: httpx.AsyncClient, name: str, accept: str) -> None:
    answer = await post(client, {**TYPENAME, name: None}, accept)
    assert (answer.status_code, answer.json()) == (200, {"data": {"__typename": "Query"}})


@pytest.mark.parametrize("accept", BOTH)
async def test_what_it_does_not_know_is_ignored(client: httpx.AsyncClient, accept: str) -> None:
    answer = await post(client, {**TYPENAME, "other": 1, "extensions": {"some": "value"}}, accept)
    assert (answer.status_code, answer.json()) == (200, {"data": {"__typename": "Query"}})


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ({"query": "{"}, "GRAPHQL_PARSE_FAILED"),
        ({"query": "{ nothing }"}, "GRAPHQL_VALIDATION_FAILED"),
        ({"query": "query($id: ID!) { node(id: $id) { id } }", "variables": {"id": None}}, "BAD_USER_INPUT"),
        ({"query": "query A { __typename } query B { __typename }"}, "BAD_USER_INPUT"),
        ({"query": "query A { __typename }", "operationName": "C"}, "BAD_USER_INPUT"),
        ({"query": "subscription { __typename }"}, "BAD_USER_INPUT"),
        ({"query": "mutation { nothing }"}, "GRAPHQL_VALIDATION_FAILED"),
    ],
)
async def test_what_was_not_executed_has_no_data_and_its_status_by_the_media_type(
    client: httpx.AsyncClient, body: Any, code: str
) -> None:
    for accept, status in ((GRAPHQL_JSON, 400), (JSON, 200)):
        answer = await post(client, body, accept)
        assert (answer.status_code, set(answer.json())) == (status, {"errors"})
        assert answer.json()["errors"][0]["extensions"]["code"] == code


class Broken(SchemaExtension):
    """A mistake of ours, met before anything is executed."""

    def on_validate(self) -> Iterator[None]:
        """Fail."""
        raise ValueError("secret")
        yield


@pytest.mark.parametrize(("accept", "status"), [(GRAPHQL_JSON, 500), (JSON, 200)])
async def test_our_own_failure_before_execution_is_not_the_clients(
    embedded_store: Store, accept: str, status: int
) -> None:
    answering = Answering(embedded_store, Settings(), build_schema(extensions=[Broken]))
    transport = httpx.ASGITransport(create_app(answering))
    async with httpx.AsyncClient(transport=transport, base_url="http://localhost") as client:
        answer = await post(client, TYPENAME, accept)
    assert (answer.status_code, set(answer.json())) == (status, {"errors"})
    assert answer.json()["errors"][0]["extensions"]["code"] == "INTERNAL"
    assert "secret" not in answer.text


@pytest.mark.parametrize("accept", BOTH)
async def test_an_answer_in_part_is_200(client: httpx.AsyncClient, accept: str) -> None:
    answer = await post(client, {"query": '{ __typename node(id: "no id") { id } }'}, accept)
    assert (answer.status_code, answer.json()["data"]) == (200, {"__typename": "Query", "node": None})
    assert answer.json()["errors"][0]["path"] == ["node"]


@pytest.mark.parametrize("accept", BOTH)
async def test_a_query_over_get_with_all_its_parameters(client: httpx.AsyncClient, accept: str) -> None:
    parameters = {
        "query": "query A { __typename } query B($name: String!) { __type(name: $name) { name } }",
        "operationName": "B",
        "variables": '{"name": "Area"}',
        "extensions": '{"some": "value"}',
    }
    answer = await client.get("/graphql", params=parameters, headers={"accept": accept})
    assert (answer.status_code, answer.json()) == (200, {"data": {"__type": {"name": "Area"}}})
    assert answer.headers["content-type"].startswith(accept)


async def test_over_get_an_empty_parameter_is_none(client: httpx.AsyncClient) -> None:
    parameters = {"query": "query Q { __typename }", "operationName": "", "variables": "", "extensions": ""}
    assert (await client.get("/graphql", params=parameters)).json() == {"data": {"__typename": "Query"}}


async def test_over_get_the_name_null_is_a_name(client: httpx.AsyncClient) -> None:
    parameters = {"query": "query null { __typename }", "operationName": "null"}
    assert (await client.get("/graphql", params=parameters)).json() == {"data": {"__typename": "Query"}}


@pytest.mark.parametrize("name", ["variables", "extensions"])
async def test_over_get_a_parameter_that_is_no_json_is_400(client: httpx.AsyncClient, name: str) -> None:
    for value in ("{", "[]", "5"):
        answer = await client.get("/graphql", params={"query": "{ __typename }", name: value})
        assert answer.status_code == 400
        assert f"`{name}`" in answer.json()["errors"][0]["message"]


@pytest.mark.parametrize("accept", BOTH)
async def test_a_mutation_over_get_is_405(client: httpx.AsyncClient, accept: str) -> None:
    parameters = {"query": "query A { __typename } mutation B { __typename }", "operationName": "B"}
    answer = await client.get("/graphql", params=parameters, headers={"accept": accept})
    assert (answer.status_code, answer.headers["allow"]) == (405, "POST")
    assert (await client.get("/graphql", params={**parameters, "operationName": "A"})).status_code == 200


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "OPTIONS"])
async def test_another_method_is_405_and_says_which_there_are(client: httpx.AsyncClient, method: str) -> None:
    answer = await client.request(method, "/graphql", json=TYPENAME)
    assert (answer.status_code, answer.headers["allow"]) == (405, "GET, HEAD, POST")


async def test_head_is_answered_as_get(client: httpx.AsyncClient) -> None:
    asked = await client.get("/graphql", params=TYPENAME)
    headed = await client.head("/graphql", params=TYPENAME)
    assert headed.status_code == 200
    for name in ("content-type", "content-length", "etag", "cache-control", "vary"):
        assert headed.headers[name] == asked.headers[name]
