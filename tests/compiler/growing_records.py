"""Records of duty of the random register: entered in time or late, several of them corrected once or twice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.clock import OPEN_DAY, OPEN_MOMENT
from tests.compiler.growing_hazards import add_hazards
from tests.compiler.growing_incidents import add_incidents

if TYPE_CHECKING:
    from tests.compiler.growing import Clocks, Growing

RECORDS, FILES = 40, 4
DAYS = ("2019-01-01", "2020-03-05", "2020-03-06", "2020-03-10", "2020-03-11", "2022-01-01", "2024-03-15")
MOMENTS = (
    "2020-03-06T02:00:00.000000Z",
    "2020-03-10T15:59:59.999999Z",
    "2020-03-10T16:00:00.000000Z",
    "2022-01-01T00:00:00.000000Z",
)
"""Before, at and behind the end of some of the days."""


def add_events(growing: Growing) -> None:
    """What happened, and then what was done about it."""
    add_hazards(growing)
    add_incidents(growing)
    files = [_file(growing, number) for number in range(FILES)]
    for number in range(RECORDS):
        _record(growing, number, files)


def _file(growing: Growing, number: int) -> str:
    said = {"sha256": f"{number}" * 64, "size": number, "mediaType": "image/jpeg"}
    return growing.world.node(
        "Attachment", f"Attachment:f{number}", name=f"示例{number % 2}.a.jpg", **said, **growing.clocks()
    )


def _versions(growing: Growing, number: int) -> list[Clocks]:
    """Recorded at some of the moments, each time instead of before; the last one stands, or was withdrawn."""
    moments = sorted(growing.random.sample(MOMENTS, growing.random.choice((1, 1, 2, 3))))
    ends = [*moments[1:], OPEN_MOMENT if number % 9 else "2023-05-05T05:05:05.000005Z"]
    return [{"recordedFrom": since, "recordedTo": until} for since, until in zip(moments, ends, strict=True)]


def _record(growing: Growing, number: int, files: list[str]) -> None:
    choice, sample = growing.random.choice, growing.random.sample
    doers = sample((*growing.persons, *growing.posts, *growing.groups, *growing.organizations), 3)
    subjects = [node.key for node in growing.world.of("Area", "Enterprise", "Enterprise", "Hazard", "Incident")]
    concerned, days = sample(subjects, 4), sample(DAYS, 2)
    for version, clocks in enumerate(_versions(growing, number)):
        key = growing.statement(
            "DutyRecord",
            f"d{number:02}{version}",
            {**clocks, "validFrom": choice(days), "validTo": OPEN_DAY},
            number=None if number == 11 else f"示例履{number}",
            kind=choice(("VISIT", "VISIT", "REPORT", "LOOK_BACK")),
            title=choice((None, "示例走访")),
            summary=choice((None, "示例内容", "示例更正")),
            dutyNumbers=choice((None, ["三（1）"], ["三（1）", "三（2）"])),
            reportsOn=choice((None, "2020-02")),
        )
        for kind, ends, most in (("PERFORMED_BY", doers, 2), ("CONCERNS", concerned, 3), ("ATTACHED", files, 2)):
            for end in sample(ends, growing.random.randint(0, most)):
                growing.world.edge(kind, key, end)
