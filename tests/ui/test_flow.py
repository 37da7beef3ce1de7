"""Widgets go to the next line where the width ends."""

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from sourcebook.ui.flow import GAP_PX, Flow


class Box(QWidget):
    """Wishes for a size."""

    def __init__(self, width: int) -> None:
        super().__init__()
        self._width = width

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the size (called by Qt)."""
        return QSize(self._width, 20)


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def flow(parent: QWidget) -> Flow:
    made = Flow()
    parent.setLayout(made)
    made.setContentsMargins(0, 0, 0, 0)
    for width in (60, 60, 500):
        made.addWidget(Box(width))
    return made


def test_what_has_no_room_goes_to_the_next_line_and_shrinks_to_it(
    parent: QWidget, flow: Flow
) -> None:
    parent.resize(150, 200)
    parent.show()
    places = [flow.itemAt(number).geometry() for number in range(3)]
    assert [(place.x(), place.y()) for place in places] == [
        (0, 0),
        (60 + GAP_PX, 0),
        (0, 20 + GAP_PX),
    ]
    assert places[2].width() == 150


def test_a_narrower_one_is_higher(flow: Flow) -> None:
    assert flow.heightForWidth(1000) < flow.heightForWidth(150) < flow.heightForWidth(70)


@pytest.mark.usefixtures("qapp")
def test_an_empty_one_takes_no_room() -> None:
    assert Flow().heightForWidth(100) == 0
    assert Flow().takeAt(0) is None
