"""Names on the day."""

from typing import Any

from tests.compiler.naive.view import Thing


def name(thing: Thing) -> Any:
    """The official name on the day."""
    former = [other.get("name") for other in thing.out("NAMED") if other.get("kind") == "FORMER" and other.holds()]
    return former[0] if former else thing.get("name")


def aliases(thing: Thing) -> list[str]:
    """All other names on the day but former ones."""
    return sorted(
        {other.get("name") for other in thing.out("NAMED") if other.get("kind") != "FORMER" and other.holds()}
    )
