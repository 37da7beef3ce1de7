"""The reader opens nothing, goes nowhere, and is read by keyboard alone."""

import os
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt, QUrl
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QGuiApplication,
    QImage,
    QKeyEvent,
    QTextDocument,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from sourcebook.model.edition import Kind, Mark
from sourcebook.ui.article_pane import ArticlePane
from sourcebook.ui.article_pane.reader import Reader

if TYPE_CHECKING:
    from .conftest import EditionMaker, Shown

Show = Callable[["Shown"], ArticlePane]
PLANTED = QColor("#ff00ff")


def reader_of(pane: ArticlePane) -> Reader:
    (reader,) = pane.findChildren(Reader)
    return reader


def press(pane: ArticlePane, key: Qt.Key, *modifiers: Qt.KeyboardModifier) -> None:
    held = Qt.KeyboardModifier.NoModifier
    for modifier in modifiers:
        held |= modifier
    text = " " if key == Qt.Key.Key_Space else ""
    QApplication.sendEvent(reader_of(pane), QKeyEvent(QEvent.Type.KeyPress, key, held, text))


@pytest.fixture
def listener() -> Iterator[socket.socket]:
    """Return a socket that listens on this machine only."""
    with closing(socket.socket()) as listening:
        listening.bind(("127.0.0.1", 0))
        listening.listen()
        listening.settimeout(0)
        yield listening


def visits(listening: socket.socket) -> int:
    count = 0
    while True:
        try:
            listening.accept()[0].close()
        except BlockingIOError:
            return count
        count += 1


def test_a_hostile_edition_reaches_no_server_and_no_file(
    maker: "EditionMaker", show: Show, qtbot: QtBot, tmp_path: Path, listener: socket.socket
) -> None:
    planted = QImage(400, 400, QImage.Format.Format_RGB32)
    planted.fill(PLANTED)
    planted.save(str(tmp_path / "planted.png"))
    file = (tmp_path / "planted.png").as_uri()
    web = f"http://127.0.0.1:{listener.getsockname()[1]}/p.png"
    for target in (file, web, "qrc:/x", f"data:text/html,<img src='{web}'>"):
        maker.add(Kind.IMAGE, asset=target, label=target)
        maker.add(
            Kind.PARAGRAPH, f'<img src="{target}">', (target, Mark.LINK), "<script>x</script>"
        )
        maker.add(Kind.CODE, f'<link rel="stylesheet" href="{target}">')
        maker.add(Kind.CELL, f'<iframe src="{target}">', table=1)
    pane = show(maker.reading(title=f'<img src="{file}">', byline=f"![]({web})"))
    qtbot.wait(300)
    assert visits(listener) == 0
    shown = pane.grab().toImage()
    colours = {shown.pixel(x, y) for x in range(0, 742, 3) for y in range(0, 900, 3)}
    assert PLANTED.rgb() not in colours
    assert f'<img src="{file}">' in reader_of(pane).document().firstBlock().text()


def test_html_given_to_the_reader_itself_is_shown_without_its_files(
    qtbot: QtBot, tmp_path: Path, listener: socket.socket
) -> None:
    planted = QImage(400, 400, QImage.Format.Format_RGB32)
    planted.fill(PLANTED)
    planted.save(str(tmp_path / "planted.png"))
    reader = Reader()
    qtbot.addWidget(reader)
    reader.resize(500, 500)
    web = f"http://127.0.0.1:{listener.getsockname()[1]}/"
    file = (tmp_path / "planted.png").as_uri()
    reader.setHtml(
        f'<img src="{file}"><img src="{web}p.png">'
        f'<p style="background-image:url({web}b.png)">text</p>'
        f'<link rel="stylesheet" href="{web}s.css">'
    )
    reader.show()
    qtbot.wait(200)
    shown = reader.grab().toImage()
    colours = {shown.pixel(x, y) for x in range(0, 500, 5) for y in range(0, 500, 5)}
    assert PLANTED.rgb() not in colours
    assert visits(listener) == 0


