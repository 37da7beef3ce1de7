"""A window on a library in memory whose highlights can be listed."""

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from sourcebook.ui.main_window import MainWindow
from support.marked import Marked
from support.windows import reading_window


@pytest.fixture
def jobs() -> Marked:
    """Return what plays the threads."""
    return Marked()


@pytest.fixture
def window(qtbot: QtBot, jobs: Marked) -> Iterator[MainWindow]:
    """Return a window with the first article open and the keyboard on it."""
    made = reading_window(qtbot, jobs)
    yield made
    made.notes_pane.close_note()
