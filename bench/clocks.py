"""Clocks around functions that are named late, so that what is measured may move without the benchmark breaking.

One request is under way at a time; each moment of it belongs to the innermost function that has a clock.
"""

import inspect
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from functools import reduce
from importlib import import_module
from typing import Any
from unittest.mock import patch

Function = Callable[..., Any]
Wrapper = Callable[[Function, "Spent"], Function]


class Spent:
    """The seconds of one request by part; what has no clock is `rest`."""

    def __init__(self, rest: str, stop: str) -> None:
        self._rest, self._stop = rest, stop
        self.begin()

    def begin(self) -> None:
        """A request comes in."""
        self.parts: defaultdict[str, float] = defaultdict(float)
        self.until_stop: float | None = None
        self._running = [self._rest]
        self._began = self._at = time.perf_counter()

    def end(self) -> Mapping[str, float]:
        """The request is answered."""
        self._charge()
        return self.parts

    @contextmanager
    def clock(self, part: str) -> Iterator[None]:
        """From here on it is this part."""
        now = self._charge()
        if part == self._stop and self.until_stop is None:
            self.until_stop = now - self._began
        self._running.append(part)
        try:
            yield
        finally:
            self._charge()
            self._running.pop()

    def _charge(self) -> float:
        now = time.perf_counter()
        self.parts[self._running[-1]] += now - self._at
        self._at = now
        return now


def timed(part: str) -> Wrapper:
    """A clock around a function or a coroutine function."""
    return lambda function, spent: _timed(function, part, spent)


def maker_timed(part: str) -> Wrapper:
    """A clock around what a function makes."""

    def wrap(make: Function, spent: Spent) -> Function:
        return lambda *given, **more: _timed(make(*given, **more), part, spent)

    return wrap


@contextmanager
def clocks(places: Mapping[str, Wrapper], spent: Spent) -> Iterator[None]:
    """Clocks at `module:name.name` while the context lasts; a place that is no more is told on stderr and left out."""
    with ExitStack() as stack:
        for place, wrap in places.items():
            module, _, path = place.partition(":")
            *owners, name = path.split(".")
            try:
                owner = reduce(getattr, owners, import_module(module))
                function = getattr(owner, name)
            except (ImportError, AttributeError):
                print(f"No clock at {place}, which is not there: what is around it gets its time.", file=sys.stderr)
                continue
            stack.enter_context(patch.object(owner, name, wrap(function, spent)))
        yield


def _timed(function: Function, part: str, spent: Spent) -> Function:
    async def awaited(*given: Any, **more: Any) -> Any:
        with spent.clock(part):
            return await function(*given, **more)

    def called(*given: Any, **more: Any) -> Any:
        with spent.clock(part):
            return function(*given, **more)

    return awaited if inspect.iscoroutinefunction(function) else called
