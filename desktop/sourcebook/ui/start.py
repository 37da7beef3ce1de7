"""The way to the window: a second start is over before the window's own code is loaded."""

from pathlib import Path

from sourcebook.ui.instance import raise_running


def run(folder: Path) -> int:
    """Open the window on the library in *folder* until it is closed; return the exit status.

    Where the library is open in another window that one is raised, and this returns 0.
    """
    if raise_running(folder):
        return 0
    from sourcebook.ui import application  # noqa: PLC0415 - costs most of the time of a start

    return application.run(folder)
