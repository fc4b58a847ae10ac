"""`python -m tests.seeds.readers.demands_table FOLDER > docs/demands.md`: what the real documents demand, row by row."""

import sys
from collections.abc import Iterator
from pathlib import Path

from seeds.readers import ParsedDocument, read_document
from seeds.readers.demanded import ParsedDuty, ParsedIndicator

HEAD = """# What the five documents demand 文件要求一览

Read from the documents by `zerenlian import`, to be checked against the paper: each row has the clause where it stands. The words
themselves are in the register (`citation { clause excerpt }`), not here. A test compares this page with what the readers read.

```graphql
{ document(number: "锡政办发〔2021〕85号") {
    duties { edges { node { number kind recurrence quota citation { excerpt } } } }
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
        yield from _rows(("clause 条款", "requirement 要求", "quantity 数量"), _requirements(document))
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
        yield demanded.citation.clause or "", demanded.kind.value, f"{demanded.quantity} / {demanded.per.value}"
    if document.announced:
        announced = document.announced
        yield announced.citation.clause or "", "LIAISON_OF_KEY_ENTERPRISES", f"{announced.enterprises} / ENTERPRISE"


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
    parts = (indicator.comparison.value, f"{indicator.value} {indicator.unit}", indicator.baseline, indicator.level)
    by = f"by {indicator.due_on}" if indicator.due_on else None
    return " ".join(filter(None, (*parts, by)))


def _tasks(document: ParsedDocument) -> Iterator[tuple[str, ...]]:
    for task in document.tasks:
        yield task.number, task.title, "、".join(task.owners), "、".join(map(str, task.due_on))


if __name__ == "__main__":
    print(table([read_document(path) for path in sorted(Path(sys.argv[1]).glob("*.txt"))]))
