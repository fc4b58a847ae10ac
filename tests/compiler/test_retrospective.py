"""What was known before an incident, where the random register found hazards, under several clocks: against plain loops."""

from __future__ import annotations

import pytest

from graph.clock import OPEN_DAY, OPEN_MOMENT
from graph.store import Store
from tests.asking import Asker
from tests.compiler.conftest import NOW, SEED
from tests.compiler.growing import Growing
from tests.compiler.naive.execution import run_naively
from tests.compiler.world import World, write_world
from tests.wipe import migrated

QUESTION = """query ($ids: [ID!]!) { nodes(ids: $ids) { ... on Incident { retrospective {
  hazards { number status asKnown { title grade category caseFile correctedAt } }
  openHazards { number } listings { number level } measuresBefore { number kind } measuresOnDay { number kind }
  performance { measures { number } measuresOnDay { number } } } } } }"""
CLOCKS = ("", "@2024-03-15", "@2021-01-01~2022-06-01T00:00:00.000000Z")
DAYS = ("2020-03-08", "2022-06-01", "2024-03-15")


def with_incidents(world: World) -> World:
    """An incident at each place where a hazard was found."""
    for number, place in enumerate([edge.end for edge in world.edges if edge.type == "FOUND_AT"]):
        day = DAYS[number % len(DAYS)]
        key = world.node(
            "Incident",
            f"Incident:r{number:02}",
            number=f"示例倒查-{number}",
            title="示例事故",
            occurredAt=f"{day}T04:00:00.000000Z",
            isProductionSafety=True,
            validFrom=day,
            validTo=OPEN_DAY,
            recordedFrom=f"{day}T05:00:00.000000Z",
            recordedTo=OPEN_MOMENT,
        )
        world.edge("OCCURRED_AT", key, place)
    hazards = [edge.start for edge in world.edges if edge.type == "FOUND_AT"]
    with_measures(world, "CONCERNS", hazards)
    with_measures(world, "AGAINST", sorted({edge.end for edge in world.edges if edge.type in ("ASSIGNEE", "FOUND_AT")}))
    return world


def with_measures(world: World, tie: str, things: list[str]) -> None:
    """A measure of the day of one of the incidents, for or against each of them."""
    for number, thing in enumerate(things):
        key = world.node(
            "AccountabilityMeasure",
            f"AccountabilityMeasure:r{tie}{number:03}",
            slot=f"r{tie}{number:03}",
            number=f"示例当日{tie}{number}",
            kind="INTERVIEW",
            validFrom=DAYS[number % len(DAYS)],
            validTo=OPEN_DAY,
            recordedFrom=f"{DAYS[number % len(DAYS)]}T05:00:00.000000Z",
            recordedTo=OPEN_MOMENT,
        )
        world.edge(tie, key, thing)


@pytest.mark.slow
async def test_what_was_known_before_is_what_plain_loops_find(store: Store) -> None:
    world = with_incidents(Growing(SEED).grow())
    await migrated(store)
    await write_world(store, world)
    seen: set[str] = set()
    for clocks in CLOCKS:
        ids = [f"{node.key}{clocks}" for node in world.of("Incident")]
        naive = run_naively(world, QUESTION, {"ids": ids}, NOW)
        data, _ = await Asker(store, lambda: NOW).answer(QUESTION, ids=ids)
        assert data == naive["data"]
        found = [node["retrospective"] for node in naive["data"]["nodes"] if node]
        seen |= {name for one in found for name, items in one.items() if items}
        seen |= {"corrected" for one in found for hazard in one["hazards"] if hazard["asKnown"]}
        seen |= {"ofTheDay" for one in found for held in one["performance"] if held["measuresOnDay"]}
        seen |= {"measures" for one in found for held in one["performance"] if held["measures"]}
    assert {"hazards", "openHazards", "measuresBefore", "measuresOnDay", "ofTheDay", "measures", "corrected"} <= seen
