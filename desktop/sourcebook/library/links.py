"""What notes lead to: kept when a note is saved, by folded title or by id."""

import json
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from sourcebook.library.changelog import settle, sound_text, writing
from sourcebook.library.notes import keep_state, overwrite, standing_note
from sourcebook.library.store import Library
from sourcebook.model.changes import Changes

Link = tuple[str, str]
"""(``title``, folded title), (``article``, id) or (``note``, id)."""

_KEPT: Final = "links"
"""The row of ``meta`` that says that the links of all older notes are kept."""

_LINKING: Final = """
    SELECT DISTINCT l.note_id FROM note_link l JOIN note n ON n.id = l.note_id
    LEFT JOIN article a ON a.id = n.article_id
    WHERE n.trashed_at = '' AND coalesce(a.trashed_at, '') = ''
      AND (l.kind, l.target) IN (SELECT value ->> 0, value ->> 1 FROM json_each(?))
    ORDER BY n.saved_at DESC, n.id DESC"""


@dataclass(frozen=True, slots=True)
class Rewritten:
    """New words for a note, made of those of *revision*."""

    note_id: str
    revision: int
    title: str
    body: str
    links: frozenset[Link]


def set_note_links(lib: Library, note_id: str, links: Iterable[Link]) -> Changes:
    """Make *links* the links of a note, as its words say; not undoable, like the words.

    Costs microseconds when nothing differs.
    """
    wanted, standing = frozenset(links), _links(lib, note_id)
    if standing == wanted:
        return Changes()
    with writing(lib, "set_note_links", is_undoable=False) as change:
        for kind, target in sorted(standing - wanted):
            change.delete("note_link", {"note_id": note_id, "kind": kind, "target": target})
        for kind, target in sorted(wanted - standing):
            change.insert("note_link", {"note_id": note_id, "kind": kind, "target": target})
        settle(lib, "note", note_id)
    return change.changes


def notes_linking(lib: Library, links: Collection[Link]) -> list[str]:
    """Return the ids of the notes outside the trash that have one of *links*, newest first."""
    return [row_id for (row_id,) in lib.db.rows(_LINKING, json.dumps(sorted(links)))]


def rewrite_notes(lib: Library, notes: Collection[Rewritten], what: str) -> Changes:
    """Put new words into notes, as one change that `undo` takes back; all of them or none.

    The words that stood are kept as revisions. A note that was saved since it was read is
    passed over; its words are not ours to change.
    """
    with writing(lib, what) as change:
        for new in notes:
            standing = standing_note(lib, new.note_id)
            if standing["revision"] != new.revision:
                continue
            keep_state(change, standing)
            told: Mapping[str, str | int] = {
                "title": sound_text(new.title),
                "body": sound_text(new.body),
                "lost": 0,
            }
            overwrite(change, standing, told)
            for kind, target in _links(lib, new.note_id) - new.links:
                key = {"note_id": new.note_id, "kind": kind, "target": target}
                change.delete("note_link", key)
            for kind, target in new.links - _links(lib, new.note_id):
                key = {"note_id": new.note_id, "kind": kind, "target": target}
                change.insert("note_link", key)
    return change.changes


def notes_without_links(lib: Library) -> list[str]:
    """Return the ids of notes that were written before links were kept and may have some."""
    if lib.db.row("SELECT 1 FROM meta WHERE name = ?", _KEPT):
        return []
    sql = "SELECT id FROM note WHERE instr(body, '[[') OR instr(body, 'sourcebook:')"
    return [row_id for (row_id,) in lib.db.rows(sql)]


def links_are_kept(lib: Library) -> bool:
    """Tell whether the links of all notes are kept."""
    return lib.db.row("SELECT 1 FROM meta WHERE name = ?", _KEPT) is not None


def say_links_are_kept(lib: Library) -> None:
    """Say that `notes_without_links` has been seen to."""
    with lib.db.transaction():
        lib.db.run("INSERT OR REPLACE INTO meta VALUES (?, '1')", _KEPT)


def _links(lib: Library, note_id: str) -> frozenset[Link]:
    sql = "SELECT kind, target FROM note_link WHERE note_id = ?"
    return frozenset((kind, target) for kind, target in lib.db.rows(sql, note_id))
