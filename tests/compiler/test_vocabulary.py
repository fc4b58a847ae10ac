"""Every statement names only what `graph.labels` declares."""

import ast
import random
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from graph.cypher import tokens
from graph.labels import NODES, RELATIONSHIPS
from tests.compiler.conftest import NOW, Register
from tests.compiler.naive.execution import naive_schema
from tests.compiler.queries import Queries
from tests.compiler.values import Values

LABELS = NODES.keys() | RELATIONSHIPS.keys()
NODE_PROPERTIES = frozenset[str]().union(*(node.properties for node in NODES.values()))
PROPERTIES = NODE_PROPERTIES.union(*(kind.properties for kind in RELATIONSHIPS.values()))
# `item` is the row that `nodes` unwinds, `$messages` the words in the request's language, `$sought` what a search looks for: none
# of them is of the graph.
ROWS = {
    "item": {"key", "position", "month", "validOn", "knownAt", "dayEnd", "idSuffix"},
    "$messages": {"GAP", "GAP_OF_ENDED", "ENDED_AREA", "VACANT_SINCE", "VACANT_BECAUSE", "ACTED_FOR"},
    "$sought": {"exact", "prefix", "inside"},
}
OF_CYPHER = {"months", "days", "hours"}
"""Keys of Cypher's own maps, such as that of a duration."""
MISREAD = re.compile(r"\b(?:any|all|none|single)\((?=\w+ IN )", re.IGNORECASE)
"""Inside a function or CASE of a WHERE the embedded engine takes one for the whole condition; it reads `size([…]) > 0` right."""
MOST_DOCUMENTS = 60


CLOCKS = {"validOn", "knownAt", "dayEnd", "idSuffix", "happenedAt", "askedAt"}
"""What a link with clocks of its own puts into one variable, `moment_` and a number (`graph.compiler.own_clock`)."""


def _of_row(kind: str, before: str) -> set[str]:
    """Names that are none of the graph's and fit here: keys of a map of clocks, and what a row brings."""
    return CLOCKS if kind == "mapkey" or before.startswith("moment_") else ROWS.get(before, set())


def foreign(statement: str) -> list[str]:
    """What a statement names and the vocabulary does not have."""
    found: list[str] = []
    before = ""
    for kind, text in tokens(statement):
        name = text.strip(" .:|")
        if (kind == "label" and name not in LABELS) or (
            kind in ("property", "mapkey") and name not in PROPERTIES | OF_CYPHER | _of_row(kind, before)
        ):
            found.append(name)
        before = text if text.strip() else before
    return found + MISREAD.findall(statement)


def test_a_foreign_word_is_found() -> None:
    assert foreign("MATCH (a:Area) WHERE any(x IN a.aliases WHERE x = 1) RETURN a") == ["any("]
    assert foreign("MATCH (a:Area {key: $key})-[:PART_OF]->(b) WHERE b.name = 'x.y:Z' RETURN [a.validFrom]") == []
    assert foreign("MATCH (a:Nowhere)-[:LEADS|PART_OF]->(b {colour: 1}) WHERE a.weight > b.name RETURN a") == [
        "Nowhere", "LEADS", "colour", "weight",
    ]  # fmt: skip


ROOT = Path(__file__).parents[2]
CYPHER = re.compile(r"\bMATCH \(|\bMERGE \(|\bCREATE \(|\)-\[|\]-\(|\bCOLLECT \{|\bEXISTS \{")


def cypher_texts(tree: ast.AST) -> Iterator[str]:
    """The string constants of a module that are Cypher; of an f-string its fixed parts, with a name in each hole."""
    docstrings = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    inside: set[int] = set()
    for node in ast.walk(tree):
        text = None
        if isinstance(node, ast.JoinedStr):
            inside |= {id(part) for part in node.values}
            parts = (part.value if isinstance(part, ast.Constant) else "hole" for part in node.values)
            text = "".join(str(part) for part in parts)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docstrings | inside:
            text = node.value
        if text and CYPHER.search(text):
            yield text


@pytest.mark.parametrize("package", ["graph", "resolvers", "schema", "seeds", "service"])
def test_every_cypher_in_the_code_speaks_the_vocabulary(package: str) -> None:
    texts = {
        (path.relative_to(ROOT), text)
        for path in (ROOT / package).rglob("*.py")
        for text in cypher_texts(ast.parse(path.read_text("utf-8")))
    }
    assert texts or package == "service", "Cypher is found where it is"
    wrong = [(str(path), word) for path, text in texts for word in foreign(text) if word not in {"LABEL", "TYPE"}]
    assert wrong == []


async def test_every_statement_of_every_field_speaks_the_vocabulary(register: Register) -> None:
    source = random.Random(5)
    queries = Queries(naive_schema(), Values(register.world, NOW, source), source, depth=2)
    sent: list[str] = []
    for _ in range(MOST_DOCUMENTS):
        query = queries.next()
        sent += await register.written(query.document, query.variables)
    assert sent
    assert [(word, statement) for statement in set(sent) for word in foreign(statement)] == []
