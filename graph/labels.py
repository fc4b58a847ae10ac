"""Labels, relationship types and their properties: the one place where the graph's vocabulary is declared.

Two kinds of nodes (design: "The graph"): *things* exist, *statements* say something of things for a period and carry
both clocks. Temporal relationships carry both clocks as well. Everything else in the project names only what stands
here.
"""

from collections.abc import Mapping
from dataclasses import dataclass

CLOCKS = frozenset({"validFrom", "validTo", "recordedFrom", "recordedTo"})
"""The four properties of the two clocks: days it holds, and when the register held it; both half-open."""

CITATION = frozenset({"annex", "row", "clause", "excerpt"})
"""Where in its document a statement stands."""

PLACE = CITATION | {"position"}
"""Where a statement was read. What is said again elsewhere is the same (docs/decisions/0022)."""

RUN = frozenset({"runsFrom", "runsTo", "runsStatedTo", "isWithin"})
"""Of terms of one statement that are one time (`graph.runs`): its first day where that is not the term's own, its end on all but
the last, the same before the successor of a document ended it, and whether another term has all days of this one."""

FILE = frozenset({"fileName", "fileSha256", "fileSize"})
"""The kept file: of a document its original, of a statement what it was read from."""


@dataclass(frozen=True, slots=True)
class Node:
    """A label: its properties, and whether it is a statement (holds for a period, corrected and never overwritten)."""

    properties: frozenset[str]
    statement: bool = False


@dataclass(frozen=True, slots=True)
class Relationship:
    """A relationship type: its properties, and whether it holds for a period of its own. One between things that has none is
    `noted`: it may be recorded later than both of its ends."""

    properties: frozenset[str] = frozenset()
    temporal: bool = False
    noted: bool = False


def _thing(*names: str) -> Node:
    """A thing; `changedAt` is the moment from which what stands on it is held, where the register held something else before."""
    return Node(frozenset({"key", "changedAt", *names}) | CLOCKS)


def _found(*names: str) -> Node:
    """A thing that a search finds by its `words`, which it has since the moment `wordsSince` (always, where it has none)."""
    return _thing("words", "wordsSince", *names)


def _statement(*names: str) -> Node:
    # `statedTo` is the end as it was stated, where another one took its place: the day of its document's successor, or the day on
    # which another term of the same follows (`followedOn`). `firstDaysBefore` are first days that were corrected, so that an
    # older file that still says one of them is recognised.
    periods = {"key", "slot", "source", "validFromUncertain", "endCondition", "lastConfirmedOn"}
    # `fileNotedAt` is when its file became known, of one that was recorded without.
    periods |= {"statedTo", "followedOn", "firstDaysBefore", "fileNotedAt"}
    return Node(frozenset({*periods, *names}) | CLOCKS | CITATION | FILE, statement=True)


def _demand(*names: str) -> Node:
    """A statement of what is to be done; `position` is its place among those of its kind in the document, from 1."""
    return _statement("position", *names)


_TEMPORAL = Relationship(frozenset({"source"}) | CLOCKS, temporal=True)
_FIXED = Relationship()
_NOTED = Relationship(frozenset({"recordedFrom"}), noted=True)

