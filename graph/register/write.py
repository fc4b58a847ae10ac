"""Carry out a plan: the one place that writes things, ties and statements."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from graph import keys
from graph.clock import OPEN_MOMENT
from graph.cypher import CompiledCypher
from graph.facts import KeptFile
from graph.labels import NODES, RELATIONSHIPS
from graph.register.history import keep_what_was
from graph.register.homes import note_homes
from graph.register.left import note_left
from graph.register.ordered import Ordered
from graph.register.plan import NewVersion, Plan, TieVersion
from graph.register.reader import batches, collected
from graph.store import Transaction
from graph.words import words_of

Rows = defaultdict[Any, list[list[Any]]]


async def carry_out(
    transaction: Transaction, plan: Plan, moment: str, said: Ordered, ids: Mapping[str, str]
) -> dict[str, str]:
    """Write what the plan makes of what was said, as of the moment; returns the engine's ids of all nodes concerned, by key."""
    known = dict(ids)
    clock = {"recordedFrom": moment, "recordedTo": OPEN_MOMENT}
    origin = {"source": said.source, **(said.file.properties if said.file else {})}
    for label, things in plan.new_things.items():
        rows = [{"key": key, **properties, **_words(label, properties), **clock} for key, properties in things]
        known.update(await collected(transaction, _CREATE[label], rows))
    await _close(transaction, plan, moment, known)
    await _create_ties(transaction, plan.new_ties, said.source, known, clock)
    await note_homes(transaction, plan, moment, known)
    await keep_what_was(transaction, plan.changed_things, moment)
    await note_left(transaction, plan, moment, said.source, known)
    await _create_statements(transaction, plan.new_statements, origin, known, clock)
    return known


async def note_file(transaction: Transaction, statements: Sequence[str], file: KeptFile, moment: str) -> None:
    """Note on statements, by the engine's ids, that a file says the same: those that came before files were noted.

    What is asked as of an earlier moment does not tell it.
    """
    await _run(transaction, _NOTE_FILE, statements, now=moment, **file.properties)


def _words(label: str, properties: Mapping[str, Any]) -> Mapping[str, str]:
    words = words_of(label, properties)
    return {} if words is None else {"words": words}


async def _close(transaction: Transaction, plan: Plan, moment: str, ids: Mapping[str, str]) -> None:
    by_type: Rows = defaultdict(list)
    for tie in plan.closed_ties:
        by_type[tie.type].append([ids[tie.start], tie.id])
    for type_, rows in by_type.items():
        await _run(transaction, _CLOSE_TIE[type_], rows, now=moment)
    await _run(transaction, _CLOSE_NODE, [*plan.closed_things, *plan.closed_statements], now=moment)


async def _create_ties(
    transaction: Transaction,
    ties: Sequence[TieVersion],
    source: str,
    ids: Mapping[str, str],
    clock: Mapping[str, str],
) -> None:
    by_type: Rows = defaultdict(list)
    for tie in ties:
        period = tie.period
        by_type[tie.type].append([ids[tie.start], ids[period.end], period.valid_from, period.valid_to])
    for type_, rows in by_type.items():
        await _run(transaction, _CREATE_TIE[type_], rows, source=source, **clock)


async def _create_statements(
    transaction: Transaction,
    statements: Sequence[NewVersion],
    origin: Mapping[str, Any],
    ids: Mapping[str, str],
    clock: Mapping[str, str],
) -> None:
    nodes: defaultdict[str, list[Mapping[str, Any]]] = defaultdict(list)
    links: Rows = defaultdict(list)
    for version in statements:
        stated = version.stated
        key = keys.statement(stated.label, stated.slot, clock["recordedFrom"])
        came = origin if version.origin is None else version.origin
        nodes[stated.label].append({"key": key, "slot": stated.slot, **came, **stated.content, **clock})
        for type_, end, properties in sorted(stated.links):
            links[type_].append([key, ids[end], dict(properties)])
    own: dict[str, str] = {}
    for label, rows in nodes.items():
        own.update(await collected(transaction, _CREATE[label], rows))
    for type_, drawn in links.items():
        await _run(transaction, _CREATE_LINK[type_], [[own[key], end, said] for key, end, said in drawn])


async def _run(transaction: Transaction, statement: CompiledCypher, rows: Sequence[Any], **parameters: Any) -> None:
    for batch in batches(rows):
        await transaction.run(statement, {"rows": batch, **parameters})


# Ends are found by the engine's own id: a third of the time that the embedded engine takes to find them by key.
_ENDS = (
    "UNWIND $rows AS row MATCH (n) WHERE elementId(n) = row[0] MATCH (m) WHERE elementId(m) = row[1] CREATE (n)-[r:TYPE"
)
_PERIOD = " {validFrom: row[2], validTo: row[3], recordedFrom: $recordedFrom, recordedTo: $recordedTo, source: $source}"
_RECORDED = " {recordedFrom: $recordedFrom}"
_CREATE = {
    label: CompiledCypher(
        f"UNWIND $rows AS row CREATE (n:{label} {{key: row.key}}) SET n += row RETURN collect([n.key, elementId(n)])"
    )
    for label in NODES
}
_CREATE_TIE = {
    name: CompiledCypher(
        _ENDS.replace("TYPE", name) + (_PERIOD if type_.temporal else _RECORDED if type_.noted else "") + "]->(m)"
    )
    for name, type_ in RELATIONSHIPS.items()
}
_CREATE_LINK = {
    name: CompiledCypher(_ENDS.replace("TYPE", name) + "]->(m)" + (" SET r += row[2]" if type_.properties else ""))
    for name, type_ in RELATIONSHIPS.items()
    if not type_.temporal
}
_CLOSE_TIE = {
    name: CompiledCypher(
        "UNWIND $rows AS row MATCH (n) WHERE elementId(n) = row[0]"
        f" MATCH (n)-[r:{name}]->() WHERE elementId(r) = row[1] SET r.recordedTo = $now"
    )
    for name, type_ in RELATIONSHIPS.items()
    if type_.temporal
}
_CLOSE_NODE = CompiledCypher("UNWIND $rows AS id MATCH (n) WHERE elementId(n) = id SET n.recordedTo = $now")
_NOTE_FILE = CompiledCypher(
    "UNWIND $rows AS id MATCH (n) WHERE elementId(n) = id"
    " SET n.fileName = $fileName, n.fileSha256 = $fileSha256, n.fileSize = $fileSize, n.fileNotedAt = $now"
)
