"""The preview shows what is written, in step with it, and asks nobody for anything."""

import socket
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QColor, QDesktopServices, QGuiApplication, QImage, QTextDocument
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from sourcebook.app import previewing
from sourcebook.model.errors import WorkerFailed
from sourcebook.ui.main_window import MainWindow
from sourcebook.ui.notes_pane import View
from sourcebook.ui.notes_pane.lines import Lines
from sourcebook.ui.notes_pane.text import JOINT
from support.fake_jobs import Shelfful
from support.windows import CTRL, press, shown_window

LONG = "\n\n".join(f"## Part {n}\n\nWords of part {n}, " + "and more words " * 9 for n in range(60))


@pytest.fixture
def jobs() -> Shelfful:
    made = Shelfful()
    made.answers |= {
        previewing.images_of: lambda _id: (),
        previewing.render_here: previewing.render_here,
        previewing.render_plainly_here: previewing.render_plainly_here,
    }
    return made


@pytest.fixture
def window(qtbot: QtBot, jobs: Shelfful) -> Iterator[MainWindow]:
    made = shown_window(qtbot, jobs)
    made.desk.begin_note()
    qtbot.waitUntil(lambda: made.notes_pane.manuscript is not None)
    made.notes_pane.editor.setFocus()
    yield made
    jobs.held = set()
    made.previewing.look(View.EDIT)
    made.notes_pane.close_note()


def write(qtbot: QtBot, window: MainWindow, body: str, view: View = View.SPLIT) -> None:
    """Put *body* into the note, and wait until it is shown as it is read."""
    window.notes_pane.editor.setPlainText(body)
    window.previewing.look(view)
    settle(qtbot, window)


def settle(qtbot: QtBot, window: MainWindow) -> None:
    sheet = window.previewing.sheet
    qtbot.waitUntil(lambda: window.previewing.is_current and not sheet._building.isActive())


def shown(window: MainWindow) -> str:
    return window.previewing.sheet.toPlainText()


def test_a_key_goes_from_source_to_both_to_preview_and_back(
    qtbot: QtBot, window: MainWindow
) -> None:
    editor, sheet = window.notes_pane.editor, window.previewing.sheet
    action = window.actions_made["preview_note"]
    seen = []
    for _ in range(4):
        seen.append((editor.isVisible(), sheet.isVisible()))
        action.trigger()
    assert seen == [(True, False), (True, True), (False, True), (True, False)]
    settle(qtbot, window)


def test_the_keyboard_goes_with_what_is_shown(qtbot: QtBot, window: MainWindow) -> None:
    window.previewing.look(View.PREVIEW)
    qtbot.waitUntil(window.previewing.sheet.hasFocus)
    window.previewing.look(View.EDIT)
    qtbot.waitUntil(window.notes_pane.editor.hasFocus)


def test_what_is_typed_is_shown_after_a_pause(qtbot: QtBot, window: MainWindow) -> None:
    write(qtbot, window, "# Title\n\nsome *words*")
    assert shown(window).split() == ["Title", "some", "words"]
    QTest.keyClicks(window.notes_pane.editor, "More ")
    qtbot.waitUntil(lambda: "More" in shown(window))


def test_nothing_is_rendered_while_nobody_looks(window: MainWindow, jobs: Shelfful) -> None:
    QTest.keyClicks(window.notes_pane.editor, "words")
    QTest.qWait(300)
    assert not jobs.asked(previewing.render_here)


def test_an_old_rendering_is_thrown_away(qtbot: QtBot, window: MainWindow, jobs: Shelfful) -> None:
    write(qtbot, window, "first")
    jobs.held = {previewing.render_here}
    window.notes_pane.editor.setPlainText("second")
    window.previewing.render()
    late = jobs.asked(previewing.render_here)[-1].future
    jobs.held = set()
    window.desk.open_article("a1")
    late.set_result(previewing.render_here(previewing.Order("second")))
    qtbot.waitUntil(lambda: "First" in shown(window))
    assert "second" not in shown(window)


def test_a_note_that_asks_too_much_is_shown_as_it_is_written(
    qtbot: QtBot, window: MainWindow, jobs: Shelfful
) -> None:
    def fail(_order: object) -> None:
        raise WorkerFailed(task="scribe", reason="it took too long")

    jobs.answers[previewing.render_here] = fail
    write(qtbot, window, "# Title\n\n- one")
    assert shown(window).split() == ["#", "Title", "-", "one"]


