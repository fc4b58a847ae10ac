"""Since when somebody keeps records of a kind, by plain loops over everything that the register ever held."""

from collections.abc import Iterable
from datetime import datetime

from graph.clock import today
from tests.compiler.naive.view import Thing


def entered_on(statement: Thing) -> str:
    """The later of its day and of the Shanghai day on which the register first held a version of it."""
    versions = statement.view.world.slots[statement.type_name, statement.get("slot")].values()
    first = min(datetime.fromisoformat(one.properties["recordedFrom"]) for one in versions)
    return max(str(statement.get("validFrom")), today(first).isoformat())


def begin(statements: Iterable[Thing]) -> str | None:
    """The first day on which one of them was there, as far as the register knew."""
    return min((entered_on(s) for s in statements if s.view.known(s.node.properties)), default=None)


def kept_from(who: Thing, kind: str) -> str | None:
    """The day from which on somebody's records of a kind are kept; None where there is none."""
    arriving = [who.view.thing(edge.start) for edge in who.view.world.arriving[who.key, "PERFORMED_BY"]]
    return begin(one for one in arriving if one.type_name == "DutyRecord" and one.get("kind") == kind)


def returns_kept_from(area: Thing) -> str | None:
    """The day from which on an area's monthly returns are kept."""
    arriving = [area.view.thing(edge.start) for edge in area.view.world.arriving[area.key, "CONCERNS"]]
    return begin(one for one in arriving if one.type_name == "MonthlyReturn")


def were_kept(performers: Iterable[tuple[Thing, str, str]], kind: str, first: str, behind: str) -> bool:
    """Whether somebody who performed it in a period kept records when it began."""
    days = [kept_from(who, kind) for who, since, until in performers if since < behind and first < until]
    return any(day is not None and day <= first for day in days)


def returns_were_kept(area: Thing, first: str) -> bool:
    """Whether an area kept its returns on a day."""
    day = returns_kept_from(area)
    return day is not None and day <= first
