"""The words that a search finds things by, for what was stored before there were any, and Neo4j's index of them.

The embedded engine has no index of what a text contains: it reads the things of a label.
"""

from collections.abc import Awaitable, Callable

from graph.cypher import CompiledCypher
from graph.migrations.migration import Migration
from graph.store import Store, Transaction
from graph.words import NAMES, words_of

AT_ONCE = 2_000
"""Nodes in one transaction: what is held in memory is one batch."""

Row = list[object]


async def fill_words(store: Store) -> None:
    """Index and fill, a batch of nodes at a time; what has its words already is given the same again."""
    if (await store.verify()).name == "Neo4j":
        for label in (*NAMES, "Version"):
            name = f"{label.lower()}_words"
            await store.run(CompiledCypher(f"CREATE TEXT INDEX {name} IF NOT EXISTS FOR (n:{label}) ON (n.words)"))
    for label in NAMES:
        await _fill(store, label, _THINGS.replace("LABEL", label))
    await _fill(store, "Version", _VERSIONS)


async def _fill(store: Store, label: str, statement: str) -> None:
    after, last = f"{label}:", f"{label};"
    while rows := await store.rows(CompiledCypher(statement), {"after": after, "last": last, "limit": AT_ONCE}):
        filled = [[id_, words_of(of, properties)] for _, id_, of, properties in rows]
        await store.write(_setting(filled, label == "Version"))
        after = rows[-1][0]


def _setting(rows: list[Row], versions: bool) -> Callable[[Transaction], Awaitable[None]]:
    async def work(transaction: Transaction) -> None:
        await transaction.run(_SET, {"rows": [row for row in rows if row[1] is not None]})
        if versions:
            await transaction.run(_SINCE, {"rows": rows})

    return work


_PAGE = "WHERE n.key > $after AND n.key < $last WITH n ORDER BY n.key LIMIT $limit"
_THINGS = f"MATCH (n:LABEL) {_PAGE} RETURN n.key, elementId(n), 'LABEL', properties(n)"
# Words are those of a moment: a version's since it was recorded, the thing's since its last version ended.
_VERSIONS = (
    f"MATCH (n:Version) {_PAGE} MATCH (thing)-[:WAS]->(n) RETURN n.key, elementId(n), labels(thing)[0], properties(n)"
)
# Words are those of a moment: a version's since it was recorded, the thing's since its last version ended.
_SINCE = CompiledCypher(
    "UNWIND $rows AS row MATCH (n:Version) WHERE elementId(n) = row[0] MATCH (thing)-[:WAS]->(n)"
    " SET n.wordsSince = n.recordedFrom, thing.wordsSince ="
    " CASE WHEN coalesce(thing.wordsSince, '') < n.recordedTo THEN n.recordedTo ELSE thing.wordsSince END"
)
_SET = CompiledCypher("UNWIND $rows AS row MATCH (n) WHERE elementId(n) = row[0] SET n.words = row[1]")

SEARCH = Migration(3, "search", (), fill_words)
