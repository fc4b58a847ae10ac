"""The city's key points for 2026: numbered tasks, targets with their indicators, and how far they have got."""

from collections.abc import Iterator

from graph import keys
from graph.facts import Statement, Value
from seeds.events import indicator_progress
from seeds.sample.documents import KEY_POINTS
from seeds.stating import Cited, Term, statement

TASKS: tuple[tuple[str, str, str, list[str], list[str]], ...] = (
    ("1", "一", "示例市危险化学品专项检查", ["示例市应急管理局"], ["2026-06-30"]),
    ("2", "一", "示例市粉尘涉爆专项检查", ["各区", "示例市应急管理局工贸处"], []),
    ("3", "二", "示例市挂牌隐患全部销号", ["各区", "各镇"], ["2026-12-31"]),
)
"""Number, section, title, owners, last days."""
INDICATORS = (
    ("1", "示例市事故起数", "REDUCED_BY", "20", "%", {"2026-03-31": "6", "2026-06-30": "11", "2026-09-30": "17.5"}),
    ("2", "示例市标准化复评率", "AT_LEAST", "40", "%", {"2026-06-30": "22", "2026-09-30": "41"}),
)
"""The number of the target, name, comparison, value, unit, and where it stood on which day."""
_TERM = Term(KEY_POINTS.issued_on)


def target_facts() -> Iterator[Statement]:
    """Tasks, targets and indicators."""
    for position, (number, section, title, owners, days) in enumerate(TASKS, 1):
        said: dict[str, Value] = {"number": number, "section": section, "title": title}
        yield _state("WorkTask", number, {**said, "owners": owners, "dueOn": days, "position": position}, section)
    for position, (number, name, comparison, value, unit, _) in enumerate(INDICATORS, 1):
        title = f"{name}达到年度目标"
        yield _state("Target", number, {"number": number, "title": title, "position": position}, "三")
        said = {"target": number, "name": name, "comparison": comparison, "value": value, "unit": unit}
        yield _state("Indicator", f"{number}/1", {**said, "dueOn": "2026-12-31", "position": 1}, "三")


def progress_facts() -> Iterator[Statement]:
    """Where the indicators stood."""
    for number, name, _, _, _, stood in INDICATORS:
        for on, value in stood.items():
            cited = Cited(KEY_POINTS.key, clause="三")
            yield indicator_progress(KEY_POINTS.key, number, name, on, value, cited)


def _state(label: str, number: str, said: dict[str, Value], clause: str) -> Statement:
    slot = keys.slot(label, KEY_POINTS.key, number)
    return statement(label, slot, said, [], _TERM, Cited(KEY_POINTS.key, clause=clause))
