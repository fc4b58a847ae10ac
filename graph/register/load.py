"""Load what is too big for one transaction, into a register that holds no enterprise yet."""

import asyncio
from collections import Counter
from collections.abc import AsyncGenerator, Callable, Iterable, Mapping
from contextlib import aclosing
from dataclasses import dataclass
from functools import partial
from itertools import islice

from graph.cypher import CompiledCypher
from graph.facts import Changes, Facts
from graph.labels import EVENTS
from graph.register.errors import RegisterNotEmpty
from graph.register.moment import Clock, lock, moment_after, note_begun, note_finished, note_loaded
from graph.register.ordered import Ordered, label_of, ordered
from graph.register.plan import plan
from graph.register.present import read_present
from graph.register.reader import Reader
from graph.register.write import carry_out
from graph.store import Store, Transaction

BULK = EVENTS | {"Enterprise"}
"""Labels of which there may be more than anybody wants to look up: a load trusts that nothing of them is there."""

_ANY = CompiledCypher("RETURN " + " OR ".join(f"EXISTS {{ MATCH (n:{label}) }}" for label in sorted(BULK)))


@dataclass(frozen=True, slots=True)
class _Begun:
    moment: str
    loaded: int


async def load(
    store: Store, parts: Iterable[Facts], now: Clock, progress: Callable[[int], None] | None = None
) -> Changes:
    """Load the parts in order, each in a transaction of its own, all as of one moment.

    Until the last part is in, the register is marked unfinished and takes nothing else; a load that was interrupted is
    resumed by running it again with the same parts. A part refers to things of its own or of earlier parts, and the ties
    of an enterprise, hazard or incident stand in its own part; parts of 5,000 enterprises
    with their ties suit the embedded engine with 512 MB of heap. The changes are
    those of this run; `progress` is told after each part how many are in.

    Raises RegisterNotEmpty where the register holds an enterprise or anything that happened, and otherwise as `record` does.
    """
    begun = await store.write(lambda transaction: _begin(transaction, now))
    ids: dict[str, str] = {}
    total = Changes()
    async with aclosing(_made_ahead(parts, begun.loaded)) as made:
        async for number, said in made:
            work = partial(_load_part, said=said, moment=begun.moment, number=number, ids=ids)
            changes, ids = await store.write(work)
            _add(total, changes)
            if progress:
                progress(number)
    await store.write(note_finished)
    return total


async def holds_bulk(reader: Reader) -> bool:
    """Whether anything is there that a load trusts to be absent: an enterprise, or anything that happened."""
    return bool(await reader.value(_ANY))


async def _made_ahead(parts: Iterable[Facts], loaded: int) -> AsyncGenerator[tuple[int, Ordered]]:
    """The parts that are not in yet, with their numbers: each is made in a thread while the engine writes the one before."""
    rest = islice(enumerate(parts, 1), loaded, None)

    def following() -> tuple[int, Ordered] | None:
        found = next(rest, None)
        return found and (found[0], ordered(found[1]))

    coming = asyncio.create_task(asyncio.to_thread(following))
    try:
        while (made := await coming) is not None:
            coming = asyncio.create_task(asyncio.to_thread(following))
            yield made
    finally:
        # Where the writing failed, the generator is still at work in its thread.
        await asyncio.wait([coming])


async def _begin(transaction: Transaction, now: Clock) -> _Begun:
    register = await lock(transaction)
    if not register.finished:
        return _Begun(register.loading or register.recorded_at, register.loaded)
    if await holds_bulk(transaction):
        raise RegisterNotEmpty("The register holds enterprises, records, hazards or incidents already.")
    moment = moment_after(register.recorded_at, now)
    await note_begun(transaction, moment)
    return _Begun(moment, 0)


async def _load_part(
    transaction: Transaction, said: Ordered, moment: str, number: int, ids: Mapping[str, str]
) -> tuple[Changes, dict[str, str]]:
    """Load one part; returns what changed, and the ids that later parts may refer to."""
    await lock(transaction)
    present = await read_present(transaction, said, BULK, ids)
    planned = plan(said, present)
    now_known = await carry_out(transaction, planned, moment, said, present.ids)
    await note_loaded(transaction, number)
    return planned.changes, {key: id_ for key, id_ in now_known.items() if label_of(key) not in BULK}


def _add(total: Changes, changes: Changes) -> None:
    for name in ("new", "changed", "withdrawn", "unchanged"):
        setattr(total, name, dict(Counter(getattr(total, name)) + Counter(getattr(changes, name))))
