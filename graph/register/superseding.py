"""What a document's successor ends: what it stated, from the day on from which the successor holds (docs/decisions/0022)."""

from collections import defaultdict
from collections.abc import Iterable, Set
from dataclasses import dataclass, field, replace

from graph.clock import OPEN_MOMENT
from graph.cypher import CompiledCypher
from graph.facts import Value
from graph.register.held import read_whole
from graph.register.ordered import Ordered, Properties, Stated
from graph.register.reader import Reader, collected
from graph.register.terms import HeldStatement
from graph.runs import ONE_TIME, run_until

ENDED = ("Assignment", "Membership", "Requirement", "Duty", "WorkTask", "Target", "Indicator", "DutyList")
"""Statements that end with their document. That somebody holds a post does not: no list that is replaced undoes it."""
_GROUPS = frozenset({"SUPERVISION_GROUP", "LEADING_GROUP", "WORKING_GROUP"})
_IN_GROUP = frozenset({"LEAD", "DEPUTY", "MEMBER"})


@dataclass(frozen=True, slots=True)
class Successor:
    """What replaces a document as a whole: what both are called, and the first day from which one does; None: nobody knows."""

    document: str
    name: str
    day: str | None


@dataclass(slots=True)
class Superseding:
    """Documents that are replaced, by key; `concerned` are those of which this input may change that.

    `stated_in` is what those state and the register holds past that day, `groups` are the keys of groups, `ids` the engine's.
    """

    successors: dict[str, Successor] = field(default_factory=dict)
    concerned: dict[str, Successor] = field(default_factory=dict)
    stated_in: dict[str, list[HeldStatement]] = field(default_factory=dict)
    groups: set[str] = field(default_factory=set)
    ids: dict[str, str] = field(default_factory=dict)

    def in_force(self, stated: Stated) -> Stated | None:
        """The statement as far as its document's successor leaves it; None where it never came into force."""
        days = [found.day for key in stated.ends("STATED_IN") if (found := self.successors.get(key)) and found.day]
        if not days or not self._ends_with_it(stated):
            return stated
        content = dict(stated.content)
        if days[0] < str(content["validTo"]):
            if str(content["validFrom"]) >= days[0]:
                return None
            content |= {"validTo": days[0], "statedTo": content.get("statedTo", content["validTo"])}
        return replace(stated, content=run_until(content, days[0]))

    def _ends_with_it(self, stated: Stated) -> bool:
        if stated.label == "Membership":
            return stated.content.get("role") in _IN_GROUP and not self.groups.isdisjoint(stated.ends("ORGANIZATION"))
        return stated.label in ENDED


async def read_superseding(reader: Reader, said: Ordered, empty: Set[str]) -> Superseding:
    """What is replaced of the documents that an input speaks of, in the register and once the input is in."""
    found = Superseding()
    tied = [(tie.start, tie.end) for tie in said.ties.get("SUPERSEDES", {}).values()]
    stated = {key for same in said.statements.values() for each in same.values() for key in each.ends("STATED_IN")}
    described = set(said.things.get("OfficialDocument", ()))
    if "OfficialDocument" in empty and not tied:
        return found
    documents = stated | described | {end for _, end in tied}
    held = await _pairs(reader, sorted(documents)) if "OfficialDocument" not in empty else []
    properties = {key: known for pair in held for key, known in (pair[:2], pair[2:])}
    missing = sorted({key for pair in tied for key in pair} - properties.keys())
    properties |= dict(await collected(reader, _DOCUMENTS, missing))
    for key, more in said.things.get("OfficialDocument", {}).items():
        properties[key] = {**properties.get(key, {}), **more}
    pairs = {*tied, *((successor, document) for document, _, successor, _ in held)}
    found.successors = _successors(pairs, properties)
    changed = {end for _, end in tied} | {document for successor, document in pairs if successor in described}
    found.concerned = {key: found.successors[key] for key in sorted(changed)}
    if found.successors:
        found.groups = await _groups(reader, said)
        await _read_stated_in(reader, found, empty)
    return found


