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
    """

    label: str
    key: str
    properties: Mapping[str, Value]
    valid_from: str = ALWAYS
    valid_to: str = OPEN_DAY
    reopened: bool = False


@dataclass(frozen=True, slots=True)
class Tie:
    """A relationship between two things by their keys; for a temporal type the period it holds."""

    type: str
    start: str
    end: str
    properties: Mapping[str, Value] = field(default_factory=dict)
    valid_from: str = ALWAYS
    valid_to: str = OPEN_DAY


@dataclass(frozen=True, slots=True)
class Statement:
    """What a source states for a period: `slot` is what it is about (`graph.keys.slot`), `links` are (type, key, properties).

    `properties` as `graph.labels` declares them (basis, role, annex, row, …), with validFrom and validTo, without recording.
    """

    label: str
    slot: str
    properties: Mapping[str, Value]
    links: tuple[tuple[str, str, Mapping[str, Value]], ...]


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
    """

    source: str
    complete: bool = False
    file: KeptFile | None = None
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


@dataclass(slots=True)
class Changes:
    """What recording did, by label or relationship type: keys or slots."""

    new: dict[str, int] = field(default_factory=dict)
    changed: dict[str, int] = field(default_factory=dict)
    withdrawn: dict[str, int] = field(default_factory=dict)
    unchanged: dict[str, int] = field(default_factory=dict)

    @property
    def nothing(self) -> bool:
        """Whether the register is as it was."""
        return not (self.new or self.changed or self.withdrawn)
