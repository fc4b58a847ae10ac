"""Incidents and their grades, hazards, returns, documents: on many days and at many moments."""

from typing import Any

import pytest

from tests.oracle import hazards
from tests.oracle.conftest import CLOCKS, LAST_DAY, Witness, told
from tests.oracle.days import after, shanghai_day
from tests.oracle.grades import counts_of, figures, grades
from tests.oracle.returns import lines, roster
from tests.oracle.words import FIGURES

KNOWN = [1, 2, 3, 4, 5, 6]
INCIDENTS = """query ($asOf: AsOf) { incidents(first: 100, asOf: $asOf) { totalCount edges { node {
  number title occurredAt deaths seriousInjuries directLoss initialGrade grade grades { on grade } } } } }"""
HAZARDS = """query ($asOf: AsOf) { hazards(first: 100, asOf: $asOf) { totalCount edges { node {
  number title grade status foundOn dueOn isOverdue overdueSince steps { status on dueOn } extensions { on dueOn } } } } }"""
DOCUMENTS = """query ($asOf: AsOf) { documents(first: 100, asOf: $asOf) { edges { node {
  number title issuedOn issuer { name } supersedes { number } supersededBy { number } } } } }"""


def nodes(connection: Any) -> dict[str, Any]:
    """The nodes of a page, by number."""
    return {edge["node"].pop("number"): edge["node"] for edge in connection["edges"]}


@pytest.mark.parametrize(("day", "known"), CLOCKS)
async def test_incidents(witness: Witness, day: str, known: int) -> None:
    world = witness.worlds[known]
    expected: dict[str, Any] = {}
    for incident in world.incidents.values():
        if shanghai_day(incident.moment) <= day:
            changes, counted = grades(world, incident, day), figures(counts_of(world, incident, day))
            expected[incident.number] = {
                "title": incident.title,
                "occurredAt": incident.moment.strftime("%Y-%m-%dT%H:%M:%S"),
                "deaths": counted["deaths"],
                "seriousInjuries": counted["injured"],
                "directLoss": counted["loss"],
                "initialGrade": _initial(witness, known, incident.number, day),
                "grade": changes[-1][1] if changes else None,
                "grades": [{"on": on, "grade": grade} for on, grade in changes],
            }
    answer = (await witness.ask(INCIDENTS, asOf=witness.clocks(day, known)))["incidents"]
    got = nodes(answer)
    for node in got.values():
        node["occurredAt"] = node["occurredAt"][:19]
        loss = node["directLoss"]
        node["directLoss"] = None if loss is None else round(float(loss) * 100)
    assert got == expected, told(_differences(got, expected))
    assert answer["totalCount"] == len(expected)


def _initial(witness: Witness, known: int, number: str, day: str) -> str | None:
    world = witness.worlds[known]
    first = counts_of(world, world.incidents[number], day)[:1]
    changes = grades(world, world.incidents[number], first[0].day) if first else []
    return changes[-1][1] if changes else None


def _differences(got: dict[str, Any], expected: dict[str, Any]) -> dict[str, Any]:
    return {
        number: {"seen": got.get(number), "expected": expected.get(number)}
        for number in got.keys() | expected.keys()
        if got.get(number) != expected.get(number)
    }


@pytest.mark.parametrize(("day", "known"), CLOCKS)
async def test_hazards(witness: Witness, day: str, known: int) -> None:
    world = witness.worlds[known]
    expected = {
        hazard.number: {
            "title": hazard.title,
            "grade": hazard.grade,
            "status": hazards.status(world, hazard.number, day),
            "foundOn": hazards.steps(world, hazard.number, day)[0][1],
            "dueOn": hazards.due_on(world, hazard.number, day),
            "isOverdue": hazards.is_overdue(world, hazard.number, day),
            "overdueSince": hazards.overdue_since(world, hazard.number, day),
            "steps": [
                {"status": status, "on": on, "dueOn": due or None}
                for status, on, due in hazards.steps(world, hazard.number, day)
            ],
            "extensions": sorted(
                (
                    {"on": on, "dueOn": due}
                    for (of, on), due in world.extensions.items()
                    if of == hazard.number and on <= day
                ),
                key=lambda each: each["on"],
            ),
        }
        for hazard in world.hazards.values()
        if hazards.status(world, hazard.number, day)
    }
    answer = (await witness.ask(HAZARDS, asOf=witness.clocks(day, known)))["hazards"]
    got = nodes(answer)
    assert got == expected, told(_differences(got, expected))
    assert answer["totalCount"] == len(expected)


@pytest.mark.parametrize(("day", "known"), CLOCKS)
async def test_returns(witness: Witness, day: str, known: int) -> None:
    world, city = witness.worlds[known], witness.city.places.city
    months = [f"{year}-{month:02}" for year in (2025, 2026) for month in range(1, 13)][:17]
    row = f"area {{ name }} submittedOn dueBy isLate isMissing isUnknown {' '.join(FIGURES.values())}"
    roots = " ".join(
        f'm{number}: monthlyReturn(area: "{witness.key("areas", city)}", month: "{month}", asOf: $asOf)'
        f" {{ demandedBy {{ document {{ number }} }} late missing rows {{ {row} }} total {{ {row} }} }}"
        for number, month in enumerate(months)
    )
    data = await witness.ask(f"query ($asOf: AsOf) {{ {roots} }}", asOf=witness.clocks(day, known))
    wrong = []
    for number, month in enumerate(months):
        answer, demand = data[f"m{number}"], roster(world, month)
        mine = lines(world, city, month, day)
        expected = [(e.area, e.submitted, e.due_by, e.late, e.missing, e.unknown, *_figures(e.figures)) for e in mine]
        got = [_line(each) for each in answer["rows"]]
        sums = [sum(filter(None, column)) if any(v is not None for v in column) else None for column in _columns(mine)]
        total = list(answer["total"].values())[6:]
        said = answer["demandedBy"]["document"]["number"] if answer["demandedBy"] else None
        if (got, said) != (expected, demand.document if demand else None) or (mine and total != sums):
            wrong.append((month, {"seen": (said, got, total), "expected": (expected, sums)}))
        assert (answer["late"], answer["missing"]) == (sum(e.late for e in mine), sum(e.missing for e in mine))
    assert not wrong, told(wrong)


def _line(row: Any) -> tuple[object, ...]:
    area, submitted, due, late, missing, unknown, *figures = row.values()
    return area["name"], submitted, due, bool(late), bool(missing), bool(unknown), *figures


def _figures(figures: tuple[tuple[str, int | None], ...]) -> list[int | None]:
    return [value for _, value in figures] or [None] * 6


def _columns(mine: list[Any]) -> list[list[int | None]]:
    return [list(column) for column in zip(*(_figures(each.figures) for each in mine), strict=True)]


@pytest.mark.parametrize("known", KNOWN)
async def test_documents(witness: Witness, known: int) -> None:
    world = witness.worlds[known]
    got = nodes((await witness.ask(DOCUMENTS, asOf=witness.clocks(LAST_DAY, known)))["documents"])
    expected = {
        each.number: {
            "title": each.title,
            "issuedOn": each.issued,
            "issuer": {"name": each.issuer},
            "supersedes": [{"number": number} for number in each.supersedes],
            "supersededBy": [{"number": d.number} for d in world.documents.values() if each.number in d.supersedes],
        }
        for each in world.documents.values()
    }
    assert got == expected, told(_differences(got, expected))
    assert after(LAST_DAY) > max(each.issued for each in world.documents.values())
