"""The terms of one statement that overlap or adjoin are one time, its run: what each says of it. Pure (docs/decisions/0022).

Every term stays as it was stated; so that nothing is counted or shown twice, and no period between two of them is lost, each knows
the first day of the run, and all but the last one also its end.
"""

from collections.abc import Mapping, Sequence

from graph.facts import Value
from graph.labels import RUN

ONE_TIME = ("Assignment", "Membership")
"""Whose terms are one time. What a document demands, and a list, may say something else from each first day on."""

Properties = dict[str, Value]


def said_of_runs(periods: Sequence[tuple[str, str]]) -> list[Properties]:
    """What the terms of one statement, in the order of their first days, say of the runs that they are part of."""
    runs: list[list[tuple[str, str]]] = []
    end = ""
    for period in periods:
        if runs and period[0] <= end:
            runs[-1].append(period)
        else:
            runs.append([period])
        end = max(end, period[1])
    return [said for run in runs for said in _of_run(run)]


def _of_run(run: Sequence[tuple[str, str]]) -> list[Properties]:
    begins, ends = run[0][0], max(until for _, until in run)
    found: list[Properties] = []
    before = ""
    for first, until in run:
        is_within = first < before and until <= before
        said: Properties = {} if first == begins else {"runsFrom": begins}
        said |= {"isWithin": True} if is_within else {}
        said |= {"runsTo": ends} if is_within or until < ends else {}
        found.append(said)
        before = max(before, until)
    return found


def run_until(content: Mapping[str, Value], day: str) -> Properties:
    """The content where the run ends on a day: the term that then is its last one knows of no end behind its own."""
    end = content.get("runsTo")
    if end is None or str(end) <= day:
        return dict(content)
    goes_on = content.get("isWithin") or str(content["validTo"]) < day
    kept = {name: value for name, value in content.items() if name != "runsTo"}
    return {**kept, "runsStatedTo": end, **({"runsTo": day} if goes_on else {})}


def stated_run(content: Mapping[str, Value]) -> Properties:
    """What the content says of its run, with the end that it has where nothing else ends it."""
    said = {name: value for name, value in content.items() if name in RUN and name != "runsStatedTo"}
    end = content.get("runsStatedTo")
    return said if end is None else {**said, "runsTo": end}
