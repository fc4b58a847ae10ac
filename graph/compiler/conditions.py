"""The conditions that a client's filter adds: a tree of hand-written predicates, their values as parameters."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Any

from graph.errors import BadUserInput
from graph.fields import Filter, Predicate
from graph.ids import BadId

MOST_CONDITIONS = 100
"""How many conditions one field takes: each is a piece of the statement."""


@dataclass(frozen=True, slots=True)
class Test:
    """One predicate; its `$value` is the parameter of that name."""

    name: str
    text: str


@dataclass(frozen=True, slots=True)
class Combined:
    """Several conditions of which all, or any, must hold. Of none, all do and any does not."""

    parts: tuple["Condition", ...]
    every: bool


@dataclass(frozen=True, slots=True)
class Negated:
    """A condition that must not hold; what is unknown does not hold."""

    part: "Condition"


Condition = Test | Combined | Negated


class ConditionReader:
    """Reads the filters among a field's arguments; `values` are their parameters by name."""

    def __init__(self) -> None:
        self.values: dict[str, Any] = {}

    def read(self, filters: Filter, arguments: Mapping[str, Any]) -> tuple[Condition, ...]:
        """The conditions of the arguments that are there. Raises BadUserInput that names the argument."""
        return tuple(self._conditions(filters, arguments, ()))

    def _conditions(self, filters: Filter, given: Mapping[str, Any], path: tuple[str, ...]) -> Iterator[Condition]:
        for name, rule in filters.items():
            if (value := given.get(name)) is None:
                continue
            if isinstance(rule, Predicate):
                yield self._test(rule, value, (*path, name))
            else:
                yield self._object(rule, value, (*path, name))

    def _object(self, filters: Filter, given: Mapping[str, Any], path: tuple[str, ...]) -> Condition:
        parts = list(self._conditions(filters, given, path))
        for word, every in (("and", True), ("or", False)):
            if (several := given.get(word)) is not None:
                parts.append(self._combined(filters, several, (*path, word), every))
        if (negated := given.get("not")) is not None:
            parts.append(Negated(self._object(filters, negated, (*path, "not"))))
        return parts[0] if len(parts) == 1 else Combined(tuple(parts), every=True)

    def _combined(
        self, filters: Filter, several: Sequence[Mapping[str, Any]], path: tuple[str, ...], every: bool
    ) -> Condition:
        parts = (self._object(filters, one, (*path, str(place))) for place, one in enumerate(several))
        return Combined(tuple(parts), every)

    def _test(self, rule: Predicate, value: Any, path: tuple[str, ...]) -> Test:
        name, argument = "_".join(path), ".".join(path)
        try:
            self.values[name] = plain(rule.takes(value))
        except BadId as error:
            raise BadUserInput(f"{argument}: {error}", argument=argument) from error
        if len(self.values) > MOST_CONDITIONS:
            raise BadUserInput(
                f"{path[0]}: more than {MOST_CONDITIONS} conditions; expected fewer, such as one `…In` for many values",
                argument=path[0],
            )
        return Test(name, rule.text)


def plain(value: Any) -> Any:
    """An argument as the driver takes it: enums by name, days and moments as text."""
    if isinstance(value, Enum):
        return value.name
    if isinstance(value, list | tuple):
        return [plain(item) for item in value]
    return value.isoformat() if hasattr(value, "isoformat") else value
