"""Every statement names only what `graph.labels` declares."""

import random

from graph.cypher import tokens
from graph.labels import NODES, RELATIONSHIPS
from tests.compiler.conftest import NOW, Register
from tests.compiler.naive.execution import naive_schema
from tests.compiler.queries import Queries, every_field
from tests.compiler.values import Values

LABELS = NODES.keys() | RELATIONSHIPS.keys()
NODE_PROPERTIES = frozenset[str]().union(*(node.properties for node in NODES.values()))
PROPERTIES = NODE_PROPERTIES.union(*(kind.properties for kind in RELATIONSHIPS.values()))
# `item` is the row that `nodes` unwinds, and `$messages` the words in the request's language: neither is of the graph.
ROWS = {"item": {"key", "position", "validOn", "knownAt", "dayEnd", "idSuffix"}, "$messages": {"GAP"}}
MOST_DOCUMENTS = 60


def foreign(statement: str) -> list[str]:
    """What a statement names and the vocabulary does not have."""
    found: list[str] = []
    before = ""
    for kind, text in tokens(statement):
        name = text.strip(" .:|")
        if (kind == "label" and name not in LABELS) or (
            kind in ("property", "mapkey") and name not in PROPERTIES | ROWS.get(before, set())
        ):
            found.append(name)
        before = text if text.strip() else before
    return found


def test_a_foreign_word_is_found() -> None:
    assert foreign("MATCH (a:Area {key: $key})-[:PART_OF]->(b) WHERE b.name = 'x.y:Z' RETURN [a.validFrom]") == []
    assert foreign("MATCH (a:Nowhere)-[:LEADS|PART_OF]->(b {colour: 1}) WHERE a.size > b.name RETURN a") == [
        "Nowhere", "LEADS", "colour", "size",
    ]  # fmt: skip


async def test_every_statement_of_every_field_speaks_the_vocabulary(register: Register) -> None:
    source = random.Random(5)
    queries = Queries(naive_schema(), Values(register.world, NOW, source), source, depth=2)
    kinds = ("Query", "CoverageReport", "ResponsibilityChain")
    fields = {field for field in every_field(naive_schema()) if field.startswith(kinds)}
    with register.statements() as sent:
        for _ in range(MOST_DOCUMENTS):
            query = queries.next()
            await register.ask(query.document, query.variables)
    assert sent
    assert fields
    assert [(word, statement) for statement in set(sent) for word in foreign(statement)] == []
