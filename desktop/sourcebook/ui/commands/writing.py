"""Write the note: marks around words and before lines, find and replace, quiet ways to write."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject

from sourcebook.ui.notes_pane import NotesPane, markup
from sourcebook.ui.preferences import Preferences


class Writing(QObject):
    """Acts on the note that lies open; without one nothing can be written."""

    def __init__(self, *, notes: NotesPane, preferences: Preferences) -> None:
        super().__init__(notes)
        self._notes = notes
        self._preferences = preferences
        preferences.changed.connect(lambda _: self._apply())
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
            "find_in_note": in_note(self._notes.finding.open),
            "focus_mode": partial(self._switch, "focus_mode"),
            "heading": in_note(partial(markup.change_heading, editor, smaller=True)),
            "italic": in_note(partial(markup.wrap, editor, "*")),
            "larger_heading": in_note(partial(markup.change_heading, editor, smaller=False)),
            "lines_down": in_note(partial(markup.move_lines, editor, down=True)),
            "lines_up": in_note(partial(markup.move_lines, editor, down=False)),
            "link": in_note(partial(markup.link, editor)),
            "numbered_list": in_note(partial(markup.prefix, editor, "number")),
            "replace_in_note": in_note(partial(self._notes.finding.open, replace=True)),
            "strike": in_note(partial(markup.wrap, editor, "~~")),
            "task_list": in_note(partial(markup.prefix, editor, "task")),
            "tick_task": in_note(editor.toggle_task),
            "typewriter": partial(self._switch, "typewriter"),
        }

    def _in_note(self, do: Callable[[], object]) -> Callable[[], None]:
        def run() -> None:
            if self._notes.manuscript is not None:
                do()

        return run

    def _switch(self, setting: str) -> None:
        self._preferences.set(setting, not self._preferences.settings.flag(setting))

    def _apply(self) -> None:
        settings = self._preferences.settings
        self._notes.editor.pairs_signs = settings.flag("pair_signs")
        self._notes.editor.set_quiet(
            focus=settings.flag("focus_mode"), typewriter=settings.flag("typewriter")
        )
