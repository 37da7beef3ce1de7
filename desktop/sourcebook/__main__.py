"""Start Sourcebook: without a command the window opens, otherwise the command line answers."""

import argparse
import multiprocessing
import os
import sys
from collections.abc import Sequence
from pathlib import Path

WINDOW = "sourcebook-window"
"""Name of the program that Windows starts without a console; it is always about the window."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program; return its exit status (0 done, 1 something failed, 2 wrong usage)."""
    multiprocessing.freeze_support()
    from sourcebook import cli  # noqa: PLC0415 - helpers of a frozen program stop above

    _give_streams()
    words = sys.argv[1:] if arguments is None else arguments
    request = cli.parse(["open", *words] if Path(sys.argv[0]).stem == WINDOW else words)
    if request.command and request.command != "open":
        return cli.run(request)
    return _open_window(request)


def _open_window(request: argparse.Namespace) -> int:
    """Open the window, or say which library of the system it needs."""
    from sourcebook.base import system_libraries  # noqa: PLC0415 - only a window needs it

    trouble = system_libraries.trouble(os.environ)
    if trouble is None:
        try:
            from sourcebook import ui  # noqa: PLC0415 - the command line needs no Qt
        except ImportError as error:
            trouble = system_libraries.after(error)
        else:
            return ui.run(
                request.library, getattr(request, "things", []), getattr(request, "action", "")
            )
    sys.stderr.write(f"{trouble}\n")
    return 1


def _give_streams() -> None:
    """Give a program without a console somewhere to write: Windows gives it nothing at all."""
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, Path(os.devnull).open("w", encoding="utf-8"))  # noqa: SIM115 - stays open


if __name__ == "__main__":
    sys.exit(main())
