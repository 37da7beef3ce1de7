"""Write notes beside articles or on their own, and mark passages."""

from dataclasses import dataclass, replace

from sourcebook import library
from sourcebook.app import wikilinking
from sourcebook.library import Library
from sourcebook.model.changes import Changes
from sourcebook.model.errors import (
    NoteChangedMeanwhile,
    NoteExists,
    NotInLibrary,
    QuoteAmbiguous,
    QuoteNotFound,
)
from sourcebook.model.highlight import Colour
from sourcebook.model.note import Note


@dataclass(frozen=True, slots=True)
class Saved:
    """A note that is on the disk.

    ``conflict`` tells that it had been changed elsewhere; that text is kept in the free
    note ``other``.
    """

    note: Note
    changes: Changes
    conflict: bool = False
    other: Note | None = None


def save_note(
    opened: Library, note_id: str, article_id: str, body: str, base_revision: int, session: str
) -> Saved:
    """Save *body*, read at *base_revision*; an empty *note_id* makes the note.

    When the note was saved from elsewhere since, the editor's text becomes its newest
    revision and the other text is kept as a free note of its own: nothing is lost and
    nothing is merged unseen. A note that was undone while it lay open is made again; one that
    was put into the trash comes back with the words that were written since.
    """
    from sourcebook import notes  # noqa: PLC0415 - not on the way to the window

    title = notes.title_of(body)
    if not note_id or not _is_there(opened, note_id):
        standing = library.note_of(opened, article_id) if article_id else None
        if standing is None:
            try:
                made = library.add_note(opened, article_id, body, title)
            except NoteExists:  # another process was a moment quicker
                return save_note(opened, "", article_id, body, base_revision, session)
            said = _keep_what_it_says(opened, made.note.id, body)
            return Saved(made.note, made.changes | said)
        note_id = standing.id
    try:
        saved = library.save_note(opened, note_id, body, title, base_revision, session)
    except NoteChangedMeanwhile:
        return _keep_both(opened, note_id, body, session)
    changes = saved.changes | _keep_what_it_says(opened, note_id, body)
    if saved.note.trashed_at and saved.changes.notes:
        return _brought_back(opened, saved.note, changes)
    return Saved(saved.note, changes)


def _brought_back(opened: Library, note: Note, changes: Changes) -> Saved:
    """Take a note out of the trash that was written to there: it lay open somewhere.

    Where its article has another note by now, the words are a free note of their own.
    """
    try:
        restored = library.restore(opened, note.id)
    except NoteExists:
        free = keep_beside(opened, note.body, note.title)
        return Saved(free.note, changes | free.changes, conflict=True)
    return Saved(library.note(opened, note.id), changes | restored)


def _keep_what_it_says(opened: Library, note_id: str, body: str) -> Changes:
    """Keep the tags of a note and what it leads to."""
    from sourcebook import notes  # noqa: PLC0415 - not on the way to the window

    tagged = library.set_note_tags(opened, note_id, notes.tags_in(body))
    return tagged | wikilinking.keep_links(opened, note_id, body)


def _is_there(opened: Library, note_id: str) -> bool:
    try:
        library.note(opened, note_id)
    except NotInLibrary:
        return False
    return True


def _keep_both(opened: Library, note_id: str, body: str, session: str) -> Saved:
    from sourcebook import notes  # noqa: PLC0415 - not on the way to the window

    standing = library.note(opened, note_id)
    if standing.body == body:
        return Saved(standing, Changes())
    title = f"{standing.title} (changed elsewhere, {standing.saved_at[:16].replace('T', ' ')})"
    other = keep_beside(opened, standing.body, title)
    saved = library.save_note(
        opened, note_id, body, notes.title_of(body), standing.revision, session
    )
    said = _keep_what_it_says(opened, note_id, body)
    changes = saved.changes | other.changes | said
    return Saved(saved.note, changes, conflict=True, other=other.note)


def keep_beside(opened: Library, body: str, title: str) -> Saved:
    """Keep the text of a conflict as a free note of its own, under a title that says so."""
    made = library.add_note(opened, "", body, title)
    said = _keep_what_it_says(opened, made.note.id, body)
    return Saved(made.note, made.changes | said)


def append_to_note(opened: Library, any_id: str, text: str, session: str) -> Saved:
    """Put *text* under the note of an article or a note, with an empty line between."""
    note, article_id = _note_for(opened, any_id)
    body = f"{note.body.rstrip()}\n\n{text.strip()}\n" if note and note.body.strip() else text
    return _save_over(opened, note, article_id, body, session)


