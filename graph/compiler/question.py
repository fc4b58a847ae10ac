"""A root field's question: the hand-written MATCH, its parameters, its clocks; and the statement that answers it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from graph.clock import AsOf
from graph.compiler.arguments import Asked
from graph.compiler.selection import Selected
from graph.compiler.shape import PageAnswer, Pages, Shaper, compile_shape
from graph.compiler.statement import StatementWriter
from graph.cypher import ClockExpressions, CompiledCypher
from graph.fields import Link

_AS_ASKED = ClockExpressions()


@dataclass(frozen=True, slots=True)
class Question:
    """What a resolver asks: `link` leads from nothing to the root's nodes or rows.

    `parameters` are the values of its MATCH; `arguments` those that the link understands (`first`, `after`, filters). `only`
    names the type of an abstract root's answer where the id tells it. Where a name may fit several things, `named` is that
    name: the answer is then the list of all that fit, and more than one is refused with the candidates.
    """

    link: Link
    as_of: AsOf
    parameters: Mapping[str, Any] = field(default_factory=dict)
    arguments: Mapping[str, Any] = field(default_factory=dict)
    named: str | None = None
    only: str | None = None
    clock: ClockExpressions = _AS_ASKED


@dataclass(frozen=True, slots=True)
class Statement:
    """A compiled root field: its one Cypher statement, and its answer's way into the response."""

    text: CompiledCypher
    shape: Shaper
    lenient: Callable[[], Shaper]


def compile_question(question: Question, selected: Selected, asked: Mapping[int, Asked]) -> Statement:
    """Write the statement of a root field."""
    numbers = {id(item): number for number, item in enumerate(selected.walk())}
    clock = question.clock
    if question.as_of.explicit and clock.id_suffix is None:
        clock = replace(clock, id_suffix="$idSuffix")
    writer = StatementWriter(asked, numbers)
    text, shape = (writer.candidates if question.named else writer.link)(selected, question.link, {}, clock)
    return Statement(
        CompiledCypher(f"RETURN {text} AS answer"),
        compile_shape(shape),
        lambda: compile_shape(shape, lenient=True),
    )


def parameters(question: Question, asked: Mapping[int, Asked]) -> dict[str, Any]:
    """All values of the statement: the clocks, the root's own, and those of each field's arguments."""
    values = {**_clock_values(question.as_of, "$"), **question.parameters}
    for number, field_asked in asked.items():
        prefix = f"a{number}_"
        values.update({prefix + name: value for name, value in field_asked.values.items()})
        if field_asked.page is not None:
            values[f"{prefix}limit"] = field_asked.page.size + 1
            if (cursor := field_asked.page.cursor) is not None:
                values.update({f"{prefix}after{place}": key for place, key in enumerate(cursor.keys)})
                values.update(_clock_values(cursor.as_of, f"${prefix}"))
    return values


def _clock_values(as_of: AsOf, prefix: str) -> dict[str, str]:
    names = {"validOn": as_of.valid_on, "knownAt": as_of.known_at, "dayEnd": as_of.day_end, "idSuffix": as_of.suffix}
    return {f"{prefix[1:]}{name}": value for name, value in names.items()}


def pages(question: Question, asked: Mapping[int, Asked]) -> Pages:
    """What each page of the answer was asked with."""
    return {
        number: PageAnswer(
            page.size,
            page.backward,
            page.cursor is not None,
            page.cursor.as_of if page.cursor is not None and number else question.as_of,
        )
        for number, field_asked in asked.items()
        if (page := field_asked.page) is not None
    }
