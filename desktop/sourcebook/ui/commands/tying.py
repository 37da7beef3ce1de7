"""Tie notes together: their names, what speaks of them, and how they begin."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import QObject
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QWidget

from sourcebook.app import mentioning, noting, templating, wikilinking
from sourcebook.app.jobs import Jobs
from sourcebook.app.wikilinking import Renamed
from sourcebook.model.changes import Changes
from sourcebook.model.filled import Filled
from sourcebook.model.mention import Mention
from sourcebook.model.note import Note
from sourcebook.ui.commands.following import Following
from sourcebook.ui.commands.going import Going
from sourcebook.ui.desk import Desk
from sourcebook.ui.library_pane.rows import day
from sourcebook.ui.notes_pane import NotesPane
from sourcebook.ui.notes_pane.completing import Completing
from sourcebook.ui.notes_pane.manuscript import Manuscript
from sourcebook.ui.notice_bar import NoticeBar
from sourcebook.ui.palette import Entry, Kind, Listing, Palette
from sourcebook.ui.preferences import Preferences
from sourcebook.ui.work import Future, Work

MOST_NOTES: Final = 2_000
"""Notes that are offered by name, those saved last; older ones are found by a search."""


class Tying(QObject):
    """Lets links follow a new title, and opens notes by name."""

    def __init__(  # noqa: PLR0913 - these commands act on notes wherever they are
        self,
        jobs: Jobs,
        work: Work,
        *,
        preferences: Preferences,
        notices: NoticeBar,
        desk: Desk,
        going: Going,
        notes: NotesPane,
        following: Following,
        undo: Callable[[], None],
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._jobs = jobs
        self._work = work
        self._notices = notices
        self._desk = desk
        self._going = going
        self._notes = notes
        self._following = following
        self._undo = undo
        self._window = window
        self._left: Manuscript | None = None
        self._title = ""
        self._take: Callable[[Entry], object] = lambda _: None
        self.palette = Palette(preferences.theme, window)
        self.palette.taken.connect(self._on_taken)
        self.palette.made.connect(following.make_note)
        notes.turned.connect(self._on_turned)
        self.completing = Completing(notes.editor, self._ask_offers, work)

    @property
    def handlers(self) -> dict[str, Callable[[], object]]:
        """Return what each action of the table does."""
        return {
            "daily_note": self.open_daily,
            "insert_template": self.choose_template,
            "mentions": self.show_mentions,
            "pin_note": self.pin,
            "rename_note": self.ask_name,
            "switch_note": self.switch,
        }

    def settle(self) -> None:
        """Let links follow the title of the note that is about to be left."""
        manuscript, old = self._left, self._title
        if manuscript is None or not manuscript.note_id:
            return
        new = wikilinking.title_in(manuscript.body)
        self._title = new
        if old and new and old != new:
            self._notes.save_now()  # before links are changed, the words in other editors
            renamed = self._jobs.write(wikilinking.rename, manuscript.note_id, old)
            self._work.then(renamed, self._say_renamed, owner=self)

    def ask_name(self) -> None:
        """Ask for another title of the note that lies open."""
        from sourcebook.ui.dialogs.name import NameDialog  # noqa: PLC0415 - only when it is asked

        manuscript = self._notes.manuscript
        if manuscript is None or not manuscript.note_id:
            self._notices.tell(self.tr("Write a note first."))
            return
        title = wikilinking.title_in(manuscript.body)
        about = self.tr("Links to the note in other notes follow; Undo takes them back.")
        dialog = NameDialog(self.tr("Rename note"), title, about, self._window)
        dialog.given.connect(partial(self._rename, manuscript))
        dialog.open()

    def switch(self) -> None:
        """Offer the notes by name, the one saved last first."""

        def here(notes: Sequence[Note]) -> None:
            entries = [
                Entry(Kind.NOTE, note.id, note.title, day(note.saved_at))
                for note in notes[:MOST_NOTES]
                if note.title
            ]
            hint = self.tr("Go to a note; Shift+Enter makes one of this name")
            self._offer(entries, hint, lambda entry: self._going.open_note(entry.target))
            self.palette.makes = True

        self._work.then(self._jobs.read(noting.list_notes), here, owner=self)

    def show_mentions(self) -> None:
        """Offer the places that lead to what lies open, then those that only name it."""
        article = self._desk.article
        any_id = self._desk.note_id or (article.id if article else "")
        if not any_id:
            self._notices.tell(self.tr("Open a note or an article first."))
            return

        def here(found: Sequence[Mention]) -> None:
            if not found:
                self._notices.tell(self.tr("No other note speaks of this."))
                return
            entries = [self._entry(number, one) for number, one in enumerate(found)]
            hint = self.tr("Notes that speak of this: go to the place")
            self._offer(entries, hint, lambda entry: self.go_to(found[int(entry.target)]))

        self._work.then(self._jobs.mentions(any_id), here, owner=self)

    def pin(self) -> None:
        """Pin the note that lies open, or let it go."""

        def here(is_pinned: bool) -> None:  # noqa: FBT001 - the answer of the library
            words = self.tr("Pinned: the note stands on top of the list of notes.")
            self._notices.tell(words if is_pinned else self.tr("The note is no longer pinned."))

        if self._desk.note_id:
            self._work.then(self._jobs.write(wikilinking.pin, self._desk.note_id), here, owner=self)
        else:
            self._notices.tell(self.tr("Write a note first."))

    def open_daily(self) -> None:
        """Open the note of today, begun from its template when there is none."""

        def here(found: tuple[str, Filled | None]) -> None:
            note_id, begun = found
            if begun is None:
                self._going.open_note(note_id)
                return
            self._desk.begin_note()
            self._insert(begun)
            self._notes.save_now()
            self._going.focus_notes()

        self._work.then(self._jobs.read(templating.daily), here, owner=self)

    def choose_template(self) -> None:
        """Offer the templates; the one chosen goes into the note at the cursor."""
        article_id = self._desk.article.id if self._desk.article else ""

        def insert(entry: Entry) -> None:
            title = self._desk.title
            made = self._jobs.read(templating.filled, entry.target, article_id, title)
            self._work.then(made, self._insert, owner=self)

        if self._notes.manuscript is None:
            self._notices.tell(self.tr("Open a note or an article first."))
            return
        entries = [Entry(Kind.NOTE, name, name, "") for name in templating.templates()]
        self._offer(entries, self.tr("Insert a template"), insert)

    def _offer(self, entries: Sequence[Entry], hint: str, take: Callable[[Entry], object]) -> None:
        self.palette.makes = False
        self._take = take
        self.palette.open(Listing(entries), hint)

    def _ask_offers(self, sign: str, typed: str) -> "Future[list[str]]":
        return self._jobs.read(wikilinking.offers, sign, typed)

    def _on_taken(self, entry: Entry) -> None:
        self._take(entry)

    def _entry(self, number: int, mention: Mention) -> Entry:
        kind = self.tr("links here") if mention.is_link else self.tr("names it")
        about = f"{mention.title or self.tr('Untitled')} · {kind}"
        return Entry(Kind.NOTE, str(number), mention.context, about)

    def go_to(self, mention: Mention) -> None:
        """Open a note at the place where it speaks of what lies open."""

        def shown() -> None:
            self._notes.show_passage(mention.start, mention.end - mention.start)
            self._going.focus_notes()

        title = self._desk.title
        self._desk.open_note(mention.note_id, shown)
        if not mention.is_link:
            self._notices.tell(
                self.tr("The note names it without a link."),
                self.tr("Link it"),
                lambda: self.link(mention, title),
            )

    def link(self, mention: Mention, title: str) -> None:
        """Make a link of the words of a mention, if it is none; undoable."""
        if mention.is_link:
            self._notices.tell(self.tr("It is a link already."))
            return
        self._notes.save_now()
        linked = self._jobs.write(mentioning.link_mention, mention, title)

        def here(changes: Changes) -> None:
            if changes:
                self._notices.tell(self.tr("Linked."), self.tr("Undo"), self._undo)
            else:
                self._notices.tell(self.tr("The note has changed since; look again."))

        self._work.then(linked, here, owner=self)

    def _rename(self, manuscript: Manuscript, title: str) -> None:
        manuscript.rewrite(wikilinking.retitled(manuscript.body, title))
        manuscript.save()
        if manuscript is self._left:
            self.settle()

    def _insert(self, filled: Filled) -> None:
        """Put a template at the cursor, and the cursor where it says."""
        before = self._notes.cursor_place()
        cursor: QTextCursor = self._notes.editor.textCursor()
        cursor.insertText(filled.text)
        self._notes.set_cursor_place(before + filled.cursor)
        if filled.unknown:
            words = self.tr("The template has placeholders nobody knows: {names}.")
            self._notices.tell(words.format(names=", ".join(filled.unknown)))

    def _on_turned(self) -> None:
        """Look at the note that was left, and remember the title of the one that is here."""
        if self._notes.manuscript is self._left:
            return
        self.settle()
        self._left = self._notes.manuscript
        self._title = wikilinking.title_in(self._left.body) if self._left else ""

    def _say_renamed(self, renamed: Renamed) -> None:
        if renamed.is_taken:
            words = self.tr("Another note is called “{new}”; links to “{old}” were left alone.")
            self._notices.tell(words.format(new=renamed.new, old=renamed.old))
        elif renamed.count:
            one = self.tr("Links to “{old}” lead to “{new}” now, in one note.")
            several = self.tr("Links to “{old}” lead to “{new}” now, in {count} notes.")
            words = one if renamed.count == 1 else several
            told = words.format(old=renamed.old, new=renamed.new, count=renamed.count)
            self._notices.tell(told, self.tr("Undo"), self._undo)
