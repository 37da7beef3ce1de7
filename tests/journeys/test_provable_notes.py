"""Notes are written, quoted into, tied together and verified by keys alone."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from sourcebook.app import noting
from support.by_keys import (
    CONTROL,
    SHIFT,
    back_to_window,
    begin,
    body_of,
    press,
    until_asked,
    until_saved,
    write,
)
from support.studio import Studio, open_studio

pytestmark = [pytest.mark.journey, pytest.mark.timeout(180)]


def into_article(studio: Studio) -> None:
    """Go into the article of the list's row."""
    press(studio, Qt.Key.Key_Return)
    studio.wait_until(lambda: studio.window.commands.going.pane() == 1, "the article")


def quote(studio: Studio, wanted: int) -> None:
    """Go a paragraph on and quote its first sentence."""
    press(studio, Qt.Key.Key_J)
    press(studio, Qt.Key.Key_Q)
    studio.wait_until(lambda: body_of(studio).count("?at=") == wanted, "the quotation")


def test_three_passages_of_two_articles_are_quoted_and_a_spoilt_word_is_found(
    tmp_path: Path,
) -> None:
    with open_studio(tmp_path / "library") as studio:
        window, desk = studio.window, studio.window.desk
        studio.wait_until(lambda: desk.article is not None, "the first article")
        back_to_window(studio)
        first = desk.article
        into_article(studio)
        quote(studio, 1)
        quote(studio, 2)
        until_saved(studio)
        while window.commands.going.pane():
            press(studio, Qt.Key.Key_Escape)
        press(studio, Qt.Key.Key_Down)
        studio.wait_until(
            lambda: first and desk.article and desk.article.id != first.id, "the second article"
        )
        into_article(studio)
        quote(studio, 1)
        press(studio, Qt.Key.Key_F7)
        studio.wait_until(lambda: "1 exact" in window.notices.words, "the verdict")
        press(studio, Qt.Key.Key_J, CONTROL | SHIFT)
        studio.wait_until(lambda: window.commands.going.pane() == 2, "the quotation")
        editor = window.notes_pane.editor
        press(studio, Qt.Key.Key_Home, CONTROL)
        while "> " not in editor.textCursor().block().text():
            press(studio, Qt.Key.Key_Down)
        press(studio, Qt.Key.Key_Home)
        press(studio, Qt.Key.Key_Right, CONTROL)
        press(studio, Qt.Key.Key_Right, CONTROL | SHIFT)
        spoilt = editor.textCursor().selectedText().strip()
        write(studio, "Nowhere ")
        press(studio, Qt.Key.Key_F7, SHIFT)
        studio.wait_until(lambda: f"Nowhere ≠ {spoilt}" in window.notices.words, "what differs")
        assert "Nowhere" in editor.textCursor().selectedText()
        press(studio, Qt.Key.Key_J, CONTROL | SHIFT)
        studio.wait_until(lambda: window.commands.going.pane() == 1, "the passage")
        until_saved(studio)


def test_a_note_gets_another_name_its_link_follows_and_leads_back(tmp_path: Path) -> None:
    with open_studio(tmp_path / "library") as studio:
        window = studio.window
        studio.wait_until(lambda: window.desk.article is not None, "the first article")
        back_to_window(studio)
        plan = begin(studio, "Harbour plan\n\nWhat to ask the keeper.")
        index = begin(studio, "Index\n\nFirst comes the [[Harbour plan")
        press(studio, Qt.Key.Key_Escape)
        until_saved(studio)
        back_to_window(studio)
        press(studio, Qt.Key.Key_F6)
        press(studio, Qt.Key.Key_T, CONTROL)
        until_asked(studio)
        write(studio, "Harbour plan")
        QTest.qWait(500)
        press(studio, Qt.Key.Key_Return)
        studio.wait_until(lambda: window.desk.note_id == plan, "the plan")
        press(studio, Qt.Key.Key_F2)
        studio.wait_until(QApplication.activeModalWidget, "the dialog for the name")
        press(studio, Qt.Key.Key_A, CONTROL)
        write(studio, "Lighthouse plan")
        press(studio, Qt.Key.Key_Return)
        read = studio.jobs.read
        studio.wait_until(
            lambda: "[[Lighthouse plan]]" in read(noting.open_note, index).result(30).body,
            "the link that followed",
        )
        back_to_window(studio)
        press(studio, Qt.Key.Key_P, CONTROL | SHIFT)
        until_asked(studio)
        write(studio, "what speaks of")
        QTest.qWait(500)
        press(studio, Qt.Key.Key_Return)
        QTest.qWait(500)
        until_asked(studio)
        press(studio, Qt.Key.Key_Return)
        studio.wait_until(lambda: window.desk.note_id == index, "the note that leads to it")
        assert "[[Lighthouse plan]]" in body_of(studio)
