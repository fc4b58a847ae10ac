"""The made-up city in the register, on every engine."""

from datetime import UTC, datetime

import pytest

from graph.register import RegisterNotEmpty
from graph.store import Store
from seeds.sample import load_sample
from seeds.sample.facts import batch_count
from tests.wipe import migrated

NOW = datetime(2026, 10, 1, tzinfo=UTC)


async def test_the_city_is_loaded_once_with_progress(store: Store) -> None:
    await migrated(store)
    calls: list[tuple[int, int]] = []
    changes = await load_sample(store, 300, NOW, lambda done, total: calls.append((done, total)))
    total = batch_count(300)
    assert calls == [(done, total) for done in range(total + 1)]
    assert changes.new["Enterprise"] == 300
    assert await store.value("MATCH (e:Enterprise) WHERE e.isKey RETURN count(e)") == 15
    with pytest.raises(RegisterNotEmpty):
        await load_sample(store, 300, NOW)
