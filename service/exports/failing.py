"""Exports that cannot be made: the errors of GraphQL with their codes, and the status that says so over HTTP."""

import errno
from collections.abc import Mapping, Sequence
from typing import Any

import orjson
from starlette.responses import Response

from graph.errors import ExpectedError, NotFound
from service.caching import NOT_STORED
from service.errors import (
    BAD_USER_INPUT,
    DOCUMENT_NOT_TRUSTED,
    ENGINE_TIMEOUT,
    ENGINE_UNAVAILABLE,
    PARSE_FAILED,
    STORAGE_FULL,
    VALIDATION_FAILED,
    codes,
)
from service.negotiation import JSON

STATUSES = {
    BAD_USER_INPUT: 400,
    PARSE_FAILED: 400,
    VALIDATION_FAILED: 400,
    DOCUMENT_NOT_TRUSTED: 403,
    NotFound.code: 404,
    ENGINE_UNAVAILABLE: 503,
    ENGINE_TIMEOUT: 504,
    STORAGE_FULL: 507,
}
"""By code; anything else is 500."""

NO_ROOM = (errno.ENOSPC, errno.EDQUOT)
"""How an operating system says that a disk, or what a user may have of it, is full."""


class Failed(Exception):
    """What went wrong, as the errors of a GraphQL response; raised before a download begins, and in its middle."""

    def __init__(self, errors: Sequence[Mapping[str, Any]]) -> None:
        super().__init__("; ".join(str(error["message"]) for error in errors))
        # Where in our own document it happened is nothing to a client that has not written it.
        self.errors = [{"message": error["message"], "extensions": error["extensions"]} for error in errors]

    @property
    def codes(self) -> list[str]:
        """The different codes."""
        return codes(self.errors)


def failed(message: str, code: str = BAD_USER_INPUT, **details: object) -> Failed:
    """One error."""
    return Failed([{"message": message, "extensions": {**details, "code": code}}])


def expected(error: ExpectedError) -> Failed:
    """An error of ours that the client can do something about."""
    return failed(error.message, error.code, **error.details)


def no_room(what: str) -> Failed:
    """The disk is full."""
    return failed(
        f"There is no room on the disk for {what}; nothing is left of it. Make room, and ask again.", STORAGE_FULL
    )


def refusal(failure: Failed) -> Response:
    """The response where nothing has been sent yet."""
    status = STATUSES.get(failure.codes[0], 500)
    return Response(orjson.dumps({"errors": failure.errors}), status, {"cache-control": NOT_STORED}, media_type=JSON)
