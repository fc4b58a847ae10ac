"""When a thing exists and when its ties hold, from the rows about it and from what the register has. Pure.

Where an enterprise lies, its sectors and its existence are three periods; so are an organisation's parent, its area and itself, and
an area's parent, its merges and itself (docs/decisions/0023). A row says of each what holds from its first day; what an earlier row
said stays for the days before. Nothing is unsaid: a row that leaves the last day out does not undo an end that is known.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from graph.clock import ALWAYS, OPEN_DAY
from graph.facts import Tie


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A tie to `end` from the day `first` to before `until`; `reopened` says in so many words that it has no end."""

    first: str
    until: str
    end: str
    reopened: bool = field(default=False, compare=False)

    def meets(self, first: str, until: str) -> bool:
        """Whether some day of it lies in that period."""
        return self.first < until and first < self.until


@dataclass(frozen=True, slots=True)
class Held:
    """What the register has of a thing: when it exists, its name, and its live ties by type."""

    first: str
    until: str
    name: str = ""
    ties: Mapping[str, Sequence[Span]] = field(default_factory=dict)


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
        row = self.newest
        same = row.ties.get(self._primary, ())
        return not any(
            span.first > row.first and not (span.end in same and span.meets(row.first, row.until))
            for span in self._spans(self._primary)
        )

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
        if any(span.until <= row.first or ALWAYS < span.first < row.first for _, span in held):
            return ALWAYS
        undated = {(type_, span.end) for type_, span in held if span.first == ALWAYS}
        said = {(type_, end) for type_, ends in row.ties.items() for end in ends}
        known = {(type_, end) for type_, end in undated if row.ties.get(type_)}
        return row.first if not undated or said == known else ALWAYS

    def _spans(self, type_: str) -> Sequence[Span]:
        return self._held.ties.get(type_, ()) if self._held else ()

    def ties(self, key: str, types: Sequence[str]) -> list[Tie]:
        """The ties of these types, from `key`."""
        return [
            Tie(type_, key, span.end, {}, span.first, span.until, span.reopened)
            for type_ in types
            for span in _joined([*self._stated(type_), *self._ended(type_)])
        ]

    def _stated(self, type_: str) -> Iterable[Span]:
        """What each row says, until the next day from which another row, or the register, says otherwise."""
        rows = [row for row in self._rows if row.ties.get(type_)]
        said = {row.first: set(row.ties[type_]) for row in rows}
        begun = self._begun(type_) | said
        for row in rows:
            # Without a first day a row corrects what the register has last, so that only other rows bound it.
            bounds = said if row.first == ALWAYS else begun
            for end in row.ties[type_]:
                until = min([row.until, *(day for day, ends in bounds.items() if day > row.first and end not in ends)])
                yield self._continued(type_, Span(row.first, until, end), row)

    def _begun(self, type_: str) -> dict[str, set[str]]:
        """The days from which the register has ties of the type, and to what ends the thing is tied then."""
        spans = self._spans(type_)
        return {span.first: {other.end for other in spans if other.first <= span.first < other.until} for span in spans}

    def _continued(self, type_: str, span: Span, row: Said) -> Span:
        """What holds already goes on: its beginning stays, and so does its end where the row names none."""
        same = [other for other in self._spans(type_) if other.end == span.end and other.meets(span.first, span.until)]
        ends = [other.until for other in same if other.until != OPEN_DAY]
        over = max(ends) if ends and len(ends) == len(same) else OPEN_DAY
        first = min([span.first, *(max(other.first, self._since) for other in same)])
        if row.until == OPEN_DAY and not row.reopens:
            says_when = (span.first, span.until) != (ALWAYS, OPEN_DAY)
            return Span(first, min(span.until, over), span.end) if says_when else span
        if (first, span.until) == (ALWAYS, OPEN_DAY) and self._takes_back(over, row):
            return Span(first, span.until, span.end, reopened=True)
        return Span(first, span.until, span.end)

    def _takes_back(self, over: str, row: Said) -> bool:
        """Whether a row that says that there is no end means this one: without a first day it means that of the thing."""
        return over != OPEN_DAY and (row.first != ALWAYS or (self._held is not None and over == self._held.until))

    def _ended(self, type_: str) -> Iterable[Span]:
        """What the register has and a row ends: other sectors from a day on, or the end of the thing itself."""
        rows = [row for row in self._rows if row.ties.get(type_)]
        last = self.newest.until if self.is_latest else OPEN_DAY
        for span in self._spans(type_):
            other = [
                row.first for row in rows if span.first < row.first < span.until and span.end not in row.ties[type_]
            ]
            until = min([span.until, last, *other])
            if until < span.until and span.first < until:
                yield Span(max(span.first, self._since), until, span.end)


def _joined(spans: Iterable[Span]) -> list[Span]:
    """Overlapping periods of one end are one."""
    by_end: defaultdict[str, list[Span]] = defaultdict(list)
    for span in sorted(span for span in spans if span.first < span.until):
        same = by_end[span.end]
        if same and same[-1].meets(span.first, span.until):
            reopened = same[-1].reopened or span.reopened
            same[-1] = Span(same[-1].first, max(same[-1].until, span.until), span.end, reopened)
        else:
            same.append(span)
    return sorted(span for same in by_end.values() for span in same)
