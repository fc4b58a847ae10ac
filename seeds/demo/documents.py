"""The two documents of the demonstration, as what their readers read of them without the prose.

The facts stand in the TOML files beside this module: numbers, days, names, places, quantities, the cells of tables.
Sentences are not among them, so that what was read from a sentence has a clause and no words; importing the document
itself adds the words, as a correction.
"""

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

from seeds.names import normalise, split_places
from seeds.readers.citing import Citation
from seeds.readers.demanded import Bearer, CountedFrom, DutyKind, ParsedDuty
from seeds.readers.parsed import (
    Announced,
    DateSource,
    DocumentFormat,
    DocumentReference,
    Group,
    Liaison,
    ParsedDocument,
    ParsedRequirement,
    Per,
    Period,
    RequirementKind,
    RosterEntry,
)

_FILES = ("suyingji_2020_82.toml", "tanyingji_2020_24.toml")
Told = dict[str, Any]


def demo_documents() -> tuple[ParsedDocument, ...]:
    """Both documents, without a file behind them."""
    folder = Path(__file__).parent
    return tuple(_document(tomllib.loads((folder / file).read_text(encoding="utf-8"))) for file in _FILES)


def _document(told: Told) -> ParsedDocument:
    issued_on: date | None = told.get("issued_on")
    announced = told.get("announced")
    return ParsedDocument(
        file=told["number"],
        sha256="",
        format=DocumentFormat(told["format"]),
        number=told["number"],
        title=told["title"],
        issuer_name=told["issuer"],
        issued_on=issued_on,
        issued_on_source=DateSource.DOCUMENT if issued_on else None,
        issue_year=told["year"],
        period=_period(told["period"]),
        based_on=tuple(map(_reference, told.get("based_on", ()))),
        mentions=tuple(map(_reference, told.get("mentions", ()))),
        liaisons=tuple(_liaison(row) for row in told.get("liaisons", ())),
        roster=tuple(_roster_entry(row) for row in told.get("roster", ())),
        groups=tuple(map(_group, told.get("groups", ()))),
        announced=_announced(announced) if announced else None,
        requirements=tuple(map(_requirement, told["requirements"])),
        duties=tuple(map(_duty, told["duties"])),
        missing_annexes=tuple(told.get("missing_annexes", ())),
    )


def _period(told: Told) -> Period:
    uncertain, condition = told.get("valid_from_uncertain", False), told.get("end_condition")
    return Period(told["valid_from"], uncertain, None, condition, _clause(told))


def _reference(told: Told) -> DocumentReference:
    return DocumentReference(told["title"], told["number"], _clause(told))


def _liaison(row: list[Any]) -> Liaison:
    """A row of the liaison table: annex, row, and the cells as they stand there."""
    annex, number, leader, places = row
    names = tuple(normalise(place) for place in split_places(places))
    citation = Citation(annex, number, None, f"{number}｜{leader}｜{places}")
    return Liaison(normalise(leader), places, names, citation)


def _roster_entry(row: list[Any]) -> RosterEntry:
    annex, number, place = row
    return RosterEntry(place, Citation(annex, number, None, place))


def _group(told: Told) -> Group:
    return Group(
        told["name"],
        told["lead"],
        tuple(told["deputies"]),
        tuple(told["members"]),
        told["office"],
        told["office_head"],
        _clause(told),
    )


def _announced(told: Told) -> Announced:
    return Announced(told["enterprises"], tuple(told["sectors"]), told["open_list"], _clause(told), Citation())


def _requirement(told: Told) -> ParsedRequirement:
    return ParsedRequirement(
        RequirementKind(told["kind"]),
        told["quantity"],
        Per(told["per"]),
        _clause(told),
        told.get("deadline_day"),
        told.get("within"),
        _counted_from(told),
        told.get("roster_annex"),
        told.get("level"),
    )


def _duty(told: Told) -> ParsedDuty:
    return ParsedDuty(
        told["number"],
        DutyKind(told["kind"]),
        Bearer(told["basis"], told.get("role"), told.get("level")),
        _clause(told),
        told.get("recurrence"),
        told.get("quota"),
        told.get("due_day"),
        told.get("due_on"),
        told.get("within"),
        _counted_from(told),
    )


def _counted_from(told: Told) -> CountedFrom | None:
    return CountedFrom(told["counted_from"]) if "counted_from" in told else None


def _clause(told: Told) -> Citation:
    return Citation(clause=told.get("clause"))
