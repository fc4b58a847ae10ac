"""A root field's question: the hand-written MATCH, its parameters, its clocks; and the statement that answers it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from graph.clock import AsOf
from graph.compiler.arguments import Asked
from graph.compiler.selection import Selected
from graph.compiler.shape import PageAnswer, Pages, Shape, Shaper, compile_shape
from graph.compiler.statement import StatementWriter
from graph.cypher import EACH_ITS_OWN, ClockExpressions, CompiledCypher
from graph.fields import Link

_AS_ASKED = ClockExpressions()
_CLOCK_NAMES = frozenset({"validOn", "knownAt", "dayEnd", "idSuffix"})


@dataclass(frozen=True, slots=True)
class Question:
    """What a resolver asks: `link` leads from nothing to the root's nodes or rows.

    `parameters` are the values of its MATCH; `arguments` those that the link understands (`first`, `after`, filters). `only`
    names the type of an abstract root's answer where the id tells it. Where a name may fit several things, `named` is that
    name: the answer is then the list of all that fit, and more than one is refused with the candidates. `together` is a lookup
    that may be answered with others of its shape: nothing but its own MATCH names its parameters.
    """

    link: Link
    as_of: AsOf
    parameters: Mapping[str, Any] = field(default_factory=dict)
    arguments: Mapping[str, Any] = field(default_factory=dict)
    named: str | None = None
    only: str | None = None
    clock: ClockExpressions = _AS_ASKED
    together: bool = False

    @property
    def own(self) -> frozenset[str]:
        """The parameters in which lookups that are answered together may differ."""
        return _CLOCK_NAMES.union(self.parameters)


@dataclass(frozen=True, slots=True)
class Statement:
    """A compiled root field: its one Cypher statement, and its answer's way into the response.

    `many` is the statement for several such lookups at once, where they may be answered together: it takes `$items`, each
    with its `position` and parameters, and answers with pairs of position and content.
    """

    text: CompiledCypher
    shape: Shaper
    lenient: Callable[[], Shaper]
    many: Callable[[], "Statement"] | None = None


def compile_question(question: Question, selected: Selected, asked: Mapping[int, Asked]) -> Statement:
    """Write the statement of a root field."""
    writer = StatementWriter(asked, _numbers(selected))
    text, shape = (writer.candidates if question.named else writer.link)(selected, question.link, {}, question.clock)
    many = cache(lambda: _compile_many(question, selected, asked)) if question.together else None
    return _statement(f"RETURN {text} AS answer", shape, many)


def _compile_many(question: Question, selected: Selected, asked: Mapping[int, Asked]) -> Statement:
    of_item = {f"${name}": f"item.{name}" for name in question.parameters}
    writer = StatementWriter(asked, _numbers(selected), of_item)
    text, shape = writer.link(selected, question.link, {}, EACH_ITS_OWN)
    return _statement(f"RETURN COLLECT {{ UNWIND $items AS item RETURN [item.position, {text}] }} AS answer", shape)


def _statement(text: str, shape: Shape, many: Callable[[], Statement] | None = None) -> Statement:
    return Statement(CompiledCypher(text), compile_shape(shape), lambda: compile_shape(shape, lenient=True), many)


def _numbers(selected: Selected) -> dict[int, int]:
    return {id(item): number for number, item in enumerate(selected.walk())}


Clocks = Mapping[int, AsOf]
"""The clocks of each field that takes arguments, by its number."""


def clocks_of(question: Question, asked: Mapping[int, Asked], around: Mapping[int, int]) -> Clocks:
    """The clocks under which each field is answered; `around` names the next field above it that takes arguments."""
    found = {0: question.as_of}
    for number, field_asked in asked.items():
        if number:
            found[number] = field_asked.clocks(found[around[number]])
    return found


def parameters(question: Question, asked: Mapping[int, Asked], clocks: Clocks) -> dict[str, Any]:
    """All values of the statement: the clocks, the root's own, and those of each field's arguments."""
    values = {**_clock_values(question.as_of, ""), **question.parameters}
    for number, field_asked in asked.items():
        prefix = f"a{number}_"
        values.update({prefix + name: value for name, value in field_asked.values.items()})
        if number and field_asked.has_clocks:
            values.update(_clock_values(clocks[number], prefix))
        if field_asked.page is not None:
            values[f"{prefix}limit"] = field_asked.page.size + 1
            if (cursor := field_asked.page.cursor) is not None:
                values[f"{prefix}after"] = list(cursor.keys)
    return values


def _clock_values(as_of: AsOf, prefix: str) -> dict[str, Any]:
    return {f"{prefix}{name}": value for name, value in as_of.values.items()}


def pages(asked: Mapping[int, Asked], clocks: Clocks) -> Pages:
    """What each page of the answer was asked with."""
    return {
        number: PageAnswer(page.size, page.backward, page.cursor is not None, clocks[number], page.order)
        for number, field_asked in asked.items()
        if (page := field_asked.page) is not None
    }
