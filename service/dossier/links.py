"""The chain as it stands beside the chain as the register knew it, with the differences marked (责任链对照)."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from enum import Enum
from typing import Any

from language import _
from service.dossier.sources import Sources

Link = Mapping[str, Any]
Identity = tuple[Any, ...]

_SAID = ("since", "until", "endCondition")


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
    differs = {name: earlier[name] for name in (*_SAID, "vacancy") if earlier[name] != said[name]}
    cites = link["citation"] or before["citation"]
    if cites and sources.place(earlier["source"]) != sources.place(said["source"]):
        differs["source"] = earlier["source"]
    standing = Standing.CHANGED_LATER if differs else Standing.BOTH
    return {**said, "number": number, "standing": standing.name, "asKnown": differs or None}


def _said(link: Link, sources: Sources) -> dict[str, Any]:
    sector = (link["assignment"] or {}).get("sector")
    return {
        "basis": link["basis"],
        "role": link["role"],
        "holder": link["holder"] and link["holder"]["name"],
        "post": link["post"] and link["post"]["title"],
        "organization": link["organization"] and link["organization"]["name"],
        "sector": sector and sector["name"],
        "inheritedFrom": link["inheritedFrom"] and link["inheritedFrom"]["name"],
        "distance": link["distance"],
        **{name: link[name] for name in _SAID},
        "vacancy": link["vacancy"],
        "source": sources.number(link["citation"], link["assignment"]),
    }


def _place(lines: Sequence[Mapping[str, Any]], gone: Mapping[str, Any]) -> int:
    """Behind the last line of the same ground at its distance or nearer; else at the end."""
    before = [
        place
        for place, line in enumerate(lines, 1)
        if line["basis"] == gone["basis"] and line["distance"] <= gone["distance"]
    ]
    return before[-1] if before else len(lines)
