"""Editions: cleaned reading forms, stored once and never changed."""

import json
from dataclasses import asdict, fields
from typing import Any

from sourcebook.base import digest
from sourcebook.library.assets import assets_of, put_assets
from sourcebook.library.changelog import Writing, sound_text
from sourcebook.library.connection import Value
from sourcebook.library.store import Library
from sourcebook.model.article import Metadata, Status
from sourcebook.model.citation import Citation, Origin, WorkType
from sourcebook.model.edition import (
    Block,
    Cut,
    Edition,
    Kind,
    Landmark,
    Mark,
    Place,
    Span,
)
from sourcebook.model.errors import NotInLibrary

_FIELDS = tuple(field.name for field in fields(Metadata))

_DEFAULTS = {field.name: field.default for field in fields(Block)}


def edition(lib: Library, edition_id: str) -> Edition:
    """Return an edition with its blocks, cuts and assets.

    Raises:
        NotInLibrary: There is no such edition.
    """
    row = lib.db.row(
        """SELECT id, capture_id, metadata, html, text, blocks, cleaner, rules
           FROM edition WHERE id = ?""",
        edition_id,
    )
    if row is None:
        raise NotInLibrary(id=edition_id)
    known = json.loads(row[2])
    cuts = lib.db.rows(
        "SELECT at, reason, text, html FROM cut WHERE edition_id = ? ORDER BY number", edition_id
    )
    return Edition(
        id=row[0],
        capture_id=row[1],
        metadata=_metadata(known),
        html=row[3],
        text=row[4],
        blocks=tuple(_block(block) for block in json.loads(row[5])),
        cuts=tuple(Cut(*cut) for cut in cuts),
        assets=assets_of(lib, edition_id),
        cleaner=row[6],
        rules=row[7],
        status=Status(known.get("status", "")),
        citation=_citation(known.get("citation", {})),
        origins=tuple(Origin(*origin) for origin in known.get("origins", ())),
        landmarks=tuple(
            Landmark(at, Place(place), label, level)
            for at, place, label, level in known.get("landmarks", ())
        ),
    )


def edition_text(lib: Library, edition_id: str) -> str:
    """Return the canonical text of an edition.

    Raises:
        NotInLibrary: There is no such edition.
    """
    row = lib.db.row("SELECT text FROM edition WHERE id = ?", edition_id)
    if row is None:
        raise NotInLibrary(id=edition_id)
    return str(row[0])


def metadata_of(lib: Library, edition_id: str) -> Metadata:
    """Return what the cleaner knew of the work when it made an edition."""
    return _metadata(
        json.loads(lib.db.value("SELECT metadata FROM edition WHERE id = ?", edition_id))
    )


def put_edition(change: Writing, edition: Edition) -> None:
    """Store an edition inside a transaction."""
    row: dict[str, Value] = {
        "id": edition.id,
        "capture_id": edition.capture_id,
        "metadata": _json(_known(edition)),
        "html": edition.html,
        "text": edition.text,
        "text_sha256": digest.sha256(sound_text(edition.text)),
        "blocks": f"[{','.join(_json(_plain(block)) for block in edition.blocks)}]",
        "cleaner": edition.cleaner,
        "rules": edition.rules,
    }
    change.insert("edition", row | {"made_at": change.now})
    for number, cut in enumerate(edition.cuts):
        place: dict[str, Value] = {"edition_id": edition.id, "number": number}
        change.insert("cut", place | asdict(cut))
    put_assets(change, edition)


def _known(edition: Edition) -> dict[str, Any]:
    """Return all that is known of the work in one object, without what says nothing."""
    citation = {name: value for name, value in asdict(edition.citation).items() if value}
    beside: dict[str, Any] = {
        "status": edition.status.value,
        "citation": citation,
        "origins": [[one.field, one.source, one.is_guess] for one in edition.origins],
        "landmarks": [[one.at, one.place, one.label, one.level] for one in edition.landmarks],
    }
    return asdict(edition.metadata) | {name: value for name, value in beside.items() if value}


def _metadata(known: dict[str, Any]) -> Metadata:
    return Metadata(**{name: known[name] for name in _FIELDS if name in known})


def _citation(known: dict[str, Any]) -> Citation:
    authors = tuple(known.get("authors", ()))
    work_type = WorkType(known.get("work_type", ""))
    return Citation(**known | {"authors": authors, "work_type": work_type})


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _plain(block: Block) -> dict[str, Any]:
    """Return a block without what stands at its default, which halves it."""
    found = {name: getattr(block, name) for name in _DEFAULTS}
    plain = {name: value for name, value in found.items() if value != _DEFAULTS[name]}
    if block.spans:
        plain["spans"] = [[span.start, span.end, span.mark, span.href] for span in block.spans]
    return plain


def _block(plain: dict[str, Any]) -> Block:
    spans = (
        Span(start, end, Mark(mark), href) for start, end, mark, href in plain.get("spans", ())
    )
    return Block(**plain | {"kind": Kind(plain["kind"]), "spans": tuple(spans)})
