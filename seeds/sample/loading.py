"""Load 示例市 into a register that holds no enterprise yet."""

from collections.abc import Callable

from graph.facts import Changes
from graph.register import Clock, load
from graph.store import Store
from seeds.sample.facts import batch_count, sample_facts

Progress = Callable[[int, int], None]
"""Called with how many batches are in the register, and how many there will be."""


async def load_sample(
    store: Store,
    enterprises: int,
    now: Clock,
    progress: Progress | None = None,
    *,
    supervised: int | None = None,
    records: int | None = None,
) -> Changes:
    """Load the city with so many enterprises; what an interrupted load left out is loaded by calling it again.

    `now` is the moment of recording, `supervised` and `records` as for `sample_facts`. Raises ValueError below 0
    of them, and otherwise as `graph.register.load`.
    """
    total = batch_count(enterprises, supervised, records)

    def report(done: int) -> None:
        if progress:
            progress(done, total)

    report(0)
    return await load(store, sample_facts(enterprises, supervised, records), now, report)
