"""Places that a workbook calls as on another day: areas that have ended, names that areas had, and areas by what they lay in."""

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
        (area, name)
        for area in areas.values()
        if within in (None, area.key) or any(above.key == within for above in _above(areas, area))
        if (name := _called(areas, area, text, on))
    ]
    if len(had) != 1:
        return found
    ((area, name),) = had
    is_there = area.valid_to is None or on < area.valid_to
    notes = (PlaceNote(NoteKind.RENAMED, seen, area.name),) if is_there and name != area.name else ()
    return Resolved(area.key, None, notes)


def _called(areas: Mapping[str, KnownArea], area: KnownArea, text: str, on: dt.date) -> str | None:
    """Which of its names the text is, alone or behind the names of areas that it lies or lay in (示例甲区示例甲一镇)."""
    for name in _names(area, on):
        rest = text.removesuffix(name)
        if rest != text and (not rest or any(_called(areas, above, rest, on) for above in _above(areas, area))):
            return name
    return None


def _names(area: KnownArea, on: dt.date) -> Iterator[str]:
    """What it is called by the day, and what it was called before."""
    if area.valid_from is None or area.valid_from <= on:
        yield area.name
    yield from (name.text for name in area.names if name.kind == "FORMER" and name.valid_to and name.valid_to <= on)


def _above(areas: Mapping[str, KnownArea], area: KnownArea) -> list[KnownArea]:
    """All that it lies in or ever lay in, from the nearest."""
    found: dict[str, KnownArea] = {}
    waiting = [area]
    for step in waiting:
        for key in filter(None, (step.parent_key, *step.was_in)):
            if key not in found:
                found[key] = areas[key]
                waiting.append(areas[key])
    return list(found.values())
