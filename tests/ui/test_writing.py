"""Keys and commands of the note's editor: lists, pairs, marks, lines, find and replace."""

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from sourcebook.app import noting
from sourcebook.model.note import Note
from sourcebook.ui import theme
from sourcebook.ui.notes_pane import NotesPane, listing, markup
from sourcebook.ui.notes_pane.editor import Editor
from sourcebook.ui.notes_pane.finding import places
from sourcebook.ui.work import Work
from support.fake_jobs import NOW, Shelfful

BACK, RETURN, TAB = Qt.Key.Key_Backspace, Qt.Key.Key_Return, Qt.Key.Key_Tab


@pytest.fixture
def editor(qtbot: QtBot) -> Editor:
    made = Editor()
    qtbot.addWidget(made)
    return made


def put(editor: Editor, written: str) -> None:
    """Write the text with ``|`` where the cursor stands, or two around the selection."""
    first, second = written.find("|"), written.rfind("|")
    editor.setPlainText(written.replace("|", ""))
    cursor = editor.textCursor()
    cursor.setPosition(len(written[:first].encode("utf-16-le")) // 2)
    if second > first:
        end = len(written[:second].replace("|", "").encode("utf-16-le")) // 2
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
    editor.setTextCursor(cursor)


def seen(editor: Editor) -> str:
    text, cursor = editor.toPlainText(), editor.textCursor()
    marks = sorted({cursor.selectionStart(), cursor.selectionEnd()}, reverse=True)
    units = text.encode("utf-16-le")
    for mark in marks:
        units = units[: 2 * mark] + "|".encode("utf-16-le") + units[2 * mark :]
    return units.decode("utf-16-le")


@pytest.mark.parametrize(
    ("before", "typed", "after"),
    [
        ("|", "(", "(|)"),
        ("(|)", ")", "()|"),
        ("wo|rd", "(", "wo(|rd"),
        ("|word", "[", "[|word"),
        ("|", "[[", "[[|]]"),
        ("a |", "**bold**", "a **bold**|"),
        ("|", "* item", "* item|"),
        ("it|", "'s", "it's|"),
        ("|some words|", "*", "*|some words|*"),
        ("a |😀 b| c", '"', 'a "|😀 b|" c'),
        ("|כמה מילים|", "*", "*|כמה מילים|*"),
        ("word|", "*", "word*|"),
    ],
)
def test_signs_come_in_pairs(editor: Editor, before: str, typed: str, after: str) -> None:
    put(editor, before)
    QTest.keyClicks(editor, typed)
    assert seen(editor) == after


def test_backspace_takes_both_signs_of_an_empty_pair(editor: Editor) -> None:
    put(editor, "a (|) b")
    QTest.keyClick(editor, BACK)
    assert seen(editor) == "a | b"


def test_pairs_can_be_turned_off(editor: Editor) -> None:
    editor.pairs_signs = False
    QTest.keyClicks(editor, "(")
    assert editor.toPlainText() == "("


@pytest.mark.parametrize(
    ("before", "key", "after"),
    [
        ("1. one|\n2. two", RETURN, "1. one\n2. |\n3. two"),
        ("- one\n- |two", TAB, "- one\n  - |two"),
        ("1. one\n2. two|\n3. three", TAB, "1. one\n   1. two|\n2. three"),
        ("- [ ] |", BACK, "|"),
        ("a\n> |b", BACK, "a\n|b"),
        ("- بند|", RETURN, "- بند\n- |"),
    ],
)
def test_lists_are_kept_in_order(editor: Editor, before: str, key: Qt.Key, after: str) -> None:
    put(editor, before)
    QTest.keyClick(editor, key)
    assert seen(editor) == after


def test_shift_tab_brings_an_item_out_again_in_one_step_of_undo(editor: Editor) -> None:
    put(editor, "1. one\n2. two|\n3. three")
    QTest.keyClick(editor, TAB)
    QTest.keyClick(editor, Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    assert seen(editor) == "1. one\n2. two|\n3. three"
    editor.undo()
    assert editor.toPlainText() == "1. one\n   1. two\n2. three"


@given(st.lists(st.text(alphabet="-1.) 2ab\t>", max_size=8), max_size=8))
def test_renumbering_twice_changes_nothing_and_words_stay(lines: list[str]) -> None:
    once = listing.renumbered(lines)
    assert listing.renumbered(once) == once
    assert [line.lstrip(" \t0123456789") for line in once] == [
        line.lstrip(" \t0123456789") for line in lines
    ]


@pytest.mark.parametrize("mark", ["**", "*", "`", "~~"])
def test_marks_are_set_and_taken_away(editor: Editor, mark: str) -> None:
    put(editor, "a |word| b")
    markup.wrap(editor, mark)
    assert seen(editor) == f"a {mark}|word|{mark} b"
    markup.wrap(editor, mark)
    assert seen(editor) == "a |word| b"


def test_emphasis_inside_strong_words_is_not_taken_for_their_mark(editor: Editor) -> None:
    put(editor, "**|word|**")
    markup.wrap(editor, "*")
    assert editor.toPlainText() == "***word***"


def test_headings_go_round(editor: Editor) -> None:
    put(editor, "wo|rd")
    found = []
    for _ in range(5):
        markup.change_heading(editor, smaller=True)
        found.append(editor.toPlainText())
    assert found == ["# word", "## word", "### word", "#### word", "word"]


@pytest.mark.parametrize(
    ("kind", "after"),
    [
        ("quote", "> one\n> two"),
        ("bullet", "- one\n- two"),
        ("number", "1. one\n2. two"),
        ("task", "- [ ] one\n- [ ] two"),
    ],
)
def test_lines_become_items_and_lines_again(editor: Editor, kind: str, after: str) -> None:
    put(editor, "|one\ntwo|")
    markup.prefix(editor, kind)
    assert editor.toPlainText() == after
    markup.prefix(editor, kind)
    assert editor.toPlainText() == "one\ntwo"


def test_lines_move_and_take_the_cursor_along(editor: Editor) -> None:
    put(editor, "one\ntw|o 😀\nthree")
    markup.move_lines(editor, down=True)
    assert seen(editor) == "one\nthree\ntw|o 😀"
    markup.move_lines(editor, down=True)
    markup.move_lines(editor, down=False)
    assert seen(editor) == "one\ntw|o 😀\nthree"


def test_an_address_over_a_selection_makes_a_link(editor: Editor) -> None:
    data = QMimeData()
    data.setText("https://example.org/a")
    put(editor, "see |this| now")
    editor.insertFromMimeData(data)
    assert editor.toPlainText() == "see [this](https://example.org/a) now"


def test_places_are_found_as_asked() -> None:
    body = "Şengal SENGALi"
    assert places(body, "sengal", is_exact=False, is_whole=False) == [(0, 6), (7, 13)]
    assert places(body, "Şengal", is_exact=True, is_whole=False) == [(0, 6)]
    assert places(body, "engal", is_exact=False, is_whole=True) == []
    assert places("\ufb01ne o\ufb03ce of straße", "f", is_exact=False, is_whole=False) == [(10, 11)]
    assert places("straße", "s", is_exact=False, is_whole=False) == [(0, 1)]
    assert places("straße \ufb01ne", "strasse fine", is_exact=False, is_whole=False) == [(0, 10)]
    assert places(body, "sengal", is_exact=False, is_whole=True) == [(0, 6)]
    assert places(body, " ", is_exact=False, is_whole=False) == []


@pytest.fixture
def pane(qtbot: QtBot) -> Iterator[NotesPane]:
    jobs, work = Shelfful(), Work()
    made = NotesPane(lambda *what: jobs.write(noting.save_note, *what), work, theme.LIGHT, 14)
    qtbot.addWidget(made)
    made.show()
    made.show_note("", Note("n", "", "", "😀 one two\none", 1, NOW))
    yield made
    work.deleteLater()


def test_all_places_are_replaced_as_one_step_of_undo(pane: NotesPane) -> None:
    pane.finding.open(replace=True)
    pane._panel.bar.field.setText("one")
    assert pane._panel.bar.count == "1 of 2"
    pane._panel.field.setText("three")
    QTest.keyClick(pane._panel.field, RETURN, Qt.KeyboardModifier.ControlModifier)
    assert pane.editor.toPlainText() == "😀 three two\nthree"
    pane.editor.undo()
    assert pane.editor.toPlainText() == "😀 one two\none"


def test_one_place_is_replaced_and_the_next_is_shown(pane: NotesPane) -> None:
    pane.finding.open(replace=True)
    pane._panel.bar.field.setText("one")
    pane._panel.field.setText("oneone")
    QTest.keyClick(pane._panel.field, RETURN)
    assert pane.editor.toPlainText() == "😀 oneone two\none"
    assert pane.editor.textCursor().selectionStart() == 14


def test_escape_goes_back_to_where_one_wrote(pane: NotesPane) -> None:
    pane.set_cursor_place(4)
    before = pane.editor.textCursor().position()
    pane.finding.open()
    pane._panel.bar.field.setText("two")
    QTest.keyClick(pane._panel.bar.field, Qt.Key.Key_Escape)
    assert not pane.finding.is_open
    assert pane.editor.textCursor().position() == before


def test_words_are_counted(pane: NotesPane) -> None:
    pane._words.count()
    assert pane._words.text() == "4 words"


def test_focus_mode_and_typewriter_paint_and_lose_nothing(pane: NotesPane) -> None:
    pane.editor.set_quiet(focus=True, typewriter=True)
    QTest.keyClicks(pane.editor, "x")
    pane.grab()
    assert pane.editor.toPlainText() == "x😀 one two\none"


def test_what_is_pasted_with_structure_is_asked_for_and_words_alone_are_not(editor: Editor) -> None:
    asked: list[tuple[str, str]] = []
    editor.paste_html = lambda *what: asked.append(what)
    data = QMimeData()
    data.setHtml("<h2>Ferry</h2>")
    data.setText("Ferry")
    put(editor, "|")
    editor.insertFromMimeData(data)
    assert [words for _, words in asked] == ["Ferry"]
    assert editor.toPlainText() == ""
    plain = QMimeData()
    plain.setHtml("<div style='color:red'>x</div>")
    plain.setText("x")
    editor.insertFromMimeData(plain)
    assert editor.toPlainText() == "x"
    assert len(asked) == 1
