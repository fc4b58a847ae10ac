"""How the graph answers a field: the declarations that the types in `schema/` carry beside their descriptions.

In every text `this` is the node that the field belongs to and `that` the node it leads to; a type whose values are rows of a
hand-written MATCH names that MATCH's variables instead.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import strawberry

from graph.clock import ALWAYS, OPEN_DAY, OPEN_MOMENT
from graph.ids import BadId, read_id
from graph.pattern import read_pattern

CYPHER = "cypher"
"""The metadata key under which a field of the schema carries its declaration."""


@dataclass(frozen=True, slots=True)
class Predicate:
    """A condition that an argument adds: Cypher with `$value`, and how the argument becomes that value."""

    text: str
    takes: Callable[[Any], Any] = lambda value: value


Filter = Mapping[str, "Predicate | Filter"]
"""Conditions by argument name; an input object's by the names of its fields."""


@dataclass(frozen=True, slots=True)
class Property:
    """A property of the node, by the field's own name unless told; `absent` are the values that mean null."""

    name: str | None = None
    absent: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Expression:
    """A Cypher expression."""

    text: str
    absent: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Identity:
    """The global id of the node, with the question's clocks where the client stated them."""


@dataclass(frozen=True, slots=True)
class View:
    """An object made of the same variables; null where `when` does not hold."""

    when: str | None = None


@dataclass(frozen=True, slots=True)
class Bound:
    """A node that the row has bound already, or null."""

    variable: str


@dataclass(frozen=True, slots=True)
class Link:
    """One or many nodes (or rows, where `target` is None) that a MATCH reaches.

    `match` may depend on the field's arguments; it ends in a MATCH or WITH, and `conditions` are its WHERE. `order` is total
    for connections, so that a page has one place to go on. `binds` are the variables of rows, or what goes along with a target.
    """

    match: str | Callable[[Mapping[str, Any]], str]
    conditions: tuple[str, ...] = ()
    order: tuple[str, ...] = ()
    target: str | None = "that"
    binds: tuple[str, ...] = ()
    filters: Filter = field(default_factory=dict)
    paged: bool = False

    def resolve(self, arguments: Mapping[str, Any]) -> tuple[str, tuple[str, ...]]:
        """The MATCH for these arguments, a drawing read, and its conditions."""
        match = self.match if isinstance(self.match, str) else self.match(arguments)
        if not match.startswith("("):
            return match, self.conditions
        path = read_pattern(match)
        return path.match, (*path.conditions, *self.conditions)


Declaration = Property | Expression | Identity | View | Bound | Link


def key_of(*labels: str) -> Callable[[Any], str]:
    """An argument that is the id of a node with one of these labels; its clocks are dropped, its key is the value."""

    def take(value: Any) -> str:
        identity = read_id(str(value))
        if identity.label not in labels:
            raise BadId(f"{value} is the id of a {identity.label}; expected {' or '.join(labels)}")
        return identity.key

    return take


def _declare(description: str, declaration: Declaration) -> Any:
    return strawberry.field(description=description, metadata={CYPHER: declaration})


def prop(description: str, name: str | None = None) -> Any:
    """A field that is a property of the node."""
    return _declare(description, Property(name))


def since(description: str, name: str | None = None) -> Any:
    """A first day; null where none is known."""
    return _declare(description, Property(name, (ALWAYS,)))


def until(description: str, name: str | None = None) -> Any:
    """An exclusive last day or moment; null while it is open."""
    return _declare(description, Property(name, (OPEN_DAY, OPEN_MOMENT)))


def expr(description: str, text: str, absent: tuple[str, ...] = ()) -> Any:
    """A field that is a Cypher expression."""
    return _declare(description, Expression(text, absent))


def identity(description: str) -> Any:
    """The global id."""
    return _declare(description, Identity())


def view(description: str, when: str | None = None) -> Any:
    """An object over the same node or row."""
    return _declare(description, View(when))


def bound(description: str, variable: str) -> Any:
    """A node that the row's MATCH has bound."""
    return _declare(description, Bound(variable))


def link(description: str, match: str, *, order: Sequence[str] = (), conditions: Sequence[str] = ()) -> Any:
    """The node, or the list of nodes, at the end of a drawing or of a MATCH that binds `that`."""
    return _declare(description, Link(match, tuple(conditions), tuple(order)))


def rows(description: str, match: str, *, binds: Sequence[str], order: Sequence[str] = ()) -> Any:
    """A list of rows: each binds the variables that the type's fields name."""
    return _declare(description, Link(match, (), tuple(order), target=None, binds=tuple(binds)))


def answered_by(declaration: Link) -> Callable[[Callable[..., Any]], Any]:
    """A field with arguments: the function gives names, types and description, and never runs."""

    def decorate(signature: Callable[..., Any]) -> Any:
        return strawberry.field(resolver=signature, description=_docstring(signature), metadata={CYPHER: declaration})

    return decorate


def _docstring(signature: Callable[..., Any]) -> str:
    return " ".join((signature.__doc__ or "").split())
