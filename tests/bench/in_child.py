"""Do something in a process of its own, and watch how much memory it takes."""

from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor, wait
from multiprocessing import get_context
from os import getpid
from typing import Final, TypeVar

import psutil

EVERY_S: Final = 0.05
"""Between two looks at the memory: what a merge holds for less is not seen."""

T = TypeVar("T")


def in_child(do: Callable[..., T], *arguments: object) -> tuple[T, int]:
    """Call ``do(*arguments)`` in a fresh process; return also the most memory it had, in bytes.

    Pages of mapped files are not counted where the system tells them apart (Linux): they can be
    dropped at any time.
    """
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        child = psutil.Process(pool.submit(getpid).result())
        most = _own_memory(child)
        job = pool.submit(do, *arguments)
        while wait([job], timeout=EVERY_S).not_done:
            most = max(most, _own_memory(child))
        return job.result(), most


def _own_memory(process: psutil.Process) -> int:
    try:
        memory = process.memory_info()
    except psutil.NoSuchProcess:
        return 0
    return int(memory.rss) - int(getattr(memory, "shared", 0))
