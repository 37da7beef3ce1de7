"""Highlights, and where each of them stands in each edition."""

import json
from collections.abc import Collection, Sequence

from sourcebook.base import ids as new_ids
from sourcebook.library.changelog import Writing, writing
from sourcebook.library.connection import Found
from sourcebook.library.store import Library
from sourcebook.model.anchor import ORPHAN, Anchor, Fit, Placement
from sourcebook.model.changes import Changes
from sourcebook.model.errors import NotInLibrary
from sourcebook.model.highlight import Colour, Highlight

_SELECT = """
    SELECT h.id, h.article_id, h.quote, h.prefix, h.suffix, h.anchor_start, h.anchor_end,
           h.text_sha256, h.colour, h.comment, h.created_at,
           p.start_at, p.end_at, p.fit, p.score
    FROM highlight h JOIN article a ON a.id = h.article_id
    LEFT JOIN placement p ON p.highlight_id = h.id AND p.edition_id = a.edition_id
    WHERE h.trashed_at = ''"""

_AMONG = " AND h.id IN (SELECT value FROM json_each(?))"

_THERE = """
    SELECT id FROM highlight
    WHERE trashed_at = '' AND id IN (SELECT value FROM json_each(?)) ORDER BY id"""


def highlights(lib: Library, article_id: str) -> list[Highlight]:
    """Return an article's highlights in the order of its current edition, orphans last.

    One that was never placed in that edition is an orphan too.
    """
    order = "ORDER BY coalesce(p.fit, 'orphan') = 'orphan', p.start_at, p.end_at, h.id"
    rows = lib.db.rows(f"{_SELECT} AND h.article_id = ? {order}", article_id)
    with lib.db.understanding():
        return [_highlight(row) for row in rows]


def highlight(lib: Library, highlight_id: str) -> Highlight:
    """Return a highlight.

    Raises:
        NotInLibrary: There is none, or it was removed.
    """
    row = lib.db.row(f"{_SELECT} AND h.id = ?", highlight_id)
    if row is None:
        raise NotInLibrary(id=highlight_id)
    with lib.db.understanding():
        return _highlight(row)


def highlights_with(lib: Library, ids: Sequence[str]) -> list[Highlight]:
    """Return the highlights with these *ids* in their order; those removed are left out."""
    rows = lib.db.rows(_SELECT + _AMONG, json.dumps([*ids]))
    with lib.db.understanding():
        found = {row[0]: _highlight(row) for row in rows}
    return [found[one] for one in ids if one in found]


def add_highlight(
    lib: Library,
    article_id: str,
    anchor: Anchor,
    placement: Placement,
    colour: Colour = Colour.YELLOW,
    comment: str = "",
) -> Changes:
    """Mark a passage of an article.

    Args:
        lib: A library opened for writing.
        article_id: The article.
        anchor: The passage, described in the text of one of the article's editions.
        placement: Where it stands in that edition.
        colour: Its colour.
        comment: What the reader says to it.

    Raises:
        NotInLibrary: There is no such article.
    """
    with writing(lib, "add_highlight") as change:
        edition_id = _edition_of(lib, article_id, anchor)
        highlight_id = new_ids.new_id()
        change.insert(
            "highlight",
            {
                "id": highlight_id,
                "article_id": article_id,
                "quote": anchor.quote,
                "prefix": anchor.prefix,
                "suffix": anchor.suffix,
                "anchor_start": anchor.start,
                "anchor_end": anchor.end,
                "text_sha256": anchor.text_sha256,
                "colour": colour.value,
                "comment": comment,
                "created_at": change.now,
                "changed_at": change.now,
                "trashed_at": "",
            },
        )
        put_placement(lib, change, highlight_id, edition_id, placement)
    return change.changes


def change_highlight(
    lib: Library, highlight_id: str, *, colour: Colour | None = None, comment: str | None = None
) -> Changes:
    """Give a highlight another colour or comment; None leaves it as it is.

    Raises:
        NotInLibrary: There is no such highlight.
    """
    highlight(lib, highlight_id)
    return change_highlights(lib, [highlight_id], colour=colour, comment=comment)


def change_highlights(
    lib: Library,
    ids: Collection[str],
    *,
    colour: Colour | None = None,
    comment: str | None = None,
) -> Changes:
    """Give highlights another colour or comment, as one change that one `undo` takes back.

    Those that are gone are passed over: another program may have removed them meanwhile.
    """
    columns: dict[str, str] = {}
    if colour is not None:
        columns["colour"] = colour.value
    if comment is not None:
        columns["comment"] = comment
    with writing(lib, "change_highlight") as change:
        for one in _there(lib, ids) if columns else ():
            change.update("highlight", {"id": one}, columns, {"changed_at": change.now})
    return change.changes


def remove_highlight(lib: Library, highlight_id: str) -> Changes:
    """Take a highlight away; it stays in the library, and undo shows it again.

    Raises:
        NotInLibrary: There is no such highlight.
    """
    highlight(lib, highlight_id)
    return remove_highlights(lib, [highlight_id])


def remove_highlights(lib: Library, ids: Collection[str]) -> Changes:
    """Take highlights away as one change; one `undo` shows all of them again.

    Those that are gone already are passed over.
    """
    with writing(lib, "remove_highlight") as change:
        for one in _there(lib, ids):
            change.update("highlight", {"id": one}, {"trashed_at": change.now})
    return change.changes


def highlights_placed_in(lib: Library, edition_id: str) -> set[str]:
    """Return the ids of the highlights of which it is known where they stand in an edition."""
    rows = lib.db.rows("SELECT highlight_id FROM placement WHERE edition_id = ?", edition_id)
    return {str(highlight_id) for (highlight_id,) in rows}


def put_placement(
    lib: Library, change: Writing, highlight_id: str, edition_id: str, placement: Placement
) -> None:
    """Say inside a transaction where a highlight stands in an edition.

    Raises:
        NotInLibrary: There is no such highlight.
    """
    if lib.db.row("SELECT 1 FROM highlight WHERE id = ?", highlight_id) is None:
        raise NotInLibrary(id=highlight_id)
    change.insert(
        "placement",
        {
            "highlight_id": highlight_id,
            "edition_id": edition_id,
            "start_at": placement.start,
            "end_at": placement.end,
            "fit": placement.fit.value,
            "score": float(placement.score),
        },
    )


def _there(lib: Library, ids: Collection[str]) -> list[str]:
    return [row[0] for row in lib.db.rows(_THERE, json.dumps([*ids]))]


def _edition_of(lib: Library, article_id: str, anchor: Anchor) -> str:
    """Return the edition an anchor was made in: the current one unless its text is another."""
    found = lib.db.value(
        """SELECT e.id FROM article a JOIN capture c ON c.article_id = a.id
           JOIN edition e ON e.capture_id = c.id WHERE a.id = ?
           ORDER BY e.text_sha256 = ? DESC, e.id = a.edition_id DESC LIMIT 1""",
        *(article_id, anchor.text_sha256),
    )
    if found is None:
        raise NotInLibrary(id=article_id)
    return str(found)


def _highlight(row: Found) -> Highlight:
    fit = row[13]
    placed = fit is not None and fit != Fit.ORPHAN
    return Highlight(
        id=row[0],
        article_id=row[1],
        anchor=Anchor(*row[2:8]),
        placement=Placement(row[11], row[12], Fit(fit), row[14]) if placed else ORPHAN,
        colour=Colour(row[8]),
        comment=row[9],
        created_at=row[10],
    )
