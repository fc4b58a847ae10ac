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
    _left_behind(growing, heirs[0])


def _left_behind(growing: Growing, heir: str) -> None:
    """A town that is no more with all that was left in it: a village, enterprises, charges, a demand, a hazard and a record."""
    world, town, village = growing.world, "Area:99494", "Area:99495"
    properties: dict[str, Any] = {**_OPEN, "validTo": ENDED_ON}
    world.node("Area", town, code="99494", name="示例撤镇", level="TOWN", kind="ADMINISTRATIVE", **properties)
    _area(world, village, OPEN_DAY)
    world.edge("PART_OF", town, growing.areas["DISTRICT"][0], **{**_OPEN, "validTo": ENDED_ON})
    world.edge("PART_OF", village, town, **_OPEN)
    event = world.node(
        "ChangeEvent", "ChangeEvent:left", kind="MERGED", on=ENDED_ON, **{**_OPEN, "validFrom": ENDED_ON}
    )
    world.edge("CHANGED_FROM", event, town)
    world.edge("CHANGED_TO", event, heir)
    charges = [(town, "TERRITORIAL", "PARTY_HEAD", "Post:p0"), (town, "LIAISON", "LIAISON", "Person:q2")]
    for number, home in enumerate((town, village)):
        firm = world.node(
            "Enterprise", f"Enterprise:L{number}", uscc=f"L{number}", name=f"示例留企{number}", isKey=True, **_OPEN
        )
        world.edge("LOCATED_IN", firm, home, **_OPEN)
        world.edge("OPERATES_IN", firm, "Sector:S1", **_OPEN)
        charges.append((firm, "LIAISON", "LIAISON", "Person:q1"))
    for number, (subject, basis, role, whom) in enumerate(charges):
        link = world.node("Assignment", f"Assignment:left{number}", slot=f"l{number}", basis=basis, role=role, **_OPEN)
        world.edge("ASSIGNEE", link, whom)
        world.edge("SUBJECT", link, subject)
        world.edge("STATED_IN", link, growing.documents[0])
    roster = world.node("Requirement", "Requirement:left", slot="rl", kind="LIAISON", basis="LIAISON", **_OPEN)
    world.edge("LISTS", roster, town, annex=2, row=1)
    world.edge("STATED_IN", roster, growing.documents[0])
    hazard = world.node("Hazard", "Hazard:left", number="示例留", title="示例留患", grade="MAJOR", **_OPEN)
    world.edge("FOUND_AT", hazard, "Enterprise:L0")
    step = world.node("HazardStep", "HazardStep:left", slot="hl", status="FOUND", dueOn="2020-05-01", **_OPEN)
    world.edge("OF_HAZARD", step, hazard)
    record = world.node(
        "DutyRecord", "DutyRecord:left", slot="dl", kind="VISIT", **{**_OPEN, "validFrom": "2020-06-01"}
    )
    world.edge("PERFORMED_BY", record, "Person:q2")
    world.edge("CONCERNS", record, "Enterprise:L1")


def _area(world: World, key: str, until: str) -> str:
    properties: dict[str, Any] = {**_OPEN, "validTo": until}
    return world.node("Area", key, name=f"示例{key[-3:]}村", level="VILLAGE", kind="ADMINISTRATIVE", **properties)
