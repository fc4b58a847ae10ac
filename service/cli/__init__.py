"""The command line: `zerenlian`. Standard output carries the answer and nothing else."""

import typer

from service.cli.calendar import calendar
from service.cli.doctor import doctor
from service.cli.dossier import dossier
from service.cli.importing import import_
from service.cli.query import query
from service.cli.sample import sample
from service.cli.serve import serve
from service.cli.template import template

app = typer.Typer(
    name="zerenlian",
    help="责任链 Zerenlian: who answers for this enterprise, on that day, and on whose word.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    epilog="Exit codes: 0 done, 1 refused input or an answer with errors, 2 wrong usage, 3 engine unreachable.",
)
app.command()(serve)
app.command(name="import")(import_)
app.command()(query)
app.command()(sample)
app.command()(template)
app.command()(calendar)
app.command()(dossier)
app.command()(doctor)


def main() -> None:
    """Run the command that the arguments name."""
    app()
