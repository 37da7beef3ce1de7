"""A large first letter that stands in a block of its own, and pictures amid a line."""

import pytest

from support.pages import HTML, cleaned

PROSE = (
    "The bridge was closed again after the storm, and the people of the village, who had waited "
    "for a year until it was opened, went back to the ferry that their grandparents had used."
)


def text_of(start: str) -> str:
    page = f"<article><h1>A bridge</h1>{start}{f'<p>{PROSE}</p>' * 3}</article>"
    return cleaned(f"<html><body>{page}</body></html>", HTML).text


@pytest.mark.parametrize(
    ("letter", "rest", "expected"),
    [
        ("D", "uring the war nobody crossed it", "During the war"),
        ("D", "<em>uring</em> the war nobody crossed it", "During the war"),
        ("A", "fter the war nobody crossed it", "After the war"),
        ("A", "ferry went across in the war", "A ferry went"),
        ("T", "he ferry was theirs, and he went", "The ferry was"),
        ("É", "tienne waited on the other bank", "Étienne waited"),
    ],
)
def test_a_first_letter_in_a_block_of_its_own_joins_its_word(
    letter: str, rest: str, expected: str
) -> None:
    text = text_of(f'<div class="first">{letter}</div><div><p>{rest}, for years on end.</p></div>')
    assert text.startswith(expected)


def test_a_letter_above_a_sentence_of_its_own_stays_alone() -> None:
    text = text_of(f"<p>{PROSE}</p><p>B</p><p>Nobody crossed it in the war, for years on end.</p>")
    assert "BNobody" not in text
    assert "\nNobody crossed" in text


def test_words_on_both_sides_of_a_picture_do_not_run_together() -> None:
    picture = '<img src="https://example.org/a.jpg" width="900" height="600">'
    text = text_of(f"<p>Updated: December 9, 2024{picture}If you cross the bridge, you see.</p>")
    assert "2024 If you" in text
