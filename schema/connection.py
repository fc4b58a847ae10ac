"""Connections as the Relay specification has them, and the arguments that all of them take."""

from typing import Annotated, Generic, TypeVar

import strawberry

T = TypeVar("T")

First = Annotated[int | None, strawberry.argument(description="How many items, at most 1,000; 50 unless told (条数).")]
After = Annotated[str | None, strawberry.argument(description="The cursor behind which the page begins (起始游标).")]
Last = Annotated[int | None, strawberry.argument(description="How many items from the end (末尾条数).")]
Before = Annotated[str | None, strawberry.argument(description="The cursor before which the page ends (截止游标).")]


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
