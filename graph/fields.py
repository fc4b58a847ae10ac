"""How the graph answers a field: the declarations that the types in `schema/` carry beside their descriptions.

In every text `this` is the node that the field belongs to and `that` the node it leads to; a type whose values are rows of a
hand-written MATCH names that MATCH's variables instead.
"""

import inspect
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Annotated, Any

import strawberry

from graph.clock import ALWAYS, OPEN_DAY, OPEN_MOMENT
from graph.ids import BadId, read_id
from graph.pattern import read_pattern

CYPHER = "cypher"
"""The metadata key under which a field of the schema carries its declaration."""

EXCLUDED = "不含当日"
"""What the description of a day behind a period says of it."""


def as_it_is(value: Any) -> Any:
    """The argument as it is."""
    return value


@dataclass(frozen=True, slots=True)
class Predicate:
    """A condition that an argument adds: Cypher with `$value`, and how the argument becomes that value."""

    text: str
    takes: Callable[[Any], Any] = as_it_is


Filter = Mapping[str, "Predicate | Filter"]
"""Conditions by argument name; an input object's by the names of its fields. An input object's `and`, `or` and `not` hold
further objects of its own kind and need no entry."""

On = Annotated[
    date | None,
    strawberry.argument(description="Ask this link, and all below it, on another day (另一事实日期)."),
]


@dataclass(frozen=True, slots=True)
class Property:
    """A property of the node, by the field's own name unless told; `absent` are the values that mean null."""

    name: str | None = None
    absent: tuple[str, ...] = ()
    excludes: bool = False
    """Whether it is the first day, or moment, behind a period."""


@dataclass(frozen=True, slots=True)
class Expression:
    """A Cypher expression."""

    text: str
    absent: tuple[str, ...] = ()
    excludes: bool = False
    """Whether it is the first day behind a period."""


@dataclass(frozen=True, slots=True)
class Identity:
    """The global id of the node, with the question's clocks where the client stated them."""


@dataclass(frozen=True, slots=True)
class View:
    """An object made of the same variables; null where `when` does not hold.

    In a row, `of` names the variable that is `this` for it.
    """

    when: str | None = None
    of: str | None = None


@dataclass(frozen=True, slots=True)
class Bound:
    """A node that the row has bound already, or null."""

    variable: str


@dataclass(frozen=True, slots=True)
class Link:
    """One or many nodes (or rows, where `target` is None) that a MATCH reaches.

    `match` may depend on the field's arguments; it ends in a MATCH or WITH, and `conditions` are its WHERE. `order` is total
    for connections, so that a page has one place to go on; `sorts` are the keys that a client may put before it, none of them
    ever null. `binds` are the variables of rows, or what goes along with a target. `common` are expressions that several
    fields below a single node name: each is worked out once, and not at all where no chosen field names it. `clocks` is a map
    over `this` with the clocks of all below it (validOn, knownAt, dayEnd, idSuffix, happenedAt, askedAt), where they are its own.
    """

    match: str | Callable[[Mapping[str, Any]], str]
    conditions: tuple[str, ...] = ()
    order: tuple[str, ...] = ()
    target: str | None = "that"
    binds: tuple[str, ...] = ()
    filters: Filter = field(default_factory=dict)
    sorts: Mapping[str, str] = field(default_factory=dict)
    paged: bool = False
    common: Mapping[str, str] = field(default_factory=dict)
    clocks: str | None = None

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
    return _declare(description, Property(name, (OPEN_DAY, OPEN_MOMENT), excludes=True))


def expr(description: str, text: str, absent: tuple[str, ...] = ()) -> Any:
    """A field that is a Cypher expression."""
    return _declare(description, Expression(text, absent))


def first_behind(description: str, text: str, absent: tuple[str, ...] = ()) -> Any:
    """A field that is a Cypher expression for the first day behind a period: people are told the day before it."""
    return _declare(description, Expression(text, absent, excludes=True))


def identity(description: str) -> Any:
    """The global id."""
    return _declare(description, Identity())


def view(description: str, when: str | None = None, *, of: str | None = None, on: bool = False) -> Any:
    """An object over the same node or row, or over one variable of the row; `on` lets the client ask it on another day."""
    return _asked(description, View(when, of), {"on": On} if on else {})


def bound(description: str, variable: str) -> Any:
    """A node that the row's MATCH has bound."""
    return _declare(description, Bound(variable))


def link(
    description: str, match: str, *, order: Sequence[str] = (), conditions: Sequence[str] = (), on: bool = True
) -> Any:
    """The node, or the list of nodes, at the end of a drawing or of a MATCH that binds `that`.

    The client may ask it on another day, unless it is told (`on`) that nothing there ever changes.
    """
    return _asked(description, Link(match, tuple(conditions), tuple(order)), {"on": On} if on else {})


def rows(description: str, match: str, *, binds: Sequence[str], order: Sequence[str] = ()) -> Any:
    """A list of rows: each binds the variables that the type's fields name."""
    return _declare(description, Link(match, (), tuple(order), target=None, binds=tuple(binds)))


def arguments(description: str, declaration: Link, **given: Any) -> Any:
    """A link with arguments: their names, and annotations as Strawberry has them; each may be left out."""
    return _asked(description, declaration, given)


def answered_by(declaration: Link) -> Callable[[Callable[..., Any]], Any]:
    """A field with arguments: the function gives names, types and description, and never runs."""

    def decorate(signature: Callable[..., Any]) -> Any:
        return strawberry.field(resolver=signature, description=_docstring(signature), metadata={CYPHER: declaration})

    return decorate


@dataclass(frozen=True, slots=True)
class Default:
    """The annotation of an argument that is never null, and what it is where the client leaves it out."""

    annotation: Any
    value: Any


def _asked(description: str, declaration: Declaration, given: Mapping[str, Any]) -> Any:
    if not given:
        return _declare(description, declaration)
    return strawberry.field(resolver=_signature(given), description=description, metadata={CYPHER: declaration})


def _signature(given: Mapping[str, Any]) -> Callable[..., Any]:
    """A function with these optional arguments: Strawberry reads the signature, the graph answers, it never runs."""

    def never_runs(self: Any) -> None:
        raise NotImplementedError

    itself = inspect.Parameter("self", inspect.Parameter.POSITIONAL_OR_KEYWORD)
    parameters = [_parameter(name, annotation) for name, annotation in given.items()]
    never_runs.__annotations__ = {parameter.name: parameter.annotation for parameter in parameters}
    never_runs.__signature__ = inspect.Signature([itself, *parameters])  # type: ignore[attr-defined]
    return never_runs


def _parameter(name: str, annotation: Any) -> inspect.Parameter:
    argument = annotation if isinstance(annotation, Default) else Default(annotation, None)
    return inspect.Parameter(
        name, inspect.Parameter.KEYWORD_ONLY, default=argument.value, annotation=argument.annotation
    )


def _docstring(signature: Callable[..., Any]) -> str:
    return " ".join((signature.__doc__ or "").split())
