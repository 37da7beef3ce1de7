"""An article's headings, chapters and pages can be gone to."""

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from sourcebook.model.edition import Kind, Landmark, Place
from sourcebook.ui.article_pane.contents import Entry, contents
from sourcebook.ui.dialogs.contents import ContentsDialog

if TYPE_CHECKING:
    from .conftest import EditionMaker

ENTRIES = (Entry(0, "Über die Fähre"), Entry(50, "Am Ufer", 2), Entry(30, "12", is_page=True))


def test_headings_and_chapters_stand_in_order_and_pages_after_them(maker: "EditionMaker") -> None:
    maker.add(Kind.HEADING, "Part  one", level=2).add(Kind.PARAGRAPH, "Words.")
    maker.add(Kind.HEADING, "A detail", level=3).add(Kind.HEADING, " ", level=2)
    marks = (
        Landmark(0, Place.CHAPTER, "part one"),
        Landmark(0, Place.PAGE, "xii"),
        Landmark(10, Place.CHAPTER, "Interlude", 2),
        Landmark(12, Place.CHAPTER, " "),
    )
    edition = replace(maker.edition(), landmarks=marks)
    assert [(one.label, one.level, one.is_page) for one in contents(edition)] == [
        ("Part one", 1, False),
        ("Interlude", 1, False),
        ("A detail", 2, False),
        ("xii", 1, True),
    ]


def test_an_article_without_headings_has_no_contents(maker: "EditionMaker") -> None:
    assert contents(maker.add(Kind.PARAGRAPH, "Words.").edition()) == []


def test_typing_narrows_and_enter_goes(qtbot: QtBot) -> None:
    dialog = ContentsDialog(ENTRIES, 49, None)
    qtbot.addWidget(dialog)
    assert dialog.list.currentRow() == 0
    QTest.keyClick(dialog.field, Qt.Key.Key_Down)
    assert dialog.list.chosen == 50
    QTest.keyClicks(dialog.field, "page 12")
    assert dialog.list.values == [30]
    dialog.field.setText("uber")
    chosen: list[int] = []
    dialog.chosen.connect(chosen.append)
    QTest.keyClick(dialog.field, Qt.Key.Key_Return)
    assert chosen == [0]


def test_enter_on_nothing_stays(qtbot: QtBot) -> None:
    dialog = ContentsDialog(ENTRIES, 0, None)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.field.setText("zeppelin")
    QTest.keyClick(dialog.field, Qt.Key.Key_Return)
    assert dialog.isVisible()
    dialog.close()
