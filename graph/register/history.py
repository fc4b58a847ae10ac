"""Things of which the register learned better: nothing that it held is lost.

The thing gets the new properties, and `changedAt`, from which they are held; a `Version` node keeps those it had, from the
moment they were recorded to this one, and a former name becomes a dated `Name`.
A thing's own `recordedFrom` stays the moment at which it was first recorded.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from graph import keys
from graph.clock import OPEN_MOMENT, today
from graph.cypher import CompiledCypher
from graph.register.plan import ChangedThing
from graph.register.reader import batches, collected
from graph.store import Transaction
from graph.words import words_of

DATED_NAMES = frozenset({"Area", "Enterprise", "Organization"})
"""Labels whose names are facts of a period: another name under the same key is a new name, not a correction."""

Rows = list[list[Any]]


async def keep_what_was(transaction: Transaction, changed: Sequence[ChangedThing], moment: str) -> None:
    """Archive each thing as it was and give it what is better."""
    if not changed:
        return
    since = dict(await collected(transaction, _SINCE, [thing.was.id for thing in changed]))
    versions = [[thing.was.id, _version(thing, since[thing.was.id], moment)] for thing in changed]
    await _run(transaction, _ADD_VERSION, versions)
    await _keep_names(transaction, changed, moment)
    better = [[thing.was.id, {**thing.better, **_words(thing, moment), "changedAt": moment}] for thing in changed]
    await _run(transaction, _BETTER, better)


def _version(thing: ChangedThing, since: str, moment: str) -> Mapping[str, Any]:
    key = f"Version:{keys.slot(thing.key, since)}"
    version = {**thing.was.properties, "key": key, "recordedFrom": since, "recordedTo": moment}
    version.pop("changedAt", None)
    if not _words(thing, moment):
        # Words that a thing keeps stand on the thing alone: a version is found by those that it lost.
        version.pop("words", None)
    return version


def _words(thing: ChangedThing, moment: str) -> Mapping[str, Any]:
    """The words by which a search finds the thing from now on, where it had others."""
    words = words_of(thing.label, {**thing.was.properties, **thing.better})
    return {} if words == thing.was.properties.get("words") else {"words": words, "wordsSince": moment}


async def _keep_names(transaction: Transaction, changed: Sequence[ChangedThing], moment: str) -> None:
    """Keep former names until the day of the recording, the latest possible day of the change."""
    renamed = [thing for thing in changed if "name" in thing.better and thing.label in DATED_NAMES]
    if not renamed:
        return
    names: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
    for id_, name, valid_to in await collected(transaction, _FORMER, [thing.was.id for thing in renamed]):
        names[id_].append((valid_to, name))
    day = today(datetime.fromisoformat(moment)).isoformat()
    rows = [row for thing in renamed if (row := _former(thing, names[thing.was.id], day, moment))]
    await _run(transaction, _ADD_NAME, rows)


def _former(thing: ChangedThing, before: list[tuple[str, str]], day: str, moment: str) -> list[Any] | None:
    """The name that the thing had, or None where a source dates it or it did not last a day."""
    name = thing.was.properties.get("name")
    valid_from = max([str(thing.was.properties["validFrom"]), *(end for end, _ in before if end <= day)])
    if not name or valid_from >= day or (valid_from, name) in before:
        return None
    period = {"validFrom": valid_from, "validTo": day, "recordedFrom": moment, "recordedTo": OPEN_MOMENT}
    key = f"Name:{keys.slot(thing.key, str(name), 'FORMER', valid_from)}"
    return [
        thing.was.id,
        {"key": key, "name": name, "kind": "FORMER", "words": words_of("Name", {"name": name}), **period},
    ]


async def _run(transaction: Transaction, statement: CompiledCypher, rows: Rows) -> None:
    for batch in batches(rows):
        await transaction.run(statement, {"rows": batch})


_SINCE = CompiledCypher(
    "UNWIND $rows AS id MATCH (n) WHERE elementId(n) = id OPTIONAL MATCH (n)-[:WAS]->(v:Version)"
    " WITH n, max(v.recordedTo) AS since RETURN collect([elementId(n), coalesce(since, n.recordedFrom)])"
)
_FORMER = CompiledCypher(
    "UNWIND $rows AS id MATCH (n) WHERE elementId(n) = id MATCH (n)-[:NAMED]->(m:Name)"
    " WHERE m.kind = 'FORMER' RETURN collect([elementId(n), m.name, m.validTo])"
)
_ADD_VERSION = CompiledCypher(
    "UNWIND $rows AS row MATCH (n) WHERE elementId(n) = row[0]"
    " CREATE (n)-[:WAS]->(v:Version {key: row[1].key}) SET v += row[1]"
)
_ADD_NAME = CompiledCypher(
    "UNWIND $rows AS row MATCH (n) WHERE elementId(n) = row[0]"
    " CREATE (n)-[:NAMED]->(m:Name {key: row[1].key}) SET m += row[1]"
)
_BETTER = CompiledCypher("UNWIND $rows AS row MATCH (n) WHERE elementId(n) = row[0] SET n += row[1]")
