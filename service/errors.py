"""Errors of a response: each has a stable `extensions.code`; the unexpected shows a reference number and nothing else.

| code | meaning |
|---|---|
| `BAD_USER_INPUT` | a variable or an argument that cannot be |
| `NOT_FOUND` | something that a mutation or an export needs is not there |
| `GRAPHQL_PARSE_FAILED` | the text is no GraphQL |
| `GRAPHQL_VALIDATION_FAILED` | the document does not fit the schema, or asks for more than the limits allow |
| `PERSISTED_QUERY_NOT_FOUND` | no document is remembered under this hash or id; send its text once |
| `DOCUMENT_NOT_TRUSTED` | only the operator's trusted documents are answered, and this is none of them |
| `ENGINE_UNAVAILABLE` | the graph engine cannot be reached or is starting again; ask again later |
| `ENGINE_TIMEOUT` | one question took longer than a setting allows; ask for less |
| `STORAGE_FULL` | the disk has no room for a file that was to be kept or made |
| `INTERNAL` | a mistake of ours, found in the log under the reference |
"""

import secrets
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from graphql import GraphQLError, GraphQLSyntaxError

from graph.engine.errors import EngineError, EngineRefused, StatementTimedOut
from graph.errors import ExpectedError
from service.logs import frames, logger

BAD_USER_INPUT = "BAD_USER_INPUT"
PARSE_FAILED = "GRAPHQL_PARSE_FAILED"
VALIDATION_FAILED = "GRAPHQL_VALIDATION_FAILED"
PERSISTED_QUERY_NOT_FOUND = "PERSISTED_QUERY_NOT_FOUND"
DOCUMENT_NOT_TRUSTED = "DOCUMENT_NOT_TRUSTED"
ENGINE_UNAVAILABLE = "ENGINE_UNAVAILABLE"
ENGINE_TIMEOUT = "ENGINE_TIMEOUT"
STORAGE_FULL = "STORAGE_FULL"
INTERNAL = "INTERNAL"

AWAY = "The graph engine does not answer; it may be starting again. Ask again in a moment."
TOO_SLOW = "The question took too long. Ask for less: a smaller page, fewer fields, or a smaller area."
TOO_DEEP = "The document is nested too deeply."


class Refused(Exception):
    """A request that is answered without executing anything: its status, words, code and further headers.

    `status_of_json` is the status in `application/json`, whose clients look into the body at 200 only.
    """

    def __init__(
        self,
        status: int,
        message: str,
        code: str = BAD_USER_INPUT,
        *,
        headers: Mapping[str, str] | None = None,
        status_of_json: int | None = None,
    ) -> None:
        super().__init__(message)
        self.status = status
        self.message = message
        self.code = code
        self.headers = headers or {}
        self.status_of_json = status if status_of_json is None else status_of_json


def formatted_errors(errors: Sequence[GraphQLError]) -> list[dict[str, Any]]:
    """The errors of a response, in the order in which they came."""
    return [_formatted(error) for error in errors]


def codes(errors: Iterable[Mapping[str, Any]]) -> list[str]:
    """The different codes among formatted errors, for the log."""
    return sorted({error["extensions"]["code"] for error in errors})


def plain_error(code: str, message: str) -> dict[str, Any]:
    """The body of a response to a request that holds no operation to execute."""
    return {"errors": [{"message": message, "extensions": {"code": code}}]}


def internal_error(error: BaseException) -> dict[str, Any]:
    """The message and extensions for an error that nobody expected, which is logged under the same reference."""
    reference = secrets.token_hex(4)
    logger().error("request.failed", reference=reference, trace=frames(error))
    message = f"Something went wrong on our side. It is in the log under the reference {reference}."
    return {"message": message, "extensions": {"code": INTERNAL, "reference": reference}}


def _formatted(error: GraphQLError) -> dict[str, Any]:
    shown: dict[str, Any] = {**_described(error)}
    if error.locations:
        shown["locations"] = [location.formatted for location in error.locations]
    if error.path is not None:
        shown["path"] = error.path
    return shown


def _described(error: GraphQLError) -> dict[str, Any]:
    cause = _cause(error)
    match cause:
        case ExpectedError():
            return _with_code(cause.code, cause.message, cause.details)
        case StatementTimedOut():
            return _with_code(ENGINE_TIMEOUT, TOO_SLOW)
        case EngineError():
            _log_refusal(cause)
            return _with_code(ENGINE_UNAVAILABLE, AWAY)
        case RecursionError():
            return _with_code(VALIDATION_FAILED, TOO_DEEP)
        case GraphQLSyntaxError():
            return _with_code(PARSE_FAILED, cause.message)
        case GraphQLError() if code := _own_code(error, cause):
            return _with_code(code, error.message, error.extensions)
    return internal_error(cause)


def _own_code(error: GraphQLError, cause: GraphQLError) -> str | None:
    """The code of what graphql-core itself objects to; None where an answer broke the schema's promise."""
    if stated := error.extensions and error.extensions.get("code"):
        return str(stated)
    before_execution = error.path is None
    wrapped_at_field = cause is not error
    return BAD_USER_INPUT if before_execution or wrapped_at_field else None


def _cause(error: GraphQLError) -> BaseException:
    cause: BaseException = error
    while isinstance(cause, GraphQLError) and cause.original_error is not None:
        cause = cause.original_error
    return cause


def _with_code(code: str, message: str, details: Mapping[str, object] | None = None) -> dict[str, Any]:
    return {"message": message, "extensions": {**(details or {}), "code": code}}


def _log_refusal(error: EngineError) -> None:
    if isinstance(error, EngineRefused):
        logger().error("engine.refused", reason="credentials")
