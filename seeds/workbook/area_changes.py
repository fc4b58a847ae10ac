"""What becomes of an area: another name from a day on, or its end and what it became (更名、撤并)."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field

from graph import keys
from graph.clock import ALWAYS, OPEN_DAY
from graph.facts import Thing, Tie
from seeds.places import KnownArea
from seeds.workbook.desk import Desk
from seeds.workbook.parsed import WorkbookRow
from seeds.workbook.periods import Said

_RENAMED = "RENAMED"
Dated = tuple[str, str, str]
"""A name, its first day, and the first day on which it was another."""


@dataclass(slots=True)
class Naming:
    """The names of one area as rows are read in the order of their days: the present one, since when, and the former ones.

    `told` are the names that the rows bring to an end.
    """

    name: str
    since: str
    former: list[Dated] = field(default_factory=list)
    told: list[Dated] = field(default_factory=list)

    @classmethod
    def of(cls, known: KnownArea | None, name: str, first: str) -> "Naming":
        """What the register has; of an area that it does not have, the row's own."""
        if known is None:
            return cls(name, first)
        dated = [each for each in known.names if each.kind == "FORMER" and each.valid_to]
        former = [
            (each.text, each.valid_from.isoformat() if each.valid_from else ALWAYS, each.valid_to.isoformat())
            for each in dated
            if each.valid_to
        ]
        return cls(known.name, max((until for *_, until in former), default=ALWAYS), former)

    def is_older(self, first: str) -> bool:
        """Whether a row of that day speaks of a time before the present name."""
        return first < self.since

    def begins_on(self, first: str) -> bool:
        """Whether a name that followed another begins on that day, which is then the first day of nothing else."""
        return first != ALWAYS and any(until == first for *_, until in self.former)

    def had(self, name: str) -> bool:
        """Whether it was called so before."""
        return any(text == name for text, *_ in self.former)

    def rename(self, name: str, on: str) -> None:
        """Another name from that day on."""
        ended = (self.name, self.since, on)
        self.former.append(ended)
        self.told.append(ended)
        self.name, self.since = name, on


def named_by(desk: Desk, row: WorkbookRow, name: str, first: str, naming: Naming) -> bool:
    """Take in what a row calls the area; an error where it is neither its name, nor one it had, nor a new one from a day on."""
    if name == naming.name or (naming.had(name) and naming.is_older(first)):
        return True
    if first == ALWAYS:
        # What an older workbook calls it renames nothing; a name that nobody knows needs its day.
        if not naming.had(name):
            desk.wrong(row, "valid_from", "DAY_OF_NAME", name)
        return naming.had(name)
    if first <= naming.since:
        desk.wrong(row, "name", naming.name)
        return False
    naming.rename(name, first)
    return True


def add_names(desk: Desk, key: str, naming: Naming) -> None:
    """Add the former names that the rows bring to an end, each with its change."""
    for name, first, until in naming.told:
        former = keys.name(key, name, "FORMER", valid_from=first)
        desk.facts.add(Thing("Name", former, {"name": name, "kind": "FORMER"}, first, until), Tie("NAMED", key, former))
        _add_change(desk, _RENAMED, until, key, [key])


def add_ends(desk: Desk, key: str, told: Sequence[tuple[WorkbookRow, Said]]) -> None:
    """Add what the area became, where a row says so beside its last day."""
    for row, said in told:
        how, heirs, last = row.text("became"), row.names("heirs"), row.day("last_day")
        if how is None and not heirs:
            continue
        if how is None or not heirs or last is None or said.until == OPEN_DAY:
            desk.wrong(row, "became" if heirs or last is None else "heirs", "END_AND_HEIRS", "、".join(heirs) or how)
            continue
        found = [desk.place_on(row, "heirs", heir, last + dt.timedelta(days=1)) for heir in heirs]
        if key in found:
            desk.wrong(row, "heirs", "OTHER_AREA")
        elif all(found):
            _add_change(desk, how, said.until, key, [each for each in found if each])


def _add_change(desk: Desk, kind: str, on: str, before: str, after: Sequence[str]) -> None:
    """Add a change, or to the one of that day that the register has what the area became by it as well."""
    change = desk.known.changes.get((before, on))
    if change is None:
        change = keys.change_event(kind, on, before)
        desk.facts.add(Thing("ChangeEvent", change, {"kind": kind, "on": on}, on))
        desk.facts.add(Tie("CHANGED_FROM", change, before))
    desk.facts.extend(Tie("CHANGED_TO", change, each) for each in after)
    if kind != _RENAMED:
        desk.heirs[before] = tuple(desk.areas[each].name for each in after)
