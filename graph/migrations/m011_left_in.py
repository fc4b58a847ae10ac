"""Where areas that had ended before the writer kept it were left, as the register knew at each moment (docs/decisions/0025)."""

from collections.abc import Iterator
from typing import Any

from graph.clock import OPEN_DAY, OPEN_MOMENT
from graph.cypher import CompiledCypher
from graph.left_in import Left, left_in
from graph.migrations.migration import Migration, types
from graph.store import Store, Transaction

State = tuple[str, str, str]
"""The end of an area, and from when until before when the register held that."""


async def fill_left_in(store: Store) -> None:
    """Find out for all areas, of which there are some thousands; what is there already is made again."""
    areas: list[Any] = await store.value(_AREAS, {"openDay": OPEN_DAY})
    rows = [
        [key, left[1], left[0], since, until]
        for key, valid_to, recorded_from, versions, parents in areas
        for since, until, left in _versions(_states(valid_to, recorded_from, versions), parents)
    ]

    async def work(transaction: Transaction) -> None:
        await transaction.run(_CLEAR)
        await transaction.run(_FILL, {"rows": rows, "openDay": OPEN_DAY})

    await store.write(work)


def _states(valid_to: str, recorded_from: str, versions: list[list[str]]) -> list[State]:
    """What the register held of an area's end, one after the other."""
    present = max([recorded_from, *(until for _, _, until in versions)])
    return [*((end, since, until) for end, since, until in versions), (valid_to, present, OPEN_MOMENT)]


def _versions(states: list[State], parents: list[list[str]]) -> Iterator[tuple[str, str, Left]]:
    """From when until before when the register would have held that an area was left, and in what."""
    bounds = {bound for _, *both in states for bound in both} | {bound for *_, a, b in parents for bound in (a, b)}
    begun, before = "", None
    for moment in sorted(bounds):
        held = [end for end, since, until in states if since <= moment < until]
        parts = [(first, end, key) for key, first, end, since, until in parents if since <= moment < until]
        now = left_in(held[0], parts) if held else None
        if now != before:
            if before:
                yield begun, moment, before
            begun, before = moment, now


_AREAS = CompiledCypher("""MATCH (a:Area) WHERE a.validTo <> $openDay
  OR EXISTS { MATCH (a)-[:WAS]->(v:Version) WHERE v.validTo <> $openDay }
RETURN collect([a.key, a.validTo, a.recordedFrom,
  COLLECT { MATCH (a)-[:WAS]->(v:Version) RETURN [v.validTo, v.recordedFrom, v.recordedTo] },
  COLLECT { MATCH (a)-[r:PART_OF]->(p:Area) RETURN [p.key, r.validFrom, r.validTo, r.recordedFrom, r.recordedTo] }])""")
_CLEAR = CompiledCypher("MATCH (:Area)-[r:LEFT_IN]->(:Area) DELETE r")
_FILL = CompiledCypher("""UNWIND $rows AS row MATCH (a:Area {key: row[0]}) MATCH (p:Area {key: row[1]})
CREATE (a)-[:LEFT_IN {validFrom: row[2], validTo: $openDay, recordedFrom: row[3], recordedTo: row[4], source: ''}]->(p)""")

LEFT_IN = Migration(11, "left-in", (types("LEFT_IN"),), fill_left_in)
