"""graphql-core's executor with one override: a root's question is answered by one statement, and its answer placed as it is."""

from inspect import isawaitable
from typing import Any

from graphql import FieldNode, GraphQLResolveInfo
from graphql.pyutils import Path
from strawberry.schema.schema import StrawberryGraphQLCoreExecutionContext

from graph.compiler.answer import GraphContext, answered
from graph.compiler.question import Question
from graph.compiler.selection import FieldDetailsList


class GraphExecutor(StrawberryGraphQLCoreExecutionContext):
    """Completes a `Question` by asking the graph; everything else is completed as the specification says."""

    def execute_operation(self, serially: bool | None = None) -> Any:
        """Execute the operation; one that may ask the graph has its moment fixed first, for all its roots."""
        return self._settled(serially) if self._may_ask() else super().execute_operation(serially)

    async def _settled(self, serially: bool | None) -> Any:
        await self.context_value.settle()
        result = super().execute_operation(serially)
        return await result if isawaitable(result) else result

    def _may_ask(self) -> bool:
        """Whether a root may be a question: introspection needs no graph, and is answered while there is none."""
        selections = self.operation.selection_set.selections
        return not all(isinstance(each, FieldNode) and each.name.value.startswith("__") for each in selections)

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
        return await answered(context, question, prepared, path, self.collected_errors.add)
