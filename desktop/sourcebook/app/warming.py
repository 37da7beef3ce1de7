"""Load what the way to the window leaves out, before somebody waits for it."""

from importlib import import_module
from typing import Final

from sourcebook.library import Library

WARM: Final = ("sourcebook.notes", "sourcebook.annotate")
"""Rooms that the first note and the first highlight need; helpers load heavier ones themselves."""


def warm(_opened: Library) -> None:
    """Load `WARM`; takes a fifth of a second, so on a thread of `jobs` once the window is shown."""
    for room in WARM:
        import_module(room)
