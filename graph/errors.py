"""Errors that a client can do something about; each becomes a GraphQL error with a stable `extensions.code`."""

from typing import ClassVar


class ExpectedError(Exception):
    """An error with a message for the client. `code` is stable; `details` are further extensions."""

    code: ClassVar[str] = "INTERNAL"

    def __init__(self, message: str, **details: object) -> None:
        super().__init__(message)
        self.message = message
        self.details = details


class BadUserInput(ExpectedError):
    """An argument that cannot be; the message names it, what was seen and what is expected."""

    code = "BAD_USER_INPUT"


class NotFound(ExpectedError):
    """Something that a mutation or an export needs, and that is not in the register."""

    code = "NOT_FOUND"
