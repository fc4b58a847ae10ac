"""Histories."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from graph.clock import ALWAYS, OPEN_DAY
from tests.compiler.naive.connections import connection
from tests.compiler.naive.things import FIELDS, answers, hide
from tests.compiler.naive.view import Order, Thing

ASPECTS = ("STATE", "FORMER_NAME", "PARENT", "MERGED")


@dataclass(frozen=True)
class Entry:
    """One aspect of an area for a period."""

    aspect: str
    period: Mapping[str, Any]
    learned: str
    state: Thing | None = None
    related: Thing | None = None
    known_at: str = ""

    @property
    def corrected(self) -> str | None:
        """When it was corrected, where that was by then."""
        return self.period["recordedTo"] if self.period["recordedTo"] <= self.known_at else None

    @property
    def place(self) -> tuple[Any, ...]:
        """Where it stands among the others."""
        about = self.related or self.state
        assert about is not None
        return ASPECTS.index(self.aspect), self.period["validFrom"], self.learned, about.key, self.period["validTo"]

    def said(self, name: str) -> Any:
        """A property of the state."""
        return self.period.get(name) if self.state else None


def _entries(area: Thing) -> Iterator[Entry]:
    world, own = area.view.world, area.node.properties
    versions = [area.view.thing(edge.end) for edge in world.leaving[area.key, "WAS"]]
    for version in versions:
        yield Entry("STATE", version.node.properties, version.get("recordedFrom"), version)
    yield Entry("STATE", own, max([version.get("recordedTo") for version in versions] or [own["recordedFrom"]]), area)
    for edge in world.leaving[area.key, "NAMED"]:
        if (name := area.view.thing(edge.end)).get("kind") == "FORMER":
            yield Entry("FORMER_NAME", name.state, name.get("recordedFrom"), name)
    for edge in world.leaving[area.key, "PART_OF"]:
        yield Entry("PARENT", edge.properties, edge.properties["recordedFrom"], related=area.view.thing(edge.end))
    for edge in world.leaving[area.key, "MERGED_WITH"]:
        yield Entry("MERGED", edge.properties, edge.properties["recordedFrom"], related=area.view.thing(edge.end))
    for edge in world.arriving[area.key, "MERGED_WITH"]:
        yield Entry("MERGED", edge.properties, edge.properties["recordedFrom"], related=area.view.thing(edge.start))


@answers("Area.history")
def area_history(area: Thing, _: Any) -> list[Entry]:
    """All that was recorded by the question's clock."""
    moment = area.view.clock.known_at
    known = [replace(entry, known_at=moment) for entry in _entries(area) if entry.learned <= moment]
    return sorted(known, key=lambda entry: entry.place)


FIELDS["AreaHistoryEntry.aspect"] = lambda entry, _: entry.aspect
FIELDS["AreaHistoryEntry.related"] = lambda entry, _: entry.related
for _name in ("name", "code", "level"):
    FIELDS[f"AreaHistoryEntry.{_name}"] = lambda entry, _, name=_name: entry.said(name)
FIELDS["AreaHistoryEntry.kind"] = lambda entry, _: entry.said("kind") if entry.aspect == "STATE" else None
FIELDS["AreaHistoryEntry.validFrom"] = lambda entry, _: hide(entry.period["validFrom"], ALWAYS)
FIELDS["AreaHistoryEntry.validTo"] = lambda entry, _: hide(entry.period["validTo"], OPEN_DAY)
FIELDS["AreaHistoryEntry.validFromUncertain"] = lambda entry, _: bool(entry.said("validFromUncertain"))
FIELDS["AreaHistoryEntry.validToUncertain"] = lambda entry, _: bool(entry.said("validToUncertain"))
FIELDS["AreaHistoryEntry.recordedFrom"] = lambda entry, _: entry.learned
FIELDS["AreaHistoryEntry.recordedTo"] = lambda entry, _: entry.corrected


def tenures(post: Thing) -> list[Thing]:
    """All memberships of the post that were recorded by then."""
    found = [post.view.thing(edge.start) for edge in post.view.world.arriving[post.key, "POST"]]
    return [tenure for tenure in found if tenure.get("recordedFrom") <= post.view.clock.known_at]


FIELDS["Post.history"] = connection(
    "Post.history", tenures, Order(lambda each: [each.get("validFrom"), each.get("recordedFrom"), each.key], 3)
)

PARTS = {
    "VALID_FROM": ("validFrom", "validFromUncertain"),
    "VALID_TO": ("validTo",),
    "END_CONDITION": ("endCondition",),
    "LAST_CONFIRMED_ON": ("lastConfirmedOn",),
    "CITATION": ("annex", "row", "clause", "excerpt"),
}


@answers("Assignment.history")
def versions(assignment: Thing, _: Any) -> list[tuple[Thing, Thing | None]]:
    """The versions of one slot, each with the one before it."""
    same = [other for other in assignment.view.all("Assignment") if other.get("slot") == assignment.get("slot")]
    known = [version for version in same if version.get("recordedFrom") <= assignment.view.clock.known_at]
    known.sort(key=lambda version: (version.get("recordedFrom"), version.key))
    return list(zip(known, [None, *known], strict=False))


@answers("AssignmentVersion.changed")
def changed(version: tuple[Thing, Thing | None], _: Any) -> list[str]:
    """In what it differs."""
    now, before = version
    if before is None:
        return []
    return [part for part, names in PARTS.items() if any(now.get(name) != before.get(name) for name in names)]


FIELDS["AssignmentVersion.assignment"] = lambda version, _: version[0]
