"""The areas of 示例市 as facts: what lies in what, and what became of them."""

from collections.abc import Iterator

from graph import keys
from graph.clock import ALWAYS, OPEN_DAY
from graph.facts import Thing, Tie, Value
from seeds.sample.areas import FORMER_NAME, MERGED_ON, RENAMED_ON, RENAMED_TOWN, SPLIT_ON, SPLIT_TOWN, City, Place


def area_facts(city: City) -> Iterator[Thing | Tie]:
    """All areas, what they lie in, and what became of them."""
    for place in city.all:
        yield Thing("Area", place.key, _properties(place), place.valid_from, place.valid_to)
        yield from _parents(city, place)
    for zone, town in city.merged:
        yield Tie("MERGED_WITH", zone.key, town.key, valid_from=MERGED_ON)
    yield from _renaming(city.towns[RENAMED_TOWN])
    split = city.towns[SPLIT_TOWN]
    yield from _change("SPLIT", SPLIT_ON, split, city.heirs)


def _properties(place: Place) -> dict[str, Value]:
    code = {"code": place.code} if place.code else {}
    return {**code, "name": place.name, "level": place.level, "kind": place.kind}


def _parents(city: City, place: Place) -> Iterator[Tie]:
    if place.parent is None:
        return
    until = min(place.valid_to, place.parent.valid_to)
    yield Tie("PART_OF", place.key, place.parent.key, valid_from=place.valid_from, valid_to=until)
    if place.level == "VILLAGE" and place.parent.valid_to != OPEN_DAY:
        heir = city.heirs[place.spot[-1] % len(city.heirs)]
        yield Tie("PART_OF", place.key, heir.key, valid_from=place.parent.valid_to)


def _renaming(town: Place) -> Iterator[Thing | Tie]:
    former = keys.name(town.key, FORMER_NAME, "FORMER", valid_from=ALWAYS)
    yield Thing("Name", former, {"name": FORMER_NAME, "kind": "FORMER"}, valid_to=RENAMED_ON)
    yield Tie("NAMED", town.key, former)
    yield from _change("RENAMED", RENAMED_ON, town, [town])


def _change(kind: str, on: str, before: Place, after: list[Place]) -> Iterator[Thing | Tie]:
    event = keys.change_event(kind, on, before.key)
    yield Thing("ChangeEvent", event, {"kind": kind, "on": on}, valid_from=on)
    yield Tie("CHANGED_FROM", event, before.key)
    for heir in after:
        yield Tie("CHANGED_TO", event, heir.key)
