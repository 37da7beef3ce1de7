"""A picture stands where the page has it: before the words of its block, or behind them."""

import pytest

from support.pages import HTML, cleaned, shapes

WORDS = "Every evening somebody climbed the steps and lit the lamp, while there was oil left. "
PARAGRAPHS = "".join(f"<p>On day {number}. {WORDS * 3}</p>" for number in range(6))
PICTURE = '<img src="https://e.org/lamp.jpg" alt="The lamp" width="600">'
FILM = '<iframe src="https://www.youtube.com/embed/abcdefghijk"></iframe>'
SAID = f"Somebody saw it. {WORDS}"


def kinds_of(inside: str, before: str = PARAGRAPHS) -> list[str]:
    """Return the kinds of the blocks of *inside*, behind *before*."""
    page = f"<article><h1>The lamp</h1>{before}{inside}{PARAGRAPHS}</article>"
    found = shapes(cleaned(f"<html><body>{page}</body></html>", HTML, "https://e.org/a"))
    return [kind for kind, words in found if not words.startswith("On day")]


@pytest.mark.parametrize(
    "block",
    [
        f"<p>{PICTURE}{SAID}</p>",
        f'<p> <a href="/big">{PICTURE}</a><br>{SAID}</p>',
        f"<div><span>{PICTURE}</span> <span>{SAID}</span></div>",
        f"<p>{PICTURE}<em>{SAID}</em></p>",
        f"<p><noscript>{PICTURE}</noscript>{SAID}</p>",
    ],
)
def test_a_picture_that_leads_its_block_stands_before_the_words(block: str) -> None:
    assert kinds_of(block) == ["image", "paragraph"]


def test_a_film_does_so_too() -> None:
    assert kinds_of(f"<p>{FILM}{SAID}</p>") == ["embed", "paragraph"]


def test_behind_words_of_its_block_it_stands_behind_all_of_them() -> None:
    assert kinds_of(f"<p>Somebody {PICTURE} saw it. {WORDS}</p>") == ["paragraph", "image"]
    assert kinds_of(f"<p>{SAID}{PICTURE}</p>") == ["paragraph", "image"]


def test_a_picture_in_a_heading_stands_below_it() -> None:
    assert kinds_of(f"<h2>{PICTURE}Who lit it?</h2><p>{SAID}</p>") == [
        "heading",
        "image",
        "paragraph",
    ]


def test_it_leads_an_item_of_a_list() -> None:
    items = "".join(f"<li>{PICTURE.replace('lamp.', f'{n}.')}{SAID}</li>" for n in range(2))
    assert kinds_of(f"<ul>{items}</ul>") == ["image", "list_item"] * 2


def test_it_leads_the_first_words_of_the_article() -> None:
    assert kinds_of(f"<p>{PICTURE}{SAID}</p>", before="") == ["image", "paragraph"]


def test_two_lead_them_in_their_order() -> None:
    other = PICTURE.replace("lamp", "stairs")
    found = kinds_of(f"<p>{PICTURE}{other}{SAID}</p>", before="")
    assert found == ["image", "image", "paragraph"]
