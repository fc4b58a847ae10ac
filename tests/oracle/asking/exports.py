"""The same facts as tables: ends are last days, as people say them."""

import csv
import io
from collections import Counter
from pathlib import Path

import httpx
import pytest

from service.answering import Answering
from service.app import create_app
from service.settings import Settings
from tests.oracle.conftest import LAST_DAY, Witness, known_at
from tests.oracle.days import ALWAYS, OPEN, after, covers
from tests.oracle.geography import home

CLOCKS = (("2025-06-30", 1), ("2025-12-31", 4), ("2026-01-01", 6), ("2026-06-08", 6))


async def table(
    witness: Witness, folder: Path, root: str, fields: str, day: str, known: int, **more: str
) -> list[list[str]]:
    """The rows of an export, without their heading."""
    transport = httpx.ASGITransport(create_app(Answering(witness.asker.store, Settings(data=folder))))
    parameters = {"fields": fields, "validOn": day, "knownAt": known_at(known), "lang": "en", **more}
    async with httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1:8000") as client:
        response = await client.get(f"/exports/{root}.csv", params=parameters)
    assert response.status_code == 200, response.text
    rows = list(csv.reader(io.StringIO(response.content.decode("utf-8-sig"))))
    # An apostrophe before what a spreadsheet would take for a number is no part of the text.
    return [[cell.removeprefix("'") for cell in row] for row in rows[1:]]


@pytest.mark.parametrize(("day", "known"), CLOCKS)
async def test_enterprises(witness: Witness, tmp_path: Path, day: str, known: int) -> None:
    world = witness.worlds[known]
    got = await table(witness, tmp_path, "enterprises", "uscc,name,isKey,area.name", day, known)
    expected = [
        [each.uscc, each.name, "Yes" if each.is_key else "No", home(world, each.uscc, day) or ""]
        for each in world.enterprises.values()
        if covers(each.period, day)
    ]
    assert sorted(_lower(got)) == sorted(_lower(expected))


def _lower(rows: list[list[str]]) -> list[list[str]]:
    return [[cell.lower() for cell in row] for row in rows]


@pytest.mark.parametrize(("day", "known"), CLOCKS)
async def test_assignments(witness: Witness, tmp_path: Path, day: str, known: int) -> None:
    world = witness.worlds[known]
    fields = "subject.name,validFrom,validTo,citation.document.number,citation.row"
    got = await table(witness, tmp_path, "assignments", fields, day, known)
    expected = [
        [
            charge.subject[1] if charge.subject[0] == "AREA" else world.enterprises[charge.subject[1]].name,
            "" if charge.period[0] == ALWAYS else charge.period[0],
            "" if charge.period[1] == OPEN else after(charge.period[1], -1),
            charge.document,
            str(charge.row) if charge.row else "",
        ]
        for charge in world.charges.values()
        if covers(charge.period, day)
    ]
    assert Counter(map(tuple, got)) == Counter(map(tuple, expected))


@pytest.mark.parametrize("known", [1, 6])
async def test_findings(witness: Witness, tmp_path: Path, known: int) -> None:
    city = witness.key("areas", witness.city.places.city)
    asked = "query ($area: ID!, $asOf: AsOf) { coverage(area: $area, asOf: $asOf) { rules { rule failing } } }"
    data = await witness.ask(asked, area=city, asOf=witness.clocks(LAST_DAY, known))
    failing = sum(rule["failing"] for rule in data["coverage"]["rules"])
    got = await table(witness, tmp_path, "findings", "rule,message", LAST_DAY, known, area=city)
    assert len(got) == failing
