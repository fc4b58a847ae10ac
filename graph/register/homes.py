"""What the areas where enterprises lie know of them, so that a report counts them by degree (docs/model.md)."""

from collections.abc import Mapping
from typing import Any

from graph.clock import OPEN_DAY
from graph.cypher import CompiledCypher
from graph.register.plan import Plan
from graph.register.reader import batches
from graph.store import Transaction

LOCATED_IN = "LOCATED_IN"


async def note_homes(transaction: Transaction, plan: Plan, moment: str, ids: Mapping[str, str]) -> None:
    """Note where enterprises begin to lie, and where they ended or were corrected; `ids` are the engine's, by key."""
    begun: dict[str, str] = {}
    departed: dict[tuple[str, str], None] = {}
    for tie in plan.new_ties:
        if tie.type == LOCATED_IN:
            home = ids[tie.period.end]
            begun[home] = max(begun.get(home, ""), tie.period.valid_from)
            if tie.period.valid_to != OPEN_DAY:
                departed[ids[tie.start], home] = None
    for tie in plan.closed_ties:
        if tie.type == LOCATED_IN:
            departed[ids[tie.start], ids[tie.period.end]] = None
    rows: list[list[Any]] = [[home, latest] for home, latest in begun.items()]
    for batch in batches(rows):
        await transaction.run(_BEGUN, {"rows": batch, "moment": moment})
    for pairs in batches([list(ends) for ends in departed]):
        await transaction.run(_DEPARTED, {"rows": pairs})


_BEGUN = CompiledCypher(
    "UNWIND $rows AS row MATCH (m) WHERE elementId(m) = row[0]"
    " AND (coalesce(m.locatedFrom, '') < row[1] OR coalesce(m.locatedRecorded, '') < $moment)"
    " SET m.locatedRecorded = $moment,"
    " m.locatedFrom = CASE WHEN coalesce(m.locatedFrom, '') < row[1] THEN row[1] ELSE m.locatedFrom END"
)
_DEPARTED = CompiledCypher(
    "UNWIND $rows AS row MATCH (n) WHERE elementId(n) = row[0] MATCH (m) WHERE elementId(m) = row[1]"
    " MERGE (n)-[:DEPARTED_FROM]->(m)"
)
