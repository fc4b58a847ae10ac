"""Pages out of 20,000 with their totals: what the embedded engine weighs for a sort must not grow with the list behind it."""

from collections.abc import AsyncIterator, Iterator
from typing import Any

import pytest
import pytest_asyncio

from graph.engine.embedded import open_folder
from graph.facts import Facts, Statement, Thing, Tie, Value
from graph.migrations import migrate
from graph.register import load
from graph.store import Store
from tests.asking import NOW, Asker
from tests.conftest import STATEMENT_SECONDS

MANY = 20_000
AT_ONCE = 5_000
CITY, TOWN, PERSON, DOCUMENT = "Area:990100", "Area:990101", "Person:1", "OfficialDocument:1"


def _parts() -> Iterator[Facts]:
    begun = Facts("made-up")
    begun.add(
        Thing("Area", CITY, {"name": "示例市", "code": "990100", "level": "CITY"}),
        Thing("Area", TOWN, {"name": "示例镇", "code": "990101", "level": "TOWN"}),
        Tie("PART_OF", TOWN, CITY),
        Thing("Person", PERSON, {"name": "示例甲"}),
        Thing("OfficialDocument", DOCUMENT, {"title": "示例文件", "number": "示例〔2026〕1号"}),
    )
    yield begun
    for first in range(0, MANY, AT_ONCE):
        part = Facts("made-up")
        for number in range(first, first + AT_ONCE):
            part.extend(_linked(number))
        yield part


def _linked(number: int) -> Iterator[Thing | Tie | Statement]:
    key = f"Enterprise:{number:06}"
    yield Thing("Enterprise", key, {"name": f"示例企业{number % 100:02}", "uscc": f"{number:06}"})
    yield Tie("LOCATED_IN", key, TOWN)
    properties = {"basis": "LIAISON", "role": "LIAISON", "validFrom": "2026-01-01", "validTo": "9999-12-31"}
    links: tuple[tuple[str, str, dict[str, Value]], ...] = (
        ("ASSIGNEE", PERSON, {}),
        ("SUBJECT", key, {}),
        ("STATED_IN", DOCUMENT, {}),
    )
    yield Statement("Assignment", f"made-up-{number:06}", properties, links)


pytestmark = pytest.mark.engine
"""It is on an engine of its own."""


@pytest_asyncio.fixture(scope="module")
async def many(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Asker]:
    """A client of a register in which one town has 20,000 enterprises, each linked to the same person.

    The engine is one of its own, with the usual heap: half of that is what it lets sorts weigh.
    """
    async with open_folder(tmp_path_factory.mktemp("many") / "data", heap_mb=512) as address:
        store = Store(address, statement_seconds=STATEMENT_SECONDS)
        await migrate(store)
        await load(store, _parts(), NOW.replace(hour=1))
        yield Asker(store)
        await store.close()


PAGE = "totalCount pageInfo { hasNextPage hasPreviousPage } edges { cursor node { key } }"
PAGES = (
    ("area", CITY, "enterprises", "first: 50"),
    ("area", CITY, "enterprises", "first: 1000"),
    ("area", CITY, "enterprises", "first: 50, orderBy: [{name: DESC}]"),
    ("area", TOWN, "enterprises", 'first: 1000, filter: {nameContains: "示例"}'),
    ("person", PERSON, "assignments", "first: 1000, orderBy: [{validFrom: DESC}]"),
)


async def _page(many: Asker, root: str, key: str, field: str, arguments: str) -> Any:
    found = await many.ask(
        f"query ($id: ID!) {{ {root}(id: $id) {{ page: {field}({arguments}) {{ {PAGE} }} }} }}", id=key
    )
    return found[root]["page"]


@pytest.mark.parametrize(("root", "key", "field", "arguments"), PAGES)
async def test_the_longest_pages_with_their_totals(
    many: Asker, root: str, key: str, field: str, arguments: str
) -> None:
    first = await _page(many, root, key, field, arguments)
    assert first["totalCount"] == MANY
    keys = [edge["node"]["key"] for edge in first["edges"]]
    following = await _page(many, root, key, field, f'{arguments}, after: "{first["edges"][-1]["cursor"]}"')
    assert following["totalCount"] == MANY
    keys += [edge["node"]["key"] for edge in following["edges"]]
    assert len(set(keys)) == len(keys) == 2 * len(first["edges"])


async def test_pages_below_pages_with_their_totals(many: Asker) -> None:
    found = await many.ask(
        """{ areas { totalCount edges { node { enterprises { totalCount edges { node { key
             assignments(first: 3) { totalCount edges { node { key } } } } } } } } } }"""
    )
    areas = [edge["node"]["enterprises"] for edge in found["areas"]["edges"]]
    assert [area["totalCount"] for area in areas] == [MANY, MANY]
    firms = [edge["node"]["assignments"]["totalCount"] for area in areas for edge in area["edges"]]
    assert set(firms) == {1}


async def test_roots_with_their_totals(many: Asker) -> None:
    found = await many.ask(
        f"""{{ enterprises(first: 1000, orderBy: [{{name: ASC}}]) {{ {PAGE} }}
          within: enterprises(first: 1000, filter: {{within: "{CITY}"}}) {{ {PAGE} }}
          assignments(first: 1000, orderBy: [{{validFrom: ASC}}]) {{ {PAGE} }} }}"""
    )
    assert {name: page["totalCount"] for name, page in found.items()} == dict.fromkeys(found, MANY)
    assert all(len(page["edges"]) == 1_000 for page in found.values())
