"""A long note arrives in pieces: it is whole at every moment, and the window is in time."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from sourcebook.app import noting
from sourcebook.model.note import Note
from sourcebook.ui import theme
from sourcebook.ui.notes_pane import NotesPane
from sourcebook.ui.notes_pane.arriving import PIECE
from sourcebook.ui.notes_pane.manuscript import Manuscript
from sourcebook.ui.work import Work
from support.fake_jobs import NOW, Shelfful
from support.lateness import Lateness, late_from_ms
from support.long_notes import long_note

LONG = long_note(5 * PIECE)
LATE_MS = 200


@pytest.fixture
def jobs() -> Shelfful:
    return Shelfful()


@pytest.fixture
def pane(qtbot: QtBot, jobs: Shelfful) -> Iterator[NotesPane]:
    work = Work()
    made = NotesPane(lambda *what: jobs.write(noting.save_note, *what), work, theme.LIGHT, 14)
    qtbot.addWidget(made)
    made.show()
    yield made
    work.deleteLater()


def shown(pane: NotesPane, body: str) -> Manuscript:
    pane.show_note("", Note("long", "", "", body, 1, NOW))
    assert pane.manuscript is not None
    return pane.manuscript


@pytest.mark.parametrize("body", [LONG, "word " * PIECE, "😀" * (3 * PIECE), "a\n" * PIECE])
def test_a_note_is_whole_before_and_after_all_of_it_arrived(
    qtbot: QtBot, pane: NotesPane, body: str
) -> None:
    note = shown(pane, body)
    assert not note.arriving.is_whole
    assert note.body == body
    assert note.is_settled
    qtbot.waitUntil(lambda: note.arriving.is_whole)
    assert note.body == body
    assert note.is_settled
    assert not note.document.isUndoAvailable()


def test_what_is_written_meanwhile_is_saved_with_what_is_still_to_come(
    qtbot: QtBot, pane: NotesPane, jobs: Shelfful
) -> None:
    note = shown(pane, LONG)
    QTest.keyClicks(pane.editor, "Mine. ")
    pane.save_now()
    assert jobs.asked(noting.save_note)[-1].arguments[2] == f"Mine. {LONG}"
    qtbot.waitUntil(lambda: note.arriving.is_whole)
    assert note.body == f"Mine. {LONG}"
    QTest.keyClicks(pane.editor, "More. ")
    pane.editor.undo()
    assert note.body == f"Mine. {LONG}"


def test_what_is_typed_at_the_end_meanwhile_stays_at_the_end(qtbot: QtBot, pane: NotesPane) -> None:
    note = shown(pane, LONG)
    QTest.keyClick(pane.editor, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(pane.editor, " Typed")
    assert note.body == f"{LONG} Typed"
    qtbot.waitUntil(lambda: note.arriving.is_whole)
    assert note.body == f"{LONG} Typed"
    QTest.keyClicks(pane.editor, ".")
    assert note.body == f"{LONG} Typed."


def test_places_are_gone_to_when_they_are_there(qtbot: QtBot, pane: NotesPane) -> None:
    note = shown(pane, LONG)
    at = LONG.rindex("lighthouse")
    pane.set_found([(at, at + 10)])
    pane.show_passage(at, 10)
    assert pane.selected_words() == ""
    qtbot.waitUntil(lambda: note.arriving.is_whole)
    assert pane.selected_words() == "lighthouse"
    (marked,) = pane.editor.extraSelections()
    assert marked.cursor.selectedText() == "lighthouse"


def test_a_note_that_was_left_is_not_gone_to(qtbot: QtBot, pane: NotesPane) -> None:
    note = shown(pane, LONG)
    pane.set_cursor_place(len(LONG))
    pane.show_note("a2", None)
    qtbot.waitUntil(lambda: note.arriving.is_whole)
    assert pane.cursor_place() == 0
    assert pane.editor.toPlainText() == ""


def test_what_replaces_words_waits_for_none(pane: NotesPane) -> None:
    note = shown(pane, LONG)
    pane.append("At the end.")
    assert note.arriving.is_whole
    assert note.body.startswith(LONG)
    assert note.body.rstrip().endswith("At the end.")
    pane.show_note("", Note("other", "", "", LONG, 1, NOW))
    other = pane.manuscript
    assert other is not None
    other.take(Note("other", "", "", "Changed elsewhere.", 2, NOW))
    assert other.body == "Changed elsewhere."


@pytest.mark.alone
@pytest.mark.slow
@pytest.mark.no_cover
@pytest.mark.timeout(200)
@pytest.mark.parametrize("body", [long_note(5_000_000), "word " * 200_000])
def test_the_window_is_in_time_while_a_note_of_megabytes_is_opened_written_and_left(
    qtbot: QtBot, pane: NotesPane, body: str
) -> None:
    late: list[float] = []
    for attempt in range(4):
        lateness = Lateness()
        arriving = shown(pane, f"{attempt} {body}").arriving
        while not arriving.is_whole:
            qtbot.wait(20)
        pane.set_cursor_place(len(body))
        QTest.keyClicks(pane.editor, "More.")
        qtbot.wait(LATE_MS)
        pane.close_note()
        qtbot.wait(LATE_MS)
        late.append(lateness.stop().worst_ms)
        if late[-1] <= late_from_ms():
            return
        pane._kept.clear()
    pytest.fail(f"the window was late each time, by so many ms: {late}")
