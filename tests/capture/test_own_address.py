"""A saved page says where it came from."""

import pytest

from sourcebook.capture.own_address import own_address


@pytest.mark.parametrize(
    "page",
    [
        "<!-- saved from url=(0026)https://example.org/a --><html>",
        "<!--\n Page saved with SingleFile \n url: https://example.org/a \n saved date: x -->",
        "<html><head><link href='https://example.org/a' rel='canonical'>",
        '<meta property="og:url" content="https://example.org/a">',
        "<LINK REL=canonical HREF=https://example.org/a>",
    ],
)
def test_a_page_names_itself(page: str) -> None:
    assert own_address(page.encode(), "text/html") == "https://example.org/a"


def test_the_program_that_saved_it_is_believed_first() -> None:
    page = '<!-- saved from url=(0026)https://example.org/a --><link rel="canonical" href="https://b.c/">'
    assert own_address(page.encode(), "text/html") == "https://example.org/a"


@pytest.mark.parametrize("href", ["/a", "javascript:x", "", "file:///a"])
def test_a_name_that_is_no_address_is_none(href: str) -> None:
    assert own_address(f'<link rel="canonical" href="{href}">'.encode(), "text/html") == ""


def test_front_matter_names_the_address() -> None:
    text = b'---\ntitle: T\nurl: "https://example.org/a"\n---\nText'
    assert own_address(text, "text/markdown") == "https://example.org/a"


@pytest.mark.parametrize("line", ["- URL: https://example.org/a", "URL: https://example.org/a"])
def test_a_list_below_the_title_names_the_address(line: str) -> None:
    text = f"# Title\n\n## Metadata\n- Author: A\n{line}\n\n## Highlights\n".encode()
    assert own_address(text, "text/markdown") == "https://example.org/a"
    below = f"# Title\n\n## Highlights\n{line}\n".encode()
    assert own_address(below, "text/markdown") == ""


def test_plain_text_has_no_address() -> None:
    assert own_address(b"url: https://example.org/a", "text/plain") == ""
