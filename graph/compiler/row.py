"""A row of an object: its columns, those first that are what the register held of a thing at the question's moment.

Where the register has learned better since, those are read from the archived version, all of them at once.
"""

import re
from dataclasses import dataclass, field

from graph.compiler.selection import Selected
from graph.compiler.shape import Constant, Shape
from graph.cypher import ClockExpressions
from graph.fields import Expression, Identity, Property

_OF_THIS = re.compile(r"\bthis\.(\w+)")
_MORE = re.compile(r"[{}$]")
LONGEST = 120
"""Characters of an expression that may be written twice: of the thing, and of its version."""


def of_state(field: Selected, held: frozenset[str], text: str) -> str | None:
    """A field that may stand beside the state of a thing, with a hole for the state where it is made of that; None for others."""
    match field.declaration:
        case Property(name):
            name = name or field.name
            return f"{{0}}.{name}" if name in held else text
        case Expression(own) if len(own) <= LONGEST and not _MORE.search(own):
            if (names := set(_OF_THIS.findall(own))) and names <= held:
                return _OF_THIS.sub(r"{0}.\1", own)
        case Identity() if not _MORE.search(text):
            return text
    return None


@dataclass(slots=True)
class Column:
    """A column: whether it stands beside the state, and its place among its like."""

    of_state: bool
    place: int


@dataclass(slots=True)
class Row:
    """Columns in the order in which fields were added, and the response keys that they are for."""

    state: list[str] = field(default_factory=list)
    others: list[str] = field(default_factory=list)
    keys: list[tuple[str, Shape, Column | None]] = field(default_factory=list)

    def add(self, key: str, shape: Shape, text: str, state: str | None) -> Column | None:
        """A field under its response key; `state` is its text where it is of the state. Returns its column, if it needs one."""
        column = None
        if not isinstance(shape, Constant):
            columns = self.others if state is None else self.state
            column = Column(state is not None, len(columns))
            columns.append(text if state is None else state)
        self.again(key, shape, column)
        return column

    def again(self, key: str, shape: Shape, column: Column | None) -> None:
        """A column under one more response key."""
        self.keys.append((key, shape, column))

    @property
    def _is_nested(self) -> bool:
        """Whether what is of the state stands in a list of its own: the embedded engine does not put two lists together rightly."""
        return bool(self.others) and self._reads_state

    @property
    def _reads_state(self) -> bool:
        return any("{0}" in column for column in self.state)

    @property
    def places(self) -> tuple[tuple[str, tuple[int, ...], Shape], ...]:
        """Each response key with the place of its column."""
        return tuple((key, self._place(column), shape) for key, shape, column in self.keys)

    def _place(self, column: Column | None) -> tuple[int, ...]:
        if column is None:
            return (0,)
        if self._is_nested:
            return (0, column.place) if column.of_state else (1 + column.place,)
        return (column.place if column.of_state else len(self.state) + column.place,)

    def text(self, node: str, clock: ClockExpressions, tag: int | None = None) -> str:
        """The row as one list; `tag` is its first column where it stands for one of several types."""
        first = [] if tag is None else [str(tag)]
        if not self._reads_state:
            return f"[{', '.join([*first, *self.state, *self.others]) or 'true'}]"
        if self._is_nested:
            held = clock.state(node, "[" + ", ".join(self.state) + "]")
            return f"[{', '.join([*first, held, *self.others])}]"
        return f"({clock.state(node, '[' + ', '.join([*first, *self.state]) + ']')})"
