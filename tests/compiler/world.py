"""A register as plain Python data, and the one way in which the tests put it into an engine."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from graph.cypher import CompiledCypher
from graph.labels import NODES, RELATIONSHIPS
from graph.migrations.m004_bounds import BEGUN, DEPARTED
from graph.migrations.m011_left_in import fill_left_in
from graph.store import Store, Transaction


@dataclass(frozen=True, slots=True)
class Node:
    """A node by its key."""

    key: str
    label: str
    properties: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Edge:
    """A relationship between two keys."""

    type: str
    start: str
    end: str
    properties: Mapping[str, Any]


@dataclass(slots=True)
class World:
    """All nodes by key and by what they state, and all relationships by either end."""

    nodes: dict[str, Node] = field(default_factory=dict)
    slots: dict[tuple[str, str], dict[str, Node]] = field(default_factory=lambda: defaultdict(dict))
    edges: list[Edge] = field(default_factory=list)
    leaving: dict[tuple[str, str], list[Edge]] = field(default_factory=lambda: defaultdict(list))
    arriving: dict[tuple[str, str], list[Edge]] = field(default_factory=lambda: defaultdict(list))

    def node(self, label: str, key: str, **properties: Any) -> str:
        """Add a node; a property that is None is not there."""
        given = {name: value for name, value in properties.items() if value is not None}
        assert given.keys() <= NODES[label].properties, (label, given.keys() - NODES[label].properties)
        self.nodes[key] = Node(key, label, {"key": key, **given})
        if slot := given.get("slot"):
            self.slots[label, slot][key] = self.nodes[key]
        return key

    def edge(self, kind: str, start: str, end: str, **properties: Any) -> None:
        """Add a relationship."""
        given = {name: value for name, value in properties.items() if value is not None}
        assert given.keys() <= RELATIONSHIPS[kind].properties, (kind, given)
        if RELATIONSHIPS[kind].noted:
            ends = (self.nodes[key].properties["recordedFrom"] for key in (start, end))
            given.setdefault("recordedFrom", max(ends))
        edge = Edge(kind, start, end, given)
        self.edges.append(edge)
        self.leaving[start, kind].append(edge)
        self.arriving[end, kind].append(edge)

    def of(self, *labels: str) -> list[Node]:
        """All nodes of some labels, by key."""
        return sorted((node for node in self.nodes.values() if node.label in labels), key=lambda node: node.key)


async def write_world(store: Store, world: World) -> None:
    """Put it all into an empty graph, in one transaction."""

    async def work(transaction: Transaction) -> None:
        for label in sorted(NODES):
            if rows := [dict(node.properties) for node in world.of(label)]:
                await transaction.run(_create_nodes(label), {"rows": rows})
        for (kind, start, end), edges in _by_kind(world).items():
            rows = [{"start": e.start, "end": e.end, "properties": dict(e.properties)} for e in edges]
            await transaction.run(_create_edges(kind, start, end), {"rows": rows})

    await store.write(work)
    for noted in (BEGUN, DEPARTED):
        await store.run(noted)
    await fill_left_in(store)


def _by_kind(world: World) -> dict[tuple[str, str, str], list[Edge]]:
    groups: dict[tuple[str, str, str], list[Edge]] = defaultdict(list)
    for edge in world.edges:
        groups[edge.type, world.nodes[edge.start].label, world.nodes[edge.end].label].append(edge)
    return groups


def _create_nodes(label: str) -> CompiledCypher:
    return CompiledCypher(f"UNWIND $rows AS row CREATE (n:{label}) SET n = row")


def _create_edges(kind: str, start: str, end: str) -> CompiledCypher:
    return CompiledCypher(
        f"UNWIND $rows AS row MATCH (a:{start} {{key: row.start}}) MATCH (b:{end} {{key: row.end}})"
        f" CREATE (a)-[r:{kind}]->(b) SET r = row.properties"
    )


def keys(nodes: Iterable[Node]) -> list[str]:
    """The keys of nodes."""
    return [node.key for node in nodes]
