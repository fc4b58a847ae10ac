"""Arguments of a field: conditions, order, day and page, with values as parameters and mistakes as errors."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from graph.clock import AsOf, day_to_ask
from graph.compiler.conditions import Condition, ConditionReader, plain
from graph.compiler.cursors import Cursor, order_tag, own_cursor
from graph.errors import BadUserInput
from graph.fields import Link

DEFAULT_PAGE = 50
MOST_SORTS = 8


@dataclass(frozen=True, slots=True)
class Page:
    """The part of a connection that is asked: how many items, from which end, after or before which item."""

    size: int
    backward: bool
    cursor: Cursor | None
    order: int

    @property
    def signature(self) -> tuple[bool, bool]:
        """What of it shapes the statement."""
        return self.backward, self.cursor is not None


@dataclass(frozen=True, slots=True)
class Asked:
    """One field's arguments, ready for a statement: conditions, their values, order, page, and the day of its own."""

    conditions: tuple[Condition, ...] = ()
    values: Mapping[str, Any] = field(default_factory=dict)
    order: tuple[str, ...] = ()
    page: Page | None = None
    match: tuple[str, tuple[str, ...]] | None = None
    on: str | None = None

    @property
    def signature(self) -> tuple[Any, ...]:
        """What of it shapes the statement; the rest are parameters."""
        page = self.page.signature if self.page else None
        return self.conditions, self.order, page, self.match, self.on is not None

    @property
    def has_clocks(self) -> bool:
        """Whether the field is answered under clocks of its own."""
        return self.on is not None or (self.page is not None and self.page.cursor is not None)

    def clocks(self, around: AsOf) -> AsOf:
        """The clocks of the field and of all below it, inside `around`."""
        if self.page is not None and self.page.cursor is not None:
            return self.page.cursor.as_of.bounded(around.latest)
        if self.on is None:
            return around
        return replace(around, valid_on=self.on, explicit=True, pinned=around.explicit and around.pinned)


NOTHING = Asked()
"""The arguments of a field that was given none."""


def ask(link: Link, arguments: Mapping[str, Any], max_page: int, connection: str) -> Asked:
    """Read the arguments of a link; `connection` names it for its cursors. Raises BadUserInput that names the argument."""
    reader = ConditionReader()
    conditions = reader.read(link.filters, arguments)
    sorts = read_order(link, arguments)
    order = (*(text for _, text in sorts), *link.order)
    on = day_asked(arguments)
    page = None
    if link.paged:
        page = read_page(arguments, max_page, order_tag(connection, [name for name, _ in sorts]), len(order))
        _agree(on, page, arguments)
    return Asked(conditions, reader.values, order, page, link.resolve(arguments), on)


def day_asked(arguments: Mapping[str, Any]) -> str | None:
    """The day that a link is asked on, where it has its own. Raises BadUserInput for the end of the calendar."""
    if (on := arguments.get("on")) is None:
        return None
    try:
        return day_to_ask(plain(on))
    except ValueError as error:
        raise BadUserInput(f"on: {error}", argument="on") from error


def read_order(link: Link, arguments: Mapping[str, Any]) -> list[tuple[str, str]]:
    """The keys that the client sorts by, each as (its words, its Cypher). Raises BadUserInput."""
    chosen: Sequence[Mapping[str, Any]] = arguments.get("orderBy") or ()
    if len(chosen) > MOST_SORTS:
        raise BadUserInput(f"orderBy: {len(chosen)} keys; at most {MOST_SORTS} are taken", argument="orderBy")
    read = []
    for key in chosen:
        given = [(name, direction) for name, direction in key.items() if direction is not None]
        if len(given) != 1:
            raise BadUserInput(
                f"orderBy: {len(given)} keys in one item; expected exactly one, such as `{{{next(iter(link.sorts))}: ASC}}`",
                argument="orderBy",
            )
        ((name, direction),) = given
        ending = " DESC" if plain(direction) == "DESC" else ""
        read.append((name + ending, link.sorts[name] + ending))
    return read


def read_page(arguments: Mapping[str, Any], max_page: int, order: int, keys: int) -> Page:
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
    cursor = own_cursor(text, cursor_name, order, keys) if text is not None else None
    return Page(size, backward, cursor, order)


def _agree(on: str | None, page: Page, arguments: Mapping[str, Any]) -> None:
    """A page that goes on stays on the day of its beginning."""
    if on is not None and page.cursor is not None and page.cursor.as_of.valid_on != on:
        name = "before" if page.backward else "after"
        raise BadUserInput(
            f"{name}: this cursor belongs to a page on {page.cursor.as_of.valid_on}; give the same `on`, or none",
            argument=name,
        )
