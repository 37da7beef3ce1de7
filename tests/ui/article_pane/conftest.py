"""Editions made of pieces, and a pane that shows them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import pytest
from PySide6.QtCore import QCoreApplication
from pytestqt.qtbot import QtBot

from sourcebook.model.anchor import Anchor, Fit, Placement
from sourcebook.model.article import Article, Metadata
from sourcebook.model.edition import Block, Cut, Edition, Kind, Mark, Span
from sourcebook.model.highlight import Colour, Highlight
from sourcebook.ui import fonts
from sourcebook.ui.article_pane import ArticlePane

EMPTY = {Kind.IMAGE, Kind.RULE}


@dataclass(frozen=True)
class Shown:
    """A `Reading` as the pane asks for it."""

    article: Article
    edition: Edition
    highlights: tuple[Highlight, ...] = ()
    place: int = 0


class EditionMaker:
    """Joins pieces to a canonical text with blocks and spans."""

    def __init__(self) -> None:
        self.text = ""
        self.blocks: list[Block] = []
        self._has_text = False

    def add(self, kind: Kind, *pieces: str | tuple[str, Mark], **fields: object) -> "EditionMaker":
        """Add a block; a piece with a mark becomes a span."""
        if kind in EMPTY:
            self.blocks.append(Block(kind, len(self.text), len(self.text), **fields))  # type: ignore[arg-type] # named by the tests
            return self
        self.text += "\n" if self._has_text else ""
        self._has_text = True
        start, spans = len(self.text), []
        for piece in pieces:
            words, mark = piece if isinstance(piece, tuple) else (piece, None)
            if mark is not None:
                href = "https://example.org/there" if mark is Mark.LINK else ""
                spans.append(Span(len(self.text), len(self.text) + len(words), mark, href))
            self.text += words
        self.blocks.append(Block(kind, start, len(self.text), tuple(spans), **fields))  # type: ignore[arg-type] # named by the tests
        return self

    def edition(self, **known: str) -> Edition:
        """Return what was added."""
        return Edition("edition", "capture", Metadata(**known), "", self.text, tuple(self.blocks))

    def reading(self, highlights: Sequence[Highlight] = (), place: int = 0, **known: str) -> Shown:
        """Return a reading of what was added."""
        edition = self.edition(**known)
        article = Article(
            "article", "https://www.example.org/a", edition.metadata, "edition", 690, "", "", ""
        )
        return Shown(article, edition, tuple(highlights), place)

    def highlight(
        self, quote: str, colour: Colour = Colour.YELLOW, comment: str = "", name: str = ""
    ) -> Highlight:
        """Return a highlight of the first place where *quote* stands."""
        start = self.text.index(quote)
        placement = Placement(start, start + len(quote), Fit.EXACT)
        anchor = Anchor(quote, "", "", placement.start, placement.end, "")
        return Highlight(name or quote, "article", anchor, placement, colour, comment)


def with_cuts(reading: Shown, *cuts: Cut) -> Shown:
    """Return *reading* with these cuts in its edition."""
    return replace(reading, edition=replace(reading.edition, cuts=cuts))


@pytest.fixture
def maker(qapp: QCoreApplication) -> EditionMaker:  # noqa: ARG001 - fonts need an application
    """Return an empty edition to be filled; the fonts are loaded."""
    fonts.load_fonts()
    return EditionMaker()


@pytest.fixture
def long(maker: EditionMaker) -> EditionMaker:
    """Return an edition of 300 numbered paragraphs, each of several lines."""
    for number in range(300):
        maker.add(Kind.PARAGRAPH, f"Paragraph {number}. " + "The fog came early that year. " * 14)
    return maker


@pytest.fixture
def show(qtbot: QtBot) -> Callable[[Shown], ArticlePane]:
    """Return a function that shows a reading in a pane of 742 by 900 pixels."""

    def show_reading(reading: Shown) -> ArticlePane:
        pane = ArticlePane()
        qtbot.addWidget(pane)
        pane.resize(742, 900)
        pane.show()
        qtbot.waitExposed(pane)
        pane.show_article(reading)
        return pane

    return show_reading
