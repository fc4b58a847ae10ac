"""Columns of an export: paths of leaf fields below the thing of a row, taken from the schema (导出字段)."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum
from typing import Any

from graphql import (
    GraphQLEnumType,
    GraphQLField,
    GraphQLInterfaceType,
    GraphQLList,
    GraphQLObjectType,
    GraphQLOutputType,
    GraphQLSchema,
    GraphQLUnionType,
    get_named_type,
    get_nullable_type,
    is_leaf_type,
    is_required_argument,
)

from graph.errors import BadUserInput
from graph.fields import CYPHER, EXCLUDED, Expression, Property
from language import translate

NAMES = ("name", "number", "title", "key")
"""By which of its fields a thing is told from others, where a row of something else names it."""

_IDENTITY = frozenset({"key", "id"})

_FEW = 2
_OF_MANY = {"name": "名称", "title": "职务、标题"}
"""What a field is called that things of more than a few kinds have."""

MOST_PATHS = 200
"""Columns of one export; a spreadsheet that people read has twenty."""

_IN_BRACKETS = re.compile(r"\(([^()]*[\u4e00-\u9fff][^()]*)\)")
_CHINESE = re.compile(r"[\u4e00-\u9fff]+")
_HUMP = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_ACRONYMS = {"uscc": "USCC", "url": "URL", "sha256": "SHA-256", "id": "ID"}

_Composite = GraphQLObjectType | GraphQLInterfaceType | GraphQLUnionType


class Kind(Enum):
    """What the cells of a column hold: how they are written differs, what they say does not."""

    TEXT = "text"
    NUMBER = "number"
    TRUTH = "truth"
    DAY = "day"
    LAST_DAY = "last day"
    """Answered as the first day behind a period (`validTo`), and told as people say ends, and the workbook does: its last day."""


_KINDS = {"Int": Kind.NUMBER, "Float": Kind.NUMBER, "Decimal": Kind.NUMBER, "Boolean": Kind.TRUTH, "Date": Kind.DAY}


@dataclass(slots=True)
class Selection:
    """A selection set in the making, each field once: columns that go through the same link share it."""

    fields: dict[tuple[str, str], "Selection"] = field(default_factory=dict)

    def below(self, name: str, on: str = "") -> tuple[str, "Selection"]:
        """The name in the answer of a field, of the type `on` alone where one is named, and what is selected below it.

        The same field may have another type on each member of a union, so there each has a name of its own in the answer.
        """
        return (f"{on}_{name}" if on else name), self.fields.setdefault((on, name), Selection())

    def __str__(self) -> str:
        return " ".join(_written(on, name, below) for (on, name), below in self.fields.items())


def _written(on: str, name: str, below: Selection) -> str:
    inside = f"{name} {{ {below} }}" if below.fields else name
    return f"... on {on} {{ {on}_{name}: {inside} }}" if on else inside


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its path (`area.name`), its headings by language, and how its value is found in the row's answer.

    `steps` are, for each part of the path, the names under which the answer may have it. `listed`: a cell may hold several
    values. `words` are those for the values of an enum, by language.
    """

    path: str
    headings: Mapping[str, str]
    steps: tuple[tuple[str, ...], ...]
    kind: Kind
    listed: bool
    words: Mapping[str, Mapping[str, str]]

    def values(self, row: Any) -> list[Any]:
        """What the row has: one value, none, or as many as a list along the path leads to; null is left out."""
        return list(_reached(row, self.steps))


def columns(
    schema: GraphQLSchema, kind: GraphQLObjectType, paths: Sequence[str] = ()
) -> tuple[tuple[Column, ...], Selection]:
    """The columns of a type and the selection that answers them; of no paths, the usual ones.

    Raises BadUserInput for a path that is none, with what there is instead.
    """
    if len(paths) > MOST_PATHS:
        raise BadUserInput(f"fields: {len(paths)} columns, and {MOST_PATHS} are allowed", argument="fields")
    selection = Selection()
    chosen = paths or list(usual_paths(schema, kind))
    return tuple(_column(schema, kind, path, selection) for path in chosen), selection


