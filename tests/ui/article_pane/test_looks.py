"""Pictures of one article in the four themes; `SOURCEBOOK_PICTURES` names a folder to keep them."""

import os
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from sourcebook.model.edition import Asset, Kind, Mark
from sourcebook.model.highlight import Colour
from sourcebook.ui.article_pane import ArticlePane
from sourcebook.ui.article_pane.typography import Typography
from sourcebook.ui.theme import THEMES, Theme, palette, style_sheet

if TYPE_CHECKING:
    from .conftest import EditionMaker, Shown

SIZE: Final = 860, 1500
READABLE: Final = 4.5
STRONG: Final = 7.0
"""The least contrast of text, and what high contrast promises (WCAG 2.1, 1.4.3 and 1.4.6)."""

SEEN: Final = 40
"""Pixels of one colour that are no chance of blending."""

FOG: Final = "The fog came early that year, and the harbour-master noted it in both of his books."


def everything(maker: "EditionMaker") -> "Shown":
    maker.add(Kind.PARAGRAPH, f"{FOG} He wrote ", ("every ship", Mark.EMPHASIS), f" down. {FOG}")
    maker.add(Kind.HEADING, "What the books say", level=2)
    maker.add(Kind.PARAGRAPH, "See ", ("the first of them", Mark.LINK), f", page 12. {FOG}")
    maker.add(Kind.PARAGRAPH, f"“{FOG}”", quote_depth=1)
    maker.add(Kind.LIST_ITEM, "Ships that came in", level=1, list_marker="1.")
    maker.add(Kind.LIST_ITEM, "with coal", level=2, list_marker="•")
    maker.add(Kind.LIST_ITEM, "Ships that did not", level=1, list_marker="2.")
    maker.add(Kind.CODE, "for ship in ships:\n    print(ship.name)")
    for at, words in enumerate(("Year", "Ships", "1921", "412", "1922", "388")):
        place = {"table": 1, "row": at // 2, "column": at % 2, "is_header": at < 2}
        maker.add(Kind.CELL, words, **place)
    maker.add(Kind.CAPTION, "Table 1. Ships a year.")
    maker.add(Kind.IMAGE, asset="asset:1", label="The pier")
    maker.add(Kind.PARAGRAPH, "هذا نص عربي في المقال، وفيه Latin words.")
    marked = (
        maker.highlight("The fog came early that year", Colour.YELLOW, comment="Why early?"),
        maker.highlight("the first of them", Colour.BLUE),
        maker.highlight("Ships that did not", Colour.GREEN),
        maker.highlight("هذا نص", Colour.PINK),
    )
    reading = maker.reading(marked, title="The two books of the harbour-master", byline="Ada Night")
    absent = (Asset(1, "https://example.org/pier.png"),)
    return replace(reading, edition=replace(reading.edition, assets=absent))


@pytest.mark.parametrize("theme", THEMES.values(), ids=lambda theme: theme.name)
def test_an_article_has_the_colours_of_its_theme_and_can_be_read(
    qtbot: QtBot,
    maker: "EditionMaker",
    show: Callable[["Shown"], ArticlePane],
    theme: Theme,
    tmp_path: Path,
) -> None:
    pane = show(everything(maker))
    pane.setPalette(palette(theme))
    pane.setStyleSheet(style_sheet(theme))
    pane.resize(*SIZE)
    pane.apply(Typography(theme, 19, 68, 1.62))
    qtbot.wait(50)
    folder = Path(os.environ.get("SOURCEBOOK_PICTURES") or tmp_path)
    picture = pane.grab().toImage()
    assert picture.save(str(folder / f"article-{theme.name}.png"))
    colours = colours_of(picture)
    ground, inks = colours.most_common(1)[0][0], {one for one, n in colours.items() if n > SEEN}
    assert ground == QColor(theme.paper).rgb()
    drawn = {QColor(one).rgb() for one in (theme.text, theme.panel, *theme.highlights.values())}
    assert drawn <= inks
    strongest = max(contrast(ink, ground) for ink in inks)
    assert strongest >= (STRONG if theme.name == "contrast" else READABLE)


def colours_of(picture: QImage) -> Counter[int]:
    """Return how many pixels have each colour."""
    flat = picture.convertToFormat(QImage.Format.Format_RGB32)
    return Counter(memoryview(flat.constBits()).cast("I"))


def contrast(one: int, other: int) -> float:
    """Return the contrast ratio of two colours (WCAG 2.1, glossary)."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour: int) -> float:
    one = QColor(colour)
    shares = one.redF(), one.greenF(), one.blueF()
    red, green, blue = map(linear, shares)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def linear(share: float) -> float:
    return share / 12.92 if share <= 0.04045 else float(((share + 0.055) / 1.055) ** 2.4)
