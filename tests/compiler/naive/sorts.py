"""What each key of an order sorts by, in plain Python."""

from collections.abc import Callable, Mapping
from typing import Any

from tests.compiler.naive.names import code, name
from tests.compiler.naive.view import Thing

Sorts = Mapping[str, Callable[[Any], Any]]
LEVELS = ("PROVINCE", "CITY", "DISTRICT", "TOWN")
ROLES = ("LEAD", "DEPUTY", "MEMBER")


def text(property: str) -> Callable[[Thing], str]:
    """The property; what is not there comes first."""
    return lambda thing: thing.get(property) or ""


def number(property: str) -> Callable[[Thing], int]:
    """The property; what is not there comes first."""
    return lambda thing: thing.get(property) or 0


def rank(property: str, ranks: tuple[str, ...]) -> Callable[[Thing], int]:
    """By the place among these; all others last."""
    return lambda thing: ranks.index(thing.get(property)) + 1 if thing.get(property) in ranks else len(ranks) + 1


def named(thing: Thing) -> str:
    """The name on the day."""
    return name(thing) or ""


AREA: Sorts = {
    "code": lambda area: code(area) or "",
    "name": named,
    "level": rank("level", LEVELS),
    "kind": text("kind"),
}
ENTERPRISE: Sorts = {"uscc": text("uscc"), "name": named, "isKey": lambda thing: 1 if thing.get("isKey") else 0}
PERSON: Sorts = {"name": text("name")}
ORGANIZATION: Sorts = {"name": text("name"), "kind": text("kind")}
POST: Sorts = {"title": text("title")}
MEMBERSHIP: Sorts = {
    "role": rank("role", ROLES),
    "validFrom": text("validFrom"),
    "validTo": text("validTo"),
    "recordedFrom": text("recordedFrom"),
}
ASSIGNMENT: Sorts = {
    "basis": text("basis"),
    "validFrom": text("validFrom"),
    "validTo": text("validTo"),
    "lastConfirmedOn": text("lastConfirmedOn"),
    "recordedFrom": text("recordedFrom"),
    "annex": number("annex"),
    "row": number("row"),
}
DOCUMENT: Sorts = {"number": text("number"), "title": text("title"), "issuedOn": text("issuedOn")}
