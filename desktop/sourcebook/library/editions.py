"""Editions: cleaned reading forms, stored once and never changed.

How they are written is said in `prepared`.
"""

import json
from collections.abc import Sequence
from dataclasses import fields, replace
from typing import Any

from sourcebook.library.assets import assets_of, put_assets
from sourcebook.library.changelog import Writing
from sourcebook.library.connection import Found
from sourcebook.library.prepared import Prepared
from sourcebook.library.store import Library
from sourcebook.model.article import Metadata, Status
from sourcebook.model.citation import Citation, Origin, WorkType
from sourcebook.model.comparison import EditionRow
from sourcebook.model.edition import (
    Asset,
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
    cuts = lib.db.rows(
        "SELECT at, reason, text, html, behind FROM cut WHERE edition_id = ? ORDER BY number",
        edition_id,
    )
    assets = assets_of(lib, edition_id)
    with lib.db.understanding():
        return _edition(row, cuts, assets)


def _edition(row: Found, cuts: Sequence[Found], assets: tuple[Asset, ...]) -> Edition:
    known = json.loads(row[2])
    others = _others(known)
    return Edition(
        id=row[0],
        capture_id=row[1],
        metadata=_metadata(known),
        html=row[3],
        text=row[4],
        blocks=tuple(_block(block) for block in json.loads(row[5])),
        cuts=tuple(Cut(*cut) for cut in cuts),
        assets=tuple(replace(one, others=others.get(one.number, ())) for one in assets),
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


def editions(lib: Library, article_id: str) -> list[EditionRow]:
    """Return the editions of an article in the order they were made; reads all their texts.

    Raises:
        NotInLibrary: There is no such article.
    """
    shown = lib.db.value("SELECT edition_id FROM article WHERE id = ?", article_id)
    if shown is None:
        raise NotInLibrary(id=article_id)
    rows = lib.db.rows(
        """SELECT e.id, e.made_at, c.captured_at, c.id, c.method, e.cleaner, e.rules, e.text
           FROM edition e JOIN capture c ON c.id = e.capture_id
           WHERE c.article_id = ? ORDER BY e.made_at, e.id""",
        article_id,
    )
    found = list(rows)
    sql = "SELECT captured_at, id FROM capture WHERE article_id = ? ORDER BY captured_at, id"
    captures = list(lib.db.rows(sql, article_id))  # some made no edition: nothing had changed
    return [
        EditionRow(
            id=row[0],
            number=number,
            made_at=row[1],
            captured_at=row[2],
            capture=captures.index((row[2], row[3])) + 1,
            method=row[4],
            cleaner=row[5],
            rules=row[6],
            words=len(row[7].split()),
            is_shown=row[0] == shown,
        )
        for number, row in enumerate(found, 1)
    ]


def text_by_sha256(lib: Library, article_id: str, text_sha256: str) -> str | None:
    """Return the text of an article's editions that has this hash, or None."""
    found = lib.db.value(
        """SELECT e.text FROM edition e JOIN capture c ON c.id = e.capture_id
           WHERE c.article_id = ? AND e.text_sha256 = ? LIMIT 1""",
        *(article_id, text_sha256),
    )
    return None if found is None else str(found)


def edition_with_text(lib: Library, article_id: str, text_hash: str) -> tuple[str, str] | None:
    """Return the edition of an article whose text's SHA-256 begins with *text_hash*, and its text.

    None when there is none.
    """
    found = lib.db.row(
        """SELECT e.id, e.text FROM edition e JOIN capture c ON c.id = e.capture_id
           JOIN article a ON a.id = c.article_id
           WHERE a.id = ? AND substr(e.text_sha256, 1, ?) = ?
           ORDER BY e.id = a.edition_id DESC, e.made_at DESC LIMIT 1""",
        *(article_id, len(text_hash), text_hash),
    )
    return None if found is None else (str(found[0]), str(found[1]))


def edition_by_bytes(lib: Library, article_id: str, sha256: str) -> str | None:
    """Return the edition of an article made of a page of these bytes: the one shown, or the last.

    None when there is none.
    """
    found = lib.db.value(
        """SELECT e.id FROM resource r JOIN capture c ON c.id = r.capture_id
           JOIN edition e ON e.capture_id = c.id JOIN article a ON a.id = c.article_id
           WHERE r.sha256 = ? AND r.number = 0 AND a.id = ?
           ORDER BY e.id = a.edition_id DESC, e.made_at DESC, e.id DESC LIMIT 1""",
        *(sha256, article_id),
    )
    return None if found is None else str(found)


def metadata_of(lib: Library, edition_id: str) -> Metadata:
    """Return what the cleaner knew of the work when it made an edition."""
    found = lib.db.value("SELECT metadata FROM edition WHERE id = ?", edition_id)
    with lib.db.understanding():
        return _metadata(json.loads(found))


def citation_of(lib: Library, edition_id: str) -> Citation:
    """Return what the cleaner knew for a reference when it made an edition."""
    found = lib.db.value("SELECT metadata FROM edition WHERE id = ?", edition_id)
    with lib.db.understanding():
        return _citation(json.loads(found).get("citation", {}))


def other_images(lib: Library, edition_id: str) -> dict[int, tuple[str, ...]]:
    """Return by the number of each image of an edition where else on the web it is."""
    found = lib.db.value("SELECT metadata FROM edition WHERE id = ?", edition_id)
    with lib.db.understanding():
        return _others(json.loads(found)) if found else {}


def put_edition(change: Writing, edition: Prepared) -> None:
    """Store an edition inside a transaction."""
    change.put("edition", edition.row)
    for cut in edition.cuts:
        change.put("cut", cut)
    put_assets(change, edition)


def _others(known: dict[str, Any]) -> dict[int, tuple[str, ...]]:
    found = known.get("other_images", {})
    return {int(number): tuple(map(str, addresses)) for number, addresses in found.items()}


def _metadata(known: dict[str, Any]) -> Metadata:
    return Metadata(**{name: known[name] for name in _FIELDS if name in known})


def _citation(known: dict[str, Any]) -> Citation:
    authors = tuple(known.get("authors", ()))
    work_type = WorkType(known.get("work_type", ""))
    return Citation(**known | {"authors": authors, "work_type": work_type})


def _block(plain: dict[str, Any]) -> Block:
    spans = (
        Span(start, end, Mark(mark), href) for start, end, mark, href in plain.get("spans", ())
    )
    return Block(**plain | {"kind": Kind(plain["kind"]), "spans": tuple(spans)})
