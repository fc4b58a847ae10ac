"""The units that the rules of the coverage report look at, and what is said of them."""

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from typing import Any

from tests.compiler.naive.chain import Citation, cite
from tests.compiler.naive.ended import has_ended
from tests.compiler.naive.filters import linked, unit_linked
from tests.compiler.naive.runs import stands
from tests.compiler.naive.view import Thing


def places_within(area: Thing) -> list[Thing]:
    """Every area in it, itself included, and those that ended and were left there."""
    return [area, *area.holding()]


def areas_within(area: Thing) -> list[Thing]:
    """Those that are still there."""
    return [area, *(place for place in area.holding() if not has_ended(place))]


def inside(unit: Thing, area: Thing) -> bool:
    """Whether an area, or the home of an enterprise, is the area or lies below it."""
    home = unit.one("LOCATED_IN") if unit.type_name == "Enterprise" else unit
    return home is not None and area in (home, *home.belongs())


def liaisons(area: Thing, when: Callable[[Thing], bool] = Thing.holds) -> list[tuple[Thing, Thing]]:
    """The liaisons of units within an area, each with its unit, in the order of their keys."""
    every = [one for one in area.view.all("Assignment") if one.get("basis") == "LIAISON" and when(one) and stands(one)]
    return [(one, unit) for one in every for unit in one.out("SUBJECT") if inside(unit, area)]


def listings(unit: Thing) -> list[tuple[Thing, Mapping[str, Any]]]:
    """The requirements in force that list a unit, those that demand a liaison first, with the row that lists it."""
    arriving = unit.view.world.arriving[unit.key, "LISTS"]
    found = [(unit.view.thing(edge.start), edge.properties) for edge in arriving]
    return sorted((f for f in found if f[0].holds()), key=lambda f: (f[0].get("basis") != "LIAISON", f[0].key))


def demanded(unit: Thing) -> bool:
    """Whether a document in force demands a liaison of it."""
    return any(requirement.get("basis") == "LIAISON" for requirement, _ in listings(unit))


def is_linked(unit: Thing) -> bool:
    """Whether somebody is linked to a unit or to what is merged with it."""
    return unit_linked(unit) if unit.type_name == "Area" else linked(unit)


def first_charge(assignee: Thing) -> Thing | None:
    """The first of somebody's assignments."""
    return min(assignee.into("ASSIGNEE"), key=lambda one: one.key, default=None)


def charge(assignee: Thing) -> Citation | None:
    """Where the first of somebody's assignments stands."""
    first = first_charge(assignee)
    return cite(first) if first else None


def day_before(day: str) -> str:
    """The day before."""
    return (date.fromisoformat(day) - timedelta(days=1)).isoformat()


def last_end(thing: Thing, tie: str) -> str | None:
    """The latest end of the memberships in a post, or of a person, that have begun."""
    every = [thing.view.thing(edge.start) for edge in thing.view.world.arriving[thing.key, tie]]
    begun = [
        m for m in every if thing.view.known(m.node.properties) and m.get("validFrom") <= thing.view.clock.valid_on
    ]
    return max((m.get("validTo") for m in begun), default=None)
