"""A migrated register on each engine."""

import pytest

from graph.store import Store
from tests.wipe import migrated


@pytest.fixture
async def register(store: Store) -> Store:
    """A store with an empty, migrated register."""
    await migrated(store)
    return store
