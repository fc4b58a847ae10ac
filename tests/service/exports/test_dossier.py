"""Dossiers of the sample city's incidents over HTTP: what is sent, what is refused."""

from __future__ import annotations

import io
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from docx import Document

from service.exports.dossier import DOCX
from tests.service.exports.conftest import City

INCIDENTS = "{ incidents(first: 100) { edges { node { id number on title } } } }"


async def incidents(city: City) -> list[dict[str, Any]]:
    """All of them, the latest first."""
    found: dict[str, Any] = (await city.ask(INCIDENTS))["incidents"]
    return [edge["node"] for edge in found["edges"]]


def moment() -> str:
    """The present one."""
    return datetime.now(UTC).isoformat()


@pytest.mark.slow
async def test_every_incident_has_a_dossier_that_adds_up(city: City) -> None:
    known_at, found = moment(), await incidents(city)
    assert found
    for incident in found[:4]:
        dossier = (await city.get("dossier.json", incident=incident["number"], knownAt=known_at)).json()
        assert dossier["incident"]["number"] == incident["number"]
        numbered = [line["number"] for line in dossier["chain"] if line["number"] is not None]
        assert [held["link"] for held in dossier["performance"] if not held["isPredecessor"]] == numbered
        assert {held["link"] for held in dossier["performance"] if held["isPredecessor"]} <= set(numbered)
        recorded = {record["number"] for record in dossier["records"]}
        for duty in (duty for held in dossier["performance"] for duty in held["duties"]):
            assert duty["required"] == duty["performed"] + duty["missed"] + duty["unknown"]
            assert set(duty["records"]) <= recorded
        codes = [line["code"] for line in dossier["unknown"]]
        began = dossier["madeFor"]["chainAsKnown"]["registerBeganAt"]
        assert ("REGISTER_BEGAN_LATER" in codes) == (began is not None), (
            "where the register is younger than what happened"
        )
        # Its records were entered only when most of them were old.
        assert "RECORDS" in codes


async def test_the_same_moment_gives_the_same_bytes_by_id_and_by_number(city: City) -> None:
    known_at, incident = moment(), (await incidents(city))[0]
    first = await city.get("dossier.docx", incident=incident["id"], knownAt=known_at)
    again = await city.get("dossier.docx", incident=incident["number"], knownAt=known_at, lang="zh")
    assert first.content == again.content
    assert (first.headers["content-type"], first.headers["content-language"]) == (DOCX, "zh")
    assert f"dossier-{incident['on']}.docx" in first.headers["content-disposition"]
    assert int(first.headers["content-length"]) == len(first.content)
    texts = [paragraph.text for paragraph in Document(io.BytesIO(first.content)).paragraphs]
    assert incident["title"] in texts
    head = await city.client.head("/exports/dossier.docx", params={"incident": incident["id"], "knownAt": known_at})
    assert (head.status_code, head.content) == (200, b"")
    assert head.headers["content-length"] == first.headers["content-length"]


async def test_it_speaks_the_language_that_is_accepted(city: City) -> None:
    incident = (await incidents(city))[0]
    response = await city.client.get(
        "/exports/dossier.json", params={"incident": incident["id"]}, headers={"accept-language": "en"}
    )
    assert response.headers["content-language"] == "en"
    dossier = response.json()
    assert dossier["language"] == "en"
    assert any(line["words"].startswith("The register has no such records of duty") for line in dossier["unknown"])
    assert dossier["madeFor"]["knownAt"] == response.headers["zerenlian-known-at"]


async def test_what_cannot_be_is_refused_with_what_to_do(city: City) -> None:
    incident = (await incidents(city))[0]["number"]
    status, code, message = await city.refused("dossier.docx", incident="示例没有")
    assert (status, code) == (404, "NOT_FOUND")
    assert "示例没有" in message
    assert (await city.refused("dossier.json", incident=incident, knownAt="1999-01-01T00:00:00Z"))[:2] == (
        404,
        "NOT_FOUND",
    )
    later = (datetime.now(UTC) + timedelta(days=1)).isoformat()
    for known_at, words in (
        ("gestern", "is no moment"),
        ("2025-01-01T00:00:00", "no zone"),
        (later, "has not come yet"),
    ):
        status, code, message = await city.refused("dossier.docx", incident=incident, knownAt=known_at)
        assert (status, code) == (400, "BAD_USER_INPUT")
        assert words in message
    assert (await city.refused("dossier.docx"))[1] == "BAD_USER_INPUT"
    assert "validOn" in (await city.refused("dossier.docx", incident=incident, validOn="2025-01-01"))[2]
    assert (await city.refused("dossier.pdf", incident=incident))[1] == "NOT_FOUND"
    assert (await city.refused("dossier.docx", incident="Area:320500"))[1] == "NOT_FOUND"
