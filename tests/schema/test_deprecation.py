"""A deprecated member of the schema names what takes its place (CONTRIBUTING.md, Deprecation)."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from graphql import (
    GraphQLEnumType,
    GraphQLInputObjectType,
    GraphQLInterfaceType,
    GraphQLObjectType,
    GraphQLSchema,
    build_schema,
    is_required_argument,
    is_required_input_field,
)

from schema import build_schema as build_ours

REASON = re.compile(r"Since \d{4}-\d{2}-\d{2}: use `(?:(\w+)\.)?(\w+)`\.")
"""`Since 2026-11-22: use `Area.ancestors`.`: the day from which its year is counted, and the successor; in the same type, its name
alone."""


def problems(schema: GraphQLSchema) -> list[str]:
    """What is wrong with the deprecated members of a schema."""
    return [
        f"{place}: {wrong}"
        for place, kind, member, required in _members(schema)
        if member.deprecation_reason is not None
        for wrong in _wrong(schema, kind, member.deprecation_reason, required)
    ]


def _members(schema: GraphQLSchema) -> Iterator[tuple[str, str, Any, bool]]:
    """Place, type, member, and whether a client has to give it."""
    for kind in schema.type_map.values():
        if kind.name.startswith("__"):
            continue
        if isinstance(kind, GraphQLObjectType | GraphQLInterfaceType):
            for name, field in kind.fields.items():
                yield f"{kind.name}.{name}", kind.name, field, False
                for argument_name, argument in field.args.items():
                    place = f"{kind.name}.{name}({argument_name}:)"
                    yield place, f"{kind.name}.{name}", argument, is_required_argument(argument)
        elif isinstance(kind, GraphQLInputObjectType):
            for name, given in kind.fields.items():
                yield f"{kind.name}.{name}", kind.name, given, is_required_input_field(given)
        elif isinstance(kind, GraphQLEnumType):
            for name, value in kind.values.items():
                yield f"{kind.name}.{name}", kind.name, value, False


def _wrong(schema: GraphQLSchema, around: str, reason: str, required: bool) -> Iterator[str]:
    if required:
        yield "a required one cannot be given up by clients: make it optional first"
    found = REASON.fullmatch(reason)
    if found is None:
        yield f"the reason {reason!r} is not of the form 'Since 2026-11-22: use `successor`.'"
        return
    kind, name = found.groups()
    successor = _named(schema, kind or around).get(name)
    if successor is None:
        yield f"the successor {reason!r} does not exist"
    elif successor.deprecation_reason is not None:
        yield "the successor is deprecated itself"


def _named(schema: GraphQLSchema, place: str) -> dict[str, Any]:
    """The members of a type, or the arguments of a field."""
    kind, _, field = place.partition(".")
    found: Any = schema.type_map.get(kind)
    if isinstance(found, GraphQLEnumType):
        return dict(found.values)
    members: dict[str, Any] = dict(getattr(found, "fields", {}))
    return dict(members[field].args) if field else members


def test_our_deprecated_members_name_their_successors() -> None:
    assert problems(build_ours()._schema) == []


SDL = """
type Query { things(old: Int @deprecated(reason: "%s"), new: Int, by: Filter, kind: Kind): [Thing!]! }
type Thing { a: Int @deprecated(reason: "%s") b: Int }
input Filter { a: Int @deprecated(reason: "%s") b: Int }
enum Kind { A @deprecated(reason: "%s") B }
"""


def built(*reasons: str) -> GraphQLSchema:
    return build_schema(SDL % reasons)


GOOD_REASONS = (
    "Since 2026-11-22: use `new`.",
    "Since 2026-11-22: use `b`.",
    "Since 2026-11-22: use `b`.",
    "Since 2026-11-22: use `B`.",
)


def test_a_good_reason_is_taken_on_every_kind_of_member() -> None:
    assert problems(built(*GOOD_REASONS)) == []
    elsewhere = (GOOD_REASONS[0], "Since 2026-11-22: use `Query.things`.", *GOOD_REASONS[2:])
    assert problems(built(*elsewhere)) == []


@pytest.mark.parametrize(
    ("reason", "words"),
    [
        ("No longer supported", "not of the form"),
        ("Use `b`.", "not of the form"),
        ("Since 2026-11-22: use b.", "not of the form"),
        ("Since 2026-11-22: use `nothing`.", "does not exist"),
        ("Since 2026-11-22: use `Nothing.b`.", "does not exist"),
        ("Since 2026-11-22: use `Thing.a`.", "deprecated itself"),
    ],
)
@pytest.mark.parametrize("place", range(4))
def test_a_reason_without_a_successor_is_found_on_every_kind_of_member(place: int, reason: str, words: str) -> None:
    reasons = list(GOOD_REASONS)
    reasons[place] = reason
    (problem,) = [problem for problem in problems(built(*reasons)) if words in problem]
    expected = ("Query.things(old:)", "Thing.a", "Filter.a", "Kind.A")[place]
    assert problem.startswith(f"{expected}: ")


def test_a_required_argument_cannot_be_deprecated() -> None:
    reason = GOOD_REASONS[0]
    optional = f'type Query {{ a(old: Int @deprecated(reason: "{reason}"), new: Int): Int }}'
    assert problems(build_schema(optional)) == []
    (problem,) = problems(build_schema(optional.replace("old: Int", "old: Int!")))
    assert "required" in problem
