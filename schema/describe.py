"""Descriptions of the schema from the docstrings of its classes, and the words for the values of its enums."""

from collections.abc import Callable
from enum import Enum
from inspect import cleandoc
from typing import Any, TypeVar, dataclass_transform

import strawberry

from language import translate

T = TypeVar("T", bound=type)
E = TypeVar("E", bound=type[Enum])

ENUMS: dict[str, type[Enum]] = {}
"""The enums of the schema by name; each member's value is its English word, the catalogue has the Chinese one."""


def description_of(cls: type) -> str:
    """The docstring of a class on one line."""
    return " ".join(cleandoc(cls.__doc__ or "").split())


@dataclass_transform(kw_only_default=True)
def described(cls: T) -> T:
    """An object type whose docstring is its description."""
    return strawberry.type(cls, description=description_of(cls))


def described_interface(cls: T) -> T:
    """An interface whose docstring is its description."""
    return strawberry.interface(cls, description=description_of(cls))


def described_input(cls: T) -> T:
    """An input object whose docstring is its description."""
    return strawberry.input(cls, description=description_of(cls))


def described_enum(cls: E) -> E:
    """An enum whose docstring is its description; a value's description is its word in both languages."""
    ENUMS[cls.__name__] = cls
    words = {member.name: str(member.value) for member in cls}
    strawberry.enum(cls, description=description_of(cls))
    for value in cls.__strawberry_definition__.values:  # type: ignore[attr-defined]
        value.description = f"{words[value.name]} ({translate(words[value.name], 'zh')})"
    return cls


def answers(graphql_type: Any) -> Callable[[Callable[..., Any]], Any]:
    """A root field of a GraphQL type, whose resolver gives a question; its docstring is its description."""

    def decorate(resolver: Callable[..., Any]) -> Any:
        words = " ".join(cleandoc(resolver.__doc__ or "").split())
        return strawberry.field(resolver=resolver, graphql_type=graphql_type, description=words)

    return decorate
