"""Commands that put in order: ``tag``, ``archive``, ``star``, ``trash``, ``restore``, ``undo``."""

import argparse
import sys
from collections.abc import Callable

from sourcebook.app import organising, undo
from sourcebook.app.opening import Library
from sourcebook.cli import opening, out
from sourcebook.model.article import State
from sourcebook.model.changes import Changes
from sourcebook.model.errors import SourcebookError

Act = Callable[[Library, str], Changes]


def declare(commands: out.Commands, common: argparse.ArgumentParser) -> None:
    """Add the commands to the parser."""
    tag = commands.add_parser("tag", parents=[common], help="tag an article")
    tag.add_argument("id", metavar="ID")
    tag.add_argument("tags", nargs="+", metavar="TAG")
    tag.add_argument("--remove", action="store_true", help="take the tags off")
    tag.set_defaults(run=run_tag)
    _on_each(commands, common, "archive", "put articles away", "--undo", "back to the inbox")
    _on_each(commands, common, "star", "star articles", "--remove", "take the star off")
    _on_each(commands, common, "trash", "put articles or notes into the trash")
    _on_each(commands, common, "restore", "take them out of the trash")
    back = commands.add_parser("undo", parents=[common], help="take the last change back")
    back.add_argument("--redo", action="store_true", help="put back what was undone last")
    back.set_defaults(run=run_undo)


def run_tag(request: argparse.Namespace) -> int:
    """Tag an article, or take tags off."""
    act = organising.untag if request.remove else organising.tag
    with opening.open_library(request) as library:
        article_id = opening.article_id(library, request.id)
        changes = act(library, article_id, [tag.lstrip("#") for tag in request.tags])
    print("Done." if changes else "Nothing to change.")
    return 0


def run_each(request: argparse.Namespace) -> int:
    """Do the same to every id; one that is unknown does not stop the others."""
    status = 0
    act = _acts(request)
    with opening.open_library(request) as library:
        for short_id in request.ids:
            try:
                _, full = organising.resolve(library, short_id)
                print("Done." if act(library, full) else "Nothing to change.", full)
            except SourcebookError as error:
                print(error, file=sys.stderr)
                status = 1
    return status


def run_undo(request: argparse.Namespace) -> int:
    """Take the last change back, or put it in place again."""
    with opening.open_library(request) as library:
        changes = undo.redo(library) if request.redo else undo.undo(library)
    marked = changes.articles | changes.notes | changes.highlights
    number = len(marked | changes.alias_sets | changes.searches)
    print(f"{'Put back' if request.redo else 'Taken back'}: {number} changed.")
    return 0


def _acts(request: argparse.Namespace) -> Act:
    opposite = getattr(request, "opposite", False)
    acts: dict[str, Act] = {
        "archive": lambda library, one: organising.set_state(
            library, one, State.INBOX if opposite else State.ARCHIVED
        ),
        "star": lambda library, one: organising.star(library, one, starred=not opposite),
        "trash": organising.trash,
        "restore": organising.restore,
    }
    return acts[request.command]


def _on_each(
    commands: out.Commands,
    common: argparse.ArgumentParser,
    name: str,
    meaning: str,
    opposite: str = "",
    opposite_meaning: str = "",
) -> None:
    parser = commands.add_parser(name, parents=[common], help=meaning)
    parser.add_argument("ids", nargs="+", metavar="ID")
    if opposite:
        parser.add_argument(opposite, dest="opposite", action="store_true", help=opposite_meaning)
    parser.set_defaults(run=run_each)
