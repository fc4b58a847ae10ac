"""Indicators: what they stood at, and whether they are met, as numbers and on the day."""

from collections.abc import AsyncIterator
from datetime import datetime
from functools import partial
from typing import Any

import pytest
import pytest_asyncio

from graph import keys
from graph.clock import OPEN_DAY
from graph.facts import Facts, Thing, Value
from graph.register import record
from graph.store import Store
from seeds.events import indicator_progress
from seeds.stating import Cited, Term, statement
from tests.asking import Asker
from tests.wipe import migrated, wipe

DOCUMENT, OTHER = "OfficialDocument:example", "OfficialDocument:other"
INDICATORS = (
    ("达标率", "AT_LEAST", "40"),
    ("超标数", "AT_MOST", "9"),
    ("挂牌数", "EXACTLY", "9.0"),
    ("事故数", "REDUCED_BY", "20"),
)
PROGRESS = (
    ("达标率", "2020-04-01", "9.5"), ("达标率", "2020-07-01", "40"),
    ("超标数", "2020-04-01", "9.00"), ("超标数", "2020-07-01", "10"),
    ("挂牌数", "2020-04-01", "9"), ("挂牌数", "2020-07-01", "9.1"),
    ("事故数", "2020-04-01", "-3"), ("事故数", "2020-07-01", "20.5"),
)  # fmt: skip


def _facts() -> Facts:
    """One document's target with an indicator of each comparison; another one has the same names and no progress."""
    facts = Facts("example")
    facts.add(Thing("OfficialDocument", DOCUMENT, {"number": "示例〔2020〕1号", "title": "示例要点"}))
    facts.add(Thing("OfficialDocument", OTHER, {"number": "示例〔2020〕2号", "title": "示例要点二"}))
    term = Term("2020-01-01", OPEN_DAY)
    for document in (DOCUMENT, OTHER):
        target: dict[str, Value] = {"number": "二（一）", "title": "示例目标", "position": 1}
        facts.add(statement("Target", keys.slot("Target", document), target, [], term, Cited(document)))
        for place, (name, comparison, value) in enumerate(INDICATORS, 1):
            said: dict[str, Value] = {"target": "二（一）", "name": name, "comparison": comparison, "value": value}
            slot = keys.slot("Indicator", document, name)
            facts.add(statement("Indicator", slot, {**said, "unit": "%", "position": place}, [], term, Cited(document)))
    for name, on, value in PROGRESS:
        facts.add(indicator_progress(DOCUMENT, "二（一）", name, on, value, Cited(DOCUMENT)))
    return facts


@pytest_asyncio.fixture(scope="module")
async def register(city_store: Store) -> AsyncIterator[Asker]:
    """A client of a register with two targets."""
    await wipe(city_store)
    await migrated(city_store)
    moment = datetime.fromisoformat("2020-08-01T00:00:00+08:00")
    await city_store.write(partial(record, facts=_facts(), now=moment))
    yield Asker(city_store)


QUERY = """query ($number: String!, $day: Date) { document(number: $number, asOf: {validOn: $day}) {
  targets { edges { node { indicators { name isMet latest { on value } progress { on value } } } } } } }"""


async def _indicators(register: Asker, number: str, day: str) -> dict[str, Any]:
    document = (await register.ask(QUERY, number=number, day=day))["document"]
    (edge,) = document["targets"]["edges"]
    return {indicator.pop("name"): indicator for indicator in edge["node"]["indicators"]}


@pytest.mark.parametrize(
    ("day", "met"),
    [
        ("2020-03-31", [None, None, None, None]),
        ("2020-06-30", [False, True, True, False]),
        ("2020-07-01", [True, False, False, True]),
    ],
)
async def test_an_indicator_is_met_by_its_newest_progress(register: Asker, day: str, met: list[bool | None]) -> None:
    found = await _indicators(register, "示例〔2020〕1号", day)
    assert list(found) == [name for name, _, _ in INDICATORS]
    assert [indicator["isMet"] for indicator in found.values()] == met


async def test_progress_comes_with_the_newest_first(register: Asker) -> None:
    found = await _indicators(register, "示例〔2020〕1号", "2020-08-01")
    assert found["达标率"]["progress"] == [{"on": "2020-07-01", "value": "40"}, {"on": "2020-04-01", "value": "9.5"}]
    assert found["达标率"]["latest"] == {"on": "2020-07-01", "value": "40"}


async def test_another_documents_progress_is_not_its_own(register: Asker) -> None:
    for indicator in (await _indicators(register, "示例〔2020〕2号", "2020-08-01")).values():
        assert indicator == {"isMet": None, "latest": None, "progress": []}
