"""New versions of statements that a migration makes, as if they came in today: no answer under an earlier `knownAt` changes."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

from graph import keys
from graph.clock import OPEN_MOMENT, moment_text
from graph.cypher import CompiledCypher
from graph.labels import NODES
from graph.migrations.migration import REGISTER_KEY
from graph.store import Transaction

AT_ONCE = 2_000
"""How many of them one statement takes."""

Properties = Mapping[str, Any]


async def last_recording(transaction: Transaction) -> str | None:
    """The moment of the register's last recording, under its lock; None before the first."""
    found: list[str] = await transaction.value(_LOCK, {"key": REGISTER_KEY})
    return found[0] if found else None


def after(recorded_at: str) -> str:
    """A moment behind the last recording."""
    text = moment_text(datetime.now(UTC))
    if text > recorded_at:
        return text
    return moment_text(datetime.fromisoformat(recorded_at) + timedelta(microseconds=1))


async def note_recording(transaction: Transaction, moment: str) -> None:
    """Note that the register recorded something then."""
    await transaction.run(_NOTE, {"key": REGISTER_KEY, "now": moment})


async def renew(
    transaction: Transaction, ids: list[str], new: Mapping[str, tuple[str, Properties]], moment: str
) -> None:
    """Close versions, by the engine's ids, and add what takes their place, each its label and properties, with the same links."""
    links: list[tuple[str, str, str, dict[str, Any]]] = await transaction.value(_LINKS, {"rows": ids})
    made: dict[str, str] = {}
    for label in sorted({label for label, _ in new.values()}):
        rows = {id_: _version(label, said, moment) for id_, (of, said) in new.items() if of == label}
        created = dict(await transaction.value(_CREATE[label], {"rows": list(rows.values())}))
        made |= {id_: created[row["key"]] for id_, row in rows.items()}
    by_type: defaultdict[str, list[list[Any]]] = defaultdict(list)
    for id_, type_, end, properties in links:
        if id_ in made:
            by_type[type_].append([made[id_], end, properties])
    for type_, drawn in by_type.items():
        await transaction.run(_link(type_), {"rows": drawn})
    await transaction.run(_CLOSE, {"rows": ids, "now": moment})


def _version(label: str, said: Properties, moment: str) -> dict[str, Any]:
    key = keys.statement(label, said["slot"], moment)
    return {**said, "key": key, "recordedFrom": moment, "recordedTo": OPEN_MOMENT}


def _link(type_: str) -> CompiledCypher:
    return CompiledCypher(
        "UNWIND $rows AS row MATCH (n) WHERE elementId(n) = row[0] MATCH (m) WHERE elementId(m) = row[1]"
        f" CREATE (n)-[r:{type_}]->(m) SET r += row[2]"
    )


_LOCK = "MATCH (r:Register {key: $key}) SET r.migration = r.migration WITH r RETURN collect(r.recordedAt)"
_NOTE = "MATCH (r:Register {key: $key}) SET r.recordedAt = $now"
_LINKS = CompiledCypher(
    "UNWIND $rows AS id MATCH (n) WHERE elementId(n) = id MATCH (n)-[r]->(m)"
    " RETURN collect([elementId(n), type(r), elementId(m), properties(r)])"
)
_CREATE = {
    label: CompiledCypher(
        f"UNWIND $rows AS row CREATE (n:{label} {{key: row.key}}) SET n += row RETURN collect([n.key, elementId(n)])"
    )
    for label in NODES
}
_CLOSE = CompiledCypher("UNWIND $rows AS id MATCH (n) WHERE elementId(n) = id SET n.recordedTo = $now")