def test_the_reader_never_navigates(show: Show, maker: "EditionMaker", tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text("elsewhere", encoding="utf-8")
    reader = reader_of(show(maker.add(Kind.PARAGRAPH, "Here.").reading()))
    reader.setSource(QUrl.fromLocalFile(str(page)), QTextDocument.ResourceType.HtmlResource)
    reader.setSource(QUrl.fromLocalFile(str(page)))
    assert "Here." in reader.toPlainText()


def test_a_link_is_told_and_not_followed(maker: "EditionMaker", show: Show, qtbot: QtBot) -> None:
    pane = show(maker.add(Kind.PARAGRAPH, ("a link over the whole line", Mark.LINK)).reading())
    reader = reader_of(pane)
    cursor = reader.textCursor()
    cursor.setPosition(reader.document().lastBlock().position() + 4)
    with qtbot.waitSignal(pane.link_activated) as told:
        QTest.mouseClick(
            reader.viewport(), Qt.MouseButton.LeftButton, pos=reader.cursorRect(cursor).center()
        )
    assert told.args == ["https://example.org/there"]
    assert "a link over" in reader.toPlainText()


def test_a_link_is_reached_and_opened_by_keyboard(
    maker: "EditionMaker", show: Show, qtbot: QtBot
) -> None:
    pane = show(maker.add(Kind.PARAGRAPH, "Go ", ("there", Mark.LINK), " now.").reading())
    reader_of(pane).setFocus(Qt.FocusReason.TabFocusReason)
    press(pane, Qt.Key.Key_Tab)
    with qtbot.waitSignal(pane.link_activated) as told:
        press(pane, Qt.Key.Key_Return)
    assert told.args == ["https://example.org/there"]


def scroll(pane: ArticlePane) -> int:
    return reader_of(pane).verticalScrollBar().value()


def test_keys_scroll_as_in_a_browser(long: "EditionMaker", show: Show) -> None:
    pane = show(long.reading())
    places = [scroll(pane)]
    for key in (Qt.Key.Key_Space, Qt.Key.Key_PageDown, Qt.Key.Key_Down):
        press(pane, key)
        places.append(scroll(pane))
    assert places == sorted(set(places))
    press(pane, Qt.Key.Key_Up)
    press(pane, Qt.Key.Key_PageUp)
    press(pane, Qt.Key.Key_Space, Qt.KeyboardModifier.ShiftModifier)
    assert scroll(pane) == 0
    press(pane, Qt.Key.Key_End)
    assert scroll(pane) == reader_of(pane).verticalScrollBar().maximum()
    assert "Paragraph 299." in reader_of(pane).toPlainText()
    press(pane, Qt.Key.Key_Home)
    assert scroll(pane) == 0


def test_a_page_keeps_two_lines_of_the_one_before(long: "EditionMaker", show: Show) -> None:
    pane = show(long.reading())
    press(pane, Qt.Key.Key_Space)
    line = 19 * 1.62
    height = reader_of(pane).viewport().height()
    assert height - 3 * line < scroll(pane) <= height - 2 * line + 1


def test_a_passage_is_selected_by_keyboard_alone(
    long: "EditionMaker", show: Show, qtbot: QtBot
) -> None:
    pane = show(long.reading())
    press(pane, Qt.Key.Key_Space)
    first = pane.place()
    shift, ctrl = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier
    with qtbot.waitSignal(pane.passage_selected) as told:
        for _ in range(3):
            press(pane, Qt.Key.Key_Right, shift, ctrl)
    assert told.args == [True]
    selected = pane.selection()
    assert selected is not None
    assert selected[0] == first
    assert long.text[slice(*selected)].strip()
    assert reader_of(pane).is_caret_shown


def test_the_caret_begins_in_the_text_where_it_can_be_marked_not_in_the_title(
    long: "EditionMaker", show: Show
) -> None:
    pane = show(long.reading(title="A Title of Some Length"))
    shift, ctrl = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier
    press(pane, Qt.Key.Key_Right, shift, ctrl)
    selected = pane.selection()
    assert selected is not None
    assert selected[0] == 0
    assert long.text[slice(*selected)].strip()


def test_arrows_move_the_caret_once_it_is_shown_and_escape_hides_it(
    long: "EditionMaker", show: Show
) -> None:
    pane = show(long.reading())
    reader = reader_of(pane)
    shown = []
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Right):
        press(pane, key)
        shown.append(reader.is_caret_shown)
    before = reader.textCursor().position()
    press(pane, Qt.Key.Key_Down)
    assert reader.textCursor().position() > before
    press(pane, Qt.Key.Key_Escape)
    shown.append(reader.is_caret_shown)
    assert shown == [False, True, False]


