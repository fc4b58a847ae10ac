"""The chain as it stands beside the chain as the register knew it, with the differences marked (责任链对照)."""

from collections import defaultdict
from collections.abc import Mapping, Sequence, Set
from datetime import datetime
from enum import Enum
from typing import Any

from graph.clock import today
from language import _
from service.dossier.sources import Sources
from service.dossier.words import before

Link = Mapping[str, Any]
Identity = tuple[Any, ...]

_SAID = ("since", "lastDay", "endCondition")


class Standing(Enum):
    """How a link stands in the two chains."""

    BOTH = _("Known when it happened")
    ENTERED_LATER = _("Entered after the incident")
    CHANGED_LATER = _("Corrected after the incident")
    WITHDRAWN_LATER = _("Withdrawn after the incident")
    PLACED_LATER = _("Known when it happened; what the place belongs to was entered or corrected after the incident")
    PLACED_BEFORE = _(
        "In force; as the register had it, the place belonged there, which was corrected after the incident"
    )


def identity(link: Link) -> Identity:
    """What makes two links of two chains the same: who, in which capacity, for what."""
    assignment = link["assignment"] or {}
    things = (link["holder"], link["post"], link["organization"], link["inheritedFrom"], assignment.get("sector"))
    return (link["basis"], link["role"], *(thing and thing["key"] for thing in things))


def compared(
    chain: Link, as_known: Link, sources: Sources, happened_at: str, in_force: Set[str] = frozenset()
) -> list[dict[str, Any]]:
    """Every link of either chain: those that stand, numbered in the chain's order, and behind its ground what was there before.

    `in_force` are the keys of those `statements_gone` that the register still holds: what was not withdrawn may not be said to be.
    """
    pairs, gone = _paired(chain, as_known)
    standing = [_line(number, link, before, sources, happened_at) for number, (link, before) in enumerate(pairs, 1)]
    for link in gone:
        behind = set(_statements(link))
        stands = bool(behind) and behind <= in_force
        how = Standing.PLACED_BEFORE if stands else Standing.WITHDRAWN_LATER
        line = {**_said(link, sources), "number": None, "standing": how.name, "asKnown": None}
        standing.insert(_place(standing, line), line)
    return standing


def statements_gone(chain: Link, as_known: Link) -> list[str]:
    """The keys of the statements behind links that the register had when it happened and has no more in this chain."""
    return sorted({key for link in _paired(chain, as_known)[1] for key in _statements(link)})


def _paired(chain: Link, as_known: Link) -> tuple[list[tuple[Link, Link | None]], list[Link]]:
    """Each link with what it was as known, and what was known besides."""
    known: dict[Identity, list[Link]] = defaultdict(list)
    for link in as_known["links"]:
        known[identity(link)].append(link)
    pairs = [(link, known[identity(link)].pop(0) if known[identity(link)] else None) for link in chain["links"]]
    return pairs, [link for links in known.values() for link in links]


def _statements(link: Link) -> list[str]:
    return [stated["key"] for stated in (link["assignment"], link["membership"]) if stated]


def _was_known(link: Link, happened_at: str) -> bool:
    """Whether the register said of that day, when it happened, that they answer: for another place, then."""
    happened = datetime.fromisoformat(happened_at)
    entered = [
        datetime.fromisoformat(stated["recordedFrom"]) for stated in (link["assignment"], link["membership"]) if stated
    ]
    # `recordedLater` counts whole days: of the incident's own day the moment decides.
    that_day = [each for each in entered if happened < each and today(each) == today(happened)]
    return not (link["recordedLater"] or that_day)


def _line(number: int, link: Link, before: Link | None, sources: Sources, happened_at: str) -> dict[str, Any]:
    said = _said(link, sources)
    if before is None:
        how = Standing.PLACED_LATER if _was_known(link, happened_at) else Standing.ENTERED_LATER
        return {**said, "number": number, "standing": how.name, "asKnown": None}
    earlier = _said(before, sources)
    # That the row of a workbook has moved corrects nothing; that another document is cited, or none any more, does.
    differs = {name: earlier[name] for name in (*_SAID, "isActing", "vacancy") if earlier[name] != said[name]}
    for name, now, then in (
        ("source", link["citation"], before["citation"]),
        ("membershipSource", _citation(link["membership"]), _citation(before["membership"])),
    ):
        if (now or then) and sources.place(earlier[name]) != sources.place(said[name]):
            differs[name] = earlier[name]
    standing = Standing.CHANGED_LATER if differs else Standing.BOTH
    return {**said, "number": number, "standing": standing.name, "asKnown": differs or None}


def _said(link: Link, sources: Sources) -> dict[str, Any]:
    sector = (link["assignment"] or {}).get("sector")
    # Who holds a post is stated apart from what the post is charged with; that nobody does may be stated as well.
    stated = link["membership"] or (link["vacancy"] and link["vacancy"]["statement"])
    return {
        "basis": link["basis"],
        "role": link["role"],
        "holder": link["holder"] and link["holder"]["name"],
        "post": link["post"] and link["post"]["title"],
        "organization": link["organization"] and link["organization"]["name"],
        "sector": sector and sector["name"],
        "inheritedFrom": link["inheritedFrom"] and link["inheritedFrom"]["name"],
        "distance": link["distance"],
        "since": link["since"],
        "lastDay": before(link["until"]),
        "endCondition": link["endCondition"],
        "isActing": link["isActing"],
        "vacancy": _vacancy(link["vacancy"]),
        "source": sources.number(link["citation"], link["assignment"]),
        "membershipSource": sources.number(_citation(stated), stated) if stated else None,
    }


def _citation(stated: Link | None) -> Link | None:
    return stated["citation"] if stated else None


def _vacancy(found: Link | None) -> dict[str, Any] | None:
    return {name: found[name] for name in ("reason", "since", "statedReason")} if found else None


def _place(lines: Sequence[Mapping[str, Any]], gone: Mapping[str, Any]) -> int:
    """Behind the last line of the same ground at its distance or nearer; else at the end."""
    before = [
        place
        for place, line in enumerate(lines, 1)
        if line["basis"] == gone["basis"] and line["distance"] <= gone["distance"]
    ]
    return before[-1] if before else len(lines)
