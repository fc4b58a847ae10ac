"""Areas that were recoded, renamed or upgraded were two, and become one through time, by the older key (docs/decisions/0025).

Everything that leads to or from the newer is moved to the older, type by type and a batch at a time; the newer goes last, so that
what was interrupted starts over.
"""

from collections.abc import Awaitable, Callable
from typing import Any

from graph import keys
from graph.clock import OPEN_MOMENT
from graph.cypher import CompiledCypher
from graph.labels import RELATIONSHIPS
from graph.migrations.m004_bounds import BEGUN, DEPARTED
from graph.migrations.m011_left_in import fill_left_in
from graph.migrations.migration import Migration, index, types, unique_key
from graph.store import Store, Transaction
from graph.words import words_of

AT_ONCE = 1_000
"""Relationships in one transaction."""

KEPT = ("name", "code", "level", "kind", "validTo", "validToUncertain")
"""What of the newer is what the area is now."""


async def join_areas(store: Store) -> None:
    """Join each pair, the oldest change first: of three in a row the first two are one before the third is met."""
    joined = False
    while pairs := await store.value(_PAIRS):
        older, newer, event = min(pairs, key=lambda pair: (pair[2]["on"], pair[0]["key"]))
        await _join(store, older, newer, event)
        joined = True
    if joined:
        for noted in (BEGUN, DEPARTED):
            await store.run(noted)
        await fill_left_in(store)


async def _join(store: Store, older: dict[str, Any], newer: dict[str, Any], event: dict[str, Any]) -> None:
    ends = {"older": older["key"], "newer": newer["key"]}
    await store.write(_one(_DROPPED, ends))
    for type_ in RELATIONSHIPS:
        for statement in (_OUT[type_], _IN[type_]):
            while await store.write(_some(statement, ends)):
                pass
    await store.write(_one(_PARTS, {**ends, "open": OPEN_MOMENT}))
    await store.write(_one(_ONCE, {**ends, "open": OPEN_MOMENT}))
    now = {name: newer.get(name) for name in KEPT}
    said = {**now, "words": words_of("Area", newer)}
    await store.write(_one(_CODES, {"key": older["key"], "rows": _codes(older, newer, event)}))
    if older.get("name") and older["name"] != newer.get("name"):
        await store.write(_one(_NAME, {"key": older["key"], "name": _former(older, event)}))
    await store.write(_one(_NOW, {**ends, "said": said}))


def _codes(older: dict[str, Any], newer: dict[str, Any], event: dict[str, Any]) -> list[dict[str, Any]]:
    found = []
    for area in (older, newer):
        key = keys.code(older["key"], area.get("code"), area["key"])
        clocks = {**_clocks(area, event), "recordedFrom": event["recordedFrom"], "recordedTo": OPEN_MOMENT}
        said = {"key": key, "code": area.get("code"), "retired": area["key"], "words": words_of("Code", area)}
        found.append({name: value for name, value in {**said, **clocks}.items() if value is not None})
    return found


def _clocks(area: dict[str, Any], event: dict[str, Any]) -> dict[str, str]:
    """The days of a code: up to the change, or from it on."""
    is_newer = area["validFrom"] == event["on"]
    return {
        "validFrom": event["on"] if is_newer else area["validFrom"],
        "validTo": area["validTo"] if is_newer else event["on"],
    }


def _former(older: dict[str, Any], event: dict[str, Any]) -> dict[str, Any]:
    name, since = older["name"], older["validFrom"]
    return {
        "key": keys.name(older["key"], name, "FORMER", "", since), "name": name, "kind": "FORMER",
        "words": words_of("Name", {"name": name}), "validFrom": since, "validTo": event["on"],
        "recordedFrom": event["recordedFrom"], "recordedTo": OPEN_MOMENT,
    }  # fmt: skip


def _one(statement: CompiledCypher, parameters: dict[str, Any]) -> Callable[[Transaction], Awaitable[None]]:
    async def work(transaction: Transaction) -> None:
        await transaction.run(statement, parameters)

    return work


def _some(statement: CompiledCypher, parameters: dict[str, Any]) -> Callable[[Transaction], Awaitable[bool]]:
    async def work(transaction: Transaction) -> bool:
        moved: int = await transaction.value(statement, {**parameters, "limit": AT_ONCE})
        return moved == AT_ONCE

    return work


_PAIRS = CompiledCypher("""MATCH (e:ChangeEvent) WHERE e.kind IN ['RECODED', 'RENAMED', 'UPGRADED']
  AND COUNT { (e)-[:CHANGED_FROM]->(:Area) } = 1 AND COUNT { (e)-[:CHANGED_TO]->(:Area) } = 1
MATCH (older)<-[:CHANGED_FROM]-(e)-[:CHANGED_TO]->(newer) WHERE older.key <> newer.key
RETURN collect([properties(older), properties(newer), properties(e)])""")
# What the newer was called or known as before the register learned better would be said of the one area at the same moments.
_DROPPED = CompiledCypher("MATCH (n:Area {key: $newer})-[:WAS]->(v:Version) WHERE $older <> '' DETACH DELETE v")
_OUT = {
    name: CompiledCypher(
        f"MATCH (n:Area {{key: $newer}})-[r:{name}]->(m) WITH n, r, m LIMIT $limit MATCH (o:Area {{key: $older}})"
        f" CREATE (o)-[s:{name}]->(m) SET s = properties(r) DELETE r RETURN count(*)"
    )
    for name in RELATIONSHIPS
}
_IN = {
    name: CompiledCypher(
        f"MATCH (n:Area {{key: $newer}})<-[r:{name}]-(m) WITH n, r, m LIMIT $limit MATCH (o:Area {{key: $older}})"
        f" CREATE (m)-[s:{name}]->(o) SET s = properties(r) DELETE r RETURN count(*)"
    )
    for name in RELATIONSHIPS
}
# What goes on in the same area is one period.
_PARTS = CompiledCypher("""MATCH (o:Area {key: $older})-[r:PART_OF]->(p:Area) WHERE r.recordedTo = $open AND $newer <> ''
MATCH (o)-[s:PART_OF]->(q:Area) WHERE q.key = p.key AND s.recordedTo = $open AND s.validFrom = r.validTo
SET r.validTo = s.validTo DELETE s""")
# Who administered both administers the one area once.
_ONCE = CompiledCypher("""MATCH (o:Area {key: $older})<-[r:ADMINISTERS]-(m) WHERE r.recordedTo = $open AND $newer <> ''
MATCH (o)<-[s:ADMINISTERS]-(also) WHERE also.key = m.key AND s.recordedTo = $open AND elementId(r) <> elementId(s)
  AND r.validFrom <= s.validFrom AND s.validTo <= r.validTo
  AND (r.validFrom < s.validFrom OR s.validTo < r.validTo OR elementId(r) < elementId(s))
DELETE s""")
_CODES = CompiledCypher("""MATCH (o:Area {key: $key}) UNWIND $rows AS row
MERGE (c:Code {key: row.key}) SET c += row MERGE (o)-[:CODED]->(c)""")
_NAME = CompiledCypher(
    "MATCH (o:Area {key: $key}) MERGE (n:Name {key: $name.key}) SET n += $name MERGE (o)-[:NAMED]->(n)"
)
_NOW = CompiledCypher("MATCH (o:Area {key: $older}) MATCH (n:Area {key: $newer}) SET o += $said DETACH DELETE n")

ONE_AREA = Migration(
    14,
    "one-area",
    (unique_key("Code"), index("Code", "code"), index("Code", "retired"), types("CODED")),
    join_areas,
)
