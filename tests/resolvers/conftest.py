"""The made-up city, loaded once for the questions about it."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime
from functools import partial

import pytest
import pytest_asyncio

from graph.facts import Facts
from graph.register import record
from graph.store import Store
from seeds.sample import sample_facts
from tests.asking import NOW, Asker
from tests.conftest import ENGINES
from tests.resolvers.made_up_duties import KEPT
from tests.resolvers.made_up_duties import facts as made_up_duties
from tests.wipe import migrated, wipe

RECORDED = NOW.replace(hour=1)
BEFORE_THE_LAST_PERIODS = datetime(2026, 3, 1, tzinfo=UTC)
"""What is entered by then is known to be kept in the last periods that are over on the sample city's last day."""


@pytest.fixture(scope="module", params=ENGINES)
def city_store(request: pytest.FixtureRequest) -> Store:
    """Each engine in turn."""
    found: Store = request.getfixturevalue(f"{request.param}_session")
    return found


@pytest_asyncio.fixture(scope="module")
async def city(city_store: Store) -> AsyncIterator[Asker]:
    """A client of a register that holds 示例市 with 300 enterprises, on each engine."""
    yield await _sample(city_store, RECORDED)


@pytest_asyncio.fixture(scope="module")
async def city_with_records_kept(city_store: Store) -> AsyncIterator[Asker]:
    """The same, entered while its records were still being kept: what is missing from them is then known to be missing."""
    yield await _sample(city_store, BEFORE_THE_LAST_PERIODS)


async def _sample(store: Store, recorded: datetime) -> Asker:
    return await asker_of(store, *sample_facts(300), now=recorded)


async def asker_of(store: Store, *facts: Facts, now: datetime = RECORDED) -> Asker:
    """A client of a register that holds these facts and nothing else."""
    await wipe(store)
    await migrated(store)
    for some in facts:
        await store.write(partial(record, facts=some, now=now))
    return Asker(store)


@pytest_asyncio.fixture(scope="module")
async def districts(city_store: Store) -> AsyncIterator[Asker]:
    """A client of a register that holds the three districts with their duties."""
    yield await asker_of(city_store, made_up_duties(), now=datetime.fromisoformat(f"{KEPT}T04:00:00Z"))
