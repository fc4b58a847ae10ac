"""The coverage by month."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from dateutil.relativedelta import relativedelta

from graph.clock import AsOf
from tests.compiler.naive.coverage import COUNTS, RuleResult
from tests.compiler.naive.roots import clocked, taken_apart
from tests.compiler.naive.rules import RULES
from tests.compiler.naive.things import FIELDS, answers
from tests.compiler.naive.view import Thing, View


@dataclass(frozen=True)
class Month:
    """A month, the day it was judged on, and what the rules counted."""

    month: str
    day: str
    results: list[RuleResult]


@dataclass(frozen=True)
class History:
    """The area on the last of the days, and the months."""

    area: Thing
    months: list[Month]


@answers("Query.coverageHistory")
def coverage_history(
    view: View, _: Any, area: str, to: str, rule: Any = None, knownAt: Any = None, **given: str
) -> Any:
    """Each month on its last day, the running one today."""
    key, carried = taken_apart(view, area)
    stated = knownAt or (carried.known_at if carried and carried.pinned else None)
    moment = clocked(view, {"knownAt": stated}).clock.known_at
    if key not in view.world.nodes or view.world.nodes[key].properties["recordedFrom"] > moment:
        return None
    names = [name for name in RULES if rule is None or name in rule]
    months: list[Month] = []
    first = date.fromisoformat(f"{given['from']}-01")
    while f"{first:%Y-%m}" <= to:
        behind = first + relativedelta(months=1)
        day = min((behind - timedelta(days=1)).isoformat(), view.clock.valid_on)
        then = view.at(AsOf(day, moment, explicit=True, pinned=stated is not None))
        results = [RuleResult(name, then, list(RULES[name](then.thing(key)))) for name in names]
        months.append(Month(f"{first:%Y-%m}", day, results))
        first = behind
    last = view.at(AsOf(months[-1].day, moment, explicit=True, pinned=stated is not None))
    return History(last.thing(key), months)


FIELDS["CoverageHistory.area"] = lambda history, _: history.area
FIELDS["CoverageHistory.months"] = lambda history, _: history.months
FIELDS["CoverageMonth.month"] = lambda month, _: month.month
FIELDS["CoverageMonth.validOn"] = lambda month, _: month.day
FIELDS["CoverageMonth.rules"] = lambda month, _: month.results
FIELDS["CoverageHistory.series"] = lambda history, _: [
    [month.results[place] for month in history.months] for place in range(len(history.months[0].results))
]
FIELDS["RuleSeries.rule"] = lambda series, _: series[0].rule
FIELDS["RuleSeries.label"] = lambda series, _: series[0].view.words[f"label:{series[0].rule}"]
for _name, _count in COUNTS.items():
    FIELDS[f"RuleSeries.{_name}"] = lambda series, _, count=_count: [count(result) for result in series]
