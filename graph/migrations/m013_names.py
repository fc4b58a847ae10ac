"""Names with a character in an older form (淸) in today's (清), as they are written since, and words with every reading of a name.

What stands in a citation stays as it was seen.
"""

from collections.abc import Mapping
from typing import Any

from graph.cypher import CompiledCypher
from graph.migrations.m003_search import AT_ONCE, fill_words
from graph.migrations.migration import Migration
from graph.script import simplified
from graph.store import Store, Transaction
from graph.words import NAMES

_PAGE = (
    "MATCH (n:LABEL) WHERE n.key > $after AND n.key < $last WITH n ORDER BY n.key LIMIT $limit"
    " RETURN n.key, elementId(n), n.name, n.title"
)
_SET = CompiledCypher("UNWIND $rows AS row MATCH (n) WHERE elementId(n) = row[0] SET n += row[1]")
# The title of a document is kept as it was written.
_FOLDED = [label for label in (*NAMES, "Version") if label != "OfficialDocument"]


async def fold_names(store: Store) -> None:
    """Bring the names into today's form, then give everything its words anew, a batch of nodes at a time."""
    for label in _FOLDED:
        after, last = f"{label}:", f"{label};"
        statement = CompiledCypher(_PAGE.replace("LABEL", label))
        while rows := await store.rows(statement, {"after": after, "last": last, "limit": AT_ONCE}):
            await _set(store, [[id_, changed] for _, id_, *names in rows if (changed := _changed(*names))])
            after = rows[-1][0]
    await fill_words(store)


def _changed(name: str | None, title: str | None) -> Mapping[str, str]:
    said = {"name": name, "title": title}
    return {key: simplified(text) for key, text in said.items() if text and simplified(text) != text}


async def _set(store: Store, rows: list[list[Any]]) -> None:
    async def work(transaction: Transaction) -> None:
        await transaction.run(_SET, {"rows": rows})

    if rows:
        await store.write(work)


NAMES_FOLDED = Migration(13, "names", (), fold_names)
