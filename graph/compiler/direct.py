"""The short way: an operation that was planned before is answered without a new executor.

It holds for queries whose roots all ask the graph, chosen plainly (no fragment, directive or doubled key at the root). Variables
and arguments are read by graphql-core and Strawberry as ever; whatever is unusual, in the operation or in its values, goes the
whole way through `Schema.execute` (docs/decisions/0009-the-short-way.md).
"""

import asyncio
from collections import OrderedDict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from graphql import (
    DocumentNode,
    FieldNode,
    GraphQLError,
    GraphQLField,
    OperationDefinitionNode,
    OperationType,
    get_named_type,
    get_nullable_type,
    get_operation_ast,
    is_input_object_type,
    is_leaf_type,
    is_non_null_type,
    is_required_input_field,
    located_error,
)
from graphql.execution.values import VariableValues, get_argument_values, get_variable_values
from graphql.pyutils import Path
from strawberry import Schema
from strawberry.types import ExecutionResult
from strawberry.types.arguments import StrawberryArgument, convert_argument

from graph.compiler.answer import GraphContext, answered
from graph.compiler.planner import Prepared
from graph.compiler.question import Question

MOST_OPERATIONS = 500


@dataclass(frozen=True, slots=True)
class Reader:
    """An argument by its name in the API, its name in Python, and what makes the one's value the other's."""

    name: str
    python_name: str
    convert: Callable[[Any], Any]


@dataclass(frozen=True, slots=True)
class Root:
    """A root field as the operation asks it."""

    key: str
    node: FieldNode
    field: GraphQLField
    declared: Any
    readers: tuple["Reader", ...]


@dataclass(frozen=True, slots=True)
class Operation:
    """An operation that can go the short way; the document is kept, since it is known by its identity."""

    document: DocumentNode
    definition: OperationDefinitionNode
    roots: tuple[Root, ...]


@dataclass(frozen=True, slots=True)
class _Info:
    """What resolvers of roots take from Strawberry's `info`."""

    context: Any


@dataclass(slots=True)
class _Outcome:
    """A response on its way: data as far as it is there, and errors with their places."""

    data: dict[str, Any]
    errors: list[GraphQLError]
    lost: bool = False


