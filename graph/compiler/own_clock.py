"""Clocks of a field's own: those of the page that it continues, or another day that the client asks a link on."""

from dataclasses import replace

from graph.compiler.arguments import Asked
from graph.cypher import ClockExpressions


def own_clock(number: int, asked: Asked, clock: ClockExpressions) -> ClockExpressions:
    """The clocks of a field and of all below it: a cursor brings both of its own, `on` another day."""
    if not number or not asked.has_clocks:
        return clock
    day = f"$a{number}_validOn"
    if clock.row and (asked.page is None or asked.page.cursor is None):
        # Each row of the root knows for itself what the register knew, and whether its id says so.
        moment = f"CASE WHEN {clock.id_suffix} CONTAINS '~' THEN '~' + {clock.known_at} ELSE '' END"
        return replace(clock, valid_on=day, day_end=f"$a{number}_dayEnd", id_suffix=f"('@' + {day} + {moment})")
    return replace(
        clock,
        valid_on=day,
        known_at=f"$a{number}_knownAt",
        asked_at=f"$a{number}_knownAt",
        day_end=f"$a{number}_dayEnd",
        id_suffix=f"$a{number}_idSuffix[0]",
    )
