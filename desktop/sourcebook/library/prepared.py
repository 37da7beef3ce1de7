"""Editions as the rows that the library stores, made where the page was cleaned.

A huge page has hundreds of thousands of blocks. To take them over as objects, and to write, seal
and count them beside a window, would make it wait; as rows they only pass through.
"""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from typing import Any, Final, TypeAlias

from sourcebook.base import clock, digest
from sourcebook.library.changelog import sound
from sourcebook.library.connection import Value
from sourcebook.library.tables import TABLES
from sourcebook.model.article import Metadata, Status
from sourcebook.model.edition import Asset, Block, Cut, Edition, Kind

EXCERPT_LENGTH: Final = 240
"""Code points of an article's text that a list shows."""

LONG: Final = 65_536
"""Code points beyond which a text travels in UTF-8: it is then copied and stored in pieces."""

_WORDS: Final = frozenset({"metadata", "html", "text", "blocks"})
"""Columns of texts that can be long; no index is over them."""

Row: TypeAlias = Mapping[str, Value | bytes]
"""Column name → value, sealed; bytes are a long text in UTF-8."""

_json: Final = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
"""One encoder for all: `json.dumps` makes one for each block, which takes half of its time."""

DEFAULTS: Final = {field.name: field.default for field in fields(Block)}
"""What a stored block does not say."""


@dataclass(frozen=True, slots=True)
class Prepared:
    """An edition that only has to be written: its rows, and what its article shows of it."""

    id: str
    capture_id: str
    metadata: Metadata
    status: Status
    words: int
    excerpt: str
    row: Row
    cuts: tuple[Row, ...]
    assets: tuple[Asset, ...]

    @property
    def text(self) -> str:
        """Return the canonical text; one in UTF-8 is decoded."""
        text = self.row["text"]
        return text.decode() if isinstance(text, bytes) else str(text)


def prepare(edition: Edition) -> Prepared:
    """Make the rows of *edition*; costs about a second for half a million blocks."""
    row: dict[str, Value] = {
        "id": edition.id,
        "capture_id": edition.capture_id,
        "metadata": _json(_known(edition)),
        "html": edition.html,
        "text": edition.text,
        "blocks": f"[{','.join(_json(_plain(block)) for block in edition.blocks)}]",
        "cleaner": edition.cleaner,
        "rules": edition.rules,
        "made_at": clock.utc_now(),
    }
    row = sound(row)
    row["text_sha256"] = digest.sha256(str(row["text"]))
    return Prepared(
        id=edition.id,
        capture_id=edition.capture_id,
        metadata=edition.metadata,
        status=edition.status,
        words=edition.words,
        excerpt=_excerpt(edition),
        row=_sealed("edition", row),
        cuts=tuple(_cut(edition.id, number, cut) for number, cut in enumerate(edition.cuts)),
        assets=edition.assets,
    )


def _cut(edition_id: str, number: int, cut: Cut) -> Row:
    place: dict[str, Value] = {"edition_id": edition_id, "number": number}
    return _sealed("cut", sound(place | asdict(cut)))


def _sealed(name: str, row: dict[str, Value]) -> Row:
    """Return a sound row with its seal, its long texts in UTF-8."""
    seal = TABLES[name].seal_of(row)
    long = {
        column: value.encode()
        for column, value in row.items()
        if column in _WORDS and isinstance(value, str) and len(value) > LONG
    }
    return {**row, "seal": seal, **long}


def _known(edition: Edition) -> dict[str, Any]:
    """Return all that is known of the work in one object, without what says nothing."""
    citation = {name: value for name, value in asdict(edition.citation).items() if value}
    beside: dict[str, Any] = {
        "status": edition.status.value,
        "citation": citation,
        "origins": [[one.field, one.source, one.is_guess] for one in edition.origins],
        "other_images": {str(one.number): one.others for one in edition.assets if one.others},
        "landmarks": [[one.at, one.place, one.label, one.level] for one in edition.landmarks],
    }
    return asdict(edition.metadata) | {name: value for name, value in beside.items() if value}


def _plain(block: Block) -> dict[str, Any]:
    """Return a block without what stands at its default, which halves it."""
    found = {name: getattr(block, name) for name in DEFAULTS}
    plain = {name: value for name, value in found.items() if value != DEFAULTS[name]}
    if block.spans:
        plain["spans"] = [[span.start, span.end, span.mark, span.href] for span in block.spans]
    return plain


def _excerpt(edition: Edition) -> str:
    """Return the beginning of the first paragraph, on one line."""
    prose = (block.start for block in edition.blocks if block.kind is Kind.PARAGRAPH)
    start = next(prose, 0)
    return " ".join(edition.text[start : start + EXCERPT_LENGTH].split())
