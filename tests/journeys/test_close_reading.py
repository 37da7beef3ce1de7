"""An article is marked, quoted, tagged and put away by keys alone, and the next one opened."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from sourcebook.app import noting, reading
from sourcebook.model.article import State
from sourcebook.model.highlight import Highlight
from support.studio import Studio, open_studio

pytestmark = [pytest.mark.journey, pytest.mark.timeout(120)]

MOST_KEYS = 40

POINTING = {
    QEvent.Type.MouseButtonPress,
    QEvent.Type.MouseButtonDblClick,
    QEvent.Type.Wheel,
}


class Pointers(QObject):
    """Counts what a pointer does."""

    count = 0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Look at every event (called by Qt)."""
        self.count += event.type() in POINTING
        return super().eventFilter(watched, event)


class Hands:
    """Types into whatever has the keyboard, and counts the keys."""

    def __init__(self) -> None:
        self.count = 0

    def press(
        self,
        keys: str | Sequence[Qt.Key],
        modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
    ) -> None:
        """Press one key after the other."""
        for key in keys:
            widget = QApplication.focusWidget()
            assert widget is not None
            if isinstance(key, str):
                QTest.keyClicks(widget, key)
            else:
                QTest.keyClick(widget, key, modifier)
            self.count += 1
            QTest.qWait(30)


def read_closely(studio: Studio, hands: Hands) -> str:
    """Open, mark five passages in three colours, quote three, tag, archive, go on."""
    window, desk = studio.window, studio.window.desk
    studio.wait_until(lambda: desk.article is not None, "the first article")
    first = desk.article
    assert first is not None
    window.activateWindow()
    studio.wait_until(lambda: window.isActiveWindow() and desk.reading, "the window in front")
    QTest.qWait(200)  # what was asked of the window before it stood in front is done
    hands.press([Qt.Key.Key_Return])
    studio.wait_until(lambda: window.commands.going.pane() == 1, "the article with the keyboard")
    for keys in ("jhq", ".2q", "j3", ".h", "jv.2q"):
        wanted = len(marks_of(studio)) + 1
        hands.press(keys)
        studio.wait_until(partial(has_marks, studio, wanted), "the highlight")
    hands.press("t")
    studio.wait_until(QApplication.activeModalWidget, "the dialog for tags")
    hands.press("ferry")
    hands.press([Qt.Key.Key_Return])
    studio.wait_until(lambda: QApplication.activeModalWidget() is None, "the window again")
    studio.window.activateWindow()  # offscreen there is no window manager that would
    studio.wait_until(QApplication.focusWidget, "the keyboard in the window")
    hands.press("e")
    hands.press([Qt.Key.Key_PageDown], Qt.KeyboardModifier.ControlModifier)
    studio.wait_until(lambda: (desk.article or first).id != first.id, "the next article")
    return first.id


def marks_of(studio: Studio) -> tuple[Highlight, ...]:
    opened = studio.window.desk.reading
    return opened.highlights if opened else ()


def has_marks(studio: Studio, count: int) -> bool:
    return len(marks_of(studio)) >= count


def test_close_reading_takes_few_keys_and_no_pointer(tmp_path: Path) -> None:
    with open_studio(tmp_path / "library") as studio:
        pointers, hands = Pointers(), Hands()
        studio.app.installEventFilter(pointers)
        studio.wait_until(lambda: studio.window.desk.reading, "the first article")
        before = {mark.id for mark in marks_of(studio)}
        article_id = read_closely(studio, hands)
        studio.app.removeEventFilter(pointers)
        studio.wait_until(lambda: studio.window.notes_pane.is_settled, "the note on the disk")
        opened = studio.jobs.read(reading.open_article, article_id).result(30)
        note = studio.jobs.read(noting.note_for, article_id).result(30)
    marks = [mark for mark in opened.highlights if mark.id not in before]
    assert len(marks) == 5
    assert len({mark.colour for mark in marks}) == 3
    assert note is not None
    assert note.body.count("](sourcebook:article/") == 3
    assert "ferry" in opened.article.tags
    assert opened.article.state is State.ARCHIVED
    assert pointers.count == 0
    print(f"{hands.count} keys")  # noqa: T201 - pytest -s shows it
    assert hands.count <= MOST_KEYS
