"""Typing is saving: soon, one save at a time, again after a failure, never over unsaved words."""

from collections.abc import Iterator
from concurrent.futures import Future
from dataclasses import dataclass, field

import pytest
from PySide6.QtCore import QObject
from PySide6.QtGui import QTextCursor
from pytestqt.qtbot import QtBot

from sourcebook.app.noting import Saved
from sourcebook.model.changes import Changes
from sourcebook.model.errors import LibraryUnavailable
from sourcebook.model.note import Note
from sourcebook.ui.notes_pane import manuscript as module
from sourcebook.ui.notes_pane.manuscript import Manuscript, Standing
from sourcebook.ui.work import Work
from support.fake_jobs import NOW


@dataclass
class Disk:
    """Plays the library: every save waits until the test lets it through."""

    saves: list[tuple[str, int, "Future[Saved]"]] = field(default_factory=list)

    def save(
        self, _note_id: str, _article_id: str, body: str, revision: int, _session: str
    ) -> "Future[Saved]":
        """Take a save."""
        future: Future[Saved] = Future()
        self.saves.append((body, revision, future))
        return future

    @property
    def bodies(self) -> list[str]:
        """Return what was asked to be saved."""
        return [body for body, _, _ in self.saves]

    def let_through(self, number: int = -1, *, conflict: bool = False) -> None:
        """Say that a save is on the disk."""
        body, revision, future = self.saves[number]
        future.set_result(Saved(a_note(body, revision + 1), Changes(), conflict))

    def refuse(self, number: int = -1) -> None:
        """Say that a save did not work."""
        error = LibraryUnavailable(folder="x", reason="the disk is full")
        self.saves[number][2].set_exception(error)


def a_note(body: str, revision: int = 1) -> Note:
    return Note("n", "a", "", body, revision, NOW)


@pytest.fixture
def disk() -> Disk:
    return Disk()


@pytest.fixture
def owner(qapp: object) -> Iterator[QObject]:
    assert qapp
    made = QObject()
    yield made
    made.deleteLater()


def write(manuscript: Manuscript, words: str) -> None:
    cursor = QTextCursor(manuscript.document)
    cursor.movePosition(QTextCursor.MoveOperation.End)
    cursor.insertText(words)


def a_manuscript(disk: Disk, owner: QObject, note: Note | None) -> Manuscript:
    return Manuscript("a", note, disk.save, Work(parent=owner), owner)


@pytest.fixture
def manuscript(disk: Disk, owner: QObject) -> Manuscript:
    return a_manuscript(disk, owner, a_note("one"))


def test_a_note_that_was_only_looked_at_is_never_saved(manuscript: Manuscript, disk: Disk) -> None:
    manuscript.save()
    assert disk.saves == []
    assert manuscript.standing is Standing.SAVED


def test_a_pause_in_typing_saves(qtbot: QtBot, manuscript: Manuscript, disk: Disk) -> None:
    write(manuscript, " two")
    assert manuscript.standing is Standing.SAVING
    assert disk.saves == []
    qtbot.waitUntil(lambda: disk.bodies == ["one two"], timeout=2000)


def test_without_a_pause_a_save_begins_while_typing(
    qtbot: QtBot, manuscript: Manuscript, disk: Disk
) -> None:
    manuscript._idle.setInterval(10**6)  # no pause ever comes
    write(manuscript, " two")
    write(manuscript, " three")
    qtbot.waitUntil(lambda: disk.bodies == ["one two three"], timeout=module.LATEST_MS + 2000)


def test_it_says_saved_only_when_the_write_has_returned(
    qtbot: QtBot, manuscript: Manuscript, disk: Disk
) -> None:
    write(manuscript, " two")
    manuscript.save()
    assert manuscript.standing is Standing.SAVING
    disk.let_through()
    qtbot.waitUntil(lambda: manuscript.standing is Standing.SAVED)
    assert manuscript.revision == 2


def test_one_save_is_in_flight_and_the_next_is_based_on_it(
    qtbot: QtBot, manuscript: Manuscript, disk: Disk
) -> None:
    write(manuscript, " two")
    manuscript.save()
    write(manuscript, " three")
    manuscript.save()
    manuscript.save()
    assert disk.bodies == ["one two"]
    disk.let_through()
    qtbot.waitUntil(lambda: len(disk.saves) == 2)
    assert disk.saves[1][:2] == ("one two three", 2)
    assert manuscript.standing is Standing.SAVING


def test_words_typed_while_a_save_is_under_way_are_not_called_saved(
    qtbot: QtBot, manuscript: Manuscript, disk: Disk
) -> None:
    write(manuscript, " two")
    manuscript.save()
    write(manuscript, " three")
    disk.let_through()
    qtbot.waitUntil(lambda: manuscript.revision == 2)
    assert manuscript.standing is Standing.SAVING
    qtbot.waitUntil(lambda: disk.bodies[1:] == ["one two three"], timeout=2000)


