"""Where things lie on a day: the way upward, with areas under one administration as one."""

from collections.abc import Iterator

from tests.oracle.days import covers
from tests.oracle.world import Area, Subject, World


def exists(area: Area, day: str) -> bool:
    """Whether there is such an area on the day."""
    return covers(area.period, day)


def parents(world: World, name: str, day: str) -> set[str]:
    """What it lies in; of one that has ended, what it lay in last (decision: LEFT_IN)."""
    area = world.areas[name]
    held = {parent for parent, period in area.parents if covers(period, day)}
    if held or day < area.period[1]:
        return held
    return {parent for parent, _ in area.parents[-1:]}


def nearest_above(world: World, name: str, day: str) -> set[str]:
    """The area above it that is there; an ended one between counts for what it lay in itself."""
    found: set[str] = set()
    for parent in parents(world, name, day):
        found |= {parent} if exists(world.areas[parent], day) else nearest_above(world, parent, day)
    return found


def merged(world: World, name: str, day: str) -> set[str]:
    """What is under one administration with it, itself not among them."""
    own = {other for other, period in world.areas[name].merged if covers(period, day)}
    theirs = {
        each.name for each in world.areas.values() for other, when in each.merged if other == name and covers(when, day)
    }
    return {other for other in own | theirs if exists(world.areas[other], day)}


def climb(world: World, name: str, day: str) -> Iterator[set[str]]:
    """The area, then what is above it, a level at a time, each with what it is merged with."""
    level = {name} | merged(world, name, day)
    while level:
        yield level
        above = {parent for each in level for parent in parents(world, each, day)}
        level = above | {other for each in above for other in merged(world, each, day)}


def home(world: World, uscc: str, day: str) -> str | None:
    """Where the enterprise lies on the day."""
    enterprise = world.enterprises[uscc]
    return next((area for area, period in enterprise.homes if covers(period, day)), None)


def lies_in(world: World, place: Subject, unit: str, day: str) -> bool:
    """Whether a place is the unit or lies in it, or in what is merged with it."""
    kind, name = place
    area = home(world, name, day) if kind == "ENTERPRISE" else name
    if area is None:
        return False
    return any(unit in level for level in climb(world, area, day))


def above(world: World, subject: Subject, day: str) -> list[set[str]]:
    """The levels of areas of a subject: of an area its own first; of an enterprise its home's first."""
    kind, name = subject
    area = home(world, name, day) if kind == "ENTERPRISE" else name
    return list(climb(world, area, day)) if area is not None else []
