"""Statements as the register holds them, read whole: content, links, source and file."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from graph import keys
from graph.clock import OPEN_MOMENT
from graph.cypher import CompiledCypher
from graph.labels import FILE, NODES
from graph.register.ordered import Link, Stated, content_of, link
from graph.register.reader import Reader, collected
from graph.register.terms import Family, HeldStatement

Row = tuple[str, str, Mapping[str, Any]]
"""Slot, the engine's id, properties."""
_ORIGIN = FILE | {"source"}


async def read_families(reader: Reader, label: str, parts: Mapping[str, tuple[str, ...]]) -> dict[str, Family]:
    """The terms of statements by slot, where there are any; `parts` are those of each slot, empty where it has but one term.

    Slots of further terms are counted on, so that they are sought until one was never there.
    """
    found: dict[str, Family] = {}
    asked = {slot: slot for slot in parts}
    live: list[tuple[str, Row]] = []
    number = 0
    while asked:
        gone: dict[str, tuple[str, str]] = {}
        rows = await collected(reader, _VERSIONS[label], list(asked), open=OPEN_MOMENT)
        held = {slot for slot, _, recorded_to, *_ in rows if recorded_to == OPEN_MOMENT}
        for slot, id_, recorded_to, valid_from, properties in rows:
            if recorded_to == OPEN_MOMENT:
                live.append((asked[slot], (slot, id_, properties)))
            elif slot not in held:
                gone[slot] = max(gone.get(slot, ("", "")), (recorded_to, valid_from))
        for slot, (_, valid_from) in gone.items():
            found.setdefault(asked[slot], Family()).gone[slot] = valid_from
        number += 1
        first = [asked[slot] for slot in held | gone.keys()]
        asked = {keys.term(parts[slot], number): slot for slot in first if parts[slot]}
    statements = await read_whole(reader, label, [row for _, row in live])
    for (slot, _), statement in zip(live, statements, strict=True):
        found.setdefault(slot, Family()).held[statement.stated.slot] = statement
    return found


async def read_whole(reader: Reader, label: str, rows: Sequence[Row]) -> list[HeldStatement]:
    """The statements of these rows with their links, in their order."""
    links: defaultdict[str, set[Link]] = defaultdict(set)
    for id_, type_, end, properties in await collected(reader, _LINKS, [id_ for _, id_, _ in rows]):
        links[id_].add(link(type_, end, properties))
    return [_held(label, row, links[row[1]]) for row in rows]


def _held(label: str, row: Row, links: Iterable[Link]) -> HeldStatement:
    slot, id_, properties = row
    origin = {name: value for name, value in properties.items() if name in _ORIGIN}
    stated = Stated(label, slot, content_of(properties), frozenset(links))
    return HeldStatement(id_, stated, origin, properties.keys() >= FILE)


_VERSIONS = {
    label: CompiledCypher(
        f"UNWIND $rows AS slot MATCH (n:{label} {{slot: slot}})"
        " RETURN collect([n.slot, elementId(n), n.recordedTo, n.validFrom,"
        " CASE WHEN n.recordedTo = $open THEN properties(n) END])"
    )
    for label, node in NODES.items()
    if node.statement
}
_LINKS = CompiledCypher(
    "UNWIND $rows AS id MATCH (n) WHERE elementId(n) = id MATCH (n)-[r]->(m)"
    " RETURN collect([elementId(n), type(r), m.key, properties(r)])"
)
