"""What the type of an incident means on its day, as Cypher made of the editions in `graph.incident_types`.

In every text `this` is the incident; its `validFrom` is the Shanghai day on which it happened.
"""

from collections.abc import Callable

from graph.incident_types import Edition, IncidentType, editions


def _by_edition(written: Callable[[Edition], str]) -> str:
    """What each edition says, by the day of the incident; null before the first."""
    cases = "".join(
        f" WHEN '{each.valid_from}' <= this.validFrom AND this.validFrom < '{each.valid_to}' THEN {written(each)}"
        for each in editions()
    )
    return f"CASE{cases} END"


def _by_type(edition: Edition, word: Callable[[IncidentType], str | None]) -> str:
    """A word for each type of an edition that has one."""
    words = {each.code: said for each in edition.types.values() if (said := word(each)) is not None}
    cases = "".join(f" WHEN '{code}' THEN '{said}'" for code, said in words.items())
    return f"CASE this.type{cases} END" if cases else "null"


TYPE_EDITION = _by_edition(lambda edition: f"'{edition.name}'")
"""The edition of GB 6441 in force on the incident's day."""

TYPE_LABEL = _by_edition(lambda edition: _by_type(edition, lambda each: each.name))
"""The name that this edition has for the type; null where it has none."""

CATEGORY = (
    f"coalesce(this.category, {_by_edition(lambda edition: _by_type(edition, lambda each: each.category))}, 'OTHER')"
)
"""ROAD_TRAFFIC, FIRE or OTHER: as stated, else as the type says by itself."""
