"""The rows of an export, a page after the other through the same door as every GraphQL operation."""

from collections.abc import AsyncGenerator, Mapping
from typing import Any

from strawberry.types.graphql import OperationType

from graph.errors import NotFound
from resolvers.export import Export
from schema import Context
from service.answering import Answering
from service.exports.failing import Failed
from service.settings import Settings

QUERIES = (OperationType.QUERY,)

LONGEST_PAGES = 3
"""How many of the longest pages an export asks for at once: what it holds, whatever its length.

For each page the embedded engine looks at all that the connection has and sorts it, so that fewer are quicker; each holds more.
"""

Row = Mapping[str, Any]


def page_rows(settings: Settings) -> int:
    """The rows that an export asks for at once."""
    return LONGEST_PAGES * settings.max_page


async def data(answering: Answering, context: Context, document: str, variables: Mapping[str, Any]) -> Any:
    """The answer to a query of ours. Raises Failed for any error, also where a part was answered."""
    body = await answering.run(document, variables, None, context, QUERIES)
    if errors := body.get("errors"):
        raise Failed(errors)
    return body["data"]


async def pages(answering: Answering, context: Context, asked: Export) -> AsyncGenerator[list[Row]]:
    """Page after page, by the cursors of the connection; one page is held at a time.

    The context's planner takes pages of `page_rows`. The context is that of one request: its moment is the same for every page, and
    with it both clocks. Raises NotFound where there is nothing on the day that the connection would be of.
    """
    rows = page_rows(answering.settings)
    cursor: str | None = None
    while True:
        page = _reached(await data(answering, context, asked.document, asked.page(rows, cursor)), asked)
        yield [edge["node"] for edge in page["edges"]]
        if not page["pageInfo"]["hasNextPage"]:
            return
        cursor = page["pageInfo"]["endCursor"]


def _reached(answer: Any, asked: Export) -> Any:
    for step in asked.steps:
        answer = answer[step]
        if answer is None:
            told = ", ".join(f"{name} {str(value)[:80]!r}" for name, value in asked.variables.items() if name != "asOf")
            raise NotFound(f"there is no {step} on that day for {told}")
    return answer
