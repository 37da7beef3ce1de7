"""Commands that show what is there: ``list`` and ``show``."""

import argparse

from sourcebook.app import cleaning, comparing, reading
from sourcebook.app.evidence import evidence
from sourcebook.cli import opening, out, proving
from sourcebook.model.comparison import EditionRow
from sourcebook.model.errors import NoSuchNumber

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
    editions = commands.add_parser(
        "editions", parents=[common], help="list the editions of an article; show another one"
    )
    editions.add_argument("id", metavar="ID", help="the article's id, or the beginning of it")
    editions.add_argument(
        "--show", type=positive, metavar="N", help="let the Nth be the one that is read"
    )
    out.json_option(editions)
    editions.set_defaults(run=run_editions)


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
    """Print one article, and on standard error what keeps it from being whole."""
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
    if request.form != "json":
        out.print_standing(found.edition.status)
    return 0


def run_editions(request: argparse.Namespace) -> int:
    """List the editions of an article, the oldest first; one may be shown in their stead."""
    with opening.open_library(request) as library:
        article_id = opening.article_id(library, request.id)
        found = comparing.editions(library, article_id)
        if request.show and request.show > len(found):
            raise NoSuchNumber(what="edition", number=request.show, count=len(found))
        if request.show:
            comparing.show_edition(library, article_id, found[request.show - 1].id)
            found = comparing.editions(library, article_id)
    if request.json:
        out.print_json([_edition_json(row) for row in found])
    else:
        out.print_lines(map(_edition_line, found))
    return 0


def _edition_json(row: EditionRow) -> dict[str, object]:
    return {
        "id": row.id,
        "made_at": row.made_at,
        "captured_at": row.captured_at,
        "capture": row.capture,
        "cleaner": row.cleaner,
        "rules": row.rules,
        "words": row.words,
        "shown": row.is_shown,
    }


def _edition_line(row: EditionRow) -> str:
    mark = "*" if row.is_shown else " "
    words = out.count(row.words, "word", "words")
    about = f"made {row.made_at} of capture {row.capture}, by cleaner {row.cleaner}"
    return f"{row.number:>3} {mark} {words}, {about}"
