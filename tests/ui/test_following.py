"""Links of a note are followed by key, to what is there and to what is not there yet."""

from collections.abc import Callable

import pytest
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from sourcebook.app import organising, wikilinking
from sourcebook.app.session import WindowState
from sourcebook.app.wikilinking import Meant
from sourcebook.model.changes import Changes
from sourcebook.ui.main_window import MainWindow
from sourcebook.ui.preferences import Preferences
from sourcebook.ui.work import Work
from support.fake_jobs import Shelfful


@pytest.fixture
def jobs() -> Shelfful:
    return Shelfful()


@pytest.fixture
def window(qtbot: QtBot, jobs: Shelfful) -> MainWindow:
    def settle(_window: QWidget) -> None:
        made.notes_pane.close_note()
        qtbot.waitUntil(lambda: made.notes_pane.is_settled)

    work = Work(jobs)
    preferences = Preferences(jobs.settings, jobs.as_jobs, work)
    made = MainWindow(jobs.as_jobs, work, preferences, WindowState())
    made.work, made.preferences = work, preferences  # type: ignore[attr-defined] # kept alive
    qtbot.addWidget(made, before_close_func=settle)
    made.show()
    return made


Follow = Callable[[str, int], None]


@pytest.fixture
def follow(qtbot: QtBot, window: MainWindow) -> Follow:
    def run(body: str, at: int) -> None:
        window.desk.begin_note()
        window.notes_pane.append(body)
        window.notes_pane.set_cursor_place(at)
        window.commands.following.follow_link()
        qtbot.wait(20)

    return run


def meaning(jobs: Shelfful, *meant: Meant | None) -> None:
    jobs.answers[wikilinking.meant_by] = lambda *_: meant[0]


def test_a_link_opens_the_note_it_means(
    qtbot: QtBot, window: MainWindow, jobs: Shelfful, follow: Follow
) -> None:
    meaning(jobs, Meant("n1", "First", is_note=True, is_trashed=False))
    follow("see [[First]]", 6)
    qtbot.waitUntil(lambda: window.desk.note_id == "n1")


def test_a_link_to_nothing_offers_to_make_the_note(
    qtbot: QtBot, window: MainWindow, jobs: Shelfful, follow: Follow
) -> None:
    meaning(jobs, None)
    follow("see [[New one]]", 6)
    qtbot.waitUntil(lambda: "New one" in window.notices.words)
    window.commands.following.make_note("New one")
    manuscript = window.notes_pane.manuscript
    assert manuscript is not None
    assert manuscript.body.startswith("# New one")
    qtbot.waitUntil(lambda: window.notes_pane.is_settled)


def test_a_link_to_the_trash_says_so(
    qtbot: QtBot, window: MainWindow, jobs: Shelfful, follow: Follow
) -> None:
    meaning(jobs, Meant("n1", "First", is_note=True, is_trashed=True))
    jobs.answers[organising.restore] = lambda *_: Changes()
    follow("see [[First]]", 6)
    qtbot.waitUntil(lambda: "trash" in window.notices.words)


@pytest.mark.parametrize("body", ["plain words", "[x](file:///etc/passwd)", "[[#None]]"])
def test_what_leads_nowhere_is_said(
    qtbot: QtBot, window: MainWindow, body: str, follow: Follow
) -> None:
    follow(body, 4)
    qtbot.waitUntil(lambda: bool(window.notices.words))


def test_web_addresses_open_the_browser_unless_another_way_takes_them(
    monkeypatch: pytest.MonkeyPatch, window: MainWindow, follow: Follow
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toString()))
    follow("https://a.example/x", 4)
    window.commands.following.ways.append(lambda address: address.startswith("https://a."))
    follow("https://a.example/y", 4)
    assert opened == ["https://a.example/x"]
