"""The preview of a long note keeps the window in time when it is shown, hidden, or made wider."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from sourcebook.app import previewing
from sourcebook.ui.main_window import MainWindow
from sourcebook.ui.notes_pane import View
from sourcebook.ui.notes_pane.sheet import Sheet
from support.fake_jobs import Shelfful
from support.lateness import Lateness, late_from_ms
from support.long_notes import long_note
from support.windows import shown_window

SIZE = 2_000_000
OF_QT = 2
"""Qt lays out steps of its own beside ours; all at once 2 MB held the window for 610 ms."""

ROOMY = [0, 300, 1200]


@pytest.fixture
def window(qtbot: QtBot) -> MainWindow:
    jobs = Shelfful()
    jobs.answers |= {
        previewing.images_of: lambda _id: (),
        previewing.render_here: previewing.render_here,
    }
    made = shown_window(qtbot, jobs)
    made.resize(1500, 900)
    made._splitter.setSizes(ROOMY)
    made.desk.begin_note()
    qtbot.waitUntil(lambda: made.notes_pane.manuscript is not None)
    return made


def put_at_end(qtbot: QtBot, window: MainWindow, body: str) -> Sheet:
    """Show *body* and its preview, both at their end."""
    window.notes_pane.editor.setPlainText(body)
    window.previewing.look(View.SPLIT)
    sheet = window.previewing.sheet
    qtbot.waitUntil(lambda: window.previewing.is_current, timeout=60_000)
    bar = window.notes_pane.editor.verticalScrollBar()
    bar.setValue(bar.maximum())
    qtbot.waitUntil(lambda: is_at(sheet, body.count("\n")), timeout=60_000)
    return sheet


def is_at(sheet: Sheet, line: int) -> bool:
    """Tell whether the preview shows a line, or one less than a screen above it."""
    is_there = not sheet.is_on_its_way() and not sheet._bringing.isActive()
    return is_there and abs(sheet.source_line_at(0) - line) < 60


@pytest.mark.alone
@pytest.mark.usefixtures("_hurried")
def test_no_view_of_a_long_note_holds_up_the_window(qtbot: QtBot, window: MainWindow) -> None:
    body = long_note(SIZE)
    sheet = put_at_end(qtbot, window, body)
    for view in (View.PREVIEW, View.SPLIT, View.EDIT, View.SPLIT):
        lateness = Lateness()
        window.previewing.look(view)
        QTest.qWait(500)
        if view is not View.EDIT:
            qtbot.waitUntil(lambda: is_at(sheet, body.count("\n")), timeout=60_000)
        assert lateness.stop().worst_ms < OF_QT * late_from_ms()


def test_a_page_let_go_while_it_was_hidden_comes_back_at_its_line(
    qtbot: QtBot, window: MainWindow
) -> None:
    body = long_note(60_000)
    sheet = put_at_end(qtbot, window, body)
    line = sheet.source_line_at(0)
    window.previewing.look(View.EDIT)
    assert sheet.document().isEmpty()
    window.previewing.look(View.PREVIEW)
    qtbot.waitUntil(lambda: abs(sheet.source_line_at(0) - line) < 3)
    assert sheet.toPlainText().count("\n") > 100


def test_only_what_is_done_to_the_preview_waits_for_it(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    sheet = put_at_end(qtbot, window, long_note(60_000))
    monkeypatch.setattr("sourcebook.ui.article_pane.arriving.PATIENCE_S", 0.0)
    sheet.resize(sheet.width() - 60, sheet.height())
    assert sheet.is_on_its_way()
    window.notes_pane.editor.setFocus()
    QTest.keyClick(window.notes_pane.editor, Qt.Key.Key_Backspace)
    assert sheet.is_on_its_way()
    sheet.setFocus()
    QTest.keyClick(sheet, Qt.Key.Key_Space)
    assert not sheet.is_on_its_way()
