"""In the window an article is quoted, searched, turned and left by keys."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from sourcebook.app import citing, noting
from sourcebook.app.citing import Cited, Work
from sourcebook.ui.article_pane.find_bar import FindBar
from sourcebook.ui.main_window import MainWindow
from support.fake_jobs import Shelfful, a_highlight
from support.windows import press, reading_window

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def jobs() -> Shelfful:
    return Shelfful()


@pytest.fixture
def window(qtbot: QtBot, jobs: Shelfful) -> Iterator[MainWindow]:
    made = reading_window(qtbot, jobs)
    yield made
    made.notes_pane.close_note()


def test_a_sentence_is_quoted_and_the_keyboard_stays_in_the_article(
    qtbot: QtBot, window: MainWindow
) -> None:
    note = window.notes_pane.editor
    before = note.toPlainText()
    press(qtbot, Qt.Key.Key_Q)
    assert note.toPlainText() == before  # nothing is pointed out yet
    assert "Q then quotes it" in window.notices.words
    press(qtbot, Qt.Key.Key_J)
    press(qtbot, Qt.Key.Key_J)
    press(qtbot, Qt.Key.Key_Q)
    assert note.toPlainText().startswith(before)
    assert "> Sentence 1 of a1 is here.\n>\n> — [" in note.toPlainText()
    assert note.toPlainText().endswith(")\n\n")
    assert window.commands.going.pane() == 1
    note.undo()
    assert note.toPlainText() == before


def test_a_highlight_is_quoted_with_the_name_of_its_colour_and_its_comment(
    qtbot: QtBot, window: MainWindow, jobs: Shelfful
) -> None:
    jobs.highlights["a1"] = (a_highlight(),)
    window._preferences.set("name_yellow", "check")
    window.desk.open_article("a1")
    qtbot.waitUntil(lambda: window.article_pane.next_highlight() == "h1")
    press(qtbot, Qt.Key.Key_Q)
    written = window.notes_pane.editor.toPlainText()
    assert "> Sentence\n>\n> — [" in written
    assert written.endswith(")\n\n**check**: Why?\n\n")


def test_the_first_press_points_a_sentence_out_and_the_second_marks_it(
    qtbot: QtBot, window: MainWindow, jobs: Shelfful
) -> None:
    press(qtbot, Qt.Key.Key_H)
    assert not jobs.asked(noting.add_highlight)
    assert "again" in window.notices.words
    press(qtbot, Qt.Key.Key_J)
    press(qtbot, Qt.Key.Key_2)
    (made,) = jobs.asked(noting.add_highlight)
    assert window.article_pane.words(*made.arguments[1:3]) == "Sentence 1 of a1 is here."


def test_a_selection_is_begun_and_extended_by_key(qtbot: QtBot, window: MainWindow) -> None:
    for key in (Qt.Key.Key_J, Qt.Key.Key_V, Qt.Key.Key_Period, Qt.Key.Key_W):
        press(qtbot, key)
    selected = window.article_pane.selected_words()
    assert selected == "Sentence 0 of a1 is here.\nSentence 1 of a1 is here.\nSentence"
    press(qtbot, Qt.Key.Key_V)
    assert window.article_pane.selection() is None


def test_find_in_article_is_left_by_escape_for_the_article(
    qtbot: QtBot, window: MainWindow
) -> None:
    press(qtbot, Qt.Key.Key_G, CTRL)
    (bar,) = window.article_pane.findChildren(FindBar)
    assert bar.field.hasFocus()
    QTest.keyClicks(bar.field, "sentence")
    press(qtbot, Qt.Key.Key_F3)
    assert bar.count.startswith("2 of ")
    press(qtbot, Qt.Key.Key_Escape)
    assert bar.isHidden()
    assert window.article_pane._reader.hasFocus()


def test_space_at_the_end_opens_the_next_article_and_back_the_end_of_the_one_before(
    qtbot: QtBot, window: MainWindow
) -> None:
    for _ in range(100):
        press(qtbot, Qt.Key.Key_Space)
        if window.desk.title != "Title of a1":
            break
    qtbot.waitUntil(lambda: window.desk.title == "Title of a2")
    assert window.commands.going.pane() == 1
    press(qtbot, Qt.Key.Key_Home)
    press(qtbot, Qt.Key.Key_Space, SHIFT)
    qtbot.waitUntil(lambda: window.desk.title == "Title of a1")
    bar = window.article_pane._reader.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.value() == bar.maximum())


def test_at_the_ends_of_the_list_it_is_said_so(qtbot: QtBot, window: MainWindow) -> None:
    press(qtbot, Qt.Key.Key_PageUp, CTRL)
    assert "first one" in window.notices.words
    assert window.desk.title == "Title of a1"


def test_without_headings_and_links_it_is_said_so(qtbot: QtBot, window: MainWindow) -> None:
    press(qtbot, Qt.Key.Key_J, CTRL)
    assert "no headings" in window.notices.words
    press(qtbot, Qt.Key.Key_F)
    assert "no link" in window.notices.words


def test_without_an_article_no_key_does_harm(qtbot: QtBot, window: MainWindow) -> None:
    window.desk.begin_note()
    for name in window.commands.close_reading.handlers:
        if name not in {"next_article", "previous_article"}:
            window.actions_made[name].trigger()
    qtbot.wait(1)
    assert window.desk.article is None


def test_a_style_is_worked_out_elsewhere_and_a_quotation_ends_with_its_footnote(
    qtbot: QtBot, window: MainWindow, jobs: Shelfful
) -> None:
    window.commands.quoting.preferences.set("citation_style", "chicago-notes")
    jobs.answers[citing.cite_here] = lambda _style, _work: Cited(("Mira, *Ferry*.",))
    press(qtbot, Qt.Key.Key_J)
    press(qtbot, Qt.Key.Key_J)
    press(qtbot, Qt.Key.Key_Q)
    note = window.notes_pane.editor.toPlainText()
    assert "> Sentence 1 of a1 is here.[^1]\n\n[^1]: Mira, *Ferry*. [passage](sourcebook:" in note
    assert window.commands.going.pane() == 1


def test_the_bibliography_stands_at_the_end_of_the_note_and_one_undo_takes_it_back(
    qtbot: QtBot, window: MainWindow, jobs: Shelfful
) -> None:
    note = window.notes_pane.editor
    before = note.toPlainText()
    jobs.answers[citing.sources_of] = lambda _body: [Work({"id": "a1"}, "Mira")]
    jobs.answers[citing.bibliography_here] = lambda _style, _works: Cited(("Mira: *Ferry*",))
    window.commands.quoting.insert_bibliography()
    qtbot.waitUntil(lambda: "- Mira: *Ferry*\n" in note.toPlainText())
    note.undo()
    assert note.toPlainText() == before
    jobs.answers[citing.sources_of] = lambda _body: []
    window.commands.quoting.insert_bibliography()
    qtbot.waitUntil(lambda: "quotes no article yet" in window.notices.words)
