"""Run what a register still lacks."""

from graph.migrations.m001_vocabulary import VOCABULARY
from graph.migrations.m002_lookups import LOOKUPS
from graph.migrations.m003_search import SEARCH
from graph.migrations.m004_bounds import BOUNDS
from graph.migrations.m005_periods import PERIODS
from graph.migrations.m006_demands import DEMANDS
from graph.migrations.m007_words_in_order import WORDS_IN_ORDER
from graph.migrations.m008_events import EVENTS
from graph.migrations.m009_duty_lists import DUTY_LISTS
from graph.migrations.m010_vacancies import VACANCIES
from graph.migrations.m011_left_in import LEFT_IN
from graph.migrations.m012_superseding import SUPERSEDING
from graph.migrations.m013_names import NAMES_FOLDED
from graph.migrations.m014_one_area import ONE_AREA
from graph.migrations.m015_held import HELD
from graph.migrations.m016_runs import RUNS
from graph.migrations.migration import REGISTER_KEY, Migration
from graph.store import Store, Transaction

MIGRATIONS: tuple[Migration, ...] = (
    VOCABULARY,
    LOOKUPS,
    SEARCH,
    BOUNDS,
    PERIODS,
    DEMANDS,
    WORDS_IN_ORDER,
    EVENTS,
    DUTY_LISTS,
    VACANCIES,
    LEFT_IN,
    SUPERSEDING,
    NAMES_FOLDED,
    ONE_AREA,
    HELD,
    RUNS,
)
"""Every migration, in order."""


async def migrate(store: Store) -> int:
    """Run the migrations that this register has not had, in order; returns how many ran.

    Run it at every start, before anything else: it is safe to interrupt and to run twice at once. Raises what
    `Store.run` raises.
    """
    done = await _done(store)
    missing = [migration for migration in MIGRATIONS if migration.number > done]
    for migration in missing:
        for statement in migration.statements:
            await store.run(statement)
        if migration.work is not None:
            await migration.work(store)
        await _note(store, migration.number)
    return len(missing)


async def _done(store: Store) -> int:
    numbers: list[int] = await store.value(
        "MATCH (r:Register {key: $key}) RETURN collect(r.migration)", {"key": REGISTER_KEY}
    )
    return max(numbers, default=0)


async def _note(store: Store, number: int) -> None:
    async def work(transaction: Transaction) -> None:
        await transaction.run(
            "MERGE (r:Register {key: $key}) SET r.migration = $number", {"key": REGISTER_KEY, "number": number}
        )

    await store.write(work)
