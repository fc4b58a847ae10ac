"""Lookups that wait at the same moment: the same answers as one by one, in fewer statements, and each its own failure."""

import asyncio
import random
from collections.abc import AsyncIterator, Mapping
from typing import Any

import pytest
import pytest_asyncio

from graph.compiler.planner import Planner
from graph.compiler.together import MOST_LONG, Together
from graph.engine.errors import StatementTimedOut
from graph.store import Parameters, Statement, Store
from schema import Context
from tests.compiler.conftest import NOW, Register
from tests.compiler.moments import DAYS, MOMENTS
from tests.compiler.world import keys

CHAIN = """query ($id: ID!, $asOf: AsOf, $first: Int) { responsibilityChain(enterprise: $id, asOf: $asOf) {
  enterprise { id name area { id ancestors { name children(first: $first) { totalCount edges { cursor node { id } } } } } }
  asOf { validOn knownAt } links { role holder { id name } post { id } path { id } citation { excerpt } } gaps { message } } }"""
AREA = """query ($id: ID!, $asOf: AsOf, $first: Int) { area(id: $id, asOf: $asOf) { id name parent(on: "2021-01-01") { id name }
  enterprises(first: $first) { totalCount edges { cursor node { id sectors { name } } } } assignments { totalCount } } }"""


class Counting(Store):
    """A store that notes what it is asked; questions about `fails` end as if the engine had been too slow."""

    fails: str | None = None

    async def value(self, statement: Statement, parameters: Parameters | None = None) -> Any:
        self.asked.append(dict(parameters or {}))
        if self.fails is not None and self.fails in repr(parameters):
            raise StatementTimedOut("too slow")
        return await super().value(statement, parameters)

    @property
    def asked(self) -> list[dict[str, Any]]:
        """The parameters of each statement."""
        found: list[dict[str, Any]] = self.__dict__.setdefault("_asked", [])
        return found


@pytest_asyncio.fixture
async def store(register: Register) -> AsyncIterator[Counting]:
    """A store of its own over the same register."""
    found = Counting(register.store.address)
    yield found
    await found.close()


def variables(register: Register, label: str, many: int) -> list[dict[str, Any]]:
    """As many questions, with and without clocks, some of them twice, some about nothing."""
    source = random.Random(7)
    ids = [*keys(register.world.of(label)), f"{label}:nothing"]
    found = []
    for _ in range(many):
        day = source.choice(("", f"@{source.choice(DAYS)}~{source.choice(MOMENTS)}"))
        clocks = source.choice((None, {"validOn": source.choice(DAYS)}, {"knownAt": source.choice(MOMENTS)}))
        found.append({"id": source.choice(ids) + day, "asOf": clocks, "first": 2})
    return found


async def ask(register: Register, together: Together, document: str, given: Mapping[str, Any]) -> Any:
    context = Context(together, register.planner, clock=lambda: NOW)
    result = await register.schema.execute(document, variable_values=dict(given), context_value=context)
    return result.data, [type(error.original_error) for error in result.errors or ()]


@pytest.mark.parametrize(("document", "label"), [(CHAIN, "Enterprise"), (AREA, "Area")])
async def test_the_answers_are_those_of_one_by_one(
    register: Register, store: Counting, document: str, label: str
) -> None:
    together, asked = Together(store, most=16), variables(register, label, 60)
    answers = await asyncio.gather(*(ask(register, together, document, given) for given in asked))
    statements = len(store.asked)
    alone = [await ask(register, Together(store), document, given) for given in asked]
    assert answers == alone
    assert sum(errors == [] for _, errors in answers) > len(asked) / 2
    assert statements < len(asked) / 2
    assert all(len(parameters.get("items", ())) <= 16 for parameters in store.asked)
    assert any(len(parameters.get("items", ())) > 4 for parameters in store.asked)


async def test_a_failure_is_nobodys_but_its_own(register: Register, store: Counting) -> None:
    together, asked = Together(store), variables(register, "Enterprise", 20)
    store.fails = asked[7]["id"].partition("@")[0]
    answers = await asyncio.gather(*(ask(register, together, CHAIN, given) for given in asked))
    for given, (data, errors) in zip(asked, answers, strict=True):
        if store.fails in given["id"]:
            assert errors == [StatementTimedOut]
        else:
            assert (data, errors) == await ask(register, Together(register.store), CHAIN, given)


async def test_who_goes_away_leaves_the_others_their_answers(register: Register, store: Counting) -> None:
    together, asked = Together(store), variables(register, "Enterprise", 12)
    tasks = [asyncio.create_task(ask(register, together, CHAIN, given)) for given in asked]
    await asyncio.sleep(0)
    for gone in tasks[::3]:
        gone.cancel()
    answers = await asyncio.gather(*tasks, return_exceptions=True)
    for place, answer in enumerate(answers):
        if place % 3:
            assert answer == await ask(register, Together(register.store), CHAIN, asked[place])
        else:
            assert isinstance(answer, asyncio.CancelledError)


async def test_shapes_and_languages_do_not_mix(register: Register, store: Counting) -> None:
    """What differs in anything but its own lookup is asked apart."""
    together, ids = Together(store), keys(register.world.of("Area"))[:6]
    asked: list[dict[str, Any]] = [{"id": key, "first": number % 2} for number, key in enumerate(ids * 4)]
    answers = await asyncio.gather(*(ask(register, together, AREA, given) for given in asked))
    for given, (data, _) in zip(asked, answers, strict=True):
        assert len(data["area"]["enterprises"]["edges"]) <= given["first"]


async def test_long_pages_wait_for_each_other_and_short_ones_do_not(register: Register, store: Counting) -> None:
    together, under_way, most = Together(store), 0, 0
    plain = store.value

    async def value(statement: Statement, parameters: Parameters | None = None) -> Any:
        nonlocal under_way, most
        under_way += (parameters or {}).get("a0_limit") == 2_002
        most = max(most, under_way)
        try:
            return await plain(statement, parameters)
        finally:
            under_way -= (parameters or {}).get("a0_limit") == 2_002

    store.value = value  # type: ignore[method-assign]
    context = Context(together, Planner(5_000), clock=lambda: NOW)
    document = "query ($first: Int) { areas(first: $first) { edges { node { id } } } }"
    sizes = [2_001] * 6 + [3] * 3
    answers = await asyncio.gather(
        *(register.schema.execute(document, {"first": size}, context_value=context) for size in sizes)
    )
    assert most == MOST_LONG
    assert [answer.errors for answer in answers] == [None] * len(sizes)
    assert len({str(answer.data) for answer in answers[:6]}) == 1
