"""Places that a workbook calls by a name of another day: areas that have ended, and names that areas had."""

import datetime as dt
from collections.abc import Iterator, Mapping

from seeds.names import normalise
from seeds.places import Doubt, KnownArea, NoteKind, PlaceNote, Resolved, UnresolvedPlace

Found = Resolved | UnresolvedPlace


def past_or(found: Found, areas: Mapping[str, KnownArea], seen: str, within: str | None, on: dt.date) -> Found:
    """What was found on the day; where nothing was, the only area that ever went by that name until then."""
    if isinstance(found, Resolved) or found.doubt is not Doubt.NOTHING_FITS:
        return found
    text = normalise(seen)
    had = [
        area
        for area in areas.values()
        if _lies(areas, area, within) and any(text in (name, above + name) for name, above in _names(areas, area, on))
    ]
    if len(had) != 1:
        return found
    (area,) = had
    is_there = area.valid_to is None or on < area.valid_to
    notes = (PlaceNote(NoteKind.RENAMED, seen, area.name),) if is_there else ()
    return Resolved(area.key, None, notes)


def _names(areas: Mapping[str, KnownArea], area: KnownArea, on: dt.date) -> Iterator[tuple[str, str]]:
    above = areas[area.parent_key].name if area.parent_key else ""
    if area.valid_to and area.valid_to <= on:
        yield area.name, above
    for name in area.names:
        if name.kind == "FORMER" and name.valid_to and name.valid_to <= on:
            yield name.text, above


def _lies(areas: Mapping[str, KnownArea], area: KnownArea, within: str | None) -> bool:
    step: KnownArea | None = area
    while step and within and step.key != within:
        step = areas[step.parent_key] if step.parent_key else None
    return step is not None
