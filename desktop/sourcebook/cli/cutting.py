"""The command that shows what cleaning left out, and brings it back: ``cuts``."""

import argparse

from sourcebook.app import cutting
from sourcebook.cli import opening, out
from sourcebook.cli.reading import positive


def declare(commands: out.Commands, common: argparse.ArgumentParser) -> None:
    """Add the command to the parser."""
    cuts = commands.add_parser(
        "cuts", parents=[common], help="show what was left out of an article, and bring it back"
    )
    cuts.add_argument("id", metavar="ID", help="the article's id, or the beginning of it")
    cuts.add_argument(
        "--restore", type=positive, metavar="N", help="bring back the Nth, counted from 1"
    )
    out.json_option(cuts)
    cuts.set_defaults(run=run_cuts)


def run_cuts(request: argparse.Namespace) -> int:
    """Show what was left out; after bringing something back, what still is."""
    with opening.open_library(request) as library:
        article_id = opening.article_id(library, request.id)
        if request.restore:
            cutting.restore_cut(library, article_id, request.restore)
        found = cutting.cuts(library, article_id)
    if request.json:
        out.print_json([{"at": cut.at, "reason": cut.reason, "text": cut.text} for cut in found])
    else:
        lines = (
            f"{number:>3}  {cut.reason}: {' '.join(cut.text.split())[:100]}"
            for number, cut in enumerate(found, 1)
        )
        out.print_lines(lines)
    return 0
