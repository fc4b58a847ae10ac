"""What became of the areas of the random register, and what it held of them before it learned better."""

from __future__ import annotations

import random
from itertools import pairwise
from typing import TYPE_CHECKING

from graph.clock import ALWAYS, OPEN_DAY, OPEN_MOMENT
from tests.compiler.world import World

if TYPE_CHECKING:
    from tests.compiler.growing import Growing

CHANGE_DAYS = ("2020-03-10", "2021-01-01", "2022-07-01", "2024-03-15")
LEARNED = ("2020-03-06T02:00:00.000000Z", "2022-01-01T00:00:00.000000Z", "2023-05-05T05:05:05.000005Z")
KINDS = ("SPLIT", "MERGED", "RECODED", "UPGRADED", "SPLIT", "MERGED")


def add_changes(growing: Growing) -> None:
    """Changes of areas, of which one is an area's own renaming and two were withdrawn, and versions of three areas."""
    world, source = growing.world, growing.random
    areas = [node.key for node in world.of("Area")]
    for number, kind in enumerate(KINDS):
        chosen = source.sample(areas, 4)
        _change(world, source, f"c{number}", kind, chosen[:2] if number % 2 else chosen[:1], chosen[2:])
    _change(world, source, "c9", "RENAMED", areas[3:4], areas[3:4])
    for number, kind in enumerate(("MERGED", "SPLIT")):
        _change(world, source, f"w{number}", kind, areas[3 * number :][:1], areas[5 + number :][:1], LEARNED[2])
    for area in source.sample([key for key in areas if world.nodes[key].properties.get("name")], 3):
        _versions(world, area)


def _change(
    world: World,
    source: random.Random,
    name: str,
    kind: str,
    before: list[str],
    after: list[str],
    withdrawn: str = OPEN_MOMENT,
) -> None:
    on = source.choice(CHANGE_DAYS)
    learned = source.choice([moment for moment in LEARNED if moment < withdrawn])
    clocks = {"validFrom": on, "validTo": OPEN_DAY, "recordedFrom": learned, "recordedTo": withdrawn}
    key = world.node(
        "ChangeEvent", f"ChangeEvent:{name}", kind=kind, on=on, onUncertain=source.choice((None, True)), **clocks
    )
    for area in before:
        world.edge("CHANGED_FROM", key, area)
    for area in after:
        world.edge("CHANGED_TO", key, area)


def _versions(world: World, area: str) -> None:
    now = world.nodes[area].properties
    for number, (since, until) in enumerate(pairwise(LEARNED)):
        clocks = {"validFrom": ALWAYS, "validTo": OPEN_DAY, "recordedFrom": since, "recordedTo": until}
        version = world.node(
            "Version", f"Version:{area.removeprefix('Area:')}{number}", name=now["name"], code=f"98{number}",
            level="TOWN", kind="FUNCTIONAL_ZONE", validFromUncertain=True if number else None, **clocks,
        )  # fmt: skip
        world.edge("WAS", area, version)
