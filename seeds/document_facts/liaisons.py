"""Leaders and the places that they are linked to."""

from dataclasses import replace

from graph import keys
from graph.facts import Thing
from seeds.document_facts.stated import Stated
from seeds.readers.parsed import Liaison
from seeds.report import Place, ProblemCode
from seeds.stating import assignment, membership

_PLACES_COLUMN = 3


def state_liaisons(stated: Stated) -> None:
    """Each leader as a member of the issuer, and one assignment for each place.

    That somebody is one of the issuer's leaders holds on the document's day; since when is not said.
    """
    leaders: dict[str, str] = {}
    linked: set[tuple[str, str]] = set()
    for liaison in stated.parsed.liaisons:
        if liaison.leader_name not in leaders:
            leaders[liaison.leader_name] = _leader(stated, liaison)
        _places(stated, liaison, leaders[liaison.leader_name], linked)
    if stated.parsed.liaisons:
        stated.counts["LEADERS"] = len(leaders)
        stated.counts["PLACES"] = len(linked)


def _leader(stated: Stated, liaison: Liaison) -> str:
    person = keys.person(stated.issuer, liaison.leader_name)
    term = replace(stated.term(), uncertain=True)
    stated.facts.add(
        Thing("Person", person, {"name": liaison.leader_name}),
        membership(person, stated.issuer, "MEMBER", term, stated.cited(liaison.citation)),
    )
    return person


def _places(stated: Stated, liaison: Liaison, person: str, linked: set[tuple[str, str]]) -> None:
    """Of two places in one cell the second may be called as it is only beside the first (经开区 after 张家港冶金园)."""
    at = Place(annex=liaison.citation.annex, row=liaison.citation.row, column=_PLACES_COLUMN)
    beside = None
    for name in liaison.place_names:
        area = stated.place(name, at, beside)
        if area is None:
            continue
        beside = area
        if (person, area) in linked:
            stated.problems.error(ProblemCode.PLACE_REPEATED, at, seen=name, expected="ONCE")
            continue
        linked.add((person, area))
        cited = stated.cited(liaison.citation)
        stated.facts.add(assignment("LIAISON", "LIAISON", person, area, stated.term(), cited))
