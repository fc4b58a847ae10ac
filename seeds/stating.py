"""Statements as facts: who is in which post, who is charged with what, what a document demands of whom, whose list says what.

Days are ISO texts, periods half-open. A statement without a document carries the words it was read from alone.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from graph import keys
from graph.clock import ALWAYS, OPEN_DAY
from graph.facts import Statement, Value


@dataclass(frozen=True, slots=True)
class Term:
    """How long a statement holds, and the newest day on which somebody said that it still does."""

    valid_from: str = ALWAYS
    valid_to: str = OPEN_DAY
    uncertain: bool = False
    end_condition: str | None = None
    confirmed: str | None = None


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
    turn: int = 0,
) -> Statement:
    """任职: a person in a post (HOLDER) or a group (LEAD, DEPUTY, MEMBER).

    `turn` tells apart several periods of the same on the word of one source, from 0.
    """
    slot = keys.slot("Membership", person, organization, post or "", role, cited.document or "", _turn(turn))
    links = [_link("MEMBER", person), _link("ORGANIZATION", organization)]
    links += [_link("POST", post)] if post else []
    return statement("Membership", slot, {"role": role}, links, term, cited)


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
    turn: int = 0,
) -> Statement:
    """责任: an assignee charged with an area or an enterprise, in a sector where the basis is SECTORAL.

    `turn` as for `membership`; basis and role as in docs/model.md.
    """
    parts = (basis, role, assignee, subject, sector or "", cited.document or "", _turn(turn))
    links = [_link("ASSIGNEE", assignee), _link("SUBJECT", subject)]
    links += [_link("SECTOR", sector)] if sector else []
    slot = keys.slot("Assignment", *parts)
    return statement("Assignment", slot, {"basis": basis, "role": role}, links, term, cited)


def requirement(
    demand: Mapping[str, Value],
    listed: Iterable[tuple[str, Cited]],
    term: Term,
    cited: Cited,
    part: str = "",
    sectors: Iterable[str] = (),
) -> Statement:
    """A document's demand of the units of its roster, or of what operates in `sectors` (keys) and is not listed.

    `part` tells rosters of one demand apart.
    """
    slot = keys.slot("Requirement", str(demand["kind"]), cited.document or "", part)
    links = [("LISTS", key, _place(at)) for key, at in listed]
    links += [_link("SECTOR", sector) for sector in sectors]
    return statement("Requirement", slot, demand, links, term, cited)


def duty_list(
    owner: str, kind: str, items: Iterable[str], term: Term, year: int | None = None, cited: Cited = UNCITED
) -> Statement:
    """责任清单 (DUTIES) or 年度重点工作清单 (WORK) of a post, a person or an organisation, on the word of one source.

    `items` in the order of the list; `year` is the calendar year that it is for, None for a list of duties that stands.
    """
    said: dict[str, Value] = {"kind": kind, "items": list(items)}
    if year is not None:
        said["year"] = year
    slot = keys.slot("DutyList", owner, kind, "" if year is None else str(year), cited.document or "")
    return statement("DutyList", slot, said, [_link("OWNED_BY", owner)], term, cited)


Link = tuple[str, str, dict[str, Value]]

_ALSO: Mapping[str, tuple[str, ...]] = {"Duty": ("DEMANDED_BY",)}
"""From thousands of statements of a document to its few duties there is a way of their own."""


def _turn(turn: int) -> str:
    return str(turn) if turn else ""


def _link(type_: str, key: str) -> Link:
    return (type_, key, {})


def _place(cited: Cited) -> dict[str, Value]:
    place = {"annex": cited.annex, "row": cited.row, "clause": cited.clause, "excerpt": cited.excerpt}
    return {name: value for name, value in place.items() if value is not None}


def statement(
    label: str, slot: str, said: Mapping[str, Value], links: list[Link], term: Term, cited: Cited
) -> Statement:
    """A statement of a label under its slot: what it says, and what it is linked to besides its document."""
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
    return Statement(label, slot, properties, (*links, *(_link(type_, str(cited.document)) for type_ in sources)))
