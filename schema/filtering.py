"""Inputs that narrow and sort a page: each of their fields says beside its description what it asks of the graph."""

from collections.abc import Callable
from dataclasses import replace
from enum import Enum
from typing import Annotated, Any, dataclass_transform

import strawberry
from strawberry.utils.str_converters import to_camel_case

from graph.fields import CYPHER, Filter, Predicate, as_it_is
from graph.names import normalise
from graph.things import as_held
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


def text_condition(description: str, part: str) -> Any:
    """A field of a filter on a text that is stored as it was written: `part` asks whether it has `$text`, as the client wrote it or
    folded as names are."""
    return condition(description, f"size([given IN $value WHERE {part.replace('$text', 'given')}]) > 0", _as_given)


def _as_given(text: str) -> list[str]:
    return list(dict.fromkeys((text, normalise(text))))


def _folded(value: str | list[str]) -> str | list[str]:
    """Names, numbers and codes as they are stored."""
    return normalise(value) if isinstance(value, str) else [normalise(each) for each in value]


_TEXTS = (str | None, list[str] | None)


def sort_key(description: str, text: str) -> Any:
    """A field of an order: the expression over `this` that it sorts by, which is never null."""
    return strawberry.field(description=description, metadata={CYPHER: text})


@dataclass_transform(kw_only_default=True)
def described_filter(cls: type) -> Any:
    """A filter: conditions of which all must hold, and `and`, `or`, `not` of further filters of its own kind.

    A text is folded as names are, unless its condition makes something else of it.
    """
    for name in (name for name, kind in cls.__annotations__.items() if kind in _TEXTS):
        field = getattr(cls, name)
        if (predicate := field.metadata[CYPHER]).takes is as_it_is:
            field.metadata = {**field.metadata, CYPHER: replace(predicate, takes=_folded)}
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
    label = cls.__name__.removesuffix("Filter")
    return {
        name: replace(found, text=as_held(label, found.text))
        for name, found in _declared(cls).items()
        if isinstance(found, Predicate)
    }


def sort_keys(cls: type) -> dict[str, str]:
    """What each field of an order sorts by, by its name in the API."""
    label = cls.__name__.removesuffix("Order")
    return {name: as_held(label, found) for name, found in _declared(cls).items() if isinstance(found, str)}


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
