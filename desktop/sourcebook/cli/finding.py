"""Commands that find: ``search`` and ``reindex``."""

import argparse
import sys

from sourcebook.app import finding, indexing, upkeep
from sourcebook.cli import opening, out
from sourcebook.cli.reading import positive
from sourcebook.model.search import Hit

BEHIND = (
    "The open window is still teaching the index; what was saved just now may be missing. "
    "Search again in a moment."
)


def declare(commands: out.Commands, common: argparse.ArgumentParser) -> None:
    """Add the commands to the parser."""
    search = commands.add_parser(
        "search", parents=[common], add_help=False, help="search articles, notes and highlights"
    )
    search.add_argument("--help", action="help", help="show this help and exit")
    search.add_argument(
        "query", nargs="+", metavar="QUERY", help='words, "a phrase", -not, title:word'
    )
    search.add_argument("--limit", type=positive, default=20, metavar="N", help="at most N (20)")
    out.json_option(search)
    search.set_defaults(run=run_search)
    reindex = commands.add_parser("reindex", parents=[common], help="make the search index anew")
    reindex.set_defaults(run=run_reindex)


def run_search(request: argparse.Namespace) -> int:
    """Search, after the index has caught up with what was saved."""
    with opening.open_library(request) as library:
        if not indexing.catch_up(library):
            print(BEHIND, file=sys.stderr)
        hits = finding.search(library, " ".join(request.query), request.limit)
    if request.json:
        out.print_json([_hit_json(hit) for hit in hits])
    else:
        for hit in hits:
            print(f"{hit.kind}  {hit.id}  {hit.title or '(untitled)'}")
            print("    " + " ".join(_marked(hit).split()))
    return 0


def run_reindex(request: argparse.Namespace) -> int:
    """Make the index anew."""
    with opening.open_library(request) as library:
        number = upkeep.reindex(library)
    print(f"The search index was made anew with {out.count(number, 'document', 'documents')}.")
    return 0


def _marked(hit: Hit) -> str:
    """Return the snippet with the found words between stars, as Markdown does."""
    pieces, done = [], 0
    for start, end in hit.spans:
        pieces += [hit.snippet[done:start], "**", hit.snippet[start:end], "**"]
        done = end
    return "".join([*pieces, hit.snippet[done:]])


def _hit_json(hit: Hit) -> dict[str, object]:
    return {
        "kind": str(hit.kind),
        "id": hit.id,
        "article_id": hit.article_id,
        "title": hit.title,
        "score": hit.score,
        "snippet": hit.snippet,
        "spans": [list(span) for span in hit.spans],
        "edition_id": hit.edition_id,
        "at": hit.at,
    }
