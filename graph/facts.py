"""Facts on their way into the register: things, ties and statements, as every reader gives them and one writer takes them.

Days are ISO texts with `graph.clock`'s open bounds; `recordedFrom` and `recordedTo` are the writer's alone.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from graph.clock import ALWAYS, OPEN_DAY

Value = str | int | bool | list[str] | None


@dataclass(frozen=True, slots=True)
class Thing:
    """Something that exists, by its key; `properties` as `graph.labels` declares them for the label, without clocks.

    An open bound says nothing of a bound that is known; with `reopened` the open end is said.
    `if_new` are what holds where nobody says otherwise: they are taken only for a thing that the register does not know yet.
    `withdrawn` says that it never was so, which is said of changes of areas alone: another one of the same has another key.
    """

    label: str
    key: str
    properties: Mapping[str, Value]
    valid_from: str = ALWAYS
    valid_to: str = OPEN_DAY
    reopened: bool = False
    if_new: Mapping[str, Value] = field(default_factory=dict)
    withdrawn: bool = False


@dataclass(frozen=True, slots=True)
class Tie:
    """A relationship between two things by their keys; for a temporal type the period it holds.

    Two open bounds say nothing of when; with `reopened` they say that it has no end.
    """

    type: str
    start: str
    end: str
    properties: Mapping[str, Value] = field(default_factory=dict)
    valid_from: str = ALWAYS
    valid_to: str = OPEN_DAY
    reopened: bool = False


@dataclass(frozen=True, slots=True)
class Statement:
    """What a source states for a period: `slot` is what it is about (`graph.keys.slot`), `links` are (type, key, properties).

    `properties` as `graph.labels` declares them (basis, role, annex, row, …), with validFrom and validTo, without recording.

    `parts` are those of the slot where the same may hold for several terms, which their property `told_by` tells apart
    (docs/decisions/0022). `instead_of` is the recorded first day that this one corrects. `withdrawn` says that it never was
    so. `open_end` says that it has no end; an open `validTo` alone says nothing of it. `quoted` says that the excerpt is the
    very words of what is stated, which are compared, and not only where it was read. `dropped` are links that are no more.
    """

    label: str
    slot: str
    properties: Mapping[str, Value]
    links: tuple[tuple[str, str, Mapping[str, Value]], ...]
    parts: tuple[str, ...] = ()
    told_by: str = "validFrom"
    instead_of: str | None = None
    withdrawn: bool = False
    open_end: bool = False
    quoted: bool = False
    dropped: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class KeptFile:
    """A file that was read and is kept as it came: its name, SHA-256 (hexadecimal) and size in bytes."""

    name: str
    sha256: str
    size: int

    @property
    def properties(self) -> dict[str, Value]:
        """What is noted of it on a document, or on a statement that was read from it."""
        return {"fileName": self.name, "fileSha256": self.sha256, "fileSize": self.size}


@dataclass(slots=True)
class Facts:
    """All that one input says. `source` is the key of its document, or the name of a workbook; `file` is what was read, if any.

    `complete` tells that the source says all there is of it: what it stated before and no longer states is withdrawn.
    `exact` tells that it knows the whole history of its ties: other bounds than before are corrections, open ones too.
    """

    source: str
    complete: bool = False
    file: KeptFile | None = None
    exact: bool = False
    things: list[Thing] = field(default_factory=list)
    ties: list[Tie] = field(default_factory=list)
    statements: list[Statement] = field(default_factory=list)

    def add(self, *facts: Thing | Tie | Statement) -> None:
        """Add facts of any kind."""
        for fact in facts:
            match fact:
                case Thing():
                    self.things.append(fact)
                case Tie():
                    self.ties.append(fact)
                case Statement():
                    self.statements.append(fact)

    def extend(self, facts: Iterable[Thing | Tie | Statement]) -> None:
        """Add many."""
        self.add(*facts)


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something about a statement that its author should know: `kind` is TERM_BESIDE, TERM_AGAIN or TERM_UNKNOWN.

    `slot` is that of the statement as it was said, `first_day` its first day, `others` those that the register holds.
    """

    kind: str
    label: str
    slot: str
    first_day: str
    others: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Ending:
    """A document that another one replaces: the names of both, from which day, and how many statements that ended.

    `day` is None where nobody knows the day from which the successor holds, so that nothing ends.
    """

    document: str
    successor: str
    day: str | None
    count: int = 0


@dataclass(slots=True)
class Changes:
    """What recording did, by label or relationship type: keys or slots. `ended` are those that a successor's day ended."""

    new: dict[str, int] = field(default_factory=dict)
    changed: dict[str, int] = field(default_factory=dict)
    withdrawn: dict[str, int] = field(default_factory=dict)
    unchanged: dict[str, int] = field(default_factory=dict)
    ended: dict[str, int] = field(default_factory=dict)
    doubts: list[Doubt] = field(default_factory=list)
    endings: list[Ending] = field(default_factory=list)

    @property
    def nothing(self) -> bool:
        """Whether the register is as it was."""
        return not (self.new or self.changed or self.withdrawn or self.ended)
