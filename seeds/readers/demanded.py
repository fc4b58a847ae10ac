"""What a document demands to be done: duties with their cadences, numbered tasks, targets with their indicators.

Plain values, as in `parsed`. A day "before" or "by" which something is due is the last day that still counts as in time
(design, "Cadences").
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from seeds.readers.citing import Citation


class DutyKind(StrEnum):
    """What somebody has to do; stable identifiers."""

    VISIT = "VISIT"
    INSPECTION = "INSPECTION"
    HEARING = "HEARING"
    ADVICE = "ADVICE"
    LETTER = "LETTER"
    REPORT = "REPORT"
    MONTHLY_RETURN = "MONTHLY_RETURN"
    ENTRY = "ENTRY"
    HAZARD_LIST = "HAZARD_LIST"
    PLAN = "PLAN"
    CLOSE_OUT = "CLOSE_OUT"
    LOOK_BACK = "LOOK_BACK"
    EVALUATION = "EVALUATION"
    DRILL = "DRILL"
    EMERGENCY_RESPONSE = "EMERGENCY_RESPONSE"
    ORGANISATION = "ORGANISATION"


class CountedFrom(StrEnum):
    """The event from which a deadline is counted."""

    ISSUE = "ISSUE"
    ENTRY = "ENTRY"
    HAZARD_LIST = "HAZARD_LIST"
    INCIDENT = "INCIDENT"


class Comparison(StrEnum):
    """How a measured value has to stand to a target's."""

    AT_LEAST = "AT_LEAST"
    AT_MOST = "AT_MOST"
    EXACTLY = "EXACTLY"
    REDUCED_BY = "REDUCED_BY"


@dataclass(frozen=True, slots=True)
class Bearer:
    """Who bears a duty: those charged on a ground, in a role, with units of a level; None: whichever."""

    basis: str
    role: str | None = None
    level: str | None = None


@dataclass(frozen=True, slots=True)
class ParsedDuty:
    """One duty; ``number`` is its clause, such as 二（四）, with a further number where a clause has several.

    ``recurrence`` is an RFC 5545 RRULE of the periods and ``quota`` how often in each; ``due_day`` the day of the month
    after the period by which it is done. ``due_on`` is the last day of something that is due once; ``within`` an ISO 8601
    duration from ``counted_from``. All None: it has no cadence.
    """

    number: str
    kind: DutyKind
    bearer: Bearer
    citation: Citation
    recurrence: str | None = None
    quota: int | None = None
    due_day: int | None = None
    due_on: date | None = None
    within: str | None = None
    counted_from: CountedFrom | None = None


@dataclass(frozen=True, slots=True)
class ParsedTask:
    """One numbered task: its number within the document (三.4 or 12), the heading it stands under, and its own heading.

    ``owners`` are the units that it names as responsible, as seen; ``due_on`` the last days that it names, in order.
    """

    number: str
    section: str
    title: str
    citation: Citation
    owners: tuple[str, ...] = ()
    due_on: tuple[date, ...] = ()


@dataclass(frozen=True, slots=True)
class ParsedIndicator:
    """What a target is measured by: ``value`` as a decimal text in ``unit`` (%, 项, 起, …).

    ``baseline`` names what REDUCED_BY is counted from, or what a share is of (相应达标企业总数); ``level`` is the level of
    government of a listed hazard.
    """

    name: str
    comparison: Comparison
    value: str
    unit: str
    citation: Citation
    baseline: str | None = None
    level: str | None = None
    due_on: date | None = None


@dataclass(frozen=True, slots=True)
class ParsedTarget:
    """One target: its clause, heading and indicators; a target that names no figure has none."""

    number: str
    title: str
    citation: Citation
    indicators: tuple[ParsedIndicator, ...] = ()
