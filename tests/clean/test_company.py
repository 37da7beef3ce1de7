"""A table of data stays whole, or goes whole; images follow the words around them."""

import pytest
from lxml import html as lxml_html

from sourcebook.clean.company import keep_company, keep_tables_whole
from sourcebook.clean.segment import Form, segments_of

ROWS = (("Lamp", "Oil"), ("The tall lamp", "4 litres"), ("The small lamp", "2 litres"))
PAGE = (
    "<body><p>Before it.</p><table>"
    + "".join(f"<tr><td>{name}</td><td>{oil}</td></tr>" for name, oil in ROWS)
    + "</table><p>After it.</p></body>"
)


def kept_of(doubted: set[str]) -> list[str]:
    """Return the texts that stay when those *doubted* had been left out."""
    segments = segments_of(lxml_html.fromstring(PAGE), "")
    kept = [segment.text not in doubted for segment in segments]
    keep_tables_whole(segments, kept)
    return [segment.text for segment, keep in zip(segments, kept, strict=True) if keep]


def test_a_cell_that_was_doubted_stays_with_its_table() -> None:
    assert kept_of({"4 litres", "Oil"}) == kept_of(set())


def test_a_table_of_which_little_is_wanted_goes_whole() -> None:
    doubted = {name for name, _ in ROWS} | {"4 litres"}
    assert kept_of(doubted) == ["Before it.", "After it."]


def test_what_stands_around_a_table_is_left_alone() -> None:
    assert kept_of({"Before it."}) == kept_of(set())[1:]


SITE = "https://example.org"
ARTICLE = "<article><p>Before it.</p>{}<p>After it.</p></article>"


def images_of(body: str, doubted: set[str], lead: str = "") -> list[str]:
    """Return the paths of the images that stay when the texts *doubted* were left out."""
    segments = segments_of(lxml_html.fromstring(f"<body>{body}</body>"), SITE)
    kept = [bool(segment.text) and segment.text not in doubted for segment in segments]
    keep_company(segments, kept, names_of=lambda _element: "", lead=lead)
    return [
        segment.address.removeprefix(SITE)
        for segment, keep in zip(segments, kept, strict=True)
        if keep and segment.form is Form.IMAGE
    ]


@pytest.mark.parametrize(
    "address",
    ["/icons/mail.svg", "/a/arrow-icon.png?x=1", "/core/emoji/1f600.png", "/user_avatar.jpg"],
)
def test_a_sign_is_no_picture(address: str) -> None:
    assert images_of(ARTICLE.format(f'<img src="{address}">'), set()) == []


@pytest.mark.parametrize(
    "address", ["/silicon.jpg", "/iconic-bridges.jpg", "/lexicon/a.jpg", "/a.jpg?from=/icons/x"]
)
def test_a_picture_whose_name_only_sounds_like_a_sign_stays(address: str) -> None:
    assert images_of(ARTICLE.format(f'<img src="{address}">'), set()) == [address]


def test_an_image_goes_with_the_links_of_its_box_that_were_left_out() -> None:
    box = '<div><img src="/offer.jpg"><p>Lamps are cheap.</p><a href="/buy">Buy them now</a></div>'
    left_out = {"Lamps are cheap.", "Buy them now"}
    assert images_of(ARTICLE.format(box), left_out) == []
    assert images_of(ARTICLE.format(box), {"Buy them now"}) == ["/offer.jpg"]


def test_a_leading_image_stays_beside_the_links_of_the_head() -> None:
    head = (
        '<div><a href="/mira">Mira Stone</a><figure><img src="/lamp.jpg">'
        "<figcaption>The lamp</figcaption></figure></div>"
    )
    assert images_of(head + ARTICLE.format(""), {"Mira Stone"}) == ["/lamp.jpg"]


def test_an_image_stays_when_its_unmarked_caption_was_left_out() -> None:
    box = '<div><img src="/lamp.jpg"><p>The lamp. Photo: <a href="/m">Mira</a></p></div>'
    assert images_of(ARTICLE.format(box), {"The lamp. Photo: Mira"}) == ["/lamp.jpg"]
