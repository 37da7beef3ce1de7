"""What was added is opened only where nobody reads or writes."""

from pytestqt.qtbot import QtBot

from support.fake_jobs import Shelfful
from support.windows import shown_window


def test_an_added_article_is_opened_in_an_idle_window(qtbot: QtBot) -> None:
    window = shown_window(qtbot, Shelfful())
    assert window.notes_pane.manuscript is None
    window.commands.adding.added.emit("a1")
    qtbot.waitUntil(lambda: window.desk.title == "Title of a1")
    window.notes_pane.close_note()


def test_an_added_article_does_not_take_the_place_of_a_note_just_begun(qtbot: QtBot) -> None:
    window = shown_window(qtbot, Shelfful())
    window.desk.begin_note()
    qtbot.waitUntil(lambda: window.notes_pane.manuscript is not None)
    begun = window.notes_pane.manuscript
    window.commands.adding.added.emit("a1")
    qtbot.wait(50)
    assert window.notes_pane.manuscript is begun
    assert window.desk.article is None
    window.notes_pane.close_note()
