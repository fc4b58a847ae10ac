"""Work that would keep the loop from everybody else, done in a thread beside it."""

import asyncio
import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

T = TypeVar("T")

# A core is left to the loop. Each further thread that runs Python takes its turns from the loop's: with eight shaping lists of
# 10,000 at once, it waited for a third of a second.
_BESIDE = ThreadPoolExecutor(max(1, (os.cpu_count() or 1) - 1), "beside")


async def beside(work: Callable[[], T]) -> T:
    """What a piece of work gives."""
    return await asyncio.get_running_loop().run_in_executor(_BESIDE, work)
