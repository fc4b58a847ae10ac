"""Where areas that ended were left, kept by the writer beside what is recorded (graph/left_in.py)."""

from collections.abc import Iterator, Mapping
from typing import Any

from graph.clock import OPEN_DAY, OPEN_MOMENT
from graph.cypher import CompiledCypher
from graph.left_in import left_in
from graph.register.ordered import label_of
from graph.register.plan import Plan
from graph.register.reader import batches, collected
from graph.store import Transaction


async def note_left(transaction: Transaction, plan: Plan, moment: str, source: str, ids: Mapping[str, str]) -> None:
    """Begin, correct or undo what the areas of a plan were left in, as of its moment; `ids` are the engine's, by key."""
    areas = sorted({ids[key] for key in _concerned(plan)})
    ended: list[list[Any]] = []
    undone: list[list[str]] = []
    for area, valid_to, parents, held in await collected(transaction, _HELD, areas, open=OPEN_MOMENT):
        left = left_in(valid_to, map(tuple, parents))
        if [(since, parent) for _, since, parent in held] != ([left] if left else []):
            undone += ([area, tie] for tie, *_ in held)
            ended += [[area, *left]] if left else []
    for rows in batches(undone):
        await transaction.run(_UNDO, {"rows": rows, "moment": moment})
    for begun in batches(ended):
        await transaction.run(_BEGIN, {"rows": begun, "moment": moment, "source": source, **_OPEN})


def _concerned(plan: Plan) -> Iterator[str]:
    """The areas of which the end, or what they are part of, is said anew; of those that nobody knew only such as ended."""
    new = dict(plan.new_things.get("Area", ()))
    yield from (key for key, said in new.items() if said["validTo"] != OPEN_DAY)
    yield from (thing.key for thing in plan.changed_things if thing.label == "Area" and "validTo" in thing.better)
    for tie in (*plan.closed_ties, *plan.new_ties):
        if tie.type == "PART_OF" and label_of(tie.start) == "Area" and tie.start not in new:
            yield tie.start


_OPEN = {"openDay": OPEN_DAY, "open": OPEN_MOMENT}
_HELD = CompiledCypher("""UNWIND $rows AS id MATCH (n:Area) WHERE elementId(n) = id
RETURN collect([elementId(n), n.validTo,
  COLLECT { MATCH (n)-[r:PART_OF]->(m:Area) WHERE r.recordedTo = $open RETURN [r.validFrom, r.validTo, m.key] },
  COLLECT { MATCH (n)-[r:LEFT_IN]->(m:Area) WHERE r.recordedTo = $open RETURN [elementId(r), r.validFrom, m.key] }])""")
_UNDO = CompiledCypher(
    "UNWIND $rows AS row MATCH (n) WHERE elementId(n) = row[0]"
    " MATCH (n)-[r:LEFT_IN]->() WHERE elementId(r) = row[1] SET r.recordedTo = $moment"
)
_BEGIN = CompiledCypher(
    "UNWIND $rows AS row MATCH (n) WHERE elementId(n) = row[0] MATCH (m:Area {key: row[2]})"
    " CREATE (n)-[:LEFT_IN {validFrom: row[1], validTo: $openDay, recordedFrom: $moment, recordedTo: $open,"
    " source: $source}]->(m)"
)
