"""From a root's arguments to its question: ids read, clocks settled, exactly one way of naming a thing."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any, Protocol

from graph.clock import AsOf, moment_text, now_clocks
from graph.compiler.cursors import read_cursor
from graph.compiler.question import Question
from graph.errors import BadUserInput
from graph.fields import Link
from graph.ids import BadId, GlobalId, read_id


class AsOfArguments(Protocol):
    """The `AsOf` input, as the client gave it."""

    valid_on: date | None
    known_at: datetime | None


def read_argument_id(text: str, argument: str, *labels: str) -> GlobalId:
    """An id given as an argument. Raises BadUserInput where it is none, or one of another type (`labels`; none: any)."""
    try:
        identity = read_id(text)
    except BadId as error:
        raise BadUserInput(f"{argument}: {error}", argument=argument) from error
    if labels and identity.label not in labels:
        expected = " or ".join(labels)
        raise BadUserInput(f"{argument}: this is the id of a {identity.label}; expected {expected}", argument=argument)
    return identity


def clocks(now: datetime, given: AsOfArguments | None, carried: AsOf | None = None) -> AsOf:
    """The clocks of a question: the `asOf` argument wins over those that an id carries; without both, today and now."""
    current = now_clocks(now)
    if given is None or (given.valid_on is None and given.known_at is None):
        return carried or current
    valid_on = given.valid_on.isoformat() if given.valid_on else current.valid_on
    return AsOf(valid_on, _known_at(given.known_at) or current.known_at, explicit=True)


def _known_at(moment: datetime | None) -> str | None:
    if moment is None:
        return None
    if moment.tzinfo is None:
        raise BadUserInput(
            f"asOf.knownAt: {moment.isoformat()} has no offset; write 2020-03-10T08:00:00+08:00",
            argument="asOf.knownAt",
        )
    return moment_text(moment)


def page_clocks(now: datetime, given: AsOfArguments | None, arguments: Mapping[str, Any], keys: int) -> AsOf:
    """The clocks of a page: a cursor carries them on, and an `asOf` beside it may not say otherwise."""
    for name in ("after", "before"):
        if arguments.get(name) is not None:
            carried = read_cursor(arguments[name], name, keys).as_of
            asked = clocks(now, given, carried)
            if given is None or (given.valid_on is None and given.known_at is None):
                return carried
            if given.known_at is None:
                asked = AsOf(asked.valid_on, carried.known_at, explicit=True)
            if (asked.valid_on, asked.known_at) != (carried.valid_on, carried.known_at):
                raise BadUserInput(
                    f"{name}: this cursor belongs to a page as of {carried.valid_on}, known at {carried.known_at}; "
                    "give the same asOf, or none",
                    argument=name,
                )
            return asked
    return clocks(now, given)


def exactly_one(**arguments: str | None) -> tuple[str, str]:
    """The one argument that is given, with its value. Raises BadUserInput where none or several are."""
    given = [(name, value) for name, value in arguments.items() if value is not None]
    if len(given) != 1:
        names = ", ".join(f"`{name}`" for name in arguments)
        seen = ", ".join(name for name, _ in given) or "none"
        raise BadUserInput(f"give exactly one of {names}; given: {seen}", argument=given[0][0] if given else None)
    return given[0]


def one(
    label: str, links: Mapping[str, Link], now: datetime, as_of: AsOfArguments | None, **arguments: str | None
) -> Question:
    """One thing, by exactly one of its arguments; `links` has the MATCH for each, with a parameter of the same name.

    An `id` carries clocks and its parameter is `$key`; a `name` may fit several things, which is refused.
    """
    argument, value = exactly_one(**arguments)
    if argument == "id":
        identity = read_argument_id(value, "id", label)
        return Question(links["id"], clocks(now, as_of, identity.as_of), {"key": identity.key})
    return Question(links[argument], clocks(now, as_of), {argument: value}, named=value if argument == "name" else None)


def page(
    everything: Link, within: Link, now: datetime, arguments: Mapping[str, Any], as_of: AsOfArguments | None
) -> Question:
    """A page of things; where its filter names an area, from that area downwards (`$within`)."""
    chosen = arguments.get("filter") or {}
    page_as_of = page_clocks(now, as_of, arguments, len(everything.order))
    if (area := chosen.get("within")) is None:
        return Question(everything, page_as_of, arguments=arguments)
    identity = read_argument_id(area, "filter.within", "Area")
    return Question(within, page_as_of, {"within": identity.key}, arguments)
