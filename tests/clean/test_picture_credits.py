"""A line right behind a picture that says whose it is becomes its caption."""

import pytest

from sourcebook.model.edition import Kind
from support.pages import HTML, cleaned

WORDS = "Every evening somebody climbed the steps and lit the lamp, while there was oil left. "
PARAGRAPHS = "".join(f"<p>On day {number}. {WORDS * 3}</p>" for number in range(6))
PICTURE = '<p><img src="https://e.org/lamp.jpg" alt="" width="600"></p>'
SHOWN = "The lamp at the top of the stairs"


def captions_of(inside: str) -> list[str]:
    """Return the captions of *inside*, amid an article."""
    page = f"<article><h1>The lamp</h1>{PARAGRAPHS}{inside}{PARAGRAPHS}</article>"
    edition = cleaned(f"<html><body>{page}</body></html>", HTML, "https://e.org/a")
    return [edition.text[b.start : b.end] for b in edition.blocks if b.kind is Kind.CAPTION]


@pytest.mark.parametrize(
    "line",
    [
        "Photo: Ada Palmer",
        "Image: https://example.org/",
        "Photo by Ada Palmer",
        "Photos by Ada Palmer and Ben Oak",
        "Image from Ada's review in March 2024.",
        "Image provided by the Harbour Trust.",
        "(Image Source)",
        "Source",
        "Credit: TowerPress",
        "Credits: Ada Palmer/TowerPress",
        "Source: Bureau of Lighthouses, 2024",
        "Courtesy of the Harbour Trust",
        "Getty Images",
        "Getty Images / Ada Palmer",
        "Ada Palmer/Reuters",
        "Ada Palmer, via Unsplash",
        "via Pexels",
        "© Ada Palmer",
        "Quelle: Hafenamt",
        "Fuente: Instituto del Puerto",
        "Источник: Портовое управление",
        "出典：港湾局",  # noqa: RUF001 - a full-width colon
        f"{SHOWN} (Image: TOWERPRESS )",
        f"{SHOWN}. Photo by: 'Ada Palmer'.",
        f"{SHOWN}. | Photo by Ada Palmer",
        f"{SHOWN}. (Photo courtesy of the Trust)",
        f"{SHOWN}, photos © Trust, 2018",
        f"{SHOWN}. Credit: Ada Palmer",
    ],
)
def test_words_that_say_whose_the_picture_is_are_its_caption(line: str) -> None:
    assert captions_of(f"{PICTURE}<p>{line}</p><p>{WORDS}</p>") == [line]


@pytest.mark.parametrize(
    "line",
    [
        SHOWN,
        f"{SHOWN}.",
        "Images by Hubble changed it all.",
        "Images from the tower changed what we know of it.",
        "Animals: 1,419 Copyright-Free Illustrations by Ada Palmer",
        f"{WORDS}Take photographs by looking at the lamp.",
        "Download chart image | Chart data",
        "The credit of it all: who lit it?",
        f"Photo: {WORDS * 4}",
        "What is the source of the oil?",
    ],
)
def test_other_words_behind_a_picture_stay_a_paragraph(line: str) -> None:
    assert captions_of(f"{PICTURE}<p>{line}</p><p>{WORDS}</p>") == []


@pytest.mark.parametrize(
    "inside",
    [
        "<p>Photo by Ada Palmer</p>",
        f"{PICTURE}<p>{WORDS}</p><p>Photo by Ada Palmer</p>",
        f"{PICTURE}<h3>Photo by Ada Palmer</h3>",
        f"{PICTURE}<ul><li>Photo by Ada Palmer</li><li>{WORDS}</li></ul>",
        f"{PICTURE}<blockquote><p>Photo by Ada Palmer</p></blockquote>",
    ],
)
def test_without_a_picture_right_before_it_or_in_another_shape_it_is_none(inside: str) -> None:
    assert captions_of(inside) == []


def test_a_class_may_say_so() -> None:
    assert captions_of(f'{PICTURE}<div class="photo-credit">Ada Palmer</div>') == ["Ada Palmer"]
    assert captions_of(f'{PICTURE}<div class="credit-image-wrap">Ada Palmer</div>') == []


def test_it_goes_on_in_the_caption_of_a_figure() -> None:
    figure = '<figure><img src="https://e.org/lamp.jpg"><figcaption>{}</figcaption></figure>'
    found = captions_of(f"{figure.format(SHOWN)}<p>Photo: Ada Palmer</p><p>{WORDS}</p>")
    assert found == [f"{SHOWN}\nPhoto: Ada Palmer"]


def test_it_never_goes_to_the_picture_of_a_frame_below() -> None:
    box = f'<div class="caption-box"><p>Photo: Ada Palmer</p>{PICTURE.replace("lamp", "top")}</div>'
    assert captions_of(f"{PICTURE}{box}<p>{WORDS}</p>") == []
