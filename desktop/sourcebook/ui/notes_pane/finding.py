"""Find words in the note and replace them; Escape goes back to where one wrote."""

from bisect import bisect_left
from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication

from sourcebook.base.find_folded import FoldedText
from sourcebook.base.folding import fold
from sourcebook.ui.notes_pane import text
from sourcebook.ui.notes_pane.editor import Editor
from sourcebook.ui.notes_pane.find_panel import FindPanel

MOST: Final = 100_000
"""Places that are counted and replaced."""

AGAIN_MS: Final = 200
"""After a change of the note its places are looked for again, once this has passed."""

Span = tuple[int, int]


class Finding(QObject):
    """Joins the panel with the editor.

    *mark* shows places; of None it shows again what answers the search of the library.
    """

    def __init__(
        self, panel: FindPanel, editor: Editor, mark: Callable[[Sequence[Span] | None], object]
    ) -> None:
        super().__init__(panel)
        self._panel = panel
        self._editor = editor
        self._mark = mark
        self._spans: list[Span] = []
        self._current = -1
        self._begun = (0, 0)
        self._again = QTimer(self, singleShot=True, interval=AGAIN_MS)
        self._again.timeout.connect(self._look_again)
        bar = panel.bar
        bar.asked.connect(lambda _: self._search())
        bar.next_wanted.connect(lambda: self.step(forward=True))
        bar.previous_wanted.connect(lambda: self.step(forward=False))
        bar.left.connect(lambda: self.close(back=True))
        bar.stayed.connect(lambda: self.close(back=False))
        panel.switched.connect(self._search)
        panel.replace_wanted.connect(self.replace)
        panel.replace_all_wanted.connect(self.replace_all)
        editor.textChanged.connect(self._on_changed)

    @property
    def is_open(self) -> bool:
        """Tell whether the panel is shown."""
        return not self._panel.isHidden()

    @property
    def has_keyboard(self) -> bool:
        """Tell whether the keyboard is in the panel, not in the note."""
        focused = QApplication.focusWidget()
        return focused is not None and self._panel.isAncestorOf(focused)

    def open(self, *, replace: bool = False) -> None:
        """Show the panel, looking for what is selected."""
        cursor = self._editor.textCursor()
        words = text.plain(cursor.selectedText())
        if not self.is_open:
            self._begun = cursor.anchor(), cursor.position()
        self._panel.open(replace=replace)
        if words and "\n" not in words and words != self._panel.bar.field.text():
            self._panel.bar.field.setText(words)
        else:
            self._search()
        self._panel.bar.field.selectAll()

    def close(self, *, back: bool) -> None:
        """Hide the panel and its marks; *back* to where one wrote, else stay at the place."""
        if not self.is_open:
            return
        self.forget()
        if back:
            self._select(*self._begun)
        self._editor.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def forget(self) -> None:
        """Hide the panel: another note is shown, or the search is over."""
        self._panel.hide()
        self._again.stop()
        self._spans, self._current = [], -1
        self._mark(None)

    def step(self, *, forward: bool) -> None:
        """Go to the next or previous place, at the ends round to the other end."""
        if self._spans:
            self._go((self._current + (1 if forward else -1)) % len(self._spans))

    def replace(self) -> None:
        """Replace the place that is shown, and go to the next one."""
        if self._again.isActive():
            self._look_again()
        if 0 <= self._current < len(self._spans):
            at = self._spans[self._current][0]
            self._write([self._spans[self._current]])
            self._search(at + len(self._panel.field.text()))

    def replace_all(self) -> None:
        """Replace all places as one step of undo."""
        if self._again.isActive():
            self._look_again()
        if self._spans:
            self._write(self._spans)
            self._search()

    def _write(self, spans: Sequence[Span]) -> None:
        """Put the new words in the place of *spans*: one edit from the first to the last."""
        document = self._editor.document()
        body, words = text.body_of(document), self._panel.field.text()
        first, last = spans[0][0], spans[-1][1]
        pieces, done = [], first
        for start, end in spans:
            pieces += [body[done:start], words]
            done = end
        (cursor,) = text.selections(document, [(first, last)])
        cursor.insertText(text.in_pieces("".join(pieces)))

    def _search(self, begin: int | None = None) -> None:
        """Look for the words of the field, and go to the first place from where one wrote on."""
        if not self.is_open:
            return
        self._look()
        if not self._spans:
            self._panel.bar.say(0, 0)
            return
        if begin is None:
            begin = text.offset_of(self._editor.document(), min(self._begun))
        self._go(bisect_left(self._spans, (begin, 0)) % len(self._spans))

    def _look(self) -> None:
        self._again.stop()
        self._current = -1
        body = text.body_of(self._editor.document())
        bar = self._panel.bar
        self._spans = places(
            body,
            bar.field.text(),
            is_exact=self._panel.exact.isChecked(),
            is_whole=self._panel.whole.isChecked(),
        )
        self._mark(self._spans)

    def _on_changed(self) -> None:
        if self.is_open:
            self._again.start()

    def _look_again(self) -> None:
        """Find the places in the text as it is now; the cursor stays."""
        if self.is_open:
            self._look()
            at = text.offset_of(self._editor.document(), self._editor.textCursor().selectionStart())
            if self._spans:
                self._current = bisect_left(self._spans, (at, 0)) % len(self._spans)
            self._say()

    def _go(self, number: int) -> None:
        self._current = number
        start, end = self._spans[number]
        (cursor,) = text.selections(self._editor.document(), [(start, end)])
        self._select(cursor.anchor(), cursor.position())
        self._say()

    def _say(self) -> None:
        count = len(self._spans)
        self._panel.bar.say(self._current + 1, count, is_cut=count == MOST)

    def _select(self, anchor: int, position: int) -> None:
        cursor = self._editor.textCursor()
        last = self._editor.document().characterCount() - 1
        cursor.setPosition(min(anchor, last))
        cursor.setPosition(min(position, last), QTextCursor.MoveMode.KeepAnchor)
        self._editor.setTextCursor(cursor)
        self._editor.ensureCursorVisible()


def places(body: str, sought: str, *, is_exact: bool, is_whole: bool) -> list[Span]:
    """Return where *sought* stands in *body*: folded as in the library's search, or as typed."""
    if not sought.strip():
        return []
    found = _exact(body, sought) if is_exact else _folded(body, sought)
    if is_whole:
        found = [one for one in found if _is_whole(body, *one)]
    return [(start, end) for start, end in found if end > start]


def _folded(body: str, sought: str) -> list[Span]:
    """Return the places of whole signs: an f that is half of a ligature cannot be replaced."""
    wanted = fold(" ".join(sought.split()))
    return [
        (start, end)
        for start, end in FoldedText(body).places(sought, MOST)
        if fold(" ".join(body[start:end].split())) == wanted
    ]


def _exact(body: str, sought: str) -> list[Span]:
    found: list[Span] = []
    at = body.find(sought)
    while at >= 0 and len(found) < MOST:
        found.append((at, at + len(sought)))
        at = body.find(sought, at + len(sought))
    return found


def _is_whole(body: str, start: int, end: int) -> bool:
    before, after = body[start - 1 : start], body[end : end + 1]
    return not (before.isalnum() or before == "_" or after.isalnum() or after == "_")
