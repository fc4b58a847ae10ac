"""The gazetteer: areas, their names, zones merged with towns, and how areas changed, from the CSV files beside it.

`seeds/gazetteer/README.md` says which editions of the code lists and which documents the rows come from.
"""

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

from seeds.gazetteer.cells import GazetteerError, Period, Row, rows_of
from seeds.places import KnownArea, KnownName

__all__ = [
    "AreaChange",
    "AreaName",
    "ChangeKind",
    "Gazetteer",
    "GazetteerArea",
    "GazetteerError",
    "GazetteerKind",
    "GazetteerLevel",
    "Merge",
    "NameKind",
    "Period",
    "load_gazetteer",
]

DATA = Path(__file__).parent
_CODE = re.compile(r"\d{6}(\d{3})?")


class GazetteerLevel(StrEnum):
    """Levels that the gazetteer covers, from the top."""

    PROVINCE = "PROVINCE"
    CITY = "CITY"
    DISTRICT = "DISTRICT"
    TOWN = "TOWN"


class GazetteerKind(StrEnum):
    """An administrative area, or a zone that is administered like one."""

    ADMINISTRATIVE = "ADMINISTRATIVE"
    FUNCTIONAL_ZONE = "FUNCTIONAL_ZONE"


class NameKind(StrEnum):
    """DECLARED is an alias that no code list has: the gazetteer vouches for it, and its use is reported."""

    ALIAS = "ALIAS"
    SHORT = "SHORT"
    FORMER = "FORMER"
    DECLARED = "DECLARED"


class ChangeKind(StrEnum):
    """What happened to areas; UPGRADED is 县级市 to 区 or 镇 to 街道, RECODED the same area under a new code."""

    RENAMED = "RENAMED"
    SPLIT = "SPLIT"
    MERGED = "MERGED"
    RECODED = "RECODED"
    UPGRADED = "UPGRADED"


@dataclass(frozen=True, slots=True)
class AreaName:
    """Another name of an area; with `context_ref` it is valid only in documents about that area."""

    area_ref: str
    text: str
    kind: NameKind
    context_ref: str | None
    period: Period
    source: str


@dataclass(frozen=True, slots=True)
class GazetteerArea:
    """An area; `ref` is its code, or "parent_ref/name" where it has none."""

    ref: str
    code: str | None
    name: str
    level: GazetteerLevel
    kind: GazetteerKind
    parent_ref: str | None
    period: Period
    names: tuple[AreaName, ...]
    source: str


@dataclass(frozen=True, slots=True)
class Merge:
    """区镇合一: zone and town share one administration. A joint sub-district stands as `zone` over each part."""

    zone_ref: str
    town_ref: str
    period: Period
    source: str


@dataclass(frozen=True, slots=True)
class AreaChange:
    """A change on the day `on`; where `uncertain`, that is the latest possible day."""

    kind: ChangeKind
    on: dt.date
    uncertain: bool
    from_refs: tuple[str, ...]
    to_refs: tuple[str, ...]
    source: str


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """Everything the CSV files hold, checked; areas stand after their parents."""

    areas: Mapping[str, GazetteerArea]
    merges: tuple[Merge, ...]
    changes: tuple[AreaChange, ...]

    @property
    def goes_on_as(self) -> Mapping[str, str]:
        """The refs of rows that are the same area as a later row, with that one's: a change of its code or name alone."""
        same = {ChangeKind.RECODED, ChangeKind.RENAMED, ChangeKind.UPGRADED}
        pairs = (
            (*change.from_refs, *change.to_refs)
            for change in self.changes
            if change.kind in same and len(change.from_refs) == len(change.to_refs) == 1
        )
        return {before: after for before, after in pairs if before != after}

    def known_areas(self, on: dt.date) -> tuple[KnownArea, ...]:
        """The areas as the resolver takes them, with the merges of that day."""
        partners: dict[str, list[str]] = {ref: [] for ref in self.areas}
        for merge in self.merges:
            if merge.period.holds(on):
                partners[merge.zone_ref].append(merge.town_ref)
                partners[merge.town_ref].append(merge.zone_ref)
        return tuple(_known(area, tuple(partners[area.ref])) for area in self.areas.values())


def load_gazetteer(folder: Path = DATA) -> Gazetteer:
    """Read and check the four CSV files of the folder.

    Raises GazetteerError for the first value that cannot be, OSError where a file cannot be read.
    """
    areas: dict[str, GazetteerArea] = {}
    for row in rows_of(folder / "areas.csv", "code name level kind parent valid_from valid_to uncertain source"):
        area = _area(row, areas)
        areas[area.ref] = area
    names = _names(folder, areas)
    merges = rows_of(folder / "merges.csv", "zone town valid_from valid_to uncertain source")
    changes = rows_of(folder / "changes.csv", "kind on uncertain from to source")
    return Gazetteer(
        {ref: replace(area, names=tuple(names[ref])) for ref, area in areas.items()},
        tuple(_merge(row, areas) for row in merges),
        tuple(_change(row, areas) for row in changes),
    )


