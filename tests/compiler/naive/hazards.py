"""Hazards, their steps and deadlines, lists, plans and waivers."""

from collections.abc import Callable, Iterable
from datetime import date, timedelta
from typing import Any

from graph.clock import ALWAYS
from tests.compiler.naive import hazard_filters as wanted
from tests.compiler.naive.connections import connection
from tests.compiler.naive.hazard_filters import due_on, found_on, is_closed, is_listing_overdue, is_overdue, status
from tests.compiler.naive.roots import by_id, clocked, listed, only, recorded
from tests.compiler.naive.stated import connected, stated, with_versions
from tests.compiler.naive.things import BY_KEY, FIELDS, NEWEST, Resolve, answers, by_key, hide, properties
from tests.compiler.naive.view import Thing, View

STATED = ("HazardStep", "DeadlineExtension", "ListedSupervision", "RectificationPlan", "Waiver")
stated(*STATED)
with_versions("HazardStep", "DeadlineExtension", "ListedSupervision")
connected("Hazard", "ListedSupervision", "RectificationPlan", "Waiver")
properties("Hazard", "number", "title", "grade", "category", "caseFile")
properties("HazardStep", "status", "dueOn", "note")
FIELDS["HazardStep.round"] = lambda step, _: step.get("round") or 1
properties("DeadlineExtension", "dueOn", "note")
properties("ListedSupervision", "number", "level", "dueOn")
properties("RectificationPlan", "number", "title", "aims", "measures", "dueOn")
properties("Waiver", "rule", "dutyNumber", "reason")
for _path in ("HazardStep.on", "DeadlineExtension.on"):
    FIELDS[_path] = lambda thing, _: thing.get("validFrom")
for _path in ("HazardStep.performedBy", "ListedSupervision.performedBy"):
    FIELDS[_path] = lambda thing, _: by_key(thing.out("PERFORMED_BY"))
for _path, _tie in {
    "Hazard.at": "FOUND_AT", "ListedSupervision.hazard": "OF_HAZARD", "RectificationPlan.unit": "CONCERNS",
    "Waiver.exempts": "EXEMPTS",
}.items():  # fmt: skip
    FIELDS[_path] = lambda thing, _, tie=_tie: thing.one(tie)
FIELDS["RectificationPlan.hazards"] = lambda thing, _: by_key(thing.out("OF_HAZARD"))
FIELDS["ListedSupervision.isClosed"] = lambda thing, _: is_closed(thing)
FIELDS["ListedSupervision.isOverdue"] = lambda thing, _: is_listing_overdue(thing)
FIELDS["Hazard.status"] = lambda hazard, _: status(hazard)
FIELDS["Hazard.foundOn"] = lambda hazard, _: hide(found_on(hazard), ALWAYS)
FIELDS["Hazard.dueOn"] = lambda hazard, _: due_on(hazard)
FIELDS["Hazard.isOverdue"] = lambda hazard, _: is_overdue(hazard)


@answers("Hazard.overdueSince")
def overdue_since(hazard: Thing, _: Any) -> str | None:
    """The day behind the deadline."""
    due = due_on(hazard)
    return (date.fromisoformat(due) + timedelta(1)).isoformat() if due and is_overdue(hazard) else None


def _of_hazard(label: str, *names: str) -> Resolve:
    """The statements about a hazard, by some properties and then by key."""

    def found(hazard: Thing, _: Any) -> list[Thing]:
        about = [one for one in hazard.into("OF_HAZARD") if one.type_name == label]
        return sorted(about, key=lambda one: (*(one.get(name) for name in names), one.key))

    return found


FIELDS["Hazard.extensions"] = _of_hazard("DeadlineExtension", "validFrom")
FIELDS["Hazard.listings"] = _of_hazard("ListedSupervision", "level")
FIELDS["Hazard.plans"] = _of_hazard("RectificationPlan", "validFrom")


