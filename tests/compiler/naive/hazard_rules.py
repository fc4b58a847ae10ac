"""The rules about hazards, and about who supervises the sectors of an enterprise."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from tests.compiler.naive.chain import cite
from tests.compiler.naive.ended import has_ended
from tests.compiler.naive.hazard_filters import DONE, deadline, status
from tests.compiler.naive.judged import Examined, Finding, rule
from tests.compiler.naive.requirements import meaning
from tests.compiler.naive.units import inside
from tests.compiler.naive.view import Thing


def day_after(day: str) -> str:
    """The next day."""
    return (date.fromisoformat(day) + timedelta(days=1)).isoformat()


def hazards_in(area: Thing) -> list[Thing]:
    """The hazards that exist and lie in an area."""
    there = [hazard for hazard in area.view.all("Hazard") if hazard.holds()]
    return [hazard for hazard in there for unit in hazard.out("FOUND_AT") if inside(unit, area)]


def said_of(hazard: Thing, label: str) -> list[Thing]:
    """Its statements of a label, the newest first."""
    found = [one for one in hazard.into("OF_HAZARD") if one.type_name == label]
    return sorted(found, key=lambda one: (one.get("validFrom"), one.key), reverse=True)


def has_step(hazard: Thing, *statuses: str) -> bool:
    """Whether one of these steps had happened."""
    return any(step.get("status") in statuses for step in said_of(hazard, "HazardStep"))


@rule
def hazard_overdue(area: Thing) -> Iterator[Examined]:
    """Which hazards were not rectified by their deadline?"""
    for hazard in hazards_in(area):
        if not said_of(hazard, "HazardStep"):
            continue
        setting = deadline(hazard)
        due: Any = setting.get("dueOn") if setting else None
        done = status(hazard) in DONE
        if done or setting is None or due >= area.view.clock.valid_on:
            yield Examined(unknown=not done and setting is None)
            continue
        yield Examined(
            Finding(
                "HAZARD_OVERDUE", area, hazard, hazard.get("title"), detail=due, since=day_after(due),
                severity="CRITICAL" if hazard.get("grade") == "MAJOR" else "WARNING", citation=cite(setting), stated=setting,
            )
        )  # fmt: skip


@rule
def listed_hazard_not_closed(area: Thing) -> Iterator[Examined]:
    """Which listed hazards were not closed by the day that the listing names?"""
    for hazard in hazards_in(area):
        closed = has_step(hazard, "CLOSED", "REVIEWED")
        for listing in said_of(hazard, "ListedSupervision"):
            due = listing.get("dueOn")
            if closed or due is None or due >= area.view.clock.valid_on:
                yield Examined(unknown=not closed and due is None)
                continue
            yield Examined(
                Finding(
                    "LISTED_HAZARD_NOT_CLOSED", area, listing, hazard.get("title"), severity="CRITICAL", detail=due,
                    since=day_after(due), citation=cite(listing), stated=listing,
                )
            )  # fmt: skip


def charged(unit: Thing, sectors: list[Thing]) -> bool:
    """Whether somebody is charged with one of some sectors for a unit."""
    return any(
        sector in sectors
        for one in unit.into("SUBJECT")
        if one.get("basis") == "SECTORAL"
        for sector in one.out("SECTOR")
    )


@rule
def enterprise_without_sectoral_supervisor(area: Thing) -> Iterator[Examined]:
    """Which key enterprises has nobody been charged with in any of their sectors?"""
    for unit in area.view.all("Enterprise"):
        if unit.get("isKey") is not True or not inside(unit, area):
            continue
        sectors = sorted(unit.out("OPERATES_IN"), key=lambda sector: sector.get("code"))
        home = unit.one("LOCATED_IN")
        above = [home, *home.belongs()] if home else []
        units = [whole for level in above for whole in (level, *level.merged())]
        units = [unit, *(whole for whole in units if not has_ended(whole))]
        if not sectors or any(charged(one, sectors) for one in units):
            yield Examined(unknown=not sectors)
            continue
        names = "、".join(sector.get("name") or sector.get("code") for sector in sectors)
        asked = meaning(unit, "SECTORAL_SUPERVISOR")
        finding = Finding(
            "ENTERPRISE_WITHOUT_SECTORAL_SUPERVISOR", area, unit, unit.get("name"), detail=names,
            severity="WARNING" if asked else "INFO", citation=cite(asked[0]) if asked else None,
            stated=asked[0] if asked else None,
        )  # fmt: skip
        yield Examined(finding)
