"""The coverage of an area by month (覆盖面审计历史): what each rule counted on the last day of each."""

from collections.abc import Sequence
from datetime import datetime

from graph.clock import AsOf
from graph.compiler.question import Question
from graph.cypher import EACH_ITS_OWN, render
from graph.errors import BadUserInput
from graph.fields import Link
from graph.moment import Moment
from graph.months import last_day, month_after, months_between
from resolvers.question import known_at as stated_at
from resolvers.question import read_argument_id
from resolvers.rules import RULES
from resolvers.rules.rule import COUNTS, RESULT_BINDS, Rule, judged, worked_out

MOST_MONTHS = 36
"""Each month costs a report."""

MONTH_BINDS = ("month", "judgedOn", "judged")
MONTHS = "UNWIND reportHistory AS each WITH each[0] AS month, each[1] AS judgedOn, each[2] AS judged"
RESULTS = "UNWIND judged AS result WITH " + ", ".join(
    f"result[{place}] AS {name}" for place, name in enumerate(RESULT_BINDS)
)
SERIES_BINDS = ("rule", *COUNTS, "place")
_COUNTED = ", ".join(
    f"[each IN reportHistory | each[2][place][{RESULT_BINDS.index(name)}]] AS {name}" for name in COUNTS
)
SERIES = f"""UNWIND range(0, size(reportHistory[0][2]) - 1) AS place
WITH place, reportHistory[0][2][place][{RESULT_BINDS.index("rule")}] AS rule, {_COUNTED}"""


def coverage_history(
    moment: Moment, area: str, months: tuple[str, str], rules: Sequence[str] | None, known_at: datetime | None
) -> Question:
    """What rules (all of them where None) counted from the first to the last of two months.

    Each on its last day, the running one today; as the register knows by now, or knew at `known_at`. Raises BadUserInput for an
    id of something else, for months in the wrong order or ahead, and for too many.
    """
    identity = read_argument_id(area, "area", "Area")
    days = _days(*months, moment.day)
    as_of = moment.stated(days[-1][1], stated_at(known_at, "knownAt") or identity.known_at)
    chosen = [rule for name, rule in RULES.items() if rules is None or name in rules]
    items = [_item(month, day, as_of) for month, day in days]
    link = Link(_history(chosen), target=None, binds=("this", "reportHistory"))
    return Question(link, as_of, {"key": identity.key, "items": items})


def _days(first: str, last: str, today: str) -> list[tuple[str, str]]:
    """Each month with the day on which it is judged."""
    count = months_between(first, last)
    if count < 1:
        raise BadUserInput(f"to: {last} comes before {first}; give the earlier month as `from`", argument="to")
    if count > MOST_MONTHS:
        raise BadUserInput(f"to: {first} to {last} are {count} months; at most {MOST_MONTHS} are given", argument="to")
    if last > today[:7]:
        raise BadUserInput(f"to: {last} has not begun; the running month is {today[:7]}", argument="to")
    return [(month, min(last_day(month), today)) for month in (month_after(first, place) for place in range(count))]


def _item(month: str, day: str, as_of: AsOf) -> dict[str, object]:
    return {"month": month, **AsOf(day, as_of.known_at).values}


def _history(rules: Sequence[Rule]) -> str:
    """The reports of all months, each under clocks of its own: [month, day, the counts of each rule]."""
    verdicts = worked_out(rules, "item, this", telling=False, written=lambda text: render(text, {}, "", EACH_ITS_OWN))
    counts = ", ".join(count.replace("verdicts", "one[2]").replace("every", "one[3]") for count in COUNTS.values())
    return f"""MATCH (area:Area {{key: $key}}) WHERE noted(area) WITH area AS this
WITH this, COLLECT {{ UNWIND $items AS item WITH item, this{verdicts}
  RETURN [item.month, item.validOn, [one IN {judged(rules)} | [one[0], one[1], {counts}]]] }} AS reportHistory"""
