"""The content of a dossier: the one answer, ordered for readers, each line with the number of its source."""

from collections.abc import Mapping, Set
from typing import Any

from graph.clock import AsOf
from resolvers.hazard import HAZARD_SAYS
from service.dossier.entered import entry
from service.dossier.links import compared, identity
from service.dossier.sources import Sources, parties, party, subject
from service.dossier.unknown import unknown
from service.dossier.words import Wording, before

Found = Mapping[str, Any]

FORMAT = 5
"""Counts up when a name or shape of the content changes."""

_INCIDENT = (
    *("number", "title", "occurredAt", "on", "type", "typeLabel", "typeEdition", "category", "isProductionSafety"),
    *("deaths", "seriousInjuries", "directLoss", "grade", "initialGrade", "grades"),
)
_COUNTED = (
    "required",
    "performed",
    "missed",
    "unknown",
    "late",
    "notYetDue",
    "waived",
    "recordedAfterIncident",
)
_HELD = {"holder": "name", "post": "title", "organization": "name"}
_CADENCE = ("recurrence", "quota", "dueDay", "dueOn", "within", "countedFrom")
_MEASURE = (
    *("number", "kind", "issuedOn", "note", "replyBy", "repliedOn", "isReplyOverdue", "dueOn", "completedOn"),
    "isOverdue",
)
_HAZARD = (
    *("number", "title", "grade", "category", "caseFile", "status", "foundOn", "dueOn", "isOverdue", "overdueSince"),
)


def dossier_content(found: Found, as_of: AsOf, wording: Wording, in_force: Set[str] = frozenset()) -> dict[str, Any]:
    """The dossier of the answer to `dossier.graphql`; plain values, in English identifiers but for names and sentences.

    `in_force`: service/dossier/links.py.
    """
    sources, back, happened_at = Sources(), found["retrospective"], found["occurredAt"]
    chain = back["chain"]
    content: dict[str, Any] = {
        "format": FORMAT,
        "language": wording.language,
        "madeFor": {
            "validOn": as_of.valid_on,
            "knownAt": as_of.known_at,
            "chain": chain["asOf"],
            "chainAsKnown": back["chainAsKnown"]["asOf"],
        },
        "incident": {
            **{name: found[name] for name in _INCIDENT},
            "enterprise": chain["enterprise"],
            "area": found["area"],
            "counts": [_cited(each, sources) for each in found["counts"]],
        },
        "required": back["required"],
        "chain": compared(chain, back["chainAsKnown"], sources, happened_at, in_force),
        "endedAreas": [each["message"] for each in chain["endedAreas"]],
        "gaps": [_gap(each, sources) for each in chain["gaps"]],
        "performance": [
            _performance(number, held, found, sources)
            for number, held in _numbered(chain["links"], back["performance"])
        ],
        "records": _records(back["performance"], happened_at, sources),
        "hazards": _hazards(back, happened_at, sources),
        "listings": [_listing(each, happened_at, sources) for each in back["listings"]],
        "measuresBefore": [_measure(each, happened_at, sources) for each in back["measuresBefore"]],
        "measuresOnDay": _on_day(back["measuresOnDay"], found, sources),
        "measures": [_measure(edge["node"], happened_at, sources) for edge in reversed(found["measures"]["edges"])],
        "investigations": [_by(each, sources) for each in found["investigations"]],
    }
    content["unknown"] = unknown(content, sources.without_document, found["measures"]["totalCount"], wording)
    content["sources"], content["files"] = sources.told, sources.files
    return content


def _with(found: Found, name: str, value: Any) -> dict[str, Any]:
    return {**found, name: value}


def _cited(found: Found, sources: Sources) -> dict[str, Any]:
    """A line with the number of its source in place of the citation, or of where it was entered from."""
    kept = {name: value for name, value in found.items() if name not in ("citation", "enteredFrom", "sourceFile")}
    return {**kept, "source": sources.number(found["citation"], found)}


def _entered(found: Found, happened_at: str, sources: Sources) -> dict[str, Any]:
    """The same of a line that tells its versions, with when it was entered in place of them."""
    said = _cited(found, sources)
    versions = said.pop("versions")
    return said | entry(((each["validFrom"], each["recordedFrom"]) for each in versions), happened_at)


def _by(found: Found, sources: Sources) -> dict[str, Any]:
    return _cited(_with(found, "performedBy", parties(found["performedBy"])), sources)


def _gap(found: Found, sources: Sources) -> dict[str, Any]:
    area = found["area"] and found["area"]["name"]
    return {**{name: found[name] for name in ("basis", "message")}, "area": area} | {
        "source": sources.number(found["demandedBy"])
    }


