"""Record what an input says: the one way into the register."""

from collections.abc import Set

from graph.facts import Changes, Facts
from graph.register.errors import RegisterNotReady
from graph.register.moment import Clock, lock, moment_after, note
from graph.register.ordered import ordered
from graph.register.plan import plan
from graph.register.present import read_present
from graph.register.reader import Reader
from graph.register.retired import read_retired
from graph.register.write import carry_out, note_file
from graph.store import Transaction

NOTHING_ABSENT: Set[str] = frozenset()


async def record(transaction: Transaction, facts: Facts, now: Clock) -> Changes:
    """Record the facts in this transaction and say what changed; the same facts again change nothing. `now` is the clock, which
    is asked when the register's lock is held, or a moment.

    Use it as a unit of work: `store.write(lambda transaction: record(transaction, facts, now))`. One recording at a
    time holds the register's lock until its transaction ends. Where the clock went back, the moment is a microsecond
    after the last recording. A transaction takes up to 100,000 rows; `load` takes more.

    Raises UnusableFacts for facts that contradict themselves or end nowhere, RegisterNotReady before `migrate` or while
    a load is unfinished, and what `Store.write` raises; then nothing is written.
    """
    register = await lock(transaction)
    if not register.finished:
        raise RegisterNotReady("A load into this register was interrupted: run it again first.")
    said = ordered((await read_retired(transaction)).read(facts))
    present = await read_present(transaction, said, NOTHING_ABSENT, {})
    planned = plan(said, present)
    without_file = planned.without_file if said.file else []
    if planned.changes.nothing and not without_file:
        return planned.changes
    moment = moment_after(register.recorded_at, now)
    if not planned.changes.nothing:
        await carry_out(transaction, planned, moment, said, present.ids)
    if said.file:
        await note_file(transaction, without_file, said.file, moment)
    await note(transaction, moment)
    return planned.changes


async def preview(reader: Reader, facts: Facts) -> Changes:
    """What `record` would change, and write nothing. `reader` is a store, or a transaction. Raises as `record` does."""
    said = ordered((await read_retired(reader)).read(facts))
    return plan(said, await read_present(reader, said, NOTHING_ABSENT, {})).changes
