"""The areas of 示例市: districts, towns, zones and villages, with one town renamed and one split.

Codes begin with 99, outside the national range. Districts and towns count from 0; a town is (district, town).
"""

from dataclasses import dataclass, field

from graph import keys
from graph.clock import ALWAYS, OPEN_DAY
from seeds.sample.scale import DISTRICTS, Scale
from seeds.sample.words import district_name, town_stem

CITY_CODE = "990100"
RENAMED_TOWN, RENAMED_ON, FORMER_NAME = (3, 0), "2019-10-01", "示例丁旧镇"
SPLIT_TOWN, SPLIT_ON = (2, 2), "2021-07-01"
HEIRS = (("001", "示例丙三东街道"), ("002", "示例丙三西街道"))
MERGED_ZONES = {0: "示例甲经济开发区", 1: "示例乙高新区", 4: "示例戊度假区"}
"""By district: zones under one administration with the district's first town."""
OWN_ZONES = {2: ("401", "示例丙保税区"), 6: (None, "示例庚产业园")}
"""By district: zones that administer themselves; one has no code."""
MERGED_ON = "2018-01-01"


@dataclass(frozen=True, slots=True)
class Place:
    """An area while it exists. `stem` is what its offices are called after; `spot` tells districts and towns apart."""

    key: str
    code: str | None
    name: str
    level: str
    parent: "Place | None"
    spot: tuple[int, ...] = ()
    kind: str = "ADMINISTRATIVE"
    valid_from: str = ALWAYS
    valid_to: str = OPEN_DAY

    @property
    def short_code(self) -> str:
        """The digits below the city's, for names of persons."""
        digits = (self.code or self.key.removeprefix("Area:")[:6]).removeprefix("9901")
        return digits or "00"


@dataclass(slots=True)
class City:
    """All areas, each after its parent. `merged` pairs zones with towns; `heirs` are those of the split town."""

    scale: Scale
    city: Place
    districts: list[Place] = field(default_factory=list)
    towns: dict[tuple[int, ...], Place] = field(default_factory=dict)
    heirs: list[Place] = field(default_factory=list)
    zones: list[Place] = field(default_factory=list)
    merged: list[tuple[Place, Place]] = field(default_factory=list)
    villages: list[Place] = field(default_factory=list)

    @property
    def administered(self) -> list[Place]:
        """Every area with offices of its own: a merged zone shares the town's."""
        shared = {zone.key for zone, _ in self.merged}
        return [place for place in self.all if place.key not in shared]

    @property
    def all(self) -> list[Place]:
        """Every area, each after its parent."""
        return [self.city, *self.districts, *self.towns.values(), *self.heirs, *self.zones, *self.villages]

    @property
    def standing_towns(self) -> list[Place]:
        """The towns of today: the heirs instead of the town that was split."""
        return [town for town in self.towns.values() if town.valid_to == OPEN_DAY] + self.heirs


def build_city(scale: Scale) -> City:
    """The areas of a city of that size."""
    city = City(scale, Place(keys.area(CITY_CODE), CITY_CODE, "示例市", "CITY", None))
    for number in range(DISTRICTS):
        _add_district(city, number)
    return city


def _add_district(city: City, number: int) -> None:
    code = f"9901{number + 1:02}"
    district = Place(keys.area(code), code, district_name(number), "DISTRICT", city.city, (number,))
    city.districts.append(district)
    for town in range(city.scale.towns):
        _add_town(city, district, (number, town))
    if number == SPLIT_TOWN[0]:
        for suffix, name in HEIRS:
            city.heirs.append(_below(district, suffix, name, valid_from=SPLIT_ON))
    if number in MERGED_ZONES:
        zone = _below(district, "400", MERGED_ZONES[number], kind="FUNCTIONAL_ZONE")
        city.zones.append(zone)
        city.merged.append((zone, city.towns[number, 0]))
    if number in OWN_ZONES:
        city.zones.append(_below(district, *OWN_ZONES[number], kind="FUNCTIONAL_ZONE"))


def _add_town(city: City, district: Place, spot: tuple[int, int]) -> None:
    stem = town_stem(*spot)
    town = _below(
        district, f"{101 + spot[1]}", f"{stem}镇", spot, valid_to=SPLIT_ON if spot == SPLIT_TOWN else OPEN_DAY
    )
    city.towns[spot] = town
    for number in range(1, city.scale.villages + 1):
        code = f"{town.code}{200 + number}"
        city.villages.append(Place(keys.area(code), code, f"{stem}{number:02}村", "VILLAGE", town, (*spot, number)))


def _below(
    district: Place,
    suffix: str | None,
    name: str,
    spot: tuple[int, ...] = (),
    kind: str = "ADMINISTRATIVE",
    valid_from: str = ALWAYS,
    valid_to: str = OPEN_DAY,
) -> Place:
    code = f"{district.code}{suffix}" if suffix else None
    key = keys.area(code, district.key, name)
    return Place(key, code, name, "TOWN", district, spot, kind, valid_from, valid_to)
