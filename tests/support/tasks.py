"""Functions that helper processes run in tests; they must be importable by name."""

import os
import signal
import time

from sourcebook.model.errors import NotInLibrary


def double(number: int) -> int:
    """Return twice *number*."""
    return number * 2


def process_id() -> int:
    """Return the helper's process id."""
    return os.getpid()


def niceness() -> int:
    """Return how far the helper steps back."""
    return os.nice(0)


def sleep_long() -> None:
    """Hang without working."""
    time.sleep(600)


def work_for_ever() -> None:
    """Work without an end, as a badly made parser would."""
    while True:
        pass


def eat_memory() -> int:
    """Take 300 MB and keep them for a while."""
    held = bytearray(os.urandom(1 << 20)) * 300
    time.sleep(600)
    return len(held)


def die() -> None:
    """End at once, as after a crash in a C library."""
    os.kill(os.getpid(), signal.SIGKILL)


def refuse() -> None:
    """Fail in a way the user can act on."""
    raise NotInLibrary(id="x")


def break_down() -> None:
    """Fail in a way that is our bug."""
    raise ZeroDivisionError("ours")
