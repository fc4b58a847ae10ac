"""The sources of a dossier and the kept files that they were read from, numbered in the order in which its lines first name them
(出处、来源文件).
"""

from collections.abc import Mapping
from typing import Any

_PLACE = ("annex", "row", "clause", "excerpt")
_NOWHERE: Mapping[str, Any] = dict.fromkeys(("key", "number", "title", "issuedOn", *_PLACE))
_FILE = ("name", "sha256", "size", "url")
_UNKNOWN: Mapping[str, Any] = {}


class Sources:
    """Gives each place of a document, and each row of a workbook that cites none, one number, and each file one of its own.

    The same row of two versions of a workbook is two sources: it may say something else in each.
    """

    def __init__(self) -> None:
        self._numbers: dict[tuple[Any, ...], int] = {}
        self._files: dict[str, int] = {}
        self._replaced: dict[str, list[str]] = {}
        self.listed: list[dict[str, Any]] = []
        self.files: list[dict[str, Any]] = []

    def number(self, citation: Mapping[str, Any] | None, entered: Mapping[str, Any] | None = None) -> int | None:
        """The number of a place, or of where a line without one was `entered` from (its `enteredFrom` and `sourceFile`); None where
        the register has neither.
        """
        if citation is not None:
            self._note_replaced(citation["document"])
            return self._numbered(_source(citation["document"], citation), citation["sourceFile"])
        entered = entered or _UNKNOWN
        if not (entered_from := entered.get("enteredFrom")):
            return None
        return self._numbered(_source(entered_from=entered_from), entered["sourceFile"])

    def _note_replaced(self, document: Mapping[str, Any]) -> None:
        """What the chain as it was known then does not say, the one as it stands may: that a document was replaced since."""
        by = [
            " ".join(filter(None, (each["number"], f"《{each['title']}》", each["issuedOn"])))
            for each in document.get("supersededBy", ())
        ]
        self._replaced[document["key"]] = list(dict.fromkeys([*self._replaced.get(document["key"], []), *by]))

    @property
    def told(self) -> list[dict[str, Any]]:
        """All of them, each with the documents by which its own was replaced."""
        return [{**source, "replacedBy": self._replaced.get(source["document"], [])} for source in self.listed]

    def place(self, number: int | None) -> Mapping[str, Any] | None:
        """What a number stands for, whatever file it was read from."""
        if number is None:
            return None
        return {name: said for name, said in self.listed[number - 1].items() if name not in ("number", "file")}

    @property
    def without_document(self) -> set[int]:
        """The numbers that stand for no document."""
        return {source["number"] for source in self.listed if source["document"] is None}

    def _numbered(self, source: Mapping[str, Any], file: Mapping[str, Any] | None) -> int:
        place = (source["document"], *(source[name] for name in _PLACE), source["enteredFrom"], file and file["sha256"])
        if place not in self._numbers:
            self._numbers[place] = len(self.listed) + 1
            self.listed.append({"number": len(self.listed) + 1, **source, "file": self._file(file)})
        return self._numbers[place]

    def _file(self, file: Mapping[str, Any] | None) -> int | None:
        if file is None:
            return None
        if file["sha256"] not in self._files:
            self._files[file["sha256"]] = len(self.files) + 1
            self.files.append({"number": len(self.files) + 1, **{name: file[name] for name in _FILE}})
        return self._files[file["sha256"]]


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
