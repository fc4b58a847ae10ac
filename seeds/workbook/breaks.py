"""What goes on where a thing ends and begins anew, or a row says its last day and the next one leaves a cell blank. Pure.

Between the two days nobody knows where it lies. What it had before and has behind goes on in between, and so does what it had
before where nobody says otherwise of the day on which it begins anew: a blank unsays nothing. Anything else is over with the
first of the two days. So it is in whatever order, and in however many workbooks, the rows come (docs/decisions/0023).
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from graph.clock import OPEN_DAY
from graph.register.timeline import Period
from seeds.workbook.spans import joined


@dataclass(frozen=True, slots=True, order=True)
class Break:
    """Something was over from the day `ended` on, and began anew on the day `begun`; `until` is when that is over in turn."""

    ended: str
    begun: str
    until: str = OPEN_DAY


def breaks_of(places: Sequence[Period], ends: Iterable[str]) -> list[Break]:
    """The breaks of something by the periods of its place, and further last days that were said."""
    found: list[Break] = []
    for ended in sorted({*(span.valid_to for span in places), *ends} - {OPEN_DAY}):
        begun = min((max(span.valid_from, ended) for span in places if ended < span.valid_to), default=None)
        if begun is not None:
            found.append(Break(ended, begun, _over(places, begun)))
    return found


def _over(places: Sequence[Period], day: str) -> str:
    """The first day from a day on of which no place is known."""
    for span in sorted(places):
        if span.holds_on(day):
            day = span.valid_to
    return day


def gone_on(spans: Iterable[Period], breaks: Iterable[Break]) -> list[Period]:
    """The ties of one type as they go on, or are over, at each break."""
    found = sorted(spans)
    for each in sorted(breaks):
        behind = {span.end: span.valid_to for span in found if span.holds_on(each.begun)}
        later = min((span.valid_from for span in found if span.valid_from > each.begun), default=OPEN_DAY)
        found = joined(_at(span, each, behind, min(each.until, later)) for span in found)
    return found


def _at(span: Period, at: Break, behind: Mapping[str, str], until: str) -> Period:
    """A tie that holds until a break goes on with itself `behind` it, or where nothing is behind, `until` then."""
    if not span.valid_from < at.ended <= span.valid_to <= at.begun:
        return span
    return replace(span, valid_to=behind.get(span.end, at.ended) if behind else until)
