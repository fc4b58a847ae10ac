"""Changes of areas (撤并更名): what an area came out of, what became of it, and when."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from graph.compiler.question import Question
from graph.errors import BadUserInput
from graph.fields import Link
from graph.moment import Moment
from resolvers.question import AsOfArguments, page_clocks, read_argument_id

NEWEST_FIRST = ("state(that).on DESC", "that.key")

OF_AREA = (
    "MATCH (this)<-[led:CHANGED_FROM|CHANGED_TO]-(that:ChangeEvent) WHERE noted(led) AND known(that) WITH DISTINCT that"
)
"""The changes of an area, whatever their day; one that was withdrawn or corrected was known until then."""

PREDECESSORS = (
    "MATCH (this)<-[outcome:CHANGED_TO]-(event:ChangeEvent)-[origin:CHANGED_FROM]->(that:Area)"
    " WHERE noted(outcome) AND noted(origin) AND known(event) AND that.key <> this.key WITH DISTINCT that"
)
SUCCESSORS = (
    "MATCH (this)<-[origin:CHANGED_FROM]-(event:ChangeEvent)-[outcome:CHANGED_TO]->(that:Area)"
    " WHERE noted(origin) AND noted(outcome) AND known(event) AND that.key <> this.key WITH DISTINCT that"
)

_BETWEEN = ("known(that)", "$first <= state(that).on AND state(that).on < $end")
_ALL = Link(
    "MATCH (that:ChangeEvent)",
    conditions=("that.key > 'ChangeEvent:' AND that.key < 'ChangeEvent;'", *_BETWEEN),
    order=NEWEST_FIRST,
    paged=True,
)
CONCERNED = "((upper)<-[up:PART_OF WHERE known(up)]-(lower)){0,9}(concerned:Area)"
"""From an area to every area that is or was in it, on whatever day."""
_WITHIN = Link(
    f"MATCH (above:Area {{key: $within}}){CONCERNED}<-[led:CHANGED_FROM|CHANGED_TO]-(that:ChangeEvent)"
    " WHERE noted(led) WITH DISTINCT that",
    conditions=_BETWEEN,
    order=NEWEST_FIRST,
    paged=True,
)
EARLIEST, LATEST = "0001-01-01", "9999-12-31"


def changes(
    moment: Moment,
    within: str | None,
    days: tuple[date | None, date | None],
    arguments: Mapping[str, Any],
    as_of: AsOfArguments | None,
) -> Question:
    """A page of changes between two days, the second exclusive. Raises BadUserInput."""
    first, end = days
    if first is not None and end is not None:
        check_days(first, end)
    bounds = {"first": first.isoformat() if first else EARLIEST, "end": end.isoformat() if end else LATEST}
    if within is None:
        return Question(_ALL, page_clocks(moment, as_of, arguments), bounds, arguments)
    identity = read_argument_id(within, "within", "Area")
    return Question(
        _WITHIN, page_clocks(moment, as_of, arguments, identity), {"within": identity.key, **bounds}, arguments
    )


def check_days(first: date, end: date) -> None:
    """Raises BadUserInput where a period ends before it has begun."""
    if end <= first:
        raise BadUserInput(f"to: {end} is not after {first}; expected a later day", argument="to")
