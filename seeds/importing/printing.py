"""The import report on paper: a sentence of what happened, then each file with what changed and what is wrong."""

from collections.abc import Iterator

from rich.console import Console
from rich.table import Table
from rich.text import Text

from graph.facts import Changes
from language import _, translate
from seeds.importing.outcome import FileReport, ImportReport
from seeds.importing.words import COUNTS, KINDS, OUTCOMES, SEVERITIES
from seeds.messages import expected, sentence, where
from seeds.report import Problem, Severity

_WIDTH_OF_A_FILE = 140
"""Columns where the report goes to no terminal."""
_STYLES = {Severity.ERROR: "bold red", Severity.WARNING: "yellow"}

REFUSED = _("Refused, {errors} error(s): nothing was written.")
CHECKED = _("Dry run of {files} file(s): nothing was written.")
UNCHANGED = _("{files} file(s) imported: the register has all of it already, nothing changed.")
IMPORTED = _("{files} file(s) imported.")


def print_report(report: ImportReport, console: Console, language: str) -> None:
    """Print it in Chinese ("zh") or English ("en")."""
    if not console.is_terminal:
        console.width = max(console.width, _WIDTH_OF_A_FILE)
    for file in report.files:
        _print_file(file, console, language)
    console.print(Text(_verdict(report, language), style="bold red" if report.has_errors else "bold green"))


def _verdict(report: ImportReport, language: str) -> str:
    errors = sum(problem.severity is Severity.ERROR for problem in report.problems)
    if report.has_errors:
        words = REFUSED
    elif report.dry_run:
        words = CHECKED
    else:
        words = UNCHANGED if report.changes_nothing else IMPORTED
    return translate(words, language).format(errors=errors, files=len(report.files))


def _print_file(file: FileReport, console: Console, language: str) -> None:
    console.print(Text("  ".join(filter(None, (file.file, file.number, file.title))), style="bold"))
    if file.counts:
        console.print(Text((", " if language == "en" else "，").join(_counts(file, language))))
    if file.changes is not None and (changes := _changes(file.changes, language)).row_count:
        console.print(changes, soft_wrap=False)
    if file.problems:
        console.print(_problems(file.problems, language), soft_wrap=False)
    console.print()


def _counts(file: FileReport, language: str) -> Iterator[str]:
    in_order = sorted(file.counts, key=lambda name: list(COUNTS).index(name) if name in COUNTS else len(COUNTS))
    for name in in_order:
        words = translate(COUNTS[name], language) if name in COUNTS else name
        yield f"{words} {file.counts[name]}"


def _changes(changes: Changes, language: str) -> Table:
    table = Table(translate(_("What"), language))
    for words in OUTCOMES.values():
        table.add_column(translate(words, language), justify="right")
    counted = [getattr(changes, outcome) for outcome in OUTCOMES]
    for kind, words in KINDS.items():
        row = [outcome.get(kind, 0) for outcome in counted]
        if any(row):
            table.add_row(translate(words, language), *(str(number) if number else "" for number in row))
    return table


def _problems(problems: tuple[Problem, ...], language: str) -> Table:
    table = Table()
    for words in (_("Severity"), _("Where"), _("What is wrong"), _("Seen"), _("Expected")):
        table.add_column(translate(words, language), overflow="fold")
    for problem in problems:
        table.add_row(
            Text(translate(SEVERITIES[problem.severity], language), style=_STYLES[problem.severity]),
            *map(Text, (where(problem, language), sentence(problem, language))),
            *map(Text, (problem.seen or "", expected(problem, language) or "")),
        )
    return table
