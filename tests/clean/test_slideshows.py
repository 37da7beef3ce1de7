"""Slideshows whose pictures stand in an attribute."""

import html
import json

import pytest

from sourcebook.model.edition import Edition, Kind
from support.pages import HTML, cleaned, texts

PROSE = (
    "The bridge was closed again after the storm, and the people of the village, who had waited "
    "for a year until it was opened, went back to the ferry that their grandparents had used."
)
PICTURES = [
    {"src": "https://example.org/one.jpg", "alt": "", "title": "A bridge", "caption": "In 1910"},
    {"src": "/two.jpg", "alt": "A ferry", "title": "t", "caption": ""},
]


def edition_with(listed: str, inside: str = "") -> Edition:
    show = f'<div class="show" data-gallery="{html.escape(listed)}">{inside}</div>'
    notice = "<p>This slideshow requires JavaScript.</p>"
    page = (
        f"<article><h1>A bridge</h1>{f'<p>{PROSE}</p>' * 3}{notice}{show}<p>{PROSE}</p></article>"
    )
    return cleaned(f"<html><body>{page}</body></html>", HTML, "https://example.org/a")


def test_its_pictures_are_figures_with_their_captions() -> None:
    edition = edition_with(json.dumps(PICTURES))
    assert [asset.address for asset in edition.assets] == [
        "https://example.org/one.jpg",
        "https://example.org/two.jpg",
    ]
    assert [b.label for b in edition.blocks if b.kind is Kind.IMAGE] == ["A bridge", "A ferry"]
    assert texts(edition, Kind.CAPTION) == ["In 1910"]
    assert "JavaScript" not in edition.text
    assert ("fallback", "This slideshow requires JavaScript.") in {
        (cut.reason, cut.text) for cut in edition.cuts
    }


@pytest.mark.parametrize(
    "listed",
    [
        "",
        "[",
        "[1, null, []]",
        '[{"src": 3}]',
        '{"src": "a.jpg"}',
        "[" * 5000,
        '[{"src":"\\u0000"}]',
    ],
)
def test_what_is_no_list_of_pictures_does_no_harm(listed: str) -> None:
    assert edition_with(listed).assets == ()


def test_a_slideshow_that_shows_its_pictures_is_left_as_it_is() -> None:
    edition = edition_with(json.dumps(PICTURES), '<img src="https://example.org/three.jpg">')
    assert [asset.address for asset in edition.assets] == ["https://example.org/three.jpg"]
