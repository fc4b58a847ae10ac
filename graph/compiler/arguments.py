"""Arguments of fields below the root: conditions and pages as Cypher, values as parameters, mistakes as errors."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import Any

from graph.compiler.cursors import Cursor, read_cursor
from graph.errors import BadUserInput
from graph.fields import Filter, Link, Predicate
from graph.ids import BadId

DEFAULT_PAGE = 50


@dataclass(frozen=True, slots=True)
class Page:
    """The part of a connection that is asked: how many items, from which end, after or before which item."""

    size: int
    backward: bool
    cursor: Cursor | None

    @property
    def signature(self) -> tuple[bool, bool]:
        """What of it shapes the statement."""
        return self.backward, self.cursor is not None


@dataclass(frozen=True, slots=True)
class Asked:
    """One field's arguments, ready for a statement: its conditions, their values, its page."""

    conditions: tuple[tuple[str, str], ...] = ()
    values: Mapping[str, Any] = field(default_factory=dict)
    page: Page | None = None
    match: tuple[str, tuple[str, ...]] | None = None

    @property
    def signature(self) -> tuple[Any, ...]:
        """What of it shapes the statement; the rest are parameters."""
        return self.conditions, self.page.signature if self.page else None, self.match


def plain(value: Any) -> Any:
    """An argument as the driver takes it: enums by name, days and moments as text."""
    if isinstance(value, Enum):
        return value.name
    if isinstance(value, list | tuple):
        return [plain(item) for item in value]
    return value.isoformat() if hasattr(value, "isoformat") else value


def ask(declaration: Link, arguments: Mapping[str, Any], max_page: int) -> Asked:
    """Read the arguments of a field. Raises BadUserInput that names the argument."""
    chosen = list(_conditions(declaration.filters, arguments, ""))
    return Asked(
        conditions=tuple((name, predicate.text) for name, predicate, _ in chosen),
        values={name: value for name, _, value in chosen},
        page=read_page(arguments, max_page, len(declaration.order)) if declaration.paged else None,
        match=declaration.resolve(arguments),
    )


def _conditions(filters: Filter, arguments: Mapping[str, Any], prefix: str) -> Iterator[tuple[str, Predicate, Any]]:
    """The conditions of the arguments that are there, as (name, predicate, value)."""
    for name, rule in filters.items():
        given = arguments.get(name)
        if given is None:
            continue
        path = f"{prefix}{name}"
        if not isinstance(rule, Predicate):
            yield from _conditions(rule, given, f"{path}_")
            continue
        try:
            yield path, rule, plain(rule.takes(given))
        except BadId as error:
            raise BadUserInput(f"{path.replace('_', '.')}: {error}", argument=path.replace("_", ".")) from error


def read_page(arguments: Mapping[str, Any], max_page: int, keys: int) -> Page:
    """Read `first`, `after`, `last`, `before`. Raises BadUserInput that names the argument."""
    if arguments.get("last") is not None and arguments.get("first") is not None:
        raise BadUserInput("last: give `first` or `last`, not both", argument="last")
    backward = arguments.get("last") is not None or arguments.get("before") is not None
    size_name, cursor_name = ("last", "before") if backward else ("first", "after")
    other = "after" if backward else "before"
    if arguments.get(other) is not None:
        raise BadUserInput(f"{other}: goes with `{'first' if backward else 'last'}`", argument=other)
    if backward and arguments.get("first") is not None:
        raise BadUserInput("first: goes with `after`", argument="first")
    size = arguments.get(size_name)
    size = DEFAULT_PAGE if size is None else size
    if not 0 <= size <= max_page:
        raise BadUserInput(f"{size_name}: {size} is not between 0 and {max_page}", argument=size_name)
    text = arguments.get(cursor_name)
    return Page(size, backward, read_cursor(text, cursor_name, keys) if text is not None else None)
