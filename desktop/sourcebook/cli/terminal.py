"""Read the arguments, run the command, and say what went wrong in one sentence."""

import argparse
import errno
import logging
import os
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from types import ModuleType

from sourcebook import __version__
from sourcebook.app import log
from sourcebook.base import paths
from sourcebook.cli import window
from sourcebook.model.errors import OutputFailed, SourcebookError

DESCRIPTION = "Read articles, take notes beside them, and find both again."

_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO}
"""What writing to a stream fails with when the disk behind it takes no more."""

EPILOG = """Without a command the window opens. Exit status: 0 done, 1 something failed,
2 wrong usage."""


def parse(arguments: Sequence[str]) -> argparse.Namespace:
    """Understand the command line; ends the program with status 2 when it is wrong."""
    parser = argparse.ArgumentParser("sourcebook", description=DESCRIPTION, epilog=EPILOG)
    parser.add_argument("--version", action="version", version=f"Sourcebook {__version__}")
    _library_option(parser, default=paths.library_folder())
    everywhere = argparse.ArgumentParser(add_help=False)
    _library_option(everywhere, default=argparse.SUPPRESS)
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", title="commands")
    for family in (window,) if asks_for_window(arguments) else _families():
        family.declare(commands, everywhere)
    request, unknown = parser.parse_known_args(arguments)
    if unknown and request.command != "search":
        parser.error(f"unknown: {' '.join(unknown)}")
    if unknown:
        request.query += unknown  # a word with a minus is a part of the query, not an option
    if request.command == "search" and not request.query:
        parser.error("search needs words to look for")
    return request


def asks_for_window(arguments: Sequence[str]) -> bool:
    """Tell whether *arguments* are about the window; then no other command is loaded for them."""
    words = iter(arguments)
    for word in words:
        if word == "--library":
            next(words, None)
        elif not word.startswith("--library="):
            return word == window.COMMAND
    return True


def run(request: argparse.Namespace) -> int:
    """Run the command of *request*; return the exit status."""
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]  # both are text streams
    log.start(to_terminal=False)
    try:
        status = int(request.run(request))
        sys.stdout.flush()
    except SourcebookError as error:
        sys.stdout.flush()
        print(error, file=sys.stderr)
        return 1
    except BrokenPipeError:
        _give_output_up()
        return 1
    except KeyboardInterrupt:
        print("Stopped. What was said to be done is done.", file=sys.stderr)
        return 130
    except Exception as error:
        if isinstance(error, OSError) and error.errno in _FULL and error.filename is None:
            _give_output_up()
            print(OutputFailed(reason=error.strerror), file=sys.stderr)
            return 1
        logging.getLogger(__name__).exception("the command %s broke", request.command)
        raise
    return status


def _families() -> Iterable[ModuleType]:
    from sourcebook.cli.families import FAMILIES  # noqa: PLC0415 - a third of the way to the window

    return FAMILIES


def _give_output_up() -> None:
    """Let what is still to be printed go nowhere; Python would fail at it once more at its end."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _library_option(parser: argparse.ArgumentParser, default: object) -> None:
    parser.add_argument(
        "--library",
        type=Path,
        default=default,
        metavar="DIR",
        help="the folder of the library (default: the one the window opens)",
    )
