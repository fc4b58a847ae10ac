"""The made-up city in the register, on every engine."""

from datetime import UTC, datetime

import pytest

from graph.register import RegisterNotEmpty
from graph.store import Store
from seeds.sample import load_sample, sample_facts
from seeds.sample.days import LAST_DAY
from seeds.sample.facts import batch_count
from tests.asking import Asker
from tests.seeds.sample.test_sample_events import overdue
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


async def test_its_hazards_are_overdue_where_what_it_says_of_them_has_passed(store: Store) -> None:
    await migrated(store)
    await load_sample(store, 300, NOW)
    query = """query ($asOf: AsOf) {
      hazards(filter: {isOverdue: true}, first: 1000, asOf: $asOf) { edges { node { key } } }
      all: hazards(filter: {dueBefore: "9999-01-01"}, asOf: $asOf) { totalCount } every: hazards(asOf: $asOf) { totalCount } }"""
    found = await Asker(store).ask(query, asOf={"validOn": LAST_DAY})
    assert {edge["node"]["key"] for edge in found["hazards"]["edges"]} == overdue(list(sample_facts(300)))
    assert found["all"] == found["every"], "each has a deadline"
