"""Since when the register holds what stands on a thing, and a fixed relationship between things, for what was recorded before.

A relationship may have been recorded later than its ends: when, nobody noted. It counts from the later of the two.
"""

from collections.abc import Awaitable, Callable

from graph.cypher import CompiledCypher
from graph.migrations.migration import Migration, index
from graph.store import Store, Transaction

AT_ONCE = 2_000
"""Things in one transaction."""

_STARTS = {
    "Name": "IN_CONTEXT",
    "ChangeEvent": "CHANGED_FROM|CHANGED_TO",
    "Post": "BELONGS_TO",
    "OfficialDocument": "ISSUED_BY|BASED_ON|MENTIONS|SUPERSEDES|SUPERSEDES_PARTLY",
    "Hazard": "FOUND_AT",
    "Incident": "OCCURRED_AT",
}
"""The labels that such relationships begin at, and their types."""

_CHANGED = CompiledCypher(
    "MATCH (n)-[:WAS]->(v:Version) WITH n, max(v.recordedTo) AS moment SET n.changedAt = moment RETURN count(n)"
)


async def note_when(store: Store) -> None:
    """Note it, a batch of things at a time; what is noted already stays."""
    for label, types in _STARTS.items():
        after, last = f"{label}:", f"{label};"
        while keys := await store.value(_page(label), {"after": after, "last": last, "limit": AT_ONCE}):
            await store.write(_noting(label, types, keys))
            after = keys[-1]


def _page(label: str) -> CompiledCypher:
    return CompiledCypher(
        f"MATCH (n:{label}) WHERE n.key > $after AND n.key < $last WITH n.key AS key ORDER BY key LIMIT $limit"
        " RETURN collect(key)"
    )


def _noting(label: str, types: str, keys: list[str]) -> Callable[[Transaction], Awaitable[None]]:
    statement = CompiledCypher(
        f"UNWIND $keys AS key MATCH (n:{label} {{key: key}}) MATCH (n)-[r:{types}]->(m) WHERE r.recordedFrom IS NULL"
        " SET r.recordedFrom = CASE WHEN m.recordedFrom > n.recordedFrom THEN m.recordedFrom ELSE n.recordedFrom END"
    )

    async def work(transaction: Transaction) -> None:
        await transaction.run(statement, {"keys": keys})

    return work


_LOOKUPS = tuple(index("Version", name) for name in ("name", "code", "uscc", "number", "isKey"))

HELD = Migration(15, "held", (*_LOOKUPS, _CHANGED), note_when)