def test_a_box_that_is_followed_ticks_the_task_in_the_source(
    qtbot: QtBot, window: MainWindow
) -> None:
    write(qtbot, window, "😀\n\n- [ ] one\n    - [x] two", View.PREVIEW)
    sheet, editor = window.previewing.sheet, window.notes_pane.editor
    sheet.followed.emit("sourcebook:task?line=2")
    assert editor.toPlainText() == "😀\n\n- [x] one\n    - [x] two"
    settle(qtbot, window)
    assert sheet.textCursor().selectedText() == "☑"
    sheet.followed.emit("sourcebook:task?line=3")
    settle(qtbot, window)
    sheet.followed.emit("sourcebook:task?line=0")
    sheet.followed.emit("sourcebook:task?line=99")
    sheet.followed.emit("sourcebook:task?line=x")
    assert editor.toPlainText() == "😀\n\n- [x] one\n    - [ ] two"
    editor.undo()
    editor.undo()
    assert editor.toPlainText() == "😀\n\n- [ ] one\n    - [x] two"
    settle(qtbot, window)


def test_links_lead_out_by_one_signal_and_within_the_note_by_themselves(
    qtbot: QtBot, window: MainWindow
) -> None:
    write(qtbot, window, f"[TOC]\n\n[[Other]] said[^1]\n\n{LONG}\n\n[^1]: The note.", View.PREVIEW)
    sheet = window.previewing.sheet
    followed: list[str] = []
    window.previewing.link_activated.disconnect()
    window.previewing.link_activated.connect(followed.append)
    sheet.link_followed.emit("sourcebook:note?title=Other")
    for address, words in (("#heading-40", "Part 39"), ("#fn:1", "The note.")):
        sheet.link_followed.emit(address)
        place = sheet.document().find(words, sheet.document().characterCount() // 3)
        assert sheet.is_in_view(place.selectionStart())
    sheet.link_followed.emit("#fnref:1")
    assert sheet.verticalScrollBar().value() < sheet.verticalScrollBar().maximum() / 2
    sheet.link_followed.emit("#nothing")
    sheet.link_followed.emit("#heading-999")
    assert followed == ["sourcebook:note?title=Other"]


def test_both_scroll_in_step_by_lines(qtbot: QtBot, window: MainWindow) -> None:
    write(qtbot, window, "```\n" + "code\n" * 120 + "```\n\n" + LONG)
    editor, sheet = window.notes_pane.editor, window.previewing.sheet
    bar = editor.verticalScrollBar()
    sheet.go_to_end()
    for part in (0.3, 0.6, 0.8):
        bar.setValue(round(bar.maximum() * part))
        QTest.qWait(50)
        line = window.previewing._in_step._line_at(round(part * editor.viewport().height()))
        there = sheet.source_line_at(round(part * sheet.viewport().height()))
        assert abs(there - line) <= 4
    sheet.setFocus()
    sheet.verticalScrollBar().setValue(0)
    assert bar.value() < 30
    sheet.go_to_end()
    assert bar.value() > bar.maximum() * 0.97


def test_words_are_copied_as_they_are_read(qtbot: QtBot, window: MainWindow) -> None:
    write(qtbot, window, "some *words* of a `note`", View.PREVIEW)
    window.previewing.sheet.selectAll()
    window.previewing.sheet.copy_words()
    assert QGuiApplication.clipboard().text() == "some words of a note"


def test_a_note_asks_no_server_and_opens_no_file(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    planted = tmp_path / "planted.png"
    picture = QImage(300, 300, QImage.Format.Format_RGB32)
    picture.fill(QColor("#ff00ff"))
    picture.save(str(planted))
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0)
        web = f"http://127.0.0.1:{server.getsockname()[1]}"
        body = "\n\n".join(
            form.format(target)
            for target in (f"{web}/p.png", planted.as_uri(), str(planted), "asset:1")
            for form in (
                "![x]({})",
                "<img src='{}'>",
                "<p style='background:url({})'>x</p>",
                "<table background='{}'><tr><td>x</td></tr></table>",
                "<link rel=stylesheet href='{}'><script src='{}'></script>".replace(
                    "{}'>", "{0}'>"
                ),
            )
        )
        write(qtbot, window, body, View.PREVIEW)
        seen = window.previewing.sheet.grab().toImage()
        with pytest.raises(BlockingIOError):
            server.accept()
    pink = QColor("#ff00ff").rgb()
    assert all(
        seen.pixel(x, y) != pink
        for x in range(0, seen.width(), 4)
        for y in range(0, seen.height(), 4)
    )
    sheet, kind = window.previewing.sheet, QTextDocument.ResourceType.ImageResource.value
    assert sheet.loadResource(kind, QUrl(planted.as_uri())) == QImage()
    assert sheet.document().loadResource(kind, QUrl(planted.as_uri())) == QImage()


def test_lines_are_counted_through_the_pieces_of_a_long_one() -> None:
    document = QTextDocument()
    document.setPlainText(f"one{JOINT}\ntwo{JOINT}\nthree\nnext\nlast")
    lines = Lines.of(document)
    assert [lines.line_of(block) for block in range(5)] == [0, 0, 0, 1, 2]
    assert [lines.block_of(line) for line in range(3)] == [0, 3, 4]


def test_source_and_preview_fill_the_pane_beside_each_other(
    qtbot: QtBot, window: MainWindow
) -> None:
    window.resize(1800, 800)
    window._splitter.setSizes([220, 360, 1200])
    write(qtbot, window, "# Title")
    editor, sheet, pane = window.notes_pane.editor, window.previewing.sheet, window.notes_pane
    qtbot.waitUntil(lambda: sheet.x() > editor.x())
    qtbot.waitUntil(lambda: editor.height() > pane.height() * 0.85)
    assert sheet.height() == editor.height()


def test_links_of_the_preview_open_notes_tags_and_addresses(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[tuple[str, str]] = []
    commands = window.commands
    monkeypatch.setattr(commands.following, "open_title", lambda one: opened.append(("note", one)))
    monkeypatch.setattr(commands.searching, "open_tag", lambda one: opened.append(("tag", one)))
    monkeypatch.setattr(commands.tracing, "open_link", lambda one: opened.append(("link", one)))
    for address in (
        "sourcebook:note?title=The%20keeper%20%26%20co",
        "sourcebook:tag?name=history%2Fcoast",
        "sourcebook:article/0198?at=1-2",
    ):
        window.previewing.link_activated.emit(address)
    assert opened == [
        ("note", "The keeper & co"),
        ("tag", "history/coast"),
        ("link", "sourcebook:article/0198?at=1-2"),
    ]


def test_a_number_stands_at_the_right_of_its_column(qtbot: QtBot, window: MainWindow) -> None:
    write(qtbot, window, "| port | ships |\n|------|------:|\n| Acre | 12 |\n")
    document = window.previewing.sheet.document()
    cell = document.find("12").block()
    assert cell.blockFormat().alignment() & Qt.AlignmentFlag.AlignRight
    assert not document.find("Acre").block().blockFormat().alignment() & Qt.AlignmentFlag.AlignRight


def test_a_key_that_writes_shows_the_source_first(qtbot: QtBot, window: MainWindow) -> None:
    write(qtbot, window, "some words", View.PREVIEW)
    qtbot.waitUntil(window.previewing.sheet.hasFocus)
    press(qtbot, Qt.Key.Key_B, CTRL)
    editor = window.notes_pane.editor
    assert (editor.toPlainText(), window.previewing.view) == ("some words", View.SPLIT)
    qtbot.waitUntil(editor.hasFocus)
    press(qtbot, Qt.Key.Key_B, CTRL)
    assert editor.toPlainText() == "**some** words"


def test_finding_from_the_preview_shows_the_places_in_the_source(
    qtbot: QtBot, window: MainWindow
) -> None:
    write(qtbot, window, "some words", View.PREVIEW)
    qtbot.waitUntil(window.previewing.sheet.hasFocus)
    press(qtbot, Qt.Key.Key_F, CTRL)
    assert window.notes_pane.finding.is_open
    assert window.previewing.view is View.SPLIT
    press(qtbot, Qt.Key.Key_Escape)
    assert window.notes_pane.editor.hasFocus()


def test_no_key_of_the_note_acts_in_the_fields_that_find(qtbot: QtBot, window: MainWindow) -> None:
    window.notes_pane.editor.setPlainText("- some words")
    press(qtbot, Qt.Key.Key_H, CTRL)
    for key in (Qt.Key.Key_B, Qt.Key.Key_U, Qt.Key.Key_Return):
        press(qtbot, key, CTRL)
    assert window.notes_pane.editor.toPlainText() == "- some words"
    assert not window.notes_pane.finding.is_open  # Ctrl+Enter stays at the place


def test_the_key_for_links_follows_the_one_chosen_in_the_preview(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    write(qtbot, window, "[one](https://a.example/) [two](https://b.example/)", View.PREVIEW)
    qtbot.waitUntil(window.previewing.sheet.hasFocus)
    window.previewing.sheet.choose_link("https://b.example/")
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toString()))
    press(qtbot, Qt.Key.Key_Return, Qt.KeyboardModifier.AltModifier)
    assert opened == ["https://b.example/"]
