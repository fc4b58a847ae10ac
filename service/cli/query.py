"""`zerenlian query`."""

import sys
from typing import Annotated, Any

import orjson
import typer

from service.cli.options import Data, Graph, Lang
from service.cli.outcome import REFUSED, run, settings_of
from service.settings import Settings
from service.words import Words

STANDARD_INPUT = "-"


def _variables(text: str) -> dict[str, Any]:
    try:
        value = orjson.loads(text)
    except orjson.JSONDecodeError as error:
        raise typer.BadParameter(f"this is not JSON: {error}") from None
    if not isinstance(value, dict):
        raise typer.BadParameter('expected a JSON object such as {"code": "320500"}')
    return value


def query(
    text: Annotated[str, typer.Argument(metavar="QUERY", help="An operation in GraphQL; - reads standard input.")],
    data: Data = None,
    graph: Graph = None,
    variables: Annotated[str, typer.Option("--variables", metavar="JSON", help="The operation's variables.")] = "{}",
    operation: Annotated[str | None, typer.Option("--operation", help="Which one, where there are several.")] = None,
    lang: Lang = None,
) -> None:
    """Answer one GraphQL operation: the JSON of the response goes to standard output.

    Exit code 1 where the response has errors; it is printed all the same.
    """
    values = _variables(variables)
    settings = settings_of({"data": data, "graph_uri": graph, "language": lang})
    words = Words()
    operation_text = sys.stdin.read() if text == STANDARD_INPUT else text
    body = run(_answer(settings, words, operation_text, values, operation), words)
    sys.stdout.buffer.write(orjson.dumps(body, option=orjson.OPT_INDENT_2) + b"\n")
    sys.stdout.flush()
    if "errors" in body:
        raise typer.Exit(REFUSED)


async def _answer(settings: Settings, words: Words, text: str, variables: dict[str, Any], operation: str | None) -> Any:
    import asyncio

    from service.register import open_register

    # The embedded engine takes seconds to boot, unless it runs already; meanwhile the schema is built.
    answering = asyncio.create_task(asyncio.to_thread(_read_modules))
    async with open_register(settings, words) as store:
        answers = (await answering)(store, settings)
        return await answers.answer(text, variables, operation, settings.language)


def _read_modules() -> Any:
    import schema
    from service.answering import Answering

    schema.build_schema()
    return Answering
