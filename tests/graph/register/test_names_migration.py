"""Registers that were written before names were folded further and read in several ways."""

from graph.facts import Thing
from graph.migrations import MIGRATIONS, migrate
from graph.migrations.m013_names import NAMES_FOLDED
from graph.store import Store, Transaction
from tests.graph.register.made_up import FIRST, facts, put

OLD = {
    "Person:1": ("name", "曾国强", "曾国强"),
    "Person:2": ("name", "示例锺", "示例钟"),
    "Enterprise:1": ("name", "示例淸呉公司", "示例清吴公司"),
    "Area:1": ("name", "长桥街道", "长桥街道"),
}
READ_ONCE = "!$|x||zhangqiaojiedao|zqjd|"


async def test_older_forms_become_todays_and_every_reading_is_found(register: Store) -> None:
    things = [Thing(key.partition(":")[0], key, {name: new}) for key, (name, _, new) in OLD.items()]
    await put(register, facts(*things), FIRST)

    async def as_it_was(transaction: Transaction) -> None:
        for key, (name, old, _) in OLD.items():
            statement = "MATCH (n {key: $key}) SET n += $said, n.words = $words"
            await transaction.run(statement, {"key": key, "said": {name: old}, "words": READ_ONCE})
        await transaction.run("MATCH (r:Register) SET r.migration = $before", {"before": NAMES_FOLDED.number - 1})

    await register.write(as_it_was)
    assert await migrate(register) == len(MIGRATIONS) - NAMES_FOLDED.number + 1
    found = {key: await _found(register, key) for key in OLD}
    assert {key: name for key, (name, _) in found.items()} == {key: new for key, (_, _, new) in OLD.items()}
    assert "|zengguoqiang|zgq|cengguoqiang|cgq|" in found["Person:1"][1]
    assert "|changqiaojiedao|cqjd|zhangqiaojiedao|zqjd|" in found["Area:1"][1]
    assert " 清 吴 公 司 " in found["Enterprise:1"][1]


async def _found(register: Store, key: str) -> tuple[str, str]:
    found = await register.rows("MATCH (n {key: $key}) RETURN coalesce(n.name, n.title), n.words", {"key": key})
    return found[0][0], found[0][1]
