"""Plans: worked out once for a document and what its directives decided; never with a value in them."""

from typing import Any

import pytest

import graph.compiler.planner as planner_module
from graph.compiler.cursors import read_cursor
from graph.compiler.question import compile_question
from tests.compiler.conftest import Register

DOCUMENT = """query ($id: ID!, $with: Boolean!, $first: Int, $filter: EnterpriseFilter, $after: String) {
  area(id: $id) { id name @include(if: $with) enterprises(first: $first, filter: $filter, after: $after) { totalCount } }
}"""


@pytest.fixture
def compiled(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """Each question that is compiled, beside being compiled."""
    questions: list[Any] = []

    def counted(question: Any, *rest: Any) -> Any:
        questions.append(question)
        return compile_question(question, *rest)

    monkeypatch.setattr(planner_module, "compile_question", counted)
    return questions


@pytest.fixture
def cached(register: Register) -> Register:
    """The register behind a schema that parses a text once, as the service has it."""
    from strawberry.extensions import ParserCache, ValidationCache

    from schema import build_schema

    return Register(register.world, register.store, build_schema([ParserCache, ValidationCache]))


async def ask(register: Register, **variables: Any) -> Any:
    answer = await register.ask(DOCUMENT, {"id": "Area:99000", "with": True, **variables})
    assert answer["errors"] == []
    return answer["data"]["area"]


async def test_the_second_execution_compiles_nothing(cached: Register, compiled: list[Any]) -> None:
    for _ in range(2):
        await ask(cached)
    assert len(compiled) == 1


async def test_values_never_change_the_plan(cached: Register, compiled: list[Any]) -> None:
    with cached.statements() as sent:
        for values in (
            {"id": "Area:99100", "first": 0},
            {"id": "Area:'}", "first": 999},
            {"first": 3},
            {"first": None},
            {},
        ):
            await ask(cached, **values)
    assert len(compiled) == 1
    assert len(set(sent)) == 1


async def test_what_a_directive_decides_changes_the_plan(cached: Register, compiled: list[Any]) -> None:
    assert "name" in await ask(cached)
    assert "name" not in await ask(cached, **{"with": False})
    assert "name" in await ask(cached)
    assert len(compiled) == 2


async def test_which_conditions_are_given_changes_the_statement_and_their_values_do_not(
    cached: Register, compiled: list[Any]
) -> None:
    for name in ("a", "b'"):
        await ask(cached, filter={"nameContains": name})
        await ask(cached, filter={"isKey": name == "a"})
    assert len(compiled) == 2


async def test_explicit_clocks_change_the_statement_once(cached: Register, compiled: list[Any]) -> None:
    for day in ("2020-03-10", "2021-01-01"):
        answer = await ask(cached, id=f"Area:99000@{day}~2023-01-01T00:00:00.000000Z")
        assert answer["id"] == f"Area:99000@{day}~2023-01-01T00:00:00.000000Z"
    assert len(compiled) == 1


async def test_cursors_below_nodes_carry_the_clocks_of_each_id(register: Register) -> None:
    """A page that goes on from such a cursor stays on the day of the id it was reached by."""
    ids = [f"Area:99000@{day}~2023-06-01T00:00:00.000000Z" for day in ("2020-03-10", "2021-01-01")]
    document = "query ($ids: [ID!]!) { nodes(ids: $ids) { ... on Area { children { edges { cursor } } } } }"
    found = (await register.ask(document, {"ids": [*ids, "Area:99000"]}))["data"]["nodes"]
    clocks = [read_cursor(area["children"]["edges"][0]["cursor"], "after").as_of for area in found]
    assert [(clock.valid_on, clock.explicit) for clock in clocks] == [
        ("2020-03-10", True), ("2021-01-01", True), ("2024-03-15", False),
    ]  # fmt: skip
