"""A style keeps its looks and loses every address that leads out of the page."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sourcebook.clean.inert_styles import inert_style, is_inert_image
from support.asking import PICTURE

ASKING = re.compile(r"url\(\s*(?!\"data:image/)|image-set\(|@\s*import", re.IGNORECASE)


def nothing(_address: str) -> str:
    return ""


@pytest.mark.parametrize(
    "style",
    [
        "a { background: url(http://x/) }",
        "a { background: URL( 'http://x/' ) }",
        'a { background: url("http://x/") }',
        "a { background: u\\72l(http://x/) }",
        "a { background: \\75 rl(http://x/) }",
        "a { background: \\000075rl(http://x/) }",
        "a { background: \\7\\35rl(http://x/) }",
        "a { background: \\5c 75rl(http://x/) }",
        "a { background: url(http://x/",
        "a { background: url(/**/'http://x/') }",
        "a { background: ur/**/l(http://x/) }",
        "a { content: '\\'; background: url(http://x/) ' }",
        'a { background: -webkit-image-set("http://x/" 1x) }',
        '@import "http://x/";',
        "@im\\70ort url(http://x/);",
        "@\\69mport 'http://x/';",
        "/* @import",
        "a { src: url(data:text/html,x) }",
        "a { background: url(javascript:go()) }",
    ],
)
def test_no_address_leads_out_however_it_is_written(style: str) -> None:
    found = inert_style(style, nothing)
    assert not ASKING.search(found)
    assert "x/" not in found or "url" not in found.lower()


@given(st.lists(st.sampled_from([*"url(@import)\\'\"/*<75 \n", "http://x/", "image-set("])))
def test_no_pieces_put_together_ask(pieces: list[str]) -> None:
    found = inert_style("".join(pieces), nothing)
    assert not ASKING.search(found)
    assert "<" not in found
    assert not ASKING.search(inert_style(found, nothing))


def test_looks_and_known_images_stay() -> None:
    style = ".sm\\:flex > p { color: #123; background: url(lamp.png) } @media print { a { top: 0 }}"
    found = inert_style(style, lambda address: PICTURE if address == "lamp.png" else "")
    assert found == style.replace("lamp.png", f'"{PICTURE}"')


def test_an_image_whose_address_could_end_the_style_is_none() -> None:
    assert is_inert_image(PICTURE)
    for address in ("data:text/html,x", 'data:image/png,"', "data:image/svg+xml,<svg", "x.png"):
        assert not is_inert_image(address)
