"""Terms of one statement without a day between them: one time."""

from typing import Any

from tests.compiler.naive.view import Thing


def since(term: Thing) -> Any:
    """The first day of all of it."""
    return term.get("runsFrom") or term.get("validFrom")


def until(term: Thing) -> Any:
    """The end of all of it."""
    return term.get("runsTo") or term.get("validTo")


def is_last(term: Thing) -> bool:
    """Whether it is counted for all of them."""
    return term.get("runsTo") is None


def stands(term: Thing) -> bool:
    """Whether no other term has all its days."""
    return term.get("isWithin") is None
