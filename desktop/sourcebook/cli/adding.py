"""Commands that take articles in: ``add`` and ``clean``."""

import argparse
import sys
from contextlib import closing
from pathlib import Path

from sourcebook.app import adding, batch, cleaning, settings
from sourcebook.app.parsers import Parser
from sourcebook.app.weighing import Outcome
from sourcebook.cli import opening, out
from sourcebook.model.capture import Source
from sourcebook.model.errors import ExportFailed, SourcebookError

SUFFIXES = {"text": ".txt", "html": ".html", "json": ".json"}
"""Form of ``clean --as`` → the suffix of a file written with ``--output``."""

_KNOWN = {
    Outcome.NEW: "Changed since, new edition",
    Outcome.SAME: "Already here",
    Outcome.KEPT: "Already here",
    Outcome.BACK: "Already here, shown again",
}
"""What became of a known article → how its line begins."""


def declare(commands: out.Commands, common: argparse.ArgumentParser) -> None:
    """Add the commands to the parser."""
    add = commands.add_parser("add", parents=[common], help="add articles to the library")
    add.add_argument(
        "sources", nargs="+", metavar="SOURCE", help="address, file, or - for standard input"
    )
    add.add_argument(
        "--tag", action="append", default=[], metavar="T", help="tag them (may be repeated)"
    )
    out.json_option(add)
    add.set_defaults(run=run_add)
    clean = commands.add_parser("clean", parents=[common], help="clean files without adding them")
    clean.add_argument(
        "files", nargs="+", metavar="FILE", help="file, address, or - for standard input"
    )
    clean.add_argument(
        "--as", dest="form", choices=sorted(SUFFIXES), default="text", help="what to print"
    )
    clean.add_argument(
        "--output", type=Path, metavar="DIR", help="write one file per input into DIR"
    )
    clean.set_defaults(run=run_clean)


def run_add(request: argparse.Namespace) -> int:
    """Add every source; one that fails does not stop the others."""
    current = settings.load()
    results = []
    sources = map(_source, request.sources)
    with opening.open_library(request) as library, closing(Parser()) as parser:
        means = parser.means(current)
        for added in batch.add_all(library, sources, current, request.tag, parser, means):
            results.append(added)
            if not request.json:
                _tell(added)
    if request.json:
        out.print_json([_added_json(added) for added in results])
    return int(any(added.status == "failed" for added in results))


def run_clean(request: argparse.Namespace) -> int:
    """Clean every file; one that fails does not stop the others."""
    current = settings.load()
    status = 0
    request.written = set()
    with closing(Parser()) as parser:
        sources = map(_source, request.files)
        results = batch.clean_all(sources, current, parser)
        for name, result in zip(request.files, results, strict=True):
            try:
                edition = result.result()
                _deliver(request, name, cleaning.render(edition, request.form))
                out.print_standing(edition.status)
            except SourcebookError as error:
                print(error, file=sys.stderr)
                status = 1
    return status


def _source(name: str) -> Source:
    if name == "-":
        return Source.stdin(sys.stdin.buffer.read())
    if "://" in name:
        return Source.at(name)
    return Source.file(Path(name))


def _tell(added: adding.Added) -> None:
    if added.status == "failed":
        print(added.error, file=sys.stderr)
        return
    words = out.count(added.words, "word", "words")
    verb = "Added" if added.status == "added" else _KNOWN[added.outcome]
    print(f"{verb}: {added.metadata.title or '(untitled)'}, {words}, {added.id}")
    for sentence in filter(None, (added.notice, added.standing.sentence)):
        print(f"  {sentence}")


def _added_json(added: adding.Added) -> dict[str, object]:
    known = added.metadata
    return {
        "id": added.id,
        "title": known.title,
        "byline": known.byline,
        "site": known.site,
        "published": known.published,
        "language": known.language,
        "words": added.words,
        "status": added.status,
        "article_status": str(added.standing),
        "edition": "" if added.status == "failed" else str(added.outcome),
        "notice": added.notice,
        "error": added.error,
    }


def _deliver(request: argparse.Namespace, name: str, text: str) -> None:
    if request.output is None:
        print(text, end="" if text.endswith("\n") else "\n")
        return
    target = _target(request, name)
    try:
        cleaning.write(target, text)
    except OSError as error:
        raise ExportFailed(target=target, reason=error.strerror or str(error)) from error
    print(target)


def _target(request: argparse.Namespace, name: str) -> Path:
    """Name the file for one input; never the input itself, never one written before."""
    stem, suffix = _stem(name), SUFFIXES[request.form]
    target = Path(request.output) / (stem + suffix)
    number = 2
    while target in request.written:
        target = Path(request.output) / f"{stem}-{number}{suffix}"
        number += 1
    if name != "-" and target.exists() and Path(name).exists() and target.samefile(name):
        raise ExportFailed(target=target, reason="it is the input itself; name another --output")
    request.written.add(target)
    return target


def _stem(name: str) -> str:
    stem = "standard-input" if name == "-" else Path(name.rstrip("/")).stem
    return stem or "page"
