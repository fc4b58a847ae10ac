"""What an official document says, as plain values: no graph, no resolution of names, no interpretation.

Days are Asia/Shanghai calendar days and periods are half-open (``valid_to`` is the first day on which it no longer
holds). Every statement carries the citation of the words it was read from.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from seeds.readers.citing import Citation
from seeds.readers.demanded import CountedFrom, ParsedDuty, ParsedTarget, ParsedTask
from seeds.report import Place, Problem, Severity


class DocumentFormat(StrEnum):
    """The formats that have a reader."""

    LIAISON_TABLE = "LIAISON_TABLE"
    WORK_PLAN = "WORK_PLAN"
    KEY_POINTS = "KEY_POINTS"
    DUTY_RULES = "DUTY_RULES"
    MAPPED_TABLE = "MAPPED_TABLE"
    """A bureau's own table, read with a mapping (seeds.readers.mapped)."""


class RequirementKind(StrEnum):
    """What a document demands; stable identifiers."""

    ENTERPRISES_PER_LEADER = "ENTERPRISES_PER_LEADER"
    PEOPLE_PER_GROUP = "PEOPLE_PER_GROUP"
    ENTERPRISES_PER_GROUP = "ENTERPRISES_PER_GROUP"
    VISITS_PER_MONTH = "VISITS_PER_MONTH"
    MONTHLY_RETURN = "MONTHLY_RETURN"
    ENTRY_AFTER_ISSUE = "ENTRY_AFTER_ISSUE"
    HAZARD_LIST_AFTER_ENTRY = "HAZARD_LIST_AFTER_ENTRY"
    HALF_YEARLY_ASSESSMENT = "HALF_YEARLY_ASSESSMENT"
    SECTORAL_SUPERVISOR = "SECTORAL_SUPERVISOR"
    """For each class of enterprises it is said which agency supervises them."""


class Per(StrEnum):
    """What a required quantity is counted by."""

    LEADER = "LEADER"
    GROUP = "GROUP"
    MONTH = "MONTH"
    HALF_YEAR = "HALF_YEAR"
    ENTERPRISE = "ENTERPRISE"
    SECTOR = "SECTOR"


class DateSource(StrEnum):
    """Who said the day of issue."""

    DOCUMENT = "DOCUMENT"
    CALLER = "CALLER"


@dataclass(frozen=True, slots=True)
class DocumentReference:
    """Another document that this one names; ``number`` is None where it gives none or a broken one."""

    title: str
    number: str | None
    citation: Citation


@dataclass(frozen=True, slots=True)
class AnnouncedAnnex:
    """An annex named under 附件： or 附：; an unnumbered one is number 1."""

    number: int
    title: str
    line: int


@dataclass(frozen=True, slots=True)
class Liaison:
    """One leader linked to the places of one annex row; the caller resolves the places.

    ``places_text`` is the cell as seen; ``place_names`` are its names in text order, brackets kept.
    """

    leader_name: str
    places_text: str
    place_names: tuple[str, ...]
    citation: Citation


@dataclass(frozen=True, slots=True)
class MappedLink:
    """One row of a bureau's own table: who is charged with what; the caller resolves places and enterprises.

    `people` are (name, role): roles of a group where `group` is named, else of the row's basis. `first_day` and `last_day` are
    both included, None where the row does not say. `at` is the row, `columns` say in which column each part stands.
    """

    people: tuple[tuple[str, str], ...]
    group: str | None
    places: tuple[str, ...]
    enterprise: str | None
    uscc: str | None
    basis: str
    role: str
    first_day: date | None
    last_day: date | None
    at: Place
    columns: Mapping[str, int]
    citation: Citation


@dataclass(frozen=True, slots=True)
class RosterEntry:
    """One unit of the list of those of whom the document demands something."""

    place_text: str
    citation: Citation


@dataclass(frozen=True, slots=True)
class Group:
    """A group as its founding sentence states it; persons in text order."""

    name: str
    lead: str
    deputies: tuple[str, ...]
    members: tuple[str, ...]
    office_name: str | None
    office_head: str | None
    citation: Citation


@dataclass(frozen=True, slots=True)
class Announced:
    """The enterprises that a document speaks of without naming them.

    ``open_list`` is True where the list of sectors ends in 等, so that it does not claim to be complete.
    """

    enterprises: int
    sectors: tuple[str, ...]
    open_list: bool
    citation: Citation
    sectors_citation: Citation


@dataclass(frozen=True, slots=True)
class ParsedRequirement:
    """Something demanded: ``quantity`` per ``per``.

    ``deadline_day`` is a day of the month that still counts as in time although the words say 前 (design, "Cadences");
    ``within`` is an ISO 8601 duration counted from ``counted_from``; ``roster_annex`` lists the units that owe it, ``level``
    is that of the areas below the issuer's that owe it, each of them.
    """

    kind: RequirementKind
    quantity: int
    per: Per
    citation: Citation
    deadline_day: int | None = None
    within: str | None = None
    counted_from: CountedFrom | None = None
    roster_annex: int | None = None
    level: str | None = None


@dataclass(frozen=True, slots=True)
class Period:
    """The days on which the document's statements hold, half-open.

    ``valid_from_uncertain`` is True where the source does not say the day and the latest possible one is taken.
    ``valid_to`` is exclusive and None while open; ``end_condition`` names the event that ends it.
    """

    valid_from: date
    valid_from_uncertain: bool
    valid_to: date | None
    end_condition: str | None
    citation: Citation


@dataclass(frozen=True, slots=True)
class ParsedDocument:
    """Everything one official document says that the register can hold, and every problem met in reading it.

    With an ERROR among ``problems`` the statements are incomplete and must not be imported. ``issue_year`` is the year
    of ``issued_on`` or, where the day is not said, of the document's number.
    """

    file: str
    sha256: str
    format: DocumentFormat | None = None
    number: str | None = None
    title: str | None = None
    issuer_name: str | None = None
    issued_on: date | None = None
    issued_on_source: DateSource | None = None
    issued_on_citation: Citation | None = None
    issue_year: int | None = None
    period: Period | None = None
    based_on: tuple[DocumentReference, ...] = ()
    mentions: tuple[DocumentReference, ...] = ()
    liaisons: tuple[Liaison, ...] = ()
    roster: tuple[RosterEntry, ...] = ()
    links: tuple[MappedLink, ...] = ()
    groups: tuple[Group, ...] = ()
    announced: Announced | None = None
    requirements: tuple[ParsedRequirement, ...] = ()
    duties: tuple[ParsedDuty, ...] = ()
    tasks: tuple[ParsedTask, ...] = ()
    targets: tuple[ParsedTarget, ...] = ()
    announced_annexes: tuple[AnnouncedAnnex, ...] = ()
    missing_annexes: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()

    @property
    def errors(self) -> tuple[Problem, ...]:
        """The problems that stop the import."""
        return tuple(problem for problem in self.problems if problem.severity is Severity.ERROR)

    @property
    def warnings(self) -> tuple[Problem, ...]:
        """The problems that go with the import."""
        return tuple(problem for problem in self.problems if problem.severity is Severity.WARNING)
