"""Areas and an enterprise that are no more and to which somebody is still linked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from graph.clock import ALWAYS, OPEN_DAY, OPEN_MOMENT
from tests.compiler.world import World

if TYPE_CHECKING:
    from tests.compiler.growing import Growing

ENDED_ON = "2021-01-01"
LEARNED_ON = "2023-05-05T05:05:05.000005Z"
_OPEN = {
    "validFrom": ALWAYS,
    "validTo": OPEN_DAY,
    "recordedFrom": "2020-03-06T02:00:00.000000Z",
    "recordedTo": OPEN_MOMENT,
}


def add_ended(growing: Growing) -> None:
    """A village that was split, a town of which the end was learned late, and an enterprise that closed."""
    world = growing.world
    split, late = _area(world, "Area:99490", ENDED_ON), _area(world, "Area:99491", ENDED_ON)
    heirs = [_area(world, f"Area:9949{number}", OPEN_DAY) for number in (2, 3)]
    world.edge("PART_OF", split, "Area:99300", **{**_OPEN, "validTo": ENDED_ON})
    for heir in heirs:
        world.edge("PART_OF", heir, "Area:99301", **{**_OPEN, "validFrom": ENDED_ON})
    world.edge("PART_OF", late, "Area:99302", **{**_OPEN, "recordedTo": LEARNED_ON})
    world.edge("PART_OF", late, "Area:99302", **{**_OPEN, "recordedFrom": LEARNED_ON, "validTo": ENDED_ON})
    version = {**_OPEN, "recordedTo": LEARNED_ON, "name": "示例后撤", "level": "VILLAGE", "kind": "ADMINISTRATIVE"}
    world.edge("WAS", late, world.node("Version", "Version:99491", **version))
    event = world.node(
        "ChangeEvent", "ChangeEvent:split", kind="SPLIT", on=ENDED_ON, **{**_OPEN, "validFrom": ENDED_ON}
    )
    world.edge("CHANGED_FROM", event, split)
    for heir in heirs:
        world.edge("CHANGED_TO", event, heir)
    closed = world.node(
        "Enterprise", "Enterprise:Eclosed", uscc="Eclosed", name="示例注销企业", **{**_OPEN, "validTo": ENDED_ON}
    )
    world.edge("LOCATED_IN", closed, split, **{**_OPEN, "validTo": ENDED_ON})
    for number, subject in enumerate((split, late, closed, heirs[0])):
        link = world.node(
            "Assignment", f"Assignment:ended{number}", slot=f"e{number}", basis="LIAISON", role="LIAISON", **_OPEN
        )
        world.edge("ASSIGNEE", link, "Person:q1")
        world.edge("SUBJECT", link, subject)
    roster = world.node("Requirement", "Requirement:ended", slot="re", kind="LIAISON", basis="LIAISON", **_OPEN)
    world.edge("LISTS", roster, split, annex=1, row=1)


def _area(world: World, key: str, until: str) -> str:
    properties: dict[str, Any] = {**_OPEN, "validTo": until}
    return world.node("Area", key, name=f"示例{key[-3:]}村", level="VILLAGE", kind="ADMINISTRATIVE", **properties)
