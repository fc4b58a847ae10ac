"""The client of every subject over HTTP: one kept connection of the standard library, which costs little itself."""

import http.client
from types import TracebackType
from typing import Any, Self

import orjson

from bench.processes import HOST

TIMEOUT_SECONDS = 60


class Client:
    """One connection to one subject. Not for two threads at once."""

    def __init__(self, port: int) -> None:
        self._connection = http.client.HTTPConnection(HOST, port, timeout=TIMEOUT_SECONDS)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._connection.close()

    def ask(self, body: bytes) -> bytes:
        """The body of the response to a POST of JSON. Raises RuntimeError unless the status is 200."""
        self._connection.request("POST", "/graphql", body, {"content-type": "application/json"})
        response = self._connection.getresponse()
        answer = response.read()
        if response.status != http.HTTPStatus.OK:
            raise RuntimeError(f"status {response.status}: {answer[:500]!r}")
        return answer


def data(answer: bytes) -> Any:
    """What a GraphQL response answers. Raises RuntimeError where it has errors."""
    body = orjson.loads(answer)
    if body.get("errors"):
        raise RuntimeError(f"errors: {body['errors'][:2]}")
    return body["data"]
