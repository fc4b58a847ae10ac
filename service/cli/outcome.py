"""How a command ends: its exit code, and words about what to do where it failed."""

import asyncio
import signal
from collections.abc import Coroutine, Mapping
from typing import Any, NoReturn, TypeVar

import typer
import uvloop

from graph.engine.errors import EngineError, EngineRefused, EngineStartFailed, EngineUnavailable
from graph.errors import ExpectedError
from service.logs import configure_logs, frames, logger
from service.settings import Settings, SettingsError, load_settings
from service.words import Words

REFUSED = 1
WRONG_USAGE = 2
UNREACHABLE = 3
TERMINATED = 128 + signal.SIGTERM

T = TypeVar("T")

WHAT_TO_DO = {
    EngineUnavailable: "Start it, or name another with --graph; without --graph the embedded engine is used.",
    EngineRefused: "Check ZERENLIAN_GRAPH_USER and ZERENLIAN_GRAPH_PASSWORD.",
    EngineStartFailed: "`zerenlian doctor` says more about this machine.",
}


class RefusedError(Exception):
    """What the command was given cannot be used; the message says why and what to do."""


def settings_of(options: Mapping[str, Any]) -> Settings:
    """The settings under a command's options; ends the command with code 2 where they cannot be."""
    words = Words()
    if options.get("data") is not None and options.get("graph_uri") is not None:
        _end(words, "--data is a folder of the embedded engine, --graph a server: give one of the two.", WRONG_USAGE)
    try:
        return load_settings(options)
    except SettingsError as error:
        _end(words, str(error), WRONG_USAGE)


def run(work: Coroutine[Any, Any, T], words: Words, log_level: str = "WARNING") -> T:
    """The outcome of a command's work; what it raises ends the command with words and the exit code that fits."""
    configure_logs(log_level)
    try:
        with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
            return runner.run(_ended_by_sigterm(work))
    except asyncio.CancelledError:
        raise typer.Exit(TERMINATED) from None
    except EngineError as error:
        _end(words, "\n".join(filter(None, (str(error), WHAT_TO_DO.get(type(error))))), UNREACHABLE)
    except (ExpectedError, RefusedError) as error:
        _end(words, str(error), REFUSED)
    except OSError as error:
        _end(words, f"The system refused: {error}", REFUSED)
    except Exception as error:
        if _is_refusal(error):
            _end(words, str(error), REFUSED)
        logger().error("command.failed", trace=frames(error))
        _end(words, f"Something went wrong on our side ({type(error).__name__}). The line above says where.", REFUSED)


def _is_refusal(error: Exception) -> bool:
    from graph.register.errors import RegisterNotEmpty, RegisterNotReady

    return isinstance(error, (RegisterNotEmpty, RegisterNotReady))


async def _ended_by_sigterm(work: Coroutine[Any, Any, T]) -> T:
    task = asyncio.current_task()
    assert task  # noqa: S101 - this runs in one
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, task.cancel)
    return await work


def _end(words: Words, message: str, code: int) -> NoReturn:
    words.problem(message)
    raise typer.Exit(code)
