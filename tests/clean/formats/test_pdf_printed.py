"""What browsers and magazines print comes out in the order in which people read it.

``printed.pdf`` was printed by a browser (Skia): it gives some Arabic words as they are seen,
numbers before their full stop, and a heavy weight to every font.
"""

from pathlib import Path

import pytest

from sourcebook.clean.formats.pdf.leftward import in_places, in_reading_order, with_turned_runs
from sourcebook.clean.formats.pdf.shapes import Line, Piece, Style
from sourcebook.model.edition import Edition, Kind
from support.pages import cleaned, faults, texts
from support.papers import PDF, Paper

PRINTED = Path(__file__).parents[2] / "data" / "formats" / "printed.pdf"
STYLE = Style(10)
LINES = (
    "he harbour was quiet in the spring, and nobody knew by",
    "now why the ships had left it for good, or where they",
)
BELOW = "were. Some said that the captain had gone first, and others"


def edition_of(paper: Paper) -> Edition:
    edition = cleaned(paper.file(), PDF)
    assert faults(edition) == []
    return edition


def piece(text: str, x0: float, x1: float) -> Piece:
    return Piece(text, x0, x1, 100, STYLE)


def test_words_of_both_directions_keep_their_letters_and_their_order() -> None:
    text = cleaned(PRINTED.read_bytes(), PDF).text
    for words in (
        "رحلت السفن. قال البعض إن القبطان رحل أولا في عام 1999 وكانت السفينة Anna معه",
        "בשנת 1999. יש שאמרו שהקברניט עזב ראשון (כך נאמר).",
        "Some wrote شكرا جزيلا on the",
        "wall, and others שלום עולם, which was read by everybody.",
    ):
        assert words in text


def test_only_what_is_bold_among_other_words_is_strong() -> None:
    assert cleaned(PRINTED.read_bytes(), PDF).html.count("<strong>") == 1
    paper = Paper()
    paper.sheet().lines(60, 100, [*LINES, BELOW] * 3, font="bold")
    assert "<strong>" not in edition_of(paper).html


def initial(letter: str, first: str, *, more: str = "") -> str:
    paper = Paper()
    sheet = paper.sheet()
    sheet.text(60, 132, letter, 40)
    sheet.lines(89, 112, [first, LINES[1]])
    sheet.lines(60, 136, [BELOW, BELOW, more])
    return edition_of(paper).text


def test_a_large_first_letter_belongs_to_the_first_word_beside_it() -> None:
    text = initial("T", LINES[0])
    assert text.startswith("The harbour was quiet in the spring, and nobody knew by now")
    assert f"they {BELOW}" in text


def test_a_large_letter_that_is_a_word_stays_one() -> None:
    assert initial("A", "harbour was quiet", more="harbour of ours").startswith("A harbour was")
    assert initial("A", "mong the ships was").startswith("Among the ships")


def test_a_large_letter_without_lines_beside_it_is_left_alone() -> None:
    paper = Paper()
    sheet = paper.sheet()
    sheet.text(60, 132, "A", 40)
    sheet.lines(60, 160, [*LINES, BELOW])
    assert texts(edition_of(paper), Kind.PARAGRAPH)[-1].startswith("he harbour")


def test_a_number_painted_after_its_full_stop_stands_before_it() -> None:
    seen = [piece("ab ", 0, 20), piece(".", 45, 48), piece("1999", 22, 45), piece("cd", 50, 60)]
    assert [one.text for one in in_places(seen)] == ["ab ", "1999", ".", "cd"]


@pytest.mark.parametrize(
    ("texts", "order"),
    [
        (["and ", "ב ", "א ", "on"], "and א ב on"),
        (["and ", "ב ", "א", ", on"], "and א ב, on"),
        (["only ", "א ", "on"], "only א on"),
    ],
)
def test_words_that_run_to_the_left_are_turned_in_a_line_that_does_not(
    texts: list[str], order: str
) -> None:
    pieces = [piece(text, at * 10, at * 10 + 9) for at, text in enumerate(texts)]
    assert "".join(one.text for one in with_turned_runs(pieces)) == order


def test_a_line_of_latin_words_on_a_page_that_runs_to_the_left_runs_to_the_right() -> None:
    seen = [piece("wall", 0, 20), piece("the", 23, 40), piece("on ", 43, 60)]
    assert "".join(one.text for one in in_reading_order(seen)) == "on the wall"


@pytest.mark.parametrize(
    ("seen", "text"),
    [
        ("שלום  % 50", "שלום 50%"),
        ("שלום  50 ₪", "שלום ₪50"),
        ("שלום  50  %", "שלום 50 %"),
        ("שלום  %  50", "שלום % 50"),
        ("שלום  50 .", "שלום 50."),
        ("خمسون  % 50", "خمسون %50"),
    ],
)
def test_a_percent_sign_runs_as_its_number_does_except_in_arabic(seen: str, text: str) -> None:
    pieces, x = [], 0.0
    for word in seen.replace("  ", " _ ").split():
        if word != "_":
            pieces.append(piece(word, x, x + 20))
        x += 3 if word == "_" else 20
    assert Line(in_reading_order(pieces)).text == text
