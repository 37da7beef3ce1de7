"""The picture at the head of an article is shown above its words, once."""

import pytest
from lxml import html as lxml_html

from sourcebook.clean.company import keep_company
from sourcebook.clean.segment import Form, segments_of

SITE = "https://example.org"
ARTICLE = "<article><p>Before it.</p>{}<p>After it.</p></article>"
FAR = '<img src="/large/river-at-dawn.jpg?w=9">' + "<p>x</p>" * 12


def kept_of(body: str, lead: str = "") -> list[str]:
    """Return the images that stay, and the captions, where all words ``x`` were left out."""
    segments = segments_of(lxml_html.fromstring(f"<body>{body}</body>"), SITE)
    kept = [bool(s.text) and not s.text.startswith("x") for s in segments]
    keep_company(segments, kept, names_of=lambda _element: "", lead=lead)
    return [
        segment.address.removeprefix(SITE) or segment.text
        for segment, keep in zip(segments, kept, strict=True)
        if keep and segment.form in {Form.IMAGE, Form.CAPTION}
    ]


def test_the_picture_a_page_wants_to_be_known_by_stays_before_the_first_words() -> None:
    page = FAR + ARTICLE.format("")
    assert kept_of(page, f"{SITE}/river-at-dawn.webp") == ["/large/river-at-dawn.jpg?w=9"]
    logo = page.replace("river-at-dawn", "site-logo")
    assert kept_of(logo, f"{SITE}/site-logo.png") == []
    assert kept_of(page) == []


@pytest.mark.parametrize("name", ["river-at-dawn-1200x675.jpg", "river%2Dat-dawn-scaled.jpg"])
def test_it_is_known_in_another_size(name: str) -> None:
    assert kept_of(FAR + ARTICLE.format(""), f"{SITE}/{name}") == ["/large/river-at-dawn.jpg?w=9"]


def test_that_picture_is_not_shown_a_second_time() -> None:
    page = FAR + ARTICLE.format('<img src="/small/river-at-dawn.jpg">')
    assert kept_of(page, f"{SITE}/river-at-dawn.webp") == ["/small/river-at-dawn.jpg"]


def test_an_address_that_is_none_is_no_lead() -> None:
    for lead in ("http://[bad/river-at-dawn", "?", "/", "data:image/png;base64,AAAA", "x" * 9000):
        assert kept_of(FAR + ARTICLE.format(""), lead) == []


@pytest.mark.parametrize(
    "image",
    [
        '<img src="/a.jpg" width="800" height="500">',
        '<img srcset="/s.jpg 300w, /a.jpg 1200w">',
        '<img src="/a-1536x864.jpg">',
        '<img src="/a.jpg?fit=crop&w=1200">',
        '<figure><img src="/a.jpg"></figure>',
        '<img class="wp-post-image" src="/a.jpg">',
    ],
)
def test_a_large_picture_right_above_the_first_words_is_the_articles(image: str) -> None:
    (kept,) = kept_of(f"<div>{image}</div><p>x 4 May</p>" + ARTICLE.format(""))
    assert kept.startswith("/a")


@pytest.mark.parametrize(
    "head",
    [
        '<div><img src="/a.jpg"></div>',
        '<div><img src="/a.jpg" width="300"></div>',
        '<div><img src="/our-logo.png" width="800"></div>',
        '<div class="author"><img src="/a.jpg" width="800"></div>',
        '<div hidden><img src="/a.jpg" width="800"></div>',
        '<div><img src="/a.jpg" width="800"><a href="/b">x and so the other lamp was lit</a></div>',
        f'<div><img src="/a.jpg" width="800"></div><p>{"x " * 90}</p>',
    ],
)
def test_a_small_or_far_picture_or_one_of_something_else_is_not(head: str) -> None:
    assert kept_of(head + ARTICLE.format("")) == []


def test_above_a_picture_that_is_kept_no_other_one_is_looked_for() -> None:
    figure = '<figure><img src="/b.jpg" width="300"><figcaption>The lamp</figcaption></figure>'
    head = f'<div><img src="/a.jpg" width="800"></div><p>x</p><p>x</p>{figure}'
    assert kept_of(head + ARTICLE.format("")) == ["/b.jpg", "The lamp"]
