"""A virtual screen on which the real program is used with real keys."""

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

NEEDS = ("Xvfb", "openbox", "xdotool")
"""The programs a virtual screen is made of; Debian's packages have the same names in lower case."""

PATIENCE_S = 120.0
"""How long anything is waited for; a shared machine may be slow, a working program is not."""


def missing() -> list[str]:
    """Return what is needed and not installed."""
    return [name for name in NEEDS if not shutil.which(name)]


def wait_until(truth: Callable[[], object], what: str, seconds: float = PATIENCE_S) -> None:
    """Wait until *truth* holds.

    Raises:
        AssertionError: It never did.
    """
    limit = time.monotonic() + seconds
    while not truth():
        assert time.monotonic() < limit, f"waited {seconds:.0f} s in vain: {what}"
        time.sleep(0.05)


@dataclass(frozen=True)
class Screen:
    """A running X server with a window manager."""

    display: str

    @property
    def environment(self) -> dict[str, str]:
        """Return the environment of a program on this screen."""
        kept = {name: value for name, value in os.environ.items() if name != "WAYLAND_DISPLAY"}
        return {**kept, "DISPLAY": self.display, "QT_QPA_PLATFORM": "xcb"}

    def xdotool(self, *words: str) -> str:
        """Run xdotool and return what it printed."""
        done = subprocess.run(
            ["xdotool", *words],  # noqa: S607 - found on the path, as a person would
            env=self.environment,
            capture_output=True,
            text=True,
            timeout=PATIENCE_S,
            check=False,
        )
        return done.stdout.strip()

    def key(self, *keys: str) -> None:
        """Press keys, one after the other."""
        for key in keys:
            self.xdotool("key", "--clearmodifiers", key)
            time.sleep(0.03)

    def type(self, text: str) -> None:
        """Type text."""
        self.xdotool("type", "--delay", "8", "--", text)

    def title(self) -> str:
        """Return the title of the window that has the keys."""
        return self.xdotool("getactivewindow", "getwindowname")


@contextmanager
def virtual_screen(size: str = "1400x900") -> Iterator[Screen]:
    """Run an X server on a free number, and a window manager on it."""
    read, write = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(write), "-screen", "0", f"{size}x24", "-nolisten", "tcp"],  # noqa: S607 - as above
        pass_fds=[write],
        stderr=subprocess.DEVNULL,
    )
    os.close(write)
    with os.fdopen(read) as told:
        screen = Screen(f":{told.readline().strip()}")
    manager = _manager_of(screen)
    try:
        yield screen
    finally:
        for process in (manager, server):
            process.terminate()
            process.wait(10)


def _desktops(screen: Screen) -> str:
    """Return how many desktops there are: none without a window manager."""
    return screen.xdotool("get_num_desktops")


def _manager_of(screen: Screen) -> subprocess.Popen[bytes]:
    """Start a window manager; one that does not answer, as happens on a busy machine, again.

    Without one no window ever has the keys.
    """
    for left in reversed(range(3)):
        manager = subprocess.Popen(
            ["openbox"],  # noqa: S607 - as above
            env=screen.environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        try:
            wait_until(lambda: _desktops(screen) not in {"", "0"}, "a window manager", 20)
        except AssertionError:
            manager.kill()
            manager.wait()
            if not left:
                raise
        else:
            return manager
    raise AssertionError


class Window:
    """The program in a window on a screen."""

    def __init__(self, screen: Screen, home: Path, log: IO[bytes]) -> None:
        self.screen = screen
        self._log = log
        self.process = subprocess.Popen(
            [sys.executable, "-m", "sourcebook"],
            env={**screen.environment, "SOURCEBOOK_HOME": str(home)},
            stdout=log,
            stderr=subprocess.STDOUT,
        )

    def wait_for(self, title: str) -> None:
        """Wait until a window whose title has *title* in it shows, and give it the keys."""
        wait_until(lambda: self._activated(title), f"a window “{title}”")

    def quit(self) -> None:
        """Quit by key and wait for the end."""
        self.screen.key("ctrl+q")
        assert self.process.wait(PATIENCE_S) == 0, self.said()

    def kill(self) -> None:
        """End it at once, as a power cut would."""
        self.process.send_signal(signal.SIGKILL)
        self.process.wait(PATIENCE_S)

    def said(self) -> str:
        """Return what the program printed."""
        self._log.seek(0)
        return self._log.read().decode("utf-8", "replace")

    def _activated(self, title: str) -> bool:
        assert self.process.poll() is None, f"the program ended: {self.said()}"
        ids = self.screen.xdotool("search", "--onlyvisible", "--name", title).split()
        if not ids:
            return False
        self.screen.xdotool("windowactivate", "--sync", ids[-1])
        return title in self.screen.title()


@contextmanager
def open_window(screen: Screen, home: Path) -> Iterator[Window]:
    """Start the program; it is ended if the test did not end it."""
    home.mkdir(parents=True, exist_ok=True)
    with (home / "said.txt").open("w+b") as log:
        window = Window(screen, home, log)
        try:
            yield window
        finally:
            if window.process.poll() is None:
                window.process.terminate()
                window.process.wait(PATIENCE_S)
