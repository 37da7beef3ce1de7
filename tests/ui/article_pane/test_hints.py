"""Links are followed by typing the letters that are shown on them."""

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from sourcebook.model.edition import Kind, Mark
from sourcebook.ui.article_pane import ArticlePane
from sourcebook.ui.article_pane.hints import LETTERS, LinkHints, labels

if TYPE_CHECKING:
    from .conftest import EditionMaker, Shown

Show = Callable[["Shown"], ArticlePane]


@pytest.fixture
def pane(maker: "EditionMaker", show: Show) -> ArticlePane:
    for number in range(200):
        maker.add(Kind.PARAGRAPH, f"Line {number}, ", ("a link", Mark.LINK), " and more.")
    return show(maker.reading())


def offer(pane: ArticlePane) -> LinkHints:
    """Show the letters, once the page was painted."""
    QTest.qWait(50)
    assert pane.offer_links()
    return hints_of(pane)


def hints_of(pane: ArticlePane) -> LinkHints:
    (hints,) = pane.findChildren(LinkHints)
    return hints


@pytest.mark.parametrize("count", [0, 1, len(LETTERS), len(LETTERS) + 1, 400])
def test_no_label_begins_another(count: int) -> None:
    made = labels(count)
    assert len(set(made)) == count
    assert len({len(label) for label in made}) <= 1


def test_typing_the_letters_follows_the_link(pane: ArticlePane) -> None:
    followed: list[str] = []
    pane.link_activated.connect(followed.append)
    hints = offer(pane)
    assert 1 < len(hints.targets) < 60  # those on the screen only
    letters = [*hints.targets][-1]
    QTest.keyClicks(hints, letters)
    assert followed == ["https://example.org/there"]
    assert hints.isHidden()


@pytest.mark.parametrize("key", [Qt.Key.Key_Escape, Qt.Key.Key_9, Qt.Key.Key_Down])
def test_any_other_key_takes_them_away(pane: ArticlePane, key: Qt.Key) -> None:
    followed: list[str] = []
    pane.link_activated.connect(followed.append)
    QTest.keyClick(offer(pane), key)
    assert hints_of(pane).isHidden()
    assert followed == []


def test_without_a_link_nothing_is_shown(maker: "EditionMaker", show: Show) -> None:
    pane = show(maker.add(Kind.PARAGRAPH, "No link.").reading())
    assert not pane.offer_links()
    assert hints_of(pane).isHidden()


def test_a_link_to_a_footnote_stays_in_the_article(maker: "EditionMaker", show: Show) -> None:
    for number in range(100):
        maker.add(Kind.PARAGRAPH, f"Line {number}.", name="fn-1" if number == 90 else "")
    pane = show(maker.reading())
    followed: list[str] = []
    pane.link_activated.connect(followed.append)
    pane._follow("#fn-1")
    position = pane._reader.textCursor().position()
    assert pane._page is not None
    assert pane._page.offset(position) == maker.blocks[90].start
    assert pane._reader.is_in_view(position)
    pane._follow("#gone")
    assert pane._reader.textCursor().position() == position
    assert followed == []
