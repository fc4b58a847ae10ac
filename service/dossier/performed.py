"""What each holder had to do and did, a table each (履职情况)."""

import re
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from language import _
from service.dossier.entered import is_later
from service.dossier.happened import say_table_of_measures
from service.dossier.layout import Page
from service.dossier.words import ENDED, NOTHING, Wording, value

Content = Mapping[str, Any]

_PERFORMANCE = _("What each had to do, and did")
_HOW_COUNTED = _(
    "Counted are whole periods in the holder's time with the duty, up to the incident's day. Required = performed + "
    "missed + unknown; unknown is what began before the register kept such records, so that nobody knows whether it was done; "
    "late is how much of what was missed was done after its last day. A period that had not ended, or was waived, is not required."
)
_MEASURES = _("Measures before the incident against the holder, or the post, group or agency that is charged:")
_OF_THE_DAY = _(
    "Measures of the incident's own day against them; whether before or after it, the register does not say:"
)
_NO_DUTIES = _("Without a duty in the register: links {links}.")
_NO_DUTIES_THEN = _("No duty of that time is in the register.")
_PREDECESSOR = _("{number}, before: {who} ({role}), {days}")
_RETURNS = _("What counts for the monthly return are the returns themselves, which are not among the records.")
_WHEN, _MISSED_PERIODS = _("Due"), _("Missed periods")
_RECORDS, _SOURCE = _("Records"), _("Source")
_KNOWN_THEN = _("{known} of {all} in the register when it happened")
_AS_NEEDED, _TIMES = _("as needed; not counted"), _("{quota} {period}")
_BY_DAY, _BY, _WITHIN = _("by day {day} of the next month"), _("by {day}"), _("within {time} of: {event}")
_PERIODS = {
    "FREQ=WEEKLY": _("every week"),
    "FREQ=MONTHLY": _("every month"),
    "FREQ=MONTHLY;INTERVAL=2": _("every two months"),
    "FREQ=MONTHLY;INTERVAL=3": _("every quarter"),
    "FREQ=MONTHLY;INTERVAL=6": _("every half-year"),
    "FREQ=YEARLY": _("every year"),
}
_SEVERAL = {
    "WEEKLY": _("every {number} weeks"),
    "MONTHLY": _("every {number} months"),
    "YEARLY": _("every {number} years"),
}
_RECURRENCE = re.compile(r"FREQ=(\w+);INTERVAL=(\d+)")
_DURATION = re.compile(r"P(\d+)([DWMY])")
_LENGTHS = {
    "D": _("{number} day(s)"),
    "W": _("{number} week(s)"),
    "M": _("{number} month(s)"),
    "Y": _("{number} year(s)"),
}
_MONTH = {"zh": "{day.year}年{day.month}月", "en": "{day:%Y-%m}"}
_TO = {"zh": "至", "en": " to "}
_HOW_MANY = {"zh": "（{count}期）", "en": " ({count} periods)"}
_COUNTS = ("required", "performed", "missed", "unknown", "late", "notYetDue", "waived", "recordedAfterIncident")
_WIDTHS = (4, 5, 7, 2, 2, 2, 3, 2, 2, 2, 2, 9, 8, 2)


def say_performance(page: Page, content: Content, wording: Wording) -> None:
    """A heading for each predecessor and each link with duties or measures; which others have no duties is said."""
    page.heading(wording.say(_PERFORMANCE))
    page.say(wording.say(_HOW_COUNTED))
    links = {line["number"]: line for line in content["chain"] if line["number"] is not None}
    for held in content["performance"]:
        if held["isPredecessor"] or held["duties"] or held["measures"] or held["measuresOnDay"]:
            _say_holder(page, held if held["isPredecessor"] else links[held["link"]], held, wording)
    if silent := [
        str(held["link"]) for held in content["performance"] if not (held["duties"] or held["isPredecessor"])
    ]:
        page.say(wording.say(_NO_DUTIES, links=wording.joined(silent)))


