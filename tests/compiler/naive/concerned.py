"""Whom a finding concerns, and on what it rests."""

from typing import Any

from tests.compiler.naive.judged import Finding
from tests.compiler.naive.things import answers, by_key
from tests.compiler.naive.view import Thing


def in_span(finding: Finding, statement: Thing) -> bool:
    """Whether a statement held on some day of those that a finding is about."""
    day = statement.view.clock.valid_on
    first, last = finding.span or (day, day)
    known = statement.view.known(statement.node.properties)
    return known and statement.get("validFrom") <= last and first < statement.get("validTo")


def led_to(thing: Thing, tie: str) -> list[Thing]:
    """Whatever its arrows lead to, whether or not it holds on the day."""
    return [thing.view.thing(edge.end) for edge in thing.view.world.leaving[thing.key, tie]]


def come_from(thing: Thing, tie: str) -> list[Thing]:
    """Wherever arrows to it come from, likewise."""
    return [thing.view.thing(edge.start) for edge in thing.view.world.arriving[thing.key, tie]]


def people_of(finding: Finding, thing: Thing) -> list[Thing]:
    """Whoever was in a post or a group in those days."""
    if thing.type_name == "Post":
        tenures = come_from(thing, "POST")
    elif thing.get("kind") == "SUPERVISION_GROUP":
        tenures = come_from(thing, "ORGANIZATION")
    else:
        return []
    return [person for tenure in tenures if in_span(finding, tenure) for person in led_to(tenure, "MEMBER")]


def charged(finding: Finding, assignment: Thing) -> list[Thing]:
    """Whoever an assignment charges, with the people in it."""
    every = led_to(assignment, "ASSIGNEE")
    return every + [person for each in every for person in people_of(finding, each)]


def charged_with(finding: Finding, unit: Thing, *, linked: bool) -> list[Thing]:
    """Whoever is charged with a unit; of liaisons only where they are `linked` to what is found wanting."""
    statements = [one for one in come_from(unit, "SUBJECT") if in_span(finding, one)]
    wanted = [one for one in statements if linked or one.get("basis") != "LIAISON"]
    return [someone for one in wanted for someone in charged(finding, one)]


@answers("Finding.concerned")
def concerned(finding: Finding, _: Any) -> list[Thing]:
    """Each once, by key."""
    subject, kind = finding.subject, finding.subject.type_name
    found: list[Thing] = []
    if kind == "Assignment":
        found = charged(finding, subject)
    elif kind in ("Area", "Enterprise"):
        found = charged_with(finding, subject, linked=False)
    elif kind in ("Hazard", "ListedSupervision"):
        hazards = [subject] if kind == "Hazard" else led_to(subject, "OF_HAZARD")
        places = [place for hazard in hazards for place in led_to(hazard, "FOUND_AT")]
        found = places + [who for place in places for who in charged_with(finding, place, linked=True)]
    elif kind == "OfficialDocument":
        found = led_to(subject, "ISSUED_BY")
    elif kind in ("Person", "Post", "Organization"):
        found = [subject, *people_of(finding, subject)]
    return by_key({thing.key: thing for thing in found}.values())


@answers("Finding.enteredFrom")
def entered_from(finding: Finding, _: Any) -> Any:
    """The row of a workbook behind it."""
    return finding.stated.get("excerpt") if finding.citation is None and finding.stated else None


@answers("Finding.source")
def source(finding: Finding, info: Any) -> str:
    """In words."""
    if finding.citation:
        document = finding.citation.document
        number = document.get("number")
        return (f"{number} " if number else "") + f"《{document.get('title') or ''}》"
    words = finding.area.view.words
    row = entered_from(finding, info)
    return words["ENTERED_FROM"].replace("{detail}", row) if row else words["NO_SOURCE"]
