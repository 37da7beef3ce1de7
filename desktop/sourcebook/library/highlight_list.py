"""Lists of highlights: of one article or of the whole library, filtered and in an order."""

import json
from typing import Final

from sourcebook.base.folding import fold
from sourcebook.library.connection import Value
from sourcebook.library.store import Library
from sourcebook.model.highlight import Colour, Order, Sought

LONGEST_WORDS: Final = 200
"""Code points of the words that are looked for; a pasted page is cut off there."""

PIECE: Final = 200
"""Highlights whose words are folded at once."""

_APART: Final = "\x1f"
"""Stands between two texts; folding leaves it as it is."""

_TEXTS: Final = """
    SELECT id, substr(quote, 1, 4000) || char(10) || substr(comment, 1, 4000) FROM highlight
    WHERE id IN (SELECT value FROM json_each(?))"""

_FROM: Final = """
    FROM highlight h JOIN article a ON a.id = h.article_id
    LEFT JOIN placement p ON p.highlight_id = h.id AND p.edition_id = a.edition_id
    WHERE h.trashed_at = ''"""

_IN_TEXT: Final = """
    a.added_at DESC, a.id, coalesce(p.fit, 'orphan') = 'orphan', p.start_at, p.end_at, h.id"""

_COLOUR: Final = "CASE h.colour {} END".format(
    " ".join(f"WHEN '{one.value}' THEN {number}" for number, one in enumerate(Colour))
)

_ORDERS: Final = {
    Order.TEXT: _IN_TEXT,
    Order.NEWEST: "h.created_at DESC, h.id DESC",
    Order.COLOUR: f"{_COLOUR}, {_IN_TEXT}",
}


def highlight_ids(lib: Library, sought: Sought) -> list[str]:
    """Return the ids of the highlights that are *sought*, in its order; orphans after the others.

    Ids alone, since a list that holds all of them stands still while it is looked at; the rows
    come by `highlights_with`. Costs some 10 µs a highlight, with words twice that: for a reader
    thread.
    """
    conditions, values = _conditions(sought)
    sql = f"SELECT h.id {_FROM}{conditions} ORDER BY {_ORDERS[sought.order]}"
    ids = [row[0] for row in lib.db.rows(sql, *values)]
    words = fold(sought.words[:LONGEST_WORDS]).split()
    if not words:
        return ids
    pieces = (ids[start : start + PIECE] for start in range(0, len(ids), PIECE))
    return [one for piece in pieces for one in _with_words(lib, piece, words)]


def _with_words(lib: Library, ids: list[str], words: list[str]) -> list[str]:
    """Return those of *ids* in whose quotation or comment all *words* stand.

    All are folded at once, which costs a fifth of folding each; the window, which shares Python
    with this thread, waits for no more than one such piece.
    """
    texts: dict[str, str] = dict(lib.db.rows(_TEXTS, json.dumps(ids)))
    joined = _APART.join(texts.get(one, "").replace(_APART, " ") for one in ids)
    folded = fold(joined).split(_APART)
    return [
        one for one, text in zip(ids, folded, strict=True) if all(word in text for word in words)
    ]


def _conditions(sought: Sought) -> tuple[str, tuple[Value, ...]]:
    conditions, values = [""], list[Value]()
    if sought.article_id:
        conditions.append("h.article_id = ?")
        values.append(sought.article_id)
    else:
        conditions.append("a.trashed_at = ''")
    if sought.colours:
        conditions.append(f"h.colour IN ({', '.join('?' for _ in sought.colours)})")
        values.extend(sorted(one.value for one in sought.colours))
    if sought.has_comment:
        conditions.append("trim(h.comment, ' ' || char(9, 10, 13)) <> ''")
    if sought.is_orphan:
        conditions.append("coalesce(p.fit, 'orphan') = 'orphan'")
    return " AND ".join(conditions), tuple(values)
