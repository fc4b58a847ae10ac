"""What documents demand, as lists: of which document, of which unit, by when, in the order of the text."""

from collections.abc import AsyncIterator
from datetime import datetime
from functools import partial
from typing import Any

import pytest
import pytest_asyncio

from graph import keys
from graph.facts import Facts, Thing, Value
from graph.migrations import migrate
from graph.register import record
from graph.store import Store
from seeds.stating import Cited, Term, statement
from tests.asking import Asker
from tests.wipe import wipe

FIRST, SECOND = "OfficialDocument:first", "OfficialDocument:second"
TASKS: tuple[tuple[str, str, str, list[str], list[str]], ...] = (
    (FIRST, "10", "示例危化品检查", ["示例市应急局"], ["2020-06-30", "2020-12-31"]),
    (FIRST, "9", "示例培训", [], []),
    (SECOND, "1", "示例粉尘检查", ["示例市应急局工贸处", "各区"], ["2020-09-30"]),
)
DUTIES = ((SECOND, "二", "VISIT", "LIAISON"), (FIRST, "三", "REPORT", "LIAISON"), (FIRST, "四", "VISIT", "TERRITORIAL"))


def _state(facts: Facts, label: str, document: str, said: dict[str, Value], term: Term) -> None:
    slot = keys.slot(label, document, str(said["number"]))
    facts.add(statement(label, slot, said, [], term, Cited(document)))


@pytest_asyncio.fixture(scope="module")
async def register(city_store: Store) -> AsyncIterator[Asker]:
    """A client of a register with two documents, the second of which has no number and holds until the end of 2020."""
    await wipe(city_store)
    await migrate(city_store)
    facts = Facts("example")
    facts.add(Thing("OfficialDocument", FIRST, {"number": "示例〔2020〕2号", "title": "示例要点"}))
    facts.add(Thing("OfficialDocument", SECOND, {"title": "关于示例工作的通知"}))
    terms = {FIRST: Term("2020-01-01"), SECOND: Term("2020-02-01", "2021-01-01")}
    for position, (document, number, title, owners, days) in enumerate(TASKS):
        said: dict[str, Value] = {"number": number, "title": title, "section": "一", "position": position}
        _state(facts, "WorkTask", document, {**said, "owners": owners, "dueOn": days}, terms[document])
    for document, number, kind, basis in DUTIES:
        _state(facts, "Duty", document, {"number": number, "kind": kind, "bearerBasis": basis}, terms[document])
    _state(facts, "Target", SECOND, {"number": "一", "title": "示例目标", "position": 1}, terms[SECOND])
    moment = datetime.fromisoformat("2020-01-10T00:00:00+08:00")
    await city_store.write(partial(record, facts=facts, now=moment))
    yield Asker(city_store)


async def numbers(register: Asker, root: str, kind: str, day: str = "2020-03-10", **asked: Any) -> list[str]:
    """The numbers of what a root lists."""
    query = f"""query ($filter: {kind}Filter, $orderBy: [{kind}Order!], $day: Date) {{
      found: {root}(filter: $filter, orderBy: $orderBy, asOf: {{validOn: $day}}) {{
        totalCount edges {{ node {{ number }} }} }} }}"""
    page = (await register.ask(query, day=day, **asked))["found"]
    assert page["totalCount"] == len(page["edges"])
    return [edge["node"]["number"] for edge in page["edges"]]


IN_ORDER = [{"document": "ASC"}, {"position": "ASC"}]


@pytest.mark.parametrize(
    ("chosen", "day", "found"),
    [
        ({}, "2020-03-10", ["1", "10", "9"]),
        ({}, "2020-01-31", ["10", "9"]),
        ({}, "2021-01-01", ["10", "9"]),
        ({"document": FIRST}, "2020-03-10", ["10", "9"]),
        ({"document": SECOND}, "2020-03-10", ["1"]),
        ({"owner": "应急局"}, "2020-03-10", ["1", "10"]),
        ({"owner": "各区"}, "2020-03-10", ["1"]),
        ({"not": {"owner": "应急局"}}, "2020-03-10", ["9"]),
        ({"dueBefore": "2020-07-01"}, "2020-03-10", ["10"]),
        ({"dueBefore": "2020-06-30"}, "2020-03-10", []),
        ({"titleContains": "检查", "dueBefore": "2021-01-01"}, "2020-03-10", ["1", "10"]),
    ],
)
async def test_tasks_are_narrowed(register: Asker, chosen: dict[str, Any], day: str, found: list[str]) -> None:
    assert await numbers(register, "workTasks", "WorkTask", day, filter=chosen, orderBy=IN_ORDER) == found


@pytest.mark.parametrize(
    ("chosen", "found"),
    [
        ({}, ["三", "四", "二"]),
        ({"kind": ["VISIT"]}, ["四", "二"]),
        ({"kind": ["VISIT"], "bearerBasis": ["LIAISON"]}, ["二"]),
        ({"document": FIRST, "bearerBasis": ["TERRITORIAL", "SECTORAL"]}, ["四"]),
    ],
)
async def test_duties_are_narrowed(register: Asker, chosen: dict[str, Any], found: list[str]) -> None:
    order = [{"kind": "ASC"}, {"document": "DESC"}]
    listed = await numbers(register, "duties", "Duty", filter=chosen, orderBy=[{"number": "ASC"}])
    assert sorted(listed) == sorted(found)
    assert await numbers(register, "duties", "Duty", orderBy=order) == ["三", "四", "二"]


async def test_targets_are_those_of_their_document(register: Asker) -> None:
    assert await numbers(register, "targets", "Target", filter={"document": SECOND, "titleContains": "目标"}) == ["一"]
    assert await numbers(register, "targets", "Target", filter={"document": FIRST}) == []
