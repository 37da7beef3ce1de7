"""A hand on the keys of a studio's window."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from support.studio import Studio

NONE = Qt.KeyboardModifier.NoModifier
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def keyboard(studio: Studio) -> QWidget:
    """Return what has the keyboard."""
    dialog = QApplication.activeModalWidget()
    widget = QApplication.focusWidget() or (dialog or studio.window).focusWidget()
    assert widget is not None
    return widget


def press(studio: Studio, key: Qt.Key, modifier: Qt.KeyboardModifier = NONE) -> None:
    """Press a key where the keyboard is."""
    QTest.keyClick(keyboard(studio), key, modifier)
    QTest.qWait(30)


def write(studio: Studio, words: str) -> None:
    """Type words where the keyboard is; a line break is Return."""
    for number, line in enumerate(words.split("\n")):
        if number:
            press(studio, Qt.Key.Key_Return)
        QTest.keyClicks(keyboard(studio), line)
        QTest.qWait(10)


def back_to_window(studio: Studio) -> None:
    """Let the window have the keyboard; offscreen no window manager gives it back."""
    studio.window.activateWindow()
    studio.wait_until(QApplication.focusWidget, "the keyboard in the window")


def until_asked(studio: Studio) -> None:
    """Wait for the field of the palette."""
    studio.wait_until(lambda: isinstance(keyboard(studio), QLineEdit), "the palette")


def body_of(studio: Studio) -> str:
    """Return the note that is shown."""
    manuscript = studio.window.notes_pane.manuscript
    return manuscript.body if manuscript else ""


def until_saved(studio: Studio) -> None:
    """Wait until all that was typed is on the disk."""
    studio.wait_until(lambda: studio.window.notes_pane.is_settled, "the note on the disk")


def begin(studio: Studio, words: str) -> str:
    """Write a free note and return its id."""
    press(studio, Qt.Key.Key_N, CONTROL)
    editor = studio.window.notes_pane.editor
    studio.wait_until(editor.hasFocus, "the keyboard in the note")
    write(studio, words)
    until_saved(studio)
    manuscript = studio.window.notes_pane.manuscript
    assert manuscript is not None
    return manuscript.note_id
