"""What the client chose, as a tree: fields merged by response key, fragments opened, directives decided."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from graphql import (
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLField,
    GraphQLObjectType,
    GraphQLOutputType,
    GraphQLSchema,
    Node,
    VariableNode,
    get_named_type,
    is_abstract_type,
    is_list_type,
    is_non_null_type,
    is_object_type,
)

from graph.fields import CYPHER, Declaration

FieldDetailsList = list[Any]
"""graphql-core's `FieldDetailsList`: the nodes of one response key with their fragment variables."""

Collect = Callable[[GraphQLObjectType, FieldDetailsList], Mapping[str, FieldDetailsList]]
"""The fields chosen of a type, by response key."""


@dataclass(frozen=True, slots=True)
class Position:
    """The GraphQL type of a value, taken apart: `NonNull(List(NonNull(Area)))` is (False, Position(False, Area))."""

    nullable: bool
    item: "Position | None"
    name: str

    @classmethod
    def of(cls, output: GraphQLOutputType) -> "Position":
        """Take a type apart."""
        nullable = not is_non_null_type(output)
        inner: Any = output if nullable else output.of_type  # type: ignore[union-attr]
        item = cls.of(inner.of_type) if is_list_type(inner) else None
        return cls(nullable, item, get_named_type(output).name)


@dataclass(frozen=True, slots=True)
class Selected:
    """One field that the client chose: its response key, type, declaration, and what it chose below it.

    `below` has an entry for each object type that the value can be; a leaf has none.
    """

    key: str
    name: str
    parent: str
    position: Position
    field: GraphQLField
    declaration: Declaration | None
    nodes: tuple[FieldNode, ...]
    details: FieldDetailsList
    below: Mapping[str, tuple["Selected", ...]]
    abstract: bool

    def fields(self) -> tuple["Selected", ...]:
        """What was chosen below, where the value can be of one type only."""
        (only,) = self.below.values()
        return only

    def walk(self) -> Iterator["Selected"]:
        """This field and all below it, in a fixed order."""
        yield self
        for fields in self.below.values():
            for field in fields:
                yield from field.walk()


class SelectionReader:
    """Reads the selection below one root field, with graphql-core's own collection of fields."""

    def __init__(self, schema: GraphQLSchema, collect: Collect) -> None:
        self._schema = schema
        self._collect = collect

    def read(self, key: str, parent: GraphQLObjectType, details: FieldDetailsList) -> Selected:
        """The field under a response key, with everything chosen below it."""
        nodes = tuple(detail.node for detail in details)
        name = nodes[0].name.value
        field = self._schema.get_field(parent, name)
        assert field is not None, "validated before"  # noqa: S101
        named = get_named_type(field.type)
        possible: tuple[GraphQLObjectType, ...] = ()
        if is_abstract_type(named):
            possible = tuple(self._schema.get_possible_types(named))
        elif is_object_type(named):
            possible = (named,)
        below = {kind.name: self._fields(kind, details) for kind in possible}
        return Selected(
            key,
            name,
            parent.name,
            Position.of(field.type),
            field,
            _declaration(field),
            nodes,
            details,
            below,
            is_abstract_type(named),
        )

    def _fields(self, kind: GraphQLObjectType, details: FieldDetailsList) -> tuple[Selected, ...]:
        return tuple(self.read(key, kind, chosen) for key, chosen in self._collect(kind, details).items())


def _declaration(field: GraphQLField) -> Declaration | None:
    definition = field.extensions.get("strawberry-definition")
    return definition.metadata.get(CYPHER) if definition is not None else None


def directive_variables(
    nodes: tuple[FieldNode, ...], fragments: Mapping[str, FragmentDefinitionNode]
) -> tuple[str, ...]:
    """The variables that decide `@skip` and `@include` anywhere below some field nodes: they shape the statement."""
    found: dict[str, None] = {}
    seen: set[str] = set()

    def visit(node: Node) -> None:
        for directive in getattr(node, "directives", None) or ():
            for argument in directive.arguments:
                if isinstance(argument.value, VariableNode):
                    found[argument.value.name.value] = None
        if isinstance(node, FragmentSpreadNode):
            if node.name.value not in seen:
                seen.add(node.name.value)
                visit(fragments[node.name.value])
            return
        selection_set = getattr(node, "selection_set", None)
        for child in selection_set.selections if selection_set else ():
            visit(child)

    for node in nodes:
        visit(node)
    return tuple(found)


def names_a_cursor(connection: Selected) -> bool:
    """Whether a cursor was chosen: else no row needs its sort keys."""
    inside = (part.name for field in connection.fields() if field.below for part in field.fields())
    return not {"cursor", "startCursor", "endCursor"}.isdisjoint(inside)
