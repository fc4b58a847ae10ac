"""Statements as facts: who is in which post, who is charged with what, what a document demands of whom, whose list says what.

Days are ISO texts, periods half-open. A statement without a document carries the words it was read from alone.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from graph import keys
from graph.clock import ALWAYS, OPEN_DAY
from graph.facts import Statement, Value


@dataclass(frozen=True, slots=True)
class Term:
    """How long a statement holds, and the newest day on which somebody said that it still does.

    `instead_of` is the recorded first day that this one corrects; `withdrawn` says that it never was so; `open_end` that it has
    no end, which an open `valid_to` alone does not say.
    """

    valid_from: str = ALWAYS
    valid_to: str = OPEN_DAY
    uncertain: bool = False
    end_condition: str | None = None
    confirmed: str | None = None
    instead_of: str | None = None
    withdrawn: bool = False
    open_end: bool = False


@dataclass(frozen=True, slots=True)
class Cited:
    """Where a fact stands: the key of its document, and the place in it."""

    document: str | None = None
    annex: int | None = None
    row: int | None = None
    clause: str | None = None
    excerpt: str | None = None


UNCITED = Cited()


def membership(
    person: str,
    organization: str,
    role: str,
    term: Term,
    cited: Cited = UNCITED,
    post: str | None = None,
) -> Statement:
    """任职: a person in a post (HOLDER) or a group (LEAD, DEPUTY, MEMBER).

    Several terms of the same are told apart by their first days.
    """
    parts = ("Membership", person, organization, post or "", role, cited.document or "")
    links = [_link("MEMBER", person), _link("ORGANIZATION", organization)]
    links += [_link("POST", post)] if post else []
    return statement("Membership", _first_term(parts), {"role": role}, links, term, cited, parts)


def post_vacancy(post: str, term: Term, reason: str | None = None, cited: Cited = UNCITED) -> Statement:
    """空缺: nobody holds a post, and why, in the words of the source; told apart by its first day."""
    said: dict[str, Value] = {"reason": reason} if reason else {}
    slot = keys.slot("PostVacancy", post, cited.document or "", term.valid_from)
    return statement("PostVacancy", slot, said, [_link("VACANCY_OF", post)], term, cited)


def assignment(
    basis: str,
    role: str,
    assignee: str,
    subject: str,
    term: Term,
    cited: Cited = UNCITED,
    sector: str | None = None,
) -> Statement:
    """责任: an assignee charged with an area or an enterprise, in a sector where the basis is SECTORAL.

    Several terms as for `membership`; basis and role as in docs/model.md.
    """
    parts = ("Assignment", basis, role, assignee, subject, sector or "", cited.document or "")
    links = [_link("ASSIGNEE", assignee), _link("SUBJECT", subject)]
    links += [_link("SECTOR", sector)] if sector else []
    said: dict[str, Value] = {"basis": basis, "role": role}
    return statement("Assignment", _first_term(parts), said, links, term, cited, parts)


def requirement(
    demand: Mapping[str, Value],
    listed: Iterable[tuple[str, Cited]],
    term: Term,
    cited: Cited,
    part: str = "",
    sectors: Iterable[str] = (),
    dropped: Iterable[str] = (),
) -> Statement:
    """A document's demand of the units of its roster, or of what operates in `sectors` (keys) and is not listed.

    `part` tells rosters of one demand apart. A roster grows by what is listed; `dropped` (keys) are no longer on it.
    """
    parts = ("Requirement", str(demand["kind"]), cited.document or "", part)
    links = [("LISTS", key, _place(at)) for key, at in listed]
    links += [_link("SECTOR", sector) for sector in sectors]
    made = statement("Requirement", keys.slot(*parts), demand, links, term, cited, parts)
    return replace(made, dropped=tuple(("LISTS", key) for key in dropped))


def duty_list(
    owner: str, kind: str, items: Iterable[str], term: Term, year: int | None = None, cited: Cited = UNCITED
) -> Statement:
    """责任清单 (DUTIES) or 年度重点工作清单 (WORK) of a post, a person or an organisation, on the word of one source.

    `items` in the order of the list; `year` is the calendar year that it is for, None for a list of duties that stands.
    """
    said: dict[str, Value] = {"kind": kind, "items": list(items)}
    if year is not None:
        said["year"] = year
    parts = ("DutyList", owner, kind, "" if year is None else str(year), cited.document or "")
    return statement("DutyList", keys.slot(*parts), said, [_link("OWNED_BY", owner)], term, cited, parts)


Link = tuple[str, str, dict[str, Value]]

_ALSO: Mapping[str, tuple[str, ...]] = {"Duty": ("DEMANDED_BY",)}
"""From thousands of statements of a document to its few duties there is a way of their own."""


def _first_term(parts: tuple[str, ...]) -> str:
    """The slot of the first term; those of further ones end in their number (`graph.keys.term`)."""
    return keys.slot(*parts, "")


def _link(type_: str, key: str) -> Link:
    return (type_, key, {})


def _place(cited: Cited) -> dict[str, Value]:
    place = {"annex": cited.annex, "row": cited.row, "clause": cited.clause, "excerpt": cited.excerpt}
    return {name: value for name, value in place.items() if value is not None}


def statement(
    label: str,
    slot: str,
    said: Mapping[str, Value],
    links: list[Link],
    term: Term,
    cited: Cited,
    parts: tuple[str, ...] = (),
    *,
    quoted: bool = False,
) -> Statement:
    """A statement of a label under its slot: what it says, and what it is linked to besides its document.

    `parts` and `quoted` as in `graph.facts.Statement`.
    """
    properties: dict[str, Value] = {
        **said,
        **_place(cited),
        "validFrom": term.valid_from,
        "validTo": term.valid_to,
        "validFromUncertain": term.uncertain,
    }
    if term.end_condition:
        properties["endCondition"] = term.end_condition
    if term.confirmed:
        properties["lastConfirmedOn"] = term.confirmed
    sources = ("STATED_IN", *_ALSO.get(label, ())) if cited.document else ()
    drawn = (*links, *(_link(type_, str(cited.document)) for type_ in sources))
    return Statement(
        label,
        slot,
        properties,
        drawn,
        parts,
        instead_of=term.instead_of,
        withdrawn=term.withdrawn,
        open_end=term.open_end,
        quoted=quoted,
    )
