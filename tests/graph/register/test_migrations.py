"""What a migrated register can do before anything is in it."""

import pytest
from neo4j.exceptions import ConstraintError

from graph.cypher import CompiledCypher
from graph.labels import NODES, RELATIONSHIPS
from graph.migrations import MIGRATIONS, migrate
from graph.store import Store, Transaction


async def test_migrations_run_once(store: Store) -> None:
    assert await migrate(store) == len(MIGRATIONS)
    assert await migrate(store) == 0
    assert await store.rows("MATCH (n) RETURN labels(n), n.key, n.migration") == [
        [["Register"], "Register:1", len(MIGRATIONS)]
    ]


async def test_an_interrupted_migration_starts_over(store: Store) -> None:
    for statement in MIGRATIONS[0].statements[:3]:
        await store.run(statement)
    assert await migrate(store) == len(MIGRATIONS)


async def test_only_what_is_missing_runs(register: Store) -> None:
    async def forget_the_last(transaction: Transaction) -> None:
        await transaction.run("MATCH (r:Register) SET r.migration = r.migration - 1")

    await register.write(forget_the_last)
    assert await migrate(register) == 1


def test_numbers_count_from_one() -> None:
    assert [migration.number for migration in MIGRATIONS] == list(range(1, len(MIGRATIONS) + 1))


def test_every_label_and_type_is_made() -> None:
    made = "\n".join(statement for migration in MIGRATIONS for statement in migration.statements)
    assert [label for label in NODES if f"FOR (n:{label}) REQUIRE n.key IS UNIQUE" not in made] == []
    assert [name for name in RELATIONSHIPS if f"[:{name}]" not in made] == []


async def test_every_label_and_type_can_be_read_at_once(register: Store) -> None:
    for label in NODES:
        node = f"MATCH (n:{label} {{key: $key}}) RETURN count(n)"
        assert await register.value(CompiledCypher(node), {"key": "nothing"}) == 0
    for name in RELATIONSHIPS:
        tie = f"MATCH ()-[r:{name}]->() RETURN count(r)"
        assert await register.value(CompiledCypher(tie)) == 0


async def test_a_key_is_unique(register: Store) -> None:
    async def twice(transaction: Transaction) -> None:
        for _ in range(2):
            await transaction.run("CREATE (a:Area {key: 'Area:1'})")

    with pytest.raises(ConstraintError):
        await register.write(twice)
