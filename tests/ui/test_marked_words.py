"""Words with marks fill their lines, and are laid out once."""

import pytest
from PySide6.QtGui import QColor, QTextCharFormat

from sourcebook.model.highlight import Colour
from sourcebook.ui import fonts, theme
from sourcebook.ui.search_pane.marked_words import (
    KEPT,
    MarkedWords,
    broken_into_lines,
    cut_in_line,
    snippet_layout,
)


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("text", ["word " * 90, "\U0001d518 " * 200, "شنگال " * 90, "x" * 900])
def test_words_that_do_not_fit_end_with_an_ellipsis(text: str) -> None:
    font, mark = fonts.sans(12), QTextCharFormat()
    spans = [(0, 4), (len(text) - 2, len(text))]
    last = broken_into_lines(snippet_layout(text, spans, font, mark), 240, 3)
    assert last is not None
    cut, kept = cut_in_line(text, spans, font, 240, last)
    assert cut.endswith("…")
    assert text.startswith(cut[:-1])
    assert kept == [(0, 4)]
    assert broken_into_lines(snippet_layout(cut, kept, font, mark), 240, 3) is None
    assert broken_into_lines(snippet_layout("word", (), font, mark), 240, 3) is None


@pytest.mark.usefixtures("qapp")
def test_words_are_laid_out_once_until_the_colours_change() -> None:
    light, dark = theme.LIGHT, theme.DARK
    kept = MarkedWords(fonts.sans(12), light)
    words = ("word " * 90, ((0, 4),))
    layout = kept.laid(words, light, 240, 3)
    assert layout.lineCount() == 3
    assert layout.text().endswith("…")
    assert kept.laid(words, light, 240, 3) is layout
    assert kept.laid(words, light, 200, 3) is not layout
    other = kept.laid((words[0], ((5, 9),)), light, 240, 3)
    assert other.formats()[0].start == 5
    first = kept.laid(words, dark, 240, 3)
    formats = first.formats()
    assert formats[0].format.background().color() == QColor(dark.highlights[Colour.YELLOW])
    for number in range(KEPT):
        kept.laid((f"word {number}", ()), dark, 240, 3)
    assert kept.laid(words, dark, 240, 3) is not first


@pytest.mark.usefixtures("qapp")
def test_marks_far_behind_are_brought_into_the_lines_where_that_is_wanted() -> None:
    kept = MarkedWords(fonts.sans(12), theme.LIGHT)
    text = f"{'word ' * 20}sea {'word ' * 4}lamp {'word ' * 20}"
    spans = ((100, 103), (124, 128))
    plain = kept.laid((text, spans), theme.LIGHT, 240, 2)
    assert "lamp" not in plain.text()
    brought = kept.laid((text, spans), theme.LIGHT, 240, 2, brings_marks=True)
    assert brought.text().startswith("…word")
    marked = [brought.text()[one.start : one.start + one.length] for one in brought.formats()]
    assert marked == ["sea", "lamp"]
    assert kept.laid((text, spans), theme.LIGHT, 240, 2) is plain
