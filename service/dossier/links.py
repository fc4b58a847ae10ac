"""The chain as it stands beside the chain as the register knew it, with the differences marked (责任链对照)."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from enum import Enum
from typing import Any

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


def identity(link: Link) -> Identity:
    """What makes two links of two chains the same: who, in which capacity, for what."""
    assignment = link["assignment"] or {}
    things = (link["holder"], link["post"], link["organization"], link["inheritedFrom"], assignment.get("sector"))
    return (link["basis"], link["role"], *(thing and thing["key"] for thing in things))


def compared(chain: Link, as_known: Link, sources: Sources) -> list[dict[str, Any]]:
    """Every link of either chain: those that stand, numbered in the chain's order, and behind its ground what was withdrawn."""
    known: dict[Identity, list[Link]] = defaultdict(list)
    for link in as_known["links"]:
        known[identity(link)].append(link)
    standing = [
        _line(number, link, known[identity(link)].pop(0) if known[identity(link)] else None, sources)
        for number, link in enumerate(chain["links"], 1)
    ]
    for link in (link for links in known.values() for link in links):
        gone = {**_said(link, sources), "number": None, "standing": Standing.WITHDRAWN_LATER.name, "asKnown": None}
        standing.insert(_place(standing, gone), gone)
    return standing


def _line(number: int, link: Link, before: Link | None, sources: Sources) -> dict[str, Any]:
    said = _said(link, sources)
    if before is None:
        return {**said, "number": number, "standing": Standing.ENTERED_LATER.name, "asKnown": None}
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
