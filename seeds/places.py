"""Which area does a place name in a document mean? Pure: it knows only the areas it is given.

It searches below the area that the document is about, among the areas and names that hold on the document's day. It
never guesses: where nothing fits, or several areas do, it raises `UnresolvedPlace` with the candidates.
"""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from enum import StrEnum
from functools import lru_cache

from seeds.names import normalise, zone_and_town

_MOST_CANDIDATES = 5
_LEAST_SIMILARITY = 0.4
_TOWN_SUFFIXES = ("街道", "镇", "乡")


class NoteKind(StrEnum):
    """What a reader should report about a place that did resolve."""

    DECLARED_ALIAS = "DECLARED_ALIAS"
    """The name stands in no code list; only the gazetteer declares which area it means."""
    RENAMED = "RENAMED"
    """The area has another name on that day; it had this one before."""
    TOWN_NOT_MERGED = "TOWN_NOT_MERGED"
    """The town in brackets lies beside the zone, but no source says on that day that they are one administration."""


@dataclass(frozen=True, slots=True)
class KnownName:
    """Another name of an area; `context_key` binds it to documents about that area. The period is half-open."""

    text: str
    kind: str
    context_key: str | None = None
    valid_from: dt.date | None = None
    valid_to: dt.date | None = None


@dataclass(frozen=True, slots=True)
class KnownArea:
    """An area as the resolver needs it; the importer builds it from the graph. Names are normalised, periods half-open.

    `merged_with` are the keys of the zones or towns that it forms one administration with on the day in question, `codes` all that
    it has or has had, where they are several, `was_in` the keys of all areas that it is or was part of.
    """

    key: str
    code: str | None
    name: str
    level: str
    kind: str
    parent_key: str | None
    names: tuple[KnownName, ...] = ()
    valid_from: dt.date | None = None
    valid_to: dt.date | None = None
    merged_with: tuple[str, ...] = ()
    codes: tuple[str, ...] = ()
    was_in: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PlaceNote:
    """Something to report: what was written, and the name of the area it was taken for."""

    kind: NoteKind
    seen: str
    meant: str


@dataclass(frozen=True, slots=True)
class Resolved:
    """The area meant; `town_key` is the town in brackets behind a zone."""

    area_key: str
    town_key: str | None = None
    notes: tuple[PlaceNote, ...] = ()


@dataclass(frozen=True, slots=True)
class Candidate:
    """An area that may have been meant; `parent` is the name of the area above it."""

    key: str
    name: str
    code: str | None
    parent: str | None


class Doubt(StrEnum):
    """Why a place did not resolve."""

    NOTHING_FITS = "NOTHING_FITS"
    SEVERAL_FIT = "SEVERAL_FIT"


class UnresolvedPlace(LookupError):
    """No area, or more than one, goes by that name: `seen`, `doubt` and the `candidates`, best first."""

    def __init__(self, seen: str, doubt: Doubt, candidates: Sequence[Candidate]) -> None:
        self.seen, self.doubt, self.candidates = seen, doubt, tuple(candidates)
        listed = ", ".join(f"{c.name} ({c.code or c.key}) in {c.parent}" for c in self.candidates) or "none"
        super().__init__(f"{seen!r}: {doubt}, candidates: {listed}")


@dataclass(frozen=True, slots=True)
class _Scene:
    """Where and when a name is read: the area searched, the day, and the areas whose short names count.

    `left` searches what goes on below areas that have ended as well.
    """

    within: str
    on: dt.date
    contexts: frozenset[str]
    strictly_below: bool = False
    left: bool = False


