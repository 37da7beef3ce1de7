"""Commands that show what is there: ``list`` and ``show``."""

import argparse

from sourcebook.app import cleaning, reading
from sourcebook.app.evidence import evidence
from sourcebook.cli import opening, out, proving

SHELVES = ("inbox", "reading", "archived", "starred", "all", "trash")


def declare(commands: out.Commands, common: argparse.ArgumentParser) -> None:
    """Add the commands to the parser."""
    listing = commands.add_parser("list", parents=[common], help="list articles, newest first")
    listing.add_argument("--shelf", choices=SHELVES, default="all", help="which articles")
    listing.add_argument("--limit", type=positive, metavar="N", help="at most N")
    out.json_option(listing)
    listing.set_defaults(run=run_list)
    show = commands.add_parser("show", parents=[common], help="print an article")
    show.add_argument("id", metavar="ID", help="its id, or the beginning of it")
    show.add_argument(
        "--as",
        dest="form",
        choices=("text", "html", "markdown", "json"),
        default="text",
        help="how to print it",
    )
    show.set_defaults(run=run_show)


def not_negative(text: str) -> int:
    """Understand a number from 0, for argparse."""
    return 0 if text == "0" else positive(text)


def positive(word: str) -> int:
    """Read a whole number above zero from the command line."""
    number = int(word)
    if number < 1:
        raise ValueError(word)
    return number


def run_list(request: argparse.Namespace) -> int:
    """List the articles on a shelf."""
    with opening.open_library(request) as library:
        articles = reading.list_articles(library, request.shelf, request.limit)
    if request.json:
        out.print_json([out.article_json(article) for article in articles])
    else:
        out.print_lines(out.article_line(article) for article in articles)
    return 0


def run_show(request: argparse.Namespace) -> int:
    """Print one article."""
    with opening.open_library(request) as library:
        found = reading.open_article(library, opening.article_id(library, request.id))
        captures = evidence(library, found.article.id)
    if request.form == "json":
        shape = out.article_json(found.article) | cleaning.as_json(found.edition)
        shape["highlights"] = [out.highlight_json(mark) for mark in found.highlights]
        shape["note"] = found.note.body if found.note else ""
        shape["place"] = found.place
        shape["captures"] = [proving.capture_json(one) for one in captures]
        out.print_json(shape)
    elif request.form == "text":
        print(cleaning.whole_text(found.edition))
    else:
        print(cleaning.render(found.edition, request.form))
    return 0
