"""A workbook and the readers of documents say the same of what is demanded."""

import pytest

from seeds.document_facts.requirements import LIAISON_OF_KEY_ENTERPRISES
from seeds.hazard_steps import STEPS
from seeds.readers.cadence import cadences_in
from seeds.readers.parsed import Per, RequirementKind
from seeds.workbook.event_words import HAZARD_STEPS, LINKS, PER, RECURRENCES, REQUIREMENTS


@pytest.mark.parametrize(("word", "rule"), RECURRENCES.items())
def test_a_recurrence_is_the_one_that_a_document_would_have(word: str, rule: str) -> None:
    (cadence,) = cadences_in(f"{word}走访1次。")
    assert (cadence.recurrence, cadence.quota) == (rule, 1)


def test_requirements_are_those_of_documents() -> None:
    kinds = set(REQUIREMENTS.values())
    assert kinds <= {*RequirementKind, LIAISON_OF_KEY_ENTERPRISES}
    assert PER.keys() == kinds - {LIAISON_OF_KEY_ENTERPRISES}
    assert set(PER.values()) <= set(Per)
    assert kinds >= LINKS


def test_steps_stand_in_their_order() -> None:
    assert tuple(HAZARD_STEPS.values()) == STEPS
