"""When a thing exists and when its ties hold, from the rows about it and from what the register has. Pure.

Where an enterprise lies, its sectors and its existence are three periods; so are an organisation's parent, its area and itself, and
an area's parent, its merges and itself (docs/decisions/0023). A row says of each what holds from its first day; what an earlier row
said stays for the days before. Nothing is unsaid: a row that leaves the last day out does not undo an end that is known.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import pairwise

from graph.clock import ALWAYS, OPEN_DAY
from graph.facts import Tie
from graph.register.timeline import FUNCTIONAL, Period, tell
from seeds.workbook.breaks import Break, breaks_of, gone_on
from seeds.workbook.spans import joined

_GOES_ON = frozenset({"OPERATES_IN", "ADMINISTERS"})
"""Types of which a blank cell leaves what was."""


@dataclass(frozen=True, slots=True)
class Held:
    """What the register has of a thing: when it exists, its name, and its live ties by type."""

    first: str
    until: str
    name: str = ""
    ties: Mapping[str, Sequence[Period]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Said:
    """What one row says: from which day to before which, and what the thing is tied to then, by type.

    `reopens` tells that the row says in so many words that there is no end; `begins` that its day may be the first of the
    thing and its ties, and not only that of its name.
    """

    first: str
    until: str
    ties: Mapping[str, tuple[str, ...]]
    reopens: bool = False
    begins: bool = True


@dataclass(frozen=True, slots=True)
class Existence:
    """What is to be said of a thing's own period: an open bound says nothing, unless it is `reopened`."""

    first: str = ALWAYS
    until: str = OPEN_DAY
    reopened: bool = False


