"""Buttons and labels for voices are no part of a caption, and are cut where all can see it."""

import pytest

from sourcebook.clean.caption_words import is_button, tidied
from sourcebook.model.edition import Kind
from support.pages import HTML, cleaned, texts

WORDS = "Every evening somebody climbed the steps and lit the lamp, while there was oil left. "
PARAGRAPHS = "".join(f"<p>On day {number}. {WORDS * 3}</p>" for number in range(6))


@pytest.mark.parametrize(
    "text",
    [
        "toggle caption",
        "Press enter or click to view image in full size",
        "View image credit",
        "Click to enlarge",
        "Open image in gallery »",
        "Media playback is unsupported on your device",
        "Caption",
        "Bild vergrößern",
    ],
)
def test_what_can_be_done_with_a_picture_is_no_caption(text: str) -> None:
    assert is_button(text)


@pytest.mark.parametrize(
    "text",
    ["A close comparison", "Open water at Vardo", "Expanding gas", "View of the lamp", "Mira"],
)
def test_what_only_begins_so_is_one(text: str) -> None:
    assert not is_button(text)
    assert tidied(text) == (text, "")


@pytest.mark.parametrize(
    ("html", "tidy", "taken"),
    [
        ("The lamp <b>hide caption</b>", "The lamp <b></b>", "hide caption"),
        ("The lamp <strong>toggle caption</strong>", "The lamp ", "toggle caption"),
        ('The lamp<a href="#c"> Enlarge this image</a>', "The lamp", "Enlarge this image"),
        ("Image caption The lamp", "The lamp", ""),
        ("Media captionWho lit it?", "Who lit it?", ""),
        ("Image copyright EPA<br>Image caption The lamp", "© EPA<br>The lamp", ""),
        ("Photo captions are dull", "Photo captions are dull", ""),
        ("The Image caption", "The Image caption", ""),
    ],
)
def test_such_words_go_and_the_others_stay(html: str, tidy: str, taken: str) -> None:
    found = tidied(html)
    assert (found[0], found[1].strip()) == (tidy, taken)


def test_words_amid_a_caption_are_cut_openly() -> None:
    figure = (
        '<figure><img src="/a.jpg"><figcaption>The lamp at dusk. '
        "<b>hide caption</b></figcaption></figure>"
    )
    page = f"<html><body><article>{PARAGRAPHS}{figure}{PARAGRAPHS}</article></body></html>"
    edition = cleaned(page, HTML, "https://e.org/a")
    assert texts(edition, Kind.CAPTION) == ["The lamp at dusk."]
    assert [(cut.text, cut.reason) for cut in edition.cuts] == [("hide caption", "boilerplate")]