_THINGS: Mapping[str, Node] = {
    "Area": _found(
        "code",
        "name",
        "level",
        "kind",
        "aliases",
        "validFromUncertain",
        "validToUncertain",
        "locatedFrom",
        "locatedRecorded",
    ),
    "Organization": _found("name", "kind"),
    "Post": _found("title", "dualDuty"),
    "Person": _found("name"),
    "Enterprise": _found("uscc", "name", "isKey"),
    "Sector": _found("code", "name"),
    "OfficialDocument": _found(
        "number",
        "title",
        "issuedOn",
        "issuedOnSource",
        "effectiveFrom",
        "validFromUncertain",
        "missingAnnexes",
        "announcedEnterprises",
        *FILE,
    ),
    "Name": _found("name", "kind", "validFromUncertain", "validToUncertain"),
    "Code": _found("code", "retired"),
    # `source` is the workbook that says it; what the gazetteer says has none.
    "ChangeEvent": _thing("kind", "on", "onUncertain", "source"),
}
_STATEMENTS: Mapping[str, Node] = {
    "Membership": _statement("role", *RUN),
    "PostVacancy": _statement("reason"),
    "Assignment": _statement("basis", "role", *RUN),
    "Requirement": _demand("kind", "basis", "quantity", "per", "within", "countedFrom", "dueDay", "level", "isOpen"),
    "Duty": _demand(
        "number",
        "kind",
        "recurrence",
        "quota",
        "dueDay",
        "dueOn",
        "within",
        "countedFrom",
        "bearerBasis",
        "bearerRole",
        "bearerLevel",
    ),
    "WorkTask": _demand("number", "section", "title", "owners", "dueOn"),
    "Target": _demand("number", "title"),
    "Indicator": _demand("target", "name", "comparison", "value", "unit", "baseline", "level", "dueOn"),
    "DutyList": _statement("kind", "year", "items"),
}
_EVENTS: Mapping[str, Node] = {
    "Hazard": _thing("number", "title", "grade", "category", "caseFile"),
    "Incident": _thing("number", "title", "occurredAt", "type", "category", "isProductionSafety"),
    "Attachment": _thing("sha256", "name", "size", "mediaType"),
    "IndicatorProgress": _statement("target", "name", "value"),
    "Waiver": _statement("rule", "dutyNumber", "reason"),
    "DutyRecord": _statement("number", "kind", "title", "summary", "dutyNumbers", "reportsOn"),
    "MonthlyReturn": _statement(
        "month", "liaisonGroups", "inspections", "leaders", "departments", "linkedVillages", "linkedKeyEnterprises"
    ),
    "HazardStep": _statement("status", "round", "dueOn", "note"),
    "DeadlineExtension": _statement("dueOn", "note"),
    "ListedSupervision": _statement("number", "level", "dueOn"),
    "RectificationPlan": _statement("number", "title", "aims", "measures", "dueOn"),
    "CasualtyCount": _statement("deaths", "seriousInjuries", "directLossCents"),
    "Investigation": _statement("level", "elevatedFrom", "concludedOn", "conclusion"),
    "AccountabilityMeasure": _statement("kind", "number", "note", "replyBy", "repliedOn", "dueOn", "completedOn"),
}
EVENTS = frozenset(_EVENTS)
"""What happened and was done: of a statement `validFrom` is its Shanghai day, and from then on it has happened. There may be more
of them than of everything else."""

# What the register held of a thing until it learned better: `recordedTo` is that moment, the rest is as it was.
_VERSION = Node(
    frozenset[str]().union(*(node.properties for node in (*_THINGS.values(), *_EVENTS.values()) if not node.statement))
)
_REGISTER = Node(
    frozenset({"key", "beganAt", "recordedAt", "migration", "finished", "loaded", "loading", "gazetteer", "sample"})
)

NODES: Mapping[str, Node] = {**_THINGS, **_STATEMENTS, **_EVENTS, "Version": _VERSION, "Register": _REGISTER}
"""Every label."""

RELATIONSHIPS: Mapping[str, Relationship] = {
    "PART_OF": _TEMPORAL,
    "LEFT_IN": _TEMPORAL,
    "MERGED_WITH": _TEMPORAL,
    "LOCATED_IN": _TEMPORAL,
    "DEPARTED_FROM": _FIXED,
    "ADMINISTERS": _TEMPORAL,
    "OPERATES_IN": _TEMPORAL,
    "NAMED": _FIXED,
    "IN_CONTEXT": _NOTED,
    "CHANGED_FROM": _NOTED,
    "CHANGED_TO": _NOTED,
    "BELONGS_TO": _NOTED,
    "CODED": _FIXED,
    "MEMBER": _FIXED,
    "POST": _FIXED,
    "VACANCY_OF": _FIXED,
    "ORGANIZATION": _FIXED,
    "ASSIGNEE": _FIXED,
    "SUBJECT": _FIXED,
    "SECTOR": _FIXED,
    "STATED_IN": _FIXED,
    "LISTS": Relationship(CITATION),
    "ISSUED_BY": _NOTED,
    "BASED_ON": _NOTED,
    "MENTIONS": _NOTED,
    "SUPERSEDES": _NOTED,
    "SUPERSEDES_PARTLY": _NOTED,
    "WAS": _FIXED,
    "DEMANDED_BY": _FIXED,
    "OWNED_BY": _FIXED,
    "PERFORMED_BY": _FIXED,
    "CONCERNS": _FIXED,
    "ATTACHED": _FIXED,
    "FOUND_AT": _NOTED,
    "OCCURRED_AT": _NOTED,
    "OF_HAZARD": _FIXED,
    "OF_INCIDENT": _FIXED,
    "AGAINST": _FIXED,
    "EXEMPTS": _FIXED,
}
"""Every relationship type."""
