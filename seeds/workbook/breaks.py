"""What goes on where a thing ends and begins anew, or a row says its last day and the next one leaves a cell blank. Pure.

Between the two days nobody knows where it lies. What it had before and has behind goes on in between, and so does what it had
before where nobody says otherwise of the day on which it begins anew: a blank unsays nothing. Anything else is over with the
first of the two days. So it is in whatever order, and in however many workbooks, the rows come (docs/decisions/0023).
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from graph.clock import OPEN_DAY
from seeds.workbook.spans import Span, joined


@dataclass(frozen=True, slots=True, order=True)
class Break:
    """Something was over from the day `ended` on, and began anew on the day `begun`; `until` is when that is over in turn."""

    ended: str
    begun: str
    until: str = OPEN_DAY


def breaks_of(places: Sequence[Span], ends: Iterable[str]) -> list[Break]:
    """The breaks of something by the periods of its place, and further last days that were said."""
    found: list[Break] = []
    for ended in sorted({*(span.until for span in places), *ends} - {OPEN_DAY}):
        begun = min((max(span.first, ended) for span in places if ended < span.until), default=None)
        if begun is not None:
            found.append(Break(ended, begun, _over(places, begun)))
    return found


def _over(places: Sequence[Span], day: str) -> str:
    """The first day from a day on of which no place is known."""
    for span in sorted(places):
        if span.first <= day < span.until:
            day = span.until
    return day


def gone_on(spans: Iterable[Span], breaks: Iterable[Break]) -> list[Span]:
    """The ties of one type as they go on, or are over, at each break."""
    found = sorted(spans)
    for each in sorted(breaks):
        behind = {span.end: span.until for span in found if span.first <= each.begun < span.until}
        later = min((span.first for span in found if span.first > each.begun), default=OPEN_DAY)
        found = joined(_at(span, each, behind, min(each.until, later)) for span in found)
    return found


def _at(span: Span, at: Break, behind: Mapping[str, str], until: str) -> Span:
    """A tie that holds until a break goes on with itself `behind` it, or where nothing is behind, `until` then."""
    if not span.first < at.ended <= span.until <= at.begun:
        return span
    return replace(span, until=behind.get(span.end, at.ended) if behind else until)
