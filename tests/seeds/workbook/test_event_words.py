"""A workbook and the readers of documents say the same of what is demanded."""

import pytest

from graph.audit_rules import AUDIT_RULES as LABELS
from resolvers.rules import RULES
from schema.audit_rule import AuditRule
from seeds.document_facts.requirements import LIAISON_OF_KEY_ENTERPRISES
from seeds.hazard_steps import REJECTED, STEPS
from seeds.readers.cadence import cadences_in
from seeds.readers.parsed import Per, RequirementKind
from seeds.workbook.event_words import (
    ALSO_RECURRENCES,
    AUDIT_RULES,
    HAZARD_STEPS,
    LINKS,
    PER,
    RECURRENCES,
    REQUIREMENTS,
)
from tests.seeds.workbook.made_up import KNOWN, Rows, changed
from tests.seeds.workbook.made_up_events import ALL
from tests.seeds.workbook.outcomes import facts


@pytest.mark.parametrize(("word", "rule"), RECURRENCES.items())
def test_a_recurrence_is_the_one_that_a_document_would_have(word: str, rule: str) -> None:
    (cadence,) = cadences_in(f"{word}走访1次。")
    assert (cadence.recurrence, cadence.quota) == (rule, 1)
    assert recurs(word) == [rule]


@pytest.mark.parametrize(("word", "rule"), ALSO_RECURRENCES.items())
def test_a_recurrence_has_other_words(word: str, rule: str) -> None:
    assert recurs(word) == [rule]
    assert word not in RECURRENCES


def recurs(word: str) -> list[object]:
    """How a duty recurs whose row says this word."""
    found = facts(changed("职责", {"周期": word, "次月截止日": None}, of={**ALL, "职责": ALL["职责"][:1]}), KNOWN)
    return [each.properties["recurrence"] for each in found.statements if each.label == "Duty"]


def test_requirements_are_those_of_documents() -> None:
    kinds = set(REQUIREMENTS.values())
    assert kinds <= {*RequirementKind, LIAISON_OF_KEY_ENTERPRISES}
    assert PER.keys() == kinds - {LIAISON_OF_KEY_ENTERPRISES}
    assert set(PER.values()) <= set(Per)
    assert kinds >= LINKS


def test_steps_stand_in_their_order() -> None:
    assert tuple(HAZARD_STEPS.values()) == (*STEPS[:3], REJECTED, *STEPS[3:])


def waived(word: str) -> str:
    """The rule that a row of waivers with this word is about."""
    rows: Rows = changed("豁免", {"审计规则": word}, of={**ALL, "豁免": ALL["豁免"][:1]})
    (found,) = [each.properties["rule"] for each in facts(rows, KNOWN).statements if each.label == "Waiver"]
    return str(found)


def test_every_rule_of_the_audit_can_be_waived_by_its_label() -> None:
    assert list(LABELS) == list(RULES) == [rule.name for rule in AuditRule]
    assert list(AUDIT_RULES.values()) == list(LABELS)


@pytest.mark.parametrize(
    ("word", "rule"),
    [
        ("隐患逾期未整改", "HAZARD_OVERDUE"),
        ("Hazard not rectified in time", "HAZARD_OVERDUE"),
        ("隐患逾期", "HAZARD_OVERDUE"),
        ("挂牌隐患未销号", "LISTED_HAZARD_NOT_CLOSED"),
        ("情况表逾期", "RETURN_OVERDUE"),
        ("企业无行业监管部门", "ENTERPRISE_WITHOUT_SECTORAL_SUPERVISOR"),
    ],
)
def test_a_rule_is_called_as_reports_call_it_and_as_the_sheet_once_did(word: str, rule: str) -> None:
    assert waived(word) == rule
