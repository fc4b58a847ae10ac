"""What a document may ask for. Documents that passed are remembered with their verdict, and are not read again."""

from collections import OrderedDict
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from graphql import (
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLError,
    GraphQLSchema,
    InlineFragmentNode,
    OperationDefinitionNode,
    SelectionSetNode,
    parse,
    validate,
)
from strawberry import Schema
from strawberry.extensions import SchemaExtension

from service.errors import BAD_USER_INPUT, VALIDATION_FAILED
from service.literals import RULES

MOST_TOKENS = 5_000
"""Names, values and signs in a document."""

MOST_DEPTH = 25
"""Levels of fields. The introspection that tools send has 15."""

MOST_FIELDS = 2_000
"""Fields in an operation, each fragment counted where it is spread."""

MOST_ROOTS = 100
"""Root fields of an operation: each is one statement."""

MOST_DOCUMENTS = 256
"""Documents remembered."""


@dataclass(frozen=True, slots=True)
class Read:
    """A document and what graphql-core's validation found against it."""

    document: DocumentNode
    errors: list[GraphQLError]


class ReadOnce(SchemaExtension):
    """Parses, limits and validates a document the first time it comes."""

    def on_parse(self) -> Iterator[None]:
        """Set the document; raises GraphQLError where it is none, asks for too much, or leaves open which operation."""
        context = self.execution_context
        if context.query:
            context.graphql_document = self._read().document
            if context._provided_operation_name is None:
                _check_only_one(context.graphql_document)
        yield

    def on_validate(self) -> Iterator[None]:
        """Set the verdict."""
        self.execution_context.pre_execution_errors = self._read().errors
        yield

    def _read(self) -> Read:
        context = self.execution_context
        return _read(context.schema._schema, context.query or "")


EXTENSIONS: tuple[Callable[[], SchemaExtension], ...] = (ReadOnce,)
"""What the service adds to the schema."""


_remembered: OrderedDict[tuple[GraphQLSchema, str], Read] = OrderedDict()


def known(schema: Schema, query: str) -> DocumentNode | None:
    """The document of a text that passed before with nothing against it; None for any other."""
    read = _remembered.get((schema._schema, query))
    return read.document if read and not read.errors else None


def _read(schema: GraphQLSchema, query: str) -> Read:
    if (read := _remembered.get((schema, query))) is None:
        read = _remembered[schema, query] = _examined(schema, query)
        if len(_remembered) > MOST_DOCUMENTS:
            _remembered.popitem(last=False)
    else:
        _remembered.move_to_end((schema, query))
    return read


def _examined(schema: GraphQLSchema, query: str) -> Read:
    document = parse(query, max_tokens=MOST_TOKENS)
    _Measure(document).check()
    # Without Strawberry's two rules: the specification's own say the same of nulls and of inputs with one key, in its words.
    errors = validate(schema, document, RULES)
    for error in errors:
        error.extensions = error.extensions or {"code": VALIDATION_FAILED}
    return Read(document, errors)


class _Measure:
    """Depth and number of fields, each fragment measured once: nested spreads double at each level otherwise."""

    def __init__(self, document: DocumentNode) -> None:
        self._operations = [node for node in document.definitions if isinstance(node, OperationDefinitionNode)]
        self._fragments = {
            node.name.value: node for node in document.definitions if isinstance(node, FragmentDefinitionNode)
        }
        self._known: dict[str, tuple[int, int, int]] = {}

    def check(self) -> None:
        """Raise GraphQLError for the first operation that asks for too much."""
        for operation in self._operations:
            depth, fields, roots = self._of(operation.selection_set)
            _at_most(operation, "levels deep", depth, MOST_DEPTH)
            _at_most(operation, "fields", fields, MOST_FIELDS)
            _at_most(operation, "root fields", roots, MOST_ROOTS)

    def _of(self, selections: SelectionSetNode | None) -> tuple[int, int, int]:
        """Depth, fields on all levels, fields on the first level."""
        depth = fields = roots = 0
        for selection in selections.selections if selections else ():
            match selection:
                case FieldNode():
                    below_depth, below, _ = self._of(selection.selection_set)
                    measured = below_depth + 1, below + 1, 1
                case InlineFragmentNode():
                    measured = self._of(selection.selection_set)
                case FragmentSpreadNode():
                    measured = self._fragment(selection.name.value)
                case _:
                    continue
            depth, fields, roots = max(depth, measured[0]), fields + measured[1], roots + measured[2]
        return depth, fields, roots

    def _fragment(self, name: str) -> tuple[int, int, int]:
        if name not in self._known:
            self._known[name] = 0, 0, 0  # a fragment within itself or an unknown one: validation objects to it
            if name in self._fragments:
                self._known[name] = self._of(self._fragments[name].selection_set)
        return self._known[name]


def _check_only_one(document: DocumentNode) -> None:
    operations = [node for node in document.definitions if isinstance(node, OperationDefinitionNode)]
    if len(operations) > 1:
        message = "The document has several operations: name one of them in `operationName`."
        raise GraphQLError(message, operations, extensions={"code": BAD_USER_INPUT})


def _at_most(operation: OperationDefinitionNode, what: str, seen: int, most: int) -> None:
    if seen > most:
        message = f"The operation is too big: {seen} {what}, and {most} are allowed."
        raise GraphQLError(message, [operation], extensions={"code": VALIDATION_FAILED})
