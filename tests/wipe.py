"""Empty a graph between two tests, and make it ready for the next."""

from typing import Any
from weakref import WeakKeyDictionary

from graph.migrations import REGISTER_KEY, migrate
from graph.store import Store, Transaction

# Ten times as many take the embedded engine seven times as long for each.
AT_ONCE = 1_000

_MIGRATED: WeakKeyDictionary[Store, dict[str, Any]] = WeakKeyDictionary()
"""By the store whose engine has had every migration: what the migrations left in its register's node."""


async def wipe(store: Store) -> None:
    """Delete every node and relationship; constraints and indexes stay."""
    while await store.write(_wipe_some):
        pass


async def _wipe_some(transaction: Transaction) -> bool:
    deleted: int = await transaction.value(
        "MATCH (n) WITH n LIMIT $limit DETACH DELETE n RETURN count(*)", {"limit": AT_ONCE}
    )
    return deleted == AT_ONCE


async def migrated(store: Store) -> None:
    """Bring an empty graph to where the migrations leave it; what they declare is declared once for each engine."""
    if store not in _MIGRATED:
        await migrate(store)
        _MIGRATED[store] = await store.value(
            "MATCH (r:Register {key: $key}) RETURN properties(r)", {"key": REGISTER_KEY}
        )
        return

    async def note(transaction: Transaction) -> None:
        await transaction.run("CREATE (r:Register) SET r = $properties", {"properties": _MIGRATED[store]})

    await store.write(note)
