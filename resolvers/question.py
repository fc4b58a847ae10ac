"""From a root's arguments to its question: ids read, clocks settled, exactly one way of naming a thing."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any, Protocol

from graph.clock import AsOf, day_to_ask, moment_text
from graph.compiler.cursors import read_cursor
from graph.compiler.question import Question
from graph.errors import BadUserInput
from graph.fields import Filter, Link
from graph.ids import BadId, GlobalId, read_id
from graph.labels import NODES
from graph.moment import Moment
from graph.names import normalise


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


def clocks(moment: Moment, given: AsOfArguments | None, identity: GlobalId | None = None) -> AsOf:
    """The clocks of a question: the `asOf` argument wins over those that an id carries; without both, today and now."""
    if _is_empty(given):
        return identity.clocks(moment) if identity else moment.clocks
    assert given  # noqa: S101
    valid_on = asked_day(given.valid_on, "asOf.validOn") if given.valid_on else None
    return moment.stated(valid_on, known_at(given.known_at, "asOf.knownAt"))


def asked_day(day: date, argument: str) -> str:
    """A day that something is asked on. Raises BadUserInput for the calendar's last, which stands for an end that is open."""
    try:
        return day_to_ask(day.isoformat())
    except ValueError as error:
        raise BadUserInput(f"{argument}: {error}", argument=argument) from error


def _is_empty(given: AsOfArguments | None) -> bool:
    return given is None or (given.valid_on is None and given.known_at is None)


def known_at(moment: datetime | None, argument: str) -> str | None:
    """The moment that a client states, as the register writes it. Raises BadUserInput where it has no offset."""
    if moment is None:
        return None
    if moment.tzinfo is None:
        raise BadUserInput(
            f"{argument}: {moment.isoformat()} has no offset; write 2020-03-10T08:00:00+08:00", argument=argument
        )
    return moment_text(moment)


def page_clocks(
    moment: Moment, given: AsOfArguments | None, arguments: Mapping[str, Any], identity: GlobalId | None = None
) -> AsOf:
    """The clocks of a page: a cursor carries them on, and an `asOf` beside it may not say otherwise."""
    for name in ("after", "before"):
        if arguments.get(name) is not None:
            carried = moment.bounded(read_cursor(arguments[name], name).as_of)
            if _is_empty(given):
                return carried
            assert given  # noqa: S101
            asked = clocks(moment, given)
            if given.known_at is None:
                pinned = carried.explicit and carried.pinned
                asked = replace(asked, known_at=carried.known_at, pinned=pinned, fixed=carried.fixed)
            if (asked.valid_on, asked.known_at) != (carried.valid_on, carried.known_at):
                raise BadUserInput(
                    f"{name}: this cursor belongs to a page as of {carried.valid_on}, known at {carried.known_at}; "
                    "give the same asOf, or none",
                    argument=name,
                )
            return asked
    return clocks(moment, given, identity)


def exactly_one(**arguments: str | None) -> tuple[str, str]:
    """The one argument that is given, with its value. Raises BadUserInput where none or several are."""
    given = [(name, value) for name, value in arguments.items() if value is not None]
    if len(given) != 1:
        names = ", ".join(f"`{name}`" for name in arguments)
        seen = ", ".join(name for name, _ in given) or "none"
        raise BadUserInput(f"give exactly one of {names}; given: {seen}", argument=given[0][0] if given else None)
    return given[0]


@dataclass(frozen=True, slots=True)
class Lookup:
    """How a root finds one thing: by exactly one of its arguments, with the MATCH for each.

    The parameter of a MATCH has the argument's name. An `id` carries clocks and its parameter is `$key`; a `name` may fit
    several things, which is refused.
    """

    label: str
    by: Mapping[str, Link]

    def question(self, moment: Moment, as_of: AsOfArguments | None, **arguments: str | None) -> Question:
        """The thing that the one given argument names."""
        argument, value = exactly_one(**arguments)
        link = self.by[argument]
        if argument == "id":
            identity = read_argument_id(value, "id", self.label)
            return Question(link, clocks(moment, as_of, identity), {"key": identity.key}, together=True)
        # Whatever else names a thing is stored folded, and asked for in any way of writing it.
        value = normalise(value)
        named = value if argument == "name" else None
        return Question(link, clocks(moment, as_of), {argument: value}, named=named, together=named is None)


KNOWN = ("noted(that)",)
"""Of what is found by its id: nothing is given that was not recorded by then; what was corrected since still is."""


_BY_PROPERTY = (
    "CALL () { MATCH (that:LABEL {NAME: $NAME}) RETURN that"
    " UNION MATCH (that:LABEL)-[:WAS]->(:Version {NAME: $NAME}) RETURN that } WITH that"
)


def by_property(label: str, name: str, conditions: tuple[str, ...] = KNOWN) -> Link:
    """The thing with a label that had a value at the moment, as the parameter of that name says: the value that it has now, or one
    that an archived version keeps."""
    match = _BY_PROPERTY.replace("LABEL", label).replace("NAME", name)
    return Link(
        match,
        conditions=(*conditions, f"state(that).{name} = ${name}"),
        order=("that.key",),
    )


def everything(label: str, order: tuple[str, ...] = ("that.key",)) -> Link:
    """All things with a label that exist under the clocks, a page of them. A range on both sides of the key is what the
    embedded engine uses its index for."""
    return Link(
        f"MATCH (that:{label})",
        conditions=(
            f"that.key > '{label}:' AND that.key < '{label};'",
            f"{'held' if NODES[label].statement else 'there'}(that)",
        ),
        order=order,
        paged=True,
    )


Starts = dict[str, dict[str, Link]]
"""Where a listing begins when its filter names a thing: by the filter's field and the thing's label."""


def starts(name: str, labels: tuple[str, ...], path: str, conditions: tuple[str, ...]) -> Starts:
    """Listings that begin at the thing whose id the filter's field `name` holds; `path` leads from it to `that`."""
    links = {
        label: Link(
            f"MATCH (start:{label} {{key: ${name}}}){path}", conditions=conditions, order=("that.key",), paged=True
        )
        for label in labels
    }
    return {name: links}


@dataclass(frozen=True, slots=True)
class Listing:
    """How a root lists things: all of them, or where its filter names an area (`$within`) or another thing, those that are
    reached from there. The first of `starts` that the filter names is taken, before `within`."""

    everything: Link
    within: Link | None = None
    starts: Starts = field(default_factory=dict)

    def question(self, moment: Moment, arguments: Mapping[str, Any], as_of: AsOfArguments | None) -> Question:
        """A page of them."""
        chosen = arguments.get("filter") or {}
        page_as_of = page_clocks(moment, as_of, arguments)
        within: Starts = {"within": {"Area": self.within}} if self.within else {}
        for name, links in (*self.starts.items(), *within.items()):
            if chosen.get(name) is None:
                continue
            identity = read_argument_id(chosen[name], f"filter.{name}", *links)
            narrower = {other: value for other, value in chosen.items() if other != name}
            begun = {name: identity.key}
            return Question(links[identity.label], page_as_of, begun, {**arguments, "filter": narrower})
        return Question(self.everything, page_as_of, arguments=arguments)

    def with_inputs(self, filters: Filter, sorts: Mapping[str, str]) -> "Listing":
        """The same, narrowed and sorted by a client."""

        def complete(link: Link) -> Link:
            return replace(link, filters={"filter": filters}, sorts=sorts)

        begun = {name: {label: complete(link) for label, link in links.items()} for name, links in self.starts.items()}
        return Listing(complete(self.everything), self.within and complete(self.within), begun)
