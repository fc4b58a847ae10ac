"""The application: operations, probes, GraphiQL, and what it refuses."""

import re
from typing import Any

import httpx
import pytest
from structlog.testing import capture_logs

from graph.engine.address import Address
from graph.engine.process import free_port
from graph.store import Store
from service import graphiql
from service.answering import Answering
from service.app import create_app
from service.settings import Settings
from tests.wipe import migrated

TYPENAME = {"query": "{ __typename }"}


async def test_an_operation_over_post(client: httpx.AsyncClient) -> None:
    answer = await client.post("/graphql", json={"query": "query Q { areas { totalCount } }", "operationName": "Q"})
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "application/json; charset=utf-8"
    assert answer.json() == {"data": {"areas": {"totalCount": 0}}}


async def test_a_query_over_get(client: httpx.AsyncClient) -> None:
    answer = await client.get(
        "/graphql", params={"query": "query($n: Int) { areas(first: $n) { totalCount } }", "variables": '{"n": 1}'}
    )
    assert answer.json() == {"data": {"areas": {"totalCount": 0}}}


@pytest.mark.parametrize(
    ("accepted", "language"), [(None, "zh"), ("en-GB,en;q=0.9,zh;q=0.2", "en"), ("zh-CN,en;q=0.5", "zh"), ("fr", "zh")]
)
async def test_the_language_of_the_answer(client: httpx.AsyncClient, accepted: str | None, language: str) -> None:
    headers = {} if accepted is None else {"accept-language": accepted}
    answer = await client.post("/graphql", json=TYPENAME, headers=headers)
    assert answer.headers["content-language"] == language


@pytest.mark.parametrize(
    ("body", "message"),
    [
        (b"{", "JSON"),
        (b"\xff", "JSON"),
        (b'"text"', "JSON object"),
        (b"[]", "Batching"),
        (b"{}", "no GraphQL query"),
        (b'{"query": 5}', "`query`"),
        (b'{"query": "{ __typename }", "variables": []}', "`variables`"),
        (b'{"query": "{ __typename }", "operationName": 5}', "`operationName`"),
        (b'{"query": "{ __typename }", "extensions": "none"}', "`extensions`"),
        (b'{"documentId": {}}', "`documentId`"),
    ],
)
async def test_a_body_that_holds_no_operation_is_refused_with_words(
    client: httpx.AsyncClient, body: bytes, message: str
) -> None:
    answer = await client.post("/graphql", content=body, headers={"content-type": "application/json"})
    assert answer.status_code == 400
    (error,) = answer.json()["errors"]
    assert message in error["message"]
    assert error["extensions"] == {"code": "BAD_USER_INPUT"}


async def test_a_form_of_another_site_is_no_operation(client: httpx.AsyncClient) -> None:
    answer = await client.post(
        "/graphql", content=b'{"query": "{ __typename }"}', headers={"content-type": "text/plain"}
    )
    assert answer.status_code == 415


@pytest.mark.parametrize("size", [4 * 1024 + 1, 100_000])
async def test_a_body_that_is_too_large_is_refused(client: httpx.AsyncClient, size: int) -> None:
    async def pieces() -> Any:
        yield b"x" * size

    for content in (b"x" * size, pieces()):
        answer = await client.post("/graphql", content=content, headers={"content-type": "application/json"})
        assert answer.status_code == 413
        assert "too large" in answer.json()["errors"][0]["message"]


async def test_an_address_that_is_too_long_is_refused(client: httpx.AsyncClient) -> None:
    answer = await client.get("/graphql", params={"query": "{ __typename " + "#" * 5000 + "\n}"})
    assert answer.status_code == 414
    assert "too long" in answer.json()["errors"][0]["message"]


async def test_other_methods_and_paths(client: httpx.AsyncClient) -> None:
    refused = await client.put("/graphql", json=TYPENAME)
    assert (refused.status_code, refused.headers["allow"]) == (405, "GET, HEAD, POST")
    assert (await client.get("/nothing")).status_code == 404
    assert (await client.get("/")).headers["location"] == "/graphql"


async def test_a_name_that_somebody_points_at_the_loopback_is_refused(client: httpx.AsyncClient) -> None:
    answer = await client.post("/graphql", json=TYPENAME, headers={"host": "evil.example"})
    assert answer.status_code == 400


