"""What the register holds of what an input speaks of, read before anything is compared."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass, field

from graph.clock import OPEN_MOMENT
from graph.cypher import CompiledCypher
from graph.labels import NODES, RELATIONSHIPS
from graph.register.held import read_families
from graph.register.ordered import Ordered, Properties, label_of
from graph.register.reader import Reader, collected
from graph.register.superseding import Superseding, read_superseding
from graph.register.terms import Family
from graph.register.timeline import Period

EVERY_STATEMENT = tuple(label for label, node in NODES.items() if node.statement)


@dataclass(frozen=True, slots=True)
class HeldThing:
    """A thing: its id in the engine and its properties."""

    id: str
    properties: Properties


@dataclass(slots=True)
class Present:
    """Ids of nodes by key, things by key, live ties by type and start, the terms of statements by label and slot.

    A live tie is its engine's id by its period; a fixed tie has the period of a tie of unknown period. `outdated` are
    the live statements of the same source, by label and slot.
    """

    ids: dict[str, str] = field(default_factory=dict)
    things: dict[str, HeldThing] = field(default_factory=dict)
    ties: defaultdict[tuple[str, str], dict[Period, str]] = field(default_factory=lambda: defaultdict(dict))
    families: dict[tuple[str, str], Family] = field(default_factory=dict)
    superseding: Superseding = field(default_factory=Superseding)
    of_source: dict[tuple[str, str], str] = field(default_factory=dict)


async def read_present(reader: Reader, said: Ordered, absent: Set[str], ids: Mapping[str, str]) -> Present:
    """What is there of what is said. Nothing of the labels `absent` is looked for; `ids` are known already."""
    present = Present(dict(ids))
    without_nodes = await _without_nodes(reader)
    empty = absent | without_nodes
    for label, things in said.things.items():
        if label not in empty:
            await _read_things(reader, label, list(things), present)
    await _read_ids(reader, said, without_nodes, present)
    for type_, ties in said.ties.items():
        starts = dict.fromkeys(start for start, *_ in ties if label_of(start) not in empty)
        await _read_ties(reader, type_, [start for start in starts if start in present.ids], present)
    for label, statements in said.statements.items():
        if label not in empty:
            parts = {slot: stated.parts for (slot, _), stated in statements.items()}
            for slot, family in (await read_families(reader, label, parts)).items():
                present.families[label, slot] = family
    present.superseding = await read_superseding(reader, said, empty)
    present.ids.update(present.superseding.ids)
    if said.complete:
        for label in EVERY_STATEMENT:
            await _read_source(reader, label, said.source, present)
    return present


async def _without_nodes(reader: Reader) -> set[str]:
    """The labels that no node has: a first import is spared a hundred thousand lookups."""
    found: list[str] = await reader.value(_FILLED)
    return NODES.keys() - set(found)


async def _read_things(reader: Reader, label: str, keys: list[str], present: Present) -> None:
    for key, id_, properties in await collected(reader, _THINGS[label], keys):
        present.things[key] = HeldThing(id_, dict(properties))
        present.ids[key] = id_


async def _read_ids(reader: Reader, said: Ordered, empty: Set[str], present: Present) -> None:
    wanted: defaultdict[str, set[str]] = defaultdict(set)
    for key in _ends(said):
        if key not in present.ids and key not in said.things.get(label_of(key), ()):
            wanted[label_of(key)].add(key)
    for label, keys in wanted.items():
        if label not in empty:
            present.ids.update(await collected(reader, _IDS[label], sorted(keys)))


def _ends(said: Ordered) -> Iterable[str]:
    for ties in said.ties.values():
        for start, end, *_ in ties:
            yield from (start, end)
    for statements in said.statements.values():
        for stated in statements.values():
            yield from (end for _, end, _ in stated.links)


async def _read_ties(reader: Reader, type_: str, starts: list[str], present: Present) -> None:
    rows = [[start, present.ids[start]] for start in starts]
    for start, end, end_id, *tie in await collected(reader, _TIES[type_], rows, open=OPEN_MOMENT):
        id_, valid_from, valid_to = tie
        present.ties[type_, start][Period(valid_from, valid_to, end)] = id_
        present.ids[end] = end_id


async def _read_source(reader: Reader, label: str, source: str, present: Present) -> None:
    parameters = {"source": source, "open": OPEN_MOMENT}
    for slot, id_ in await reader.value(_OF_SOURCE[label], parameters):
        present.of_source[label, slot] = id_


def _per_label(template: str) -> Mapping[str, CompiledCypher]:
    return {label: CompiledCypher(template.replace("LABEL", label)) for label in NODES}


_FILLED = CompiledCypher(
    "RETURN ["
    + ", ".join(f"CASE WHEN EXISTS {{ MATCH (n:{label}) }} THEN '{label}' ELSE '' END" for label in NODES)
    + "]"
)
_THINGS = _per_label(
    "UNWIND $rows AS key MATCH (n:LABEL {key: key}) RETURN collect([n.key, elementId(n), properties(n)])"
)
_IDS = _per_label("UNWIND $rows AS key MATCH (n:LABEL {key: key}) RETURN collect([n.key, elementId(n)])")
_OF_SOURCE = _per_label(
    "MATCH (n:LABEL {source: $source}) WHERE n.recordedTo = $open RETURN collect([n.slot, elementId(n)])"
)
_LIVE = "UNWIND $rows AS row MATCH (n) WHERE elementId(n) = row[1] MATCH (n)-[r:TYPE]->(m) WHERE r.recordedTo = $open"
_ANY = "UNWIND $rows AS row MATCH (n) WHERE elementId(n) = row[1] MATCH (n)-[r:TYPE]->(m) WHERE $open <> ''"
_TIES = {
    name: CompiledCypher(
        (_LIVE if type_.temporal else _ANY).replace("TYPE", name)
        + " RETURN collect([n.key, m.key, elementId(m), elementId(r), "
        + ("r.validFrom, r.validTo])" if type_.temporal else "'0001-01-01', '9999-12-31'])")
    )
    for name, type_ in RELATIONSHIPS.items()
}
