"""Periods of ties put together. Pure."""

from collections import defaultdict
from collections.abc import Iterable

from graph.register.timeline import Period


def joined(spans: Iterable[Period]) -> list[Period]:
    """Overlapping periods of one end are one."""
    by_end: defaultdict[str, list[Period]] = defaultdict(list)
    for span in sorted(span for span in spans if span.valid_from < span.valid_to):
        same = by_end[span.end]
        if same and same[-1].overlaps(span):
            reopened = same[-1].reopened or span.reopened
            same[-1] = Period(same[-1].valid_from, max(same[-1].valid_to, span.valid_to), span.end, reopened)
        else:
            same.append(span)
    return sorted(span for same in by_end.values() for span in same)
