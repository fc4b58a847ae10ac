"""Changes of areas: another name from a day on (更名), and how a change is told."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import chain, count

from graph import keys
from graph.clock import ALWAYS
from graph.facts import Thing, Tie
from seeds.places import KnownArea
from seeds.workbook.desk import Desk
from seeds.workbook.held import Change
from seeds.workbook.parsed import WorkbookRow

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
        tell_change(desk, _RENAMED, until, key, [key], live_changes(desk, key))


def live_changes(desk: Desk, key: str) -> list[Change]:
    """The changes that lead from an area, as far as nobody took them back."""
    return [change for change in desk.known.changes.get(key, ()) if change.live]


def tell_change(desk: Desk, kind: str, on: str, before: str, after: Sequence[str], live: Iterable[Change]) -> None:
    """Add a change, or to the one of that day among the `live` ones what the area became by it as well.

    A new one gets a key that none has had: one that was withdrawn keeps its own.
    """
    key = next((change.key for change in live if change.on == on), None)
    if key is None:
        used = {change.key for change in desk.known.changes.get(before, ())}
        again = (keys.change_event(kind, on, before, str(number)) for number in count(2))
        key = next(each for each in chain([keys.change_event(kind, on, before)], again) if each not in used)
        desk.facts.add(Thing("ChangeEvent", key, {"kind": kind, "on": on, "source": desk.facts.source}, on))
        desk.facts.add(Tie("CHANGED_FROM", key, before))
    desk.facts.extend(Tie("CHANGED_TO", key, each) for each in after)
