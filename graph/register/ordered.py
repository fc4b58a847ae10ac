"""One input's facts put in order: checked against the declared model, each thing, tie and slot once."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field

from graph.clock import ALWAYS, OPEN_DAY
from graph.facts import Facts, KeptFile, Statement, Thing, Tie, Value
from graph.labels import CLOCKS, FILE, NODES, RELATIONSHIPS
from graph.register.errors import Contradiction, Undeclared

Properties = dict[str, Value]
Link = tuple[str, str, tuple[tuple[str, Value], ...]]
"""Type, key of its end, properties in order."""

_RECORDING = frozenset({"recordedFrom", "recordedTo"})
_NOT_A_THING = frozenset({"Register", "Version"})


@dataclass(frozen=True, slots=True)
class Stated:
    """A statement as it is compared: its content, without slot, source, file and recording; the rest as `graph.facts` has it."""

    label: str
    slot: str
    content: Properties
    links: frozenset[Link]
    parts: tuple[str, ...] = ()
    told_by: str = "validFrom"
    instead_of: str | None = None
    withdrawn: bool = False
    open_end: bool = False
    quoted: bool = False
    dropped: frozenset[tuple[str, str]] = frozenset()

    @property
    def telling(self) -> str:
        """What tells it from other terms of the same slot."""
        return str(self.content.get(self.told_by, "")) if self.parts else ""

    def ends(self, *types: str) -> list[str]:
        """The keys that links of some types lead to."""
        return [end for type_, end, _ in self.links if type_ in types]


@dataclass(slots=True)
class Ordered:
    """Things by label and key, ties by type, statements by label, slot and what tells a term of it from others.

    `if_new` are, by key, the properties that a thing has where it is new; `withdrawn` are the keys of things that never were so.
    """

    source: str
    complete: bool
    file: KeptFile | None = None
    exact: bool = False
    things: defaultdict[str, dict[str, Properties]] = field(default_factory=lambda: defaultdict(dict))
    ties: defaultdict[str, dict[tuple[str, str, str, str], Tie]] = field(default_factory=lambda: defaultdict(dict))
    statements: defaultdict[str, dict[tuple[str, str], Stated]] = field(default_factory=lambda: defaultdict(dict))
    if_new: dict[str, Properties] = field(default_factory=dict)
    withdrawn: set[str] = field(default_factory=set)


def ordered(facts: Facts) -> Ordered:
    """The facts, each once. Raises Undeclared, and Contradiction where they differ about one thing or slot."""
    found = Ordered(facts.source, facts.complete, facts.file, facts.exact)
    for thing in facts.things:
        _add_thing(found.things[_label(thing)], thing)
        if thing.if_new:
            _declared(thing.label, thing.if_new, NODES[thing.label].properties - CLOCKS)
            found.if_new.setdefault(thing.key, {}).update(known(thing.if_new))
        if thing.withdrawn:
            found.withdrawn.add(thing.key)
    for tie in facts.ties:
        _check_tie(tie)
        found.ties[tie.type].setdefault((tie.start, tie.end, tie.valid_from, tie.valid_to), tie)
    for statement in facts.statements:
        stated = _stated(statement)
        if found.statements[statement.label].setdefault((stated.slot, stated.telling), stated) != stated:
            raise Contradiction(statement.slot)
    return found


def label_of(key: str) -> str:
    """The label in a key. Raises Undeclared."""
    label = key.partition(":")[0]
    if label not in NODES or label in _NOT_A_THING:
        raise Undeclared(f"No label of a thing: {key}")
    return label


def known(properties: Mapping[str, Value]) -> Properties:
    """The properties that are there: None means that nothing is said."""
    return {name: value for name, value in properties.items() if value is not None}


def content_of(properties: Mapping[str, Value]) -> Properties:
    """What a statement says, as it is compared."""
    # A workbook that grew by a row is another file, and what its other rows say is unchanged.
    left_out = {"key", "slot", "source", "fileNotedAt", *FILE, *_RECORDING}
    return {name: value for name, value in known(properties).items() if name not in left_out}


def link(type_: str, end: str, properties: Mapping[str, Value]) -> Link:
    """A link as it is compared."""
    return type_, end, tuple(sorted(known(properties).items(), key=lambda item: item[0]))


def _label(thing: Thing) -> str:
    if label_of(thing.key) != thing.label or NODES[thing.label].statement:
        raise Undeclared(f"{thing.key} is no key of a thing of label {thing.label}.")
    _declared(thing.label, thing.properties, NODES[thing.label].properties - CLOCKS)
    return thing.label


def _add_thing(same_label: dict[str, Properties], thing: Thing) -> None:
    said = known(thing.properties)
    # An open bound of a thing's existence says as little as a property that is absent.
    if thing.valid_from != ALWAYS:
        said["validFrom"] = thing.valid_from
    if thing.valid_to != OPEN_DAY or thing.reopened:
        said["validTo"] = thing.valid_to
    earlier = same_label.setdefault(thing.key, {})
    if any(earlier.get(name, value) != value for name, value in said.items()):
        raise Contradiction(thing.key)
    earlier.update(said)


def _check_tie(tie: Tie) -> None:
    if tie.type not in RELATIONSHIPS:
        raise Undeclared(f"No relationship type: {tie.type}")
    _declared(tie.type, tie.properties, RELATIONSHIPS[tie.type].properties - CLOCKS)
    if tie.valid_from >= tie.valid_to:
        raise Undeclared(f"{tie.type} from {tie.start} to {tie.end} ends before it begins.")


def _stated(statement: Statement) -> Stated:
    if statement.label not in NODES or not NODES[statement.label].statement:
        raise Undeclared(f"No label of a statement: {statement.label}")
    _declared(statement.label, statement.properties, NODES[statement.label].properties - _RECORDING - FILE)
    content = {"validFrom": ALWAYS, "validTo": OPEN_DAY, **content_of(statement.properties)}
    links = frozenset(link(*each) for each in statement.links)
    for type_, _, properties in links:
        if type_ not in RELATIONSHIPS or RELATIONSHIPS[type_].temporal:
            raise Undeclared(f"No type of a link: {type_}")
        _declared(type_, dict(properties), RELATIONSHIPS[type_].properties)
    return Stated(
        statement.label,
        statement.slot,
        content,
        links,
        statement.parts,
        statement.told_by,
        statement.instead_of,
        statement.withdrawn,
        statement.open_end,
        statement.quoted,
        frozenset(statement.dropped),
    )


def _declared(owner: str, properties: Mapping[str, Value], declared: frozenset[str]) -> None:
    if not properties.keys() <= declared:
        raise Undeclared(f"{owner} has no {', '.join(sorted(properties.keys() - declared))}.")
