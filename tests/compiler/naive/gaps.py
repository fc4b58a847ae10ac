"""What documents demand of a chain's units in vain."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from tests.compiler.naive.chain import Citation, Origin, origins
from tests.compiler.naive.ended import has_ended
from tests.compiler.naive.requirements import meaning
from tests.compiler.naive.things import FIELDS, answers
from tests.compiler.naive.view import Thing


@dataclass(frozen=True)
class Gap:
    """What a document demands and the register lacks."""

    origin: Origin
    requirement: Thing
    listing: Mapping[str, Any]


def unmet_demands(enterprise: Thing) -> list[Gap]:
    """What is demanded of an enterprise as one of its kind, and nobody is there."""
    around, sectors = origins(enterprise), enterprise.out("OPERATES_IN")
    linked = any(one.get("basis") == "LIAISON" for one in enterprise.into("SUBJECT"))
    there = [origin for origin in around if origin.unit == enterprise or not has_ended(origin.unit)]
    charges = [one for origin in there for one in origin.unit.into("SUBJECT") if one.get("basis") == "SECTORAL"]
    supervised = any(sector in sectors for one in charges for sector in one.out("SECTOR"))
    unmet = [] if linked else meaning(enterprise, "LIAISON_OF_KEY_ENTERPRISES")
    if sectors and not supervised:
        unmet += meaning(enterprise, "SECTORAL_SUPERVISOR")
    return [Gap(around[0], requirement, requirement.node.properties) for requirement in unmet]


@answers("ResponsibilityChain.gaps")
def gaps(subject: Thing, _: Any) -> list[Gap]:
    """For every unit of the chain what is demanded of it in vain, and of the enterprise as one of its kind."""
    found = [] if subject.type_name == "Area" else unmet_demands(subject)
    for origin in origins(subject):
        unit = [origin.unit, *origin.unit.merged()]
        there = {assignment.get("basis") for member in unit for assignment in member.into("SUBJECT")}
        for edge in subject.view.world.arriving[origin.unit.key, "LISTS"]:
            requirement = subject.view.thing(edge.start)
            basis = requirement.get("basis")
            gone = origin.unit.type_name == "Area" and has_ended(origin.unit)
            if requirement.holds() and basis is not None and (gone or basis not in there):
                found.append(Gap(origin, requirement, edge.properties))
    return sorted(
        found, key=lambda g: (g.origin.distance, g.requirement.get("basis"), g.requirement.key, g.origin.unit.key)
    )


@answers("ResponsibilityGap.demandedBy")
def demanded_by(gap: Gap, _: Any) -> Citation | None:
    """The clause that demands it."""
    document = gap.requirement.one("STATED_IN")
    return Citation(document, gap.listing, gap.requirement) if document else None


@answers("ResponsibilityGap.message")
def gap_message(gap: Gap, _: Any) -> str | None:
    """What is missing, in words."""
    words, unit = gap.origin.unit.view.words, gap.origin.unit
    if unit.get("name") is None:
        return None
    gone = unit.type_name == "Area" and has_ended(unit)
    return (
        words["GAP_OF_ENDED" if gone else "GAP"]
        .replace("{name}", unit.get("name"))
        .replace("{basis}", words[gap.requirement.get("basis")])
    )


FIELDS["ResponsibilityGap.basis"] = lambda gap, _: gap.requirement.get("basis")
FIELDS["ResponsibilityGap.area"] = lambda gap, _: gap.origin.unit if gap.origin.unit.type_name == "Area" else None
