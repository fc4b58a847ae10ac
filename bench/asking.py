"""Small questions of the benchmark itself to an engine."""

import asyncio
from collections.abc import Coroutine, Sequence
from typing import Any, TypeVar

import uvloop

from bench.engines import Ground
from bench.questions import linked_keys
from graph.clock import AsOf
from graph.store import Store

T = TypeVar("T")


def run_async(work: Coroutine[Any, Any, T]) -> T:
    """Run to the end on the loop that the service runs on."""
    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        return runner.run(work)


def linked(ground: Ground, as_of: AsOf, many: int) -> Sequence[str]:
    """The keys of so many linked enterprises."""
    return run_async(_linked(ground, as_of, many))


async def _linked(ground: Ground, as_of: AsOf, many: int) -> Sequence[str]:
    store = Store(ground.address)
    try:
        return await linked_keys(store, as_of, many)
    finally:
        await store.close()
