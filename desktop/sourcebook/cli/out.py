"""Print for people and for programs."""

import argparse
import json
import sys
from collections.abc import Iterable, Sequence
from typing import TypeAlias

from sourcebook.model.article import Article, Status
from sourcebook.model.highlight import Highlight

Commands: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"  # noqa: SLF001 - argparse gives this type no public name
"""Where a family adds its commands."""


def json_option(parser: argparse.ArgumentParser) -> None:
    """Let a command that prints things print them as JSON."""
    parser.add_argument("--json", action="store_true", help="print JSON")


def print_json(value: object) -> None:
    """Print *value* as JSON, readable and with every script as it is."""
    print(json.dumps(value, ensure_ascii=False, indent=2))


def print_lines(lines: Iterable[str]) -> None:
    """Print one line each."""
    for line in lines:
        print(line)


def article_json(article: Article) -> dict[str, object]:
    """Return the documented shape of an article in JSON."""
    known = article.metadata
    return {
        "id": article.id,
        "title": known.title,
        "byline": known.byline,
        "site": known.site,
        "published": known.published,
        "language": known.language,
        "address": article.address,
        "words": article.words,
        "status": str(article.status),
        "state": str(article.state),
        "starred": article.is_starred,
        "read_at": article.read_at,
        "added_at": article.added_at,
        "trashed_at": article.trashed_at,
        "tags": list(article.tags),
        "edition_id": article.edition_id,
    }


def highlight_json(mark: Highlight) -> dict[str, object]:
    """Return the documented shape of a highlight in JSON."""
    return {
        "id": mark.id,
        "quote": mark.anchor.quote,
        "colour": str(mark.colour),
        "comment": mark.comment,
        "start": mark.placement.start,
        "end": mark.placement.end,
        "fit": str(mark.placement.fit),
        "created_at": mark.created_at,
    }


def article_line(article: Article) -> str:
    """Say an article in one line: id, marks, title, where it is from, its tags."""
    known = article.metadata
    source = " · ".join(part for part in (known.site, known.published[:10]) if part)
    star = "★ " if article.is_starred else ""
    parts = [f"{article.id}  {star}{article.name or '(untitled)'}"]
    if source:
        parts.append(f"({source})")
    return " ".join([*parts, *(f"#{tag}" for tag in article.tags)])


def print_standing(status: Status) -> None:
    """Say on standard error what keeps an article from being whole, if something does."""
    if status.sentence:
        sys.stdout.flush()
        print(status.sentence, file=sys.stderr)


def count(number: int, one: str, many: str) -> str:
    """Say a number with its noun: ``1 article``, ``2 articles``."""
    return f"{number} {one if number == 1 else many}"


def columns(rows: Sequence[tuple[str, str]]) -> list[str]:
    """Lay two columns out."""
    width = max((len(left) for left, _ in rows), default=0)
    return [f"{left.ljust(width)}  {right}" for left, right in rows]
