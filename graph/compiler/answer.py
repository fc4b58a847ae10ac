"""The answer to one question: prepared, asked, shaped; the same for graphql-core's executor and for the short way."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Protocol

from graphql.pyutils import Path

from graph.beside import beside
from graph.clock import AsOf
from graph.compiler.nulls import NullPropagation, Report
from graph.compiler.planner import Planner, Prepared
from graph.compiler.question import Question, clocks_of, pages, parameters
from graph.compiler.shape import NullInNonNull
from graph.compiler.together import Together
from graph.errors import BadUserInput

MOST_AT_ONCE = 2_000
"""Rows that are shaped between two turns of others: a few milliseconds. More are shaped beside the loop."""


class GraphContext(Protocol):
    """What a request brings for the questions in it."""

    @property
    def together(self) -> Together:
        """The graph, asked together with other requests."""
        ...

    @property
    def planner(self) -> Planner:
        """The plans of the schema."""
        ...

    async def settle(self) -> None:
        """Fix the moment of the request, before any of its roots is asked."""

    def answered(self, as_of: AsOf) -> None:
        """Told the clocks of each root that was answered."""

    def words(self, statement: str) -> Mapping[str, Any]:
        """Further parameters that a statement names: messages in the request's language, settings."""
        ...


async def answered(context: GraphContext, question: Question, prepared: Prepared, path: Path, report: Report) -> Any:
    """The value of a root field; `report` takes the errors of nulls that could go no further up.

    Raises BadUserInput for a name that fits several things, GraphQLError where not even the root may be null, and what the
    store raises.
    """
    text = prepared.statement.text
    clocks = clocks_of(question, prepared.asked, prepared.plan.around)
    values = {**context.words(text), **parameters(question, prepared.asked, clocks)}
    pages_asked = (asked.page for asked in prepared.asked.values())
    long = any(page is not None and page.size > MOST_AT_ONCE for page in pages_asked)
    answer = await context.together.ask(question, prepared.statement, values, long=long)
    content = answer.content if question.named is None else _the_only(question.named, answer.content)
    context.answered(replace(question.as_of, fixed=all(each.fixed for each in clocks.values())))
    answered_pages = pages(prepared.asked, clocks)
    shape = answer.statement.shape
    try:
        if _is_big(content):
            return await beside(lambda: shape(content, answered_pages, values))
        return shape(content, answered_pages, values)
    except NullInNonNull:
        whole = answer.statement.lenient()(content, answered_pages, values)
        return NullPropagation(report).root(prepared.plan.selected, whole, path)


def _is_big(content: Any) -> bool:
    """Whether shaping would keep others waiting: a long list, or a connection that has one."""
    if not isinstance(content, list) or not content:
        return False
    return len(content) > MOST_AT_ONCE or (isinstance(content[0], list) and len(content[0]) > MOST_AT_ONCE)


def _the_only(name: str, found: list[Any]) -> Any:
    """The one thing of a name, or none. Raises BadUserInput with the candidates where it fits several."""
    if len(found) > 1:
        candidates = [{"id": key, "name": text, "within": above} for _, (key, text, above) in found]
        listed = "、".join(f"{item['name']}（{item['within'] or '—'}，{item['id']}）" for item in candidates)
        raise BadUserInput(f"name: {name!r} fits several: {listed}", argument="name", candidates=candidates)
    return found[0][0] if found else None
