"""The rule about whom nothing is recorded of, by plain loops over everybody who owes something."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from tests.compiler.naive.chain import Citation
from tests.compiler.naive.duty_rules import last_closed, last_return
from tests.compiler.naive.judged import Examined, Finding, rule
from tests.compiler.naive.runs import since
from tests.compiler.naive.units import places_within
from tests.compiler.naive.view import Thing


@dataclass(frozen=True)
class Owed:
    """That somebody owes a duty of a kind of a document: about something in the area or not, and whether any is recorded."""

    who: Thing
    kind: str
    document: Thing
    here: bool
    kept: bool


def learned(statement: Thing) -> bool:
    """Whether the register had learned of it, in some version, by the end of the day asked about."""
    versions = [one for one in statement.view.all(statement.type_name) if one.get("slot") == statement.get("slot")]
    return any(not statement.view.later(one.get("recordedFrom")) for one in versions)


def home_of(unit: Thing) -> Thing | None:
    """The area that something is or lies in."""
    return unit if unit.type_name == "Area" else unit.one("LOCATED_IN")


def last_first_day(duty: Thing) -> str | None:
    """The first day of the last period that is over; None of a duty that has none or that is counted from an event."""
    today = duty.view.clock.valid_on
    if duty.get("recurrence") is not None:
        closed = last_closed(duty)
        return closed.first if closed else None
    due: Any = duty.get("dueOn")
    return duty.get("validFrom") if due is not None and due < today else None


def bears(assignment: Thing, unit: Thing, duty: Thing) -> bool:
    """Whether a duty comes with an assignment."""
    if duty.get("bearerBasis") != assignment.get("basis"):
        return False
    if duty.get("bearerRole") not in (None, assignment.get("role")):
        return False
    if duty.get("bearerLevel") not in (None, unit.get("level")):
        return False
    documents = duty.out("DEMANDED_BY")
    if assignment.get("basis") == "LIAISON":
        return any(document in documents for document in assignment.out("STATED_IN"))
    ruled = [
        area for document in documents for issuer in document.out("ISSUED_BY") for area in issuer.out("ADMINISTERS")
    ]
    home = home_of(unit)
    above = [home, *home.belongs()] if home else []
    return any(area in above for area in ruled)


def recorded(who: Thing, kind: str, since: str) -> bool:
    """Whether a record of a kind is known of whoever owes it, or of somebody who was in the post or group since a day."""
    view, people = who.view, [who]
    tie = "POST" if who.type_name == "Post" else "ORGANIZATION"
    if tie == "POST" or who.get("kind") == "SUPERVISION_GROUP":
        for edge in view.world.arriving[who.key, tie]:
            tenure = view.thing(edge.start)
            begun = tenure.get("validFrom") <= view.clock.valid_on and since < tenure.get("validTo")
            if begun and view.known(tenure.node.properties):
                people += [view.thing(to.end) for to in view.world.leaving[tenure.key, "MEMBER"]]
    records = [one for person in people for one in person.into("PERFORMED_BY") if one.type_name == "DutyRecord"]
    return any(one.get("kind") == kind and learned(one) for one in records)


def owing(area: Thing) -> list[Owed]:
    """Everybody who owes something of which a period is over, wherever."""
    view, inside = area.view, places_within(area)
    duties = [d for d in view.all("Duty") if d.holds() and d.get("kind") != "MONTHLY_RETURN"]
    overdue = [(duty, last) for duty in duties if (last := last_first_day(duty)) and duty.get("validFrom") <= last]
    found: list[Owed] = []
    for assignment in view.all("Assignment"):
        for unit in assignment.out("SUBJECT") if assignment.holds() else ():
            for duty, last in overdue:
                if since(assignment) <= last and bears(assignment, unit, duty):
                    here = home_of(unit) in inside
                    found += [
                        Owed(who, duty.get("kind"), document, here, recorded(who, duty.get("kind"), last))
                        for who in assignment.out("ASSIGNEE")
                        for document in duty.out("DEMANDED_BY")
                    ]
    return found


def reporting(area: Thing) -> list[Owed]:
    """Every area that owed the last return that is over, by the roster of its month."""
    owed = filter(None, map(last_return, area.view.all("Area")))
    return [
        Owed(last.area, "MONTHLY_RETURN", document, last.inside(area), any(map(learned, sent_by(last.area))))
        for last in owed
        for document in last.requirement.out("STATED_IN")
    ]


def sent_by(area: Thing) -> list[Thing]:
    """The returns of an area."""
    return [one for one in area.into("CONCERNS") if one.type_name == "MonthlyReturn"]


@rule
def records_not_kept(area: Thing) -> Iterator[Examined]:
    """Of whose duties of some kind is nothing recorded at all?"""
    every = owing(area) + reporting(area)
    kept = {(one.document.key, one.kind) for one in every if one.kept}
    whose: dict[str, list[Owed]] = {}
    for one in every:
        whose.setdefault(one.who.key, []).append(one)
    for owed in whose.values():
        if not any(one.here for one in owed):
            continue
        known = {one.kind for one in owed if one.kept}
        lacking = sorted(
            (one for one in owed if one.here and one.kind not in known), key=lambda one: (one.kind, one.document.key)
        )
        if not lacking:
            yield Examined()
            continue
        who = owed[0].who
        employers = who.out("BELONGS_TO") if who.type_name == "Post" else []
        name = who.get("name")
        if who.type_name == "Post":
            name = (employers[0].get("name") if employers else "") + who.get("title")
        words = [area.view.words[f"kind:{kind}"] for kind in sorted({one.kind for one in lacking})]
        document = lacking[0].document
        others = any((one.document.key, one.kind) in kept for one in lacking)
        yield Examined(
            Finding(
                "RECORDS_NOT_KEPT", area, who, name, severity="WARNING" if others else "INFO", detail="、".join(words),
                citation=Citation(document, {}, document), stated=document,
            )
        )  # fmt: skip
