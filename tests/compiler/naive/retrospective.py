"""What was known of the subject of an incident before its day: hazards, lists, measures."""

from collections.abc import Callable
from typing import Any

from tests.compiler.naive.performance import on_its_day, seen_from
from tests.compiler.naive.things import FIELDS
from tests.compiler.naive.view import Thing


def _hazards(subject: Thing) -> list[Thing]:
    """All that ever were found there."""
    return [one for one in subject.into("FOUND_AT") if one.type_name == "Hazard" and one.holds()]


def _steps(hazard: Thing, *statuses: str) -> list[Thing]:
    """Steps that had happened by the day."""
    return [s for s in hazard.into("OF_HAZARD") if s.type_name == "HazardStep" and s.get("status") in statuses]


def _day(thing: Thing) -> str:
    return thing.view.clock.valid_on


def found(subject: Thing) -> list[Thing]:
    """Found on an earlier day."""
    before = [h for h in _hazards(subject) if any(s.get("validFrom") < _day(h) for s in _steps(h, "FOUND"))]
    return sorted(before, key=lambda one: (one.get("number") or "", one.key))


def still_open(subject: Thing) -> list[Thing]:
    """Not closed by the day."""
    return [hazard for hazard in found(subject) if not _steps(hazard, "CLOSED", "REVIEWED")]


def listed(subject: Thing) -> list[Thing]:
    """The lists of the day."""
    every = [one for hazard in subject.into("FOUND_AT") for one in hazard.into("OF_HAZARD")]
    return _earlier([one for one in every if one.type_name == "ListedSupervision"])


def _measures(subject: Thing) -> list[Thing]:
    """Measures against the subject or for a hazard of it."""
    every = subject.into("AGAINST") + [one for hazard in subject.into("FOUND_AT") for one in hazard.into("CONCERNS")]
    return [one for one in every if one.type_name == "AccountabilityMeasure"]


def issued(subject: Thing) -> list[Thing]:
    """Those of earlier days."""
    return _earlier(_measures(subject))


def issued_on_day(subject: Thing) -> list[Thing]:
    """Those of the day itself."""
    once = {one.key: one for one in _measures(subject) if one.get("validFrom") == _day(one)}
    return [once[key] for key in sorted(once)]


def _earlier(statements: list[Thing]) -> list[Thing]:
    once = {one.key: one for one in statements if one.get("validFrom") < _day(one)}
    return sorted(once.values(), key=lambda one: (one.get("validFrom"), one.key))


def _of_subject(things: Callable[[Thing], list[Thing]]) -> Callable[[Thing, Any], list[Thing]]:
    def answer(incident: Thing, _: Any) -> list[Thing]:
        subject = seen_from(incident, on_its_day(incident))
        return things(subject) if subject else []

    return answer


for _name, _things in {
    "hazards": found,
    "openHazards": still_open,
    "listings": listed,
    "measuresBefore": issued,
    "measuresOnDay": issued_on_day,
}.items():
    FIELDS[f"Retrospective.{_name}"] = _of_subject(_things)
