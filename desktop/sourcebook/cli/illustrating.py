"""The command that lists the images of articles and gets those that are not here: ``images``."""

import argparse
import sys
from contextlib import closing

from sourcebook.app import illustrating, reading, settings
from sourcebook.app.opening import Library
from sourcebook.app.parsers import Parser
from sourcebook.cli import opening, out
from sourcebook.model.article import Article
from sourcebook.model.errors import SourcebookError
from sourcebook.model.picture import AssetRow

TIMES = "\N{MULTIPLICATION SIGN}"


def declare(commands: out.Commands, common: argparse.ArgumentParser) -> None:
    """Add the command to the parser."""
    images = commands.add_parser(
        "images", parents=[common], help="list the images of articles, and get missing ones"
    )
    images.add_argument("ids", nargs="+", metavar="ID", help="articles")
    images.add_argument("--retry", action="store_true", help="get those that are not here")
    out.json_option(images)
    images.set_defaults(run=run_images)


def run_images(request: argparse.Namespace) -> int:
    """List the images of each article; one that is unknown does not stop the others."""
    status = 0
    shapes = []
    with opening.open_library(request) as library, closing(Parser()) as parser:
        for short_id in request.ids:
            try:
                article_id = opening.article_id(library, short_id)
                if request.retry:
                    _retry(library, article_id, parser)
                (article,) = reading.articles(library, [article_id])
                rows = illustrating.images(library, article_id)
            except SourcebookError as error:
                print(error, file=sys.stderr)
                status = 1
                continue
            shapes.append(_article_json(article, rows))
            if not request.json:
                out.print_lines(_lines(article, rows))
    if request.json:
        out.print_json(shapes)
    return status


def _retry(library: Library, article_id: str, parser: Parser) -> None:
    (article,) = reading.articles(library, [article_id])
    task = illustrating.task_of(library, article.edition_id, retry=True)
    illustrating.illustrate(library, task, parser.means(settings.load()))


def _article_json(article: Article, rows: list[AssetRow]) -> dict[str, object]:
    return {"id": article.id, "title": article.name, "images": [_json(row) for row in rows]}


def _json(row: AssetRow) -> dict[str, object]:
    return {
        "number": row.number,
        "address": row.address,
        "state": row.state,
        "reason": row.reason,
        "sha256": row.sha256,
        "original": row.original,
        "media_type": row.media_type,
        "width": row.width,
        "height": row.height,
        "size_bytes": row.size_bytes,
    }


def _lines(article: Article, rows: list[AssetRow]) -> list[str]:
    known = f"{article.id}  {article.name or '(untitled)'}"
    if not rows:
        return [known, "  no images"]
    return [known, *(f"  {row.number:>3}  {row.state:<8}{_about(row)}" for row in rows)]


def _about(row: AssetRow) -> str:
    size = (
        f"{row.width} {TIMES} {row.height}, {max(1, row.size_bytes // 1000)} kB"
        if row.sha256
        else ""
    )
    address = row.address if len(row.address) <= 200 else row.address[:199] + "…"
    return "  ".join(part for part in (size, address, row.reason) if part)
