"""Functions that helper processes run in tests; they must be importable by name."""

import ctypes
import os
import signal
import time
from collections.abc import Callable
from pathlib import Path

from sourcebook.app import adding, indexing
from sourcebook.model.capture import Capture
from sourcebook.model.edition import Cleaned
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


def eat_memory(size_mb: int = 300) -> int:
    """Take memory and keep it for a while."""
    held = bytearray(os.urandom(1 << 20)) * size_mb
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


def crash(_capture: Capture) -> None:
    """Fall as a C library does that reads where nothing is."""
    ctypes.string_at(0)


def die_once(mark: str, capture: Capture) -> Cleaned:
    """End at once the first time, before the file *mark* is there; then clean."""
    if not Path(mark).exists():
        Path(mark).touch()
        die()
    return adding.clean_here(capture)


def die_on(_capture: Capture) -> None:
    """End at once, as the system ends who takes too much."""
    die()


def hang_on(_capture: Capture) -> None:
    """Hang without working."""
    sleep_long()


def work_on(_capture: Capture) -> None:
    """Work without an end."""
    work_for_ever()


def eat_up(_capture: Capture) -> None:
    """Take 700 MB and keep them."""
    eat_memory(700)


def run_out_of_memory(_capture: Capture) -> None:
    """Ask for more memory than there is."""
    raise MemoryError


def stumble_over(_capture: Capture) -> None:
    """Fail in a way that is our bug."""
    break_down()


def long_answer(size_bytes: int) -> bytes:
    """Say very much."""
    return bytes(size_bytes)


class Unready:
    """Comes out of a helper only after *act*, when much was said already."""

    def __init__(self, act: Callable[[], None]) -> None:
        self.act = act

    def __reduce__(self) -> tuple[object, ...]:
        self.act()
        return bytes, ()


def break_off() -> tuple[bytes, Unready]:
    """End in the middle of an answer."""
    return bytes(3 << 20), Unready(die)


def pause_amid_answer() -> tuple[bytes, Unready]:
    """Hang in the middle of an answer."""
    return bytes(3 << 20), Unready(sleep_long)


def meet(capture: Capture) -> int:
    """Wait until another process has come to the folder that the capture names."""
    folder = Path(capture.source)
    (folder / str(os.getpid())).touch()
    while len(list(folder.iterdir())) < 2:
        time.sleep(0.02)
    return os.getpid()


def work_for_ever_in(_folder: Path) -> None:
    """Work on, whatever the library."""
    work_for_ever()


def checked_in(folder: Path) -> float:
    """Return which share of the index of the library in *folder* this process has checked."""
    from sourcebook.index.search import snapshot_of

    files = [one.columns.file for one in snapshot_of(indexing.index_folder(folder))[0].segments]
    flags = b"".join(bytes(file._is_checked) for file in files)
    return flags.count(1) / len(flags)


def die_in(_folder: Path) -> None:
    """End the process, whatever the library."""
    die()
