"""What was dropped on the icon or chosen in its menu happens in the window."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from sourcebook.app import linking, noting, transfer
from sourcebook.model.capture import Source
from sourcebook.model.changes import Changes
from sourcebook.ui.main_window import MainWindow
from sourcebook.ui.wish import Wish
from support.fake_jobs import Shelfful
from support.windows import shown_window


@pytest.fixture
def jobs() -> Shelfful:
    made = Shelfful()
    made.answers[linking.destination] = lambda *_: linking.Destination("1")
    made.answers[transfer.import_file] = lambda *_: Changes(articles=frozenset({"a", "b"}))
    return made


@pytest.fixture
def window(qtbot: QtBot, jobs: Shelfful) -> Iterator[MainWindow]:
    made = shown_window(qtbot, jobs)
    yield made
    made.notes_pane.close_note()


def test_files_and_addresses_are_added(window: MainWindow, jobs: Shelfful) -> None:
    jobs.held.add("add")
    window.commands.wishing.take(Wish(("/home/a.html", "https://example.org/b")))
    sources = [call.arguments[0] for call in jobs.asked("add")]
    assert sources == [Source.file(Path("/home/a.html")), Source.at("https://example.org/b")]


def test_an_archive_is_brought_in_not_added(
    qtbot: QtBot, window: MainWindow, jobs: Shelfful
) -> None:
    window.commands.wishing.take(Wish(("/home/All.Sourcebook",)))
    (call,) = jobs.asked(transfer.import_file)
    assert call.arguments == (Path("/home/All.Sourcebook"),)
    qtbot.waitUntil(lambda: "Articles: 2" in window.notices.words)
    assert not jobs.asked("add")


def test_a_link_is_passed_on_and_nothing_is_written(
    qtbot: QtBot, window: MainWindow, jobs: Shelfful
) -> None:
    wishing = window.commands.wishing
    before = len(jobs.calls)
    with qtbot.waitSignal(wishing.link_asked) as heard:
        wishing.take(Wish(("sourcebook:article/1",)))
    assert heard.args == ["sourcebook:article/1"]
    assert jobs.calls[before].function is linking.destination
    assert not jobs.asked("add")
    assert not jobs.asked(noting.save_note)


def test_the_menu_of_the_icon_begins_with_the_search(window: MainWindow) -> None:
    window.commands.wishing.take(Wish(action="search"))
    assert window.search_box.hasFocus() or window.left_pane.isAncestorOf(window.focusWidget())


def test_the_menu_of_the_icon_begins_a_note(qtbot: QtBot, window: MainWindow) -> None:
    window.commands.wishing.take(Wish(action="new_note"))
    qtbot.waitUntil(lambda: window.commands.going.pane() == 2)
