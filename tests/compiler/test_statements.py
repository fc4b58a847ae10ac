"""One statement for each root field, whatever it asks; and no value of a client in its text."""

import random

import pytest
from graphql import FieldNode, FragmentDefinitionNode, OperationDefinitionNode, parse

from tests.compiler.conftest import NOW, Register
from tests.compiler.naive.execution import naive_schema
from tests.compiler.queries import Queries
from tests.compiler.values import Values

ODD = (
    "'", "\"", "\\", "\\' OR 1=1 //", "}} RETURN 1 //", "$key", "{name}", "MATCH (n) DETACH DELETE n", "`", "\u0000", "名'\n名",
)  # fmt: skip
ROOTS_WITHOUT_STATEMENT = {"enumLabels", "__typename", "__schema", "__type"}


def roots(document: str) -> list[str]:
    """The names of the root fields of a document without fragments at its root and without directives there."""
    (operation,) = (d for d in parse(document).definitions if not isinstance(d, FragmentDefinitionNode))
    assert isinstance(operation, OperationDefinitionNode)
    fields = [field for field in operation.selection_set.selections if isinstance(field, FieldNode)]
    return [field.name.value for field in fields if not field.directives]


async def test_every_operation_sends_one_statement_a_root_field(register: Register) -> None:
    source = random.Random(77)
    queries = Queries(naive_schema(), Values(register.world, NOW, source), source, depth=1)
    for _ in range(25):
        query = queries.next()
        if query.document.partition("{")[2].lstrip().startswith("..."):
            continue
        asked = [name for name in roots(query.document) if name not in ROOTS_WITHOUT_STATEMENT]
        if "@" in query.document:
            continue
        with register.statements() as sent:
            await register.ask(query.document, query.variables)
        assert len(sent) == len(set(sent)) or len(sent) <= len(asked)
        assert len(sent) == len(asked), query.document


async def test_many_roots_and_deep_links_are_still_one_each(register: Register) -> None:
    chain = "responsibilityChain { links { inheritedFrom { ...Firms } } }"
    firms = "fragment Firms on Area { enterprises { edges { node { responsibilityChain { links { role } } } } } }"
    document = f"""{{
      a: enterprise(uscc: "E1") {{ {chain} }}
      b: enterprise(uscc: "E1") {{ {chain} }}
      nodes(ids: ["Area:99000", "Enterprise:E1", "Person:q1"]) {{ id }}
      node(id: "Post:p1") {{ id }}
      enumLabels(enum: "AreaLevel") {{ value }}
      __typename
    }}"""
    with register.statements() as sent:
        answer = await register.ask(document + firms)
    assert len(sent) == 4
    assert answer["data"]["a"] == answer["data"]["b"]
    assert answer["errors"] == []


@pytest.mark.parametrize(
    ("document", "plain"),
    [
        ("query ($v: String) { area(name: $v) { id } }", "x"),
        ("query ($v: String) { area(code: $v) { id } }", "x"),
        ("query ($v: String) { enterprise(uscc: $v) { id } }", "x"),
        ("query ($v: String) { enterprise(name: $v) { id } }", "x"),
        ("query ($v: String) { document(number: $v) { id } }", "x"),
        ("query ($v: String) { areas(filter: {nameContains: $v}) { totalCount } }", "x"),
        ("query ($v: String) { enterprises(filter: {sector: $v, nameContains: $v}) { totalCount } }", "x"),
        ('query ($v: String) { area(id: "Area:99000") { enterprises(filter: {sector: $v}) { totalCount } } }', "x"),
    ],
)
async def test_a_text_of_a_client_never_becomes_part_of_a_statement(
    register: Register, document: str, plain: str
) -> None:
    with register.statements() as sent:
        for value in (plain, *ODD):
            assert (await register.ask(document, {"v": value}))["errors"] == []
            inline = document.replace("query ($v: String) ", "").replace("$v", _literal(value))
            assert (await register.ask(inline))["errors"] == []
    assert len(set(sent)) == 1


def _literal(value: str) -> str:
    escaped = "".join(f"\\u{ord(letter):04x}" for letter in value)
    return f'"{escaped}"'


async def test_odd_ids_find_nothing_and_stay_parameters(register: Register) -> None:
    with register.statements() as sent:
        for rest in ("'", "}", "$key", "`x`", "\\"):
            assert await register.ask("query ($id: ID!) { node(id: $id) { id } }", {"id": f"Area:{rest}"}) == {
                "data": {"node": None},
                "errors": [],
            }
    assert len(set(sent)) == 1
