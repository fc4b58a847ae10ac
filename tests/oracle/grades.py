"""The grade of an incident from its counts: Decree 493 and docs/decisions/0016."""

from collections.abc import Iterable

from tests.oracle.days import after, shanghai_day
from tests.oracle.world import Count, Incident, World

GRADES = ("GENERAL", "LARGER", "MAJOR", "EXTRAORDINARY")
BOUNDS: dict[str, tuple[int, ...]] = {"deaths": (3, 10, 30), "injured": (10, 50, 100)}
BOUNDS["loss"] = tuple(millions * 1_000_000 * 100 for millions in (10, 50, 100))
DAYS = {"火灾事故": 7, "道路交通事故": 7}
FIGURES = ("deaths", "injured", "loss")
Figures = dict[str, int | None]


def counts_of(world: World, incident: Incident, day: str) -> list[Count]:
    """Its counts up to the day, by day."""
    counts = world.counts.values()
    found = [each for each in counts if each.incident == incident.number and each.day <= day]
    return sorted(found, key=lambda each: each.day)


def figures(counts: Iterable[Count]) -> Figures:
    """What the last count that says it says."""
    found: Figures = dict.fromkeys(FIGURES)
    for count in counts:
        for name in FIGURES:
            said = getattr(count, name)
            found[name] = found[name] if said is None else said
    return found


def graded(known: Figures) -> str | None:
    """The grade that the figures give; none while an unknown one could make it higher."""
    worst = max(
        (sum(value >= bound for bound in BOUNDS[name]) for name, value in known.items() if value is not None),
        default=-1,
    )
    if worst == 3:
        return GRADES[3]
    return None if None in known.values() or worst < 0 else GRADES[worst]


def grades(world: World, incident: Incident, day: str) -> list[tuple[str, str | None]]:
    """Each change of the grade, with the day of the count that changed it."""
    if not incident.is_safety:
        return []
    counts = counts_of(world, incident, day)
    last = after(shanghai_day(incident.moment), DAYS.get(incident.category, 30))
    found: list[tuple[str, str | None]] = []
    in_time: list[Count] = []
    for number, count in enumerate(counts):
        if count.day <= last:
            in_time.append(count)
            grade = graded(figures(in_time))
        else:
            # A late count changes no known grade; it gives what no count in time has given.
            grade = graded(_completed(figures(in_time), counts[: number + 1], last))
        before = found[-1][1] if found else None
        if grade != before:
            found.append((count.day, grade))
    return found


def _completed(known: Figures, counts: list[Count], last: str) -> Figures:
    first: Figures = {}
    for count in counts:
        if count.day > last:
            for name in FIGURES:
                said = getattr(count, name)
                if said is not None:
                    first.setdefault(name, said)
    return {name: first.get(name) if value is None else value for name, value in known.items()}
