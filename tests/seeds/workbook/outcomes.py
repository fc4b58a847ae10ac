"""What became of a workbook's rows: facts, or the one problem that stops them."""

from graph.facts import Facts
from seeds.report import Problem
from seeds.workbook import Known, WorkbookFacts, read_workbook, workbook_facts
from tests.seeds.workbook.made_up import KNOWN, TODAY, Rows, plain


def made(rows: Rows, known: Known = KNOWN) -> WorkbookFacts:
    """The facts of a workbook with these rows."""
    return workbook_facts(read_workbook(plain(rows), "示例.xlsx"), known, TODAY)


def facts(rows: Rows, known: Known = KNOWN) -> Facts:
    """The facts of a workbook without errors."""
    outcome = made(rows, known)
    assert outcome.facts is not None, outcome.problems
    return outcome.facts


def problem(rows: Rows, known: Known = KNOWN) -> Problem:
    """The only problem of a workbook, which stops it."""
    outcome = made(rows, known)
    assert outcome.facts is None
    (found,) = outcome.problems
    return found
