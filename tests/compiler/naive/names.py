"""Names on the day."""

from typing import Any

from tests.compiler.naive.view import Thing


def name(thing: Thing) -> Any:
    """The official name on the day."""
    former = [other.get("name") for other in thing.out("NAMED") if other.get("kind") == "FORMER" and other.holds()]
    return next(iter(former), thing.get("name"))


def code(area: Thing) -> Any:
    """The code of the day, of an area that has had several."""
    dated = area.out("CODED")
    then = [one for one in dated if one.holds()] + ([one for one in area.out("WAS") if one.holds()] if dated else [])
    return next((one.get("code") for one in then if one.get("code") is not None), area.get("code"))


def codes(area: Thing) -> list[str]:
    """Its code, and all that it has had as far as the register knew."""
    known = [one.get("code") for one in area.out("CODED") if one.view.known(one.node.properties)]
    return [each for each in (area.get("code"), *known) if each is not None]


def as_known(thing: Thing) -> Thing:
    """The thing as the register had it at the moment: itself, or an archived version."""
    later = [version for version in thing.out("WAS") if thing.view.clock.known_at < version.get("recordedTo")]
    return min(later, key=lambda version: str(version.get("recordedTo")), default=thing)


def aliases(thing: Thing) -> list[str]:
    """All other names on the day but former ones."""
    return sorted(
        {other.get("name") for other in thing.out("NAMED") if other.get("kind") != "FORMER" and other.holds()}
    )