class Resolver:
    """Resolves place names against a fixed set of areas.

    Raises ValueError where two areas share a key or a parent is not among them.
    """

    def __init__(self, areas: Iterable[KnownArea]) -> None:
        self._areas: dict[str, KnownArea] = {}
        for area in areas:
            if area.key in self._areas:
                raise ValueError(f"two areas with the key {area.key!r}")
            self._areas[area.key] = area
        orphans = [a.key for a in self._areas.values() if a.parent_key and a.parent_key not in self._areas]
        if orphans:
            raise ValueError(f"areas whose parent is unknown: {', '.join(orphans)}")
        self._within = lru_cache(maxsize=64)(self._find_within)

    def resolve(self, seen: str, *, on: dt.date, about: str, beside: str | None = None) -> Resolved:
        """The area that `seen` means in a document of the day `on` about the area `about`.

        `beside` is the area that the same cell named just before; the short names of its district count as well. Where nothing
        else fits, an area is meant that goes on though one above it has ended (docs/decisions/0025).
        Raises UnresolvedPlace, and KeyError where `about` or `beside` is not a known area.
        """
        scene = _Scene(about, on, self._contexts(about, beside))
        text = normalise(seen)
        below = self._without_areas_above(text, about)
        every = replace(scene, left=True)
        ways = ((text, scene), (below, scene), (text, every), (below, every))
        readings: list[Resolved] = next(filter(None, (self._readings(*way) for way in ways)), [])
        if len(readings) == 1:
            return readings[0]
        if readings:
            raise UnresolvedPlace(
                seen, Doubt.SEVERAL_FIT, [self._candidate(key) for key in dict.fromkeys(r.area_key for r in readings)]
            )
        raise UnresolvedPlace(seen, Doubt.NOTHING_FITS, self._similar(text, every))

    def _contexts(self, about: str, beside: str | None) -> frozenset[str]:
        district = self._district_of(beside) if beside is not None else None
        return frozenset({self._areas[about].key} | ({district} if district else set()))

    def _district_of(self, key: str) -> str | None:
        return next((area.key for area in self._upward(key) if area.level == "DISTRICT"), None)

    def _upward(self, key: str) -> Iterator[KnownArea]:
        step: str | None = key
        while step is not None:
            area = self._areas[step]
            yield area
            step = area.parent_key

    def _without_areas_above(self, text: str, about: str) -> str:
        above = [area.name for area in self._upward(about)][1:]
        for name in reversed(above):
            text = text.removeprefix(name)
        return text

    def _readings(self, text: str, scene: _Scene) -> list[Resolved]:
        """Every way to read the text; the same area read in two ways counts once, with the fewest notes."""
        readings = [*self._plain(text, scene)] or [*self._with_town(text, scene)]
        best: dict[tuple[str, str | None], Resolved] = {}
        for reading in sorted(readings, key=lambda r: len(r.notes)):
            best.setdefault((reading.area_key, reading.town_key), reading)
        return list(best.values())

    def _plain(self, text: str, scene: _Scene) -> Iterator[Resolved]:
        """Areas of exactly that name, and areas below one whose name the text begins with (太仓市璜泾镇)."""
        for area in self._within(scene.within, scene.on, scene.left):
            if scene.strictly_below and area.key == scene.within:
                continue
            for name in self._names(area, scene):
                if text == name.text and _is_there(area, scene.on):
                    yield Resolved(area.key, None, _notes(name, area))
                elif text.startswith(name.text):
                    yield from self._below(text.removeprefix(name.text), area, name, scene)

    def _below(self, rest: str, area: KnownArea, prefix: KnownName, scene: _Scene) -> Iterator[Resolved]:
        inner = replace(scene, within=area.key, contexts=scene.contexts | {area.key}, strictly_below=True)
        for reading in self._plain(rest, inner):
            yield Resolved(reading.area_key, None, (*_notes(prefix, area), *reading.notes))

    def _with_town(self, text: str, scene: _Scene) -> Iterator[Resolved]:
        parts = zone_and_town(text)
        if parts is None:
            return
        for zone in self._plain(parts.zone, scene):
            area = self._areas[zone.area_key]
            if any(parts.town == name.text for name in self._names(area, scene)):
                yield zone
            for town in self._towns_of(area, scene.on):
                if parts.town in _written_forms(town):
                    yield Resolved(area.key, town.key, (*zone.notes, *_unmerged(area, town)))

    def _towns_of(self, zone: KnownArea, on: dt.date) -> Iterator[KnownArea]:
        """The towns that can stand in brackets behind the zone: merged with it, or beside it below the same parent."""
        for key, area in self._areas.items():
            near = key in zone.merged_with or (area.parent_key == zone.parent_key and key != zone.key)
            if near and area.level == "TOWN" and area.kind == "ADMINISTRATIVE" and _is_there(area, on):
                yield area

    def _names(self, area: KnownArea, scene: _Scene) -> Iterator[KnownName]:
        yield KnownName(area.name, "NAME")
        for name in area.names:
            in_context = name.context_key is None or name.context_key in scene.contexts
            if in_context and _holds(name.valid_from, name.valid_to, scene.on):
                yield name

    def _find_within(self, within: str, on: dt.date, left: bool) -> tuple[KnownArea, ...]:
        """The areas from `within` downwards that are there with all above them; all that ever were where `left`."""
        found = []
        for area in self._areas.values():
            above = list(self._upward(area.key))
            if any(step.key == within for step in above) and (left or all(_is_there(step, on) for step in above)):
                found.append(area)
        return tuple(found)

    def _candidate(self, key: str) -> Candidate:
        area = self._areas[key]
        parent = self._areas[area.parent_key].name if area.parent_key else None
        return Candidate(key, area.name, area.code, parent)

    def _similar(self, text: str, scene: _Scene) -> list[Candidate]:
        scored = []
        for area in self._within(scene.within, scene.on, scene.left):
            if not _is_there(area, scene.on):
                continue
            parent = self._areas[area.parent_key].name if area.parent_key else ""
            forms = [form for name in self._names(area, scene) for form in (name.text, parent + name.text)]
            likeness = max(SequenceMatcher(None, text, form).ratio() for form in forms)
            if likeness >= _LEAST_SIMILARITY:
                scored.append((-likeness, area.key))
        return [self._candidate(key) for _, key in sorted(scored)[:_MOST_CANDIDATES]]


def _holds(valid_from: dt.date | None, valid_to: dt.date | None, on: dt.date) -> bool:
    return (valid_from is None or valid_from <= on) and (valid_to is None or on < valid_to)


def _is_there(area: KnownArea, on: dt.date) -> bool:
    return _holds(area.valid_from, area.valid_to, on)


def _notes(name: KnownName, area: KnownArea) -> tuple[PlaceNote, ...]:
    return (PlaceNote(NoteKind.DECLARED_ALIAS, name.text, area.name),) if name.kind == "DECLARED" else ()


def _unmerged(zone: KnownArea, town: KnownArea) -> tuple[PlaceNote, ...]:
    merged = town.key in zone.merged_with or zone.key in town.merged_with
    return () if merged else (PlaceNote(NoteKind.TOWN_NOT_MERGED, f"{zone.name}（{town.name}）", town.name),)


def _written_forms(town: KnownArea) -> set[str]:
    stem = next((town.name.removesuffix(end) for end in _TOWN_SUFFIXES if town.name.endswith(end)), town.name)
    return {town.name, stem}
