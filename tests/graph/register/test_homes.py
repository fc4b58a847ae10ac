"""What the writer notes of homes is what the migration would find in all that was written."""

from datetime import UTC, datetime, timedelta
from functools import partial
from typing import Any

from graph.facts import Facts, Thing, Tie
from graph.migrations.m004_bounds import BEGUN, DEPARTED
from graph.register import record
from graph.store import Store

NOW = datetime(2026, 1, 1, tzinfo=UTC)
AREAS = ("Area:991", "Area:992", "Area:993")
FIRM, OTHER = "Enterprise:x1", "Enterprise:x2"


def said(*ties: Tie) -> Facts:
    """The areas, the enterprises, and where they lie."""
    things = [Thing("Area", key, {"name": key, "level": "VILLAGE", "kind": "ADMINISTRATIVE"}) for key in AREAS]
    firms = [Thing("Enterprise", key, {"name": key}) for key in (FIRM, OTHER)]
    return Facts("示例", things=[*things, *firms], ties=list(ties))


async def noted(store: Store) -> tuple[list[Any], list[Any]]:
    """The bounds of homes, and who departed from where."""
    bounds = await store.value(
        "MATCH (a:Area) WITH a ORDER BY a.key RETURN collect([a.key, a.locatedFrom, a.locatedRecorded])"
    )
    departed = await store.value(
        "MATCH (e:Enterprise)-[:DEPARTED_FROM]->(a:Area) WITH e, a ORDER BY e.key, a.key RETURN collect([e.key, a.key])"
    )
    return bounds, departed


async def test_the_writer_notes_what_the_migration_finds(register: Store) -> None:
    moves = (
        said(Tie("LOCATED_IN", FIRM, AREAS[0], valid_from="2015-01-01"), Tie("LOCATED_IN", OTHER, AREAS[2])),
        said(Tie("LOCATED_IN", FIRM, AREAS[1], valid_from="2020-01-01")),
        said(Tie("LOCATED_IN", OTHER, AREAS[2], valid_from="2018-01-01", valid_to="2030-01-01")),
    )
    for day, facts in enumerate(moves):
        await register.write(partial(record, facts=facts, now=NOW + timedelta(days=day)))
    written = await noted(register)
    assert written[1] == [[FIRM, AREAS[0]], [OTHER, AREAS[2]]]
    assert [since for _, since, _ in written[0]] == ["2015-01-01", "2020-01-01", "2018-01-01"]
    for statement in (BEGUN, DEPARTED):
        await register.run(statement)
    assert await noted(register) == written
