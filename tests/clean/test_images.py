"""The address of an image is found wherever a lazy page hides it."""

import pytest
from lxml import html

from sourcebook.clean.embeds import embed_link
from sourcebook.clean.images import image_address, other_addresses

BASE = "https://example.org/a/"
DATA = "data:image/png;base64," + "A" * 3000


def address_of(markup: str) -> str:
    return image_address(next(html.fromstring(f"<div>{markup}</div>").iter("img")), BASE)


@pytest.mark.parametrize(
    ("markup", "address"),
    [
        ('<img src="b.jpg">', "https://example.org/a/b.jpg"),
        ('<img src="blank.gif" data-src="/c.jpg">', "https://example.org/c.jpg"),
        ('<img src="data:image/gif;base64,R0" data-lazy-src="//x.y/d.png">', "https://x.y/d.png"),
        (
            '<img srcset="s.jpg 400w, m.jpg 1200w, l.jpg 2400w" src="s.jpg">',
            "https://example.org/a/m.jpg",
        ),
        ('<img srcset="m.jpg 2000w, l.jpg 3000w">', "https://example.org/a/m.jpg"),
        ('<img data-srcset="one.jpg 1x, two.jpg 2x">', "https://example.org/a/two.jpg"),
        (
            '<img srcset="c,w_10/a.jpg 500w, c,w_20/b.jpg 900w">',
            "https://example.org/a/c,w_20/b.jpg",
        ),
        (
            '<img src="/spacer.gif"><noscript><img src="e.jpg"></noscript>',
            "https://example.org/a/e.jpg",
        ),
        (
            '<img nitro-lazy-src="/f.jpg" src="data:image/gif;base64,R0">',
            "https://example.org/f.jpg",
        ),
        ('<img nitro-lazy-srcset="s.jpg 400w, m.jpg 1200w">', "https://example.org/a/m.jpg"),
        (
            '<img x-src-mini="s.jpg" x-src-large="l.jpg" src="blank.gif">',
            "https://example.org/a/l.jpg",
        ),
        ('<img x-src-mini="s.jpg" src="real.jpg">', "https://example.org/a/real.jpg"),
        ('<img x-lazy-src="https://x.y/docs/AD4n" src="blank.gif">', "https://x.y/docs/AD4n"),
        ('<img data-delayed-url="https://x.y/g/0">', "https://x.y/g/0"),
        ('<img src="/w_9,blur_30/a.png" x-src="/w_900/a.png">', "https://example.org/w_900/a.png"),
        ('<img src="/blur_30.png">', "https://example.org/blur_30.png"),
        ('<img src="name.png" width="250" height="38">', "https://example.org/a/name.png"),
        ('<img src="line.png" width="600" height="9">', ""),
        ('<img src="sign.png" width="60" height="38">', ""),
        ('<img x-src="loader.js" x-srcdoc="a.jpg">', ""),
        (
            '<img srcset="s.jpg 400w 300h, m.jpg 1200w 900h" src="blank.gif">',
            "https://example.org/a/m.jpg",
        ),
        (
            '<img data-src="//c.ex/f_{width}x.jpg" data-widths="[360, 1080, 2048]" src=#>',
            "https://c.ex/f_1080x.jpg",
        ),
        ('<img data-src="f_%7Bw%7D_{w}.jpg">', "https://example.org/a/f_%7Bw%7D_1200.jpg"),
        ('<img data-src="f/{ratio}/{width}.jpg" src="g.jpg">', "https://example.org/a/g.jpg"),
        ('<img src="#" data-echo="h.jpg">', "https://example.org/a/h.jpg"),
        ('<img src="javascript:void(0)" data-lazyload="h.jpg">', "https://example.org/a/h.jpg"),
        ('<img src="i.jpg" data-echo="h.jpg">', "https://example.org/a/i.jpg"),
        ('<img src="#" data-caption="The file h.jpg">', ""),
        ('<img src="a.png" style="width:1px; height:1px">', ""),
        ('<img src="a.png" style="max-width:30px;width:300px">', "https://example.org/a/a.png"),
        (f'<img src="{DATA}">', DATA),
        ('<img src="icon.png" width="16" height="16">', ""),
        ('<img src="javascript:x">', ""),
        ("<img alt=x>", ""),
    ],
)
def test_the_best_address_is_found(markup: str, address: str) -> None:
    assert address_of(markup) == address


@pytest.mark.parametrize(
    "name",
    ["blank.gif", "img/gray-1x2.png", "transparent_pixel.png", "loading.3fa9c01b.svg", "a-1x1.png"],
)
def test_a_placeholder_is_no_picture(name: str) -> None:
    assert address_of(f'<img src="{name}">') == ""


@pytest.mark.parametrize(
    "name",
    [
        "gray-wolf.jpg",
        "wolf-gray.jpg",
        "how-to-clear-a-cache.png",
        "a-loading-dock.webp",
        "pixel-art.gif",
    ],
)
def test_a_picture_of_something_clear_or_gray_is_one(name: str) -> None:
    assert address_of(f'<img src="{name}">') == f"{BASE}{name}"


def test_of_a_picture_the_common_format_is_taken() -> None:
    markup = (
        '<picture><source srcset="a.avif 900w" type="image/avif"><source srcset="a.jpg 900w">'
        '<img src="small.jpg"></picture>'
    )
    assert address_of(markup) == "https://example.org/a/a.jpg"


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        (
            '<iframe src="//player.vimeo.com/video/12?h=x" title="A film"></iframe>',
            ("https://vimeo.com/12", "Video: A film – player.vimeo.com"),  # noqa: RUF001 - a dash
        ),
        (
            '<audio><source src="b.mp3"></audio>',
            ("https://example.org/a/b.mp3", "Audio: example.org"),
        ),
        ('<iframe src="https://ads.example/x" title="Advertisement"></iframe>', ("", "")),
        ("<iframe></iframe>", ("", "")),
        ('<iframe src="https://notyoutube.com/embed/x"></iframe>', ("", "")),
        (
            '<iframe src="https://www.youtube.com/embed/"></iframe>',
            ("https://www.youtube.com/embed/", "Video: youtube.com"),
        ),
    ],
)
def test_an_embed_becomes_a_link(markup: str, expected: tuple[str, str]) -> None:
    assert embed_link(html.fromstring(markup), BASE) == expected


@pytest.mark.parametrize("source", ["ship.jpg", "img/a b.png", "/ship.jpg"])
def test_an_image_of_a_page_without_address_is_named_as_the_page_does(source: str) -> None:
    image = html.fromstring(f"<div><img src='{source}' alt='A ship'></div>").find("img")
    assert image_address(image, "") == source


@pytest.mark.parametrize("source", ["javascript:a()", "cid:1", "file:///a.png", "#a", "a" * 3000])
def test_what_is_no_relative_address_is_none(source: str) -> None:
    image = html.fromstring(f"<div><img src='{source}' alt='A ship'></div>").find("img")
    assert image_address(image, "") == ""


def test_other_versions_of_a_picture_are_known_without_placeholders() -> None:
    page = html.fromstring(
        "<div><picture><source srcset='a.avif'><source srcset='a.webp'><img src='a.jpg'></picture>"
        "<img src='blank.gif' data-src='b.jpg'><img srcset='c.jpg 900w' src='c-small.jpg'>"
        f"<img src='{DATA}' data-original='d.jpg'></div>"
    )
    others = other_addresses(page, BASE)
    assert others == {
        f"{BASE}a.webp": (f"{BASE}a.avif", f"{BASE}a.jpg"),
        f"{BASE}c.jpg": (f"{BASE}c-small.jpg",),
    }
