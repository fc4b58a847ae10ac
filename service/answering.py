"""One operation, from its text to the body of its response: the same over HTTP and on the command line."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from graphql import GraphQLError
from strawberry import Schema
from strawberry.exceptions import MissingQueryError
from strawberry.schema.exceptions import CannotGetOperationTypeError, InvalidOperationTypeError
from strawberry.types import ExecutionResult
from strawberry.types.graphql import OperationType

from graph.compiler.planner import Planner
from graph.store import Store
from schema import Context, build_schema
from service.errors import BAD_USER_INPUT, formatted_errors, plain_error
from service.limits import EXTENSIONS
from service.moment import now
from service.settings import Settings

LOCAL_OPERATOR = "local-operator"
"""Who asks, as long as there is no access control."""


@dataclass(slots=True)
class Answering:
    """What stays the same from one operation to the next."""

    store: Store
    settings: Settings
    schema: Schema = field(default_factory=lambda: build_schema(extensions=list(EXTENSIONS)))
    planner: Planner = field(init=False)

    def __post_init__(self) -> None:
        self.planner = Planner(self.settings.max_page)

    def context(self, language: str) -> Context:
        """The context of one operation."""
        return Context(
            store=self.store,
            planner=self.planner,
            principal=LOCAL_OPERATOR,
            language=language,
            stale_months=self.settings.stale_months,
            now=now,
        )

    async def answer(self, query: str, variables: Mapping[str, Any], operation: str | None, language: str) -> Any:
        """The body of the response to a query or a mutation."""
        try:
            result = await self.schema.execute(
                query,
                variable_values=dict(variables),
                operation_name=operation,
                context_value=self.context(language),
                allowed_operation_types=(OperationType.QUERY, OperationType.MUTATION),
            )
        except MissingQueryError:
            return plain_error(BAD_USER_INPUT, "There is no query.")
        except CannotGetOperationTypeError as error:
            return plain_error(BAD_USER_INPUT, error.as_http_error_reason())
        except InvalidOperationTypeError:
            return plain_error(BAD_USER_INPUT, "Subscriptions are not answered here.")
        return response_body(result)


def response_body(result: ExecutionResult) -> dict[str, Any]:
    """Data and errors as clients see them."""
    errors: list[GraphQLError] = result.errors or []
    body: dict[str, Any] = {"data": result.data}
    if errors:
        body["errors"] = formatted_errors(errors)
    if result.extensions:
        body["extensions"] = result.extensions
    return body
