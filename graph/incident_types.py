"""Types of incidents (事故类别) by the edition of GB 6441 that was in force on a day.

The editions stand in `incident_types.toml`. Days are those of Asia/Shanghai, as ISO texts; periods are half-open.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from graph.clock import OPEN_DAY

_FILE = Path(__file__).with_name("incident_types.toml")


@dataclass(frozen=True, slots=True)
class IncidentType:
    """A type as its edition has it; `category` is FIRE or ROAD_TRAFFIC where the type says so by itself."""

    code: str
    name: str
    category: str | None = None


@dataclass(frozen=True, slots=True)
class Edition:
    """An edition of the standard and the days on which it is in force; its types by code, none where they are not known."""

    name: str
    valid_from: str
    valid_to: str
    types: Mapping[str, IncidentType]


@cache
def editions() -> tuple[Edition, ...]:
    """All editions, the oldest first."""
    return tuple(
        Edition(
            each["name"],
            each["from"].isoformat(),
            each["to"].isoformat() if "to" in each else OPEN_DAY,
            {code: IncidentType(code, **said) for code, said in each.get("types", {}).items()},
        )
        for each in tomllib.loads(_FILE.read_text("utf-8"))["edition"]
    )


def edition_on(day: str) -> Edition | None:
    """The edition in force on a day; None before the first."""
    return next((each for each in editions() if each.valid_from <= day < each.valid_to), None)
