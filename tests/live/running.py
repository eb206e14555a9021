"""Running a scene of coroutines, also where the thread of the tests has a loop of its own."""

import asyncio
from collections.abc import Coroutine
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar

T = TypeVar("T")


def played(scene: Coroutine[Any, Any, T]) -> T:
    """What the scene comes to: in a thread, since a browser of another test keeps a loop in this one."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(asyncio.run, scene).result()
