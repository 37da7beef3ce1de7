"""The way to the window: a second start is over before the window's own code is loaded."""

import gc
from pathlib import Path

from sourcebook.ui.instance import raise_running
from sourcebook.ui.wish import Wish


def run(
    folder: Path, things: list[str] | None = None, action: str = "", here: Path | None = None
) -> int:
    """Open the window on the library in *folder* until it is closed; return the exit status.

    Where the library is open in another window that one is raised, and this returns 0.

    Args:
        folder: The folder of the library.
        things: Files, addresses and links to open.
        action: What to begin with, one of `wish.ACTIONS`.
        here: The folder in which *things* were typed; the current one without it.
    """
    wish = Wish.of(things or [], action, here or Path.cwd())
    if raise_running(folder, wish):
        return 0
    gc.disable()  # looking through what is only being made took a tenth of the time
    try:
        from sourcebook.ui import application  # noqa: PLC0415 - costs most of the time of a start

        return application.run(folder, wish)
    finally:
        gc.enable()
