"""Keep what notes lead to, find what a link means, and let links follow a new title."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

from sourcebook import library
from sourcebook.base import fuzzy
from sourcebook.base.title_key import title_key
from sourcebook.library import Library, Link, Named, Rewritten
from sourcebook.model.changes import Changes
from sourcebook.model.note import Note
from sourcebook.model.search import Found

MOST_LINKS: Final = 5_000
"""Links of one note that are kept; nobody follows more."""


MOST_OFFERS: Final = 20
"""Titles or tags that are offered at once."""

MOST_ALIKE: Final = 500
"""Titles used last among which one is looked for by a few of its letters, at each key typed."""

LEAST_TYPED: Final = 2
"""Letters typed before that; nearly every title has one of them somewhere."""


@dataclass(frozen=True, slots=True)
class Meant:
    """What a link by title means: a note, or an article."""

    id: str
    title: str
    is_note: bool
    is_trashed: bool


@dataclass(frozen=True, slots=True)
class Renamed:
    """What a new title did to the links of other notes.

    Attributes:
        old: The title before.
        new: The title now.
        count: The notes whose links were changed.
        changes: What was written; `undo` takes it back.
        is_taken: Something older has the new title, so that the links were left alone.
    """

    old: str
    new: str
    count: int = 0
    changes: Changes = field(default_factory=Changes)
    is_taken: bool = False


def links_in(body: str) -> frozenset[Link]:
    """Return what *body* leads to, by folded title or by id."""
    from sourcebook import notes  # noqa: PLC0415 - not on the way to the window

    found = [("title", key) for link in notes.wikilinks(body)[:MOST_LINKS] for key in link.keys]
    found += [(kind, row_id) for kind, row_id, _ in notes.place_links(body)[:MOST_LINKS]]
    return frozenset(found)


def keep_links(opened: Library, note_id: str, body: str) -> Changes:
    """Keep what a note leads to, as its words say."""
    return library.set_note_links(opened, note_id, links_in(body))


def keep_links_of(opened: Library, note_ids: Iterable[str]) -> Changes:
    """Keep what notes lead to that came from elsewhere, perhaps from an older program."""
    changes = Changes()
    for note_id in note_ids:
        changes |= keep_links(opened, note_id, library.note(opened, note_id).body)
    return changes


def catch_up(opened: Library) -> None:
    """Keep the links of notes that were written before links were kept; once in a library."""
    if library.links_are_kept(opened):
        return
    keep_links_of(opened, library.notes_without_links(opened))
    library.say_links_are_kept(opened)


def meant_by(opened: Library, title: str) -> Meant | None:
    """Return what a link to *title* means, None when nothing has it; perhaps it is in the trash."""
    from sourcebook import notes  # noqa: PLC0415 - not on the way to the window

    link = notes.wikilink_at(f"[[{title}]]", 0)
    for key in link.keys if link else ():
        found = library.named(opened, key)
        if found:
            return _meant(found[0])
    return None


def title_in(body: str) -> str:
    """Return the title that a note with these words has."""
    from sourcebook import notes  # noqa: PLC0415 - not on the way to the window

    return notes.title_of(body)


def retitled(body: str, title: str) -> str:
    """Return *body* with *title* in the place of the words of its first line."""
    from sourcebook import notes  # noqa: PLC0415 - not on the way to the window

    return notes.with_title(body, title)


def pin(opened: Library, note_id: str) -> bool:
    """Pin a note to the top of the list of notes, or let it go; tell whether it is pinned now."""
    is_pinned = not library.note(opened, note_id).is_pinned
    library.set_pinned(opened, note_id, is_pinned=is_pinned)
    return is_pinned


def beginning(opened: Library, typed: str, limit: int) -> list[Meant]:
    """Return the notes and articles whose folded titles begin with what is typed, by title."""
    return [_meant(one) for one in library.titles_beginning(opened, title_key(typed), limit)]


def offers(opened: Library, sign: str, typed: str) -> list[str]:
    """Return how what is typed after ``[[`` or ``#`` could go on: titles as links, or tags.

    First come titles that begin so; where they are few, then those among the titles used last
    that have the letters as the palette finds them (`fuzzy`). Costs a look-up for each of the
    first, and some milliseconds for the others. A tag begins so, or after one of its slashes:
    Enter at the end of a new tag must not make it one that only has its letters.
    """
    from sourcebook import notes  # noqa: PLC0415 - not on the way to the window

    if sign == "[[":
        found = [one.title for one in beginning(opened, typed, MOST_OFFERS)]
        if len(found) < MOST_OFFERS and sum(map(str.isalnum, typed)) >= LEAST_TYPED:
            found += _alike(opened, typed)
        return [*dict.fromkeys(notes.link_to(title)[2:-2] for title in found)][:MOST_OFFERS]
    key = typed.casefold()
    names = [name for name, _ in library.tags(opened)]
    first = [name for name in names if name.casefold().startswith(key)]
    inner = [name for name in names if f"/{key}" in name.casefold() and name not in first]
    return [*first, *inner][:MOST_OFFERS]


def _alike(opened: Library, typed: str) -> list[str]:
    titles = [one.words for one in library.titles(opened, MOST_ALIKE)]
    fitting = fuzzy.find(typed, [fuzzy.prepare(title) for title in titles])
    return [titles[match.number] for match in fitting[:MOST_OFFERS]]


def rename(opened: Library, note_id: str, old: str) -> Renamed:
    """Let links that led to a note by its title *old* lead to the title it has now.

    Notes are changed together, as one change that `undo` takes back. Nothing is changed when
    the links meant something older of that name, or would by the new title.
    """
    new = library.note(opened, note_id).title
    old_key, new_key = title_key(old), title_key(new)
    if not old_key or not new_key or old_key == new_key:
        return Renamed(old, new)
    rivals = [one for one in library.named(opened, old_key) if not one.is_trashed]
    if any(one.kind is Found.NOTE and one.id < note_id for one in rivals):
        return Renamed(old, new)  # the links always meant that one
    linking = [one for one in library.notes_linking(opened, [("title", old_key)]) if one != note_id]
    if not linking:
        return Renamed(old, new)
    if not leads_to(opened, new_key, {note_id}):
        return Renamed(old, new, is_taken=True)
    rewritten = [_rewritten(library.note(opened, one), old, new) for one in linking]
    changes = library.rewrite_notes(opened, rewritten, "rename")
    return Renamed(old, new, len(changes.notes), changes)


def _meant(found: Named) -> Meant:
    return Meant(found.id, found.title, found.kind is Found.NOTE, found.is_trashed)


def leads_to(opened: Library, key: str, ids: set[str]) -> bool:
    """Tell whether links to the title with this `title_key` mean one of *ids*."""
    found = library.named(opened, key)
    return bool(found) and found[0].id in ids


def _rewritten(standing: Note, old: str, new: str) -> Rewritten:
    from sourcebook import notes  # noqa: PLC0415 - not on the way to the window

    body = notes.rename_links(standing.body, old, new)
    return Rewritten(standing.id, standing.revision, notes.title_of(body), body, links_in(body))
