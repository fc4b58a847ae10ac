"""Incidents of the random register: counts, investigations and measures, several of them corrected since."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from graph.clock import OPEN_DAY, today

if TYPE_CHECKING:
    from tests.compiler.growing import Clocks, Growing

MOMENTS = (
    "1986-05-05T04:00:00.000000Z",
    "2019-12-31T15:59:59.999999Z",
    "2019-12-31T16:00:00.000000Z",
    "2020-02-09T04:00:00.000000Z",
    "2022-06-01T04:00:00.000000Z",
    "2024-02-14T16:00:00.000000Z",
    "2026-07-01T04:00:00.000000Z",
)
"""On both sides of midnight in Shanghai and of the editions; counts up to 31 days behind some of them lie at questions' bounds."""
INCIDENTS, MEASURES = 14, 14
_KINDS = ("REMINDER_LETTER", "INTERVIEW", "RECTIFICATION_ORDER", "CLOSURE", "VETO")
_DEATHS = (None, 0, 2, 3, 10, 30)
_INJURIES = (None, 0, 0, 9, 10, 100)
_CENTS = (None, 0, 0, 7, 105, 999_999_999, 1_000_000_000, 10_000_000_000)
_FULFILLED = (None, "2020-03-05", "2021-01-01", "2024-03-15")


def add_incidents(growing: Growing) -> None:
    """All of it."""
    incidents = [_incident(growing, number) for number in range(INCIDENTS)]
    hazards = [node.key for node in growing.world.of("Hazard")]
    for number in range(MEASURES):
        _measure(growing, number, incidents + hazards)


def _incident(growing: Growing, number: int) -> str:
    choice, moment = growing.random.choice, MOMENTS[number % len(MOMENTS)]
    on = today(datetime.fromisoformat(moment)).isoformat()
    learned = {name: when for name, when in choice(growing.versions()).items() if name.startswith("recorded")}
    key = growing.world.node(
        "Incident",
        f"Incident:n{number:02}",
        number=f"示例事故-{number}",
        title=None if number == 9 else f"示例事故{number}",
        occurredAt=moment,
        type=choice((None, "01", "08", "010", "27")),
        category=choice((None, None, "FIRE", "ROAD_TRAFFIC", "OTHER")),
        isProductionSafety=None if number == 10 else number % 5 != 4,
        validFrom=on,
        validTo=OPEN_DAY,
        **learned,
    )
    towns = growing.areas["TOWN"]
    if number != 11:
        growing.world.edge("OCCURRED_AT", key, choice(growing.enterprises if number % 3 else towns))
    for place, behind in enumerate(growing.random.sample((0, 3, 7, 8, 29, 30, 31, 60), choice((0, 2, 3, 4)))):
        _counts(growing, key, f"{number:02}{place}", (date.fromisoformat(on) + timedelta(behind)).isoformat())
    for place in range(choice((0, 1, 2))):
        _investigation(growing, key, f"{number:02}{place}", on)
    return key


def _happened(growing: Growing, on: str) -> list[Clocks]:
    """The versions of something that happened on a day."""
    return [{**clocks, "validFrom": on, "validTo": OPEN_DAY} for clocks in growing.versions()]


def _counts(growing: Growing, incident: str, name: str, on: str) -> None:
    choice = growing.random.choice
    for version, clocks in enumerate(_happened(growing, on)):
        figures = {"deaths": choice(_DEATHS), "seriousInjuries": choice(_INJURIES), "directLossCents": choice(_CENTS)}
        key = growing.statement("CasualtyCount", f"k{name}{version}", clocks, **figures)
        growing.world.edge("OF_INCIDENT", key, incident)


def _investigation(growing: Growing, incident: str, name: str, on: str) -> None:
    choice = growing.random.choice
    level = choice(("CITY", "DISTRICT"))
    for version, clocks in enumerate(_happened(growing, on)):
        key = growing.statement(
            "Investigation",
            f"v{name}{version}",
            clocks,
            level=None if name == "030" else level,
            elevatedFrom=choice((None, "TOWN")),
            concludedOn=choice(_FULFILLED),
            conclusion=choice((None, "示例结论")),
        )
        growing.world.edge("OF_INCIDENT", key, incident)
        for unit in growing.random.sample(growing.organizations, choice((0, 1, 2))):
            growing.world.edge("PERFORMED_BY", key, unit)


def _measure(growing: Growing, number: int, grounds: list[str]) -> None:
    choice = growing.random.choice
    towns = growing.areas["TOWN"]
    against = choice((growing.persons, growing.posts, growing.organizations, growing.enterprises, towns)[number % 5])
    for version, clocks in enumerate(_happened(growing, choice(("2019-06-01", "2020-03-09", "2024-03-14")))):
        key = growing.statement(
            "AccountabilityMeasure",
            f"x{number:02}{version}",
            clocks,
            number=f"示例督〔2020〕{number}号",
            kind=choice(_KINDS),
            note=choice((None, "示例内容")),
            replyBy=choice((None, "2020-03-10", "2024-03-14", "2024-03-15")),
            repliedOn=choice(_FULFILLED),
            dueOn=choice((None, "2020-03-10", "2024-03-14")),
            completedOn=choice(_FULFILLED),
        )
        if number != 6:
            growing.world.edge("AGAINST", key, against)
        for ground in growing.random.sample(grounds, choice((0, 1, 1, 2))):
            growing.world.edge("CONCERNS", key, ground)
        growing.world.edge("PERFORMED_BY", key, choice((*growing.organizations, *growing.posts, *growing.persons)))