def _numbered(links: list[Found], performance: list[Found]) -> list[tuple[int, Found]]:
    """The performance of each link of the chain, which come in one order, with its number.

    A predecessor has that of the first link of the same charge.
    """
    present = [held for held in performance if not held["isPredecessor"]]
    numbered = list(zip(links, present, strict=True))
    assert all(identity(link) == identity(held["link"]) for link, held in numbered)  # noqa: S101 - one statement, one order
    charges: dict[str, int] = {}
    numbers = {id(held): number for number, held in enumerate(present, 1)}
    for held in present:
        charges.setdefault(_charge(held), numbers[id(held)])
    return [(numbers.get(id(held)) or charges[_charge(held)], held) for held in performance]


def _charge(held: Found) -> str:
    return str(held["link"]["assignment"]["key"])


def _performance(number: int | None, held: Found, incident: Found, sources: Sources) -> dict[str, Any]:
    return {
        "link": number,
        "isPredecessor": held["isPredecessor"],
        **_holder(held["link"]),
        "duties": [_duty(each, sources) for each in held["duties"]],
        "measures": [_measure(each, incident["occurredAt"], sources) for each in held["measures"]],
        "measuresOnDay": _on_day(held["measuresOnDay"], incident, sources),
    }


def _on_day(measures: list[Found], incident: Found, sources: Sources) -> list[dict[str, Any]]:
    """The measures of the incident's own day, but for those about the incident itself: these followed it, and are told there."""
    own = {"__typename": "Incident", "number": incident["number"]}
    return [_measure(each, incident["occurredAt"], sources) for each in measures if own not in each["concerns"]]


def _holder(link: Found) -> dict[str, Any]:
    """Who held it, in which capacity, and in which days."""
    named = {name: link[name] and link[name][said] for name, said in _HELD.items()}
    return {**named, "role": link["role"], "since": link["since"], "lastDay": before(link["until"])}


def _duty(found: Found, sources: Sources) -> dict[str, Any]:
    duty = found["duty"]
    return {
        "number": duty["number"],
        "kind": duty["kind"],
        **{name: duty[name] for name in _CADENCE},
        **{name: found[name] for name in _COUNTED},
        "missedPeriods": [{"from": each["from"], "lastDay": before(each["to"])} for each in found["missedPeriods"]],
        "records": [record["number"] for record in found["records"]],
        "recordsKnownThen": len(found["records"]) - found["recordedAfterIncident"],
        "source": sources.number(duty["citation"]),
    }


def _records(performance: list[Found], happened_at: str, sources: Sources) -> list[dict[str, Any]]:
    """Every record that counts for some duty, or lies in the time of one, once; by day."""
    every = {record["number"]: record for held in performance for duty in held["duties"] for record in duty["records"]}
    ordered = sorted(every.values(), key=lambda record: (record["on"], record["number"]))
    return [_record(record, happened_at, sources) for record in ordered]


def _record(found: Found, happened_at: str, sources: Sources) -> dict[str, Any]:
    versions = [(version["record"]["on"], version["record"]["recordedFrom"]) for version in found["history"]]
    said = _by(_with(found, "concerns", [subject(each) for each in found["concerns"]]), sources)
    del said["history"], said["recordedFrom"]
    return said | entry(versions, happened_at)


def _hazards(back: Found, happened_at: str, sources: Sources) -> list[dict[str, Any]]:
    still_open = {each["number"] for each in back["openHazards"]}
    return [_hazard(each, each["number"] in still_open, happened_at, sources) for each in back["hazards"]]


def _hazard(found: Found, is_open: bool, happened_at: str, sources: Sources) -> dict[str, Any]:
    """A hazard was entered with the step by which it was found."""
    steps, extensions = ([_entered(e, happened_at, sources) for e in found[name]] for name in ("steps", "extensions"))
    first, held = steps[0], found["asKnown"]
    as_known = {name: held[name] for name in HAZARD_SAYS if held[name] != found[name]} if held else None
    return {
        **{name: found[name] for name in _HAZARD},
        "isOpen": is_open,
        "asKnown": as_known,
        "correctedAt": held["correctedAt"] if held else None,
        "enteredAt": first["enteredAt"],
        "enteredAfterIncident": first["enteredAfterIncident"],
        "steps": steps,
        "extensions": extensions,
        "plans": [_cited(each, sources) for each in found["plans"]],
    }


def _listing(found: Found, happened_at: str, sources: Sources) -> dict[str, Any]:
    said = {**found, "hazard": found["hazard"]["number"], "performedBy": parties(found["performedBy"])}
    return _entered(said, happened_at, sources)


def _measure(found: Found, happened_at: str, sources: Sources) -> dict[str, Any]:
    against = found["against"]
    said = {name: found[name] for name in (*_MEASURE, "versions", "citation", "enteredFrom", "sourceFile")} | {
        "against": against["title"] if against["__typename"] == "Post" else party(against),
        "performedBy": parties(found["performedBy"]),
        "concerns": [subject(each) for each in found["concerns"]],
    }
    return _entered(said, happened_at, sources)
