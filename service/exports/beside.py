"""Writing tables in a thread of its own, one piece of work at a time, while the loop answers everybody else."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

T = TypeVar("T")

# One for all exports: each further thread that runs Python would take its turns from the loop's. Work is done in the order in
# which it came, so what is cleared away goes behind what was still being written when the client left.
_WRITING = ThreadPoolExecutor(1, "exports")


async def in_turn(work: Callable[[], T]) -> T:
    """What a piece of work gives."""
    return await asyncio.get_running_loop().run_in_executor(_WRITING, work)
