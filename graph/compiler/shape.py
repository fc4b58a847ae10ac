"""From the positional answer of a statement to the objects of the response, in the order of the selection.

A shape is compiled into one Python expression: made of column numbers and response keys alone, both from the validated
document. It raises `NullInNonNull` where a value is missing that must be there; `nulls` then finds out where.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import count
from typing import Any

from graph.clock import AsOf
from graph.compiler.cursors import write_cursor
from graph.compiler.selection import Position, Selected


class NullInNonNull(Exception):
    """A null stands where the schema allows none."""


@dataclass(frozen=True, slots=True)
class PageAnswer:
    """What a page was asked with, needed to say whether there is more: known only when the statement runs."""

    size: int
    backward: bool
    continued: bool
    as_of: AsOf
    order: int

    def cursor(self, keys: Sequence[Any]) -> str:
        """The cursor of an item with these sort keys."""
        return write_cursor(keys, self.as_of, self.order)


Pages = Mapping[int, PageAnswer]
Shaper = Callable[[Any, Pages, Mapping[str, Any]], Any]


def _absent() -> Any:
    raise NullInNonNull


class Typed(dict[str, Any]):
    """An object that remembers which type it is of, for the walk that puts nulls in their places."""

    def __init__(self, type_name: str, fields: dict[str, Any]) -> None:
        super().__init__(fields)
        self.type_name = type_name


@dataclass(frozen=True, slots=True)
class Constant:
    """A value that the plan knows, such as `__typename`."""

    value: str

    def code(self, _: str, __: "Names") -> str:
        return repr(self.value)


@dataclass(frozen=True, slots=True)
class Leaf:
    """A scalar, or a list of scalars, as the graph has it; some values stand for null.

    `suffix` names the parameter that an id ends in: put on here, it need not travel with every row.
    """

    selected: Selected
    absent: tuple[str, ...] = ()
    suffix: str | None = None

    def code(self, at: str, names: "Names") -> str:
        if self.absent:
            value = names.fresh()
            at = f"(None if ({value} := {at}) in {self.absent!r} else {value})"
        if self.selected.position.nullable:
            return at
        value = names.fresh()
        ending = f" + values[{self.suffix!r}][0]" if self.suffix else ""
        return f"({value}{ending} if ({value} := {at}) is not None else absent())"


@dataclass(frozen=True, slots=True)
class Object:
    """An object by its columns: each response key with the place of its column in the row, which may be in a list inside it."""

    fields: tuple[tuple[str, tuple[int, ...], "Shape"], ...]

    def body(self, at: str, names: "Names") -> str:
        """The dict display over the row at `at`."""
        items = (
            f"{key!r}: {shape.code(at + ''.join(f'[{step}]' for step in place), names)}"
            for key, place, shape in self.fields
        )
        return "{" + ", ".join(items) + "}"


@dataclass(frozen=True, slots=True)
class Composite:
    """An object, or one of several by their types (the row then begins with its number), or a list of them."""

    selected: Selected
    variants: Mapping[str, Object]

    def shifted(self) -> "Composite":
        """The same behind a number in the first column."""
        variants = {
            kind: Object(tuple((key, (first + 1, *inside), part) for key, (first, *inside), part in variant.fields))
            for kind, variant in self.variants.items()
        }
        return Composite(self.selected, variants)

    def code(self, at: str, names: "Names") -> str:
        return self._at(self.selected.position, at, names)

    def _at(self, position: Position, at: str, names: "Names") -> str:
        value = names.fresh()
        if position.item is not None:
            item = names.fresh()
            body = f"[{self._at(position.item, item, names)} for {item} in {value}]"
        else:
            body = self._body(value, names)
        missing = "None" if position.nullable else "absent()"
        return f"({body} if ({value} := {at}) is not None else {missing})"

    def _body(self, value: str, names: "Names") -> str:
        if not self.selected.abstract:
            (only,) = self.variants.values()
            return only.body(value, names)
        chain = "absent()"
        for tag, (kind, variant) in reversed(list(enumerate(self.variants.items()))):
            body = variant.body(value, names)
            body = f"typed({kind!r}, {body})" if names.lenient else body
            chain = f"{body} if {value}[0] == {tag} else {chain}"
        return f"({chain})"


@dataclass(frozen=True, slots=True)
class Page:
    """A connection: `[rows, total]`, each row `[sort keys, node, …]`; one row more than asked tells that there is more.

    Behind them stand the page's clocks where each row of the root brings its own. `nodes` has one shape for each `node`
    that the client chose, since both `edges` and `node` may stand under several names.
    """

    selected: Selected
    number: int
    nodes: tuple["Composite", ...]

    def code(self, at: str, names: "Names") -> str:
        nodes = iter(enumerate(self.nodes, 1))
        edges = "".join(f"{_edge(field, nodes, names)}, " for field in self.selected.fields() if field.name == "edges")
        return f"{names.keep(self._build)}({at}, pages[{self.number}], ({edges}))"

    def _build(self, value: Sequence[Any], page: PageAnswer, edges: Sequence[Callable[..., Any]]) -> dict[str, Any]:
        rows, total, *own = value
        if own:
            page = replace(page, as_of=AsOf(*own[0]))
        found = rows[: page.size] if rows is not None else []
        more = rows is not None and len(rows) > page.size
        if page.backward:
            found = found[::-1]
        makers = iter(edges)
        return {field.key: self._part(field, found, more, total, page, makers) for field in self.selected.fields()}

    def _part(
        self,
        field: Selected,
        rows: Sequence[Any],
        more: bool,
        total: Any,
        page: PageAnswer,
        edges: Iterator[Callable[..., Any]],
    ) -> Any:
        if field.name == "edges":
            edge = next(edges)
            return [edge(row, page) for row in rows]
        if field.name == "pageInfo":
            return {part.key: _page_info(part.name, rows, more, page) for part in field.fields()}
        return total if field.name == "totalCount" else field.parent


def _edge(field: Selected, nodes: Iterator[tuple[int, "Composite"]], names: "Names") -> str:
    """A function of a row and its page; `nodes` are the columns of the nodes not yet used."""
    row, page = names.fresh(), names.fresh()

    def part(chosen: Selected) -> str:
        if chosen.name == "node":
            column, node = next(nodes)
            return node.code(f"{row}[{column}]", names)
        return f"{page}.cursor({row}[0])" if chosen.name == "cursor" else repr(chosen.parent)

    items = ", ".join(f"{chosen.key!r}: {part(chosen)}" for chosen in field.fields())
    return f"lambda {row}, {page}: {{{items}}}"


def _page_info(name: str, rows: Sequence[Any], more: bool, page: PageAnswer) -> Any:
    if name in ("hasNextPage", "hasPreviousPage"):
        return more if (name == "hasPreviousPage") is page.backward else page.continued
    if name in ("startCursor", "endCursor"):
        return page.cursor(rows[0 if name == "startCursor" else -1][0]) if rows else None
    return "PageInfo"


Shape = Constant | Leaf | Composite | Page


class Names:
    """Fresh variables for the generated expression, and the functions that it calls."""

    def __init__(self, lenient: bool) -> None:
        self._numbers = count()
        self.lenient = lenient
        absent = (lambda: None) if lenient else _absent
        self.functions: dict[str, Any] = {"absent": absent, "typed": Typed, "__builtins__": {}}

    def fresh(self) -> str:
        """A variable name not used before."""
        return f"v{next(self._numbers)}"

    def keep(self, function: Callable[..., Any]) -> str:
        """A name under which the expression can call a function."""
        name = f"f{len(self.functions)}"
        self.functions[name] = function
        return name


def compile_shape(shape: Shape, lenient: bool = False) -> Shaper:
    """The shape as a function of the answer, its pages and its parameters; a lenient one lets every null pass."""
    names = Names(lenient)
    source = f"lambda answer, pages, values: {shape.code('answer', names)}"
    shaper: Shaper = eval(source, names.functions)  # noqa: S307  column numbers and validated GraphQL names only
    return shaper
