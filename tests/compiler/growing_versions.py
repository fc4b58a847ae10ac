"""Things of which the register learned better: what it held before, of every kind of thing."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from graph.clock import OPEN_DAY
from tests.compiler.moments import DAYS, MOMENTS
from tests.compiler.world import Node

if TYPE_CHECKING:
    from tests.compiler.growing import Growing

THINGS = ("Area", "Organization", "Post", "Person", "Enterprise", "Sector", "OfficialDocument", "Name", "ChangeEvent",
    "Hazard", "Incident", "Attachment")  # fmt: skip
OTHERWISE: Mapping[str, tuple[Any, ...]] = {
    "level": ("TOWN", "VILLAGE", None),
    "isKey": (True, False, None),
    "dualDuty": (True, False, None),
    "missingAnnexes": (["附件9"], None),
    "issuedOn": (*DAYS[:3], None),
    "announcedEnterprises": (7, None),
    "on": DAYS,
    "grade": ("GENERAL", "MAJOR"),
    "isProductionSafety": (True, False),
    "validTo": (*DAYS[4:], OPEN_DAY),
}
"""What a property may have been before; a text that is not here had another beginning."""
TEXTS = ("name", "title", "code", "uscc", "number")


def add_versions(growing: Growing) -> None:
    """Some things of every label were something else; of those that were before, when that was is noted on the thing."""
    world = growing.world
    for node in world.of(*THINGS):
        if not world.leaving[node.key, "WAS"] and growing.chance(0.3):
            _add(growing, node)
    for node in world.of(*THINGS):
        if edges := world.leaving[node.key, "WAS"]:
            kept = sorted(
                (world.nodes[edge.end] for edge in edges), key=lambda version: version.properties["recordedTo"]
            )
            world.nodes[kept[0].key] = _with(kept[0], recordedFrom=node.properties["recordedFrom"])
            world.nodes[node.key] = _with(node, changedAt=kept[-1].properties["recordedTo"])


def _add(growing: Growing, node: Node) -> None:
    now = dict(node.properties)
    until = growing.random.choice(MOMENTS[1:])
    was = {name: value for name, value in now.items() if name not in ("key", "recordedTo")} | {"recordedTo": until}
    for name in sorted(now):
        if name in OTHERWISE and growing.chance(0.5):
            was[name] = growing.random.choice(OTHERWISE[name])
        elif name in TEXTS and growing.chance(0.5):
            was[name] = f"前{now[name]}"
    if was["validFrom"] >= was["validTo"]:
        was["validTo"] = OPEN_DAY
    growing.world.edge("WAS", node.key, growing.world.node("Version", f"Version:{node.key.replace(':', '-')}", **was))


def _with(node: Node, **properties: Any) -> Node:
    return Node(node.key, node.label, {**node.properties, **properties})
