"""Lists of highlights: of one article or of the whole library, filtered and in an order."""

from typing import Final

from sourcebook.base.folding import fold
from sourcebook.library.connection import Value
from sourcebook.library.store import Library
from sourcebook.model.highlight import Colour, Order, Sought

LONGEST_WORDS: Final = 200
"""Code points of the words that are looked for; a pasted page is cut off there."""

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
    come by `highlights_with`. Costs some 10 µs a highlight, with words 40 for the folding of each
    quotation: for a reader thread.
    """
    conditions, values = _conditions(sought)
    order = f"ORDER BY {_ORDERS[sought.order]}"
    words = fold(sought.words[:LONGEST_WORDS]).split()
    if not words:
        return [row[0] for row in lib.db.rows(f"SELECT h.id {_FROM}{conditions} {order}", *values)]
    sql = f"SELECT h.id, h.quote || char(10) || h.comment {_FROM}{conditions} {order}"
    return [row[0] for row in lib.db.rows(sql, *values) if _has_all(fold(row[1]), words)]


def _has_all(folded: str, words: list[str]) -> bool:
    return all(word in folded for word in words)


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