def usual_paths(schema: GraphQLSchema, kind: _Composite, within: str = "") -> Iterator[str]:
    """The leaf fields of a type, the names and keys of what it links to once (of what has no key, its fields), and the names of
    what its lists hold."""
    for name, declared in _fields(schema, kind).items():
        target = get_named_type(declared.type)
        if is_leaf_type(target):
            if name != "id" or "key" not in _fields(schema, kind):
                yield within + name
        elif not isinstance(target, _Composite):
            continue
        elif _is_list(declared.type):
            yield from _usual_of_each(schema, target, f"{name}.") if not within else ()
        else:
            yield from _usual_below(schema, target, f"{within}{name}.", top=not within)


def _usual_below(schema: GraphQLSchema, target: _Composite, within: str, *, top: bool) -> Iterator[str]:
    known = _fields(schema, target)
    if _IDENTITY & known.keys():
        yield from (within + name for name in NAMES if name in known)
    elif top and not any(_is_list(item.type) for item in known.values()):
        # A part without an identity, such as a citation, and no view such as a chain, which is an answer of its own.
        yield from usual_paths(schema, target, within)


def _usual_of_each(schema: GraphQLSchema, target: _Composite, within: str) -> Iterator[str]:
    """The names of the things in a list, or of parts that are values alone; an entry of a history is an answer of its own."""
    known = _fields(schema, target)
    if _IDENTITY & known.keys() or all(is_leaf_type(get_named_type(declared.type)) for declared in known.values()):
        yield from (within + name for name in NAMES if name in known and name not in _IDENTITY)


def _column(schema: GraphQLSchema, kind: GraphQLObjectType, path: str, selection: Selection) -> Column:
    places: list[tuple[_Composite, Selection]] = [(kind, selection)]
    steps: list[tuple[str, ...]] = []
    headings: list[tuple[str, str]] = []
    found: list[GraphQLField] = []
    listed = False
    for part in path.split("."):
        candidates = [item for place, below in places for item in _step(schema, place, below, part)]
        if not candidates:
            raise _no_field(schema, path, part, [place for place, _ in places])
        steps.append(tuple(dict.fromkeys(name for name, _, _ in candidates)))
        found = [declared for _, declared, _ in candidates]
        listed = listed or any(_is_list(declared.type) for declared in found)
        headings.append(_headings_of(part, [declared for _, declared, _ in candidates]))
        places = [
            (target, below)
            for _, declared, below in candidates
            if isinstance(target := get_named_type(declared.type), _Composite)
        ]
    if places:
        raise _no_leaf(schema, path, [place for place, _ in places])
    leaves = [get_named_type(declared.type) for declared in found]
    names = {"zh": "：".join(zh for zh, _ in headings), "en": ": ".join(en for _, en in headings)}
    kind_of_cells = Kind.LAST_DAY if all(map(is_excluded, found)) else _kind_of(leaves)
    return Column(path, names, tuple(steps), kind_of_cells, listed, _words(leaves))


def is_excluded(declared: GraphQLField) -> bool:
    """Whether a field is the first day behind a period; a moment is one at which something was corrected, and no day."""
    definition = declared.extensions.get("strawberry-definition")
    how = definition.metadata.get(CYPHER) if definition else None
    return isinstance(how, Property | Expression) and how.excludes and get_named_type(declared.type).name == "Date"


def _step(
    schema: GraphQLSchema, place: _Composite, selection: Selection, part: str
) -> Iterator[tuple[str, GraphQLField, Selection]]:
    """Where a part of a path leads: the name in the answer, the field, and what is selected below it."""
    own = {} if isinstance(place, GraphQLUnionType) else place.fields
    if part in own:
        if _is_offered(own[part]):
            name, below = selection.below(part)
            yield name, own[part], below
    elif not isinstance(place, GraphQLObjectType):
        for member in schema.get_possible_types(place):
            if part in member.fields and _is_offered(member.fields[part]):
                name, below = selection.below(part, member.name)
                yield name, member.fields[part], below


