"""A workbook imported twice, on every engine: the second time it finds what the first one recorded."""

from datetime import UTC, datetime

from graph.register import record
from graph.store import Store, Transaction
from seeds.known import areas_on
from seeds.workbook import load_known, read_workbook, workbook_facts
from tests.seeds.workbook.made_up import ASSIGNMENT, MEMBERSHIP, TODAY, WHOLE, Rows, filled
from tests.wipe import migrated

NOW = datetime(2026, 11, 1, tzinfo=UTC)
AREAS: Rows = {
    "区划": [
        {"代码": "990100", "名称": "示例市", "级别": "市级"},
        {"代码": "990101", "名称": "示例甲区", "级别": "区县级", "上级": "示例市"},
        {"代码": "990101101", "名称": "示例城关镇", "级别": "镇街级", "上级": "示例甲区"},
    ]
}


async def _import(store: Store, rows: Rows) -> bool:
    """Import a workbook; whether anything changed."""
    parsed = read_workbook(filled(rows), "示例.xlsx")

    async def work(transaction: Transaction) -> bool:
        known = await load_known(transaction, parsed, await areas_on(transaction, TODAY))
        made = workbook_facts(parsed, known, TODAY)
        assert made.facts is not None, made.problems
        return not (await record(transaction, made.facts, NOW)).nothing

    return await store.write(work)


async def test_a_second_import_changes_nothing(store: Store) -> None:
    await migrated(store)
    assert await _import(store, {**WHOLE, **AREAS})
    assert not await _import(store, {**WHOLE, **AREAS})


async def test_a_later_workbook_refers_to_the_register(store: Store) -> None:
    await migrated(store)
    assert await _import(store, {**WHOLE, **AREAS, "任职": [], "责任": []})
    assert await _import(store, {"任职": [MEMBERSHIP], "责任": [ASSIGNMENT]})
    assert not await _import(store, {"任职": [MEMBERSHIP], "责任": [ASSIGNMENT]})
    assert await store.value("MATCH (p:Person) RETURN count(p)") == 2
