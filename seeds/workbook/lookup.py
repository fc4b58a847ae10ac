"""By which names a workbook may call what exists: what the register holds, and what the workbook itself adds."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches

from seeds.hazard_steps import Step
from seeds.names import normalise
from seeds.places import KnownArea
from seeds.workbook.held import Change
from seeds.workbook.parsed import Attached
from seeds.workbook.periods import Held

_MOST_CANDIDATES = 5


@dataclass(frozen=True, slots=True)
class Entry:
    """Something by its key. `code` is another way to call it, `within` are the keys of the organisations it is of."""

    key: str
    name: str
    code: str | None = None
    within: frozenset[str] = frozenset()


End = tuple[str, str]
"""What something is tied to: key and name."""
Demand = tuple[str, ...]
"""What a document demands, by its label and number: a Duty or Target, or an Indicator with its target and name."""


@dataclass(frozen=True, slots=True)
class Known:
    """What the register holds of what a workbook may refer to; `documents` are keys by number.

    `unnumbered` are the keys of documents without a number, by title. `originals` are the keys of the documents of which it has
    the file. `ends` are what a document, hazard or incident is tied to for good (its issuer, its place), by its key. `demands`
    are, by document, what `Demand` names. `days` are the days on which incidents happened, `steps` those of hazards.
    `indicators` are the slots of those that were once told apart by their place in a sheet, by document, target and name.
    `attachments` are the files of records, by the record's number. `held` is what the register has of the things that rows are
    about, by key; `changes` are those that lead from an area, by its key.
    """

    areas: tuple[KnownArea, ...] = ()
    organizations: tuple[Entry, ...] = ()
    posts: tuple[Entry, ...] = ()
    persons: tuple[Entry, ...] = ()
    enterprises: tuple[Entry, ...] = ()
    sectors: tuple[Entry, ...] = ()
    documents: Mapping[str, str] = field(default_factory=dict)
    unnumbered: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    originals: frozenset[str] = frozenset()
    hazards: tuple[Entry, ...] = ()
    incidents: tuple[Entry, ...] = ()
    ends: Mapping[str, End] = field(default_factory=dict)
    demands: Mapping[str, frozenset[Demand]] = field(default_factory=dict)
    indicators: Mapping[tuple[str, str, str], str] = field(default_factory=dict)
    days: Mapping[str, str] = field(default_factory=dict)
    steps: Mapping[str, Sequence[Step]] = field(default_factory=dict)
    attachments: Mapping[str, tuple[Attached, ...]] = field(default_factory=dict)
    held: Mapping[str, Held] = field(default_factory=dict)
    changes: Mapping[str, Sequence[Change]] = field(default_factory=dict)


class Directory:
    """Entries of one kind by name and code."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._by_key: dict[str, Entry] = {}
        self._by_name: defaultdict[str, dict[str, None]] = defaultdict(dict)
        for entry in entries:
            self.add(entry)

    def __contains__(self, key: str) -> bool:
        return key in self._by_key

    def __getitem__(self, key: str) -> Entry:
        return self._by_key[key]

    def add(self, entry: Entry) -> None:
        """Add an entry; what is known of the same key is joined with it."""
        known = self._by_key.get(entry.key)
        within = entry.within | (known.within if known else frozenset())
        self._by_key[entry.key] = Entry(entry.key, entry.name, entry.code, within)
        for name in filter(None, (normalise(entry.name), entry.code)):
            self._by_name[name][entry.key] = None

    def find(self, name: str, within: str | None = None) -> list[Entry]:
        """All that go by the name; where some are of the organisation `within`, only those."""
        found = [self._by_key[key] for key in self._by_name.get(name, ())]
        return [entry for entry in found if within in entry.within] or found if within else found

    def near(self, name: str) -> list[str]:
        """The names most like it."""
        return get_close_matches(name, self._by_name, n=_MOST_CANDIDATES, cutoff=0.4)

    def names_in(self, organization: str) -> list[str]:
        """The names of those of an organisation."""
        return [entry.name for entry in self._by_key.values() if organization in entry.within][:_MOST_CANDIDATES]
