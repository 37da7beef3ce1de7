"""What is done in a very long article is done in short steps: the window answers meanwhile."""

from collections.abc import Callable
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from sourcebook.model.edition import Asset, Cut, Kind
from sourcebook.ui.article_pane import ArticlePane
from support.lateness import Lateness, late_from_ms

from .conftest import with_cuts

if TYPE_CHECKING:
    from .conftest import EditionMaker, Shown

Show = Callable[["Shown"], ArticlePane]
Act = Callable[[ArticlePane, "Shown"], object]

ATTEMPTS = 5
REST_MS = 400
LAST = "The last words"


def many_words(maker: "EditionMaker") -> "Shown":
    for number in range(900):
        maker.add(Kind.PARAGRAPH, f"Paragraph {number}. " + "The fog came early that year. " * 13)
    return ended(maker)


def many_images(maker: "EditionMaker", width: int = 400) -> "Shown":
    for number in range(10_000):
        maker.add(Kind.IMAGE, asset=f"asset:{number}")
        maker.add(Kind.PARAGRAPH, f"Picture {number}.")
    reading = ended(maker)
    assets(10_000, 300)  # not while time is taken
    return replace(reading, edition=replace(reading.edition, assets=assets(10_000, width)))


def missing_images(maker: "EditionMaker") -> "Shown":
    return many_images(maker, 0)


def ended(maker: "EditionMaker") -> "Shown":
    maker.add(Kind.PARAGRAPH, f"{LAST} of it.")
    reading = maker.reading([maker.highlight(LAST)])
    cut = Cut(len(maker.text) // 2, "appeal", "<p>Give.</p>", "Give us your support.")
    return with_cuts(reading, cut)


@cache
def assets(count: int, width: int = 400) -> tuple[Asset, ...]:
    address = "https://example.org/p.png"
    return tuple(Asset(at, address, "a" * 64, width=width, height=300) for at in range(count))


def toggle_margin(pane: ArticlePane, _reading: "Shown") -> None:
    pane.margin.toggle()


def bring_images(pane: ArticlePane, reading: "Shown") -> None:
    edition = replace(reading.edition, assets=assets(len(reading.edition.assets), 300))
    pane.show_images(replace(reading, edition=edition))


def bring_edition(pane: ArticlePane, reading: "Shown") -> None:
    pane.show_article(replace(reading, edition=replace(reading.edition, id="another")))


def go_to_last_highlight(pane: ArticlePane, _reading: "Shown") -> None:
    pane.previous_highlight()


def go_to_last_found(pane: ArticlePane, reading: "Shown") -> None:
    at = reading.edition.text.index(LAST)
    pane.set_found([(at, at + len(LAST))])
    pane.step_found(forward=True)


def select_all(pane: ArticlePane, _reading: "Shown") -> None:
    QTest.keySequence(pane._reader, QKeySequence.StandardKey.SelectAll)


def press_on_the_way(pane: ArticlePane, reading: "Shown") -> None:
    pane.show_place(reading.edition.text.index(LAST))
    QTest.keyClick(pane._reader, Qt.Key.Key_Shift)


FROM_THE_TOP = [go_to_last_highlight, go_to_last_found, select_all, press_on_the_way]
FROM_THE_END = [toggle_margin, bring_images, bring_edition]


@pytest.mark.alone
@pytest.mark.slow
@pytest.mark.no_cover  # the time of the tracer is not that of the program
@pytest.mark.timeout(300)
@pytest.mark.usefixtures("_hurried")
@pytest.mark.parametrize("make", [many_words, many_images, missing_images])
@pytest.mark.parametrize("act", [*FROM_THE_TOP, *FROM_THE_END])
def test_the_window_is_in_time_whatever_is_done_in_a_long_article(
    maker: "EditionMaker",
    show: Show,
    qtbot: QtBot,
    make: Callable[["EditionMaker"], "Shown"],
    act: Act,
) -> None:
    pane = show(maker.reading())
    reading = make(maker)
    part = 0.95 if act in FROM_THE_END else 0.0
    late: list[float] = []
    for attempt in range(ATTEMPTS):
        edition = replace(reading.edition, id=f"edition {attempt}")
        place = int(len(edition.text) * part)
        article = replace(reading.article, id=edition.id)
        shown = replace(reading, article=article, edition=edition, place=place)
        pane.show_article(shown)
        qtbot.waitUntil(lambda: pane._arrival.awaited is None, timeout=60_000)
        idling = Lateness()
        qtbot.wait(REST_MS)
        idle = idling.stop().worst_ms
        acting = Lateness()
        act(pane, shown)
        qtbot.waitUntil(lambda: pane._arrival.awaited is None, timeout=60_000)
        qtbot.wait(REST_MS)
        late.append(acting.stop().worst_ms - idle)
        if late[-1] <= late_from_ms():
            return
    pytest.fail(f"the window was late each time, by so many ms over idle: {late}")
