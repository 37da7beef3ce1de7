"""A page without words that leads to another is a redirect; any other is kept as it came."""

from types import MappingProxyType

import pytest

from sourcebook.capture import read
from sourcebook.capture.refresh import MAX_PAGE, MAX_WORDS, target_of
from sourcebook.model.capture import Source
from sourcebook.model.errors import AddressForbidden, AddressRefused, AddressUnreachable
from sourcebook.model.settings import Settings
from support.site import Site

ALLOWED = Settings(
    MappingProxyType({"fetch_allowed_hosts": "localhost, 127.0.0.1", "fetch_timeout_s": 2})
)
HERE = "https://news.example/short/1"
PAGE = b"<html><p>The river returned.</p>"


def leading(to: str, *, words: str = "You are being redirected.") -> bytes:
    return f'<meta http-equiv="refresh" content="0; url={to}"><p>{words}'.encode()


def target(page: str | bytes, header: str = "") -> str:
    data = page.encode() if isinstance(page, str) else page
    return target_of(HERE, data, "text/html; charset=utf-8", header)


@pytest.mark.parametrize(
    "content",
    [
        *(
            "0;url=/long/1",
            "0; URL='/long/1'",
            "0;url=&quot;/long/1&quot;",
            " 1.5 , url = /long/1 ",
        ),
        *(
            "0; /long/1",
            "5;URL=../long/1",
            "0;url=https://news.example/long/1#part",
            ";url=/long/1",
        ),
    ],
)
def test_every_spelling_of_a_refresh_leads_on(content: str) -> None:
    page = f'<title>News</title><META CONTENT="{content}" HTTP-EQUIV=Refresh><body></body>'
    assert target(page) == "https://news.example/long/1"


@pytest.mark.parametrize(
    "content",
    [
        *("0", "600; url=/long/1", "0;url=", "0;url=/short/1#again", "0;url=http://[", "soon; /x"),
        *("0;url=javascript:alert(1)", "0;url=data:text/html,hello", "0;url=file:///etc/passwd"),
    ],
)
def test_what_leads_nowhere_on_the_web_is_not_followed(content: str) -> None:
    assert target(f'<meta http-equiv="refresh" content="{content}">') == ""


def test_a_page_that_says_something_itself_is_not_left() -> None:
    assert target(leading("/x", words="w" * MAX_WORDS))
    assert target(leading("/x", words="w" * (MAX_WORDS + 1))) == ""
    assert target(leading("/x") + b"<!--" + b" " * MAX_PAGE) == ""
    assert target_of(HERE, leading("/x"), "text/plain") == ""


def test_what_a_script_or_a_comment_says_is_no_refresh() -> None:
    assert (
        target('<script>let a = \'<meta http-equiv="refresh" content="0;url=/x">\'</script>') == ""
    )
    assert target('<!-- <meta http-equiv="refresh" content="0;url=/x"> -->') == ""


def test_visitors_without_scripts_are_led_where_the_page_leads_them() -> None:
    page = (
        '<noscript><meta http-equiv="refresh" content="0;url=/x"></noscript><script>go()</script>'
    )
    assert target(page) == "https://news.example/x"
    assert target(page.replace("</noscript>", f"{'w ' * MAX_WORDS}</noscript>"))


def test_the_base_of_the_page_and_its_encoding_count() -> None:
    page = '<base href="https://other.example/a/">' + leading("ö").decode()
    assert target_of(HERE, page.encode("cp1252"), "text/html; charset=latin1") == (
        "https://other.example/a/%C3%B6"
    )


def test_a_header_says_the_same() -> None:
    assert target("<p>Wait.", "0; url=/x") == "https://news.example/x"


def test_the_trail_names_both_pages(site: Site) -> None:
    site.page("/b", PAGE)
    start = site.page("/a", leading("/b"))
    capture = read(Source.at(start), ALLOWED)
    assert (capture.page.data, capture.source) == (PAGE, start)
    assert capture.address == f"{site.address}/b"
    trail = capture.resources[1].data.decode()
    assert [line for line in trail.splitlines() if line.startswith("GET")] == [
        f"GET {start}",
        f"GET {site.address}/b",
    ]


def test_pages_that_lead_to_each_other_are_asked_once(site: Site) -> None:
    """Some set a cookie, which is not kept, and send visitors back: the last page is kept."""
    site.page("/b", leading("/a"))
    capture = read(Source.at(site.page("/a", leading("/b"))), ALLOWED)
    assert capture.page.data == leading("/a")
    assert [asked.path for asked in site.asked] == ["/a", "/b"]


def test_a_chain_of_them_ends(site: Site) -> None:
    for number in range(20):
        site.page(f"/{number}", leading(f"/{number + 1}"))
    with pytest.raises(AddressUnreachable, match="without end"):
        read(Source.at(f"{site.address}/0"), ALLOWED)
    assert len(site.asked) == 11


def test_it_does_not_lead_into_a_private_network(site: Site) -> None:
    with pytest.raises(AddressForbidden):
        read(Source.at(site.page("/a", leading("http://[::1]:9/"))), ALLOWED)


def test_where_it_leads_to_nothing_that_is_told(site: Site) -> None:
    with pytest.raises(AddressRefused, match="404"):
        read(Source.at(site.page("/a", leading("/missing"))), ALLOWED)
