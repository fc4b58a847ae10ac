"""What readers write is what the API can say: every value of an enum property is a member of its enum."""

from collections.abc import Iterator, Mapping
from typing import cast

import pytest

from graph.facts import Facts, Statement, Thing
from language import translate
from schema import build_schema
from schema.describe import ENUMS
from seeds.readers import demanded, parsed
from seeds.sample import sample_facts
from seeds.workbook import event_words, words

build_schema()
ENUM_OF = {
    ("Area", "level"): "AreaLevel",
    ("Area", "kind"): "AreaKind",
    ("Organization", "kind"): "OrganizationKind",
    ("Membership", "role"): "MembershipRole",
    ("Assignment", "basis"): "SupervisionBasis",
    ("Assignment", "role"): "ResponsibilityRole",
    ("Requirement", "basis"): "SupervisionBasis",
    ("Requirement", "kind"): "RequirementKind",
    ("Requirement", "per"): "RequirementPer",
    ("DutyRecord", "kind"): "DutyKind",
    ("DutyList", "kind"): "DutyListKind",
    ("Hazard", "grade"): "HazardGrade",
    ("HazardStep", "status"): "HazardStatus",
    ("ListedSupervision", "level"): "AreaLevel",
    ("Waiver", "rule"): "AuditRule",
}


def members(enum: str) -> set[str]:
    """The names of an enum's members."""
    return set(ENUMS[enum].__members__)


def written(parts: Iterator[Facts]) -> set[tuple[str, str]]:
    """The values of enum properties in facts, as (enum, value)."""
    return {
        (enum, str(value))
        for facts in parts
        for fact in cast(list[Thing | Statement], [*facts.things, *facts.statements])
        for (label, name), enum in ENUM_OF.items()
        if fact.label == label and (value := fact.properties.get(name)) is not None
    }


def test_the_sample_city_speaks_the_enums_of_the_api() -> None:
    found = written(sample_facts(300))
    assert {enum for enum, _ in found} == set(ENUM_OF.values())
    assert [(enum, value) for enum, value in found if value not in members(enum)] == []


@pytest.mark.parametrize(
    ("table", "enum"),
    [
        (words.LEVELS, "AreaLevel"),
        (words.AREA_KINDS, "AreaKind"),
        (words.ORGANIZATION_KINDS, "OrganizationKind"),
        (words.MEMBERSHIP_ROLES, "MembershipRole"),
        (words.BASES, "SupervisionBasis"),
        (words.ROLES, "ResponsibilityRole"),
        (event_words.DUTY_KINDS, "DutyKind"),
        (event_words.DUTY_LISTS, "DutyListKind"),
        (event_words.HAZARD_GRADES, "HazardGrade"),
        (event_words.HAZARD_STEPS, "HazardStatus"),
        (event_words.AUDIT_RULES, "AuditRule"),
        (event_words.COUNTED_FROM, "DeadlineEvent"),
        (event_words.REQUIREMENTS, "RequirementKind"),
        (event_words.PER, "RequirementPer"),
        (event_words.COMPARISONS, "Comparison"),
        (event_words.LISTING_LEVELS, "AreaLevel"),
        (event_words.INVESTIGATION_LEVELS, "AreaLevel"),
        (event_words.MEASURES, "MeasureKind"),
        (event_words.INCIDENT_CATEGORIES, "IncidentCategory"),
    ],
)
def test_a_workbook_has_a_word_for_what_the_api_can_say(table: Mapping[str, str], enum: str) -> None:
    assert set(table.values()) <= members(enum)


@pytest.mark.parametrize("enum", sorted(ENUMS))
def test_every_value_has_a_chinese_word(enum: str) -> None:
    for member in ENUMS[enum]:
        assert translate(str(member.value), "zh") != str(member.value), member


def test_the_readers_speak_the_enums_of_the_api() -> None:
    assert {kind.value for kind in parsed.RequirementKind} <= members("RequirementKind")
    assert {per.value for per in parsed.Per} == members("RequirementPer")
    assert {event.value for event in demanded.CountedFrom} == members("DeadlineEvent")
