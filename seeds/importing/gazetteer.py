"""The gazetteer in the register: recorded once an edition."""

import asyncio

from graph.facts import Changes, Facts
from graph.migrations import REGISTER_KEY
from graph.register import Clock, record
from graph.store import Store, Transaction
from seeds.gazetteer import load_gazetteer
from seeds.gazetteer.facts import edition, gazetteer_facts

_NOTED = "MATCH (r:Register {key: $key}) RETURN collect(r.gazetteer)"
_NOTE = "MATCH (r:Register {key: $key}) SET r.gazetteer = $edition"


async def ensure_gazetteer(store: Store, now: Clock) -> Changes | None:
    """Record the gazetteer, unless the register has this very edition, which costs one read; None then.

    Raises GazetteerError for files that cannot be, OSError where they cannot be read, and as `graph.register.record`.
    """
    current = await asyncio.to_thread(edition)
    if current in await store.value(_NOTED, {"key": REGISTER_KEY}):
        return None
    facts = await asyncio.to_thread(lambda: gazetteer_facts(load_gazetteer()))

    async def work(transaction: Transaction) -> Changes:
        return await _record(transaction, facts, current, now)

    return await store.write(work)


async def _record(transaction: Transaction, facts: Facts, current: str, now: Clock) -> Changes:
    changes = await record(transaction, facts, now)
    await transaction.run(_NOTE, {"key": REGISTER_KEY, "edition": current})
    return changes
