"""One operation, from its text to the body of its response: the same over HTTP and on the command line."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any

from graphql import GraphQLError
from strawberry import Schema
from strawberry.exceptions import MissingQueryError
from strawberry.schema.exceptions import CannotGetOperationTypeError, InvalidOperationTypeError
from strawberry.types import ExecutionResult
from strawberry.types.graphql import OperationType

from graph.compiler.direct import Direct
from graph.compiler.planner import Planner
from graph.compiler.together import Together
from graph.store import Store
from resolvers.search import MANY, WITHOUT_INDEX
from schema import Context, build_schema
from service.errors import BAD_USER_INPUT, formatted_errors, plain_error
from service.limits import EXTENSIONS, known
from service.moment import now
from service.settings import Settings

QUERIES_AND_MUTATIONS = (OperationType.QUERY, OperationType.MUTATION)

LOCAL_OPERATOR = "local-operator"
"""Who asks, as long as there is no access control."""


@dataclass(slots=True)
class Answering:
    """What stays the same from one operation to the next."""

    store: Store
    settings: Settings
    schema: Schema = field(default_factory=lambda: build_schema(extensions=list(EXTENSIONS)))
    planner: Planner = field(init=False)
    together: Together = field(init=False)
    direct: Direct = field(init=False)

    def __post_init__(self) -> None:
        self.planner = Planner(self.settings.max_page)
        self.together = Together(self.store)
        self.direct = Direct(self.schema)

    def context(self, language: str) -> Context:
        """The context of one operation."""
        return Context(
            together=self.together,
            planner=self.planner,
            principal=LOCAL_OPERATOR,
            language=language,
            stale_months=self.settings.stale_months,
            look_back_months=self.settings.look_back_months,
            many=MANY if self.settings.address else WITHOUT_INDEX,
            clock=now,
        )

    async def answer(self, query: str, variables: Mapping[str, Any], operation: str | None, language: str) -> Any:
        """The body of the response to a query or a mutation."""
        return await self.run(query, variables, operation, self.context(language))

    async def run(
        self,
        query: str,
        variables: Mapping[str, Any],
        operation: str | None,
        context: Context,
        allowed: Collection[OperationType] = QUERIES_AND_MUTATIONS,
    ) -> dict[str, Any]:
        """The body of the response under a context; it has no `data` where nothing was executed.

        Raises InvalidOperationTypeError for a mutation where only queries are allowed.
        """
        try:
            result = await self._directly(query, variables, operation, context) or await self.schema.execute(
                query,
                variable_values=dict(variables),
                operation_name=operation,
                context_value=context,
                allowed_operation_types=allowed,
            )
        except MissingQueryError:
            return plain_error(BAD_USER_INPUT, "There is no query.")
        except CannotGetOperationTypeError as error:
            return plain_error(BAD_USER_INPUT, error.as_http_error_reason())
        except InvalidOperationTypeError as error:
            if error.operation_type is OperationType.MUTATION:
                raise
            return plain_error(BAD_USER_INPUT, "Subscriptions are not answered here.")
        return response_body(result)

    async def _directly(
        self, query: str, variables: Mapping[str, Any], operation: str | None, context: Context
    ) -> ExecutionResult | None:
        """The result of a query that was answered before, by the short way; None for all else."""
        document = known(self.schema, query)
        return None if document is None else await self.direct.answer(document, operation, variables, context)


def response_body(result: ExecutionResult) -> dict[str, Any]:
    """Data and errors as clients see them."""
    errors: list[GraphQLError] = result.errors or []
    # An error of a field has its path; without one, the operation was refused before any field was asked.
    executed = result.data is not None or all(error.path is not None for error in errors)
    body: dict[str, Any] = {"data": result.data} if executed else {}
    if errors:
        body["errors"] = formatted_errors(errors)
    if result.extensions:
        body["extensions"] = result.extensions
    return body
