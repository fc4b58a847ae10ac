"""Random queries over the whole schema: aliases, fragments, variables, directives, one field under different arguments."""

import random
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from graphql import (
    GraphQLField,
    GraphQLInterfaceType,
    GraphQLObjectType,
    GraphQLSchema,
    GraphQLUnionType,
    ast_from_value,
    get_named_type,
    is_leaf_type,
    parse,
    print_ast,
    validate,
)

from tests.compiler.values import Values

ALIASES = (
    "this", "that", "held", "item", "answer", "pages", "v0", "f3", "typed", "absent", "class", "lambda", "None", "True",
    "as", "RETURN", "MATCH", "node", "a1_limit", "_0", "step1", "validOn", "self", "key", "type_name", "get",
)  # fmt: skip
"""Response keys that mean something to Cypher, to Python, or to the code that the compiler makes."""

MOST_CHARACTERS = 1_100
"""Longer documents only take longer: what they hold, shorter ones hold in another mixture."""

FARTHEST, FARTHEST_BEYOND = 8, 5
"""How many steps a document is led to a field that none has chosen yet: from its beginning, and beyond its depth."""

Composite = GraphQLObjectType | GraphQLInterfaceType | GraphQLUnionType


@dataclass(slots=True)
class Taken:
    """The response keys of one selection set, so that what is chosen twice can be merged."""

    signatures: dict[str, tuple[Any, ...]] = field(default_factory=dict)
    below: dict[str, "Taken"] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Generated:
    """A document with its variables."""

    document: str
    variables: dict[str, Any]


