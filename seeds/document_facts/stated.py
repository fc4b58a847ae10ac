"""A document that is being turned into facts: its keys, its days, and how its places are found."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field

from graph import keys
from graph.clock import OPEN_DAY
from graph.facts import Facts
from seeds.places import Candidate, Doubt, NoteKind, Resolver, UnresolvedPlace
from seeds.readers.citing import Citation
from seeds.readers.parsed import ParsedDocument
from seeds.report import Place, ProblemCode, Problems
from seeds.stating import Cited, Term

_NOTED = {
    NoteKind.DECLARED_ALIAS: ProblemCode.PLACE_BY_DECLARED_ALIAS,
    NoteKind.TOWN_NOT_MERGED: ProblemCode.TOWN_NOT_MERGED,
}


@dataclass(slots=True)
class Stated:
    """One document on its way: `facts` and `problems` grow, the rest stays.

    `about` is the key of the area that the issuer administers, None where that is not known.
    """

    parsed: ParsedDocument
    resolver: Resolver
    about: str | None
    known_documents: frozenset[str]
    facts: Facts
    problems: Problems
    counts: dict[str, int] = field(default_factory=dict)

    @property
    def key(self) -> str:
        """The document's key."""
        return self.facts.source

    @property
    def issuer(self) -> str:
        """The key of the organisation that issued it."""
        return keys.organization(self.parsed.issuer_name or "")

    @property
    def since(self) -> dt.date:
        """The day from which its statements hold."""
        return beginning(self.parsed)

    @property
    def uncertain(self) -> bool:
        """Whether that day is only the latest possible one."""
        return self.parsed.period.valid_from_uncertain if self.parsed.period else self.parsed.issued_on is None

    @property
    def exists_from(self) -> str:
        """The day from which the document itself exists: its day of issue, or the latest possible one."""
        return (self.parsed.issued_on or self.since).isoformat()

    def term(self) -> Term:
        """The period of its statements."""
        period = self.parsed.period
        valid_to = period.valid_to.isoformat() if period and period.valid_to else OPEN_DAY
        condition = period.end_condition if period else None
        return Term(self.since.isoformat(), valid_to, self.uncertain, condition, self.exists_from)

    def cited(self, citation: Citation) -> Cited:
        """A place in it, as statements carry it."""
        return Cited(self.key, citation.annex, citation.row, citation.clause, citation.excerpt)

    def place(self, seen: str, at: Place, beside: str | None = None) -> str | None:
        """The key of the area that a name means; None, with an error that lists the candidates, where it is not clear."""
        if self.about is None:
            return None
        try:
            found = self.resolver.resolve(seen, on=self.since, about=self.about, beside=beside)
        except UnresolvedPlace as unresolved:
            several = unresolved.doubt is Doubt.SEVERAL_FIT
            code = ProblemCode.REFERENCE_AMBIGUOUS if several else ProblemCode.REFERENCE_UNKNOWN
            self.problems.error(code, at, seen=seen, expected=listed(unresolved.candidates))
            return None
        for note in found.notes:
            self.problems.warning(_NOTED[note.kind], at, seen=note.seen, expected=note.meant)
        return found.area_key


def beginning(parsed: ParsedDocument) -> dt.date:
    """The day from which the document's statements hold; the latest possible one where it is not said.

    Raises ValueError for a document that could not be read.
    """
    if parsed.period:
        return parsed.period.valid_from
    if parsed.issued_on:
        return parsed.issued_on
    if parsed.issue_year is None:
        raise ValueError(f"{parsed.file} has neither a day nor a year")
    return dt.date(parsed.issue_year, 12, 31)


def listed(candidates: Sequence[Candidate]) -> str | None:
    """Candidates as the report shows them: 昆山市（320583，苏州市）、…"""
    return "、".join(_shown(candidate) for candidate in candidates) or None


def _shown(candidate: Candidate) -> str:
    details = "，".join(filter(None, (candidate.code, candidate.parent)))
    return f"{candidate.name}（{details}）" if details else candidate.name