def test_escape_is_claimed_only_while_there_is_a_caret(maker: "EditionMaker", show: Show) -> None:
    reader = reader_of(show(maker.add(Kind.PARAGRAPH, "Words.").reading()))

    def is_claimed() -> bool:
        event = QKeyEvent(
            QEvent.Type.ShortcutOverride, Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier
        )
        event.ignore()
        QApplication.sendEvent(reader, event)
        return event.isAccepted()

    claims = [is_claimed()]
    reader.show_caret()
    claims.append(is_claimed())
    assert claims == [False, True]


def test_copied_words_are_those_of_the_text(maker: "EditionMaker", show: Show) -> None:
    maker.add(Kind.PARAGRAPH, "One 😀").add(Kind.CODE, "a\n\tb").add(Kind.PARAGRAPH, "Two")
    pane = show(maker.reading(title="Title"))
    press(pane, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    press(pane, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    data = QGuiApplication.clipboard().mimeData()
    assert data.text() == "One 😀\na\n\tb\nTwo"
    assert not data.hasHtml()


def test_the_wheel_with_control_does_not_swell_the_letters(
    maker: "EditionMaker", show: Show
) -> None:
    from PySide6.QtCore import QPointF
    from PySide6.QtGui import QWheelEvent

    reader = reader_of(show(maker.add(Kind.PARAGRAPH, "Words.").reading()))
    before = reader.document().defaultFont().pixelSize()
    event = QWheelEvent(
        QPointF(9, 9),
        QPointF(9, 9),
        QPoint(),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.ControlModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,  # noqa: FBT003 - Qt has no names here
    )
    QApplication.sendEvent(reader.viewport(), event)
    assert reader.document().defaultFont().pixelSize() == before
    assert reader.document().defaultFont().pointSize() == -1


COPY_AND_END = """
from PySide6.QtWidgets import QApplication
from sourcebook.ui.article_pane.reader import Reader
app = QApplication([])
reader = Reader()
reader.setPlainText("words")
reader.selectAll()
reader.copy_words()
"""


def test_the_program_ends_well_with_copied_words_in_the_clipboard() -> None:
    folders = {"PYTHONPATH": os.pathsep.join(sys.path), "QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, "-c", COPY_AND_END]
    assert subprocess.run(command, check=False, env={**os.environ, **folders}).returncode == 0


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_the_menu_offers_to_copy_words_and_links(
    maker: "EditionMaker", show: Show, qtbot: QtBot
) -> None:
    pane = show(maker.add(Kind.PARAGRAPH, ("a link over the line", Mark.LINK)).reading())
    reader = reader_of(pane)
    cursor = reader.textCursor()
    cursor.setPosition(reader.document().lastBlock().position() + 4)
    at = reader.cursorRect(cursor).center()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, reader.mapToGlobal(at))
    QApplication.sendEvent(reader.viewport(), event)
    (menu,) = reader.findChildren(QMenu)
    copy, link, everything = menu.actions()
    assert not copy.isEnabled()
    link.trigger()
    assert QGuiApplication.clipboard().text() == "https://example.org/there"
    everything.trigger()
    assert pane.selection() == (0, len(maker.text))
    menu.close()
    qtbot.wait(10)
