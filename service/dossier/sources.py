"""The sources of a dossier, numbered in the order in which its lines first cite them (出处)."""

from collections.abc import Mapping
from typing import Any

_PLACE = ("annex", "row", "clause", "excerpt")


class Sources:
    """Gives each place of a document one number."""

    def __init__(self) -> None:
        self._numbers: dict[tuple[Any, ...], int] = {}
        self.listed: list[dict[str, Any]] = []

    def number(self, citation: Mapping[str, Any] | None) -> int | None:
        """The number of a place; None where the register has no document for the line."""
        if citation is None:
            return None
        document = citation["document"]
        place = (document["key"], *(citation[name] for name in _PLACE))
        if place not in self._numbers:
            self._numbers[place] = len(self.listed) + 1
            self.listed.append(
                {
                    "number": len(self.listed) + 1,
                    "document": document["key"],
                    "documentNumber": document["number"],
                    "title": document["title"],
                    "issuedOn": document["issuedOn"],
                    **{name: citation[name] for name in _PLACE},
                }
            )
        return self._numbers[place]


def party(found: Mapping[str, Any]) -> str:
    """A person, post or unit in words; a post is told by its unit."""
    if found["__typename"] == "Post":
        organization = found.get("organization")
        return f"{organization['name'] if organization else ''}{found['title']}"
    return str(found["name"])


def parties(found: list[Mapping[str, Any]]) -> list[str]:
    """Several of them."""
    return [party(each) for each in found]


def subject(found: Mapping[str, Any]) -> str:
    """What something is about: the name of a unit, the number of a hazard or an incident."""
    return str(found.get("name") or found["number"])
