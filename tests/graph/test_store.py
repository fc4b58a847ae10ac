"""The store on each engine."""

import asyncio

import pytest
from neo4j.exceptions import CypherSyntaxError, ResultNotSingleError

from graph.engine.address import Address
from graph.engine.errors import EngineRefused, EngineUnavailable, StatementTimedOut
from graph.engine.process import free_port
from graph.store import Store, Transaction

COUNT_THINGS = "MATCH (n:Thing) RETURN count(n)"


@pytest.fixture
async def keyed(store: Store) -> Store:
    """A store whose things have unique keys."""
    await store.run("CREATE CONSTRAINT thing_key IF NOT EXISTS FOR (n:Thing) REQUIRE n.key IS UNIQUE")
    return store


async def test_says_which_engine_it_is(store: Store, request: pytest.FixtureRequest) -> None:
    info = await store.verify()
    assert info.name == {"embedded": "ArcadeDB", "neo4j": "Neo4j"}[request.node.callspec.params["store"]]
    assert info.version[0].isdigit()


async def test_value_is_the_single_value_of_the_single_record(store: Store) -> None:
    assert await store.value("UNWIND $keys AS key RETURN collect([key, key * 2])", {"keys": [1, 2]}) == [[1, 2], [2, 4]]
    assert await store.value("RETURN $name", {"name": "责任链"}) == "责任链"


async def test_value_of_two_records_is_an_error(store: Store) -> None:
    with pytest.raises(ResultNotSingleError):
        await store.value("UNWIND [1, 2] AS n RETURN n")
    assert await store.value("RETURN 1") == 1


async def test_rows_are_lists_of_values(store: Store) -> None:
    assert await store.rows("UNWIND [1, 2] AS n RETURN n, -n") == [[1, -1], [2, -2]]
    assert await store.rows("MATCH (n:Nothing) RETURN n.key") == []


async def test_a_wrong_statement_is_the_drivers_error(store: Store) -> None:
    with pytest.raises(CypherSyntaxError):
        await store.value("RETUN 1")
    assert await store.value("RETURN 1") == 1


async def test_each_statement_is_reported_once(store: Store) -> None:
    seen: list[str] = []
    store.on_statement = seen.append
    try:
        await store.value("RETURN 1")
        await store.write(_create)
    finally:
        store.on_statement = None
    assert seen == ["RETURN 1", "CREATE (n:Thing {key: $key})"]


async def test_what_was_written_is_read(store: Store) -> None:
    for count in range(1, 6):
        await store.write(_create)
        assert await store.value(COUNT_THINGS) == count


async def test_a_unit_of_work_sees_its_own_writes_and_returns_its_outcome(store: Store) -> None:
    async def work(transaction: Transaction) -> list[list[int]]:
        await _create(transaction)
        return await transaction.rows(COUNT_THINGS)

    assert await store.write(work) == [[1]]


async def test_a_unit_of_work_that_raises_leaves_nothing(store: Store) -> None:
    async def work(transaction: Transaction) -> None:
        await _create(transaction)
        raise FileNotFoundError("an annex")

    with pytest.raises(FileNotFoundError):
        await store.write(work)
    assert await store.value(COUNT_THINGS) == 0


async def test_a_unit_of_work_with_a_wrong_statement_leaves_nothing(store: Store) -> None:
    async def work(transaction: Transaction) -> None:
        await _create(transaction)
        await transaction.run("RETUN 1")

    with pytest.raises(CypherSyntaxError):
        await store.write(work)
    assert await store.value(COUNT_THINGS) == 0


async def test_a_cancelled_unit_of_work_leaves_nothing(store: Store) -> None:
    async def work(transaction: Transaction) -> None:
        await _create(transaction)
        await asyncio.sleep(60)

    with pytest.raises(TimeoutError):
        async with asyncio.timeout(0.5):
            await store.write(work)
    assert await store.value(COUNT_THINGS) == 0


async def test_racing_merges_of_one_key_make_one_node(keyed: Store) -> None:
    async def work(transaction: Transaction) -> None:
        await transaction.run(
            "MERGE (n:Thing {key: $key}) ON CREATE SET n.count = 0 SET n.count = n.count + 1", {"key": 7}
        )

    for racers in range(2, 8):
        await asyncio.gather(*(keyed.write(work) for _ in range(racers)))
    assert await keyed.value("MATCH (n:Thing {key: 7}) RETURN collect(n.count)") == [sum(range(2, 8))]


async def test_more_readers_than_connections_wait(store: Store) -> None:
    narrow = Store(store.address, pool_size=2)
    try:
        answers = await asyncio.gather(*(narrow.value("RETURN $n", {"n": n}) for n in range(50)))
    finally:
        await narrow.close()
    assert answers == list(range(50))


async def test_a_statement_that_takes_too_long_is_ended(store: Store) -> None:
    impatient = Store(store.address, statement_seconds=0.3)
    try:
        with pytest.raises(StatementTimedOut):
            await impatient.value("UNWIND range(1, 10000) AS a UNWIND range(1, 10000) AS b RETURN count(a * b % 7)")
        assert await impatient.value("RETURN 1") == 1
    finally:
        await impatient.close()


async def test_nobody_there_is_said_within_a_second() -> None:
    away = Store(Address(f"bolt://127.0.0.1:{free_port()}"))
    try:
        async with asyncio.timeout(1):
            with pytest.raises(EngineUnavailable):
                await away.value("RETURN 1")
            with pytest.raises(EngineUnavailable):
                await away.write(_create)
    finally:
        await away.close()


async def test_a_server_that_accepts_and_says_nothing_is_given_up_within_a_second() -> None:
    async def silent(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.read()
        writer.close()

    server = await asyncio.start_server(silent, "127.0.0.1", 0)
    store = Store(Address(f"bolt://127.0.0.1:{server.sockets[0].getsockname()[1]}"))
    try:
        async with asyncio.timeout(1):
            with pytest.raises(EngineUnavailable):
                await store.value("RETURN 1")
    finally:
        await store.close()
        server.close()


async def test_wrong_credentials_are_refused_and_not_shown(embedded_store: Store) -> None:
    address = embedded_store.address
    wrong = Store(Address(address.uri, address.user, "not-the-password", address.database))
    try:
        with pytest.raises(EngineRefused) as refused:
            await wrong.value("RETURN 1")
    finally:
        await wrong.close()
    assert "not-the-password" not in str(refused.value) + repr(wrong.address)


async def _create(transaction: Transaction) -> None:
    await transaction.run("CREATE (n:Thing {key: $key})", {"key": id(object())})
