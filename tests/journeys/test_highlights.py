"""Highlights are made, listed, recoloured, quoted, removed and brought back by keys alone."""

from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from sourcebook.app import reading
from sourcebook.model.highlight import Colour
from support.studio import Studio, open_studio

pytestmark = [pytest.mark.journey, pytest.mark.timeout(120)]

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def press(key: Qt.Key | str, modifier: Qt.KeyboardModifier | None = None) -> None:
    """Press a key where the keyboard is."""
    widget = QApplication.focusWidget()
    assert widget is not None
    if isinstance(key, str):
        QTest.keyClicks(widget, key)
    else:
        QTest.keyClick(widget, key, modifier or Qt.KeyboardModifier.NoModifier)
    QTest.qWait(30)


def marked(studio: Studio) -> list[Colour]:
    """Return the colours of the open article's highlights as they are in the library."""
    article = studio.window.desk.article
    assert article is not None
    found = studio.jobs.read(reading.highlights, article.id).result(20)
    return [one.colour for one in found]


def has(studio: Studio, colours: list[Colour]) -> bool:
    """Tell whether the library and the list have highlights of these colours."""
    listed = len(studio.window.highlights_pane.model.ids)
    return marked(studio) == colours and listed == len(colours)


def test_highlights_are_reviewed_by_keys_alone(tmp_path: Path) -> None:
    with open_studio(tmp_path / "library") as studio:
        window = studio.window
        pane = window.highlights_pane
        studio.wait_until(lambda: window.desk.article is not None, "the first article")
        press(Qt.Key.Key_H, CTRL | SHIFT)
        studio.wait_until(lambda: len(pane.model.ids) == len(marked(studio)), "the list")
        before = marked(studio)
        assert len(before) > 1
        press(Qt.Key.Key_A, CTRL)
        press("4")
        pink = [Colour.PINK for _ in before]
        studio.wait_until(partial(has, studio, pink), "all of them in pink")
        press("q")
        note = window.notes_pane.editor
        studio.wait_until(lambda: note.toPlainText().count("sourcebook:article/") >= len(pink), "")
        press(Qt.Key.Key_Delete)
        studio.wait_until(partial(has, studio, []), "an empty list")
        press(Qt.Key.Key_Z, CTRL)
        studio.wait_until(partial(has, studio, pink), "all of them again")
        press(Qt.Key.Key_Z, CTRL)
        studio.wait_until(partial(has, studio, before), "their colours again")
        press(Qt.Key.Key_Down)
        press(Qt.Key.Key_Return)
        studio.wait_until(lambda: window.commands.going.pane() == 1, "the article")
        assert window.article_pane.highlight_at_cursor() == pane.model.ids[0]
        assert window.left_pane.shows_highlights
