"""Who inspects, accepts and supervises in each place of 示例市: officers, and the committee offices of three levels."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from graph import keys
from graph.clock import OPEN_DAY
from seeds.sample.areas import City, Place
from seeds.sample.documents import COMMITTEE_OFFICE
from seeds.sample.offices import Office
from seeds.sample.words import lot

INSPECTORS = keys.organization("示例市应急管理局执法监督处")
"""The division of the city's bureau that inspects areas."""
_INSPECTING = ("应急管理办公室", "村村民委员会", "应急管理局")


@dataclass(frozen=True, slots=True)
class Officers:
    """The posts that inspect in a place, and the committee offices above it by level."""

    place: Place
    posts: tuple[str, ...]
    committees: Mapping[str, str]

    def officer(self, *what: str) -> str:
        """The post whose turn it is."""
        return self.posts[lot(len(self.posts), *what)]


def officers_by_place(city: City, offices: Mapping[str, Sequence[Office]]) -> dict[str, Officers]:
    """By the key of each place in which enterprises lie."""
    town_of = {zone.key: town for zone, town in city.merged}
    found: dict[str, Officers] = {}
    for place in [*city.villages, *city.standing_towns, *city.zones]:
        town = _town(city, town_of.get(place.key, place))
        inspecting = [
            office
            for office in offices[place.key if place.key in offices else town.key]
            if office.name.endswith(_INSPECTING)
        ]
        posts = tuple(post.key for office in inspecting for post in office.posts)
        found[place.key] = Officers(place, posts, _committees(town))
    return found


def _town(city: City, place: Place) -> Place:
    """The town of today that a place belongs to: itself where it is none's village."""
    if place.level != "VILLAGE" or place.parent is None:
        return place
    if place.parent.valid_to == OPEN_DAY:
        return place.parent
    return city.heirs[place.spot[-1] % len(city.heirs)]


def _committees(town: Place) -> Mapping[str, str]:
    district = town.parent.name if town.parent else town.name
    names = {"CITY": COMMITTEE_OFFICE, "DISTRICT": f"{district}安全生产委员会办公室"}
    names["TOWN"] = f"{town.name}安全生产委员会办公室"
    return {level: keys.organization(name) for level, name in names.items()}
