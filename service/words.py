"""What the process says to the person in front of it: plain words and progress, on standard error."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Protocol

from rich.console import Console
from rich.progress import BarColumn, Progress, TaskID, TextColumn, TimeElapsedColumn

LOADING = "Loading"


class Step(Protocol):
    """Told how far a piece of work is: what is done, of how many, and in words what of."""

    def __call__(self, done: int, total: int, what: str = LOADING) -> None:
        """Show it."""


class Words:
    """Speaks on standard error; says nothing where it is told to be quiet."""

    def __init__(self, *, quiet: bool = False) -> None:
        self.console = Console(stderr=True, quiet=quiet, highlight=False, soft_wrap=True)

    def say(self, sentence: str) -> None:
        """A sentence."""
        self.console.print(sentence, markup=False)

    def problem(self, sentence: str) -> None:
        """What went wrong, and what to do."""
        self.console.print(sentence, style="bold red", markup=False)

    @contextmanager
    def waiting(self, sentence: str) -> Iterator[None]:
        """A sign of life for as long as something takes."""
        with self.console.status(sentence):
            yield

    @contextmanager
    def progress(self) -> Iterator[Step]:
        """A progress bar, moved by the step that is yielded."""
        columns = (TextColumn("{task.description}"), BarColumn(), TextColumn("{task.percentage:>3.0f} %"))
        with Progress(*columns, TimeElapsedColumn(), console=self.console, transient=True) as bars:
            tasks: dict[str, TaskID] = {}

            def step(done: int, total: int, what: str = LOADING) -> None:
                if what not in tasks:
                    tasks[what] = bars.add_task(what, total=total)
                bars.update(tasks[what], completed=done, total=total)

            yield step
