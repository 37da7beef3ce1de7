"""Show what cleaning makes of a source without touching a library."""

import json
from dataclasses import asdict
from pathlib import Path

from sourcebook.base import atomic
from sourcebook.model.citation import Citation
from sourcebook.model.edition import Block, Edition, Span


def render(edition: Edition, form: str) -> str:
    """Return *edition* as ``text``, ``html``, ``markdown`` or ``json``.

    Text leaves out captions and the labels of embeds; ``edition.text`` has them.
    """
    from sourcebook import clean  # noqa: PLC0415 - lxml is not on the way to most commands

    if form == "html":
        return edition.html
    if form == "markdown":
        return clean.edition_as_markdown(edition)
    if form == "json":
        return json.dumps(as_json(edition), ensure_ascii=False, indent=2)
    return clean.edition_as_text(edition, without_labels=True)


def whole_text(edition: Edition) -> str:
    """Return the whole canonical text."""
    return edition.text


def write(target: Path, text: str) -> None:
    """Write a rendered edition so that no half file is left.

    Raises:
        OSError: The disk refused.
    """
    atomic.write_text(target, text)


def as_json(edition: Edition) -> dict[str, object]:
    """Return the documented shape of an edition in JSON."""
    known = edition.metadata
    return {
        "title": known.title,
        "subtitle": known.subtitle,
        "byline": known.byline,
        "site": known.site,
        "published": known.published,
        "language": known.language,
        "words": edition.words,
        "status": str(edition.status),
        "citation": _citation_json(edition.citation),
        "origins": {
            origin.field: {"source": origin.source, "is_guess": origin.is_guess}
            for origin in edition.origins
        },
        "cleaner": edition.cleaner,
        "text": edition.text,
        "html": edition.html,
        "blocks": [_block_json(block) for block in edition.blocks],
        "cuts": [{"at": cut.at, "reason": cut.reason, "text": cut.text} for cut in edition.cuts],
        "assets": [
            {
                "number": asset.number,
                "address": asset.address,
                "sha256": asset.sha256,
                "reason": asset.reason,
            }
            for asset in edition.assets
        ],
        "landmarks": [
            {"at": mark.at, "place": str(mark.place), "label": mark.label, "level": mark.level}
            for mark in edition.landmarks
        ],
    }


def _citation_json(citation: Citation) -> dict[str, object]:
    known = {name: value for name, value in asdict(citation).items() if value}
    return known | ({"work_type": str(citation.work_type)} if citation.work_type else {})


def _block_json(block: Block) -> dict[str, object]:
    shape: dict[str, object] = {"kind": str(block.kind), "start": block.start, "end": block.end}
    if block.spans:
        shape["spans"] = [_span_json(span) for span in block.spans]
    extra = {
        "level": block.level,
        "quote_depth": block.quote_depth,
        "list_marker": block.list_marker,
        "table": block.table,
        "asset": block.asset,
        "label": block.label,
        "name": block.name,
    }
    shape |= {name: value for name, value in extra.items() if value}
    if block.table:
        shape |= {"row": block.row, "column": block.column, "is_header": block.is_header}
    return shape


def _span_json(span: Span) -> dict[str, object]:
    shape: dict[str, object] = {"start": span.start, "end": span.end, "mark": str(span.mark)}
    return shape | ({"href": span.href} if span.href else {})