def _successors(pairs: Iterable[tuple[str, str]], properties: dict[str, Properties]) -> dict[str, Successor]:
    """By document the first that replaces it."""
    by_document: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
    for successor, document in pairs:
        known = properties.get(successor, {})
        day = known.get("effectiveFrom") or known.get("issuedOn") or ""
        by_document[document].append((str(day) or "~", successor))
    firsts = {document: min(found) for document, found in by_document.items()}
    return {
        document: Successor(
            _called(properties.get(document, {})), _called(properties.get(key, {})), None if day == "~" else day
        )
        for document, (day, key) in firsts.items()
    }


def _called(properties: Properties) -> str:
    return str(properties.get("number") or properties.get("title") or "")


async def _pairs(reader: Reader, documents: list[str]) -> list[tuple[str, Properties, str, Properties]]:
    """Whatever replaces or is replaced by one of the documents: document, what is known of it, and its successor."""
    rows = await collected(reader, _REPLACED, documents) + await collected(reader, _REPLACING, documents)
    return [tuple(row) for row in rows]


async def _groups(reader: Reader, said: Ordered) -> set[str]:
    things = said.things.get("Organization", {})
    ends = {k for each in said.statements.get("Membership", {}).values() for k in each.ends("ORGANIZATION")}
    kinds: dict[str, Value] = dict(await collected(reader, _KINDS, sorted(ends)))
    kinds |= {key: known["kind"] for key, known in things.items() if "kind" in known}
    return {key for key, kind in kinds.items() if kind in _GROUPS}


async def _read_stated_in(reader: Reader, found: Superseding, empty: Set[str]) -> None:
    rows = [[key, successor.day] for key, successor in found.concerned.items() if successor.day]
    for label in ENDED if rows else ():
        if label in empty:
            continue
        stated = await collected(reader, _PAST_ITS_DAY[label], rows, open=OPEN_MOMENT)
        whole = await read_whole(reader, label, [(slot, id_, known) for _, slot, id_, known in stated])
        for (document, *_), statement in zip(stated, whole, strict=True):
            found.stated_in.setdefault(document, []).append(statement)
    known = await collected(reader, _ENDS, [held.id for same in found.stated_in.values() for held in same])
    found.ids = {key: id_ for key, id_, _ in known}
    found.groups |= {key for key, _, kind in known if kind in _GROUPS}


_DAYS = "{.number, .title, .issuedOn, .effectiveFrom}"
_KNOWN = f"[d.key, d {_DAYS}, s.key, s {_DAYS}]"
_REPLACED = CompiledCypher(
    "UNWIND $rows AS key MATCH (d:OfficialDocument {key: key})<-[:SUPERSEDES]-(s:OfficialDocument)"
    f" RETURN collect({_KNOWN})"
)
_REPLACING = CompiledCypher(
    "UNWIND $rows AS key MATCH (s:OfficialDocument {key: key})-[:SUPERSEDES]->(d:OfficialDocument)"
    f" RETURN collect({_KNOWN})"
)
_DOCUMENTS = CompiledCypher(
    f"UNWIND $rows AS key MATCH (d:OfficialDocument {{key: key}}) RETURN collect([d.key, d {_DAYS}])"
)
_KINDS = CompiledCypher("UNWIND $rows AS key MATCH (o:Organization {key: key}) RETURN collect([o.key, o.kind])")
_RUN_PAST_IT = " OR n.runsTo > row[1] OR (n.runsStatedTo IS NOT NULL AND coalesce(n.runsTo, n.validTo) <> row[1])"
_PAST_ITS_DAY = {
    label: CompiledCypher(
        "UNWIND $rows AS row"
        f" MATCH (d:OfficialDocument {{key: row[0]}})<-[:STATED_IN]-(n:{label})"
        " WHERE n.recordedTo = $open AND (n.validTo > row[1] OR (n.statedTo IS NOT NULL AND n.validTo <> row[1])"
        f"{_RUN_PAST_IT if label in ONE_TIME else ''})"
        " RETURN collect([row[0], n.slot, elementId(n), properties(n)])"
    )
    for label in ENDED
}
_ENDS = CompiledCypher(
    "UNWIND $rows AS id MATCH (n) WHERE elementId(n) = id MATCH (n)-->(m) RETURN collect([m.key, elementId(m), m.kind])"
)
