"""What a register knows after some workbooks: one plain dictionary a kind of thing or statement."""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from datetime import datetime
from typing import TypeVar

from tests.oracle.days import Span

Who = tuple[str, str]
"""PERSON and a name, POST and office/title, ORGANIZATION and a name."""
Subject = tuple[str, str]
"""AREA and a name, ENTERPRISE and a code."""


@dataclass(frozen=True, slots=True)
class Area:
    """An area; `parents` and `merged` each for a period."""

    name: str
    code: str
    level: str
    kind: str
    period: Span
    parents: tuple[tuple[str, Span], ...]
    merged: tuple[tuple[str, Span], ...]


@dataclass(frozen=True, slots=True)
class Enterprise:
    """An enterprise: where it lies and what it does are periods of their own."""

    uscc: str
    name: str
    is_key: bool
    period: Span
    homes: tuple[tuple[str, Span], ...]
    sectors: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Organization:
    """An office or a group."""

    name: str
    kind: str
    area: str


@dataclass(frozen=True, slots=True)
class Term:
    """Somebody in a post or group for a period; `where` is office/title of a post, the name of a group."""

    person: str
    where: str
    role: str
    period: Span
    document: str


@dataclass(frozen=True, slots=True)
class Charge:
    """Who is charged with what."""

    basis: str
    role: str
    who: Who
    subject: Subject
    sector: str
    period: Span
    document: str
    confirmed: str = ""
    row: int | None = None
    annex: int | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """A document without an original."""

    number: str
    title: str
    issuer: str
    issued: str
    supersedes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Duty:
    """What a document demands of those who are charged on a ground."""

    document: str
    clause: str
    kind: str
    basis: str
    role: str
    level: str
    months: int
    quota: int
    due_day: int | None
    due_on: str
    within_days: int
    period: Span


@dataclass(frozen=True, slots=True)
class Demand:
    """A requirement, with what it lists: subjects and their rows in the annex."""

    document: str
    kind: str
    quantity: int
    period: Span
    listed: tuple[tuple[Subject, int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Record:
    """One thing done."""

    number: str
    kind: str
    day: str
    by: tuple[Who, ...]
    about: tuple[Subject, ...]
    document: str
    clauses: tuple[str, ...]
    month: str


@dataclass(frozen=True, slots=True)
class Return:
    """What an area reported of a month."""

    area: str
    month: str
    day: str
    figures: tuple[tuple[str, int | None], ...]


@dataclass(frozen=True, slots=True)
class Hazard:
    """A hazard; its steps and extensions stand apart."""

    number: str
    title: str
    grade: str
    at: Subject


@dataclass(frozen=True, slots=True)
class Incident:
    """An incident; its counts stand apart."""

    number: str
    title: str
    moment: datetime
    at: Subject
    category: str
    is_safety: bool


@dataclass(frozen=True, slots=True)
class Count:
    """Casualties of an incident by a day; the loss in hundredths of a CNY."""

    incident: str
    day: str
    deaths: int | None
    injured: int | None
    loss: int | None


@dataclass(frozen=True, slots=True)
class Waiver:
    """Who or what is exempt from a rule, or from the duty of a document."""

    thing: Who
    rule: str
    document: str
    clause: str
    period: Span


@dataclass(slots=True)
class World:
    """What was known at a moment. Statements are found by what they say."""

    moment: datetime
    areas: dict[str, Area] = field(default_factory=dict)
    enterprises: dict[str, Enterprise] = field(default_factory=dict)
    sectors: dict[str, str] = field(default_factory=dict)
    organizations: dict[str, Organization] = field(default_factory=dict)
    posts: dict[str, bool] = field(default_factory=dict)
    persons: dict[str, str] = field(default_factory=dict)
    terms: dict[tuple[str, ...], Term] = field(default_factory=dict)
    vacancies: dict[tuple[str, ...], tuple[str, Span]] = field(default_factory=dict)
    charges: dict[tuple[str, ...], Charge] = field(default_factory=dict)
    documents: dict[str, Document] = field(default_factory=dict)
    duties: dict[tuple[str, str], Duty] = field(default_factory=dict)
    demands: dict[tuple[str, str], Demand] = field(default_factory=dict)
    records: dict[str, Record] = field(default_factory=dict)
    first_recorded: dict[str, datetime] = field(default_factory=dict)
    first_of_day: dict[tuple[str, str], datetime] = field(default_factory=dict)
    returns: dict[tuple[str, str], Return] = field(default_factory=dict)
    return_recorded: dict[tuple[str, str], datetime] = field(default_factory=dict)
    hazards: dict[str, Hazard] = field(default_factory=dict)
    steps: dict[tuple[str, str], tuple[str, str]] = field(default_factory=dict)
    extensions: dict[tuple[str, str], str] = field(default_factory=dict)
    listings: dict[str, tuple[str, str, Span, str]] = field(default_factory=dict)
    incidents: dict[str, Incident] = field(default_factory=dict)
    counts: dict[tuple[str, str], Count] = field(default_factory=dict)
    waivers: dict[tuple[str, ...], Waiver] = field(default_factory=dict)

    def copy(self, moment: datetime) -> "World":
        """The same at a later moment, to be added to."""
        return World(moment, *(dict(getattr(self, each.name)) for each in fields(self)[1:]))

    def supersede(self, document: str, by: Document) -> None:
        """End what the document stated on the day from which its successor holds; what had not begun never does."""
        self.charges = _ended(self.charges, document, by.issued)
        self.duties = _ended(self.duties, document, by.issued)
        self.demands = _ended(self.demands, document, by.issued)
        # That somebody holds a post is not undone when a list is replaced.
        posts = {key: term for key, term in self.terms.items() if term.role in ("HOLDER", "ACTING")}
        self.terms = posts | _ended({k: t for k, t in self.terms.items() if k not in posts}, document, by.issued)


K = TypeVar("K")
S = TypeVar("S", Charge, Duty, Demand, Term)


def _ended(kept: Mapping[K, S], document: str, day: str) -> dict[K, S]:
    """The statements, those of the document with their end."""
    found = {}
    for key, statement in kept.items():
        first, end = statement.period
        if statement.document != document:
            found[key] = statement
        elif first < day:
            found[key] = replace(statement, period=(first, min(end, day)))
    return found
