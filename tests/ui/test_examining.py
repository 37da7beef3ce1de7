"""In the window footnotes, pictures and tables are looked at by keys; without any it is said so."""

import pytest
from pytestqt.qtbot import QtBot

from sourcebook.app.session import WindowState
from sourcebook.ui.main_window import MainWindow
from sourcebook.ui.preferences import Preferences
from sourcebook.ui.work import Work
from support.fake_jobs import Shelfful

SAID = {
    "go_to_footnote": "no footnote",
    "leave_footnote": "not come here",
    "show_footnote": "no footnote",
    "show_picture": "no pictures",
    "show_table": "no tables",
}


@pytest.mark.parametrize("name", SAID)
def test_without_anything_to_look_at_it_is_said_so(qtbot: QtBot, name: str) -> None:
    jobs = Shelfful()
    work = Work(jobs)
    window = MainWindow(
        jobs.as_jobs, work, Preferences(jobs.settings, jobs.as_jobs, work), WindowState()
    )
    qtbot.addWidget(window)
    assert SAID.keys() == window.commands.examining.handlers.keys()
    window.desk.open_article("a1")
    qtbot.waitUntil(lambda: window.desk.title == "Title of a1")
    window.actions_made[name].trigger()
    assert SAID[name] in window.notices.words
    window.notes_pane.close_note()