class Queries:
    """Generates valid documents; what was chosen seldom is chosen first, so that every field gets its turn."""

    def __init__(self, schema: GraphQLSchema, values: Values, source: random.Random, depth: int = 4) -> None:
        self._schema = schema
        self._values = values
        self._random = source
        self._depth = depth
        self.chosen: Counter[str] = Counter()
        self._declared: dict[str, str] = {}
        self._given: dict[str, Any] = {}
        self._fragments: list[str] = []
        self._new: Counter[str] = Counter()
        self._ways: dict[tuple[str, int], int] = {}

    def next(self) -> Generated:
        """A document that the schema allows."""
        while True:
            self._declared, self._given, self._fragments, self._new = {}, {}, [], Counter()
            generated = self._document()
            short = len(generated.document) <= MOST_CHARACTERS
            if short and not validate(self._schema, parse(generated.document)):
                if self._new.keys() - self.chosen.keys():
                    self._ways.clear()
                self.chosen += self._new
                return generated

    def _document(self) -> Generated:
        query = self._schema.query_type
        assert query is not None
        taken = Taken()
        roots = [
            self._field(query, name, self._depth, taken)
            for name in self._pick(query, self._random.choice((1, 1, 1, 2)))
        ]
        declared = ", ".join(f"${name}: {kind}" for name, kind in self._declared.items())
        head = f"query Generated({declared})" if declared else "query Generated"
        return Generated("\n".join([f"{head} {{ {' '.join(roots)} }}", *self._fragments]), self._given)

    def _pick(
        self, kind: GraphQLObjectType | GraphQLInterfaceType, count: int, leaves: bool = False, beyond: int = 0
    ) -> list[str]:
        names = [name for name in kind.fields if not leaves or self._may_end(kind, name, beyond)]
        self._random.shuffle(names)
        if self._random.random() < 0.8:
            names.sort(key=lambda name: min(self.chosen[f"{kind.name}.{name}"], self._way(kind, name, FARTHEST)))
        return names[:count]

    def _may_end(self, kind: GraphQLObjectType | GraphQLInterfaceType, name: str, beyond: int) -> bool:
        """Whether a field may stand where a document ends: a leaf, or the way to what no document has chosen yet."""
        left = FARTHEST_BEYOND - beyond
        return is_leaf_type(get_named_type(kind.fields[name].type)) or self._way(kind, name, left) < left

    def _way(self, kind: Any, name: str, steps: int) -> int:
        """How many steps it is from a field to the nearest one below it that was never chosen; `steps` where it is none."""
        path = (f"{kind.name}.{name}", steps)
        if path not in self._ways:
            self._ways[path] = steps  # whoever comes here again on the way has gone in a circle
            self._ways[path] = 0 if not self.chosen[path[0]] else self._way_below(kind.fields[name], steps)
        return self._ways[path]

    def _way_below(self, found: GraphQLField, steps: int) -> int:
        named = get_named_type(found.type)
        if steps <= 1 or is_leaf_type(named):
            return steps
        kinds = self._schema.get_possible_types(named) if isinstance(named, GraphQLUnionType) else (named,)
        ways = (self._way(kind, name, steps - 1) for kind in kinds for name in getattr(kind, "fields", ()))
        return min(steps, 1 + min(ways, default=steps))

    def _selection(self, kind: Composite, depth: int, taken: Taken) -> str:
        parts = [self._directed("__typename")] if self._random.random() < 0.15 else []
        if not isinstance(kind, GraphQLUnionType):
            # A connection has no leaf worth asking but its total, so it is always opened.
            count, paging = (
                self._random.choice((1, 2, 2, 3, 4) if depth > 1 else (1, 1, 2, 2)),
                kind.name.endswith(("Connection", "Edge")),
            )
            count = count if depth >= 0 else 1
            for name in self._pick(kind, count, depth <= 0 and not paging, -depth) or ["__typename"]:
                parts.append(self._field(kind, name, depth, taken) if name != "__typename" else name)
                if self._random.random() < 0.1 and name != "__typename":
                    parts.append(self._field(kind, name, depth, taken))
        parts += self._narrowed(kind, depth, taken) if depth >= 0 else []
        return "{ " + " ".join(parts or ["__typename"]) + " }"

    def _narrowed(self, kind: Composite, depth: int, taken: Taken) -> list[str]:
        """Fragments on the type itself, or on types that it may be."""
        if isinstance(kind, GraphQLObjectType):
            around = [kind, *kind.interfaces] if self._random.random() < 0.2 else []
        else:
            around = self._seldom(list(self._schema.get_possible_types(kind)))[
                : self._random.choice((0, 1, 2, 3) if depth > 1 else (0, 1))
            ]
        return [self._fragment(narrower, depth, taken) for narrower in around]

    def _seldom(self, kinds: list[GraphQLObjectType]) -> list[GraphQLObjectType]:
        """Types in any order, or those first of which a field was seldom chosen."""
        self._random.shuffle(kinds)
        if self._random.random() < 0.6:
            kinds.sort(key=lambda kind: min(self.chosen[f"{kind.name}.{name}"] for name in kind.fields))
        return kinds

    def _fragment(self, kind: Any, depth: int, taken: Taken) -> str:
        body = self._selection(kind, depth, taken)
        if self._random.random() < 0.5:
            return self._directed(f"... on {kind.name}") + f" {body}"
        name = f"Part{len(self._fragments)}"
        self._fragments.append(f"fragment {name} on {kind.name} {body}")
        return self._directed(f"...{name}")

    def _field(self, kind: GraphQLObjectType | GraphQLInterfaceType, name: str, depth: int, taken: Taken) -> str:
        found = kind.fields[name]
        self._new[f"{kind.name}.{name}"] += 1
        arguments = self._values.of(kind.name, name, found)
        written = self._arguments(found, arguments)
        signature = (name, written, str(found.type))
        key = self._free_key(name, signature, taken)
        taken.signatures[key] = signature
        below = ""
        named = get_named_type(found.type)
        if not is_leaf_type(named):
            # Relay's own levels cost no depth.
            deeper = depth if named.name.endswith(("Connection", "Edge")) else depth - 1
            below = " " + self._selection(named, deeper, taken.below.setdefault(key, Taken()))
        alias = f"{key}: " if key != name else ""
        return self._directed(f"{alias}{name}{written}") + below

    def _free_key(self, name: str, signature: tuple[Any, ...], taken: Taken) -> str:
        preferred = self._random.choice(ALIASES) if self._random.random() < 0.25 else name
        for key in (preferred, *self._random.sample(ALIASES, len(ALIASES))):
            if taken.signatures.get(key, signature) == signature:
                return key
        return f"k{len(taken.signatures)}"

    def _arguments(self, found: GraphQLField, arguments: dict[str, Any]) -> str:
        parts = [f"{name}: {self._value(found.args[name].type, value)}" for name, value in arguments.items()]
        return f"({', '.join(parts)})" if parts else ""

    def _value(self, kind: Any, value: Any) -> str:
        if self._random.random() < 0.4:
            name = f"given{len(self._declared)}"
            self._declared[name] = str(kind)
            self._given[name] = value
            return f"${name}"
        node = ast_from_value(value, kind)
        assert node is not None
        return print_ast(node)

    def _directed(self, text: str) -> str:
        """Now and then under a directive, decided by a literal or by a variable."""
        if self._random.random() > 0.12:
            return text
        name, decided = self._random.choice(("skip", "include")), self._random.random() < 0.5
        if self._random.random() < 0.5:
            return f"{text} @{name}(if: {str(decided).lower()})"
        variable = f"decides{len(self._declared)}"
        self._declared[variable] = "Boolean!" + self._random.choice(("", "", " = true"))
        if not self._declared[variable].endswith("true") or self._random.random() < 0.5:
            self._given[variable] = decided
        return f"{text} @{name}(if: ${variable})"


def every_field(schema: GraphQLSchema) -> set[str]:
    """All fields of all object types of the API."""
    kinds = [
        kind
        for name, kind in schema.type_map.items()
        if isinstance(kind, GraphQLObjectType) and not name.startswith("__")
    ]
    return {f"{kind.name}.{name}" for kind in kinds for name in kind.fields}
