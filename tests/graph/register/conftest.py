"""A migrated register on each engine."""

import pytest

from graph.migrations import migrate
from graph.store import Store


@pytest.fixture
async def register(store: Store) -> Store:
    """A store with an empty, migrated register."""
    await migrate(store)
    return store
