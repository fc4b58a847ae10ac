"""Roots that find one thing, and roots that list things, made of what `resolvers` says of them."""

import inspect
from collections.abc import Callable, Mapping
from typing import Annotated, Any

import strawberry
from strawberry.utils.str_converters import to_camel_case

from graph.compiler.question import Question
from resolvers.question import Listing, Lookup
from schema.clocks import AsOfArgument
from schema.connection import PAGING, Connection
from schema.context import Context
from schema.filtering import filter_argument, order_argument, predicates, sort_keys

Info = strawberry.Info[Context, None]

ID = "The global id or the key (标识)."


def given(value: Any) -> Any:
    """An argument as the graph's fields take it: input objects by the names of the API, with what the client gave alone."""
    if isinstance(value, list):
        return [given(item) for item in value]
    if isinstance(value, strawberry.Some):
        return given(value.value)
    definition = getattr(type(value), "__strawberry_definition__", None)
    if not getattr(definition, "is_input", False):
        return value
    fields = ((field, getattr(value, field.python_name)) for field in type(value).__strawberry_definition__.fields)
    return {
        field.graphql_name or to_camel_case(field.python_name): given(inner)
        for field, inner in fields
        if inner is not None and inner is not strawberry.UNSET
    }


def found(kind: Any, description: str, lookup: Lookup, **by: str) -> Any:
    """A root that finds one thing by its id, or by exactly one of several arguments; `by` describes those beside the id."""

    def resolve(info: Info, **arguments: Any) -> Question:
        as_of = arguments.pop("asOf", None)
        return lookup.question(info.context.moment, as_of, **arguments)

    lone = not by
    annotations = {"id": Annotated[_optional(strawberry.ID, lone), strawberry.argument(description=ID)]}
    for name, words in by.items():
        annotations[name] = Annotated[str | None, strawberry.argument(description=words)]
    return _root(kind | None, description, resolve, annotations | {"asOf": AsOfArgument}, required=lone)


def listed(kind: Any, description: str, listing: Listing, filter: type | None, order_by: type | None) -> Any:
    """A root that lists things, a page at a time, narrowed and sorted by the client."""
    complete = listing.with_inputs(predicates(filter) if filter else {}, sort_keys(order_by) if order_by else {})

    def resolve(info: Info, **arguments: Any) -> Question:
        as_of = arguments.pop("asOf", None)
        return complete.question(info.context.moment, given_all(arguments), as_of)

    inputs = {"filter": filter_argument(filter)} if filter else {}
    if order_by:
        inputs["orderBy"] = order_argument(order_by)
    return _root(Connection[kind], description, resolve, {**inputs, **PAGING, "asOf": AsOfArgument})


def given_all(arguments: Mapping[str, Any]) -> dict[str, Any]:
    """All arguments of a root as the graph's fields take them."""
    return {name: given(value) for name, value in arguments.items()}


def _optional(kind: Any, required: bool) -> Any:
    return kind if required else kind | None


def _root(
    kind: Any,
    description: str,
    resolve: Callable[..., Question],
    annotations: Mapping[str, Any],
    required: bool = False,
) -> Any:
    """A field whose resolver takes these arguments; all may be left out but the first of a `required` one."""
    parameters = [inspect.Parameter("info", inspect.Parameter.POSITIONAL_OR_KEYWORD, annotation=Info)]
    for place, (name, annotation) in enumerate(annotations.items()):
        default = inspect.Parameter.empty if required and place == 0 else None
        parameters.append(
            inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=default, annotation=annotation)
        )
    resolve.__annotations__ = {parameter.name: parameter.annotation for parameter in parameters}
    resolve.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
    return strawberry.field(resolver=resolve, graphql_type=kind, description=description)
