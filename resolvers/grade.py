"""The grade of an incident, derived from its casualty counts (Decree 493 of the State Council, articles 3, 13 and 20).

In every text `this` is the incident. What each decision rests on: docs/decisions/0016-grades.md.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from graph.things import as_held
from resolvers.incident_type import CATEGORY

DAYS, DAYS_OF_FIRE_AND_TRAFFIC = 30, 7
"""For how many days behind its own a change of casualties regrades an incident."""

COUNTS = (
    "COLLECT { MATCH (this)<-[:OF_INCIDENT]-(counted:CasualtyCount) WHERE held(counted)"
    " RETURN counted ORDER BY counted.validFrom, counted.key }"
)
"""The counts under the question's clocks, the oldest first."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A criterion: its property, and from which number on it makes an incident LARGER, MAJOR, EXTRAORDINARY."""

    name: str
    bounds: tuple[int, int, int]


FIGURES = (
    Figure("deaths", (3, 10, 30)),
    Figure("seriousInjuries", (10, 50, 100)),
    Figure("directLossCents", (10_000_000_00, 50_000_000_00, 100_000_000_00)),
)
"""Article 3: persons, persons, and hundredths of a CNY; a bound belongs to the higher grade."""

GRADES = ("GENERAL", "LARGER", "MAJOR", "EXTRAORDINARY")
"""From the lowest to the highest."""


def _day_after(days: int) -> str:
    return f"toString(date(this.validFrom) + duration({{days: {days}}}))"


UNTIL = (
    f"CASE WHEN {CATEGORY} IN ['FIRE', 'ROAD_TRAFFIC'] THEN {_day_after(DAYS_OF_FIRE_AND_TRAFFIC)}"
    f" ELSE {_day_after(DAYS)} END"
)
"""The last day on which a changed count regrades the incident: its own day is not counted, so it is the 30th behind it."""


UNTIL_HELD = as_held("Incident", UNTIL)

_LATEST_DEATHS = (
    "head(COLLECT { MATCH (this)<-[:OF_INCIDENT]-(counted:CasualtyCount)"
    " WHERE held(counted) AND counted.deaths IS NOT NULL"
    " RETURN counted.deaths ORDER BY counted.validFrom DESC, counted.key DESC LIMIT 1 })"
)


def latest(name: str) -> str:
    """A figure as last counted, also behind the days that regrade; null while unknown."""
    return _LATEST_DEATHS.replace("counted.deaths", f"counted.{name}")


def _decisive(figure: Figure, counts: str) -> str:
    """The count that gives a figure its grade: the last one in time, else the first one that knows it at all."""
    known = f"each IN {counts} WHERE each.{figure.name} IS NOT NULL"
    return f"coalesce(last([{known} AND each.validFrom <= until]), head([{known}]))"


def _any(written: Iterable[str]) -> str:
    return " OR ".join(written)


def _reaches(place: int, value: Callable[[Figure], str]) -> str:
    return _any(f"coalesce({value(figure)} >= {figure.bounds[place]}, false)" for figure in FIGURES)


def _grade(value: Callable[[Figure], str]) -> str:
    """The grade by three figures, of which the worst wins; null while an unknown one could make it higher."""
    unknown = _any(f"{value(figure)} IS NULL" for figure in FIGURES)
    return (
        f"CASE WHEN {_reaches(2, value)} THEN 'EXTRAORDINARY' WHEN {unknown} THEN null"
        f" WHEN {_reaches(1, value)} THEN 'MAJOR' WHEN {_reaches(0, value)} THEN 'LARGER' ELSE 'GENERAL' END"
    )


def _decided(counts: str, prefix: str) -> str:
    """For each figure, as `prefix` and its name, the count that decides it."""
    return ", ".join(f"{_decisive(figure, counts)} AS {prefix}{figure.name}" for figure in FIGURES)


def _graded(prefix: str) -> str:
    return _grade(lambda figure: f"{prefix}{figure.name}.{figure.name}")


def _grade_by(counts: str) -> str:
    """The grade that some of the counts give, of a production safety accident alone."""
    return (
        f"CASE WHEN this.isProductionSafety THEN head(COLLECT {{ WITH {counts} AS counts, {UNTIL} AS until"
        f" WITH {_decided('counts', 'by')} RETURN {_graded('by')} }}) END"
    )


GRADE = _grade_by(COUNTS)
"""The grade under the question's clocks."""

INITIAL_GRADE = _grade_by(COUNTS.removesuffix(" }") + " LIMIT 1 }")
"""The grade by the first count alone."""

GRADE_CHANGES = f"""
WITH {COUNTS} AS counts, {UNTIL_HELD} AS until, state(this).isProductionSafety AS graded
UNWIND range(0, size(counts) - 1) AS place
WITH counts[place] AS newest, [number IN range(0, place) | counts[number]] AS seen,
  [number IN range(0, place) WHERE number < place | counts[number]] AS before, until, graded
WITH newest, seen, {_decided("seen", "by")}, {_decided("before", "was")}, graded
WITH newest, seen, graded, [{", ".join(f"by{figure.name}.key" for figure in FIGURES)}] AS deciding,
  {_graded("by")} AS grade, {_graded("was")} AS earlier
WITH newest, grade, earlier, graded, [each IN seen WHERE each.key IN deciding] AS following
WHERE graded AND coalesce(grade, '') <> coalesce(earlier, '')
"""
"""A row a change of the grade: `newest`, the count that changed it, `grade`, and `following`, the counts it follows from."""

CHANGE_BINDS = ("newest", "grade", "following")
CHANGE_ORDER = ("newest.validFrom", "newest.key")

RANK = f"CASE {GRADE}" + "".join(f" WHEN '{grade}' THEN {rank}" for rank, grade in enumerate(GRADES, 1)) + " ELSE 0 END"
"""From the lowest to the highest, what is unknown first."""


def cny(cents: str) -> str:
    """An amount in hundredths of a CNY as text with two places; null where it is null."""
    return (
        f"toString(({cents} - {cents} % 100) / 100) + CASE WHEN {cents} % 100 < 10 THEN '.0' ELSE '.' END"
        f" + toString({cents} % 100)"
    )


LOSS = f"head(COLLECT {{ WITH {latest('directLossCents')} AS cents RETURN {cny('cents')} }})"
"""The direct loss as last counted, in CNY with two places."""
