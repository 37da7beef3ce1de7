# ruff: noqa: S608 - every piece of SQL is from the tables here, values are bound
"""Answer what a question says beside its words: which documents have a tag, a state, a date.

A document is an article, a highlight or a note. What is said of an article holds for its
highlights and its note, too, but for what it has (``has:``) and for notes and highlights
themselves; what lies in the trash is nowhere.
"""

import json
from collections.abc import Collection, Mapping, Sequence

from sourcebook.library.store import Library
from sourcebook.library.tags import fold

_DOCUMENT = """
    SELECT a.id, 'article' AS kind, a.id AS article_id, a.title, a.byline, a.site, a.language,
           a.published, a.added_at AS saved, a.words
    FROM article a WHERE a.trashed_at = ''
    UNION ALL
    SELECT h.id, 'highlight', h.article_id, a.title, a.byline, a.site, a.language,
           a.published, h.created_at, 0
    FROM highlight h JOIN article a ON a.id = h.article_id
    WHERE h.trashed_at = '' AND a.trashed_at = ''
    UNION ALL
    SELECT n.id, 'note', coalesce(n.article_id, ''), n.title, '', '', '', '', n.saved_at, 0
    FROM note n LEFT JOIN article a ON a.id = n.article_id
    WHERE n.trashed_at = '' AND coalesce(a.trashed_at, '') = ''"""

_DAY = "CAST(substr(replace({column}, '-', '') || '00000000', 1, 8) AS INTEGER)"
"""A day of ISO 8601 as yyyymmdd; what is not known of it is 0."""

_OF_ARTICLE = "EXISTS (SELECT 1 FROM article of WHERE of.id = article_id AND {})"
"""One look-up for each document that is asked about, not a list of all articles."""

_WITH_WORDS = "SELECT article_id FROM note WHERE trashed_at = '' AND body <> ''"
_MARKED = "SELECT article_id FROM highlight WHERE trashed_at = ''"
_LOST = """SELECT {} FROM highlight h JOIN article a ON a.id = h.article_id
    LEFT JOIN placement p ON p.highlight_id = h.id AND p.edition_id = a.edition_id
    WHERE h.trashed_at = '' AND coalesce(p.fit, 'orphan') = 'orphan'"""

_STATES: Mapping[str, str] = {
    "unread": _OF_ARTICLE.format("read_at = ''"),
    "read": _OF_ARTICLE.format("read_at <> ''"),
    "starred": _OF_ARTICLE.format("is_starred = 1"),
    "inbox": _OF_ARTICLE.format("state = 'inbox'"),
    "reading": _OF_ARTICLE.format("state = 'reading'"),
    "archived": _OF_ARTICLE.format("state = 'archived'"),
    "annotated": f"id IN ({_MARKED} UNION {_WITH_WORDS})",
    "orphaned": f"id IN ({_LOST.format('h.id')} UNION {_LOST.format('a.id')})",
}

_POSSESSIONS: Mapping[str, str] = {
    "pdf": """id IN (SELECT c.article_id FROM capture c JOIN resource r ON r.capture_id = c.id
        WHERE r.role = 'page' AND r.media_type = 'application/pdf')""",
    "image": """id IN (SELECT a.id FROM article a JOIN edition_asset e
        ON e.edition_id = a.edition_id WHERE e.sha256 IS NOT NULL)""",
    "note": f"id IN ({_WITH_WORDS})",
    "highlight": f"id IN ({_MARKED})",
    "comment": f"""id IN ({_MARKED} AND comment <> ''
        UNION SELECT id FROM highlight WHERE comment <> '')""",
}

_BEGINS = "(tag_id = ?1 OR substr(tag_id, 1, length(?1) + 1) = ?1 || '/')"
_TAGGED = f"""(article_id IN (SELECT article_id FROM article_tag WHERE {_BEGINS})
    OR id IN (SELECT note_id FROM note_tag WHERE {_BEGINS}))"""

_BY_VALUE: Mapping[str, str] = {
    "kind": "kind = ?1",
    "site": "site = ?1 AND kind <> 'note'",
    "author": "byline = ?1 AND kind <> 'note'",
    "lang": "(lower(language) = ?1 OR substr(lower(language), 1, length(?1) + 1) = ?1 || '-')",
    "colour": "id IN (SELECT id FROM highlight WHERE colour = ?1)",
    "tag": _TAGGED,
}

_BY_NUMBER: Mapping[str, str] = {
    "date": f"{_DAY.format(column='published')} BETWEEN ?1 AND ?2 AND kind <> 'note'",
    "saved": f"{_DAY.format(column='saved')} BETWEEN ?1 AND ?2",
    "words": "words BETWEEN ?1 AND ?2 AND kind = 'article'",
}

_COUNTED: Mapping[str, str] = {
    "kind": "kind",
    "site": "site",
    "author": "byline",
    "year": "substr(published, 1, 4)",
    "language": "lower(substr(language, 1, instr(language || '-', '-') - 1))",
}

_COUNTED_STATES = ("unread", "read", "starred", "archived", "annotated", "orphaned")

_ORDERS: Mapping[str, str] = {
    "date": f"{_DAY.format(column='published')} DESC, id DESC",
    "saved": "saved DESC, id DESC",
    "title": "title COLLATE NOCASE, id",
}


