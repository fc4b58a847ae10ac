"""Connections as the Relay specification has them, and the arguments that all of them take."""

from typing import Annotated, Any, Generic, TypeVar

import strawberry

from graph.fields import Filter, Link, On, arguments
from schema.filtering import filter_argument, order_argument, predicates, sort_keys

T = TypeVar("T")

First = Annotated[int | None, strawberry.argument(description="How many items, at most 1,000; 50 unless told (条数).")]
After = Annotated[str | None, strawberry.argument(description="The cursor behind which the page begins (起始游标).")]
Last = Annotated[int | None, strawberry.argument(description="How many items from the end (末尾条数).")]
Before = Annotated[str | None, strawberry.argument(description="The cursor before which the page ends (截止游标).")]

PAGING = {"first": First, "after": After, "last": Last, "before": Before}
"""The arguments of every page."""


@strawberry.type(description="Where a page stands among the others (分页信息).")
class PageInfo:
    """Relay's PageInfo."""

    has_next_page: bool = strawberry.field(description="Whether more items follow (是否有后续).")
    has_previous_page: bool = strawberry.field(description="Whether items stand before (是否有前文).")
    start_cursor: str | None = strawberry.field(description="The first item's cursor (首项游标).")
    end_cursor: str | None = strawberry.field(description="The last item's cursor (末项游标).")


@strawberry.type(description="An item of a page (分页项).")
class Edge(Generic[T]):
    """Relay's edge."""

    cursor: str = strawberry.field(description="The item's place, with the page's clocks (游标).")
    node: T = strawberry.field(description="The item (内容).")


@strawberry.type(description="A page of items in a total order (分页).")
class Connection(Generic[T]):
    """Relay's connection."""

    edges: list[Edge[T]] = strawberry.field(description="The items of the page (本页各项).")
    page_info: PageInfo = strawberry.field(description="Where the page stands (分页信息).")
    total_count: int = strawberry.field(description="How many there are in all; counted only when asked (总数).")


def connection(
    description: str,
    match: Any,
    *,
    order: tuple[str, ...],
    filter: type | None = None,
    order_by: type | None = None,
    where: Filter | None = None,
    target: str | None = "that",
    binds: tuple[str, ...] = (),
    conditions: tuple[str, ...] = (),
    on: bool = True,
    **further: Any,
) -> Any:
    """A page of the things at the end of a drawing or a MATCH.

    `filter` and `order_by` are the input types that a client may narrow and sort it with, `further` other arguments with
    their annotations, and `where` the predicates that belong to those.
    """
    filters = dict(where or {}) | ({"filter": predicates(filter)} if filter else {})
    sorts = sort_keys(order_by) if order_by else {}
    declaration = Link(match, conditions, order, target, binds, filters, sorts, paged=True)
    given = dict(further)
    if filter:
        given["filter"] = filter_argument(filter)
    if order_by:
        given["orderBy"] = order_argument(order_by)
    if on:
        given["on"] = On
    return arguments(description, declaration, **given, **PAGING)
