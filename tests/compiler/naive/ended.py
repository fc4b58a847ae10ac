"""Units that are no more: whether, where they lay, and what they became."""

from tests.compiler.naive.view import Thing


def has_ended(unit: Thing) -> bool:
    """Whether it had ended by the day, for all that the register knew then."""
    view = unit.view
    then = [view.world.nodes[edge.end].properties for edge in view.world.leaving[unit.key, "WAS"]]
    open_then = any(view.known(version) and version["validTo"] > view.clock.valid_on for version in then)
    return bool(unit.get("validTo") <= view.clock.valid_on) and not open_then


def heirs_of(unit: Thing) -> list[Thing]:
    """The areas that an area became by the day."""
    world, view = unit.view.world, unit.view
    events = [view.thing(edge.start) for edge in world.arriving[unit.key, "CHANGED_FROM"]]
    told = [e for e in events if view.known(e.node.properties) and e.get("on") <= view.clock.valid_on]
    return [heir for event in told for heir in event.out("CHANGED_TO") if heir.key != unit.key]


def last_of(unit: Thing, kind: str) -> Thing | None:
    """Where its last arrow of a type led, as far as the register knew."""
    edges = [e for e in unit.view.world.leaving[unit.key, kind] if unit.view.known(e.properties)]
    edges.sort(key=lambda edge: (edge.properties["validTo"], edge.properties["validFrom"]))
    return unit.view.thing(edges[-1].end) if edges else None


def places_of(unit: Thing) -> list[Thing]:
    """Where a unit that has ended lay, and what the heirs of an area are part of."""
    base = last_of(unit, "LOCATED_IN") or unit
    parents = [heir.one("PART_OF") for heir in heirs_of(unit)]
    return [place for place in (base, last_of(base, "PART_OF"), *parents) if place is not None]
