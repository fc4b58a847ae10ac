"""How a hazard stands on a day: docs/queries.md."""

from tests.oracle.days import after
from tests.oracle.words import STEPS
from tests.oracle.world import World


def steps(world: World, number: str, day: str) -> list[tuple[str, str, str]]:
    """Its steps up to the day, in their order: status, day, deadline."""
    found = [(status, *said) for (hazard, status), said in world.steps.items() if hazard == number and said[0] <= day]
    return sorted(found, key=lambda each: STEPS.index(each[0]))


def status(world: World, number: str, day: str) -> str | None:
    """The furthest step."""
    taken = steps(world, number, day)
    return taken[-1][0] if taken else None


def due_on(world: World, number: str, day: str) -> str | None:
    """The deadline of the latest extension, else of the newest step that sets one."""
    granted = [(on, due) for (hazard, on), due in world.extensions.items() if hazard == number and on <= day]
    if granted:
        return max(granted)[1]
    return next((due for _, _, due in reversed(steps(world, number, day)) if due), None)


def is_overdue(world: World, number: str, day: str) -> bool:
    """Whether the deadline is over and it was not rectified by the day."""
    due, furthest = due_on(world, number, day), status(world, number, day)
    return bool(due and due < day and furthest and STEPS.index(furthest) < STEPS.index("RECTIFIED"))


def overdue_since(world: World, number: str, day: str) -> str | None:
    """The day after the deadline."""
    due = due_on(world, number, day)
    return after(due) if due and is_overdue(world, number, day) else None
