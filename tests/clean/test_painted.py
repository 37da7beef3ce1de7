"""A picture that a page paints by other means than an image is one, if it is no decoration."""

import pytest

from sourcebook.model.edition import Kind
from support.pages import HTML, cleaned

WORDS = "<p>The harbour master closed the tower, and nobody in the village knew why he did.</p>" * 4
IN_FIGURE = "<figure>{}<figcaption>The tower at night</figcaption></figure>"


def images_of(markup: str) -> list[tuple[str, str]]:
    page = f"<html><body><article><h1>T</h1>{WORDS}{markup}{WORDS}</article></body></html>"
    edition = cleaned(page, HTML, "https://paper.example/lamp")
    addresses = {f"asset:{asset.number}": asset.address for asset in edition.assets}
    return [
        (addresses[block.asset].removeprefix("https://paper.example/"), block.label)
        for block in edition.blocks
        if block.kind is Kind.IMAGE
    ]


@pytest.mark.parametrize(
    ("markup", "images"),
    [
        (
            IN_FIGURE.format("<div style=\"background-image: url('a.jpg')\"></div>"),
            [("a.jpg", "")],
        ),
        (
            '<div role=img aria-label="Tower" style="background:#f url(&quot;a.jpg&quot;)"></div>',
            [("a.jpg", "Tower")],
        ),
        (
            IN_FIGURE.format(
                "<span style='background-image:image-set(url(a.jpg) 1x, url(b.jpg) 2x)'></span>"
            ),
            [("b.jpg", "")],
        ),
        (IN_FIGURE.format("<div data-bgset='a.jpg 400w, b.jpg 1200w'></div>"), [("b.jpg", "")]),
        (IN_FIGURE.format("<div data-bg=a.jpg></div>"), [("a.jpg", "")]),
        ("<object data=a.png type='image/png'><img src=b.png></object>", [("a.png", "")]),
        ("<embed src=a.png type='image/png' alt='A map'>", [("a.png", "A map")]),
        # Decoration, what shows a picture or words already, and what is no picture:
        ("<div style='background:url(a.jpg)'></div>", []),
        (
            IN_FIGURE.format("<div style='background:url(a.jpg)'></div><img src=b.jpg>"),
            [("b.jpg", "")],
        ),
        ("<div role=img style='background:url(data:image/gif;base64,R0)'></div>", []),
        ("<div role=img style='color:red'></div>", []),
        ("<object data=a.svg type=image/svg+xml></object>", []),
    ],
)
def test_what_is_painted_is_an_image(markup: str, images: list[tuple[str, str]]) -> None:
    assert images_of(markup) == images


def test_words_in_a_painted_part_stay_words() -> None:
    page = (
        f"<article>{WORDS}<div role=img style='background:url(a.jpg)'>Tower</div>{WORDS}</article>"
    )
    edition = cleaned(page, HTML, "https://paper.example/lamp")
    assert not edition.assets


def test_what_stands_behind_an_object_is_kept() -> None:
    seen = "<p>Look: <object data=a.png type='image/png'>x</object> there it was again.</p>"
    page = f"<article>{WORDS}{seen}{WORDS}</article>"
    assert "there it was again." in cleaned(page, HTML, "https://paper.example/lamp").text
