"""Nulls in non-null places, as the GraphQL specification has it (section 6.4.4): the error goes to the response, the
null goes up to the nearest place that may be null.

This walk is slow and exact; it runs only for an answer in which the compiled shape met such a null.
"""

from collections.abc import Callable
from typing import Any

from graphql import GraphQLError
from graphql.pyutils import Path

from graph.compiler.selection import Position, Selected

Report = Callable[[GraphQLError, Path], None]


class _Propagate(Exception):
    """A null on its way up, with the error that it will be reported as."""

    def __init__(self, error: GraphQLError) -> None:
        super().__init__(error.message)
        self.error = error


class NullPropagation:
    """Checks a response built without checks, and puts nulls where the specification wants them."""

    def __init__(self, report: Report) -> None:
        self._report = report

    def root(self, selected: Selected, value: Any, path: Path) -> Any:
        """The root field's value; raises the error where not even the root field may be null."""
        try:
            return self._value(selected, selected.position, value, path)
        except _Propagate as null:
            raise null.error from None

    def _value(self, selected: Selected, position: Position, value: Any, path: Path) -> Any:
        try:
            result = self._inner(selected, position, value, path)
        except _Propagate as null:
            if not position.nullable:
                raise
            self._report(null.error, path)
            return None
        if result is None and not position.nullable:
            raise _Propagate(_error(selected, path))
        return result

    def _inner(self, selected: Selected, position: Position, value: Any, path: Path) -> Any:
        if value is None or not selected.below:
            return value
        if position.item is not None:
            return [self._value(selected, position.item, item, path.add_key(index)) for index, item in enumerate(value)]
        return {
            field.key: self._value(field, field.position, value[field.key], path.add_key(field.key, field.parent))
            for field in _fields(selected, value)
        }


def _fields(selected: Selected, value: Any) -> tuple[Selected, ...]:
    return selected.below[value.type_name] if selected.abstract else selected.fields()


def _error(selected: Selected, path: Path) -> GraphQLError:
    return GraphQLError(
        f"Cannot return null for non-nullable field {selected.parent}.{selected.name}.",
        list(selected.nodes),
        path=path.as_list(),
    )
