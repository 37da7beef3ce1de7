"""Pictures and tables open large, by key and by click, and say what is wrong with them."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication, QImage, QKeySequence
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from sourcebook.model.edition import Asset, Kind
from sourcebook.ui.article_pane import ArticlePane
from sourcebook.ui.article_pane.table_sheet import TableSheet
from sourcebook.ui.article_pane.viewer import MOST_PIXELS, Viewer

if TYPE_CHECKING:
    from .conftest import EditionMaker, Shown

BROKEN = 3
ASSETS = (
    Asset(1, "https://example.org/1.png", "a" * 64, width=400, height=300),
    Asset(2, "https://example.org/2.png", reason="the server said 404"),
    Asset(3, "https://example.org/3.png", "c" * 64, width=400, height=300),
    Asset(4, "https://example.org/4.png", "d" * 64, width=30_000, height=20_000),
)


class Source:
    """Gives pictures as wide as they are asked for; one of them is broken."""

    def __init__(self) -> None:
        self.asked: list[tuple[int, int]] = []

    def __call__(self, asset: Asset, width_px: int, deliver: Callable[[QImage], None]) -> None:
        """Deliver at once."""
        self.asked.append((asset.number, width_px))
        if asset.number == BROKEN:
            deliver(QImage())
            return
        picture = QImage(min(width_px, 800), 100, QImage.Format.Format_RGB32)
        picture.fill(Qt.GlobalColor.red)
        deliver(picture)


@pytest.fixture
def source() -> Source:
    return Source()


@pytest.fixture
def pane(maker: "EditionMaker", source: Source, qtbot: QtBot) -> ArticlePane:
    """Return a pane with pictures far apart, then a table."""
    for asset in ASSETS:
        for line in range(20):
            maker.add(Kind.PARAGRAPH, f"Line {line} before picture {asset.number}. " * 5)
        maker.add(Kind.IMAGE, asset=f"asset:{asset.number}", label=f"Alternative {asset.number}")
        if asset.number == 1:
            maker.add(Kind.CAPTION, "The caption of the first.")
    for table in (1, 2):
        maker.add(Kind.PARAGRAPH, f"Before table {table}.")
        for at in range(6):
            words = f"cell {table}.{at}"
            head = at < 2
            maker.add(Kind.CELL, words, table=table, row=at // 2, column=at % 2, is_header=head)
    made = ArticlePane(images=source)
    qtbot.addWidget(made)
    made.resize(742, 900)
    made.show()
    qtbot.waitExposed(made)
    reading = maker.reading()
    made.show_article(replace(reading, edition=replace(reading.edition, assets=ASSETS)))
    return made


def viewer_of(pane: ArticlePane, qtbot: QtBot) -> Viewer:
    qtbot.waitUntil(lambda: bool(pane.findChildren(Viewer)))
    found: Sequence[Viewer] = pane.findChildren(Viewer)
    qtbot.waitUntil(found[-1].isVisible)
    return found[-1]


def open_picture(pane: ArticlePane, qtbot: QtBot, before: str) -> Viewer:
    assert pane._page is not None
    pane._page.build_all()
    pane.show_place(pane._page.reading.edition.text.index(before))
    qtbot.wait(20)
    assert pane.enlarging.show_picture()
    return viewer_of(pane, qtbot)


def test_the_picture_on_the_screen_is_shown_with_its_caption(
    pane: ArticlePane, qtbot: QtBot
) -> None:
    viewer = open_picture(pane, qtbot, "Line 18 before picture 1")
    assert (viewer.number, viewer.caption) == (0, "The caption of the first.")
    viewer.turn(3)
    assert (viewer.number, viewer.caption) == (3, "Alternative 4")


def test_without_one_on_the_screen_the_next_is_shown(pane: ArticlePane, qtbot: QtBot) -> None:
    viewer = open_picture(pane, qtbot, "Line 3 before picture 3")
    assert viewer.number == 2


def test_keys_zoom_turn_and_close(pane: ArticlePane, qtbot: QtBot) -> None:
    viewer = open_picture(pane, qtbot, "Line 18 before picture 1")
    assert viewer.canvas.is_fitted
    QTest.keyClick(viewer, Qt.Key.Key_Plus)
    QTest.keyClick(viewer, Qt.Key.Key_Plus)
    larger = viewer.canvas.scale
    QTest.keyClick(viewer, Qt.Key.Key_Minus)
    assert viewer.canvas.scale < larger
    QTest.keyClick(viewer, Qt.Key.Key_Right)
    assert viewer.number == 0
    QTest.keyClick(viewer, Qt.Key.Key_0)
    assert viewer.canvas.is_fitted
    QTest.keyClick(viewer, Qt.Key.Key_Right)
    QTest.keyClick(viewer, Qt.Key.Key_J)
    assert viewer.number == 2
    QTest.keyClick(viewer, Qt.Key.Key_K)
    QTest.keyClick(viewer, Qt.Key.Key_Left)
    QTest.keyClick(viewer, Qt.Key.Key_Left)
    assert viewer.number == 0
    QTest.keyClick(viewer, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not pane.findChildren(Viewer))


def test_a_missing_and_a_broken_picture_say_so(pane: ArticlePane, qtbot: QtBot) -> None:
    viewer = open_picture(pane, qtbot, "Line 18 before picture 1")
    viewer.turn(1)
    assert "the server said 404" in viewer.canvas.words
    viewer.turn(1)
    assert "damaged" in viewer.canvas.words
    viewer.turn(-2)
    assert viewer.canvas.words == ""


def test_a_picture_is_never_decoded_beyond_the_limit(
    pane: ArticlePane, source: Source, qtbot: QtBot
) -> None:
    viewer = open_picture(pane, qtbot, "Line 18 before picture 4")
    assert viewer.number == 3
    for _ in range(40):
        QTest.keyClick(viewer, Qt.Key.Key_Plus)
    widest = max(width for number, width in source.asked if number == 4)
    assert widest > 3000
    assert widest * widest * 2 / 3 <= MOST_PIXELS
    viewer.grab()


def test_a_picture_that_comes_after_the_window_was_closed_does_no_harm(
    pane: ArticlePane, qtbot: QtBot
) -> None:
    late: list[Callable[[QImage], None]] = []
    pane.enlarging._images = lambda _asset, _width, deliver: late.append(deliver)
    viewer = open_picture(pane, qtbot, "Line 18 before picture 1")
    viewer.close()
    qtbot.waitUntil(lambda: not pane.findChildren(Viewer))
    assert late
    late[0](QImage(3, 3, QImage.Format.Format_RGB32))


def test_a_click_on_a_picture_opens_it(pane: ArticlePane, qtbot: QtBot) -> None:
    assert pane._page is not None
    pane._page.build_all()
    pane.show_place(pane._page.reading.edition.text.index("Line 18 before picture 3"))
    qtbot.wait(20)
    line = pane._reader.line_at(pane._page.images[1])
    middle = QPoint(pane._reader.viewport().width() // 2, line.center().y())
    QTest.mouseClick(pane._reader.viewport(), Qt.MouseButton.LeftButton, pos=middle)
    assert viewer_of(pane, qtbot).number == 2


def test_a_table_opens_in_a_window_and_its_cells_can_be_copied(
    pane: ArticlePane, qtbot: QtBot
) -> None:
    assert pane._page is not None
    pane._page.build_all()
    pane.show_place(pane._page.reading.edition.text.index("cell 2.3"))
    assert pane.enlarging.show_table()
    (sheet,) = pane.findChildren(TableSheet)
    qtbot.waitUntil(sheet.isVisible)
    assert "3 rows and 2 columns" in sheet.windowTitle()
    assert sheet.model.words(1, 1) == "cell 2.3"
    QTest.keyClick(sheet.view, Qt.Key.Key_J)
    assert sheet.chosen_words == "cell 2.2"
    sheet.view.selectAll()
    QTest.keySequence(sheet.view, QKeySequence(QKeySequence.StandardKey.Copy))
    copied = QGuiApplication.clipboard().text().splitlines()
    assert copied[1] == "cell 2.2\tcell 2.3"
    sheet.close()
    pane._follow("table:1")
    pane._follow("table:99")
    assert {one.model.words(0, 0) for one in pane.findChildren(TableSheet)} >= {"cell 1.0"}


def test_an_article_without_pictures_and_tables_has_none_to_show(
    maker: "EditionMaker", show: "Callable[[Shown], ArticlePane]"
) -> None:
    pane = show(maker.reading())
    assert not pane.enlarging.show_picture()
    assert not pane.enlarging.show_table()
    pane.clear()
    assert not pane.enlarging.show_picture()
    assert not pane.enlarging.show_table()
