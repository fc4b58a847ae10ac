"""The service from its start to its end: port, engine, register, HTTP, and back in order."""

import asyncio
import contextlib
import gc
import signal
import socket
import time
from collections.abc import Iterator
from typing import TYPE_CHECKING

from service.examples import EXAMPLES
from service.logs import logger
from service.register import open_register, owned_address
from service.settings import Settings
from service.words import Words

if TYPE_CHECKING:
    from graph.store import Store

BACKLOG = 2048
FRESH_OBJECTS = 100_000
STOPS = (signal.SIGINT, signal.SIGTERM)


class PortTakenError(Exception):
    """Somebody else listens where the service should."""


async def serve(settings: Settings, words: Words, *, demo: bool) -> None:
    """Run until SIGINT or SIGTERM. Raises PortTakenError and EngineError: DataFolderLocked for a second service."""
    began = time.monotonic()
    port = _take_port(settings)
    with contextlib.closing(port), _stoppable() as stop:
        try:
            await _run(settings, words, port, stop, began=began, demo=demo)
        except asyncio.CancelledError:
            if not stop.asked.is_set():
                raise
    words.say("Stopped.")


async def _run(
    settings: Settings, words: Words, port: socket.socket, stop: "_Stop", *, began: float, demo: bool
) -> None:
    # The engine takes seconds to boot in a process of its own; meanwhile this one reads its modules.
    modules = asyncio.create_task(asyncio.to_thread(_read_modules, demo=demo))
    async with open_register(settings, words, owned_address(settings)) as store:
        await modules
        if demo:
            await _load_demo(store, words)
        await _answer(store, settings, words, port, stop, began)
        words.say("Stopping")


async def _answer(
    store: "Store", settings: Settings, words: Words, port: socket.socket, stop: "_Stop", began: float
) -> None:
    from service.answering import Answering
    from service.app import create_app
    from service.http_server import run_until

    stop.in_order = True
    _collect_seldom()
    _listen(port, settings)
    _welcome(settings, words, time.monotonic() - began)
    await run_until(stop.asked, create_app(Answering(store, settings)), port)


def _collect_seldom() -> None:
    """Answers are trees of fresh lists that die young: the collector would walk them all, again and again, for nothing."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(FRESH_OBJECTS)


def _read_modules(*, demo: bool) -> None:
    import schema
    import seeds.importing
    import service.app
    import service.http_server  # noqa: F401

    if demo:
        import seeds.demo  # noqa: F401
    schema.build_schema()


async def _load_demo(store: "Store", words: Words) -> None:
    from seeds.demo import load_demo
    from service.moment import now

    with words.progress() as step:
        await load_demo(store, now, step)


def _welcome(settings: Settings, words: Words, seconds: float) -> None:
    host = f"[{settings.host}]" if ":" in settings.host else settings.host
    words.say(f"\nZerenlian 责任链 answers at http://{host}:{settings.port}/graphql (started in {seconds:.1f} s).")
    words.say("Open it in a browser for GraphiQL. Ctrl-C stops it. Three questions to try:\n")
    for example in EXAMPLES:
        words.say(f"# {example.asks}\n{example.text}")
    logger().info("service.started", port=settings.port, seconds=round(seconds, 2))


def _take_port(settings: Settings) -> socket.socket:
    """Bind the port before anything else starts; connections are refused until it is listened at."""
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    port = socket.socket(family, socket.SOCK_STREAM)
    port.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        port.bind((settings.host, settings.port))
    except OSError as error:
        port.close()
        raise _taken(settings, error) from error
    return port


def _listen(port: socket.socket, settings: Settings) -> None:
    try:
        port.listen(BACKLOG)
    except OSError as error:  # two may bind a port at which nobody listens yet
        raise _taken(settings, error) from error


def _taken(settings: Settings, error: OSError) -> PortTakenError:
    return PortTakenError(
        f"Port {settings.port} of {settings.host} cannot be listened at: {error.strerror}. "
        "Stop what uses it, or choose another with --port or ZERENLIAN_PORT."
    )


class _Stop:
    """The first signal: it cancels a start under way, and asks a running service to end in order."""

    def __init__(self) -> None:
        self.asked = asyncio.Event()
        self.in_order = False
        self._main = asyncio.current_task()

    def __call__(self) -> None:
        if not self.asked.is_set() and not self.in_order and self._main:
            self._main.cancel()
        self.asked.set()


@contextlib.contextmanager
def _stoppable() -> Iterator[_Stop]:
    loop = asyncio.get_running_loop()
    stop = _Stop()
    for number in STOPS:
        loop.add_signal_handler(number, stop)
    try:
        yield stop
    finally:
        for number in STOPS:
            loop.remove_signal_handler(number)
