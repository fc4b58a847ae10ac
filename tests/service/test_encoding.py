"""What is sent: JSON in pieces, compressed where that helps, while others are answered."""

import asyncio
import gzip
import sys
from typing import Any

import httpx
import orjson
import pytest
from starlette.requests import Request

from service.caching import REVALIDATED
from service.encoding import LEAST_COMPRESSED, PIECE_BYTES, SHORT_LIST, Writer, compressed, entity_tag
from service.negotiation import JSON
from service.reply import reply, terms_of

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd


def page(length: int, name: str = "示例") -> dict[str, Any]:
    nodes = [{"node": {"id": f"Enterprise:{number}", "name": name, "area": None}} for number in range(length)]
    return {"data": {"enterprises": {"totalCount": length, "edges": nodes}}}


def rows_within_rows(length: int) -> dict[str, Any]:
    return {"data": {"areas": [{"enterprises": page(length)["data"]["enterprises"]} for _ in range(length)]}}


@pytest.mark.parametrize(
    "body",
    [
        {"data": None, "errors": []},
        {"data": {"a": [], "b": list(range(SHORT_LIST))}},
        page(SHORT_LIST + 1),
        page(5_000),
        page(SHORT_LIST + 1, name="长" * PIECE_BYTES),
        rows_within_rows(40),
        {"data": {"one": page(100)["data"], "two": page(200)["data"], "deep": {"a": {"b": {"c": page(300)}}}}},
        {"data": {"strings": ["", "]", "[", '"', "\\", "\u2028", "🏃"] * 100, "nulls": [None] * 100}},
    ],
    ids=lambda body: str(len(str(body))),
)
async def test_pieces_are_the_same_json(body: dict[str, Any]) -> None:
    assert await Writer().encoded(body) == orjson.dumps(body)


class Others:
    """Everybody else on the loop: counts how often they have their turn."""

    def __init__(self) -> None:
        self.turns = 0
        self._task = asyncio.create_task(self._run())

    async def _run(self) -> None:
        while True:
            self.turns += 1
            await asyncio.sleep(0)

    def stop(self) -> int:
        """End, and say how many turns there were."""
        self._task.cancel()
        return self.turns


async def test_a_long_list_gives_way_after_each_piece() -> None:
    body = page(20_000)
    pieces = len(orjson.dumps(body)) // PIECE_BYTES
    others = Others()
    await Writer().encoded(body)
    assert others.stop() >= pieces - 1 > 5


async def test_many_at_once_write_one_piece_between_two_turns_of_others() -> None:
    body = page(20_000)
    pieces = len(orjson.dumps(body)) // PIECE_BYTES
    writer = Writer()
    others = Others()
    answers = await asyncio.gather(*(writer.encoded(body) for _ in range(8)))
    assert others.stop() >= 8 * (pieces - 1)
    assert set(answers) == {orjson.dumps(body)}


@pytest.mark.parametrize("size", [0, 1, 100_000])
def test_what_is_compressed_is_what_was_meant(size: int) -> None:
    body = b"x" * size
    assert gzip.decompress(compressed(body, "gzip")) == body
    assert zstd.decompress(compressed(body, "zstd")) == body
    assert compressed(body, None) == body


def test_a_tag_is_of_every_byte() -> None:
    assert entity_tag(b"ab") == entity_tag(b"ab")
    assert len({entity_tag(body) for body in (b"", b"a", b"ab", b"ba")}) == 4
    assert entity_tag(b"a", "en") != entity_tag(b"a", "zh")


def request(method: str, **headers: str) -> Request:
    raw = [(name.replace("_", "-").encode(), value.encode()) for name, value in headers.items()]
    return Request({"type": "http", "method": method, "headers": raw, "query_string": b""})


@pytest.mark.parametrize("length", [1, 20, 5_000])
@pytest.mark.parametrize("coding", ["gzip", "zstd"])
async def test_a_response_is_compressed_where_it_is_big_enough(length: int, coding: str) -> None:
    body = page(length)
    plain = orjson.dumps(body)
    answer = await reply(terms_of(request("GET", accept_encoding=coding), JSON, "zh"), plain, REVALIDATED)
    content = bytes(answer.body)
    assert answer.headers["content-length"] == str(len(content))
    assert "Accept-Encoding" in answer.headers["vary"]
    if len(plain) < LEAST_COMPRESSED:
        assert (content, "content-encoding" in answer.headers) == (plain, False)
    else:
        assert answer.headers["content-encoding"] == coding
        assert (gzip if coding == "gzip" else zstd).decompress(content) == plain
        assert len(content) < len(plain) / 3


async def test_who_takes_no_coding_gets_none(client: httpx.AsyncClient) -> None:
    query = {"query": "{ __schema { types { name description } } }"}
    plain = await client.post("/graphql", json=query, headers={"accept-encoding": "gzip;q=0, br"})
    assert "content-encoding" not in plain.headers
    small = await client.post("/graphql", json=query, headers={"accept-encoding": "gzip"})
    assert small.headers["content-encoding"] == "gzip"
    assert small.json() == plain.json()
    assert int(small.headers["content-length"]) < int(plain.headers["content-length"]) / 2


async def test_a_big_body_is_hashed_and_compressed_beside_the_loop() -> None:
    content = orjson.dumps(page(50_000))
    others = Others()
    await reply(terms_of(request("GET", accept_encoding="gzip"), JSON, "zh"), content, REVALIDATED)
    assert others.stop() > 100
