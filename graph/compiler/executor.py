"""graphql-core's executor with one override: a root's question is answered by one statement, and its answer placed as it is."""

from typing import Any

from graphql import GraphQLResolveInfo
from graphql.pyutils import Path
from strawberry.schema.schema import StrawberryGraphQLCoreExecutionContext

from graph.compiler.answer import GraphContext, answered
from graph.compiler.question import Question
from graph.compiler.selection import FieldDetailsList


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
        return await answered(context, question, prepared, path, self.collected_errors.add)
