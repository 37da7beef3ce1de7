"""Write the note: marks around words and before lines, find and replace, quiet ways to write."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtGui import QTextCursor

from sourcebook.app import pasting
from sourcebook.app.jobs import Jobs
from sourcebook.ui.notes_pane import NotesPane, markup, text
from sourcebook.ui.preferences import Preferences
from sourcebook.ui.work import Work


class Writing(QObject):
    """Acts on the note that lies open; without one nothing can be written.

    Where only the preview is seen, a key first shows the source beside it: nobody changes words
    at a cursor that is not seen. *show_source* does so, and tells whether it was seen. While
    words are looked for, no key changes the note around them.
    """

    def __init__(
        self,
        jobs: Jobs,
        work: Work,
        *,
        notes: NotesPane,
        show_source: Callable[[], bool],
        preferences: Preferences,
    ) -> None:
        super().__init__(notes)
        self._jobs = jobs
        self._work = work
        self._notes = notes
        self._show_source = show_source
        self._preferences = preferences
        preferences.changed.connect(lambda _: self._apply())
        notes.editor.paste_html = self._paste
        self._apply()

    @property
    def handlers(self) -> dict[str, Callable[[], object]]:
        """Return what each action does."""
        editor, in_note = self._notes.editor, self._in_note
        return {
            "block_quote": in_note(partial(markup.prefix, editor, "quote")),
            "bold": in_note(partial(markup.wrap, editor, "**")),
            "bullet_list": in_note(partial(markup.prefix, editor, "bullet")),
            "code": in_note(partial(markup.wrap, editor, "`")),
            "find_in_note": self._find,
            "focus_mode": partial(self._switch, "focus_mode"),
            "heading": in_note(partial(markup.change_heading, editor, smaller=True)),
            "italic": in_note(partial(markup.wrap, editor, "*")),
            "larger_heading": in_note(partial(markup.change_heading, editor, smaller=False)),
            "lines_down": in_note(partial(markup.move_lines, editor, down=True)),
            "lines_up": in_note(partial(markup.move_lines, editor, down=False)),
            "link": in_note(partial(markup.link, editor)),
            "paste_words": in_note(editor.paste_words),
            "numbered_list": in_note(partial(markup.prefix, editor, "number")),
            "replace_in_note": partial(self._find, replace=True),
            "strike": in_note(partial(markup.wrap, editor, "~~")),
            "task_list": in_note(partial(markup.prefix, editor, "task")),
            "tick_task": in_note(editor.toggle_task),
            "typewriter": partial(self._switch, "typewriter"),
        }

    def _paste(self, html: str, words: str) -> None:
        """Have HTML made Markdown by the scribe process, and put it where the cursor was.

        Whatever is typed meanwhile stands after it; the words alone come when that fails.
        """
        cursor = self._notes.editor.textCursor()
        document = cursor.document()
        ends = []
        for place in (cursor.selectionStart(), cursor.selectionEnd()):
            end = QTextCursor(document)
            end.setPosition(place)
            end.setKeepPositionOnInsert(True)
            ends.append(end)

        def insert(made: str) -> None:
            target = QTextCursor(document)
            target.setPosition(ends[0].position())
            target.setPosition(ends[1].position(), QTextCursor.MoveMode.KeepAnchor)
            target.insertText(text.in_pieces(made))
            if document is self._notes.editor.document():
                self._notes.editor.ensureCursorVisible()

        asked = self._jobs.scribe.ask(pasting.markdown_here, html, words)
        self._work.then(asked, insert, lambda _error: insert(words), owner=document)

    def _in_note(self, do: Callable[[], object]) -> Callable[[], None]:
        def run() -> None:
            if self._notes.manuscript is None or self._notes.finding.has_keyboard:
                return
            if self._show_source():
                do()

        return run

    def _find(self, *, replace: bool = False) -> None:
        if self._notes.manuscript is not None:
            self._show_source()  # places are marked there
            self._notes.finding.open(replace=replace)

    def _switch(self, setting: str) -> None:
        self._preferences.set(setting, not self._preferences.settings.flag(setting))

    def _apply(self) -> None:
        settings = self._preferences.settings
        self._notes.editor.pairs_signs = settings.flag("pair_signs")
        self._notes.editor.set_quiet(
            focus=settings.flag("focus_mode"), typewriter=settings.flag("typewriter")
        )
