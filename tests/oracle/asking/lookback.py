"""Looking back from incidents: the chain of the day, now and then, and what each holder had done of what was due."""

from itertools import product
from typing import Any

import pytest

from tests.oracle.asking.chain import FRAGMENT, seen
from tests.oracle.chain import links, terms_of
from tests.oracle.conftest import Witness, known_at, told
from tests.oracle.days import covers, shanghai_day
from tests.oracle.lookback import Performance, performance
from tests.oracle.world import Charge, Incident, Term

ASKED = """incident(id: "%s", asOf: $asOf) { number retrospective { required chain { ...Chain } chainAsKnown { ...Chain }
  performance { holder { name } link { basis role post { title organization { name } } organization { name } since
      assignment { subject { ... on Area { name } ... on Enterprise { uscc } } } citation { document { number } } }
    duties { duty { number citation { document { number } } } required performed unknown late waived recordedAfterIncident
      missedPeriods { from to } records { number } } } } }"""
NUMBERS = "query ($asOf: AsOf) { incidents(first: 100, asOf: $asOf) { edges { node { id number } } } }"


async def answers(witness: Witness, known: int) -> dict[str, Any]:
    """The retrospectives of all incidents, by number, as known after so many books."""
    clocks = {"knownAt": known_at(known), "validOn": "2026-06-08"}
    found = (await witness.ask(NUMBERS, asOf=clocks))["incidents"]["edges"]
    roots = " ".join(f"i{n}: " + ASKED % edge["node"]["id"].partition("@")[0] for n, edge in enumerate(found))
    data = await witness.ask(f"query ($asOf: AsOf) {{ {roots} }} {FRAGMENT}", asOf={"knownAt": known_at(known)})
    return {answer["number"]: answer["retrospective"] for answer in data.values()}


@pytest.mark.parametrize("known", [2, 4, 5, 6])
async def test_both_chains(witness: Witness, known: int) -> None:
    world, wrong = witness.worlds[known], []
    got = await answers(witness, known)
    assert got.keys() == world.incidents.keys()
    for number, answer in got.items():
        incident = world.incidents[number]
        day = shanghai_day(incident.moment)
        then = sum(each.moment <= incident.moment for each in witness.worlds[1 : known + 1])
        assert answer["required"] is incident.is_safety
        for name, knew in (("chain", known), ("chainAsKnown", then)):
            expected = links(witness.worlds, knew, incident.at, day) if knew or name == "chain" else []
            mine = sorted(map(seen, answer[name]["links"]))
            if mine != expected:
                more, less = sorted(set(mine) - set(expected)), sorted(set(expected) - set(mine))
                wrong.append((number, name, day, then, {"more": more, "missing": less}))
    assert not wrong, told(wrong)


@pytest.mark.parametrize("known", [2, 4, 5, 6])
async def test_what_was_due_and_done(witness: Witness, known: int) -> None:
    world, wrong = witness.worlds[known], []
    for number, answer in (await answers(witness, known)).items():
        incident = world.incidents[number]
        got: dict[tuple[str, ...], set[Performance]] = {}
        for entry in answer["performance"]:
            for key, row in figures(entry):
                got.setdefault(key, set()).add(row)
        for key, either in expected(witness, known, incident).items():
            rows = got.get(key, set())
            if not rows & either:
                wrong.append((number, incident.moment, key, {"seen": list(rows), "expected": sorted(either)}))
    assert not wrong, told(wrong)


def figures(entry: Any) -> list[tuple[tuple[str, ...], Performance]]:
    """The rows of one holder of one link."""
    link, found = entry["link"], []
    subject = link["assignment"]["subject"]
    where = subject.get("name") or subject["uscc"]
    for each in entry["duties"]:
        duty = each["duty"]["citation"]["document"]["number"], each["duty"]["number"]
        holder = entry["holder"]["name"] if entry["holder"] else ""
        missed = tuple((period["from"], period["to"]) for period in each["missedPeriods"])
        lacking = each["required"] - each["performed"] - each["unknown"]
        assert lacking >= len(missed), "required = performed + missed + unknown"
        row = Performance(
            holder,
            where,
            *duty,
            each["required"],
            each["performed"],
            each["unknown"],
            each["late"],
            each["waived"],
            missed,
            each["recordedAfterIncident"],
        )
        found.append((_key(link, holder, where, duty), row))
    return found


def _key(link: Any, holder: str, where: str, duty: tuple[str, str]) -> tuple[str, ...]:
    post, office = link["post"], link["organization"]
    who = f"{post['organization']['name']}/{post['title']}" if post else office["name"] if office else holder
    return link["basis"], who, holder, link["since"], where, *duty


def expected(witness: Witness, known: int, incident: Incident) -> dict[tuple[str, ...], set[Performance]]:
    """What each holder of the day has, whether or not the time looked back on is bounded."""
    world, day = witness.worlds[known], shanghai_day(incident.moment)
    found: dict[tuple[str, ...], set[Performance]] = {}
    for link in links(witness.worlds, known, incident.at, day):
        charge, term = _behind(witness, known, incident, link.since, link.holder, link)
        if charge is None or link.vacancy:
            continue
        for choices in product((False, True), repeat=3):
            for row in performance(world, incident, charge, term, *choices):
                who = charge.who[1]
                key = charge.basis, who, link.holder, link.since, charge.subject[1], row.document, row.clause
                found.setdefault(key, set()).add(row)
    return found


def _behind(
    witness: Witness, known: int, incident: Incident, since: str, holder: str, link: Any
) -> tuple[Charge | None, Term | None]:
    """The charge of a link, and the term of whoever holds it."""
    world, day = witness.worlds[known], shanghai_day(incident.moment)
    place = ("AREA", link.inherited_from) if link.inherited_from else incident.at
    who = link.post or link.organization or holder
    for charge in world.charges.values():
        same = (charge.basis, charge.who[1], charge.subject, charge.document) == (link.basis, who, place, link.document)
        if same and covers(charge.period, day):
            inside = [t for t in terms_of(world, charge) if t.person == holder and covers(t.period, day)]
            return charge, (inside[0] if inside else None)
    return None, None
