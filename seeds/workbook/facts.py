"""From a workbook's rows to facts, with everything they refer to resolved."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field

from graph.facts import Facts
from seeds.report import Place, Problem, Severity
from seeds.workbook.area_rows import add_areas
from seeds.workbook.days import check_days
from seeds.workbook.desk import Desk
from seeds.workbook.document_rows import add_documents, add_progress, add_requirements, add_targets
from seeds.workbook.duty_list_rows import add_duty_lists
from seeds.workbook.duty_rows import add_duties, add_tasks
from seeds.workbook.hazard_rows import add_extensions, add_hazards, add_listings, add_plans, add_steps
from seeds.workbook.incident_rows import add_casualties, add_incidents, add_investigations
from seeds.workbook.lookup import Known
from seeds.workbook.measure_rows import add_measures, add_waivers
from seeds.workbook.parsed import ParsedWorkbook
from seeds.workbook.record_rows import add_records, add_returns
from seeds.workbook.statement_rows import add_assignments, add_memberships
from seeds.workbook.thing_rows import add_enterprises, add_organizations, add_persons, add_posts, add_sectors
from seeds.workbook.vacancy_rows import add_vacancies

_STEPS = (
    check_days,
    add_areas,
    add_sectors,
    add_organizations,
    add_posts,
    add_persons,
    add_enterprises,
    add_documents,
    add_memberships,
    add_vacancies,
    add_assignments,
    add_requirements,
    add_duties,
    add_tasks,
    add_duty_lists,
    add_targets,
    add_progress,
    add_hazards,
    add_steps,
    add_extensions,
    add_listings,
    add_plans,
    add_incidents,
    add_casualties,
    add_investigations,
    add_measures,
    add_waivers,
    add_records,
    add_returns,
)
"""In the order in which sheets refer to each other."""


@dataclass(frozen=True, slots=True)
class WorkbookFacts:
    """The facts of a workbook, or None where an ERROR is among the problems; those of reading it are there as well."""

    facts: Facts | None
    problems: tuple[Problem, ...]
    stated_at: Mapping[tuple[str, str, str], Place] = field(default_factory=dict)
    """Where the workbook states what, by label, slot and first day."""


def workbook_facts(parsed: ParsedWorkbook, known: Known, on: dt.date) -> WorkbookFacts:
    """What the workbook states, its names resolved among itself and what the register holds.

    `on` is the day (Asia/Shanghai) as of which names of places are read; a row that ended before is read as of its
    last day. A row that refers to something unknown, or to something that fits two, is an error that lists candidates.
    """
    desk = Desk(parsed, known, on)
    if not parsed.errors:
        for step in _STEPS:
            step(desk)
    problems = tuple(desk.problems.found)
    failed = any(problem.severity is Severity.ERROR for problem in problems)
    return WorkbookFacts(None if failed else desk.facts, problems, desk.stated_at)
