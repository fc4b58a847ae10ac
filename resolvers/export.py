"""Exports (导出): connections of the root and of the coverage report as tables, page after page under one pair of clocks."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from graphql import (
    GraphQLArgument,
    GraphQLEnumType,
    GraphQLField,
    GraphQLObjectType,
    GraphQLScalarType,
    GraphQLSchema,
    get_named_type,
    get_nullable_type,
    is_required_argument,
)

from graph.errors import BadUserInput, NotFound
from resolvers.export_columns import Column, columns

FINDINGS = (
    "rule",
    "severity",
    "message",
    "concerned.name",
    "concerned.title",
    "subject.key",
    "since",
    "source",
    "citation.document.number",
    "citation.document.title",
    "citation.annex",
    "citation.row",
    "citation.clause",
    "citation.excerpt",
)
WAIVED = (
    "rule",
    "exempts.name",
    "exempts.title",
    "exempts.key",
    "reason",
    "validFrom",
    "validTo",
    "citation.document.number",
    "citation.document.title",
    "citation.clause",
    "enteredFrom",
)
BELOW: Mapping[str, tuple[tuple[str, str], tuple[str, ...]]] = {
    "findings": (("coverage", "findings"), FINDINGS),
    "waived": (("coverage", "waivers"), WAIVED),
}
"""Exports of a connection below another root, which has to be told of what: where it is, and the usual columns."""

_PAGING = frozenset({"first", "after", "last", "before", "asOf"})
_READ_AS_TEXT = frozenset({"String", "ID", "Date", "DateTime", "Decimal"})


@dataclass(frozen=True, slots=True)
class Export:
    """What is asked page by page: the document, its variables but for the cursor, and the columns of its rows.

    `root` is what the export is called; `steps` are the fields in the answer that lead to the connection; `names` are what it
    lists, by language.
    """

    root: str
    steps: tuple[str, ...]
    names: Mapping[str, str]
    document: str
    variables: Mapping[str, Any]
    columns: tuple[Column, ...]

    def page(self, rows: int, cursor: str | None) -> dict[str, Any]:
        """The variables of a page of so many rows behind a cursor."""
        return {**self.variables, "first": rows, "after": cursor}


def exported_roots(schema: GraphQLSchema) -> dict[str, GraphQLField]:
    """The connections of the root that may be asked without an argument."""
    query = schema.query_type
    return {
        name: declared
        for name, declared in (query.fields if query else {}).items()
        if _row_type(declared) and not any(map(is_required_argument, declared.args.values()))
    }


def exported(schema: GraphQLSchema, root: str) -> tuple[tuple[str, GraphQLField], ...]:
    """The fields that lead to the connection of an export, by their names; none where there is no such export."""
    if root not in BELOW:
        return tuple((root, declared) for name, declared in exported_roots(schema).items() if name == root)
    (above, name), _ = BELOW[root]
    query = schema.query_type
    outer = query.fields[above] if query else None
    kind = get_named_type(outer.type) if outer else None
    if outer is None or not isinstance(kind, GraphQLObjectType):
        raise TypeError(f"{above} is no field of the root with fields of its own")
    return (above, outer), (name, kind.fields[name])


def parameters(levels: Sequence[tuple[str, GraphQLField]]) -> dict[str, GraphQLArgument]:
    """The arguments of its fields that an export takes as they are: all but those of pages and clocks."""
    every = {name: argument for _, declared in levels for name, argument in declared.args.items()}
    return {name: argument for name, argument in every.items() if name not in _PAGING}


def is_text(argument: GraphQLArgument) -> bool:
    """Whether an argument is written as it is, such as a day; any other is JSON."""
    kind = get_nullable_type(argument.type)
    return isinstance(kind, GraphQLEnumType) or (isinstance(kind, GraphQLScalarType) and kind.name in _READ_AS_TEXT)


def export(
    schema: GraphQLSchema,
    root: str,
    *,
    paths: Sequence[str] = (),
    arguments: Mapping[str, Any] | None = None,
    as_of: Mapping[str, str] | None = None,
) -> Export:
    """The export of a root, whose arguments are those of GraphQL.

    `paths` are the leaf fields of its columns, the usual ones where there is none. `as_of` has `validOn` and `knownAt`, or
    one of them. Raises NotFound where there is no such export, BadUserInput for a path or an argument that it has not, or that it
    has to have.
    """
    levels = exported(schema, root)
    row = _row_type(levels[-1][1]) if levels else None
    if row is None:
        there = ", ".join(sorted([*exported_roots(schema), *BELOW]))
        raise NotFound(f"{root[:80]!r} cannot be exported; there are {there}")
    given = dict(arguments or {})
    _check(parameters(levels), given)
    given |= {"asOf": dict(as_of)} if as_of else {}
    usual = BELOW[root][1] if root in BELOW else ()
    found, selection = columns(schema, row, paths or usual)
    steps = tuple(name for name, _ in levels)
    return Export(root, steps, _names(*levels[-1]), _document(levels, given, str(selection)), given, found)


def _check(known: Mapping[str, GraphQLArgument], given: Mapping[str, Any]) -> None:
    for name in given:
        if name not in known:
            raise BadUserInput(f"{name[:80]!r} is no parameter of this export", argument=name[:80])
    for name, argument in known.items():
        if is_required_argument(argument) and name not in given:
            raise BadUserInput(f"{name}: it has to be said: {argument.description}", argument=name)


def _document(levels: Sequence[tuple[str, GraphQLField]], given: Mapping[str, Any], selection: str) -> str:
    """The query of a page; only what is given stands in it, so that what is left out is what GraphQL takes for it."""
    used = [*given, "first", "after"]
    variables: dict[str, str] = {}
    below = f"edges {{ node {{ {selection} }} }} pageInfo {{ hasNextPage endCursor }}"
    for name, declared in reversed(levels):
        # An argument of the same name above the connection, such as the place of a page, is not the connection's.
        passed = [each for each in used if each in declared.args and each not in variables]
        variables |= {each: f"${each}: {declared.args[each].type}" for each in passed}
        below = f"{name}({', '.join(f'{each}: ${each}' for each in passed)}) {{ {below} }}"
    return f"query Export({', '.join(variables.values())}) {{ {below} }}"


def _row_type(declared: GraphQLField) -> GraphQLObjectType | None:
    """The type of a connection's nodes; None for any other field."""
    kind = get_named_type(declared.type)
    if not isinstance(kind, GraphQLObjectType) or not {"edges", "pageInfo"} <= kind.fields.keys():
        return None
    edge = get_named_type(kind.fields["edges"].type)
    node = edge.fields.get("node") if isinstance(edge, GraphQLObjectType) else None
    row = get_named_type(node.type) if node else None
    return row if isinstance(row, GraphQLObjectType) else None


def _names(root: str, declared: GraphQLField) -> dict[str, str]:
    found = re.findall(r"\(([^()]*)\)", declared.description or "")
    words = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", " ", root).lower()
    return {"zh": found[-1].removesuffix("列表") if found else root, "en": words[:1].upper() + words[1:]}
