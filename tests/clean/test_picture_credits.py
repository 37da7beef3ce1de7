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
        f"{SHOWN} (Image: getty )",
        f"{SHOWN}. © Reuters / Ada Palmer",
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


@pytest.mark.parametrize("tag", ["span", "em", "small"])
def test_so_does_the_class_of_an_inline_element_around_the_words(tag: str) -> None:
    image = '<img src="https://e.org/lamp.jpg">'
    called = f'<p>{image}<{tag} class="post-caption">{SHOWN}.</{tag}></p>'
    assert captions_of(called) == [f"{SHOWN}."]
    assert captions_of(called.replace("post-caption", "post-title")) == []
    assert captions_of(called.replace(f"{SHOWN}.", SHOWN).replace("</p>", f" {WORDS}</p>")) == []
    linked = f'<a href="/more">{SHOWN}</a>'
    assert captions_of(called.replace(f"{SHOWN}.", linked)) == []


def test_a_picture_above_the_first_words_comes_with_such_a_caption() -> None:
    lead = f'<p><img src="https://e.org/lamp.jpg"></p><p><span class="caption">{SHOWN}.</span></p>'
    page = f"<article><h1>The lamp</h1>{{}}{PARAGRAPHS}</article>"
    found = [
        [b.kind for b in cleaned(page.format(one), HTML, "https://e.org/a").blocks]
        for one in (lead, lead.replace("caption", "title"))
    ]
    assert found[0][:2] == [Kind.IMAGE, Kind.CAPTION]
    assert Kind.IMAGE not in found[1]


@pytest.mark.parametrize(
    "line",
    [
        "WASHINGTON (AP) — The Senate voted on Tuesday to end the shutdown.",
        "LONDON (Reuters) - Oil prices fell 3% on Monday after a deal was struck in Vienna.",
        "BERLIN (dpa) - Der Bundestag hat am Dienstag neu gewählt.",
        "The National Aeronautics and Space Administration (NASA) was founded in 1958.",
        "Rules on clean air are made by the Environmental Protection Agency (EPA).",
        "The book costs 20 dollars (Canva) and was made in a week.",
        "It burned all night. Photos from 1950 show that the lamp was twice as tall as today.",
        "The sign © was made in 1909, and printers still use it today.",
        "It was launched in 1990 by the American space agency, NASA.",
        "The firm was bought by its biggest rival, Bloomberg.",
        "They had borrowed the rocket from NASA.",
        "Then came 1958, NASA, and the race to the Moon.",
        "In 2005 Yahoo bought two start-ups, Upcoming and, in March, Flickr.",
        "Courtesy costs nothing, they said, and it paid off.",
        "Photo/video shoots are not allowed inside the museum.",
        "Credit/debit cards are accepted at every counter.",
        "Illustration: take two sticks and rub them until they glow.",
        "Foto: und dann kam der Leuchtturmwärter aus dem Haus und erzählte die Geschichte.",
    ],
)
def test_a_sentence_that_names_an_agency_or_a_picture_stays_one(line: str) -> None:
    assert captions_of(f"{PICTURE}<p>{line}</p><p>{WORDS}</p>") == []
    figure = f'<figure><img src="https://e.org/a.jpg"><figcaption>{SHOWN}</figcaption></figure>'
    assert captions_of(f"{figure}<p>{line}</p>") == [SHOWN]


@pytest.mark.parametrize(
    "cut",
    [
        '<div class="ad"><p>Credit: get 5% back with Acme</p></div>',
        "<p>Video: Subscribe to our newsletter</p>",
        '<div class="newsletter"><p>Photo: Ada Palmer</p></div>',
        '<div class="social copyright">Follow us on Facebook</div>',
        '<div class="photo-credit">Share on Facebook</div>',
        '<div class="related"><p><a href="/b">Photos: The Ten Best Lighthouses</a></p></div>',
    ],
)
def test_what_is_cut_behind_a_picture_does_not_come_back(cut: str) -> None:
    inside = f"</article>{PICTURE}{cut}<article>"
    assert captions_of(inside) == []


def test_words_that_were_cut_part_a_picture_from_what_follows() -> None:
    line = "<p>Source: Harbour Office</p>"
    assert captions_of(f"{PICTURE}{line}") == ["Source: Harbour Office"]
    cut = '<div class="share"><p>Share this story with a friend</p></div>'
    assert captions_of(f"{PICTURE}{cut}{line}") == []
