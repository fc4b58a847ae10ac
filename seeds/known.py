"""What the register holds, as the resolver of place names and the importers need it."""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence

from graph.clock import ALWAYS, OPEN_DAY
from graph.register.read import RegisteredArea, RegisteredName, known_areas
from graph.register.reader import Reader
from seeds.places import KnownArea, KnownName


async def areas_on(reader: Reader, on: dt.date) -> tuple[KnownArea, ...]:
    """Every area that the register holds, with its parent and its merges on the day."""
    return tuple(_area(area, on.isoformat()) for area in await known_areas(reader, on))


def area_of_issuer(issuer: str, areas: Sequence[KnownArea], on: dt.date) -> tuple[KnownArea, ...]:
    """The areas with the longest name that the issuer's name begins with: 苏州市应急管理局 is 苏州市's.

    More than one where several areas go by that name on the day, none where no area does.
    """
    by_key = {area.key: area for area in areas}
    best: dict[str, KnownArea] = {}
    longest = 0
    for area in areas:
        if not _holds(area.valid_from, area.valid_to, on):
            continue
        length = max((len(name) for name in _full_names(area, by_key, on) if issuer.startswith(name)), default=0)
        if length > longest:
            best, longest = {}, length
        if length and length == longest:
            best[area.key] = area
    return tuple(best.values())


def _full_names(area: KnownArea, by_key: dict[str, KnownArea], on: dt.date) -> Iterator[str]:
    """金坛区, 常州市金坛区, 江苏省常州市金坛区, and the same with the area's other names."""
    for name in (area.name, *_other_names(area, on)):
        yield name
        above = by_key.get(area.parent_key or "")
        while above:
            name = above.name + name
            yield name
            above = by_key.get(above.parent_key or "")


def _other_names(area: KnownArea, on: dt.date) -> Iterable[str]:
    return (n.text for n in area.names if n.context_key is None and _holds(n.valid_from, n.valid_to, on))


def _area(area: RegisteredArea, on: str) -> KnownArea:
    merged = tuple(merge.area_key for merge in area.merges if merge.valid_from <= on < merge.valid_to)
    return KnownArea(
        area.key,
        area.code,
        area.name,
        area.level or "",
        area.kind or "",
        area.parent_key,
        tuple(map(_name, area.names)),
        _start(area.valid_from),
        _end(area.valid_to),
        merged,
        area.codes,
        area.was_in,
    )


def _name(name: RegisteredName) -> KnownName:
    return KnownName(name.name, name.kind, name.context_key, _start(name.valid_from), _end(name.valid_to))


def _start(day: str) -> dt.date | None:
    return None if day == ALWAYS else dt.date.fromisoformat(day)


def _end(day: str) -> dt.date | None:
    return None if day == OPEN_DAY else dt.date.fromisoformat(day)


def _holds(valid_from: dt.date | None, valid_to: dt.date | None, on: dt.date) -> bool:
    return (valid_from is None or valid_from <= on) and (valid_to is None or on < valid_to)
