"""What the register has of the things that a workbook's rows are about: when they exist, and their ties."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from graph.clock import OPEN_MOMENT
from graph.cypher import CompiledCypher
from graph.register.ordered import label_of
from graph.register.reader import Reader, collected
from graph.register.timeline import Period
from seeds.workbook.periods import Held

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
RETURN collect([old.key, change.on, change.key, change.kind, change.source IS NOT NULL, change.recordedTo = $open, COLLECT {
  MATCH (change)-[:CHANGED_TO]->(heir:Area) WHERE heir.key <> old.key RETURN heir.key ORDER BY heir.key }])
"""


@dataclass(frozen=True, slots=True)
class Change:
    """A change that leads from an area: which, on what day, and the keys of what the area became.

    `by_workbook` tells that a workbook said so, and not the gazetteer; `live` that nobody corrected it since.
    """

    on: str
    key: str
    kind: str
    by_workbook: bool
    live: bool
    heirs: tuple[str, ...]


async def read_changes(reader: Reader) -> Mapping[str, Sequence[Change]]:
    """All changes of areas that the register has or had, of which there are few, by area and in the order of their days."""
    found: defaultdict[str, list[Change]] = defaultdict(list)
    for area, on, key, kind, by_workbook, live, heirs in sorted(await reader.value(_CHANGES, {"open": OPEN_MOMENT})):
        found[area].append(Change(on, key, kind, by_workbook, live, tuple(heirs)))
    return found


async def read_held(reader: Reader, things: Iterable[str]) -> Mapping[str, Held]:
    """What the register has of the areas, organisations and enterprises with these keys; what it does not have is left out."""
    by_label: defaultdict[str, list[str]] = defaultdict(list)
    for key in sorted(set(things)):
        by_label[label_of(key)].append(key)
    found: dict[str, Held] = {}
    for label, wanted in by_label.items():
        for key, first, until, name, ties in await collected(reader, _HELD[label], wanted, open=OPEN_MOMENT):
            spans: defaultdict[str, list[Period]] = defaultdict(list)
            for type_, tie_first, tie_until, end in sorted(ties):
                spans[type_].append(Period(tie_first, tie_until, end))
            found[key] = Held(first, until, name, spans)
    return found
