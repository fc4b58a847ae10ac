"""The register as one question sees it: things and statements under two clocks."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from functools import cmp_to_key
from typing import Any
from zoneinfo import ZoneInfo

from dateutil.relativedelta import relativedelta

from graph.clock import AsOf
from graph.compiler.cursors import write_cursor
from tests.compiler.world import Edge, Node, World

TEMPORAL = {"PART_OF", "MERGED_WITH", "LOCATED_IN", "OPERATES_IN", "ADMINISTERS"}
NOTED = {"IN_CONTEXT", "CHANGED_FROM", "CHANGED_TO", "BELONGS_TO", "ISSUED_BY", "BASED_ON", "MENTIONS", "SUPERSEDES",
    "SUPERSEDES_PARTLY", "FOUND_AT", "OCCURRED_AT",
}  # fmt: skip
STATEMENTS = {"Membership", "PostVacancy", "Assignment", "Requirement", "Duty", "WorkTask", "Target", "Indicator", "DutyList",
    "DutyRecord", "HazardStep", "DeadlineExtension", "ListedSupervision", "RectificationPlan", "Waiver", "IndicatorProgress",
    "CasualtyCount", "Investigation", "AccountabilityMeasure", "MonthlyReturn",
}  # fmt: skip


@dataclass(frozen=True)
class View:
    """A world under the clocks of a question."""

    world: World
    clock: AsOf
    words: Mapping[str, str]

    def at(self, clock: AsOf) -> "View":
        """The same world under other clocks."""
        return replace(self, clock=clock)

    def holds(self, properties: Mapping[str, Any]) -> bool:
        """Whether a period holds on the day, as far as the register knew."""
        return self.known(properties) and properties["validFrom"] <= self.clock.valid_on < properties["validTo"]

    def known(self, properties: Mapping[str, Any]) -> bool:
        """Whether the register held it."""
        return bool(properties["recordedFrom"] <= self.clock.known_at < properties["recordedTo"])

    @property
    def stale_before(self) -> str:
        """The day before which a confirmation is twelve months old."""
        return (date.fromisoformat(self.clock.valid_on) - relativedelta(months=12)).isoformat()

    @property
    def suffix(self) -> str:
        """What ids end in."""
        moment = f"~{self.clock.known_at}" if self.clock.pinned else ""
        return f"@{self.clock.valid_on}{moment}" if self.clock.explicit else ""

    def later(self, moment: str) -> bool:
        """Whether a moment comes after the day asked about."""
        next_day = date.fromisoformat(self.clock.valid_on) + timedelta(days=1)
        end = datetime.combine(next_day, time(), ZoneInfo("Asia/Shanghai"))
        return datetime.fromisoformat(moment) >= end

    def thing(self, key: str) -> "Thing":
        """A node under these clocks."""
        return Thing(self.world.nodes[key], self)

    def all(self, *labels: str) -> list["Thing"]:
        """All nodes of some labels."""
        return [Thing(node, self) for node in self.world.of(*labels)]


@dataclass(frozen=True)
class Thing:
    """A node under the clocks of a question."""

    node: Node
    view: View

    @property
    def key(self) -> str:
        """Its key."""
        return self.node.key

    @property
    def type_name(self) -> str:
        """Its GraphQL type."""
        return self.node.label

    @property
    def state(self) -> Mapping[str, Any]:
        """What the register held of it then: what stands on it, or the oldest archived version that was corrected later."""
        if (edges := self.view.world.leaving.get((self.node.key, "WAS"))) is None:
            return self.node.properties
        kept = [self.view.world.nodes[edge.end].properties for edge in edges]
        later = [version for version in kept if self.view.clock.known_at < version["recordedTo"]]
        return min(later, key=lambda version: str(version["recordedTo"]), default=self.node.properties)

    def get(self, name: str) -> Any:
        """A property, or None."""
        own = name in ("key", "recordedFrom", "recordedTo")
        return (self.node.properties if own else self.state).get(name)

    def holds(self) -> bool:
        """Whether its own period holds."""
        recorded = {name: self.node.properties[name] for name in ("recordedFrom", "recordedTo")}
        return self.view.holds({**self.state, **recorded})

    def out(self, kind: str) -> list["Thing"]:
        """Where its arrows of a type lead, as far as they and what they lead to hold."""
        return [
            self._at(edge.end) for edge in self._valid(self.view.world.leaving[self.key, kind]) if self._there(edge.end)
        ]

    def into(self, kind: str) -> list["Thing"]:
        """Where the arrows of a type come from, likewise."""
        arriving = self._valid(self.view.world.arriving[self.key, kind])
        return [self._at(edge.start) for edge in arriving if self._there(edge.start)]

    def one(self, kind: str) -> "Thing | None":
        """Where its only arrow of a type leads."""
        found = self.out(kind)
        assert len(found) < 2, f"{self.key} has several {kind}"
        return found[0] if found else None

    def merged(self) -> list["Thing"]:
        """All areas under one administration with it, each once, without itself, from the nearest."""
        found, waiting = [self], [self]
        while waiting:
            here = waiting.pop(0)
            beside = [other for other in here.out("MERGED_WITH") + here.into("MERGED_WITH") if other not in found]
            found += beside
            waiting += beside
        return found[1:]

    def left_in(self) -> "Thing | None":
        """What an area that has ended was part of last, once it is part of nothing."""
        if self.type_name != "Area" or self.out("PART_OF"):
            return None
        world, day = self.view.world, self.view.clock.valid_on
        told = [edge for edge in world.leaving[self.key, "PART_OF"] if self.view.known(edge.properties)]
        last = max(told, key=lambda edge: [*map(edge.properties.get, ("validTo", "validFrom")), edge.end], default=None)
        over = (
            last is not None
            and last.properties["validTo"] <= day
            and self._state_known().get("validTo", day + "~") <= day
        )
        return self._at(last.end) if last is not None and over else None

    def _state_known(self) -> Mapping[str, Any]:
        """What the register held of it: an older version, or since the last of them what stands there now."""
        older = [self.view.world.nodes[edge.end].properties for edge in self.view.world.leaving[self.key, "WAS"]]
        since = max([self.get("recordedFrom"), *(version["recordedTo"] for version in older)])
        now = {**self.node.properties, "recordedFrom": since}
        return next((state for state in (*older, now) if self.view.known(state)), {})

    def belongs(self) -> list["Thing"]:
        """Where it belongs, from the nearest: what it is part of, or was left in when it ended."""
        above = self.one("PART_OF") or self.left_in()
        return [above, *above.belongs()] if above else []

    def holding(self) -> list["Thing"]:
        """Everything that belongs to it, on every level."""
        left = [area for area in self.view.all("Area") if area.left_in() == self]
        return [below for part in [*self.into("PART_OF"), *left] for below in (part, *part.holding())]

    def _valid(self, edges: Iterable[Edge]) -> list[Edge]:
        return [edge for edge in edges if self._is_valid(edge.type, edge.properties)]

    def _is_valid(self, kind: str, properties: Mapping[str, Any]) -> bool:
        if kind in TEMPORAL:
            return self.view.holds(properties)
        return kind not in NOTED or bool(properties["recordedFrom"] <= self.view.clock.known_at)

    def _there(self, key: str) -> bool:
        node = self.view.world.nodes[key]
        return node.label not in STATEMENTS or self.view.holds(node.properties)

    def _at(self, key: str) -> "Thing":
        return Thing(self.view.world.nodes[key], self.view)


Keys = Callable[[Any], list[Any]]


@dataclass(frozen=True)
class Order:
    """A total order: the sort keys of an item, how many they are, and which of them descend."""

    keys: Keys
    length: int = 1
    descending: tuple[int, ...] = ()

    def compare(self, left: list[Any], right: list[Any]) -> int:
        """Below zero where `left` comes first."""
        for place, (a, b) in enumerate(zip(left, right, strict=True)):
            if a != b:
                return (-1 if a < b else 1) * (-1 if place in self.descending else 1)
        return 0


@dataclass(frozen=True)
class Page:
    """A page of a connection."""

    items: list[Any]
    total: int
    more_before: bool
    more_behind: bool
    order: Order
    clock: AsOf
    tag: int

    def cursor(self, item: Any) -> str:
        """An item's cursor."""
        return write_cursor(self.order.keys(item), self.clock, self.tag)


@dataclass(frozen=True)
class Cut:
    """What part of a connection is asked for."""

    first: int | None = None
    last: int | None = None
    after: list[Any] | None = None
    before: list[Any] | None = None


def page(items: Iterable[Any], order: Order, cut: Cut, clock: AsOf, tag: int) -> Page:
    """Cut a page out of all items."""
    everything = sorted(items, key=cmp_to_key(lambda a, b: order.compare(order.keys(a), order.keys(b))))
    if cut.last is not None or cut.before is not None:
        size = 50 if cut.last is None else cut.last
        left = [i for i in everything if cut.before is None or order.compare(order.keys(i), cut.before) < 0]
        kept = left[-size:] if size else []
        return Page(kept, len(everything), len(left) > size, cut.before is not None, order, clock, tag)
    size = 50 if cut.first is None else cut.first
    right = [i for i in everything if cut.after is None or order.compare(order.keys(i), cut.after) > 0]
    return Page(right[:size], len(everything), cut.after is not None, len(right) > size, order, clock, tag)
