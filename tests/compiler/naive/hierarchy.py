"""What lies above and below an area, of the areas that are there."""

from tests.compiler.naive.ended import has_ended
from tests.compiler.naive.view import Thing


def ancestors(area: Thing) -> list[Thing]:
    """The areas above it, from the nearest."""
    return [above for above in area.belongs() if not has_ended(above)]


def parent(area: Thing) -> Thing | None:
    """The nearest area above it."""
    return next(iter(ancestors(area)), None)


def left_below(area: Thing) -> list[Thing]:
    """What areas that ended left to it."""
    return [left for part in _next_below(area) if has_ended(part) for left in children(part)]


def children(area: Thing) -> list[Thing]:
    """The areas below it that have no other between."""
    return [*(part for part in _next_below(area) if not has_ended(part)), *left_below(area)]


def descendants(area: Thing) -> list[Thing]:
    """All areas below it."""
    return [below for part in children(area) for below in (part, *descendants(part))]


def _next_below(area: Thing) -> list[Thing]:
    return [*area.into("PART_OF"), *(other for other in area.view.all("Area") if other.left_in() == area)]
