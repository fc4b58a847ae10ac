"""What may be kept, for how long, and what is not sent twice."""

from datetime import UTC, datetime, timedelta

import httpx
import pytest

from graph.clock import moment_text
from graph.moment import Moment
from graph.store import Store
from service.caching import NOT_STORED, REVALIDATED, UNCHANGING, cache_control, is_known
from service.negotiation import GRAPHQL_JSON
from tests.wipe import migrated

NOW = datetime(2026, 3, 10, 15, 59, 59, tzinfo=UTC)
LATER = NOW + timedelta(seconds=2)
"""Two seconds later it is the next day in Shanghai."""
LONG_AGO = "2021-01-01T00:00:00.000000Z"
LAST = "2026-03-01T00:00:00.000000Z"
"""The register's last recording."""


@pytest.mark.parametrize(
    ("valid_on", "known_at", "kept"),
    [
        ("2020-03-10", LONG_AGO, UNCHANGING),
        ("2020-03-10", LAST, UNCHANGING),
        ("2030-03-10", LONG_AGO, UNCHANGING),
        ("2020-03-10", LAST.replace("000000Z", "000001Z"), REVALIDATED),
        ("2020-03-10", moment_text(NOW), REVALIDATED),
        ("2020-03-10", "2030-01-01T00:00:00.000000Z", REVALIDATED),
        ("2020-03-10", None, REVALIDATED),
        ("2026-03-10", LONG_AGO, REVALIDATED),
        ("2026-03-11", LONG_AGO, REVALIDATED),
    ],
)
def test_an_answer_is_unchanging_by_its_clocks(valid_on: str, known_at: str | None, kept: str) -> None:
    assert cache_control(1, [Moment(NOW, LAST).stated(valid_on, known_at)], NOW, LATER) == kept


def test_before_the_first_recording_nothing_is_unchanging() -> None:
    assert cache_control(1, [Moment(NOW).stated("2020-03-10", LONG_AGO)], NOW, LATER) == REVALIDATED


def test_every_root_must_be_of_the_past() -> None:
    past, present = Moment(NOW, LAST).stated("2020-03-10", LONG_AGO), Moment(NOW, LAST).clocks
    assert cache_control(2, [past, past], NOW, LATER) == UNCHANGING
    assert cache_control(2, [past, present], NOW, LATER) == REVALIDATED
    assert cache_control(2, [past], NOW, LATER) == REVALIDATED
    assert cache_control(1, [], NOW, LATER) == REVALIDATED


@pytest.mark.parametrize(
    ("sent", "known"),
    [(None, False), ('"a"', True), ('W/"a"', True), ('"b", "a"', True), ("*", True), ('"b"', False), ("a", False)],
)
def test_a_client_names_what_it_has(sent: str | None, known: bool) -> None:
    assert is_known('"a"', sent) is known


PAST = '{ area(code: "320500", asOf: { validOn: "2020-03-10", knownAt: "2021-01-01T00:00:00Z" }) { name } }'
DAY_ALONE = '{ area(code: "320500", asOf: { validOn: "2020-03-10" }) { name } }'
KNOWN_ALONE = '{ area(code: "320500", asOf: { knownAt: "2021-01-01T00:00:00Z" }) { name } }'
BY_ID = '{ node(id: "Area:320500@2020-03-10~2021-01-01T00:00:00.000000Z") { id } }'
TWO_DAYS = PAST.replace("{ area", "{ areas { totalCount } area", 1)


async def get(client: httpx.AsyncClient, query: str, **headers: str) -> httpx.Response:
    given = {name.replace("_", "-"): value for name, value in headers.items()}
    return await client.get("/graphql", params={"query": query}, headers=given)


@pytest.mark.parametrize(
    ("query", "kept"),
    [
        (PAST, UNCHANGING),
        (BY_ID, UNCHANGING),
        (PAST.replace("{ area", "{ __typename area", 1), REVALIDATED),
        (DAY_ALONE, REVALIDATED),
        (KNOWN_ALONE, REVALIDATED),
        (TWO_DAYS, REVALIDATED),
        ("{ areas { totalCount } }", REVALIDATED),
        ('{ enumLabels(enum: "AreaLevel") { label } }', REVALIDATED),
        ("{ __typename }", REVALIDATED),
        ('{ node(id: "no id") { id } }', NOT_STORED),
        ("{ nothing }", NOT_STORED),
        ("{", NOT_STORED),
    ],
)
async def test_an_answer_says_how_long_it_may_be_kept(
    client: httpx.AsyncClient, embedded_store: Store, query: str, kept: str
) -> None:
    await migrated(embedded_store)
    await embedded_store.run("MATCH (r:Register) SET r.recordedAt = $last", {"last": LAST})
    asked = await get(client, query)
    assert asked.headers["cache-control"] == kept
    assert ("etag" in asked.headers) is (kept != NOT_STORED)
    posted = await client.post("/graphql", json={"query": query})
    assert posted.headers["cache-control"] == kept
    assert "etag" not in posted.headers


async def test_what_the_client_has_is_not_sent_again(client: httpx.AsyncClient) -> None:
    first = await get(client, "{ areas { totalCount } }")
    again = await get(client, "{ areas { totalCount } }", if_none_match=first.headers["etag"])
    assert (again.status_code, again.content) == (304, b"")
    for name in ("etag", "cache-control", "vary", "content-language"):
        assert again.headers[name] == first.headers[name]
    assert "content-type" not in again.headers


async def test_the_same_question_in_another_language_has_another_tag(client: httpx.AsyncClient) -> None:
    labels = '{ enumLabels(enum: "AreaLevel") { label } }'
    chinese = await get(client, labels, accept_language="zh")
    english = await get(client, labels, accept_language="en", if_none_match=chinese.headers["etag"])
    assert english.status_code == 200
    assert english.headers["etag"] != chinese.headers["etag"]


async def test_the_representations_of_one_answer_have_tags_of_their_own(client: httpx.AsyncClient) -> None:
    query = "{ __schema { types { name } } }"
    plain, gzip, zstd = [await get(client, query, accept_encoding=coding) for coding in ("identity", "gzip", "zstd")]
    typed = await get(client, query, accept_encoding="identity", accept=GRAPHQL_JSON)
    assert typed.content == plain.content
    assert len({answer.headers["etag"] for answer in (plain, gzip, zstd, typed)}) == 4
    again = await get(client, query, accept_encoding="gzip", if_none_match=gzip.headers["etag"])
    assert (again.status_code, "content-encoding" in again.headers) == (304, False)
    assert (await get(client, query, accept_encoding="gzip", if_none_match=plain.headers["etag"])).status_code == 200


async def test_a_post_is_answered_whatever_the_client_has(client: httpx.AsyncClient) -> None:
    answer = await client.post("/graphql", json={"query": "{ __typename }"}, headers={"if-none-match": "*"})
    assert (answer.status_code, answer.json()) == (200, {"data": {"__typename": "Query"}})


async def test_an_error_is_sent_whatever_the_client_has(client: httpx.AsyncClient) -> None:
    answer = await get(client, "{ nothing }", if_none_match="*", accept=GRAPHQL_JSON)
    assert (answer.status_code, set(answer.json())) == (400, {"errors"})


async def test_what_never_reached_an_operation_is_not_stored(client: httpx.AsyncClient) -> None:
    for answer in (await client.get("/nothing"), await client.put("/graphql"), await client.get("/graphql")):
        assert answer.headers["cache-control"] == NOT_STORED
