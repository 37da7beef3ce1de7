"""An earlier version of a note is found, looked at and restored by keys; a conflict is compared."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from sourcebook.app import noting, revising
from sourcebook.app.noting import Saved
from sourcebook.model.changes import Changes
from sourcebook.model.errors import LibraryUnavailable
from sourcebook.model.note import Note, Revision, Version
from sourcebook.ui.dialogs.changes_text import ChangesText
from sourcebook.ui.dialogs.revisions import RevisionsDialog
from sourcebook.ui.dialogs.two_texts import TwoTextsDialog
from sourcebook.ui.main_window import MainWindow
from sourcebook.ui.theme import THEMES, Theme
from support.fake_jobs import NOW, Shelfful
from support.windows import shown_window

BODIES = {1: "the lamp was lit", 2: "the lamp was never lit", 3: "# First\n\nwords"}


@pytest.fixture
def jobs() -> Shelfful:
    made = Shelfful()
    versions = tuple(Version(n, "First", NOW, 10 * n, 10, n == 3) for n in (3, 2, 1))
    made.notes["n1"] = Note("n1", "a1", "First", BODIES[3], 3, NOW)
    made.answers |= {
        revising.history: lambda _id: revising.History(made.notes["n1"], versions),
        revising.words: lambda _id, one, other: (BODIES[one], BODIES[other]),
        revising.version: lambda note_id, n: Revision(note_id, n, "", BODIES[n], NOW),
        revising.bodies: lambda *_: (BODIES[1], BODIES[2]),
        revising.compare_here: revising.compare_here,
    }
    return made


@pytest.fixture
def window(qtbot: QtBot, jobs: Shelfful) -> Iterator[MainWindow]:
    made = shown_window(qtbot, jobs)
    made.desk.open_article("a1")
    qtbot.waitUntil(lambda: made.notes_pane.manuscript is not None)
    yield made
    jobs.held = set()
    made.notes_pane.close_note()


def opened(qtbot: QtBot, window: MainWindow) -> RevisionsDialog:
    window.actions_made["note_revisions"].trigger()
    qtbot.waitUntil(lambda: bool(window.findChildren(RevisionsDialog)))
    (dialog,) = window.findChildren(RevisionsDialog)
    qtbot.waitUntil(lambda: "Comparing" not in dialog.told.text())
    return dialog


def marks(text: ChangesText) -> list[tuple[str, bool, bool]]:
    """Return what is marked on the screen, and whether it is struck through or underlined."""
    text.mark()
    found = []
    for one in text.extraSelections():
        form = one.format
        found.append((one.cursor.selectedText(), form.fontStrikeOut(), form.fontUnderline()))
    return found


def test_a_version_is_chosen_and_restored_by_keys_and_undo_goes_back(
    qtbot: QtBot, window: MainWindow, jobs: Shelfful
) -> None:
    dialog = opened(qtbot, window)
    assert dialog.chosen is not None
    assert dialog.chosen.number == 2
    QTest.keyClick(dialog.list, Qt.Key.Key_Down)
    assert dialog.chosen.number == 1
    QTest.keyClick(dialog.list, Qt.Key.Key_Return)
    manuscript = window.notes_pane.manuscript
    assert manuscript is not None
    qtbot.waitUntil(lambda: manuscript.body == BODIES[1])
    qtbot.waitUntil(lambda: jobs.notes["n1"].body == BODIES[1])
    sessions = {call.arguments[4] for call in jobs.asked(noting.save_note)}
    assert len(sessions) == 1
    assert "stands again" in window.notices.words
    window.notes_pane.editor.undo()
    assert manuscript.body == BODIES[3]


def test_restoring_begins_a_session_so_that_what_stood_is_kept(
    qtbot: QtBot, window: MainWindow, jobs: Shelfful
) -> None:
    QTest.keyClicks(window.notes_pane.editor, "x")
    window.notes_pane.save_now()
    window.notes_pane.restore("n1", BODIES[1])
    qtbot.waitUntil(lambda: jobs.notes["n1"].body == BODIES[1])
    assert len({call.arguments[4] for call in jobs.asked(noting.save_note)}) == 2


def test_what_was_typed_last_is_saved_before_the_versions_are_read(
    qtbot: QtBot, window: MainWindow, jobs: Shelfful
) -> None:
    QTest.keyClicks(window.notes_pane.editor, "x")
    opened(qtbot, window)
    order = [call.function for call in jobs.calls]
    assert order.index(noting.save_note) < order.index(revising.history)


def test_what_went_and_what_came_differ_by_more_than_colour(
    qtbot: QtBot, window: MainWindow
) -> None:
    dialog = opened(qtbot, window)
    found = marks(dialog.changes)
    assert {words[0] for words, _, _ in found} == {"\N{MINUS SIGN}", "+"}
    for words, is_struck, is_underlined in found:
        assert is_struck == (words[0] == "\N{MINUS SIGN}")
        assert is_underlined == (words[0] == "+")


def test_keys_go_from_change_to_change(qtbot: QtBot, window: MainWindow) -> None:
    dialog = opened(qtbot, window)
    count = len(dialog.changes.stretches)
    assert dialog.changes.current == 0
    QTest.keyClick(dialog.list, Qt.Key.Key_BracketRight)
    assert dialog.changes.current == 1 % count
    QTest.keyClick(dialog.list, Qt.Key.Key_BracketLeft)
    assert dialog.changes.current == 0
    assert f"Change 1 of {count}" in dialog.told.text()


def test_a_note_with_one_version_says_so(window: MainWindow, jobs: Shelfful) -> None:
    one = (Version(1, "", NOW, 1, 1, stands=True),)
    jobs.answers[revising.history] = lambda _id: revising.History(jobs.notes["n1"], one)
    window.commands.revising.show_versions()
    window.notices.hide()
    assert not window.findChildren(RevisionsDialog)


def test_both_texts_of_a_conflict_can_be_compared(
    qtbot: QtBot, window: MainWindow, jobs: Shelfful
) -> None:
    other = Note("n9", "", "First (changed elsewhere)", BODIES[1], 1, NOW)
    jobs.answers[noting.save_note] = lambda *what: Saved(
        Note("n1", "a1", "First", what[2], 4, NOW), Changes(), conflict=True, other=other
    )
    QTest.keyClicks(window.notes_pane.editor, "mine ")
    window.notes_pane.save_now()
    qtbot.waitUntil(lambda: "changed elsewhere" in window.notices.words)
    buttons = {one.text(): one for one in window.notices.findChildren(QPushButton)}
    buttons["Compare the two"].click()
    qtbot.waitUntil(lambda: bool(window.findChildren(TwoTextsDialog)))
    (dialog,) = window.findChildren(TwoTextsDialog)
    qtbot.waitUntil(lambda: dialog.told.text() == "Difference 1 of 1")
    assert dialog.changes.toPlainText() == "the lamp was +never lit"
    assert jobs.asked(revising.bodies)[0].arguments == ("n9", "n1")


def test_why_a_note_is_not_saved_stands_beside_it_until_it_is(
    qtbot: QtBot, window: MainWindow, jobs: Shelfful
) -> None:
    why = window.notes_pane._why
    jobs.held = {noting.save_note}
    QTest.keyClicks(window.notes_pane.editor, "more")
    window.notes_pane.save_now()
    assert why.isHidden()
    jobs.asked(noting.save_note)[-1].future.set_exception(
        LibraryUnavailable(folder="x", reason="the disk is full")
    )
    qtbot.waitUntil(why.isVisible)
    assert "the disk is full" in why.text()
    assert "tried again" in why.text()
    jobs.held = set()
    window.notes_pane.save_now()
    qtbot.waitUntil(why.isHidden)


@pytest.mark.parametrize("theme", THEMES.values(), ids=str)
def test_changes_are_marked_in_every_theme(qtbot: QtBot, theme: Theme) -> None:
    text = ChangesText("changes", theme)
    qtbot.addWidget(text)
    text.compare(revising.compare_here("a b", "a c"))
    assert text.toPlainText() == "a \N{MINUS SIGN}b +c"
