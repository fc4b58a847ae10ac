"""What the document demands to be done: its duties, numbered tasks and targets, each a statement of its own."""

from datetime import date

from graph import keys
from graph.facts import Value
from seeds.document_facts.stated import Stated
from seeds.readers.citing import Citation
from seeds.readers.demanded import ParsedDuty, ParsedIndicator, ParsedTarget, ParsedTask
from seeds.stating import statement


def state_demands(stated: Stated) -> None:
    """Every duty, task, target and indicator, with how many of each the report names."""
    parsed = stated.parsed
    for position, duty in enumerate(parsed.duties, 1):
        _state(stated, "Duty", duty.number, _duty(duty), duty.citation, position)
    for position, task in enumerate(parsed.tasks, 1):
        _state(stated, "WorkTask", task.number, _task(task), task.citation, position)
    for position, target in enumerate(parsed.targets, 1):
        _state(stated, "Target", target.number, _target(target), target.citation, position)
        for place, indicator in enumerate(target.indicators, 1):
            number = f"{target.number}/{place}"
            _state(stated, "Indicator", number, _indicator(target, indicator), indicator.citation, place)
    counted = {
        "DUTIES": len(parsed.duties),
        "TASKS": len(parsed.tasks),
        "TARGETS": len(parsed.targets),
        "INDICATORS": sum(len(target.indicators) for target in parsed.targets),
    }
    stated.counts.update({name: count for name, count in counted.items() if count})


def _state(stated: Stated, label: str, number: str, said: dict[str, Value], citation: Citation, position: int) -> None:
    """A statement under its number within the document: what stood there before is corrected, never doubled."""
    slot = keys.slot(label, stated.key, number)
    said = {**said, "position": position}
    parts = (label, stated.key, number)
    stated.facts.add(statement(label, slot, said, [], stated.term(), stated.cited(citation), parts, quoted=True))


def _duty(duty: ParsedDuty) -> dict[str, Value]:
    return {
        "number": duty.number,
        "kind": duty.kind.value,
        "recurrence": duty.recurrence,
        "quota": duty.quota,
        "dueDay": duty.due_day,
        "dueOn": _day(duty.due_on),
        "within": duty.within,
        "countedFrom": duty.counted_from.value if duty.counted_from else None,
        "bearerBasis": duty.bearer.basis,
        "bearerRole": duty.bearer.role,
        "bearerLevel": duty.bearer.level,
    }


def _task(task: ParsedTask) -> dict[str, Value]:
    days = [day.isoformat() for day in task.due_on]
    said: dict[str, Value] = {"number": task.number, "section": task.section, "title": task.title}
    return {**said, "owners": list(task.owners), "dueOn": days}


def _target(target: ParsedTarget) -> dict[str, Value]:
    return {"number": target.number, "title": target.title}


def _indicator(target: ParsedTarget, indicator: ParsedIndicator) -> dict[str, Value]:
    return {
        "target": target.number,
        "name": indicator.name,
        "comparison": indicator.comparison.value,
        "value": indicator.value,
        "unit": indicator.unit,
        "baseline": indicator.baseline,
        "level": indicator.level,
        "dueOn": _day(indicator.due_on),
    }


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
