"""The command that shows the saved original of an article: ``original``."""

import argparse
import sys
import webbrowser
from contextlib import closing
from pathlib import Path

from sourcebook.app import original_view
from sourcebook.app.parsers import Parser
from sourcebook.base import atomic
from sourcebook.cli import opening, out
from sourcebook.model.errors import ExportFailed


def declare(commands: out.Commands, common: argparse.ArgumentParser) -> None:
    """Add the command to the parser."""
    original = commands.add_parser(
        "original", parents=[common], help="print, write or open the saved original of an article"
    )
    original.add_argument("id", metavar="ID", help="the article's id, or the beginning of it")
    way = original.add_mutually_exclusive_group()
    way.add_argument("--open", action="store_true", help="open it in the program for its kind")
    way.add_argument("--out", type=Path, metavar="FILE", help="write it to a file")
    original.add_argument(
        "--raw", action="store_true", help="a web page, too, byte for byte as it came"
    )
    original.set_defaults(run=run_original)


def run_original(request: argparse.Namespace) -> int:
    """Give the original: a web page as a copy without scripts, another file as it came."""
    with opening.open_library(request) as library:
        task = original_view.task_of(library, opening.article_id(library, request.id))
    with closing(Parser(1)) as parser:
        if request.open:
            made = original_view.copy(task, Path(request.library), parser.inert)
            webbrowser.open(made.path.as_uri())
            print(made.path)
            return 0
        data = task.capture.page.data if request.raw else original_view.content(task, parser.inert)
    if request.out:
        _write(request.out, data)
    else:
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    return 0


def _write(target: Path, data: bytes) -> None:
    try:
        atomic.write_bytes(target, data)
    except OSError as error:
        raise ExportFailed(target=target, reason=error.strerror or str(error)) from error
