"""The command that shows, compares and restores earlier versions of a note: ``revisions``."""

import argparse
from dataclasses import asdict

from sourcebook.app import revising
from sourcebook.app.opening import Library
from sourcebook.base.merged import Part, merged
from sourcebook.cli import opening, out
from sourcebook.cli.reading import positive
from sourcebook.model.comparison import Comparison

_SIGNS = {Part.SAME: "{}", Part.GONE: "[-{}-]", Part.NEW: "{{+{}+}}"}
"""As `git diff --word-diff` writes them."""


def declare(commands: out.Commands, common: argparse.ArgumentParser) -> None:
    """Add the command to the parser."""
    parser = commands.add_parser(
        "revisions", parents=[common], help="show, compare and restore earlier versions of a note"
    )
    parser.add_argument("id", metavar="NOTE", help="the id of a note, or of the article it is on")
    how = parser.add_mutually_exclusive_group()
    how.add_argument("--show", type=positive, metavar="N", help="print version N")
    how.add_argument(
        "--diff",
        type=positive,
        nargs="+",
        metavar="N",
        help="compare version N with version M, or with the one that stands",
    )
    how.add_argument("--restore", type=positive, metavar="N", help="let version N stand again")
    out.json_option(parser)
    parser.set_defaults(run=run_revisions)


def run_revisions(request: argparse.Namespace) -> int:
    """Do what was asked; without a wish list the versions, the standing one first."""
    with opening.open_library(request) as library:
        found = revising.history(library, request.id)
        if request.show:
            _print_version(request, library, found.note.id)
        elif request.diff:
            _print_differences(request, library, found)
        elif request.restore:
            saved = revising.restore(library, found.note.id, request.restore)
            _print_restored(request, saved.note.revision)
        else:
            _print_list(request, found)
    return 0


def _print_list(request: argparse.Namespace, found: revising.History) -> None:
    if request.json:
        out.print_json([asdict(one) for one in found.versions])
        return
    out.print_lines(
        f"{one.number:>5}  {one.saved_at[:19].replace('T', ' ')}  {one.change:>+8,} bytes"
        f"{'  stands' if one.stands else ''}"
        for one in found.versions
    )


def _print_version(request: argparse.Namespace, library: Library, note_id: str) -> None:
    version = revising.version(library, note_id, request.show)
    if request.json:
        out.print_json(asdict(version))
    else:
        print(version.body, end="" if version.body.endswith("\n") else "\n")


def _print_differences(
    request: argparse.Namespace, library: Library, found: revising.History
) -> None:
    first, *rest = request.diff
    second = rest[0] if rest else found.note.revision
    comparison = revising.compare_here(*revising.words(library, found.note.id, first, second))
    if request.json:
        out.print_json({"from": first, "to": second, "differences": _told(comparison)})
        return
    stretches = [
        (one.start, one.end, one.other_start, one.other_end) for one in comparison.differences
    ]
    pieces = merged(comparison.text, comparison.other_text, stretches)
    print("".join(_SIGNS[piece.part].format(piece.words) for piece in pieces))


def _told(comparison: Comparison) -> list[dict[str, object]]:
    return [
        {
            "gone": comparison.text[one.start : one.end],
            "new": comparison.other_text[one.other_start : one.other_end],
            "at": one.other_start,
        }
        for one in comparison.differences
    ]


def _print_restored(request: argparse.Namespace, revision: int) -> None:
    if request.json:
        out.print_json({"restored": request.restore, "revision": revision})
    else:
        print(f"Version {request.restore} stands again, as version {revision}.")
