"""Random filters, made from the input types of the schema itself."""

import random
from collections.abc import Callable, Sequence
from typing import Any

from graphql import GraphQLEnumType, GraphQLInputObjectType, get_named_type, is_list_type, is_non_null_type

TEXTS = {
    "name": ("示例", "旧99000", "示例企业1", "同名村", "示 例企業１"),
    "code": ("99000", "99001", "990", "99771", "9977"),
    "uscc": ("E1", "E2", "E"),
    "sector": ("S0", "S1", "S9"),
    "titleContains": ("示例任务", "目标1", "局长", "示例", "示 例"),
    "owner": ("示例单位", "办公室", "示例局"),
    "title": ("示例", "局长", "主任", "局 长"),
    "number": ("示例〔2020〕1号", "2020", "示例事故-1", "示例督〔2020〕1号"),
    "category": ("设备", "01"),
    "dutyNumber": ("三（1）", "三"),
    "type": ("01", "08", "010"),
}
"""Words that may stand in the register, by the beginning of a condition's name."""
YEARS = (2020, 2024, 2025)
LABELS = {
    "within": ("Area",), "parent": ("Area", "Organization"), "area": ("Area",), "organization": ("Organization",),
    "person": ("Person",), "post": ("Post",), "subject": ("Area", "Enterprise"), "document": ("OfficialDocument",),
    "owner": ("Person", "Post", "Organization"),
    "assignee": ("Person", "Post", "Organization"), "issuer": ("Organization",), "enterprise": ("Enterprise",),
    "against": ("Person", "Post", "Organization", "Enterprise", "Area"), "concerns": ("Hazard", "Incident"),
    "incident": ("Incident",),
    "performedBy": ("Person", "Post", "Organization"), "hazard": ("Hazard",), "at": ("Enterprise", "Area"),
    "unit": ("Enterprise", "Area"), "exempts": ("Enterprise", "Area", "Person", "Post", "Organization", "OfficialDocument"),
    "DutyRecordFilter.concerns": ("Area", "Enterprise", "Hazard", "Incident"),
}  # fmt: skip


class Inputs:
    """Makes filters; `an_id` makes the id of a thing with one of some labels."""

    def __init__(self, source: random.Random, an_id: Callable[..., str], days: Sequence[str]) -> None:
        self._random = source
        self._an_id = an_id
        self._days = days

    def filter(self, kind: Any, depth: int = 2) -> dict[str, Any]:
        """Some conditions, now and then combined."""
        named: Any = get_named_type(kind)
        names = [name for name in named.fields if name not in ("and", "or", "not")]
        chosen = self._random.sample(names, self._random.choice((0, 1, 1, 2)))
        given = {name: self._value(name, named, named.fields[name].type) for name in chosen}
        for word in ("and", "or", "not"):
            if depth and self._random.random() < 0.2:
                parts = [self.filter(named, depth - 1) for _ in range(self._random.choice((0, 1, 2)))]
                given[word] = (parts or [{}])[0] if word == "not" else parts
        return {name: value if self._random.random() < 0.97 else None for name, value in given.items()}

    def _value(self, name: str, around: GraphQLInputObjectType, kind: Any) -> Any:
        if is_non_null_type(kind):
            return self._value(name, around, kind.of_type)
        if is_list_type(kind):
            return [self._value(name, around, kind.of_type) for _ in range(self._random.choice((0, 1, 2)))]
        if isinstance(kind, GraphQLEnumType):
            return self._random.choice(list(kind.values))
        match kind.name:
            case "Boolean":
                return self._random.random() < 0.5
            case "Date":
                return self._random.choice(self._days)
            case "Int":
                return self._random.choice(YEARS)
            case "ID":
                return self._id(name, around)
        return self._random.choice(next(words for start, words in TEXTS.items() if name.startswith(start)))

    def _id(self, name: str, around: GraphQLInputObjectType) -> str:
        if name == "parent":
            return self._an_id(around.name.removesuffix("Filter"))
        return self._an_id(*LABELS.get(f"{around.name}.{name}", LABELS.get(name, ())))
