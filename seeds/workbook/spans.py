"""Periods of ties to an end. Pure."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field


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


def joined(spans: Iterable[Span]) -> list[Span]:
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
