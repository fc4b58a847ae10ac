"""Neo4j's index of the words in their order, for a search of a text that very many things have.

It stands beside the index of what the words contain, which has no order. The embedded engine would not use it: it sorts what
it has read.
"""

from graph.cypher import CompiledCypher
from graph.migrations.migration import Migration
from graph.store import Store

_LABELS = ("Organization", "Enterprise", "Person", "Post")


async def _index(store: Store) -> None:
    if (await store.verify()).name != "Neo4j":
        return
    for label in _LABELS:
        name = f"{label.lower()}_words_in_order"
        await store.run(CompiledCypher(f"CREATE INDEX {name} IF NOT EXISTS FOR (n:{label}) ON (n.words)"))


WORDS_IN_ORDER = Migration(7, "words-in-order", (), _index)
