"""What is derived of hazards, and what the filters and orders of hazards, lists, plans and waivers ask, in plain Python."""

from collections.abc import Callable
from typing import Any

from tests.compiler.naive.filters import before, equal, key, leads, not_before, says
from tests.compiler.naive.sorts import text
from tests.compiler.naive.view import Thing

Check = Callable[[Any, Any], bool]
STEPS = ("FOUND", "RECTIFYING", "RECTIFIED", "REJECTED", "ACCEPTED", "CLOSED", "REVIEWED")
ENDING = STEPS[4:]
DONE = ("RECTIFIED", *ENDING)


def steps_of(hazard: Thing) -> list[Thing]:
    """What had happened to a hazard."""
    return [one for one in hazard.into("OF_HAZARD") if one.type_name == "HazardStep"]


def _step(hazard: Thing, status: str) -> Thing | None:
    return next((step for step in steps_of(hazard) if step.get("status") == status), None)


def status(hazard: Thing) -> str | None:
    """The furthest step."""
    furthest = max(steps_of(hazard), key=place, default=None)
    return furthest.get("status") if furthest else None


def place(step: Thing) -> tuple[Any, ...]:
    """Its place in the course of a hazard: what ends it is behind every round of rectification."""
    said = step.get("status")
    return said in ENDING, 0 if said in ENDING else step.get("round") or 1, STEPS.index(said)


def found_on(hazard: Thing) -> Any:
    """The day it was found."""
    step = _step(hazard, "FOUND")
    return step and step.get("validFrom")


def deadline(hazard: Thing) -> Thing | None:
    """What sets its last day: an extension before any step, and of several the newest; a step that names no day sets none.

    Where an acceptance failed, what was set from that day on goes before all that was set earlier.
    """
    failures = {step.get("validFrom") for step in steps_of(hazard) if step.get("status") == "REJECTED"}
    extensions = [one for one in hazard.into("OF_HAZARD") if one.type_name == "DeadlineExtension"]
    for failed in (*sorted(failures, reverse=True), ""):
        for setting in (extensions, steps_of(hazard)):
            dated = [one for one in setting if one.get("dueOn") is not None and one.get("validFrom") >= failed]
            if dated:
                return max(dated, key=lambda one: (one.get("validFrom"), _place(one), one.key))
    return None


def _place(one: Thing) -> tuple[Any, ...]:
    return place(one) if one.type_name == "HazardStep" else ()


def due_on(hazard: Thing) -> Any:
    """The last day to rectify it."""
    decisive = deadline(hazard)
    return decisive and decisive.get("dueOn")


def is_overdue(hazard: Thing) -> bool:
    """Nothing was rectified, and the deadline is over."""
    due = due_on(hazard)
    return due is not None and due < hazard.view.clock.valid_on and status(hazard) not in DONE


def is_closed(listing: Thing) -> bool:
    """Whether its hazard was closed."""
    return any(step.get("status") in ENDING[1:] for hazard in listing.out("OF_HAZARD") for step in steps_of(hazard))


def is_listing_overdue(listing: Thing) -> bool:
    """Not closed, and its last day is over."""
    due = listing.get("dueOn")
    return due is not None and due < listing.view.clock.valid_on and not is_closed(listing)


def around(unit: Thing) -> list[str]:
    """The areas that an area or an enterprise is, or lies in."""
    home = unit.one("LOCATED_IN") if unit.type_name == "Enterprise" else unit
    return [area.key for area in (home, *home.belongs())] if home else []


def lists(hazard: Thing) -> list[Thing]:
    """The lists that it is on."""
    return [one for one in hazard.into("OF_HAZARD") if one.type_name == "ListedSupervision"]


def to(tie: str) -> Check:
    """An arrow leads to what has that id."""
    return lambda thing, value: key(value) in [other.key for other in thing.out(tie)]


def within(*path: str) -> Check:
    """What the arrows lead to is in that area."""

    def check(thing: Thing, value: str) -> bool:
        reached = [thing]
        for tie in path:
            reached = [other for one in reached for other in one.out(tie)]
        return any(key(value) in around(unit) for unit in reached)

    return check


def _day(derived: Callable[[Thing], Any], later: bool) -> Check:
    def check(thing: Thing, value: str) -> bool:
        day = derived(thing)
        return day is not None and (day >= value if later else day < value)

    return check


HAZARD: dict[str, Check] = {
    "grade": equal("grade"),
    "status": lambda hazard, value: status(hazard) == value,
    "statusIn": lambda hazard, value: status(hazard) in value,
    "isOverdue": lambda hazard, value: is_overdue(hazard) is value,
    "isListed": lambda hazard, value: bool(lists(hazard)) is value,
    "listedLevel": lambda hazard, value: any(one.get("level") == value for one in lists(hazard)),
    "at": to("FOUND_AT"),
    "within": within("FOUND_AT"),
    "category": equal("category"),
    "titleContains": says("title"),
    "foundBefore": _day(found_on, later=False),
    "foundOnOrAfter": _day(found_on, later=True),
    "dueBefore": _day(due_on, later=False),
    "dueOnOrAfter": _day(due_on, later=True),
}
HAZARD_SORTS: dict[str, Callable[[Any], Any]] = {
    "number": text("number"),
    "grade": lambda hazard: 1 if hazard.get("grade") == "MAJOR" else 0,
    "status": lambda hazard: STEPS.index(reached) + 1 if (reached := status(hazard)) else 0,
    "foundOn": lambda hazard: found_on(hazard) or "",
    "dueOn": lambda hazard: due_on(hazard) or "",
}
LISTING: dict[str, Check] = {
    "level": equal("level"),
    "isClosed": lambda listing, value: is_closed(listing) is value,
    "isOverdue": lambda listing, value: is_listing_overdue(listing) is value,
    "hazard": leads("OF_HAZARD", "Hazard"),
    "performedBy": to("PERFORMED_BY"),
    "within": within("OF_HAZARD", "FOUND_AT"),
    "dueBefore": before("dueOn"),
    "dueOnOrAfter": not_before("dueOn"),
}
LISTING_SORTS = {
    "number": text("number"), "level": text("level"), "dueOn": text("dueOn"), "validFrom": text("validFrom"),
}  # fmt: skip
PLAN: dict[str, Check] = {
    "unit": to("CONCERNS"),
    "hazard": leads("OF_HAZARD", "Hazard"),
    "within": within("CONCERNS"),
    "dueBefore": before("dueOn"),
    "dueOnOrAfter": not_before("dueOn"),
}
PLAN_SORTS = {"number": text("number"), "dueOn": text("dueOn"), "validFrom": text("validFrom")}
WAIVER: dict[str, Check] = {
    "rule": equal("rule"),
    "dutyNumber": equal("dutyNumber"),
    "exempts": to("EXEMPTS"),
    "document": leads("STATED_IN", "OfficialDocument"),
    "endsBefore": before("validTo"),
    "isOpen": lambda thing, value: (thing.get("validTo") == "9999-12-31") is value,
}
WAIVER_SORTS = {"rule": text("rule"), "validFrom": text("validFrom"), "validTo": text("validTo")}
