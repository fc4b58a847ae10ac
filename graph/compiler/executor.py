"""graphql-core's executor with one override: a root's question is answered by one statement, and its answer placed as it is."""

from typing import Any, Protocol

from graphql import GraphQLResolveInfo
from graphql.pyutils import Path
from strawberry.schema.schema import StrawberryGraphQLCoreExecutionContext

from graph.compiler.nulls import NullPropagation
from graph.compiler.planner import Planner
from graph.compiler.question import Question, pages, parameters
from graph.compiler.selection import FieldDetailsList
from graph.compiler.shape import NullInNonNull
from graph.errors import BadUserInput
from graph.store import Store


class GraphContext(Protocol):
    """What a request brings for the questions in it."""

    @property
    def store(self) -> Store:
        """The graph."""
        ...

    @property
    def planner(self) -> Planner:
        """The plans of the schema."""
        ...

    def words(self, statement: str) -> dict[str, Any]:
        """Further parameters that a statement names: messages in the request's language, settings."""
        ...


class GraphExecutor(StrawberryGraphQLCoreExecutionContext):
    """Completes a `Question` by asking the graph; everything else is completed as the specification says."""

    def complete_value(
        self,
        return_type: Any,
        field_details_list: FieldDetailsList,
        info: GraphQLResolveInfo[Any],
        path: Path,
        result: Any,
        position_context: Any,
    ) -> Any:
        """Answer a question, or complete a value as graphql-core does."""
        if isinstance(result, Question):
            return self._answer(result, field_details_list, info, path)
        return super().complete_value(return_type, field_details_list, info, path, result, position_context)

    async def _answer(
        self, question: Question, details: FieldDetailsList, info: GraphQLResolveInfo[Any], path: Path
    ) -> Any:
        context: GraphContext = info.context
        prepared = context.planner.prepare(self, info.parent_type, str(path.key), details, question)
        text = prepared.statement.text
        values = {**context.words(text), **parameters(question, prepared.asked)}
        answer = await context.store.value(text, values)
        if question.named is not None:
            answer = _the_only(question.named, answer)
        answered_pages = pages(question, prepared.asked)
        try:
            return prepared.statement.shape(answer, answered_pages, values)
        except NullInNonNull:
            whole = prepared.statement.lenient()(answer, answered_pages, values)
            return NullPropagation(self.collected_errors.add).root(prepared.plan.selected, whole, path)


def _the_only(name: str, found: list[Any]) -> Any:
    """The one thing of a name, or none. Raises BadUserInput with the candidates where it fits several."""
    if len(found) > 1:
        candidates = [{"id": key, "name": text, "within": above} for _, (key, text, above) in found]
        listed = "、".join(f"{item['name']}（{item['within'] or '—'}，{item['id']}）" for item in candidates)
        raise BadUserInput(f"name: {name!r} fits several: {listed}", argument="name", candidates=candidates)
    return found[0][0] if found else None
