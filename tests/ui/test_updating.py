"""A newer version is told quietly, and nothing asks unless somebody wants it."""

from collections.abc import Callable, Iterator
from concurrent.futures import Future

import pytest
from pytestqt.qtbot import QtBot

from sourcebook.model.errors import AddressUnreachable
from sourcebook.model.settings import Settings
from sourcebook.ui.main_window import MainWindow
from support.fake_jobs import Shelfful
from support.windows import reading_window

Answering = Callable[[str | Exception], list[Settings]]


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[MainWindow]:
    made = reading_window(qtbot, Shelfful())
    yield made
    made.notes_pane.close_note()


@pytest.fixture
def answering(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> Answering:
    """Have the server answer so; what is asked for comes into the list."""

    def answer(what: str | Exception) -> list[Settings]:
        asked: list[Settings] = []

        def ask(settings: Settings) -> "Future[str]":
            asked.append(settings)
            told: Future[str] = Future()
            told.set_exception(what) if isinstance(what, Exception) else told.set_result(what)
            return told

        monkeypatch.setattr(window.commands.updating.asker, "ask", ask)
        return asked

    return answer


def test_nothing_is_asked_unless_the_setting_wants_it(
    window: MainWindow, answering: Answering
) -> None:
    asked = answering("99.0")
    window.commands.updating.look_quietly()
    assert not asked


def test_a_newer_version_is_told(qtbot: QtBot, window: MainWindow, answering: Answering) -> None:
    answering("99.0")
    window._preferences.set("look_for_updates", value=True)
    window.commands.updating.look_quietly()
    qtbot.waitUntil(lambda: "99.0 is out" in window.notices.words)


@pytest.mark.parametrize("what", ["", AddressUnreachable(source="here", reason="no name")])
def test_by_itself_it_says_nothing_else(
    qtbot: QtBot, window: MainWindow, answering: Answering, what: str | Exception
) -> None:
    asked = answering(what)
    window._preferences.set("look_for_updates", value=True)
    before = window.notices.words
    window.commands.updating.look_quietly()
    qtbot.wait(50)
    assert asked
    assert window.notices.words == before


def test_who_asks_is_answered(qtbot: QtBot, window: MainWindow, answering: Answering) -> None:
    answering("")
    window.commands.updating.handlers["look_for_update"]()
    qtbot.waitUntil(lambda: "newest version." in window.notices.words)
    answering(AddressUnreachable(source="here", reason="no name"))
    window.commands.updating.look()
    qtbot.waitUntil(lambda: "could not be reached" in window.notices.words)