def _say_holder(page: Page, link: Content, held: Content, wording: Wording) -> None:
    role = wording.label("ResponsibilityRole", link["role"])
    office = "".join(filter(None, (link["organization"], link["post"])))
    who = " ".join(filter(None, (link["holder"], office))) or NOTHING
    if held["isPredecessor"]:
        days = f"{value(held['since'])} – {value(held['lastDay'])}"
        page.heading(wording.say(_PREDECESSOR, number=held["link"], who=who, role=role, days=days), 2)
    else:
        page.heading(f"{held['link']}. {who}（{role}）", 2)
    if held["duties"]:
        _say_duties(page, held["duties"], wording)
    elif held["isPredecessor"]:
        page.say(wording.say(_NO_DUTIES_THEN))
    for message, measures in ((_MEASURES, held["measures"]), (_OF_THE_DAY, held["measuresOnDay"])):
        if measures:
            page.say(wording.say(message))
            say_table_of_measures(page, measures, wording, [n for n, each in enumerate(measures) if is_later(each)])


def _say_duties(page: Page, duties: list[Content], wording: Wording) -> None:
    counts = wording.terms("DutyPerformance", *_COUNTS)
    headings = [
        wording.term("Duty.number"),
        wording.term("Duty.kind"),
        wording.say(_WHEN),
        *counts,
        wording.say(_MISSED_PERIODS),
        wording.say(_RECORDS),
        wording.say(_SOURCE),
    ]
    page.table(headings, [_row(duty, wording) for duty in duties], _WIDTHS)
    if any(duty["kind"] == "MONTHLY_RETURN" for duty in duties):
        page.say(wording.say(_RETURNS))


def _row(duty: Content, wording: Wording) -> list[str]:
    counted = [str(duty[name]) for name in _COUNTS]
    if not is_counted(duty):
        counted = [NOTHING] * len(_COUNTS)
    periods = said_periods(duty["missedPeriods"], wording.language)
    records = [wording.joined(duty["records"])]
    if duty["records"]:
        records.append(wording.say(_KNOWN_THEN, known=duty["recordsKnownThen"], all=len(duty["records"])))
    return [
        duty["number"],
        wording.label("DutyKind", duty["kind"]),
        when(duty, wording),
        *counted,
        ENDED[wording.language].join(periods) or NOTHING,
        "\n".join(records),
        value(duty["source"]),
    ]


def said_periods(periods: Sequence[Content], language: str) -> list[str]:
    """Periods in words, those without a day between them as one: 2024年3月至2025年1月（11期）."""
    runs: list[list[Content]] = []
    for each in periods:
        if runs and date.fromisoformat(runs[-1][-1]["lastDay"]) + timedelta(days=1) == date.fromisoformat(each["from"]):
            runs[-1].append(each)
        else:
            runs.append([each])
    return [_run(run, language) for run in runs]


def _run(run: list[Content], language: str) -> str:
    first, last = date.fromisoformat(run[0]["from"]), date.fromisoformat(run[-1]["lastDay"])
    if first.day == 1 and (last + timedelta(days=1)).day == 1:
        months = [_MONTH[language].format(day=day) for day in (first, last)]
        said = months[0] if months[0] == months[1] else _TO[language].join(months)
    else:
        said = f"{first} – {last}"
    return said + _HOW_MANY[language].format(count=len(run)) if len(run) > 1 else said


def is_counted(duty: Content) -> bool:
    """Whether the document says how often or by when."""
    return bool(duty["recurrence"] or duty["dueOn"] or duty["within"])


def when(duty: Content, wording: Wording) -> str:
    """How often or by when a duty is due, in words; the RRULE or the ISO 8601 duration where there are none for it."""
    if duty["recurrence"]:
        said = [wording.say(_TIMES, period=_period(duty["recurrence"], wording), quota=duty["quota"] or 1)]
        if duty["dueDay"] is not None:
            said.append(wording.say(_BY_DAY, day=duty["dueDay"]))
        return wording.joined(said)
    if duty["dueOn"]:
        return wording.say(_BY, day=duty["dueOn"])
    if duty["within"]:
        event = wording.label("DeadlineEvent", duty["countedFrom"])
        return wording.say(_WITHIN, time=_time(duty["within"], wording), event=event)
    return wording.say(_AS_NEEDED)


def _period(recurrence: str, wording: Wording) -> str:
    if known := _PERIODS.get(recurrence):
        return wording.say(known)
    match = _RECURRENCE.fullmatch(recurrence)
    return wording.say(_SEVERAL[match[1]], number=match[2]) if match and match[1] in _SEVERAL else recurrence


def _time(within: str, wording: Wording) -> str:
    match = _DURATION.fullmatch(within)
    return wording.say(_LENGTHS[match[2]], number=match[1]) if match else within
