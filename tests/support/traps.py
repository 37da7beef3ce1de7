"""A listening socket and a planted file: whoever touches them is noticed."""

import ctypes
import os
import socketserver
import struct
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

CAN_WATCH_FILES: Final = sys.platform == "linux"
"""Only here a test is told when another process, or a library written in C, opens a file."""

PATIENCE_S: Final = 2.0

_MODIFY, _OPEN = 0x2, 0x20
_EVENT: Final = struct.Struct("iIII")


@dataclass
class Listener:
    """A port on this machine that nobody may ask for anything, and what it was asked."""

    port: int
    asked: list[bytes] = field(default_factory=list)

    @property
    def place(self) -> str:
        """Return host and port."""
        return f"127.0.0.1:{self.port}"


@dataclass
class Plant:
    """A file that nobody may open."""

    file: Path
    _watch: int

    def opened(self) -> int:
        """Return how often it was opened since the last time this was asked."""
        count = 0
        while True:
            try:
                events = os.read(self._watch, 65536)
            except BlockingIOError:
                return count
            at = 0
            while at < len(events):
                _, mask, _, name_bytes = _EVENT.unpack_from(events, at)
                at += _EVENT.size + name_bytes
                count += bool(mask & (_OPEN | _MODIFY))


@contextmanager
def listening() -> Iterator[Listener]:
    """Listen on 127.0.0.1; every connection is noted, also one that says nothing."""

    class Handler(socketserver.BaseRequestHandler):
        def handle(self) -> None:
            at = len(found.asked)
            found.asked.append(b"")
            self.request.settimeout(PATIENCE_S)
            try:
                found.asked[at] = self.request.recv(1000)
            except OSError as error:
                found.asked[at] = str(error).encode()

    with socketserver.TCPServer(("127.0.0.1", 0), Handler) as server:
        found = Listener(server.server_address[1])
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        try:
            yield found
        finally:
            server.shutdown()
            thread.join()


@contextmanager
def planted(file: Path, data: bytes) -> Iterator[Plant]:
    """Write *data* to *file* and watch it; where nothing can watch, `Plant.opened` is always 0."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(data)
    if not CAN_WATCH_FILES:
        ends = os.pipe()
        os.set_blocking(ends[0], False)
        yield Plant(file, ends[0])
        os.close(ends[0])
        os.close(ends[1])
        return
    system = ctypes.CDLL(None, use_errno=True)
    watch = system.inotify_init1(os.O_NONBLOCK | os.O_CLOEXEC)
    added = system.inotify_add_watch(watch, os.fsencode(file), _OPEN | _MODIFY)
    assert added >= 0, os.strerror(ctypes.get_errno())
    try:
        yield Plant(file, watch)
    finally:
        os.close(watch)
