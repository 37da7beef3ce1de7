"""The copy of a page shows what was kept, and holds nothing that acts or asks."""

import re
from pathlib import Path

import pytest
from lxml import html as lxml_html

from sourcebook.base.html_sanitize import strip_tags
from sourcebook.clean import inert
from sourcebook.clean.inert import POLICY, inert_page
from sourcebook.clean.page_sources import PageSource, page_sources
from support.asking import PICTURE, WORDS, asking
from support.pages import HTML, captured

FORMATS = Path(__file__).resolve().parents[1] / "data" / "formats"
SITE = "http://127.0.0.1:1"
PNG = b"\x89PNG\r\n\x1a\n" + b"lamp" * 700


def copy_of(page: str, kept: dict[str, tuple[str, bytes]] | None = None) -> str:
    source = PageSource(page.encode("utf-8", "surrogatepass"), f"{SITE}/a/b.html")
    return inert_page([source], "Saved copy of “it”", kept or {})


def test_the_policy_is_the_first_thing_in_the_head() -> None:
    head = lxml_html.document_fromstring(copy_of("<p>Words")).find("head")
    assert head is not None
    assert head[0].get("content") == POLICY
    assert head[0].get("http-equiv") == "Content-Security-Policy"
    assert POLICY == "default-src 'none'; img-src data:; style-src 'unsafe-inline'"


def test_a_page_that_asks_in_every_way_asks_for_nothing() -> None:
    made = copy_of(asking(SITE))
    root = lxml_html.document_fromstring(made)
    forbidden = "script iframe frame object embed svg math form input base link video audio source"
    assert {one.tag for one in root.iter()}.isdisjoint(forbidden.split())
    for element in root.iter():
        for name, value in element.attrib.items():
            assert not str(name).startswith("on")
            assert name not in {"srcset", "background", "poster", "ping", "action", "manifest"}
            if name == "href":
                assert value == f"{SITE}/page"
            elif SITE in value:
                assert name == "title", (element.tag, name, value)
    styles = [style.text or "" for style in root.iter("style")]
    styles += [element.get("style") or "" for element in root.iter()]
    assert not any(re.search(r"url\((?!\"data:)|@import", style) for style in styles)
    assert [one.get("http-equiv") for one in root.iter("meta") if one.get("http-equiv")] == [
        "Content-Security-Policy",
        "x-dns-prefetch-control",
    ]


def test_words_looks_and_links_stay() -> None:
    made = copy_of(asking(SITE))
    root = lxml_html.document_fromstring(made)
    assert WORDS in strip_tags(made)
    assert "Words of a card." in strip_tags(made)
    assert ".lamp { color: #123456 }" in made
    (link,) = (one for one in root.iter("a") if one.get("href"))
    assert link.get("rel") == "noreferrer noopener"
    assert [one.get("src") for one in root.iter("img") if one.get("src")] == [PICTURE]


def test_an_image_that_was_kept_is_shown_and_another_says_what_it_was() -> None:
    page = '<body><img data-src="../lamp.png" alt="A lamp"><img src="gone.png" alt="A boat">'
    made = copy_of(page, {f"{SITE}/lamp.png": ("image/png", PNG)})
    lamp, boat = lxml_html.document_fromstring(made).iter("img")
    assert (lamp.get("src") or "").startswith("data:image/png;base64,iVBOR")
    assert (boat.get("src"), boat.get("alt")) == (None, "A boat")


def test_a_kept_image_is_shown_once_where_a_page_writes_it_twice() -> None:
    page = '<p><img data-src="/l.png"><noscript><img src="/l.png"></noscript>'
    made = copy_of(page, {f"{SITE}/l.png": ("image/png", PNG)})
    assert made.count("<img") == 1


def test_images_beyond_the_limit_are_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(inert, "MAX_PICTURES", 3000)
    page = '<p><img src="/a.png"><img src="/b.png">'
    kept = {f"{SITE}/{name}.png": ("image/png", PNG) for name in "ab"}
    assert copy_of(page, kept).count("data:image/png") == 1


@pytest.mark.parametrize(
    "page",
    [
        "",
        "\0",
        "<",
        "<html>",
        "<body></body>",
        "plain words",
        "\ud800<p>\udfff",
        "<!--",
        "<p " * 999,
    ],
)
def test_rubbish_gives_a_page(page: str) -> None:
    made = copy_of(page)
    made.encode("utf-8", "replace")
    assert "Saved copy of “it”" in strip_tags(made)


def test_a_page_of_too_many_tags_shows_its_words() -> None:
    made = copy_of(f"<p>{WORDS}</p><script>go()</script>" + "<i></i>" * 200_001)
    assert WORDS in made
    assert "go()" not in made


def test_all_pages_of_a_capture_follow_one_another() -> None:
    sources = [PageSource(f"<p>Page {n}".encode(), f"{SITE}/{n}") for n in (1, 2)]
    made = inert_page(sources, "Saved", {})
    assert made.index("Page 1") < made.index("<hr>") < made.index("Page 2")


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("page.mhtml", "multipart/related"),
        ("visit.warc", "application/warc"),
        ("visit.wacz", "application/wacz"),
        ("singlefile.html", HTML),
    ],
)
def test_the_page_in_a_container_is_shown_with_its_images(name: str, kind: str) -> None:
    (source,) = page_sources(captured((FORMATS / name).read_bytes(), kind))
    made = inert_page([source], "Saved", {})
    assert "data:image/" in made
    assert len(strip_tags(made).split()) > 40
