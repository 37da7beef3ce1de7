"""Commands that write: ``note`` and ``highlight``."""

import argparse
from dataclasses import asdict

from sourcebook.app import mentioning, noting, organising, reading, templating, wikilinking
from sourcebook.cli import opening, out
from sourcebook.model.errors import NotInLibrary, SourceUnreadable
from sourcebook.model.highlight import Colour
from sourcebook.model.note import Note


def declare(commands: out.Commands, common: argparse.ArgumentParser) -> None:
    """Add the commands to the parser."""
    note = commands.add_parser("note", parents=[common], help="print or write a note")
    note.add_argument("id", metavar="ID", help="the id of an article or of a note")
    how = note.add_mutually_exclusive_group()
    how.add_argument("--append", metavar="TEXT", help="put TEXT under it; - reads standard input")
    how.add_argument(
        "--set", dest="file", metavar="FILE", help="replace it by FILE; - is standard input"
    )
    how.add_argument(
        "--template", metavar="NAME", help="put the template NAME, filled for it, under it"
    )
    how.add_argument("--rename", metavar="TITLE", help="give it TITLE; links to it follow")
    how.add_argument("--mentions", action="store_true", help="list what links to it or names it")
    how.add_argument("--pin", action="store_true", help="pin it to the top, or let it go")
    out.json_option(note)
    note.set_defaults(run=run_note)
    daily = commands.add_parser(
        "daily", parents=[common], help="print today's note, made from its template if need be"
    )
    out.json_option(daily)
    daily.set_defaults(run=run_daily)
    mark = commands.add_parser("highlight", parents=[common], help="mark a passage of an article")
    mark.add_argument("id", metavar="ID", help="the id of the article")
    mark.add_argument("--quote", required=True, metavar="TEXT", help="the words of the passage")
    mark.add_argument("--comment", default="", metavar="TEXT", help="what you say of it")
    mark.add_argument(
        "--colour", type=Colour, choices=list(Colour), default=Colour.YELLOW, help="its colour"
    )
    out.json_option(mark)
    mark.set_defaults(run=run_highlight)


def run_note(request: argparse.Namespace) -> int:
    """Print the note, write it, or say what speaks of it."""
    if request.mentions:
        return run_mentions(request)
    if request.pin:
        return run_pin(request)
    with opening.open_library(request) as library:
        if request.append is not None:
            text = _read("-") if request.append == "-" else request.append
            saved = noting.append_to_note(library, request.id, text, opening.SESSION)
        elif request.template is not None:
            text = templating.filled_for(library, request.template, request.id)
            saved = noting.append_to_note(library, request.id, text, opening.SESSION)
        elif request.file is not None:
            saved = noting.set_note(library, request.id, _read(request.file), opening.SESSION)
        elif request.rename is not None:
            saved = noting.rename_note(library, request.id, request.rename, opening.SESSION)
        else:
            _print_note(request, noting.note_for(library, request.id))
            return 0
    if request.json:
        out.print_json(asdict(saved.note))
    else:
        print(f"Saved: {saved.note.title or '(untitled)'}, {saved.note.id}")
    return 0


def run_daily(request: argparse.Namespace) -> int:
    """Print the note of today, and make it first when there is none."""
    with opening.open_library(request) as library:
        _print_note(request, templating.make_daily(library, opening.SESSION))
    return 0


def run_mentions(request: argparse.Namespace) -> int:
    """List the places that lead to a note or an article, then those that only name it."""
    with opening.open_library(request) as library:
        _, full = organising.resolve(library, request.id)
        found = mentioning.mentions(library, full)
    if request.json:
        out.print_json([asdict(one) for one in found])
    else:
        out.print_lines(
            f"{one.note_id}  {'links' if one.is_link else 'names'}  {one.context}" for one in found
        )
    return 0


def run_pin(request: argparse.Namespace) -> int:
    """Pin the note, or let it go, and say so."""
    with opening.open_library(request) as library:
        note = noting.note_for(library, request.id)
        if note is None:
            raise NotInLibrary(id=request.id)
        is_pinned = wikilinking.pin(library, note.id)
    if request.json:
        out.print_json({"id": note.id, "is_pinned": is_pinned})
    else:
        print(f"{'Pinned' if is_pinned else 'No longer pinned'}: {note.title}, {note.id}")
    return 0


def run_highlight(request: argparse.Namespace) -> int:
    """Mark the passage and say where it stands."""
    with opening.open_library(request) as library:
        article_id = opening.article_id(library, request.id)
        changes = noting.highlight_quote(
            library, article_id, request.quote, request.colour, request.comment
        )
        marks = [m for m in reading.highlights(library, article_id) if m.id in changes.highlights]
    if request.json:
        out.print_json(out.highlight_json(marks[0]))
    else:
        out.print_lines(f"Highlighted: {mark.anchor.quote}, {mark.id}" for mark in marks)
    return 0


def _read(name: str) -> str:
    try:
        return opening.read_text(name)
    except OSError as error:
        raise SourceUnreadable(source=name, reason=error.strerror or str(error)) from error


def _print_note(request: argparse.Namespace, note: Note | None) -> None:
    if request.json:
        out.print_json(asdict(note) if note else None)
    elif note:
        print(note.body, end="" if note.body.endswith("\n") else "\n")