def test_a_failed_save_stays_red_is_tried_again_and_loses_nothing(
    qtbot: QtBot, manuscript: Manuscript, disk: Disk
) -> None:
    write(manuscript, " two")
    manuscript.save()
    with qtbot.waitSignal(manuscript.save_failed) as told:
        disk.refuse()
    assert isinstance(told.args[0], LibraryUnavailable)
    assert manuscript.standing is Standing.FAILED
    write(manuscript, " three")
    assert manuscript.standing is Standing.FAILED
    qtbot.waitUntil(lambda: len(disk.saves) == 2, timeout=3000)
    assert disk.bodies[1] == "one two three"
    disk.let_through()
    qtbot.waitUntil(lambda: manuscript.standing is Standing.SAVED)


def test_a_failed_save_is_tried_again_though_nobody_types(
    qtbot: QtBot, manuscript: Manuscript, disk: Disk
) -> None:
    write(manuscript, " two")
    manuscript.save()
    disk.refuse()
    qtbot.waitUntil(lambda: disk.bodies == ["one two", "one two"], timeout=4000)


def test_what_was_saved_elsewhere_is_shown_while_nothing_is_unsaved(
    manuscript: Manuscript, disk: Disk
) -> None:
    manuscript.take(a_note("one, changed elsewhere", 2))
    assert manuscript.body == "one, changed elsewhere"
    assert manuscript.standing is Standing.SAVED
    manuscript.save()
    assert disk.saves == []


def test_unsaved_words_are_never_replaced(manuscript: Manuscript, disk: Disk) -> None:
    write(manuscript, " mine")
    manuscript.take(a_note("theirs", 2))
    assert manuscript.body == "one mine"
    manuscript.save()
    assert disk.saves[0][:2] == ("one mine", 1)  # so that the library sees the conflict


def test_words_on_their_way_to_the_disk_are_never_replaced(
    manuscript: Manuscript, disk: Disk
) -> None:
    write(manuscript, " mine")
    manuscript.save()
    manuscript.take(a_note("theirs", 2))
    assert manuscript.body == "one mine"
    assert len(disk.saves) == 1


def test_an_older_state_that_comes_late_is_not_shown(manuscript: Manuscript) -> None:
    manuscript.take(a_note("newest", 3))
    manuscript.take(a_note("older", 2))
    assert manuscript.body == "newest"


def test_a_conflict_is_told_and_the_text_here_stays(
    qtbot: QtBot, manuscript: Manuscript, disk: Disk
) -> None:
    write(manuscript, " mine")
    manuscript.save()
    with qtbot.waitSignal(manuscript.conflicted):
        disk.let_through(conflict=True)
    assert manuscript.body == "one mine"


def test_a_new_page_is_saved_with_its_first_words_only(
    qtbot: QtBot, disk: Disk, owner: QObject
) -> None:
    page = a_manuscript(disk, owner, None)
    write(page, "  \n")
    page.save()
    assert disk.saves == []
    assert page.standing is Standing.EMPTY
    write(page, "word")
    page.save()
    assert disk.bodies == ["  \nword"]
    disk.let_through()
    qtbot.waitUntil(lambda: page.note_id == "n")


def test_a_note_can_be_emptied(manuscript: Manuscript, disk: Disk) -> None:
    cursor = QTextCursor(manuscript.document)
    cursor.select(QTextCursor.SelectionType.Document)
    cursor.removeSelectedText()
    manuscript.save()
    assert disk.bodies == [""]


@pytest.mark.parametrize(
    "body",
    [
        "no\u00a0break",
        "tab\tand  two spaces ",
        "😀 and \U0001d518",
        "e\u0301",
        "\n\nlines\n",
        "עברית",
    ],
)
def test_no_character_is_lost_on_the_way_through_the_editor(
    disk: Disk, owner: QObject, body: str
) -> None:
    page = a_manuscript(disk, owner, a_note(body))
    assert page.body == body
    write(page, "x")
    page.save()
    assert disk.bodies == [body + "x"]


def test_a_change_from_elsewhere_leaves_the_cursor_and_can_be_undone(
    manuscript: Manuscript,
) -> None:
    manuscript.take(a_note("😀 head\nmiddle\ntail", 2))
    cursor = QTextCursor(manuscript.document)
    cursor.movePosition(QTextCursor.MoveOperation.End)
    manuscript.take(a_note("😀 head\nmiddle, longer\ntail", 3))
    assert manuscript.body == "😀 head\nmiddle, longer\ntail"
    assert cursor.atEnd()
    manuscript.document.undo()
    assert manuscript.body == "😀 head\nmiddle\ntail"


def test_a_note_that_is_gone_leaves_an_empty_page(manuscript: Manuscript, disk: Disk) -> None:
    manuscript.take(None)
    assert manuscript.body == ""
    assert manuscript.note_id == ""
    manuscript.save()
    assert disk.saves == []