@answers("Hazard.steps")
def steps(hazard: Thing, _: Any) -> list[Thing]:
    """In the order of the steps."""
    return sorted(
        wanted.steps_of(hazard),
        key=lambda step: (wanted.place(step), step.get("validFrom"), step.key),
    )


def units_in(area: Thing, recursive: bool = True) -> list[Thing]:
    """The area and what lies in it."""
    homes = [area, *area.holding()] if recursive else [area]
    return homes + [firm for home in homes for firm in home.into("LOCATED_IN")]


def distinct(things: Iterable[Thing]) -> list[Thing]:
    """Each once."""
    return list({thing.key: thing for thing in things}.values())


def _happened(units: Iterable[Thing]) -> list[Thing]:
    hazards = [hazard for unit in units for hazard in unit.into("FOUND_AT")]
    return [hazard for hazard in distinct(hazards) if wanted.steps_of(hazard)]


def hazards_in(area: Thing, recursive: bool = True) -> list[Thing]:
    """Those of the area and of what lies in it."""
    return _happened(units_in(area, recursive))


def plans_of(enterprise: Thing) -> list[Thing]:
    """Its plans."""
    return [one for one in enterprise.into("CONCERNS") if one.type_name == "RectificationPlan"]


_Things = Callable[..., list[Thing]]
_BELOW: tuple[tuple[str, _Things, Any, Any, Any], ...] = (
    ("Area.hazards", hazards_in, BY_KEY, wanted.HAZARD, wanted.HAZARD_SORTS),
    ("Enterprise.hazards", lambda one: _happened([one]), BY_KEY, wanted.HAZARD, wanted.HAZARD_SORTS),
    ("Enterprise.rectificationPlans", plans_of, NEWEST, wanted.PLAN, wanted.PLAN_SORTS),
)
for _path, _things, _order, _fits, _sorts in _BELOW:
    FIELDS[_path] = connection(_path, _things, _order, _fits, _sorts)

_ROOTS = {
    "listedSupervisions": ("ListedSupervision", wanted.LISTING, wanted.LISTING_SORTS),
    "rectificationPlans": ("RectificationPlan", wanted.PLAN, wanted.PLAN_SORTS),
    "waivers": ("Waiver", wanted.WAIVER, wanted.WAIVER_SORTS),
}
for _root, (_label, _fits, _sorts) in _ROOTS.items():
    listed(f"Query.{_root}", _label, BY_KEY, _fits, _sorts)
listed(
    "Query.hazards",
    "Hazard",
    BY_KEY,
    wanted.HAZARD,
    wanted.HAZARD_SORTS,
    lambda hazard: hazard.holds() and bool(wanted.steps_of(hazard)),
)


@answers("Query.hazard")
def hazard(view: View, _: Any, id: str | None = None, number: str | None = None, asOf: Any = None) -> Thing | None:
    """By id or number."""
    if id:
        return by_id(view, id, asOf)
    things = [thing for thing in clocked(view, asOf).all("Hazard") if recorded(thing)]
    return only([thing for thing in things if thing.get("number") == number])


@answers("Hazard.asKnown")
def as_known(hazard: Thing, _: Any) -> Thing | None:
    """The version of the moment of the incident, where it says something else."""
    moment = getattr(hazard.view.clock, "happened_at", None)
    for edge in hazard.view.world.leaving[hazard.key, "WAS"]:
        earlier = hazard.view.thing(edge.end)
        if moment is not None and earlier.get("recordedFrom") <= moment < earlier.get("recordedTo"):
            return earlier if any(earlier.get(name) != hazard.get(name) for name in SAYS) else None
    return None


SAYS = ("title", "grade", "category", "caseFile")
for _name in SAYS:
    FIELDS[f"HazardAsKnown.{_name}"] = lambda earlier, _, name=_name: earlier.get(name)
FIELDS["HazardAsKnown.correctedAt"] = lambda earlier, _: earlier.get("recordedTo")
