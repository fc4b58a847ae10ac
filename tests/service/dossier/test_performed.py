"""How often or by when something is due, in words."""

import pytest

from graph.recurrence import RECURRENCES
from schema import build_schema
from service.dossier.performed import when
from service.dossier.words import Wording

SCHEMA = build_schema()._schema
CADENCE = dict.fromkeys(("recurrence", "quota", "dueDay", "dueOn", "within", "countedFrom"))


@pytest.mark.parametrize(
    ("recurrence", "zh", "en"),
    [
        ("FREQ=WEEKLY;INTERVAL=2", "每2周1次", "1 every 2 weeks"),
        ("FREQ=MONTHLY;INTERVAL=6", "每半年1次", "1 every half-year"),
        ("FREQ=MONTHLY;INTERVAL=4", "每4个月1次", "1 every 4 months"),
        ("FREQ=YEARLY;INTERVAL=2", "每2年1次", "1 every 2 years"),
    ],
)
def test_recurrences_have_words(recurrence: str, zh: str, en: str) -> None:
    for language, words in (("zh", zh), ("en", en)):
        assert when(CADENCE | {"recurrence": recurrence}, Wording(SCHEMA, language)) == words


@pytest.mark.parametrize("language", ["zh", "en"])
def test_no_recurrence_that_is_counted_is_told_as_an_rrule(language: str) -> None:
    wording = Wording(SCHEMA, language)
    assert [each for each in RECURRENCES if "FREQ" in when(CADENCE | {"recurrence": each}, wording)] == []
