"""Articles that nobody wrote for reading are drawn, and the window answers meanwhile."""

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from pytestqt.qtbot import QtBot

from sourcebook.model.edition import Asset, Kind
from sourcebook.ui.article_pane import ArticlePane, Unit
from support.lateness import Lateness, late_from_ms

if TYPE_CHECKING:
    from .conftest import EditionMaker, Shown

Show = Callable[["Shown"], ArticlePane]

ATTEMPTS = 5
LONG_MS = 600


def one_paragraph(maker: "EditionMaker") -> "Shown":
    maker.add(Kind.PARAGRAPH, "The fog came early. " * 100_000)
    return maker.reading()


def many_images(maker: "EditionMaker") -> "Shown":
    for number in range(10_000):
        maker.add(Kind.IMAGE, asset=f"asset:{number}")
        maker.add(Kind.PARAGRAPH, f"Picture {number}.")
    assets = tuple(
        Asset(number, "https://example.org/p.png", "a" * 64, width=400, height=300)
        for number in range(10_000)
    )
    reading = maker.reading()
    return replace(reading, edition=replace(reading.edition, assets=assets))


def many_columns(maker: "EditionMaker") -> "Shown":
    for at in range(500 * 20):
        maker.add(Kind.CELL, f"cell {at}", table=1, row=at // 500, column=at % 500)
    return maker.reading()


def many_highlights(maker: "EditionMaker") -> "Shown":
    for number in range(3000):
        maker.add(Kind.PARAGRAPH, f"Paragraph {number}. " + "The fog came early. " * 5)
    return maker.reading([maker.highlight(f"Paragraph {number}.") for number in range(3000)])


def nothing(maker: "EditionMaker") -> "Shown":
    return maker.reading()


@pytest.mark.alone
@pytest.mark.slow
@pytest.mark.no_cover  # the time of the tracer is not that of the program
@pytest.mark.timeout(300)
@pytest.mark.usefixtures("_hurried")
@pytest.mark.parametrize("part", [0.0, 0.95])
@pytest.mark.parametrize(
    "make", [one_paragraph, many_images, many_columns, many_highlights, nothing]
)
def test_the_window_is_in_time_while_a_bad_article_is_shown_and_made_narrower(
    maker: "EditionMaker",
    show: Show,
    qtbot: QtBot,
    make: Callable[["EditionMaker"], "Shown"],
    part: float,
) -> None:
    pane = show(maker.reading())
    reading = make(maker)
    late: list[float] = []
    for attempt in range(ATTEMPTS):
        idling = Lateness()
        qtbot.wait(LONG_MS)
        idle = idling.stop().worst_ms
        showing = Lateness()
        edition = replace(reading.edition, id=f"edition {attempt}")
        place = int(len(edition.text) * part)
        article = replace(reading.article, id=edition.id)
        pane.show_article(replace(reading, article=article, edition=edition, place=place))
        qtbot.wait(LONG_MS)
        pane.resize(700 - attempt, 900)
        qtbot.wait(LONG_MS)
        late.append(showing.stop().worst_ms - idle)
        if late[-1] <= late_from_ms():
            return
    pytest.fail(f"the window was late each time, by so many ms over idle: {late}")


def test_an_emoji_in_a_highlight_is_one_letter_of_it(maker: "EditionMaker", show: Show) -> None:
    maker.add(Kind.PARAGRAPH, "Before 👩\u200d👩\u200d👧 and 🏴 the 🧭 words.")
    marks = [maker.highlight("👧 and 🏴 the"), maker.highlight("🧭 words")]
    pane = show(maker.reading(marks))
    assert pane._page is not None
    passages = pane._page.passages
    document = pane._reader.document()
    for mark, passage in zip(marks, passages, strict=True):
        drawn = "".join(document.characterAt(at) for at in range(passage.start, passage.end))
        words = drawn.encode("utf-16", "surrogatepass").decode("utf-16")
        assert words == mark.anchor.quote
        assert pane._page.offset(passage.start) == mark.placement.start
        assert pane._page.offset(passage.end) == mark.placement.end
    pane.grab()


def test_every_word_of_a_parted_paragraph_stands_at_its_place(
    maker: "EditionMaker", show: Show
) -> None:
    maker.add(Kind.PARAGRAPH, "Before it.")
    maker.add(Kind.PARAGRAPH, "".join(f"word {number} 🧭 " for number in range(6000)))
    maker.add(Kind.PARAGRAPH, "After it.")
    pane = show(maker.reading())
    assert pane._page is not None
    pane._page.build_all()
    document = pane._reader.document()
    for number in range(0, 6000, 171):
        start = maker.text.index(f"word {number} ")
        at = pane._page.position(start)
        drawn = "".join(document.characterAt(at + letter) for letter in range(6))
        assert drawn.startswith("word ")
        assert pane._page.offset(at) == start
    pane._reader.selectAll()
    assert pane.selected_words() == maker.text.strip()


def test_an_article_without_words_is_shown_as_such(maker: "EditionMaker", show: Show) -> None:
    pane = show(maker.reading(title="A title alone"))
    pane.grab()
    assert pane.place() == 0
    assert pane.passage() is None
    assert not pane.request_highlight()
    pane.reading_cursor.move(Unit.SENTENCE, forward=True)
