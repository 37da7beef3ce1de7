"""A picture that only visitors without scripts would see is the article's; a counter is not."""

import pytest
from lxml import html

from sourcebook.clean.noscript import names_of_pictures, pictures_in
from support.pages import HTML, cleaned

BASE = "https://example.org/a/"
WORDS = "The water came back to the old bed of the river after forty years, and people stood there."


def pictures(markup: str) -> list[tuple[str, str]]:
    root = html.document_fromstring(f"<html><body>{markup}</body></html>")
    known = names_of_pictures(root, BASE)
    hints = root.iter("noscript")
    return [picture for hint in hints for picture in pictures_in(hint, BASE, known)]


@pytest.mark.parametrize(
    "image",
    [
        *('<img src="river.jpg">', '<img src="/show?id=7" width="900" height="600">'),
        *('<img srcset="/r?w=400 400w, /r?w=900 900w">', '<img data-src="/cdn/river.webp?w=900">'),
    ],
)
def test_a_picture_only_for_visitors_without_scripts_is_found(image: str) -> None:
    assert (
        len(pictures(f"<figure><div class=lazy></div><noscript>{image}</noscript></figure>")) == 1
    )


@pytest.mark.parametrize(
    "image",
    [
        '<img height="1" width="1" src="https://shop.example/count.gif">',
        '<img src="https://www.facebook.com/tr?id=1&amp;ev=PageView" width="100" height="100">',
        '<img src="https://count.example/?page=7">',
        '<img src="https://count.example/c.gif?785">',
        '<img src="https://count.example/c.gif" style="display: none">',
        '<img src="https://count.example/c.gif" hidden>',
        '<img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=" width="90" height="90">',
    ],
)
def test_a_counter_is_no_picture(image: str) -> None:
    assert pictures(f"<p>{WORDS}</p><noscript>{image}</noscript>") == []


@pytest.mark.parametrize(
    "lazy",
    [
        '<img src="blank.gif" data-src="small.jpg"><noscript><img src="river.jpg"></noscript>',
        '<noscript><img src="river.jpg"></noscript><div><img data-src="small.jpg"></div>',
        '<noscript><img src="a/River-900x600.jpg"></noscript><p>.</p><img data-src="b/river.jpg">',
        '<img src="/r?u=1"><p>.</p><noscript><img width="90" height="90" src="/r?u=1"></noscript>',
    ],
)
def test_the_picture_of_a_lazy_loader_is_not_shown_twice(lazy: str) -> None:
    assert pictures(f"<div>{lazy}</div>") == []


def test_it_stands_in_its_article_with_its_caption_and_description() -> None:
    figure = (
        '<figure><div class="lazy" data-id="7"></div><noscript><img src="river.jpg" alt="A river">'
        "</noscript><figcaption>The river in spring</figcaption></figure>"
    )
    paragraphs = f"<p>{WORDS} {WORDS}</p>" * 3
    page = (
        f"<title>The river</title><body><article><h1>The river</h1>{paragraphs}{figure}{paragraphs}"
    )
    edition = cleaned(page.encode(), HTML, BASE)
    assert [asset.address for asset in edition.assets] == [f"{BASE}river.jpg"]
    assert '<img src="asset:1" alt="A river">' in edition.html
    assert "The river in spring" in edition.text
