"""Hazards of a workbook and what becomes of them: steps, extensions, listings, plans."""

from collections import defaultdict
from collections.abc import Sequence

from graph import keys
from graph.facts import Value
from seeds.events import deadline_extension, hazard, hazard_step, listed_supervision, rectification_plan
from seeds.hazard_steps import Place, Step, StepFault, StepProblem, check_steps, joined, rounds
from seeds.report import ProblemCode
from seeds.workbook.days import check_after
from seeds.workbook.desk import Desk
from seeds.workbook.event_words import HAZARD_STEPS
from seeds.workbook.lookup import Entry
from seeds.workbook.parsed import WorkbookRow
from seeds.workbook.parties import acting_organizations, listed, named, performers, subject

_WORDS = {status: word for word, status in HAZARD_STEPS.items()}
_FIRST = "FOUND"


def add_hazards(desk: Desk) -> None:
    """Add all hazards; what comes of those of the register cannot lie before they were found, either."""
    for key, steps in desk.known.steps.items():
        _note_found(desk, key, steps)
    for row in desk.parsed.rows["hazards"]:
        number, title, grade, at = row.text("number"), row.text("title"), row.text("grade"), subject(desk, row)
        if number is None:
            continue
        key = keys.hazard(number)
        desk.hazards.add(Entry(key, number))
        field = "enterprise" if row.text("enterprise") else "area"
        if title and grade and at and desk.stays(row, field, key, at):
            desk.facts.extend(hazard(number, title, grade, at, row.text("category"), row.text("case_file")))


def add_steps(desk: Desk) -> None:
    """Add the steps of hazards, once all of them, and those that the register holds, follow each other."""
    rows: defaultdict[str, list[WorkbookRow]] = defaultdict(list)
    for row in desk.parsed.rows["hazard_steps"]:
        key = named(desk, row, "hazard", desk.hazards)
        if key and row.text("status") and row.day("on"):
            rows[key].append(row)
    for key, of_hazard in rows.items():
        given = [(row.text("status") or "", row.day_text("on") or "", row.number_in("round")) for row in of_hazard]
        found = rounds(desk.known.steps.get(key, ()), given)
        placed: dict[Place, WorkbookRow] = {}
        for row, number, (status, on, _) in zip(of_hazard, found, given, strict=True):
            by, note, cited = performers(desk, row), row.text("note"), desk.cited(row)
            if desk.claim(row, key, status, str(number)):
                placed[status, number] = row
                desk.facts.add(hazard_step(key, status, on, by, row.day_text("due_on"), note, cited, number))
        _check_steps(desk, key, placed)
    _check_found(desk, rows.keys() | desk.known.steps.keys())


def _check_steps(desk: Desk, key: str, rows: dict[Place, WorkbookRow]) -> None:
    given: list[Step] = [(status, row.day_text("on") or "", number) for (status, number), row in rows.items()]
    steps = joined(desk.known.steps.get(key, ()), given)
    for problem in check_steps(steps):
        # Where the step at fault is the register's, the one beside it is what the workbook brought.
        beside = (problem.other or "", problem.other_round)
        row = rows.get((problem.status, problem.round)) or rows.get(beside) or next(iter(rows.values()))
        _report(desk, row, problem)
    _note_found(desk, key, steps)


def _note_found(desk: Desk, key: str, steps: Sequence[Step]) -> None:
    desk.days.update((key, step[1]) for step in steps if step[0] == _FIRST)


def _report(desk: Desk, row: WorkbookRow, problem: StepProblem) -> None:
    word, other = _word(problem.status, problem.round), _word(problem.other, problem.other_round)
    if problem.fault is StepFault.UNKNOWN:
        desk.wrong(row, "round", "FIRST_ROUND")
    elif problem.fault is StepFault.OUT_OF_ORDER:
        seen, expected = f"{word} {problem.on}", f"{other} {problem.other_on}"
        desk.problems.error(ProblemCode.STEP_OUT_OF_ORDER, desk.at(row, "on"), seen=seen, expected=expected)
    else:
        desk.problems.error(ProblemCode.STEP_SKIPPED, desk.at(row, "status"), seen=word, expected=other)


def _word(status: str | None, number: int) -> str:
    word = _WORDS.get(status or "", status or "")
    return word if number == 1 else f"{word}（第{number}轮）"


def _check_found(desk: Desk, stepped: set[str]) -> None:
    """A hazard begins with being found: without that day nothing can be said of it."""
    for row in desk.parsed.rows["hazards"]:
        number = row.text("number")
        if number and keys.hazard(number) not in stepped:
            at = desk.at(row, "number")
            desk.problems.error(ProblemCode.STEP_SKIPPED, at, seen=number, expected=_WORDS[_FIRST])


def add_extensions(desk: Desk) -> None:
    """Add the extensions of deadlines."""
    for row in desk.parsed.rows["extensions"]:
        key, on, due_on = named(desk, row, "hazard", desk.hazards), row.day_text("on"), row.day_text("due_on")
        check_after(desk, row, "on", key)
        if key and on and due_on:
            desk.facts.add(deadline_extension(key, on, due_on, row.text("note"), desk.cited(row)))


def add_listings(desk: Desk) -> None:
    """Add which hazards are listed for supervision, at which level."""
    for row in desk.parsed.rows["listings"]:
        key, number, level = named(desk, row, "hazard", desk.hazards), row.text("number"), row.text("level")
        term, by = desk.term(row), acting_organizations(desk, row)
        check_after(desk, row, "valid_from", key)
        if key and number and level and term:
            due_on, cited = row.day_text("due_on"), desk.cited(row)
            desk.state(row, listed_supervision(key, number, level, term, by, due_on, cited))


def add_plans(desk: Desk) -> None:
    """Add the plans of enterprises."""
    for row in desk.parsed.rows["plans"]:
        number, on = row.text("number"), row.day_text("on")
        unit, hazards = named(desk, row, "enterprise", desk.enterprises), listed(desk, row, "hazards", desk.hazards)
        if number and on and unit:
            said: dict[str, Value] = {field: row.text(field) for field in ("title", "aims", "measures")}
            said["dueOn"] = row.day_text("due_on")
            desk.facts.add(rectification_plan(number, on, unit, hazards, said, desk.cited(row)))
