"""Inputs that narrow and sort a page: each of their fields says beside its description what it asks of the graph."""

from collections.abc import Callable
from enum import Enum
from typing import Annotated, Any, dataclass_transform

import strawberry
from strawberry.utils.str_converters import to_camel_case

from graph.fields import CYPHER, Filter, Predicate
from language import _
from schema.describe import described_enum, described_input, description_of


@described_enum
class Direction(Enum):
    """Which way a key sorts (排序方向)."""

    ASC = _("Ascending")
    DESC = _("Descending")


MaybeDirection: Any = strawberry.Maybe[Direction]  # type: ignore[misc]


def condition(description: str, text: str, takes: Callable[[Any], Any] | None = None) -> Any:
    """A field of a filter: what it asks of `this`, with `$value`; `takes` makes the argument that value."""
    predicate = Predicate(text, takes) if takes else Predicate(text)
    return strawberry.field(default=None, description=description, metadata={CYPHER: predicate})


def sort_key(description: str, text: str) -> Any:
    """A field of an order: the expression over `this` that it sorts by, which is never null."""
    return strawberry.field(description=description, metadata={CYPHER: text})


@dataclass_transform(kw_only_default=True)
def described_filter(cls: type) -> Any:
    """A filter: conditions of which all must hold, and `and`, `or`, `not` of further filters of its own kind."""
    further: Any = Annotated[cls.__name__, strawberry.lazy(cls.__module__)]
    for word, kind, words in (
        ("and", list[further] | None, "All of these (全部满足)."),
        ("or", list[further] | None, "Any of these; none where the list is empty (任一满足)."),
        ("not", further | None, "Not this; what is unknown does not hold (不满足)."),
    ):
        cls.__annotations__[f"{word}_"] = kind
        setattr(cls, f"{word}_", strawberry.field(default=None, name=word, description=words))
    return described_input(cls)


@dataclass_transform(kw_only_default=True)
def described_order(cls: type[Any]) -> Any:
    """One key of an order: exactly one of its fields, with its direction."""
    for attribute in list(vars(cls)):
        if isinstance(getattr(cls, attribute), strawberry.types.field.StrawberryField):
            cls.__annotations__[attribute] = MaybeDirection
    return strawberry.input(cls, one_of=True, description=description_of(cls))


def predicates(cls: type) -> Filter:
    """What each field of a filter asks, by its name in the API."""
    return {name: found for name, found in _declared(cls).items() if isinstance(found, Predicate)}


def sort_keys(cls: type) -> dict[str, str]:
    """What each field of an order sorts by, by its name in the API."""
    return {name: found for name, found in _declared(cls).items() if isinstance(found, str)}


def filter_argument(cls: type) -> Any:
    """The argument that takes a filter."""
    return Annotated[_optional(cls), strawberry.argument(description="Which (筛选).")]


def order_argument(cls: type) -> Any:
    """The argument that takes an order."""
    return Annotated[
        _optional(list[cls]),  # type: ignore[valid-type]
        strawberry.argument(description="Sort by these keys, the first before the second (排序)."),
    ]


def _optional(kind: Any) -> Any:
    return kind | None


def _declared(cls: Any) -> dict[str, Any]:
    fields = cls.__strawberry_definition__.fields
    return {field.graphql_name or to_camel_case(field.python_name): field.metadata.get(CYPHER) for field in fields}
