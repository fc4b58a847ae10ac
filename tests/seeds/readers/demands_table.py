"""`python -m tests.seeds.readers.demands_table FOLDER > docs/demands.md`: what the real documents demand, row by row."""

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from seeds.document_facts import document_facts
from seeds.document_facts.stated import beginning
from seeds.gazetteer import load_gazetteer
from seeds.readers import ParsedDocument, read_document
from seeds.readers.citing import Citation
from seeds.readers.demanded import Comparison, ParsedDuty, ParsedIndicator
from seeds.readers.parsed import ParsedRequirement

Areas = dict[tuple[object, object], list[str]]
"""Areas by the annex and row that name them."""

HEAD = """# What the five documents demand 文件要求一览

Read from the documents by `zerenlian import`, to be checked against the paper: each row has the clause where it stands. The words
themselves are in the register (`citation { clause excerpt }`), not here. A test compares this page with what the readers read.

The demonstration (`make serve`) holds the facts of the first two documents; for the other three, import them first
(`zerenlian import FILE`).

```graphql
{ document(number: "坛应急〔2020〕24号") {
    requirements { edges { node { kind quantity per within countedFrom dueDay sectors { name } isOpen citation { clause }
      units { edges { node { unit { ... on Area { name } ... on Enterprise { name } } citation { annex row } } } } } } }
    announced { enterprises sectors { name } isOpen areas { name } registered keyEnterprises }
    duties { edges { node { number kind recurrence quota citation { clause excerpt } } } }
    file { name sha256 url }
} }
```
"""


def table(documents: list[ParsedDocument]) -> str:
    """The page."""
    return "\n".join([HEAD, *(line for document in documents for line in _document(document))])


def _document(document: ParsedDocument) -> Iterator[str]:
    counts = {
        "duties 职责": len(document.duties),
        "tasks 任务": len(document.tasks),
        "targets 目标": len(document.targets),
        "indicators 指标": sum(len(target.indicators) for target in document.targets),
        "links 挂钩": len(document.liaisons),
        "roster units 报送单位": len(document.roster),
        "requirements 要求": len(document.requirements) + bool(document.announced),
    }
    yield f"## {document.number or document.title}\n"
    yield "、".join(f"{name} {count}" for name, count in counts.items() if count) + "\n"
    if document.requirements:
        yield from _rows(("clause 条款", "requirement 要求", "quantity 数量", "how 说明"), _requirements(document))
    if document.roster:
        listed = [(entry.citation, entry.place_text) for entry in document.roster]
        rows = _listed(listed, _areas(document, "Requirement", "LISTS"))
        yield from _rows(("annex 附件", "row 序号", "unit 报送单位", "area 区划"), rows)
    if document.liaisons:
        linked = [(each.citation, each.leader_name, each.places_text) for each in document.liaisons]
        rows = _listed(linked, _areas(document, "Assignment", "SUBJECT"))
        yield from _rows(("annex 附件", "row 序号", "leader 挂钩领导", "places 挂钩地区", "areas 区划"), rows)
    if document.duties:
        yield from _rows(("clause 条款", "duty 职责", "who 承担", "when 时限"), map(_duty, document.duties))
    if document.targets:
        yield from _rows(("clause 条款", "target 目标", "indicator 指标", "value 目标值"), _targets(document))
    if document.tasks:
        yield from _rows(("number 序号", "task 任务", "named units 责任单位", "by 时限"), _tasks(document))


def _rows(head: tuple[str, ...], rows: Iterator[tuple[str, ...]]) -> Iterator[str]:
    yield "| " + " | ".join(head) + " |"
    yield "|" + "---|" * len(head)
    for row in rows:
        yield "| " + " | ".join(row) + " |"
    yield ""


def _requirements(document: ParsedDocument) -> Iterator[tuple[str, ...]]:
    for demanded in document.requirements:
        quantity = f"{demanded.quantity} / {demanded.per.value}"
        yield demanded.citation.clause or "", demanded.kind.value, quantity, _how(demanded)
    if document.announced:
        announced = document.announced
        sectors = "、".join(announced.sectors) + (" and others 等" if announced.open_list else "")
        yield announced.citation.clause or "", "LIAISON_OF_KEY_ENTERPRISES", str(announced.enterprises), sectors


def _how(demanded: ParsedRequirement) -> str:
    parts = [
        f"{demanded.within} from {demanded.counted_from.value}" if demanded.counted_from else "",
        f"by day {demanded.deadline_day} of the month after" if demanded.deadline_day else "",
        f"the units of annex {demanded.roster_annex}" if demanded.roster_annex else "",
        f"each {demanded.level}" if demanded.level else "",
    ]
    return ", ".join(filter(None, parts))


def _listed(rows: Iterable[tuple[Citation, *tuple[str, ...]]], areas: Areas) -> Iterator[tuple[str, ...]]:
    """The rows of an annex, each with the areas that its statements name."""
    for citation, *cells in rows:
        place = citation.annex, citation.row
        yield str(place[0]), str(place[1]), *cells, "、".join(areas[place])


def _areas(document: ParsedDocument, label: str, type_: str) -> Areas:
    """The areas that statements with a label name, with their codes, by the annex and row where they are named."""
    known = load_gazetteer().known_areas(beginning(document))
    words = {area.key: f"{area.name} {area.code or ''}".strip() for area in known}
    found: Areas = {}
    for one in document_facts(document, known).facts.statements:
        for kind, key, at in one.links if one.label == label else ():
            if kind == type_:
                said = {**one.properties, **at}
                found.setdefault((said.get("annex"), said.get("row")), []).append(words[key])
    return found


def _duty(duty: ParsedDuty) -> tuple[str, ...]:
    who = " ".join(filter(None, (duty.bearer.basis, duty.bearer.role, duty.bearer.level)))
    return duty.number, duty.kind.value, who, _when(duty)


def _when(duty: ParsedDuty) -> str:
    parts = [
        f"{duty.quota} × {duty.recurrence}" if duty.recurrence else "",
        f"by day {duty.due_day} of the month after" if duty.due_day else "",
        f"by {duty.due_on}" if duty.due_on else "",
        f"{duty.within or 'after'} from {duty.counted_from.value}" if duty.counted_from else "",
    ]
    return ", ".join(filter(None, parts))


def _targets(document: ParsedDocument) -> Iterator[tuple[str, ...]]:
    for target in document.targets:
        if not target.indicators:
            yield target.number, target.title, "", ""
        for indicator in target.indicators:
            yield target.number, target.title, indicator.name, _value(indicator)


def _value(indicator: ParsedIndicator) -> str:
    of = indicator.baseline
    if of and indicator.comparison is not Comparison.REDUCED_BY:
        of = f"of {of}"
    parts = (indicator.comparison.value, f"{indicator.value} {indicator.unit}", of, indicator.level)
    by = f"by {indicator.due_on}" if indicator.due_on else None
    return " ".join(filter(None, (*parts, by)))


def _tasks(document: ParsedDocument) -> Iterator[tuple[str, ...]]:
    for task in document.tasks:
        yield task.number, task.title, "、".join(task.owners), "、".join(map(str, task.due_on))


if __name__ == "__main__":
    print(table([read_document(path) for path in sorted(Path(sys.argv[1]).glob("*.txt"))]))
