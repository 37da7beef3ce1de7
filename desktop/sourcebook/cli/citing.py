"""Commands that cite: ``cite`` and ``bibliography``."""

import argparse
import sys

from sourcebook.app import citing, noting, referencing, settings
from sourcebook.app.citing import Cited, Work
from sourcebook.cli import opening, out
from sourcebook.model.settings import SETTINGS


def declare(commands: out.Commands, common: argparse.ArgumentParser) -> None:
    """Add the commands to the parser."""
    cite = commands.add_parser("cite", parents=[common], help="print references to articles")
    cite.add_argument("ids", nargs="+", metavar="ID", help="the ids of articles")
    cite.set_defaults(run=run_cite)
    listed = commands.add_parser(
        "bibliography", parents=[common], help="print references to what notes quote"
    )
    listed.add_argument("ids", nargs="+", metavar="NOTE", help="the ids of notes or articles")
    listed.set_defaults(run=run_bibliography)
    for parser in (cite, listed):
        choices = next(one.choices for one in SETTINGS if one.name == "citation_style")
        parser.add_argument("--style", choices=choices, help="instead of the one in the settings")
        parser.add_argument(
            "--as", dest="form", choices=referencing.FORMS, help="for a program of references"
        )
        parser.add_argument("--json", action="store_true", help="print CSL-JSON")


def run_cite(request: argparse.Namespace) -> int:
    """Print a reference for each article."""
    with opening.open_library(request) as library:
        ids = [opening.article_id(library, one) for one in request.ids]
        return _print(request, citing.works(library, ids))


def run_bibliography(request: argparse.Namespace) -> int:
    """Print a reference for each article that the notes quote."""
    with opening.open_library(request) as library:
        found = [noting.note_for(library, one) for one in request.ids]
        body = "\n".join(note.body for note in found if note)
        return _print(request, citing.sources_of(library, body))


def _print(request: argparse.Namespace, works: list[Work]) -> int:
    if request.json:
        out.print_json([work.item for work in works])
        return 0
    if request.form:
        out.print_lines(referencing.references(works, request.form).splitlines())
        return 0
    style = request.style or settings.current().text("citation_style")
    made: Cited = citing.bibliography_here(style, works)
    out.print_lines(made.lines)
    if made.trouble:
        print(made.trouble, file=sys.stderr)
    return 1 if made.trouble else 0