def _fields(schema: GraphQLSchema, kind: _Composite) -> dict[str, GraphQLField]:
    """The fields of a type; of an abstract one, those of any of its members."""
    members: Iterable[Any] = [kind] if isinstance(kind, GraphQLObjectType) else schema.get_possible_types(kind)
    return {
        name: declared
        for member in members
        for name, declared in member.fields.items()
        if _is_offered(declared) and declared.deprecation_reason is None
    }


def _is_offered(declared: GraphQLField) -> bool:
    target = get_named_type(declared.type)
    return not _is_connection(target) and not any(map(is_required_argument, declared.args.values()))


def _is_connection(kind: Any) -> bool:
    return isinstance(kind, GraphQLObjectType) and "pageInfo" in kind.fields


def _is_list(kind: GraphQLOutputType) -> bool:
    return isinstance(get_nullable_type(kind), GraphQLList)


def _kind_of(leaves: Sequence[Any]) -> Kind:
    kinds = {_KINDS.get(leaf.name, Kind.TEXT) for leaf in leaves}
    return kinds.pop() if len(kinds) == 1 else Kind.TEXT


def _words(leaves: Sequence[Any]) -> dict[str, dict[str, str]]:
    """For each value of the enums its word by language."""
    enums = [leaf for leaf in leaves if isinstance(leaf, GraphQLEnumType)]
    members = [member for leaf in enums for member in leaf.extensions["strawberry-definition"].wrapped_cls]
    return {member.name: {code: translate(str(member.value), code) for code in ("zh", "en")} for member in members}


def _headings_of(part: str, candidates: Sequence[GraphQLField]) -> tuple[str, str]:
    """The same of a field that several types have: a cell may hold any of them, so it is not called by the word of one."""
    headings = [_headings(part, declared) for declared in candidates]
    words = list(dict.fromkeys(chinese for chinese, _ in headings))
    return _OF_MANY.get(part, words[0]) if len(words) > _FEW else "／".join(words), headings[0][1]


def _headings(part: str, declared: GraphQLField) -> tuple[str, str]:
    """What a part of a path is called, in Chinese and English; of a last day, that it is one of the period."""
    chinese, english = _chinese(part, declared.description), _english(part)
    if not is_excluded(declared):
        return chinese, english
    return f"{chinese.removesuffix(EXCLUDED).rstrip('，')}（含当日）", f"{english} (inclusive)"


def _chinese(name: str, description: str | None) -> str:
    """The Chinese term of a field, which its description has in brackets."""
    words = description or ""
    found = _IN_BRACKETS.findall(words) or ["".join(_CHINESE.findall(words))]
    return str(found[-1] or _english(name))


def _english(name: str) -> str:
    """The words of a field's name: `isKey` is "Is key"."""
    words = [_ACRONYMS.get(word.lower(), word.lower()) for word in _HUMP.split(name)]
    first = words[0]
    return " ".join([first[:1].upper() + first[1:], *words[1:]])


def _reached(value: Any, steps: Sequence[tuple[str, ...]]) -> Iterator[Any]:
    if value is None:
        return
    if isinstance(value, list):
        for item in value:
            yield from _reached(item, steps)
    elif not steps:
        yield value
    else:
        for name in steps[0]:
            if name in value:
                yield from _reached(value[name], steps[1:])


def _no_field(schema: GraphQLSchema, path: str, part: str, places: Sequence[_Composite]) -> BadUserInput:
    where = " or ".join(dict.fromkeys(place.name for place in places)) or "what stands before it, which is a value"
    known = ", ".join(dict.fromkeys(name for place in places for name in _fields(schema, place)))
    there = f"; there are {known}" if known else ""
    return BadUserInput(
        f"fields: {path!r}: {part!r} is no field of {where} that a column can have{there}", argument="fields"
    )


def _no_leaf(schema: GraphQLSchema, path: str, places: Sequence[_Composite]) -> BadUserInput:
    known = ", ".join(dict.fromkeys(f"{path}.{name}" for place in places for name in _fields(schema, place)))
    return BadUserInput(f"fields: {path!r} is a thing and no value; name one of its fields: {known}", argument="fields")
