"""What a comparison of quotations found, shown in the note: signs in the margin, marked words."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QColor, QHelpEvent, QPainter, QTextCharFormat, QTextCursor, QTextDocument
from PySide6.QtWidgets import QTextEdit, QToolTip

from sourcebook.model.quotation import Outcome, Verdict
from sourcebook.ui import fonts
from sourcebook.ui.notes_pane import text
from sourcebook.ui.notes_pane.editor import Editor
from sourcebook.ui.notes_pane.ground import blocks_in_view
from sourcebook.ui.painting import faded
from sourcebook.ui.theme import Theme

MOST: Final = 1_000
"""Quotations of one note that are marked."""

MARGIN_PX: Final = 20.0
"""The margin in which the signs stand, as wide as that of the document."""

STRENGTH: Final = 0.13
"""How strongly words that differ are marked."""

SIGNS: Final = {
    Outcome.EXACT: "✓",
    Outcome.TYPOGRAPHY: "≈",
    Outcome.WORDS: "≠",
    Outcome.ATTRIBUTION: "→",
    Outcome.CHANGED: "±",
    Outcome.MISSING: "?",
}
"""A sign for each outcome: who sees no colours can tell them."""


@dataclass(slots=True)
class _Mark:
    """A quotation in the document, and the words in it that differ; they move with the text."""

    verdict: Verdict
    place: QTextCursor
    differing: list[QTextCursor]


class Verdicts(QObject):
    """Marks the quotations of the note that is shown, until they are written in.

    A mark goes away with the first letter that is changed in its quotation: what it said was
    said of other words. Nothing is drawn for a note that was not compared.
    """

    def __init__(self, editor: Editor, repaint: Callable[[], None], theme: Theme) -> None:
        super().__init__(editor)
        self._editor = editor
        self._repaint = repaint
        self._theme = theme
        self._marks: list[_Mark] = []
        self._document: QTextDocument | None = None
        editor.viewport().installEventFilter(self)

    @property
    def is_empty(self) -> bool:
        """Tell whether no quotation is marked."""
        return not self._marks

    def put(self, verdicts: Sequence[Verdict]) -> None:
        """Mark the quotations of the note that is shown; their places count in its text now."""
        self.forget()
        self._document = self._editor.document()
        self._document.contentsChange.connect(self._on_changed)
        for verdict in verdicts[:MOST]:
            quotation = verdict.quotation
            spans = [quotation.in_note(*one.quoted) for one in verdict.deviations]
            place, *differing = text.selections(
                self._document, [(quotation.start, quotation.end), *map(_seen, spans)]
            )
            self._marks.append(_Mark(verdict, place, differing))
        self._repaint()

    def forget(self) -> None:
        """Mark nothing; the note that is shown was not compared."""
        if self._document is not None:
            self._document.contentsChange.disconnect(self._on_changed)
        self._document = None
        if self._marks:
            self._marks = []
            self._repaint()

    def apply(self, theme: Theme) -> None:
        """Change the colours."""
        self._theme = theme

    def step(self) -> Verdict | None:
        """Select the words that differ in the next quotation that is not well, round at the end.

        Of one that is not found the whole is selected.
        """
        wrong = [mark for mark in self._marks if not mark.verdict.outcome.is_well]
        if not wrong:
            return None
        at = self._editor.textCursor().selectionStart()
        mark = next((one for one in wrong if one.place.selectionStart() > at), wrong[0])
        shown = mark.differing[0] if mark.differing else mark.place
        cursor = self._editor.textCursor()
        cursor.setPosition(shown.selectionEnd())
        cursor.setPosition(shown.selectionStart(), QTextCursor.MoveMode.KeepAnchor)
        self._editor.setTextCursor(cursor)
        self._editor.ensureCursorVisible()
        return mark.verdict

    def selections(self) -> list[QTextEdit.ExtraSelection]:
        """Return how the words that differ are marked."""
        found = []
        for mark in self._marks:
            look = self._look(mark.verdict.outcome)
            for cursor in mark.differing:
                selection = QTextEdit.ExtraSelection()
                selection.cursor = cursor
                selection.format = look
                found.append(selection)
        return found

    def paint(self, painter: QPainter) -> None:
        """Paint the signs of the quotations in view into the margin after the words."""
        if not self._marks:
            return
        painter.setFont(fonts.sans(13, 600))
        signs = {mark.place.selectionStart(): mark.verdict.outcome for mark in self._marks}
        document = self._editor.document()
        lines = {document.findBlock(at).blockNumber(): outcome for at, outcome in signs.items()}
        for block, area in blocks_in_view(self._editor):
            if (outcome := lines.get(block.blockNumber())) is not None:
                is_rtl = block.textDirection() == Qt.LayoutDirection.RightToLeft
                left = area.left() if is_rtl else area.right() - MARGIN_PX
                height = block.layout().lineAt(0).height() if block.layout().lineCount() else 20
                painter.setPen(QColor(self._ink(outcome)))
                room = QRectF(left, area.top(), MARGIN_PX, max(height, 18.0))
                painter.drawText(room, Qt.AlignmentFlag.AlignCenter, SIGNS[outcome])

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Say what was found of the quotation under the pointer."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip and self._marks:
            at = self._editor.cursorForPosition(event.pos()).position()
            for mark in self._marks:
                if mark.place.selectionStart() <= at <= mark.place.selectionEnd():
                    QToolTip.showText(event.globalPos(), said(mark.verdict), self._editor)
                    return True
        return super().eventFilter(watched, event)

    def _look(self, outcome: Outcome) -> QTextCharFormat:
        look = QTextCharFormat()
        if outcome is Outcome.TYPOGRAPHY:
            look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DotLine)
            look.setUnderlineColor(QColor(self._theme.dim))
            return look
        look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
        look.setUnderlineColor(QColor(self._theme.danger))
        look.setBackground(QColor(faded(self._theme.danger, self._theme.side, STRENGTH)))
        return look

    def _ink(self, outcome: Outcome) -> str:
        return self._theme.dim if outcome.is_well else self._theme.danger

    def _on_changed(self, at: int, _removed: int, added: int) -> None:
        left = [
            mark
            for mark in self._marks
            if mark.place.selectionEnd() < at or at + added < mark.place.selectionStart()
        ]
        if len(left) < len(self._marks):
            self._marks = left
            self._repaint()


def said(verdict: Verdict) -> str:
    """Return the sentences that say what was found, as plain text."""
    lines = [verdict.reason] if verdict.reason else []
    if verdict.left_out:
        told = QCoreApplication.translate("Verdicts", "Words left out at “…”: {count}")
        lines.append(told.format(count=verdict.left_out))
    if not verdict.outcome.is_well:
        lines += [_difference(*parts) for parts in verdict.parts[:_MOST_SAID]]
    return "\n".join(lines)


def _difference(quoted: str, source: str) -> str:
    if not quoted:
        return f"\N{MINUS SIGN} {source}"
    return f"{quoted} ≠ {source}" if source else f"+ {quoted}"


def _seen(span: tuple[int, int]) -> tuple[int, int]:
    """Return a stretch that can be seen: of nothing, the signs on both sides of the place."""
    start, end = span
    return (max(0, start - 1), end + 1) if start == end else span


_MOST_SAID: Final = 5
"""Differences of one quotation that are said at once."""
