"""The saved original is shown: pages in the browser, a PDF page by page in the window."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from sourcebook.model.errors import CleaningFailed, OriginalNotOpened
from sourcebook.model.original import Look, Original, PagePicture
from sourcebook.ui.dialogs.pdf_pages import PdfPagesDialog
from sourcebook.ui.main_window import MainWindow
from support.fake_jobs import Shelfful
from support.windows import shown_window

PAGES = 5


@pytest.fixture
def jobs() -> Shelfful:
    made = Shelfful()
    made.answers["pdf_page"] = a_page
    return made


@pytest.fixture
def window(qtbot: QtBot, jobs: Shelfful) -> Iterator[MainWindow]:
    made = shown_window(qtbot, jobs)
    made.desk.open_article("a1")
    qtbot.waitUntil(lambda: made.desk.title == "Title of a1")
    yield made
    made.notes_pane.close_note()


def a_page(_path: Path, number: int, width_px: int) -> PagePicture:
    height = 3 * width_px
    return PagePicture(min(number, PAGES), PAGES, width_px, height, bytes(4 * width_px * height))


def the_original(look: Look, page: int = 1) -> Original:
    return Original(look, Path("/copies/a1.html"), "Title of a1", "2026-03-01T09:30:00Z", page)


def opened_dialog(qtbot: QtBot, window: MainWindow) -> PdfPagesDialog:
    qtbot.waitUntil(lambda: bool(window.findChildren(PdfPagesDialog)))
    (dialog,) = window.findChildren(PdfPagesDialog)
    qtbot.waitUntil(lambda: dialog.is_drawn)
    return dialog


def test_a_page_opens_in_the_browser_from_its_file(
    qtbot: QtBot, window: MainWindow, jobs: Shelfful, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []

    def open_address(url: QUrl) -> bool:
        opened.append(url.toString())
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", open_address)
    jobs.answers["original"] = lambda _id: the_original(Look.PAGE)
    window.actions_made["view_original"].trigger()
    qtbot.waitUntil(lambda: bool(opened))
    assert opened == ["file:///copies/a1.html"]
    assert jobs.asked("original")[0].arguments == ("a1",)


def test_what_cannot_be_opened_is_told(
    qtbot: QtBot, window: MainWindow, jobs: Shelfful, monkeypatch: pytest.MonkeyPatch
) -> None:
    failures: list[BaseException] = []
    window.work.failed.connect(failures.append)  # type: ignore[attr-defined] # put there above
    jobs.answers["original"] = refuse
    window.actions_made["view_original"].trigger()
    qtbot.waitUntil(lambda: bool(failures))
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _url: False)
    jobs.answers["original"] = lambda _id: the_original(Look.FILE)
    window.actions_made["view_original"].trigger()
    qtbot.waitUntil(lambda: "No program" in window.notices.words)


def refuse(_id: str) -> Original:
    raise OriginalNotOpened(title="t", reason="r")


def test_a_pdf_is_turned_by_keys(qtbot: QtBot, window: MainWindow, jobs: Shelfful) -> None:
    jobs.answers["original"] = lambda _id: the_original(Look.PDF, page=3)
    window.actions_made["view_original"].trigger()
    dialog = opened_dialog(qtbot, window)
    assert (dialog.number, dialog.field.maximum()) == (3, PAGES)
    for key, number in (
        (Qt.Key.Key_J, 4),
        (Qt.Key.Key_K, 3),
        (Qt.Key.Key_End, PAGES),
        (Qt.Key.Key_J, PAGES),
        (Qt.Key.Key_Home, 1),
        (Qt.Key.Key_K, 1),
    ):
        QTest.keyClick(dialog, key)
        qtbot.waitUntil(lambda: dialog.is_drawn)
        assert dialog.number == number
    asked = {call.arguments[1] for call in jobs.asked("pdf_page")}
    assert asked <= set(range(1, PAGES + 1))
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not window.findChildren(PdfPagesDialog))


def test_page_down_goes_through_the_page_before_the_next(
    qtbot: QtBot, window: MainWindow, jobs: Shelfful
) -> None:
    jobs.answers["original"] = lambda _id: the_original(Look.PDF)
    window.actions_made["view_original"].trigger()
    dialog = opened_dialog(qtbot, window)
    bar = dialog.area.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    for _ in range(20):
        if dialog.number == 2:
            break
        QTest.keyClick(dialog, Qt.Key.Key_PageDown)
        qtbot.wait(5)
    assert dialog.number == 2
    QTest.keyClick(dialog, Qt.Key.Key_PageUp)
    qtbot.waitUntil(lambda: dialog.number == 1 and bar.value() == bar.maximum())


def test_pages_become_larger_and_as_wide_as_the_window_again(
    qtbot: QtBot, window: MainWindow, jobs: Shelfful
) -> None:
    jobs.answers["original"] = lambda _id: the_original(Look.PDF)
    window.actions_made["view_original"].trigger()
    dialog = opened_dialog(qtbot, window)
    usual = dialog.paper.pixmap().width()

    def width_after(key: Qt.Key) -> int:
        before = dialog.paper.pixmap().width()
        QTest.keyClick(dialog, key)
        qtbot.waitUntil(lambda: dialog.paper.pixmap().width() != before)
        return dialog.paper.pixmap().width()

    assert width_after(Qt.Key.Key_Plus) > usual
    assert width_after(Qt.Key.Key_0) == usual
    assert width_after(Qt.Key.Key_Minus) < usual


def test_a_page_that_cannot_be_drawn_is_told(
    qtbot: QtBot, window: MainWindow, jobs: Shelfful
) -> None:
    jobs.answers["original"] = lambda _id: the_original(Look.PDF)
    jobs.answers["pdf_page"] = fail
    window.actions_made["view_original"].trigger()
    qtbot.waitUntil(lambda: bool(window.findChildren(PdfPagesDialog)))
    (dialog,) = window.findChildren(PdfPagesDialog)
    qtbot.waitUntil(lambda: "damaged" in dialog.paper.text())


def fail(*_: object) -> PagePicture:
    raise CleaningFailed(source="a1.pdf", reason="the file is damaged or breaks off")
