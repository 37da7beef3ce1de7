"""The window hands references over: the article's, or those of all that the note quotes."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from sourcebook.app import referencing
from sourcebook.ui.main_window import MainWindow
from support.fake_jobs import Shelfful
from support.windows import CTRL, press, reading_window


@pytest.fixture
def jobs() -> Shelfful:
    made = Shelfful()
    made.answers[referencing.references_to] = lambda ids, form: f"{form} of {ids}"
    made.answers[referencing.references_in] = lambda body, form: f"{form} in {body[:7]}"
    return made


@pytest.fixture
def window(qtbot: QtBot, jobs: Shelfful) -> Iterator[MainWindow]:
    made = reading_window(qtbot, jobs)
    yield made
    made.notes_pane.close_note()


def test_the_article_is_copied_or_in_the_note_what_it_quotes(
    qtbot: QtBot, window: MainWindow, jobs: Shelfful
) -> None:
    clipboard = QGuiApplication.clipboard()
    window.commands.referencing.copy_bibtex()
    qtbot.waitUntil(lambda: clipboard.text() == "bibtex of ['a1']")
    press(qtbot, Qt.Key.Key_3, CTRL)
    window.commands.referencing.copy_bibtex()
    qtbot.waitUntil(lambda: clipboard.text() == "bibtex in # First")
    jobs.answers[referencing.references_in] = lambda _body, _form: ""
    window.commands.referencing.copy_bibtex()
    qtbot.waitUntil(lambda: "quotes no article yet" in window.notices.words)
    assert clipboard.text() == "bibtex in # First"


def test_the_file_gets_the_end_of_the_form_that_is_chosen(
    qtbot: QtBot, window: MainWindow, jobs: Shelfful
) -> None:
    jobs.answers[referencing.save_references] = lambda _body, _file: 2
    window.commands.referencing.ask_for_file()
    (dialog,) = window.findChildren(QFileDialog)
    assert dialog.defaultSuffix() == "bib"
    assert Path(dialog.directory().absolutePath()) == Path.home()
    dialog.filterSelected.emit("RIS (*.ris)")
    assert dialog.defaultSuffix() == "ris"
    dialog.fileSelected.emit("sources.ris")
    qtbot.waitUntil(lambda: window.notices.words == "Written: sources.ris, sources: 2.")
    (asked,) = jobs.asked(referencing.save_references)
    assert asked.arguments[1] == Path("sources.ris")
    dialog.reject()
    jobs.answers[referencing.save_references] = lambda _body, _file: 0
    window.commands.referencing.write_out("sources.bib")
    qtbot.waitUntil(lambda: "quotes no article yet" in window.notices.words)