class Periods:
    """All that rows say of one thing, against what the register has of it; `primary` is the type of its place."""

    def __init__(self, primary: str, rows: Iterable[Said], held: Held | None) -> None:
        self._primary, self._held = primary, held
        self._rows = sorted(rows, key=lambda row: (row.first, row.until))

    @property
    def newest(self) -> Said:
        """The row of the latest day."""
        return self._rows[-1]

    @property
    def is_latest(self) -> bool:
        """Whether the register knows of no later place than the newest row's: only then does that row say what is so now."""
        row, spans = self.newest, self._spans(self._primary)
        same = {
            span
            for end in row.ties.get(self._primary, ())
            for span in _going_on(spans, Period(row.first, row.until, end), row)
        }
        return not any(span.valid_from > row.first and span not in same for span in spans)

    @property
    def stays_ended(self) -> bool:
        """Whether the newest row names no end where the register has one, and begins before it."""
        held, row = self._held, self.newest
        if held is None or held.until == OPEN_DAY or row.until != OPEN_DAY or row.reopens:
            return False
        return self.is_latest and row.first < held.until

    def existence(self) -> Existence:
        """Since when, by the earliest row; until when, by the newest."""
        row, held = self.newest, self._held
        begun = min((row.first for row in self._rows if row.begins), default=ALWAYS)
        first = self._since if held and held.first < begun else begun
        if not self.is_latest:
            return Existence(first)
        again = held is not None and held.until != OPEN_DAY and (row.reopens or row.first >= held.until)
        return Existence(first, row.until, again and row.until == OPEN_DAY)

    @cached_property
    def _since(self) -> str:
        """The first day that the rows bring of what the register had without one.

        Only a row that says nothing else than the register has brings it; any other says what is so from its day on, and what
        held before stays.
        """
        row = next((row for row in self._rows if row.begins), None)
        if row is None or self._held is None or self._held.first != ALWAYS:
            return ALWAYS
        held = [(type_, span) for type_, spans in self._held.ties.items() for span in spans]
        if any(span.valid_to <= row.first or ALWAYS < span.valid_from < row.first for _, span in held):
            return ALWAYS
        undated = {(type_, span.end) for type_, span in held if span.valid_from == ALWAYS}
        said = {(type_, end) for type_, ends in row.ties.items() for end in ends}
        known = {(type_, end) for type_, end in undated if row.ties.get(type_)}
        return row.first if not undated or said == known else ALWAYS

    def _spans(self, type_: str) -> Sequence[Period]:
        return self._held.ties.get(type_, ()) if self._held else ()

    def ties(self, key: str, types: Sequence[str]) -> list[Tie]:
        """The ties of these types, from `key`."""
        return [
            Tie(type_, key, span.end, {}, span.valid_from, span.valid_to, span.reopened)
            for type_ in types
            for span in self._gone_on(type_, self._said(type_))
        ]

    def _said(self, type_: str) -> list[Period]:
        return joined([*self._stated(type_), *self._ended(type_)])

    def _gone_on(self, type_: str, said: list[Period]) -> list[Period]:
        """What is said, and what goes on or is over because the thing ended and began anew."""
        if type_ not in _GOES_ON or not (self._held or self._rows[1:]):
            return said
        becomes = self._becomes(type_, said)
        right = gone_on(becomes, self._breaks)
        other = {span.end for span in {*becomes} ^ {*right}}
        goes_on = (replace(span, reopened=span.valid_to == OPEN_DAY) for span in right if span.end in other)
        return sorted([*(span for span in said if span.end not in other), *goes_on])

    def _becomes(self, type_: str, said: Sequence[Period]) -> list[Period]:
        """What the register will have once it has taken in what is said."""
        return sorted(tell(self._spans(type_), said, functional=type_ in FUNCTIONAL).now)

    @cached_property
    def _breaks(self) -> list[Break]:
        """Where the thing is over and begins anew: by its place, if it always has one; else by rows and its own end."""
        ends = [row.until for row in self._rows]
        if self._primary == "LOCATED_IN":
            return breaks_of(self._becomes(self._primary, self._said(self._primary)), ends)
        ends += [self._held.until] if self._held else []
        begun = {end: [row.first for row in self._rows if row.first >= end] for end in ends}
        return [Break(end, min(days)) for end, days in begun.items() if days and end != OPEN_DAY]

    def _stated(self, type_: str) -> Iterable[Period]:
        """What each row says, until the next day from which another row, or the register, says otherwise."""
        rows = [row for row in self._rows if row.ties.get(type_)]
        said = {row.first: set(row.ties[type_]) for row in rows}
        begun = self._begun(type_) | said
        for row in rows:
            # Without a first day a row corrects what the register has last, so that only other rows bound it.
            bounds = said if row.first == ALWAYS else begun
            for end in row.ties[type_]:
                until = min([row.until, *(day for day, ends in bounds.items() if day > row.first and end not in ends)])
                yield self._continued(type_, Period(row.first, until, end), row)

    def _begun(self, type_: str) -> dict[str, set[str]]:
        """The days from which the register has ties of the type, and to what ends the thing is tied then."""
        spans = self._spans(type_)
        return {span.valid_from: {other.end for other in spans if other.holds_on(span.valid_from)} for span in spans}

    def _continued(self, type_: str, span: Period, row: Said) -> Period:
        """What holds already goes on: its beginning stays, and so does its end where the row names none."""
        same = _going_on(self._left(type_), span, row)
        over = same[-1].valid_to if same else OPEN_DAY
        first = min([span.valid_from, *(max(other.valid_from, self._since) for other in same)])
        if row.until == OPEN_DAY and not row.reopens:
            says_when = (span.valid_from, span.valid_to) != (ALWAYS, OPEN_DAY)
            return Period(first, min(span.valid_to, over), span.end) if says_when else span
        if (first, span.valid_to) == (ALWAYS, OPEN_DAY) and self._takes_back(over, row):
            return Period(first, span.valid_to, span.end, reopened=True)
        return Period(first, span.valid_to, span.end)

    def _takes_back(self, over: str, row: Said) -> bool:
        """Whether a row that says that there is no end means this one: without a first day it means that of the thing."""
        return over != OPEN_DAY and (row.first != ALWAYS or (self._held is not None and over == self._held.until))

    def _left(self, type_: str) -> Sequence[Period]:
        """What the register has, each until the last day that a row says of it and from which no other row goes on."""
        rows = [row for row in self._rows if row.ties.get(type_)]
        ends = {end for row in rows for end in row.ties[type_]}
        left: list[Period] = []
        for span in self._spans(type_):
            same = [row for row in rows if span.end in row.ties[type_]] if span.end in ends else []
            over = [row.until for row in same if span.meets(row.first, row.until)]
            over = [day for day in over if not any(row.first <= day < row.until for row in same)]
            left.append(replace(span, valid_to=min([span.valid_to, *over])))
        return left

    def _ended(self, type_: str) -> Iterable[Period]:
        """What the register has and a row ends: other sectors from a day on, or the end of the thing itself."""
        rows = [row for row in self._rows if row.ties.get(type_)]
        last = self.newest.until if self.is_latest else OPEN_DAY
        for span, left in zip(self._spans(type_), self._left(type_), strict=True):
            other = [
                row.first
                for row in rows
                if span.valid_from < row.first < span.valid_to and span.end not in row.ties[type_]
            ]
            until = min([left.valid_to, last, *other])
            if until < span.valid_to and span.valid_from < until:
                yield Period(max(span.valid_from, self._since), until, span.end)


def _going_on(spans: Iterable[Period], said: Period, row: Said) -> list[Period]:
    """What a row goes on with; one without a last day speaks of the first of several that have days between them."""
    same = sorted(span for span in spans if span.end == said.end and span.overlaps(said))
    if row.until == OPEN_DAY and not row.reopens:
        apart = (number for number, (one, other) in enumerate(pairwise(same), 1) if one.valid_to < other.valid_from)
        same = same[: next(apart, None)]
    return same