def _area(row: Row, areas: Mapping[str, GazetteerArea]) -> GazetteerArea:
    code, name, level = row.cells["code"] or None, row.name("name"), row.kind("level", GazetteerLevel)
    parent = row.ref("parent", areas) if row.cells["parent"] else None
    if code is not None and level is not _level_of(code):
        raise row.error("code", f"the code of a {level}")
    if (parent is None) != (level is GazetteerLevel.PROVINCE) or (parent and not _above(areas[parent].level, level)):
        raise row.error("parent", f"the area above a {level}")
    if code and parent and not code.startswith(_stem(parent)):
        raise row.error("code", f"a code that begins like {parent}")
    kind, period = row.kind("kind", GazetteerKind), row.period()
    ref = code or f"{parent}/{name}"
    siblings = (area for area in areas.values() if (area.parent_ref, area.name) == (parent, name))
    if ref in areas or any(area.period.overlaps(period) for area in siblings):
        raise row.error("code" if code in areas else "name", "an area that is listed once for each day")
    return GazetteerArea(ref, code, name, level, kind, parent, period, (), row.text("source"))


def _names(folder: Path, areas: Mapping[str, GazetteerArea]) -> Mapping[str, list[AreaName]]:
    names: defaultdict[str, list[AreaName]] = defaultdict(list)
    for row in rows_of(folder / "names.csv", "area name kind context valid_from valid_to uncertain source"):
        name = _name(row, areas)
        same = (
            known for known in names[name.area_ref] if (known.text, known.context_ref) == (name.text, name.context_ref)
        )
        if name.text == areas[name.area_ref].name or any(known.period.overlaps(name.period) for known in same):
            raise row.error("name", "a name that the area does not have yet")
        names[name.area_ref].append(name)
    return names


def _name(row: Row, areas: Mapping[str, GazetteerArea]) -> AreaName:
    kind = row.kind("kind", NameKind)
    context = row.ref("context", areas) if row.cells["context"] else None
    if (kind is NameKind.SHORT) != (context is not None):
        raise row.error("context", "an area for a SHORT name, nothing for any other")
    return AreaName(row.ref("area", areas), row.name("name"), kind, context, row.period(), row.text("source"))


def _merge(row: Row, areas: Mapping[str, GazetteerArea]) -> Merge:
    zone, town = row.ref("zone", areas), row.ref("town", areas)
    if zone == town or areas[zone].parent_ref != areas[town].parent_ref:
        raise row.error("town", "another area below the same parent as the zone")
    return Merge(zone, town, row.period(), row.text("source"))


def _change(row: Row, areas: Mapping[str, GazetteerArea]) -> AreaChange:
    kind, on = row.kind("kind", ChangeKind), row.day("on")
    if on is None:
        raise row.error("on", "a day as YYYY-MM-DD")
    if row.cells["uncertain"] not in ("", "ON"):
        raise row.error("uncertain", "ON or nothing")
    uncertain = row.cells["uncertain"] == "ON"
    return AreaChange(kind, on, uncertain, row.refs("from", areas), row.refs("to", areas), row.text("source"))


def _known(area: GazetteerArea, merged_with: tuple[str, ...]) -> KnownArea:
    names = tuple(
        KnownName(name.text, name.kind, name.context_ref, name.period.valid_from, name.period.valid_to)
        for name in area.names
    )
    bounds = (area.period.valid_from, area.period.valid_to)
    return KnownArea(
        area.ref, area.code, area.name, area.level, area.kind, area.parent_ref, names, *bounds, merged_with
    )


def _level_of(code: str) -> GazetteerLevel | None:
    if not _CODE.fullmatch(code):
        return None
    if len(code) == 9:
        return GazetteerLevel.TOWN
    if code.endswith("0000"):
        return GazetteerLevel.PROVINCE
    return GazetteerLevel.CITY if code.endswith("00") else GazetteerLevel.DISTRICT


def _above(upper: GazetteerLevel, lower: GazetteerLevel) -> bool:
    order = list(GazetteerLevel)
    return order.index(upper) < order.index(lower)


def _stem(code: str) -> str:
    """The digits that all codes below this one share: 32 of 320000, 3205 of 320500."""
    return code.removesuffix("00").removesuffix("00")
