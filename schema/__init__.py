"""What the API offers: types, inputs and enums, one file a concept; `schema.graphql` is the printed SDL."""

from collections.abc import Callable, Sequence

import strawberry
from graphql import GraphQLInterfaceType, GraphQLObjectType, GraphQLSchema, Undefined
from strawberry.extensions import SchemaExtension
from strawberry.schema.config import StrawberryConfig

from graph.compiler.executor import GraphExecutor
from schema.context import Context
from schema.query import Query
from schema.scalars import SCALARS

__all__ = ["Context", "build_schema"]


def build_schema(extensions: Sequence[Callable[[], SchemaExtension]] = ()) -> strawberry.Schema:
    """The executable schema; its executor answers each root by one statement."""
    schema = strawberry.Schema(
        Query,
        extensions=list(extensions),
        execution_context_class=GraphExecutor,
        config=StrawberryConfig(scalar_map=dict(SCALARS)),
    )
    _leave_out_null_defaults(schema._schema)
    return schema


def _leave_out_null_defaults(schema: GraphQLSchema) -> None:
    """An argument that may be left out is declared without a default, as in the contract; Python needs `= None`."""
    for kind in schema.type_map.values():
        if isinstance(kind, GraphQLObjectType | GraphQLInterfaceType):
            for field in kind.fields.values():
                for argument in field.args.values():
                    if argument.default_value is None:
                        argument.default_value = Undefined
