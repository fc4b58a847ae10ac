"""How often or by when something is due, in words."""

from calendar import monthrange

import pytest

from graph.recurrence import RECURRENCES
from schema import build_schema
from service.dossier.layout import Page
from service.dossier.performed import said_periods, say_performance, when
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


def month(number: int, year: int = 2024) -> dict[str, str]:
    """A month as a period."""
    return {"from": f"{year}-{number:02}-01", "lastDay": f"{year}-{number:02}-{monthrange(year, number)[1]}"}


@pytest.mark.parametrize(
    ("periods", "zh", "en"),
    [
        (
            [month(n) for n in range(3, 13)] + [month(1, 2025)],
            ["2024年3月至2025年1月（11期）"],
            ["2024-03 to 2025-01 (11 periods)"],
        ),
        ([month(2)], ["2024年2月"], ["2024-02"]),
        (
            [month(1), month(3), month(4)],
            ["2024年1月", "2024年3月至2024年4月（2期）"],
            ["2024-01", "2024-03 to 2024-04 (2 periods)"],
        ),
        ([{"from": "2024-01-01", "lastDay": "2024-03-31"}], ["2024年1月至2024年3月"], ["2024-01 to 2024-03"]),
        (
            [{"from": "2024-01-01", "lastDay": "2024-01-07"}, {"from": "2024-01-08", "lastDay": "2024-01-14"}],
            ["2024-01-01 – 2024-01-14（2期）"],
            ["2024-01-01 – 2024-01-14 (2 periods)"],
        ),
        ([], [], []),
    ],
)
def test_missed_periods_that_follow_each_other_are_told_as_a_range(
    periods: list[dict[str, str]], zh: list[str], en: list[str]
) -> None:
    assert (said_periods(periods, "zh"), said_periods(periods, "en")) == (zh, en)


def held(link: int, name: str, *, before: bool = False) -> dict[str, object]:
    """A holder without a duty, and with no measure against him."""
    said = {"holder": name, "organization": "示例区", "post": "区长", "role": "GOVERNMENT_HEAD"}
    days = {"since": "2022-06-01", "lastDay": "2026-10-31" if before else None}
    return {"link": link, "isPredecessor": before, **said, **days, "duties": [], "measures": [], "measuresOnDay": []}


def test_a_predecessor_without_a_duty_is_named_with_his_days() -> None:
    page, wording = Page(), Wording(SCHEMA, "zh")
    say_performance(
        page, {"chain": [], "performance": [held(1, "示例后任"), held(1, "示例前任", before=True)]}, wording
    )
    said = [paragraph.text for paragraph in page.document.paragraphs]
    at = said.index("1（前任）示例前任 示例区区长（政府（行政）主要负责人），2022-06-01 – 2026-10-31")
    assert said[at + 1] == "登记簿未载明其任期内的职责。"
    assert "登记簿未载明其职责的责任环节：1。" in said
