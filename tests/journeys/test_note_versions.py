"""A note is written, spoilt and restored by keys alone; one changed elsewhere keeps both texts."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from sourcebook.app import noting, revising
from sourcebook.ui.dialogs.revisions import RevisionsDialog
from sourcebook.ui.dialogs.two_texts import TwoTextsDialog
from support.studio import Studio, open_studio

pytestmark = [pytest.mark.journey, pytest.mark.timeout(120)]

GOOD = "The keeper wrote that the lamp burned all night"
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def press(key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Press a key where the keyboard is."""
    widget = QApplication.focusWidget()
    assert widget is not None
    QTest.keyClick(widget, key, modifier)
    QTest.qWait(30)


def begin_note(studio: Studio, words: str) -> str:
    """Write a note by keys; return its id when it is on the disk."""
    window = studio.window
    studio.wait_until(lambda: window.desk.article is not None, "the first article")
    window.activateWindow()
    studio.wait_until(QApplication.focusWidget, "the keyboard in the window")
    press(Qt.Key.Key_N, CONTROL)
    studio.wait_until(window.notes_pane.editor.hasFocus, "the keyboard in the note")
    QTest.keyClicks(window.notes_pane.editor, words)
    studio.wait_until(lambda: window.notes_pane.is_settled, "the note on the disk")
    manuscript = window.notes_pane.manuscript
    assert manuscript is not None
    return manuscript.note_id


def write_elsewhere(folder: Path, note_id: str, words: str) -> None:
    """Change the note by the command line, a process of its own."""
    arguments = ["--library", str(folder), "note", note_id, "--set", "-"]
    subprocess.run(
        [sys.executable, "-m", "sourcebook", *arguments],
        input=words.encode(),
        check=True,
        capture_output=True,
        timeout=60,
        env=dict(os.environ),
    )


def test_a_spoilt_note_is_restored_by_keys_and_undone(tmp_path: Path) -> None:
    with open_studio(tmp_path / "library") as studio:
        notes = studio.window.notes_pane
        note_id = begin_note(studio, GOOD)
        press(Qt.Key.Key_A, CONTROL)
        QTest.keyClicks(notes.editor, "spoilt")
        studio.wait_until(lambda: notes.is_settled, "the spoilt note on the disk")
        press(Qt.Key.Key_R, CONTROL | SHIFT)
        studio.wait_until(QApplication.activeModalWidget, "the versions")
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, RevisionsDialog)
        studio.wait_until(lambda: "Change 1 of" in dialog.told.text(), "the comparison")
        assert "keeper" in dialog.changes.toPlainText()
        QTest.keyClick(dialog.list, Qt.Key.Key_Return)
        manuscript = notes.manuscript
        assert manuscript is not None
        studio.wait_until(lambda: GOOD in manuscript.body, "the version that stands again")
        studio.wait_until(lambda: notes.is_settled, "it on the disk")
        assert GOOD in studio.jobs.read(noting.open_note, note_id).result(30).body
        found = studio.jobs.read(revising.history, note_id).result(30)
        bodies = [
            studio.jobs.read(revising.version, note_id, one.number).result(30).body
            for one in found.versions
        ]
        assert any("spoilt" in body for body in bodies[1:])
        studio.window.activateWindow()  # offscreen there is no window manager that would
        studio.wait_until(notes.editor.hasFocus, "the keyboard in the note again")
        press(Qt.Key.Key_Z, CONTROL)
        assert "spoilt" in manuscript.body
        studio.wait_until(lambda: notes.is_settled, "the note on the disk")


def test_a_note_that_another_process_writes_while_one_types_keeps_both_texts(
    tmp_path: Path,
) -> None:
    folder = tmp_path / "library"
    with open_studio(folder) as studio:
        window, notes = studio.window, studio.window.notes_pane
        note_id = begin_note(studio, GOOD)
        notes.editor.insertPlainText(" and mine")  # dirty, and the other process is quicker
        for timer in (notes.manuscript._idle, notes.manuscript._latest):  # type: ignore[union-attr]
            timer.stop()
        write_elsewhere(folder, note_id, "The other process wrote this.")
        QTest.qWait(1500)  # the watch has noticed it
        assert notes.manuscript is not None
        assert notes.manuscript.body == f"{GOOD} and mine"
        QTest.keyClicks(notes.editor, "!")
        studio.wait_until(lambda: "changed elsewhere" in window.notices.words, "the conflict")
        studio.wait_until(lambda: notes.is_settled, "the note on the disk")
        bodies = [one.body for one in studio.jobs.read(noting.list_notes).result(30)]
        assert any(body.startswith("The other process wrote this.") for body in bodies)
        assert f"{GOOD} and mine!" in bodies
        window.notices._further.click()
        studio.wait_until(lambda: window.findChildren(TwoTextsDialog), "the comparison")
        (dialog,) = window.findChildren(TwoTextsDialog)
        studio.wait_until(lambda: "Difference 1" in dialog.told.text(), "the differences")
        dialog.accept()
