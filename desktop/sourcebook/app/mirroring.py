"""Keep a folder of Markdown files in step with the notes of the library.

The library is the master: one way, files follow it. Both ways, what was changed in the folder
is taken in as well: an edit is a new revision of the note, a new file a note, another name a new
title, a deleted file a note in the trash. No text is ever dropped: what was edited on both sides
is kept on both, and a folder that loses many files at once is not believed.
"""

import errno
import os
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from filelock import FileLock, Timeout

from sourcebook import library, notes
from sourcebook.app import (
    mirror_below,
    mirror_state,
    mirror_words,
    noting,
    organising,
    wikilinking,
)
from sourcebook.app.mirror_state import Mirrored, State
from sourcebook.base import atomic, clock
from sourcebook.base.digest import sha256
from sourcebook.library import Library
from sourcebook.model.errors import (
    MirrorFileFailed,
    MirrorInUse,
    MirrorPaused,
    MirrorUnavailable,
    NotInLibrary,
    SourcebookError,
)
from sourcebook.model.note import Note
from sourcebook.notes import Facts, Page

SESSION: Final = "folder"
"""The name under which changes made in the folder are saved."""

LOCK_NAME: Final = ".sourcebook-mirror.lock"

LARGEST_BYTES: Final = 20_000_000
"""Of a file that is read as a note."""

BATCH: Final = 100
"""Files between two writings of the state."""

FEW_GONE: Final = 5
SHARE_GONE: Final = 0.2
"""More files that are gone at once, and a greater share of all, are a folder that broke."""

ABSENT_S = 0.3
"""A file may be missing so long while an editor puts a new one in its place."""

WRITING_S: Final = 60
"""An empty file younger than that is one that a program is just writing."""

_FATAL: Final = {errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EIO, errno.ENOENT, errno.EACCES}


@dataclass(slots=True)
class Report:
    """What was done to bring a folder and the library in step; names of files, titles of notes.

    Attributes:
        written: Files written.
        removed: Files of notes that are in the trash, removed.
        renamed: Files that got the name of their note again, or notes that of their file.
        saved: Notes changed as their files were.
        made: Notes made of new files.
        trashed: Notes whose files were deleted.
        conflicts: Notes changed on both sides; the text of the file is a note of its own.
        aside: Edited files of a folder that only follows, kept under another name.
        troubles: What could not be done, as sentences; all else was.
    """

    written: list[str] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)
    renamed: list[str] = field(default_factory=list)
    saved: list[str] = field(default_factory=list)
    made: list[str] = field(default_factory=list)
    trashed: list[str] = field(default_factory=list)
    conflicts: list[str] = field(default_factory=list)
    aside: list[str] = field(default_factory=list)
    troubles: list[SourcebookError] = field(default_factory=list)


def step(opened: Library, folder: Path, *, both_ways: bool = False) -> Report:
    """Bring *folder* and the notes of the library in step once; see the head of the module.

    A file that has the size and the time it had is not read. After a kill at any moment the next
    step goes on without taking anything of its own for an edit.

    Costs a look at each file's entry, and a write to the disk for each note that changed.

    Raises:
        MirrorUnavailable: The folder is not there, is full, or may not be written.
        MirrorOfAnother: It belongs to another library; nothing was changed.
        MirrorInUse: Another program is at it.
        MirrorPaused: Too many files are gone to believe it; nothing was changed.
    """
    try:
        folder.mkdir(exist_ok=True)
        with FileLock(folder / LOCK_NAME).acquire(blocking=False):
            return _Step(opened, mirror_state.load(folder, opened.device), both_ways).run()
    except Timeout as error:
        raise MirrorInUse(folder=folder) from error
    except OSError as error:
        raise MirrorUnavailable(folder=folder, reason=error.strerror or str(error)) from error


def step_in_folder(library_folder: Path, folder: Path, both_ways: bool) -> Report:  # noqa: FBT001 - a helper takes places only
    """Do what `step` does; for a helper process, which opens the library for itself."""
    with library.open_library(library_folder, write=True) as opened:
        return step(opened, folder, both_ways=both_ways)


@dataclass(frozen=True, slots=True)
class _Found:
    """A file that was read."""

    name: str
    data: bytes
    page: Page


