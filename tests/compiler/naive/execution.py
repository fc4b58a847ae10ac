"""The schema's own SDL, with the naive resolvers, run by graphql-core."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from functools import cache
from typing import Any

import orjson
from graphql import GraphQLObjectType, GraphQLSchema, build_schema, graphql_sync, is_abstract_type

import schema
from graph.clock import AsOf
from graph.moment import Moment
from resolvers.messages import messages
from schema.labels import enum_labels
from tests.compiler.naive import change as _change  # noqa: F401 - registers its fields
from tests.compiler.naive import concerned as _concerned  # noqa: F401 - registers its fields
from tests.compiler.naive import coverage_history as _coverage_history  # noqa: F401
from tests.compiler.naive import demands as _demands  # noqa: F401
from tests.compiler.naive import difference as _difference  # noqa: F401
from tests.compiler.naive import due as _due  # noqa: F401
from tests.compiler.naive import duty_lists as _duty_lists  # noqa: F401
from tests.compiler.naive import gaps as _gaps  # noqa: F401
from tests.compiler.naive import grouping as _grouping  # noqa: F401
from tests.compiler.naive import hazards as _hazards  # noqa: F401
from tests.compiler.naive import history as _history  # noqa: F401
from tests.compiler.naive import incident_roots as _incident_roots  # noqa: F401
from tests.compiler.naive import monthly_return as _monthly_return  # noqa: F401
from tests.compiler.naive import records as _records  # noqa: F401
from tests.compiler.naive import requirements as _requirements  # noqa: F401
from tests.compiler.naive import retrospective as _retrospective  # noqa: F401
from tests.compiler.naive import roots as _roots  # noqa: F401
from tests.compiler.naive import tree as _tree  # noqa: F401
from tests.compiler.naive import vacancies as _vacancies  # noqa: F401
from tests.compiler.naive.things import FIELDS, Resolve
from tests.compiler.naive.view import Thing, View
from tests.compiler.world import World


@cache
def naive_schema() -> GraphQLSchema:
    """Every field with its resolver; a field that has none is an error, so that none is forgotten."""
    built = build_schema(schema.build_schema().as_str())
    FIELDS["Query.enumLabels"] = lambda _, __, enum: enum_labels(enum, "zh")
    for kind in built.type_map.values():
        if is_abstract_type(kind):
            kind.resolve_type = lambda value, _, __: value.type_name
        if isinstance(kind, GraphQLObjectType) and not kind.name.startswith("__") and kind.name != "EnumLabel":
            for name, field in kind.fields.items():
                resolve = FIELDS[f"{kind.name}.{name}"]
                field.resolve = on_its_day(resolve) if "on" in field.args else resolve
    return built


def on_its_day(resolve: Resolve) -> Resolve:
    """A link that may be asked on another day: it and all below it, as the register knew."""

    def resolved(thing: Thing, info: Any, on: str | None = None, **given: Any) -> Any:
        if on:
            around = thing.view.clock
            clock = AsOf(on, around.known_at, explicit=True, pinned=around.explicit and around.pinned)
            thing = replace(thing, view=thing.view.at(clock))
        return resolve(thing, info, **given)

    return resolved


_KNOWN: dict[tuple[int, str, bytes, datetime], tuple[World, dict[str, Any]]] = {}
"""Answers beside their worlds, so that no other world can come to have the same identity."""


def run_naively(world: World, document: str, variables: Mapping[str, Any], now: datetime) -> dict[str, Any]:
    """The response; worked out once for all engines."""
    asked = (id(world), document, orjson.dumps(variables), now)
    if asked not in _KNOWN:
        _KNOWN[asked] = world, _run(world, document, variables, now)
    return _KNOWN[asked][1]


def _run(world: World, document: str, variables: Mapping[str, Any], now: datetime) -> dict[str, Any]:
    view = View(world, Moment(now).clocks, messages("zh"))
    result = graphql_sync(naive_schema(), document, view, variable_values=dict(variables))
    return {"data": result.data, "errors": [error.formatted for error in result.errors or ()]}
