"""What an import did, or would do: file by file what changed, what is in it, and what was not understood."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from graph.facts import Changes
from seeds.report import Problem, Severity


@dataclass(frozen=True, slots=True)
class FileReport:
    """One file. `changes` is None where nothing of it could be recorded.

    `number` and `title` are those of an official document; `counts` say how much the file states
    (`seeds.importing.words`, or by the sheets of a workbook); `problems` are in the order of the file.
    """

    file: str
    number: str | None = None
    title: str | None = None
    changes: Changes | None = None
    counts: Mapping[str, int] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()

    @property
    def has_errors(self) -> bool:
        """Whether something stops the import."""
        return any(problem.severity is Severity.ERROR for problem in self.problems)


@dataclass(frozen=True, slots=True)
class ImportReport:
    """The report of an import; with errors in any file nothing of any file was written, nor with `dry_run`."""

    files: tuple[FileReport, ...]
    dry_run: bool = False

    @property
    def has_errors(self) -> bool:
        """Whether the import was refused."""
        return any(file.has_errors for file in self.files)

    @property
    def changes_nothing(self) -> bool:
        """Whether the register already held all that the files say."""
        return all(file.changes is not None and file.changes.nothing for file in self.files)

    @property
    def problems(self) -> tuple[Problem, ...]:
        """The problems of all files."""
        return tuple(problem for file in self.files for problem in file.problems)
