"""What the register has of the things that a workbook's rows are about: when they exist, and their ties."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from graph.clock import OPEN_MOMENT
from graph.cypher import CompiledCypher
from graph.register.ordered import label_of
from graph.register.reader import Reader, collected
from seeds.workbook.periods import Held, Span

_TIES = {
    "Area": "PART_OF|MERGED_WITH",
    "Organization": "PART_OF|ADMINISTERS",
    "Enterprise": "LOCATED_IN|OPERATES_IN",
}
"""The ties of which a row tells the periods, by the label of what it is about."""
_HELD = {
    label: CompiledCypher(
        f"UNWIND $rows AS key MATCH (thing:{label} {{key: key}})"
        " RETURN collect([thing.key, thing.validFrom, thing.validTo, thing.name,"
        f" COLLECT {{ MATCH (thing)-[tie:{types}]->(other) WHERE tie.recordedTo = $open"
        " RETURN [type(tie), tie.validFrom, tie.validTo, other.key] }"
        " + COLLECT { MATCH (thing)<-[tie:MERGED_WITH]-(other) WHERE tie.recordedTo = $open"
        " RETURN ['MERGED_BY', tie.validFrom, tie.validTo, other.key] }])"
    )
    for label, types in _TIES.items()
}
_CHANGES = """
MATCH (change:ChangeEvent)-[:CHANGED_FROM]->(old:Area)
RETURN collect([old.key, change.on, change.key, COLLECT {
  MATCH (change)-[:CHANGED_TO]->(heir:Area) WHERE heir.key <> old.key RETURN heir.name ORDER BY heir.key }])
"""


@dataclass(frozen=True, slots=True)
class Changes:
    """The changes of areas by area and day, and the names of what areas became, by area."""

    events: Mapping[tuple[str, str], str]
    heirs: Mapping[str, tuple[str, ...]]


async def read_changes(reader: Reader) -> Changes:
    """All changes of areas that the register has, of which there are few."""
    rows = await reader.value(_CHANGES)
    heirs: defaultdict[str, tuple[str, ...]] = defaultdict(tuple)
    for key, _, _, names in sorted(rows):
        heirs[key] += tuple(names)
    return Changes(
        {(key, on): change for key, on, change, _ in rows}, {key: names for key, names in heirs.items() if names}
    )


async def read_held(reader: Reader, things: Iterable[str]) -> Mapping[str, Held]:
    """What the register has of the areas, organisations and enterprises with these keys; what it does not have is left out."""
    by_label: defaultdict[str, list[str]] = defaultdict(list)
    for key in sorted(set(things)):
        by_label[label_of(key)].append(key)
    found: dict[str, Held] = {}
    for label, wanted in by_label.items():
        for key, first, until, name, ties in await collected(reader, _HELD[label], wanted, open=OPEN_MOMENT):
            spans: defaultdict[str, list[Span]] = defaultdict(list)
            for type_, tie_first, tie_until, end in sorted(ties):
                spans[type_].append(Span(tie_first, tie_until, end))
            found[key] = Held(first, until, name, spans)
    return found