def set_note(opened: Library, any_id: str, text: str, session: str) -> Saved:
    """Replace the note of an article or a note by *text*; the old one stays as a revision.

    With another title the links of other notes follow.
    """
    note, article_id = _note_for(opened, any_id)
    saved = _save_over(opened, note, article_id, text, session)
    return _with_links(opened, saved, note.title) if note else saved


def rename_note(opened: Library, any_id: str, title: str, session: str) -> Saved:
    """Give a note another title, and let the links of other notes follow.

    Raises:
        NotInLibrary: There is no such note.
    """
    from sourcebook import notes  # noqa: PLC0415 - not on the way to the window

    note, article_id = _note_for(opened, any_id)
    if note is None:
        raise NotInLibrary(id=any_id)
    body = notes.with_title(note.body, title)
    return _with_links(opened, _save_over(opened, note, article_id, body, session), note.title)


def note_for(opened: Library, any_id: str) -> Note | None:
    """Return the note with this id, or the one beside the article with this id."""
    return _note_for(opened, any_id)[0]


def list_notes(opened: Library, *, free_only: bool = False) -> list[Note]:
    """Return the notes, pinned ones first, then the one saved last."""
    return sorted(library.notes(opened, free_only=free_only), key=lambda one: not one.is_pinned)


def open_note(opened: Library, note_id: str) -> Note:
    """Return a note.

    Raises:
        NotInLibrary: There is no such note.
    """
    return library.note(opened, note_id)


def add_highlight(
    opened: Library,
    article_id: str,
    start: int,
    end: int,
    colour: Colour = Colour.YELLOW,
    comment: str = "",
) -> Changes:
    """Mark the code points from *start* to *end* of the article's current edition."""
    from sourcebook import annotate  # noqa: PLC0415 - rapidfuzz is not on the way to the window

    article = library.article(opened, article_id)
    text = library.edition_text(opened, article.edition_id)
    anchor = annotate.describe(text, start, end)
    placement = annotate.resolve(text, anchor)
    return library.add_highlight(opened, article_id, anchor, placement, colour, comment)


def highlight_quote(
    opened: Library, article_id: str, quote: str, colour: Colour, comment: str
) -> Changes:
    """Mark the one place where *quote* stands.

    Raises:
        QuoteNotFound: It stands nowhere.
        QuoteAmbiguous: It stands in several places; nothing is guessed.
    """
    from sourcebook import annotate  # noqa: PLC0415 - rapidfuzz is not on the way to the window

    article = library.article(opened, article_id)
    text = library.edition_text(opened, article.edition_id)
    places = annotate.find_quote(text, quote)
    title = article.metadata.title
    if not places:
        raise QuoteNotFound(quote=quote, title=title)
    if len(places) > 1:
        raise QuoteAmbiguous(quote=quote, title=title, count=len(places))
    start, end = places[0]
    return add_highlight(opened, article_id, start, end, colour, comment)


def change_highlight(
    opened: Library, highlight_id: str, *, colour: Colour | None = None, comment: str | None = None
) -> Changes:
    """Give a highlight another colour or comment."""
    return library.change_highlight(opened, highlight_id, colour=colour, comment=comment)


def remove_highlight(opened: Library, highlight_id: str) -> Changes:
    """Take a highlight away; undo brings it back."""
    return library.remove_highlight(opened, highlight_id)


def _note_for(opened: Library, any_id: str) -> tuple[Note | None, str]:
    kind, found = library.resolve_id(opened, any_id)
    if kind == "article":
        return library.note_of(opened, found), found
    if kind == "highlight":
        article_id = library.highlight(opened, found).article_id
        return library.note_of(opened, article_id), article_id
    note = library.note(opened, found)
    return note, note.article_id


def _with_links(opened: Library, saved: Saved, old: str) -> Saved:
    """Let the links that led to a saved note by its title *old* follow."""
    renamed = wikilinking.rename(opened, saved.note.id, old)
    return replace(saved, changes=saved.changes | renamed.changes)


def _save_over(
    opened: Library, note: Note | None, article_id: str, body: str, session: str
) -> Saved:
    note_id, revision = (note.id, note.revision) if note else ("", 0)
    return save_note(opened, note_id, article_id, body, revision, session)
