"""Errors of a response: their codes, and what they keep to themselves."""

from collections.abc import Iterator

import pytest
import strawberry
from structlog.testing import capture_logs
from structlog.typing import EventDict

from graph.engine.errors import EngineRefused, EngineUnavailable, StatementTimedOut
from graph.errors import BadUserInput, NotFound
from service.answering import response_body
from service.limits import EXTENSIONS
from service.logs import frames

SECRET = "示例甲 990100"
FAILURES = {
    "input": BadUserInput("name: fits two", argument="name"),
    "missing": NotFound("no such document"),
    "away": EngineUnavailable(f"cannot reach {SECRET}"),
    "refused": EngineRefused(f"wrong password {SECRET}"),
    "slow": StatementTimedOut(f"took too long {SECRET}"),
    "broken": ValueError(SECRET),
    "deep": RecursionError("maximum recursion depth exceeded"),
}


@strawberry.type
class Failing:
    @strawberry.field
    def fails(self, how: str) -> str | None:
        raise FAILURES[how]

    @strawberry.field
    def promised(self) -> str:
        return None  # type: ignore[return-value]

    @strawberry.field
    def number(self, value: int = 1) -> int:
        return value


SCHEMA = strawberry.Schema(Failing, extensions=list(EXTENSIONS))


@pytest.fixture
def logged() -> Iterator[list[EventDict]]:
    with capture_logs() as lines:
        yield lines


async def only_error(document: str, **variables: object) -> dict[str, object]:
    body = response_body(await SCHEMA.execute(document, variables))
    (error,) = body["errors"]
    return dict(error)


@pytest.mark.parametrize(
    ("how", "code"),
    [
        ("input", "BAD_USER_INPUT"),
        ("missing", "NOT_FOUND"),
        ("away", "ENGINE_UNAVAILABLE"),
        ("refused", "ENGINE_UNAVAILABLE"),
        ("slow", "ENGINE_TIMEOUT"),
        ("broken", "INTERNAL"),
        ("deep", "GRAPHQL_VALIDATION_FAILED"),
    ],
)
async def test_each_failure_has_its_code_its_place_and_no_secret(how: str, code: str) -> None:
    error = await only_error("query($how: String!) { fails(how: $how) }", how=how)
    assert error["extensions"]["code"] == code  # type: ignore[index]
    assert error["path"] == ["fails"]
    assert SECRET not in str(error)


async def test_an_expected_error_says_what_it_knows() -> None:
    error = await only_error('{ fails(how: "input") }')
    assert error["message"] == "name: fits two"
    assert error["extensions"] == {"code": "BAD_USER_INPUT", "argument": "name"}


async def test_the_unexpected_shows_a_reference_that_is_in_the_log(logged: list[EventDict]) -> None:
    error = await only_error('{ fails(how: "broken") }')
    reference = error["extensions"]["reference"]  # type: ignore[index]
    (line,) = [line for line in logged if line["event"] == "request.failed"]
    assert line["reference"] == reference
    assert reference in str(error["message"])
    assert line["trace"][0] == "builtins.ValueError"
    assert any("in fails" in frame for frame in line["trace"])
    assert SECRET not in str(line)


async def test_a_broken_promise_of_the_schema_is_internal(logged: list[EventDict]) -> None:
    error = await only_error("{ promised }")
    assert error["extensions"]["code"] == "INTERNAL"  # type: ignore[index]
    assert [line["event"] for line in logged] == ["request.failed"]


@pytest.mark.parametrize(
    ("document", "variables", "code"),
    [
        ("{", {}, "GRAPHQL_PARSE_FAILED"),
        ("{ nothing }", {}, "GRAPHQL_VALIDATION_FAILED"),
        ("query($v: Int!) { number(value: $v) }", {"v": "x"}, "BAD_USER_INPUT"),
        ("query($v: Int!) { number(value: $v) }", {}, "BAD_USER_INPUT"),
        ("query($v: Int) { number(value: $v) }", {"v": None}, "BAD_USER_INPUT"),
    ],
)
async def test_what_the_client_got_wrong_before_any_field(
    document: str, variables: dict[str, object], code: str
) -> None:
    error = await only_error(document, **variables)
    assert error["extensions"] == {"code": code}


def test_frames_name_places_and_causes_but_never_messages() -> None:
    try:
        try:
            raise ValueError(SECRET)
        except ValueError as cause:
            raise RuntimeError(SECRET) from cause
    except RuntimeError as error:
        lines = frames(error)
    assert lines[0] == "builtins.RuntimeError"
    assert "builtins.ValueError" in lines
    assert any(line.startswith("  tests/service/test_errors.py:") for line in lines)
    assert SECRET not in str(lines)
