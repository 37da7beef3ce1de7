"""The command ``mirror``: keep a folder of Markdown files in step with the notes."""

import argparse
import sys
from dataclasses import fields
from pathlib import Path

from sourcebook.app import mirror_watch, mirroring
from sourcebook.app.mirroring import Report
from sourcebook.cli import opening, out
from sourcebook.model.errors import SourcebookError

_TOLD = {
    "written": "written",
    "removed": "removed, the note is in the trash",
    "renamed": "renamed",
    "saved": "saved from its file",
    "made": "made of a new file",
    "trashed": "put into the trash, its file was deleted",
    "conflicts": "changed on both sides, the other text is a note of its own",
    "aside": "kept, it was edited here and the folder only follows",
}
"""What is said of each name in a report."""


def declare(commands: out.Commands, common: argparse.ArgumentParser) -> None:
    """Add the command to the parser."""
    mirror = commands.add_parser(
        "mirror", parents=[common], help="keep a folder of Markdown files in step with the notes"
    )
    mirror.add_argument("folder", type=Path, metavar="FOLDER", help="made when it is not there")
    mirror.add_argument(
        "--both-ways", action="store_true", help="take in what is changed in the folder"
    )
    mirror.add_argument("--once", action="store_true", help="do it once; else until Ctrl+C")
    out.json_option(mirror)
    mirror.set_defaults(run=run_mirror)


def run_mirror(request: argparse.Namespace) -> int:
    """Do it once, or again after every change on either side; 1 when something failed."""
    folder = request.folder.absolute()
    with opening.open_library(request) as library:
        report = mirroring.step(library, folder, both_ways=request.both_ways)
        _print(request, report)
        if request.once:
            return 1 if report.troubles else 0
        with mirror_watch.watching(folder) as watch:
            while True:
                watch.wait(library)
                try:
                    report = mirroring.step(library, folder, both_ways=request.both_ways)
                except SourcebookError as error:
                    print(error, file=sys.stderr, flush=True)
                else:
                    _print(request, report)


def report_json(report: Report) -> dict[str, object]:
    """Return the documented shape of a report in JSON."""
    known: dict[str, object] = {
        one.name: getattr(report, one.name) for one in fields(report) if one.name != "troubles"
    }
    return known | {"troubles": [str(error) for error in report.troubles]}


def _print(request: argparse.Namespace, report: Report) -> None:
    if request.json:
        if request.once or any(report_json(report).values()):
            out.print_json(report_json(report))
    else:
        for name, words in _TOLD.items():
            out.print_lines(f"{one}: {words}" for one in getattr(report, name))
        for error in report.troubles:
            print(error, file=sys.stderr)
    sys.stdout.flush()
