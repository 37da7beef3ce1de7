"""Find where notes lead to a note or an article, and where they only name it."""

from collections.abc import Iterable
from pathlib import Path
from typing import Final

from sourcebook import library
from sourcebook.app import finding
from sourcebook.app.wikilinking import leads_to, links_in
from sourcebook.base.folding import leading, tokens
from sourcebook.base.title_key import title_key
from sourcebook.library import Library, Link, Rewritten
from sourcebook.model.changes import Changes
from sourcebook.model.errors import NotInLibrary
from sourcebook.model.mention import Mention
from sourcebook.model.note import Note
from sourcebook.model.search import Request

MOST_MENTIONS: Final = 500
"""Places that are told of one note or article."""

MOST_NAMING: Final = 100
"""Notes in which a title is looked for as words, those the index finds first."""

SHORTEST: Final = 3
"""Letters a title needs to be looked for as words; every note has shorter ones."""


def mentions(opened: Library, any_id: str) -> tuple[Mention, ...]:
    """Return the places that lead to a note or an article, then those that only name it.

    The index is asked which notes may name it: a note saved a moment ago may still be missing.

    Raises:
        NotInLibrary: There is no such note or article.
    """
    linked = linked_mentions(opened, any_id)
    return (*linked, *unlinked_mentions(opened, any_id, _naming(opened, any_id)))


def mentions_in_folder(folder: Path, any_id: str) -> tuple[Mention, ...]:
    """Return what `mentions` does; for the search process."""
    return mentions(finding.opened_in(folder), any_id)


def linked_mentions(opened: Library, any_id: str) -> list[Mention]:
    """Return the places of other notes that lead to a note or an article, newest note first.

    An article and the note beside it are one: what leads to either leads to both. What quotes
    the article leads to it, too.

    Raises:
        NotInLibrary: There is no such note or article.
    """
    ids, titles = _itself(opened, any_id)
    wanted: set[Link] = {(kind, row_id) for row_id in ids for kind in ("article", "note")}
    keys = {key for key in map(title_key, titles) if leads_to(opened, key, ids)}
    wanted |= {("title", key) for key in keys}
    found: list[Mention] = []
    for note_id in library.notes_linking(opened, wanted):
        if note_id not in ids and len(found) < MOST_MENTIONS:
            found += _links_of(library.note(opened, note_id), keys, ids)
    return found[:MOST_MENTIONS]


def unlinked_mentions(opened: Library, any_id: str, note_ids: Iterable[str]) -> list[Mention]:
    """Return the places of *note_ids* that name a note or an article without leading to it."""
    from sourcebook import notes  # noqa: PLC0415 - not on the way to the window

    ids, titles = _itself(opened, any_id)
    found: list[Mention] = []
    for note_id in note_ids:
        if note_id in ids or len(found) >= MOST_MENTIONS:
            continue
        try:
            speaking = library.note(opened, note_id)
        except NotInLibrary:
            continue  # deleted since the index was taught
        for title in dict.fromkeys(titles):
            spans = notes.named_at(speaking.body, title)
            found += [_mention(speaking, span, is_link=False) for span in spans]
    return found


def link_mention(opened: Library, mention: Mention, title: str) -> Changes:
    """Make a link of the words of a mention; undoable. Nothing happens if the note was changed."""
    from sourcebook import notes  # noqa: PLC0415 - not on the way to the window

    standing = library.note(opened, mention.note_id)
    if standing.revision != mention.revision:
        return Changes()
    words = standing.body[mention.start : mention.end]
    link = notes.link_to(title, words)
    body = f"{standing.body[: mention.start]}{link}{standing.body[mention.end :]}"
    new = Rewritten(standing.id, standing.revision, notes.title_of(body), body, links_in(body))
    return library.rewrite_notes(opened, [new], "link_mention")


def _naming(opened: Library, any_id: str) -> list[str]:
    """Return the ids of notes that may have the words of a title beside each other."""
    found: dict[str, None] = {}
    for title in _itself(opened, any_id)[1]:
        words = [word for word, _, _ in leading(tokens(title))]
        if len("".join(words)) < SHORTEST:
            continue
        query = f'"{" ".join(words)}" in:notes'
        asked = Request(query, limit=MOST_NAMING, is_exact=True, wants_facets=False)
        found |= dict.fromkeys(hit.id for hit in finding.ask(opened, asked).hits)
    return [*found]


def _itself(opened: Library, any_id: str) -> tuple[set[str], list[str]]:
    """Return the ids of a note and its article, or of an article and its note; and their titles."""
    try:
        note: Note | None = library.note(opened, any_id)
    except NotInLibrary:
        note = library.note_of(opened, library.article(opened, any_id).id)
    article_id = note.article_id if note else any_id
    ids = {one for one in (note.id if note else "", article_id) if one}
    titles = [note.title] if note else []
    if article_id:
        titles.append(library.article(opened, article_id).name)
    return ids, [" ".join(title.split()) for title in titles if title.strip()]


def _links_of(speaking: Note, keys: set[str], ids: set[str]) -> list[Mention]:
    from sourcebook import notes  # noqa: PLC0415 - not on the way to the window

    spans = [
        (link.start, link.end)
        for link in notes.wikilinks(speaking.body)
        if not keys.isdisjoint(link.keys)
    ]
    spans += [span for _, row_id, span in notes.place_links(speaking.body) if row_id in ids]
    return [_mention(speaking, span, is_link=True) for span in sorted(spans)]


def _mention(speaking: Note, span: tuple[int, int], *, is_link: bool) -> Mention:
    from sourcebook import notes  # noqa: PLC0415 - not on the way to the window

    words, start, end = notes.context(speaking.body, *span)
    return Mention(
        *(speaking.id, speaking.title, speaking.revision, *span),
        *(words, start, end - start, is_link),
    )