def ids_with(lib: Library, field: str, value: str, *, is_prefix: bool = False) -> frozenset[str]:
    """Return the ids of the documents whose *field* has *value*; none for what nobody knows.

    Args:
        lib: A library.
        field: ``kind``, ``tag``, ``is``, ``has``, ``colour``, ``lang``, ``site`` or ``author``.
        value: A tag finds the tags below it, too: ``a`` finds ``a/b``.
        is_prefix: The value, a tag, may go on.
    """
    if field in ("is", "has"):
        condition = (_STATES if field == "is" else _POSSESSIONS).get(value)
        return _ids(lib, condition) if condition else frozenset()
    condition = _BY_VALUE[field]
    if field == "tag":
        value = fold(value)
        if is_prefix:
            condition = condition.replace(_BEGINS, "substr(tag_id, 1, length(?1)) = ?1")
    return _ids(lib, condition, value)


def ids_between(lib: Library, field: str, low: int, high: int) -> frozenset[str]:
    """Return the ids of the documents whose *field* lies between *low* and *high*.

    Args:
        lib: A library.
        field: ``date`` or ``saved``, written yyyymmdd, or ``words``.
        low: The first number that counts.
        high: The last number that counts.
    """
    return _ids(lib, _BY_NUMBER[field], low, high)


def facet_counts(
    lib: Library, ids: Sequence[str], facets: Collection[str] = (*_COUNTED, "tag", "state")
) -> dict[str, list[tuple[str, int]]]:
    """Return, for each of *facets*, its values among the documents *ids*, most frequent first.

    Costs some 50 ms a facet for 5,000 documents, however many others there are.
    """
    wanted = json.dumps(list(ids))
    found = {
        facet: lib.db.rows(
            f"""SELECT {value} AS value, count(*) AS number FROM ({_DOCUMENT})
                WHERE id IN (SELECT value FROM json_each(?)) AND {value} <> ''
                GROUP BY 1 ORDER BY number DESC, 1""",
            wanted,
        )
        for facet, value in _COUNTED.items()
        if facet in facets
    }
    if "tag" in facets:
        found["tag"] = _tag_counts(lib, wanted)
    if "state" in facets:
        found["state"] = _state_counts(lib, wanted)
    return found


def _tag_counts(lib: Library, wanted: str) -> list[tuple[str, int]]:
    pairs = lib.db.rows(
        f"""WITH found AS (SELECT id, article_id FROM ({_DOCUMENT})
                           WHERE id IN (SELECT value FROM json_each(?)))
            SELECT tag_id, found.id FROM found JOIN article_tag USING (article_id)
            UNION
            SELECT tag_id, found.id FROM found JOIN note_tag ON note_id = found.id""",
        wanted,
    )
    counts = ((name, len(ids)) for name, ids in _with_those_below(lib, pairs).items())
    return sorted(counts, key=lambda one: (-one[1], fold(one[0])))


def _with_those_below(lib: Library, pairs: Sequence[tuple[str, str]]) -> dict[str, set[str]]:
    """Return for each tag, by its name, the ids of *pairs* that have it or a tag below it."""
    names: dict[str, str] = dict(lib.db.rows("SELECT id, name FROM tag"))
    own: dict[str, set[str]] = {}
    for tag_id, row_id in pairs:
        own.setdefault(tag_id, set()).add(row_id)
    found: dict[str, set[str]] = {}
    for tag_id, ids in own.items():
        parts = tag_id.split("/")
        for length in range(1, len(parts) + 1):
            above = "/".join(parts[:length])
            if above in names:
                found.setdefault(names[above], set()).update(ids)
    return found


def _state_counts(lib: Library, wanted: str) -> list[tuple[str, int]]:
    sums = ", ".join(f"coalesce(sum({_STATES[name]}), 0)" for name in _COUNTED_STATES)
    sql = f"SELECT {sums} FROM ({_DOCUMENT}) WHERE id IN (SELECT value FROM json_each(?))"
    counts = zip(_COUNTED_STATES, *lib.db.rows(sql, wanted), strict=True)
    return sorted(((name, count) for name, count in counts if count), key=lambda one: -one[1])


def tagged(lib: Library) -> dict[str, set[str]]:
    """Return for each tag, by its name, the ids of the documents that have it or one below it."""
    pairs = lib.db.rows(
        f"""WITH document AS ({_DOCUMENT})
            SELECT tag_id, document.id FROM document JOIN article_tag USING (article_id)
            UNION
            SELECT tag_id, document.id FROM document JOIN note_tag ON note_id = document.id"""
    )
    return _with_those_below(lib, pairs)


def ordered(
    lib: Library, ids: Sequence[str], sort: str, limit: int, offset: int = 0
) -> list[tuple[str, str]]:
    """Return id and kind of a page of the documents *ids*, by ``date``, ``saved`` or ``title``."""
    sql = f"""SELECT id, kind FROM ({_DOCUMENT}) WHERE id IN (SELECT value FROM json_each(?))
              ORDER BY {_ORDERS[sort]} LIMIT ? OFFSET ?"""
    return lib.db.rows(sql, json.dumps(list(ids)), limit, offset)


def values_in_use(lib: Library) -> dict[str, list[tuple[str, int]]]:
    """Return sites, bylines and languages of the articles with their counts, most used first."""
    columns = {"site": "site", "by": "byline", "lang": "lower(language)"}
    return {
        name: lib.db.rows(
            f"""SELECT {column}, count(*) FROM article WHERE trashed_at = '' AND {column} <> ''
                GROUP BY 1 ORDER BY 2 DESC, 1"""
        )
        for name, column in columns.items()
    }


def _ids(lib: Library, condition: str, *values: str | int) -> frozenset[str]:
    sql = f"SELECT id FROM ({_DOCUMENT}) WHERE {condition}"
    return frozenset(row_id for (row_id,) in lib.db.rows(sql, *values))