async def test_a_bad_date_is_bad_input_as_a_variable_and_in_the_document(client: httpx.AsyncClient) -> None:
    variable = {
        "query": "query($day: Date) { areas(asOf: { validOn: $day }) { totalCount } }",
        "variables": {"day": "2020-13-01"},
    }
    literal = {"query": '{ areas(asOf: { validOn: "2020-13-01" }) { totalCount } }'}
    for body in (variable, literal):
        (error,) = (await client.post("/graphql", json=body)).json()["errors"]
        assert error["extensions"]["code"] == "BAD_USER_INPUT"


async def test_the_request_id_is_echoed_where_it_is_sane(client: httpx.AsyncClient) -> None:
    sane = await client.post("/graphql", json=TYPENAME, headers={"x-request-id": "abc-1.2_3"})
    assert sane.headers["x-request-id"] == "abc-1.2_3"
    for wild in ('a"b', "a" * 65, "a b"):
        answer = await client.post("/graphql", json=TYPENAME, headers={"x-request-id": wild})
        assert re.fullmatch("[0-9a-f]{32}", answer.headers["x-request-id"])


async def test_the_log_of_a_request_has_no_values(client: httpx.AsyncClient) -> None:
    secret = "刘军"
    body = {
        "query": f'query Named($code: String) {{ area(code: $code) {{ id }} other: area(name: "{secret}") {{ id }} }}',
        "operationName": "Named",
        "variables": {"code": secret},
    }
    with capture_logs() as lines:
        await client.post("/graphql", json=body, headers={"x-request-id": "r1"})
        await client.get("/graphql", params={"query": f'{{ area(name: "{secret}") {{ id }} }}'})
        await client.get(f"/{secret}")
    assert [(line["event"], line["method"], line["path"], line["status"]) for line in lines] == [
        ("request", "POST", "/graphql", 200),
        ("request", "GET", "/graphql", 200),
        ("request", "GET", "other", 404),
    ]
    assert all(line["ms"] >= 0 for line in lines)
    assert secret not in str(lines)


async def test_the_probes(client: httpx.AsyncClient, embedded_store: Store) -> None:
    assert (await client.get("/healthz")).json() == {"status": "alive"}
    unprepared = await client.get("/readyz")
    assert (unprepared.status_code, unprepared.json()["reason"]) == (503, "The register is not migrated.")
    await migrated(embedded_store)
    prepared = await client.get("/readyz")
    assert (prepared.status_code, prepared.json()["status"]) == (200, "ready")


async def test_an_engine_that_is_away() -> None:
    store = Store(Address(f"bolt://127.0.0.1:{free_port()}"))
    transport = httpx.ASGITransport(create_app(Answering(store, Settings())))
    async with httpx.AsyncClient(transport=transport, base_url="http://localhost") as client:
        assert (await client.get("/healthz")).status_code == 200
        assert (await client.get("/readyz")).status_code == 503
        (error,) = (await client.post("/graphql", json={"query": "{ areas { totalCount } }"})).json()["errors"]
    await store.close()
    assert error["extensions"] == {"code": "ENGINE_UNAVAILABLE"}


async def test_a_browser_gets_graphiql_and_a_tool_does_not(client: httpx.AsyncClient) -> None:
    page = await client.get("/graphql", headers={"accept": "text/html,*/*;q=0.8"})
    assert page.headers["content-type"].startswith("text/html")
    assert "default-src 'none'" in page.headers["content-security-policy"]
    assert (await client.get("/graphql", headers={"accept": "*/*"})).status_code == 400


async def test_every_file_of_graphiql_comes_from_here(client: httpx.AsyncClient) -> None:
    page = (await client.get("/graphql", headers={"accept": "text/html"})).text
    files = re.findall(r'(?:src|href)="([^"]+)"', page)
    assert set(files) - {"data:,"} == {f"/graphiql/{name}" for name in graphiql.FILES}
    for file in set(files) - {"data:,"}:
        assert (await client.get(file)).status_code == 200
    assert (await client.get("/graphiql/package.json")).status_code == 404


async def test_without_its_files_the_page_says_how_to_get_them(
    client: httpx.AsyncClient, monkeypatch: pytest.MonkeyPatch, tmp_path: Any
) -> None:
    monkeypatch.setitem(graphiql.FILES, "graphiql.js", tmp_path / "graphiql.js")
    page = await client.get("/graphql", headers={"accept": "text/html"})
    assert "make setup" in page.text
    assert (await client.get("/graphiql/graphiql.js")).status_code == 404
