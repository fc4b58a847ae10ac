"""What the document demands, of whom, and the enterprises that it speaks of."""

from collections.abc import Iterator

from graph import keys
from graph.facts import Value
from seeds.document_facts.stated import Stated
from seeds.readers.parsed import Announced, ParsedRequirement, RequirementKind
from seeds.report import Place, ProblemCode
from seeds.sectors import sector_code, sector_facts
from seeds.stating import Cited, requirement

LIAISON_OF_KEY_ENTERPRISES = "LIAISON_OF_KEY_ENTERPRISES"
"""The enterprises that the document announces shall each have somebody linked to them."""
_ROSTER_COLUMN = 1
# These demand links; the others demand what those who are linked have to do.
_BASES = {
    RequirementKind.ENTERPRISES_PER_LEADER: "LIAISON",
    RequirementKind.ENTERPRISES_PER_GROUP: "LIAISON",
    RequirementKind.SECTORAL_SUPERVISOR: "SECTORAL",
}


def state_requirements(stated: Stated) -> None:
    """Every quota and deadline, the roster of those who report, and the announced enterprises with their sectors."""
    roster = tuple(_roster(stated))
    for position, demanded in enumerate(stated.parsed.requirements, 1):
        listed = roster if demanded.kind is RequirementKind.MONTHLY_RETURN else ()
        cited = stated.cited(demanded.citation)
        stated.facts.add(requirement(_demand(demanded, position), listed, stated.term(), cited))
    if roster:
        stated.counts["ROSTER"] = len(roster)
    if stated.parsed.requirements:
        stated.counts["REQUIREMENTS"] = len(stated.parsed.requirements) + bool(stated.parsed.announced)
    if stated.parsed.announced:
        _announced(stated, stated.parsed.announced)


def _demand(demanded: ParsedRequirement, position: int) -> dict[str, Value]:
    return {
        "kind": demanded.kind.value,
        "quantity": demanded.quantity,
        "per": demanded.per.value,
        "basis": _BASES.get(demanded.kind),
        "within": demanded.within,
        "countedFrom": demanded.counted_from.value if demanded.counted_from else None,
        "dueDay": demanded.deadline_day,
        "level": demanded.level,
        "position": position,
    }


def _roster(stated: Stated) -> Iterator[tuple[str, Cited]]:
    listed: set[str] = set()
    for entry in stated.parsed.roster:
        at = Place(annex=entry.citation.annex, row=entry.citation.row, column=_ROSTER_COLUMN)
        area = stated.place(entry.place_text, at)
        if area in listed:
            stated.problems.error(ProblemCode.PLACE_REPEATED, at, seen=entry.place_text, expected="ONCE")
        elif area:
            listed.add(area)
            yield area, stated.cited(entry.citation)


def _announced(stated: Stated, announced: Announced) -> None:
    """The enterprises are not named, so that the demand lists none: it is of those in their sectors, and of others where
    the list of sectors is open."""
    demand: dict[str, Value] = {
        "kind": LIAISON_OF_KEY_ENTERPRISES,
        "basis": "LIAISON",
        "quantity": announced.enterprises,
        "isOpen": announced.open_list,
        "position": len(stated.parsed.requirements) + 1,
    }
    codes = {name: sector_code(name) for name in announced.sectors}
    known = [code for code in codes.values() if code]
    stated.facts.extend(sector_facts(known))
    cited, sectors = stated.cited(announced.citation), map(keys.sector, known)
    stated.facts.add(requirement(demand, (), stated.term(), cited, sectors=sectors))
    stated.counts["ANNOUNCED"] = announced.enterprises
    for name in (name for name, code in codes.items() if code is None):
        stated.problems.warning(ProblemCode.SECTOR_UNKNOWN, seen=name)
    stated.counts["SECTORS"] = len(codes)
