"""The sources of a dossier, numbered in the order in which its lines first name them (出处)."""

from collections.abc import Mapping
from typing import Any

_PLACE = ("annex", "row", "clause", "excerpt")
_NOWHERE: Mapping[str, Any] = dict.fromkeys(("key", "number", "title", "issuedOn", *_PLACE))


class Sources:
    """Gives each place of a document, and each row of a workbook that cites none, one number."""

    def __init__(self) -> None:
        self._numbers: dict[tuple[Any, ...], int] = {}
        self.listed: list[dict[str, Any]] = []

    def number(self, citation: Mapping[str, Any] | None, entered_from: str | None = None) -> int | None:
        """The number of a place, or of where a line without one was entered from; None where the register has neither."""
        if citation is None:
            return self._numbered((entered_from,), _source(entered_from=entered_from)) if entered_from else None
        place = (citation["document"]["key"], *(citation[name] for name in _PLACE))
        return self._numbered(place, _source(citation["document"], citation))

    @property
    def without_document(self) -> set[int]:
        """The numbers that stand for no document."""
        return {source["number"] for source in self.listed if source["document"] is None}

    def _numbered(self, place: tuple[Any, ...], source: Mapping[str, Any]) -> int:
        if place not in self._numbers:
            self._numbers[place] = len(self.listed) + 1
            self.listed.append({"number": len(self.listed) + 1, **source})
        return self._numbers[place]


def _source(
    document: Mapping[str, Any] = _NOWHERE, place: Mapping[str, Any] = _NOWHERE, entered_from: str | None = None
) -> dict[str, Any]:
    return {
        "document": document["key"],
        "documentNumber": document["number"],
        "title": document["title"],
        "issuedOn": document["issuedOn"],
        **{name: place[name] for name in _PLACE},
        "enteredFrom": entered_from,
    }


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
