"""Exports (导出): any connection of the root as a table, a page after the other under one pair of clocks."""

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

PAGE_ROWS = 1000
"""Rows asked for at once: what an export holds, whatever its length."""

_PAGING = frozenset({"first", "after", "last", "before", "asOf"})
_READ_AS_TEXT = frozenset({"String", "ID", "Date", "DateTime", "Decimal"})


@dataclass(frozen=True, slots=True)
class Export:
    """What is asked page by page: the document, its variables but for the cursor, and the columns of its rows.

    `root` is the name of the root field, which the answer has as well; `names` are what it lists, by language.
    """

    root: str
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


def parameters(declared: GraphQLField) -> dict[str, GraphQLArgument]:
    """The arguments of a root that an export takes as they are: all but those of pages and clocks."""
    return {name: argument for name, argument in declared.args.items() if name not in _PAGING}


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
    one of them. Raises NotFound where the schema has no such connection, BadUserInput for a path or an argument that it has not.
    """
    roots = exported_roots(schema)
    row = _row_type(roots[root]) if root in roots else None
    if row is None:
        raise NotFound(f"{root[:80]!r} cannot be exported; there are {', '.join(sorted(roots))}")
    declared = roots[root]
    known = parameters(declared)
    for name in arguments or {}:
        if name not in known:
            raise BadUserInput(f"{name[:80]!r} is no parameter of this export", argument=name[:80])
    given = dict(arguments or {}) | ({"asOf": dict(as_of)} if as_of else {})
    found, selection = columns(schema, row, paths)
    document = _document(root, declared, given, str(selection))
    return Export(root, _names(root, declared), document, given, found)


def _document(root: str, declared: GraphQLField, given: Mapping[str, Any], selection: str) -> str:
    """The query of a page; only what is given stands in it, so that what is left out is what GraphQL takes for it."""
    used = [*given, "first", "after"]
    variables = ", ".join(f"${name}: {declared.args[name].type}" for name in used)
    passed = ", ".join(f"{name}: ${name}" for name in used)
    below = f"edges {{ node {{ {selection} }} }} pageInfo {{ hasNextPage endCursor }}"
    return f"query Export({variables}) {{ {root}({passed}) {{ {below} }} }}"


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
