"""Connections: narrowed, sorted and cut, the same way for all of them."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from graph.compiler.cursors import order_tag, read_cursor
from tests.compiler.naive.filters import Fits, fits
from tests.compiler.naive.view import Cut, Order, Page, Thing, View, page

Sorts = Mapping[str, Callable[[Any], Any]]
Given = Mapping[str, Any]


@dataclass(frozen=True)
class Sorted:
    """How a connection is sorted: its own order, and the keys that a client may put before it."""

    own: Order
    sorts: Sorts = field(default_factory=dict)

    def chosen(self, path: str, order_by: Iterable[Mapping[str, str]] | None) -> tuple[Order, int]:
        """The order asked for, and what its cursors are told from others by."""
        keys = [next(iter(key.items())) for key in order_by or ()]
        words = [name + (" DESC" if direction == "DESC" else "") for name, direction in keys]
        order = Order(
            lambda item: [*(self.sorts[name](item) for name, _ in keys), *self.own.keys(item)],
            len(keys) + self.own.length,
            (
                *(place for place, (_, direction) in enumerate(keys) if direction == "DESC"),
                *(place + len(keys) for place in self.own.descending),
            ),
        )
        return order, order_tag(path, words)


SORTED: dict[str, Sorted] = {}
"""How each connection is sorted, by its path."""


def cut(given: Given) -> Cut:
    """What part of a connection the arguments ask for."""
    keys = {name: list(read_cursor(given[name], name).keys) for name in ("after", "before") if given.get(name)}
    return Cut(given.get("first"), given.get("last"), keys.get("after"), keys.get("before"))


def cursor_view(view: View, given: Given) -> View:
    """A cursor brings its clocks for the page and all below it."""
    name = next((which for which in ("after", "before") if given.get(which)), None)
    return view.at(read_cursor(given[name], name).as_of) if name else view


def connection(
    path: str, things: Callable[..., Iterable[Any]], own: Order, wanted: Fits | None = None, sorts: Sorts | None = None
) -> Callable[..., Page]:
    """The resolver of a connection below the root; `things` takes the parent and the connection's further arguments."""
    sorting = SORTED[path] = Sorted(own, sorts or {})

    def resolve(thing: Thing, _: Any, filter: Given | None = None, orderBy: Any = None, **given: Any) -> Page:
        view = cursor_view(thing.view, given)
        further = {name: value for name, value in given.items() if name not in ("first", "last", "after", "before")}
        found = [item for item in things(replace(thing, view=view), **further) if fits(wanted, item, filter)]
        order, tag = sorting.chosen(path, orderBy)
        return page(found, order, cut(given), view.clock, tag)

    return resolve