class _Step:
    def __init__(self, opened: Library, state: State, both_ways: bool) -> None:  # noqa: FBT001
        self._opened = opened
        self._state = state
        self._both_ways = both_ways
        self._folder = state.folder
        self._report = Report()
        self._names: set[str] = set()
        self._files = dict(self._seen())
        self._visible = dict(library.note_revisions(opened))
        self._fileless: dict[str, Note] | None = None
        self._retitled: dict[str, str] = {}
        self._moved: dict[str, str] = {}

    def run(self) -> Report:
        """Take in what the folder says, then write what the library says."""
        edited, gone, strange = self._compared()
        if self._both_ways:
            gone = self._without_moved(gone)
            self._refuse_many(gone)
        try:
            for note_id, found in edited.items():
                self._told(found.name, self._take_edit, note_id, found)
            for note_id in gone:
                self._take_deletion(note_id)
            for found in strange:
                self._told(found.name, self._take_new, found)
            self._follow_titles()  # after all edits: one in a note that links is no conflict
            self._write_out()
        finally:
            self._state.save()
        return self._report

    # --- looking --------------------------------------------------------------------------------

    def _seen(self) -> Iterator[tuple[str, os.stat_result]]:
        with os.scandir(self._folder) as entries:
            for entry in entries:
                self._names.add(notes.same_name(entry.name))
                is_note = notes.is_note_file(entry.name) and not entry.name.startswith(".")
                if is_note and entry.is_file(follow_symlinks=False):
                    yield entry.name, entry.stat(follow_symlinks=False)

    def _compared(self) -> tuple[dict[str, _Found], list[str], list[_Found]]:
        """Return what was edited, by note; the notes whose files are gone; and other files."""
        ours = [one for one in self._state.notes.values() if one.sha256 and not one.moved]
        if any(one.file not in self._files for one in ours):
            time.sleep(ABSENT_S)
            self._files = dict(self._seen())
        edited: dict[str, _Found] = {}
        gone: list[str] = []
        displaced: list[_Found] = []
        for note_id, known in self._state.notes.items():
            found = self._files.get(known.file)
            if found is None and known.sha256:
                gone.append(note_id)
            elif found is None:
                continue  # killed before it was written for the first time
            elif (found.st_size, found.st_mtime_ns) != (known.size_bytes, known.mtime_ns):
                other = self._look_into(note_id, known, edited)
                if other is not None:  # another note's file got this name
                    displaced.append(other)
                    gone.append(note_id)
        strange = [*displaced, *self._strange(gone)]
        for found_file in [*strange]:
            note_id = found_file.page.id
            if note_id in gone:
                gone.remove(note_id)
                strange.remove(found_file)
                self._follow(note_id, found_file, edited)
            elif note_id in self._visible and note_id not in self._state.notes:
                strange.remove(found_file)
                self._adopt(note_id, found_file, edited)
        return edited, gone, strange

    def _look_into(self, note_id: str, known: Mirrored, edited: dict[str, _Found]) -> _Found | None:
        """Sort a file that is not as it was; return it when it is that of another note."""
        found = self._read(known.file)
        if found is None:
            return None
        if not found.data.strip() and self._is_fresh(known.file):
            return None  # a program is writing it: it is looked at next time
        if known.is_ours(found.data):
            known.see(self._folder / known.file, found.data)
        elif found.page.id != note_id and found.page.id in self._state.notes:
            return found
        else:
            edited[note_id] = found
        return None

    def _is_fresh(self, name: str) -> bool:
        return abs(time.time() - self._files[name].st_mtime) < WRITING_S

    def _strange(self, gone: Sequence[str]) -> list[_Found]:
        """Return the files that belong to no note, where they have to be known."""
        ours = {known.file for known in self._state.notes.values()}
        if not (self._both_ways or gone or not ours):
            return []
        found = (self._read(name) for name in sorted(self._files) if name not in ours)
        return [one for one in found if one is not None]

    def _read(self, name: str) -> _Found | None:
        try:
            if (self._folder / name).stat().st_size > LARGEST_BYTES:
                self._report.troubles.append(MirrorFileFailed(name=name, reason="it is too large"))
                return None
            data = (self._folder / name).read_bytes()
            return _Found(name, data, notes.read_page(data.decode("utf-8")))
        except UnicodeDecodeError:
            reason = "it is no text in UTF-8, and was left as it is"
            self._report.troubles.append(MirrorFileFailed(name=name, reason=reason))
        except OSError as error:
            self._fail(name, error)
        return None

    def _follow(self, note_id: str, found: _Found, edited: dict[str, _Found]) -> None:
        """Take a file that got another name for the file of its note."""
        known = self._state.notes[note_id]
        before, known.file = known.file, found.name
        self._report.renamed.append(found.name)
        if not known.is_ours(found.data):
            edited[note_id] = found
        else:
            known.see(self._folder / found.name, found.data)
        if self._both_ways and note_id in self._visible:
            self._take_name(note_id, known, before, found.name)
        else:
            known.revision = -1  # it gets the name of its note again

    def _take_name(self, note_id: str, known: Mirrored, before: str, name: str) -> None:
        stem = notes.stem_of(name)
        note = library.note(self._opened, note_id)
        is_other = notes.same_name(before) != notes.same_name(name)
        if is_other and note.title == known.title and stem.strip() and stem != note.title:
            noting.rename_note(self._opened, note_id, stem, SESSION)
            self._refresh(note_id)
            known.revision = -1

    def _adopt(self, note_id: str, found: _Found, edited: dict[str, _Found]) -> None:
        """Take a file that names a note for its file, when what was kept of the folder is lost."""
        note = library.note(self._opened, note_id)
        known = Mirrored(found.name, title=note.title, tags=[*found.page.tags])
        self._state.notes[note_id] = known
        if mirror_words.same_words(found.page.body, note.body):
            known.see(self._folder / found.name, found.data)
            known.revision = note.revision
        else:
            edited[note_id] = found

    def _without_moved(self, gone: list[str]) -> list[str]:
        """Return the notes whose files are nowhere; one in a folder below is told, and left."""
        self._moved = mirror_below.moved(self._folder, self._state.notes, gone)
        for note_id, place in self._moved.items():
            self._state.notes[note_id].moved = place
            trouble = MirrorFileFailed(name=place, reason=mirror_below.REASON)
            self._report.troubles.append(trouble)
        return [note_id for note_id in gone if note_id not in self._moved]

    def _refuse_many(self, gone: Sequence[str]) -> None:
        count = len(self._state.notes)
        if len(gone) > max(FEW_GONE, SHARE_GONE * count) or (len(gone) == count and count > 1):
            raise MirrorPaused(folder=self._folder, count=len(gone))

    # --- taking in ------------------------------------------------------------------------------

    def _take_edit(self, note_id: str, found: _Found) -> None:
        known = self._state.notes[note_id]
        if note_id not in self._visible:
            del self._state.notes[note_id]  # the note is in the trash, and these words are newer
            self._take_new(found)
            return
        note = library.note(self._opened, note_id)
        body = mirror_words.said(found.page, known)
        if mirror_words.same_words(body, note.body):
            known.see(self._folder / found.name, found.data)
            known.revision = known.revision if known.revision < 0 else note.revision
        elif not self._both_ways:
            self._put_aside(found)
            known.revision = -1
        elif note.revision == known.revision:
            self._save(note, body, found, known)
        else:
            title = (
                f"{note.title} (changed in the folder, {clock.utc_now()[:16].replace('T', ' ')})"
            )
            self._refresh(noting.keep_beside(self._opened, body, title).note.id)
            self._report.conflicts.append(note.title)
            known.see(self._folder / found.name, found.data)
            known.revision = -1

    def _save(self, note: Note, body: str, found: _Found, known: Mirrored) -> None:
        """Let the note say what its file says; the file stays as its editor wrote it."""
        saved = noting.save_note(
            self._opened, note.id, note.article_id, body, note.revision, SESSION
        )
        self._refresh(note.id)
        self._report.saved.append(saved.note.title)
        if saved.other:  # another process saved it in this very moment
            self._refresh(saved.other.id)
            self._report.conflicts.append(saved.note.title)
        known.see(self._folder / found.name, found.data)
        is_as_said = body == found.page.body and saved.note.title == note.title
        known.revision = saved.note.revision if is_as_said else -1
        known.title, known.tags = saved.note.title, [*found.page.tags]
        if saved.note.title != note.title:
            self._retitled[note.id] = note.title

    def _follow_titles(self) -> None:
        """Let the links of other notes follow the titles that were changed in files."""
        for note_id, old in self._retitled.items():
            for changed in wikilinking.rename(self._opened, note_id, old).changes.notes:
                self._refresh(changed)

    def _take_deletion(self, note_id: str) -> None:
        known = self._state.notes.pop(note_id)
        if self._both_ways and self._visible.get(note_id) == known.revision:
            organising.trash(self._opened, note_id)
            self._visible.pop(note_id)
            self._report.trashed.append(known.title)

    def _take_new(self, found: _Found) -> None:
        if not self._both_ways:
            if self._was_ours(found.page.id):  # the file of a note that is gone by now
                self._put_aside(found)
            return
        body = mirror_words.with_heading(found.page, notes.stem_of(found.name))
        body = mirror_words.with_tags(body, found.page, ())
        note = self._made_before(body)
        if note is None:
            note = noting.save_note(self._opened, "", "", body, 0, SESSION).note
            self._refresh(note.id)
            self._report.made.append(note.title)
        known = Mirrored(found.name, title=note.title)
        known.see(self._folder / found.name, found.data)
        self._state.notes[note.id] = known

    def _made_before(self, body: str) -> Note | None:
        """Return a note that says the same and has no file: one that a killed step has made."""
        if self._fileless is None:
            ids = self._visible.keys() - self._state.notes.keys()
            found = (library.note(self._opened, note_id) for note_id in ids)
            self._fileless = {note.body: note for note in found if not note.article_id}
        return self._fileless.pop(body, None)

    def _was_ours(self, note_id: str) -> bool:
        try:
            library.note(self._opened, note_id)
        except NotInLibrary:
            return False
        return True

    def _put_aside(self, found: _Found) -> None:
        """Keep an edited file under a name that says so; it is nobody's file from then on."""
        stem, stamp = (
            notes.stem_of(found.name),
            clock.utc_now()[:19].replace(":", ""),
        )
        name = f"{stem} (edited here {stamp}){notes.FILE_SUFFIX}.txt"
        (self._folder / found.name).replace(self._folder / name)
        self._files.pop(found.name, None)
        self._report.aside.append(name)

    def _refresh(self, note_id: str) -> None:
        self._visible[note_id] = library.note(self._opened, note_id).revision

    # --- writing --------------------------------------------------------------------------------

    def _write_out(self) -> None:
        for note_id in [one for one in self._state.notes if one not in self._visible]:
            self._remove(note_id)
        due = [
            note_id
            for note_id, revision in self._visible.items()
            if note_id not in self._moved
            and ((known := self._state.notes.get(note_id)) is None or known.revision != revision)
        ]
        taken = {*self._names}
        taken |= {notes.same_name(known.file) for known in self._state.notes.values()}
        for at in range(0, len(due), BATCH):
            self._write_some(due[at : at + BATCH], taken)

    def _write_some(self, note_ids: Sequence[str], taken: set[str]) -> None:
        """Write some files; what is coming is on the disk before the first of them."""
        coming: list[tuple[Note, bytes, tuple[str, ...]]] = []
        for note_id in note_ids:
            note = library.note(self._opened, note_id)
            known = self._state.notes.get(note_id)
            if known is None:
                name = notes.file_name(note.title, note_id, taken)
                taken.add(notes.same_name(name))
                known = self._state.notes[note_id] = Mirrored(name)
            facts = self._facts(note)
            data = notes.page_text(note.body, facts, self._kept(known)).encode("utf-8")
            known.coming = sha256(data)
            coming.append((note, data, facts.tags))
        self._state.save()
        for note, data, tags in coming:
            self._told(self._state.notes[note.id].file, self._write, note, data, tags, taken)

    def _write(self, note: Note, data: bytes, tags: Sequence[str], taken: set[str]) -> None:
        known = self._state.notes[note.id]
        old = self._folder / known.file
        if old.exists() and not known.is_ours(old.read_bytes()):
            return  # edited a moment ago: the next step takes it in
        others = taken - {notes.same_name(known.file)}
        name = notes.file_name(note.title, note.id, others)
        if name != known.file:
            if old.exists():
                old.replace(self._folder / name)
            taken.discard(notes.same_name(known.file))
            taken.add(notes.same_name(name))
            known.file = name
        path = self._folder / name
        atomic.write_bytes(path, data)
        known.see(path, data)
        known.revision, known.title, known.tags = note.revision, note.title, [*tags]
        self._report.written.append(name)

    def _remove(self, note_id: str) -> None:
        known = self._state.notes.pop(note_id)
        path = self._folder / known.file
        try:
            if path.exists() and not known.is_ours(path.read_bytes()):
                return  # what was written there is in no note: it is nobody's file from now on
            path.unlink(missing_ok=True)
        except OSError as error:
            self._fail(known.file, error)
        else:
            self._report.removed.append(known.file)

    def _kept(self, known: Mirrored) -> str:
        """Return what others wrote before the words of a file, under names that are not ours."""
        found = self._read(known.file) if known.file in self._files else None
        if found is None:
            return ""
        is_ours = not found.page.id or self._was_ours(found.page.id)
        return found.page.kept if is_ours else found.page.all_kept

    def _facts(self, note: Note) -> Facts:
        tags = tuple(sorted(notes.tags_in(note.body)))
        source = article_name = ""
        if note.article_id:
            with suppress(NotInLibrary):  # deleted a moment ago
                article = library.article(self._opened, note.article_id)
                source, article_name = article.address, article.name
        return Facts(note.id, note.title, tags, note.saved_at, source, article_name)

    # --- trouble --------------------------------------------------------------------------------

    def _told(self, name: str, work: Callable[..., None], *arguments: object) -> None:
        """Do something with one file; when that fails it is told, and the others go on."""
        try:
            work(*arguments)
        except OSError as error:
            self._fail(name, error)

    def _fail(self, name: str, error: OSError) -> None:
        if error.errno in _FATAL and not (self._folder / mirror_state.FILE_NAME).exists():
            raise error
        if error.errno in {errno.ENOSPC, errno.EDQUOT, errno.EROFS}:
            raise error
        reason = error.strerror or str(error)
        self._report.troubles.append(MirrorFileFailed(name=name, reason=reason))
