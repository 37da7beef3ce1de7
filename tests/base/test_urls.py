"""One page has one spelling of its address; nothing unsafe becomes a link."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sourcebook.base import urls


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("HTTPS://WWW.Example.ORG:443/A?b=1#part", "https://www.example.org/A?b=1"),
        ("http://example.org:80", "http://example.org/"),
        ("http://example.org:8080/", "http://example.org:8080/"),
        ("https://user:secret@example.org/", "https://example.org/"),
        ("https://straße.example/ü?q=ä", "https://xn--strae-oqa.example/%C3%BC?q=%C3%A4"),
        (
            "https://example.org/?b=2&utm_source=x&a=1&fbclid=9&gclid=8",
            "https://example.org/?b=2&a=1",
        ),
        ("https://example.org/?mc_cid=1", "https://example.org/"),
        ("https://[2606:4700::1111]/", "https://[2606:4700::1111]/"),
        ("  notes.txt ", "notes.txt"),
        ("http://[broken", "http://[broken"),
        ("http://example.org:port/", "http://example.org:port/"),
    ],
)
def test_an_address_is_normalised(address: str, expected: str) -> None:
    assert urls.normalise(address) == expected


@given(st.text())
def test_normalising_twice_changes_nothing_more(text: str) -> None:
    once = urls.normalise(f"https://example.org/{text}")
    assert urls.normalise(once) == once


@given(st.text(), st.text())
def test_every_absolute_link_can_be_followed_safely(base: str, href: str) -> None:
    link = urls.absolute(base, href)
    assert (
        not link or link.startswith("#") or urls.is_http(link) or link.lower().startswith("mailto:")
    )


@pytest.mark.parametrize(
    "href",
    ["javascript:alert(1)", " JAVA\tSCRIPT:alert(1)", "data:text/html,x", "file:///etc/passwd", ""],
)
def test_an_unsafe_link_is_none(href: str) -> None:
    base = "" if not href else "ftp://example.org/"
    assert urls.absolute(base, href) == ""


def test_a_relative_link_is_resolved_against_its_page() -> None:
    assert urls.absolute("https://example.org/a/b", "../c d?x=1") == "https://example.org/c%20d?x=1"


def test_a_link_inside_the_page_stays() -> None:
    assert urls.absolute("https://example.org/", "#fn:1") == "#fn:1"


def test_a_site_is_named_without_www() -> None:
    assert urls.site_of("https://www.example.org/x") == "example.org"


def test_a_server_is_asked_without_name_and_password() -> None:
    assert urls.without_secrets("http://a:b@example.org/x?y=1#z") == "http://example.org/x?y=1"


def test_a_mail_address_is_written_so_that_it_can_be_nothing_else() -> None:
    assert urls.absolute("", "mailto:a@b.c?subject=Two words") == "mailto:a@b.c?subject=Two%20words"
    assert urls.absolute("", "mailto:<img\u00a0src=x>@b.c") == "mailto:%3Cimg%C2%A0src=x%3E@b.c"