class Direct:
    """Answers operations of one schema the short way."""

    def __init__(self, schema: Schema) -> None:
        self._schema = schema
        self._core = schema._schema
        self._fields = self._core.query_type.fields if self._core.query_type else {}
        self._operations: OrderedDict[Any, Operation | None] = OrderedDict()

    async def answer(
        self, document: DocumentNode, name: str | None, variables: Mapping[str, Any], context: GraphContext
    ) -> ExecutionResult | None:
        """The result; None where the operation has to go the whole way. The document is valid."""
        operation = self._operation(document, name)
        if operation is not None:
            await context.settle()
        questions = operation and self._questions(operation, variables, context)
        if not operation or not questions:
            return None
        outcome = _Outcome(dict.fromkeys(root.key for root in operation.roots), [])
        tasks = [
            self._root(root, question, prepared, context, outcome)
            for root, (question, prepared) in zip(operation.roots, questions, strict=True)
        ]
        if len(tasks) == 1:
            await tasks[0]
        else:
            await asyncio.gather(*tasks)
        return ExecutionResult(data=None if outcome.lost else outcome.data, errors=outcome.errors or None)

    def _operation(self, document: DocumentNode, name: str | None) -> Operation | None:
        key = (id(document), name)
        if key not in self._operations:
            self._operations[key] = self._read(document, name)
            if len(self._operations) > MOST_OPERATIONS:
                self._operations.popitem(last=False)
        found = self._operations[key]
        # Another document may have come to stand where one was that was forgotten.
        if found is not None and found.document is not document:
            found = self._operations[key] = self._read(document, name)
        return found

    def _read(self, document: DocumentNode, name: str | None) -> Operation | None:
        definition = get_operation_ast(document, name)
        if definition is None or definition.operation is not OperationType.QUERY or definition.directives:
            return None
        roots: dict[str, Root] = {}
        for selection in definition.selection_set.selections:
            if not isinstance(selection, FieldNode) or selection.directives:
                return None
            key = selection.alias.value if selection.alias else selection.name.value
            field = self._fields.get(selection.name.value)
            if field is None or key in roots:
                return None
            declared = field.extensions["strawberry-definition"]
            readers = tuple(self._reader(field, argument) for argument in declared.arguments)
            roots[key] = Root(key, selection, field, declared, readers)
        return Operation(document, definition, tuple(roots.values()))

    def _questions(
        self, operation: Operation, variables: Mapping[str, Any], context: GraphContext
    ) -> list[tuple[Question, Prepared]] | None:
        """What each root asks; None where one asks nothing, was never planned, or cannot be asked so."""
        definitions = operation.definition.variable_definitions or ()
        values = get_variable_values(self._core, definitions, dict(variables))
        if not isinstance(values, VariableValues):
            return None
        found = []
        for root in operation.roots:
            try:
                question = self._question(root, values, context)
            except Exception:  # the whole way says what is wrong, and where
                return None
            prepared = None
            if isinstance(question, Question):
                prepared = self._prepared(root, values, question, context)
            if prepared is None:
                return None
            found.append((question, prepared))
        return found

    def _question(self, root: Root, values: VariableValues, context: GraphContext) -> Any:
        given = get_argument_values(root.field, root.node, values)
        arguments = {one.python_name: one.convert(given[one.name]) for one in root.readers if one.name in given}
        resolver = root.declared.base_resolver
        if resolver.info_parameter is None:
            return None
        if resolver.self_parameter is not None:
            arguments[resolver.self_parameter.name] = None
        return resolver.wrapped_func(**arguments, info=_Info(context))

    def _reader(self, field: GraphQLField, argument: StrawberryArgument) -> Reader:
        """Strawberry's own conversion of an argument, but where it has nothing to convert."""
        config, scalars = self._schema.config, self._schema.schema_converter.scalar_registry
        name = config.name_converter.from_argument(argument)

        def as_strawberry_does(value: Any) -> Any:
            return convert_argument(value, argument.type, scalars, config)

        kind = get_nullable_type(field.args[name].type)
        if is_leaf_type(get_named_type(kind)):
            return Reader(name, argument.python_name, _as_it_is)
        flat = self._flat(kind) if is_input_object_type(kind) else None
        return Reader(name, argument.python_name, flat or as_strawberry_does)

    def _flat(self, kind: Any) -> Callable[[Any], Any] | None:
        """What makes an input of nothing but leaves, all of which may be left out (`AsOf`); None for other inputs.

        Strawberry looks at the type of each of its fields anew, which takes as long as the whole of the planning.
        """
        fields = kind.fields.values()
        if not all(
            is_leaf_type(get_nullable_type(field.type)) and not is_required_input_field(field) for field in fields
        ):
            return None
        definition = kind.extensions["strawberry-definition"]
        name_of = self._schema.config.name_converter.from_field
        names = {name_of(field): field.python_name for field in definition.fields}

        def made(value: Mapping[str, Any] | None) -> Any:
            return None if value is None else definition.origin(**{names[name]: each for name, each in value.items()})

        return made

    def _prepared(
        self, root: Root, values: VariableValues, question: Question, context: GraphContext
    ) -> Prepared | None:
        try:
            return context.planner.prepare_known((root.node,), values, question)
        except Exception:  # as above
            return None

    async def _root(
        self, root: Root, question: Question, prepared: Prepared, context: GraphContext, outcome: _Outcome
    ) -> None:
        path = Path(None, root.key, "Query")

        def report(error: GraphQLError, _: Path) -> None:
            outcome.errors.append(error)

        try:
            outcome.data[root.key] = await answered(context, question, prepared, path, report)
        except Exception as error:  # it belongs into the response, with its place
            outcome.errors.append(located_error(error, [root.node], path.as_list()))
            outcome.lost |= is_non_null_type(root.field.type)


def _as_it_is(value: Any) -> Any:
    return value
