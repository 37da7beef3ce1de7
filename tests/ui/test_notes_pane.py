"""One note is shown, the last ones are kept, and the label says how they stand."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QTextCursor, QTextDocument
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from sourcebook.app import noting
from sourcebook.model.note import Note
from sourcebook.ui import theme
from sourcebook.ui.notes_pane import NotesPane
from sourcebook.ui.notes_pane.colours import MarkdownColours, formats
from sourcebook.ui.notes_pane.editor import Editor
from sourcebook.ui.notes_pane.spans import Kind
from sourcebook.ui.work import Work
from support.fake_jobs import NOW, Shelfful


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
    assert made.is_settled or jobs.held
    work.deleteLater()


def a_note(note_id: str, article_id: str = "", body: str = "words") -> Note:
    return Note(note_id, article_id, "", body, 1, NOW)


def label(pane: NotesPane) -> str:
    return pane._standing.text()


def test_the_label_follows_the_disk(qtbot: QtBot, pane: NotesPane, jobs: Shelfful) -> None:
    pane.show_note("a1", jobs.notes["n1"])
    assert label(pane) == "Saved"
    jobs.held = {noting.save_note}
    QTest.keyClicks(pane.editor, "more")
    assert label(pane) == "Saving…"
    pane.save_now()
    jobs.calls[-1].future.set_exception(OSError("full"))
    qtbot.waitUntil(lambda: label(pane) == "Not saved")
    assert pane._standing.property("tone") == "danger"
    jobs.held = set()
    qtbot.waitUntil(lambda: label(pane) == "Saved", timeout=3000)
    assert pane._standing.property("tone") == "dim"
    assert jobs.notes["n1"].body.startswith("more# First")


def test_going_to_another_note_saves_and_coming_back_can_still_undo(
    qtbot: QtBot, pane: NotesPane, jobs: Shelfful
) -> None:
    pane.show_note("a1", jobs.notes["n1"])
    QTest.keyClicks(pane.editor, "more")
    pane.show_note("a2", None)
    assert len(jobs.asked(noting.save_note)) == 1
    assert pane.editor.toPlainText() == ""
    qtbot.waitUntil(lambda: pane.is_settled)
    pane.show_note("a1", jobs.notes["n1"])
    assert pane.editor.toPlainText().startswith("more")
    assert pane.editor.textCursor().position() == 4
    pane.editor.undo()
    assert pane.editor.toPlainText() == "# First\n\nwords"
    pane.save_now()
    qtbot.waitUntil(lambda: pane.is_settled)


def test_leaving_the_field_saves_at_once(qtbot: QtBot, pane: NotesPane, jobs: Shelfful) -> None:
    pane.show_note("a1", jobs.notes["n1"])
    QTest.keyClicks(pane.editor, "more")
    pane.editor.left.emit()
    assert len(jobs.asked(noting.save_note)) == 1
    qtbot.waitUntil(lambda: pane.is_settled)


def test_a_note_that_is_being_saved_is_shown_as_it_was_typed(
    pane: NotesPane, jobs: Shelfful
) -> None:
    jobs.held = {noting.save_note}
    pane.show_note("a2", None)
    QTest.keyClicks(pane.editor, "first words")
    pane.show_note("a1", jobs.notes["n1"])
    pane.show_note("a2", None)  # the library does not know the note yet
    assert pane.editor.toPlainText() == "first words"
    assert len(jobs.asked(noting.save_note)) == 1


def test_only_so_many_notes_are_kept_and_no_unsaved_one_is_let_go(
    pane: NotesPane, jobs: Shelfful
) -> None:
    jobs.held = {noting.save_note}
    pane.show_note("", a_note("dirty"))
    QTest.keyClicks(pane.editor, "x")
    for number in range(30):
        pane.show_note("", a_note(f"n{number}"))
    assert len(pane._kept) <= 22
    assert pane.holds("dirty")
    assert not pane.holds("n0")


def test_a_free_note_that_got_its_id_is_found_again(
    qtbot: QtBot, pane: NotesPane, jobs: Shelfful
) -> None:
    pane.show_note("", None)
    QTest.keyClicks(pane.editor, "free")
    pane.save_now()
    qtbot.waitUntil(lambda: pane.is_settled)
    manuscript = pane.manuscript
    assert manuscript is not None
    pane.show_note("", jobs.notes[manuscript.note_id])
    assert pane.manuscript is manuscript


def test_without_a_note_nothing_can_be_typed(pane: NotesPane) -> None:
    pane.close_note()
    assert not pane.editor.isEnabled()
    assert label(pane) == ""


def test_the_cursor_counts_code_points(pane: NotesPane) -> None:
    pane.show_note("", a_note("n", body="😀😀 ab\ncd"))
    pane.set_cursor_place(7)
    assert pane.editor.textCursor().position() == 9
    assert pane.cursor_place() == 7
    pane.show_passage(3, 2)
    assert pane.editor.textCursor().selectedText() == "ab"
    pane.set_cursor_place(99)
    assert pane.editor.textCursor().atEnd()


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("- one", "- one\n- "),
        ("  * one", "  * one\n  * "),
        ("9. one", "9. one\n10. "),
        ("- [x] done", "- [x] done\n- [ ] "),
        ("> said", "> said\n> "),
        ("- one\n- ", "- one\n"),
        ("plain", "plain\n"),
        ("-no item", "-no item\n"),
    ],
)
def test_enter_continues_a_list_and_ends_it_on_an_empty_item(
    qtbot: QtBot, before: str, after: str
) -> None:
    editor = Editor()
    qtbot.addWidget(editor)
    editor.setPlainText(before)
    editor.moveCursor(QTextCursor.MoveOperation.End)
    QTest.keyClick(editor, Qt.Key.Key_Return)
    assert editor.toPlainText() == after


def test_enter_in_the_middle_of_a_marker_is_an_ordinary_line_break(qtbot: QtBot) -> None:
    editor = Editor()
    qtbot.addWidget(editor)
    editor.setPlainText("- one")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    assert editor.toPlainText() == "\n- one"


def test_shift_enter_is_a_line_of_the_text_too(qtbot: QtBot) -> None:
    editor = Editor()
    qtbot.addWidget(editor)
    QTest.keyClick(editor, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert editor.document().toRawText() == "\u2029"


def test_control_enter_ticks_and_unticks_a_task(qtbot: QtBot) -> None:
    editor = Editor()
    qtbot.addWidget(editor)
    editor.setPlainText("- milk")
    seen = []
    for _ in range(3):
        editor.toggle_task()
        seen.append(editor.toPlainText())
    assert seen == ["- [ ] milk", "- [x] milk", "- [ ] milk"]


def test_rich_text_is_pasted_as_its_words_and_files_are_left_to_the_window(
    qtbot: QtBot,
) -> None:
    editor = Editor()
    qtbot.addWidget(editor)
    rich = QMimeData()
    rich.setHtml("<b>bold</b>")
    rich.setText("bold")
    editor.insertFromMimeData(rich)
    assert editor.toPlainText() == "bold"
    files = QMimeData()
    files.setUrls([QUrl.fromLocalFile("/x.html")])
    files.setText("/x.html")
    assert not editor.canInsertFromMimeData(files)


@pytest.mark.usefixtures("qapp")
def test_colours_stand_on_the_right_words_after_an_emoji() -> None:
    document = QTextDocument("😀 **strong** #tag")
    MarkdownColours(document, formats(theme.LIGHT, 14)).colour_all()
    ranges = document.firstBlock().layout().formats()
    places = [(one.start, one.length) for one in ranges]
    assert places == [(3, 10), (3, 2), (11, 2), (14, 4)]


@pytest.mark.usefixtures("qapp")
def test_code_between_fences_is_code_and_nothing_else() -> None:
    document = QTextDocument("```\n# no heading\n```\n# heading")
    made = formats(theme.LIGHT, 14)
    MarkdownColours(document, made).colour_all()
    inside = document.findBlockByNumber(1).layout().formats()
    after = document.findBlockByNumber(3).layout().formats()
    assert [one.format for one in inside] == [made[Kind.FENCED]]
    assert [one.format for one in after] == [made[Kind.HEADING_1], made[Kind.MARKER]]


@pytest.mark.usefixtures("qapp")
def test_words_of_scripts_without_slanted_letters_are_not_slanted() -> None:
    document = QTextDocument("*كلمة* and *word*")
    MarkdownColours(document, formats(theme.LIGHT, 14)).colour_all()
    ranges = document.firstBlock().layout().formats()
    assert [one.format.fontItalic() for one in ranges if one.length == 6] == [False, True]
