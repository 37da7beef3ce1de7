"""Pass values through a pipe between two processes, a little at a time.

`multiprocessing` takes a value over in one go: for fifty megabytes the interpreter lock is held
for hundreds of milliseconds, and a window waits. Here the pickle goes through the pipe as it is
written and is read as it comes, so that other threads have their turn after each frame (64 KB)
and each piece of a long bytes object. Long bytes are copied nowhere; a long text is decoded at one
go, which is why what is long should travel as bytes.
"""

import pickle
from collections.abc import Callable
from typing import Any, Final, Protocol

PIECE: Final = 1 << 18
"""Bytes that go through the pipe at a time: a quarter of a millisecond's copying."""

_PROTOCOL: Final = 5
"""Has frames (PEP 3154); both ends are the same program."""


class Sending(Protocol):
    """The end of a pipe that takes bytes."""

    def send_bytes(self, buf: bytes | memoryview, /) -> None:
        """Send a piece."""


def send(pipe: Sending, value: object) -> None:
    """Send *value*, which can be pickled; blocks until the other side has taken nearly all of it.

    Raises:
        OSError: The other end is gone.
        Exception: It cannot be pickled; the pipe is of no use any more.
    """
    pickle.Pickler(_Outgoing(pipe), _PROTOCOL).dump(value)


def receive(next_piece: Callable[[], bytes]) -> Any:
    """Return the value whose pieces *next_piece* gives; whoever sends it is trusted.

    Raises:
        Exception: What *next_piece* raises; the pipe is of no use any more then.
    """
    return pickle.Unpickler(_Incoming(next_piece)).load()  # noqa: S301 - of our own helper


class _Outgoing:
    """What the pickler takes for a file."""

    def __init__(self, pipe: Sending) -> None:
        self._pipe = pipe

    def write(self, data: bytes, /) -> int:
        """Send a frame, or bytes that are too long for one."""
        view = memoryview(data)
        for start in range(0, len(view), PIECE):
            self._pipe.send_bytes(view[start : start + PIECE])
        return len(view)


class _Incoming:
    """What the unpickler takes for a file."""

    def __init__(self, next_piece: Callable[[], bytes]) -> None:
        self._next_piece = next_piece
        self._left = memoryview(b"")

    def read(self, size: int, /) -> bytes:
        """Return exactly *size* bytes: a frame, or a few between two."""
        taken = bytearray(size)
        self.readinto(taken)
        return bytes(taken)

    def readinto(self, into: bytearray | memoryview, /) -> int:
        """Fill *into*, the place where bytes too long for a frame will stay."""
        view, at = memoryview(into), 0
        while at < len(view):
            if not self._left:
                self._left = memoryview(self._next_piece())
            part = self._left[: len(view) - at]
            view[at : at + len(part)] = part
            self._left = self._left[len(part) :]
            at += len(part)
        return at

    def readline(self) -> bytes:
        """Stand where the unpickler looks for it; protocols since 1 have no lines."""
        raise EOFError
