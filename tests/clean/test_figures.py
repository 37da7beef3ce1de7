"""A picture and its caption are one figure; a paragraph of the article is never a caption."""

import re

import pytest

from sourcebook.model.edition import Edition, Kind
from support.pages import HTML, cleaned, faults, texts

BASE = "https://example.org/a/"
WORDS = "The water came back to the old bed of the river after forty years, and people stood there."
PICTURE = '<img src="river.jpg" alt="A river">'
ONE = (
    '<figure><img src="asset:1" alt="A river"><figcaption>The river in spring</figcaption></figure>'
)


def page_with(figure: str) -> Edition:
    paragraphs = f"<p>{WORDS} {WORDS}</p>" * 3
    page = (
        f"<title>The river</title><body><article><h1>The river</h1>{paragraphs}{figure}{paragraphs}"
    )
    edition = cleaned(page, HTML, BASE)
    assert faults(edition) == []
    return edition


def figures(edition: Edition) -> list[str]:
    return re.findall("<figure>.*?</figure>", edition.html)


@pytest.mark.parametrize(
    "figure",
    [
        f"<figure>{PICTURE}<figcaption>The river in spring</figcaption></figure>",
        f"<figure><a href='/big'>{PICTURE}</a><figcaption><p>The river in spring</figure>",
        f"<div class='wp-caption'>{PICTURE}<p class=wp-caption-text>The river in spring</p></div>",
        f"{PICTURE}<p class=caption>The river in spring</p>",
        f"<p>{PICTURE}</p><p class=caption>The river in spring</p>",
        f"<div><div>{PICTURE}</div></div><div class='image-caption'>The river in spring</div>",
        f"<figure>{PICTURE}</figure><p class=caption>The river in spring</p>",
        f"<figure>{PICTURE}<div>The river in spring</div></figure>",
    ],
)
def test_a_picture_and_its_caption_are_one_figure(figure: str) -> None:
    edition = page_with(figure)
    assert figures(edition) == [ONE]
    assert texts(edition, Kind.CAPTION) == ["The river in spring"]


def test_a_caption_may_stand_first() -> None:
    edition = page_with(f"<figure><figcaption>The river in spring</figcaption>{PICTURE}</figure>")
    first = "<figure><figcaption>The river in spring</figcaption>"
    assert figures(edition) == [f'{first}<img src="asset:1" alt="A river"></figure>']


def test_captions_that_stand_first_are_not_given_to_the_picture_before() -> None:
    edition = page_with(
        f"<figure><figcaption>Spring</figcaption>{PICTURE}</figure>"
        "<figure><figcaption>Autumn</figcaption><img src='autumn.jpg'></figure>"
    )
    assert [figure.count("<figcaption>") for figure in figures(edition)] == [1, 1]
    assert [re.sub("<[^>]*>", "", figure) for figure in figures(edition)] == ["Spring", "Autumn"]
    assert all(figure.startswith("<figure><figcaption>") for figure in figures(edition))


def test_a_caption_and_its_credit_are_lines_of_one_caption() -> None:
    edition = page_with(
        f"<figure>{PICTURE}<figcaption>The river in spring</figcaption>"
        "<div class=credit>Photo: Mira Stone</div></figure>"
    )
    assert figures(edition) == [ONE.replace("spring<", "spring<br>Photo: Mira Stone<")]
    assert texts(edition, Kind.CAPTION) == ["The river in spring\nPhoto: Mira Stone"]


def test_several_pictures_may_have_one_caption() -> None:
    edition = page_with(
        f"<figure>{PICTURE}<img src='autumn.jpg'><figcaption>The river in spring</figcaption>"
        "</figure>"
    )
    pictures = '<img src="asset:1" alt="A river"><img src="asset:2" alt="">'
    caption = "<figcaption>The river in spring</figcaption>"
    assert figures(edition) == [f"<figure>{pictures}{caption}</figure>"]


def test_each_picture_of_a_gallery_keeps_its_own_caption() -> None:
    edition = page_with(
        f"<figure><figure>{PICTURE}<figcaption>Spring</figcaption></figure>"
        "<figure><img src='autumn.jpg'><figcaption>Autumn</figcaption></figure>"
        "<figcaption>Two seasons</figcaption></figure>"
    )
    assert [re.sub("<[^>]*>", "", figure) for figure in figures(edition)] == [
        "Spring",
        "Autumn",
        "Two seasons",
    ]


def test_embeds_of_one_figure_stay_apart() -> None:
    frame = '<iframe src="https://www.youtube.com/embed/{}" title="Film {}"></iframe>'
    both = frame.format("abc1", 1) + frame.format("abc2", 2)
    edition = page_with(f"<figure>{both}<figcaption>Two films</figcaption></figure>")
    assert len(texts(edition, Kind.EMBED)) == 2
    assert len(figures(edition)) == 2
    assert texts(edition, Kind.CAPTION) == ["Two films"]


@pytest.mark.parametrize(
    "figure",
    [
        f"{PICTURE}<p>The ferry did not sail that day.</p>",
        f"<figure>{PICTURE}</figure><p>The ferry did not sail that day.</p>",
        f"<p>{PICTURE}<br>The ferry did not sail that day.</p>",
        f"<div>{PICTURE}<p><em>The ferry did not sail that day.</em></p></div>",
    ],
)
def test_a_paragraph_behind_a_picture_is_no_caption(figure: str) -> None:
    edition = page_with(figure)
    assert texts(edition, Kind.CAPTION) == []
    assert figures(edition) == ['<figure><img src="asset:1" alt="A river"></figure>']
    assert "The ferry did not sail that day." in texts(edition, Kind.PARAGRAPH)


def test_words_between_part_a_picture_from_a_caption() -> None:
    edition = page_with(f"{PICTURE}<p>{WORDS}</p><p class=caption>The river in spring</p>")
    assert len(figures(edition)) == 2


def test_pictures_and_captions_in_turn_are_a_figure_each() -> None:
    other = "<img src='autumn.jpg'><div class=caption>Autumn</div>"
    edition = page_with(f"<figure>{PICTURE}<div class=caption>Spring</div>{other}</figure>")
    assert [re.sub("<[^>]*>", "", figure) for figure in figures(edition)] == ["Spring", "Autumn"]
    assert [figure.count("<img") for figure in figures(edition)] == [1, 1]


def test_a_frame_with_the_name_of_a_caption_holds_its_picture_and_its_caption() -> None:
    caption = "<p class='wp-caption-text'>The river in spring</p>"
    edition = page_with(f"<div class='wp-caption'>{caption}{PICTURE}</div>")
    assert len(figures(edition)) == 1
