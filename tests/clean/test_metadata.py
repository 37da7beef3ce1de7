# ruff: noqa: E501, RUF001 - pages as they come
"""What a page says of itself is taken; nothing is guessed."""

import pytest

from sourcebook.clean.dom import parse
from sourcebook.clean.metadata import read_metadata
from sourcebook.model.article import Metadata


def metadata_of(page: str, address: str = "") -> Metadata:
    root, _ = parse(page)
    return read_metadata(root, address).metadata


def test_linked_data_is_believed_first() -> None:
    page = """<meta name="author" content="Somebody Else"><script type="application/ld+json">
    {"@graph": [{"@type": "WebSite", "name": "x"}, {"@type": ["NewsArticle"], "headline": "T",
    "author": [{"name": "Mira Stone"}, {"name": "Ben Carter"}], "datePublished": "2021-03-04",
    "publisher": {"name": "The Ufer Post"}, "inLanguage": "de-AT"}]}</script><p>x"""
    assert metadata_of(page) == Metadata(
        "T", "", "Mira Stone, Ben Carter", "The Ufer Post", "2021-03-04", "de-AT"
    )


@pytest.mark.parametrize(
    "script",
    ["{", "[" * 5000, '"text"', "null", '{"@type": {}}', '{"@type": "Article", "author": 3}'],
)
def test_broken_linked_data_is_no_data(script: str) -> None:
    assert (
        metadata_of(f'<script type="application/ld+json">{script}</script><h1>T</h1>').title == "T"
    )


@pytest.mark.parametrize(
    ("page", "title"),
    [
        (
            "<title>The river | Ufer Post</title><meta property='og:site_name' content='Ufer Post'>",
            "The river",
        ),
        (
            "<title>Ufer Post: The river</title><meta property='og:site_name' content='Ufer Post'>",
            "Ufer Post: The river",
        ),
        ("<title>A - B</title>", "A - B"),
        (
            "<meta property='og:title' content='The river returns!'><h1>The river <i>returns</i></h1>",
            "The river returns",
        ),
        ("<title>Site</title><h1>One</h1>", "Site"),
        ("<h1>Only</h1>", "Only"),
        ("<p>none", ""),
    ],
)
def test_the_title_is_the_headline(page: str, title: str) -> None:
    assert metadata_of(page).title == title


@pytest.mark.parametrize(
    ("page", "byline"),
    [
        ("<meta name=author content='By Mira Stone'>", "Mira Stone"),
        (
            "<meta name=author content='https://facebook.com/x'><a rel=author>Mira Stone</a>",
            "Mira Stone",
        ),
        ("<meta name=author content='admin'>", ""),
        ("<p class=byline>Von Anna Berger</p>", "Anna Berger"),
    ],
)
def test_the_byline_is_a_name(page: str, byline: str) -> None:
    assert metadata_of(page).byline == byline


@pytest.mark.parametrize(
    ("page", "published"),
    [
        (
            "<meta property='article:published_time' content='2021-03-04T05:06:07+01:00'>",
            "2021-03-04T05:06:07+01:00",
        ),
        ("<meta name='citation_date' content='2021/03/04'>", "2021-03-04"),
        ("<meta name='date' content='4 March 2021'>", "2021-03-04"),
        ("<article><time datetime='2021-03-04'>x</time></article>", "2021-03-04"),
        ("<meta name='date' content='2021-13-45'>", ""),
        ("<p>Copyright 2021. Yesterday, 4 March 2021, it rained.</p>", ""),
    ],
)
def test_a_date_is_taken_only_where_it_is_marked(page: str, published: str) -> None:
    assert metadata_of(page).published == published


@pytest.mark.parametrize(
    ("page", "language"),
    [
        ("<html lang=PT_br>", "pt-br"),
        ("<html lang='!'>", ""),
        ("<meta property=og:locale content=de_DE>", "de-DE"),
    ],
)
def test_the_language_is_a_tag(page: str, language: str) -> None:
    assert metadata_of(page).language == language


def test_without_a_name_the_site_is_its_host() -> None:
    assert metadata_of("<p>x", "https://www.example.org/a").site == "example.org"


def test_a_date_that_nothing_states_is_marked_as_a_guess() -> None:
    page = "<article><time datetime='2021-03-04'>x</time><time datetime='2022-01-01'>y</time></article>"
    found = read_metadata(parse(page)[0], "")
    assert [(o.source, o.is_guess) for o in found.origins if o.field == "published"] == [
        ("htmldate", True)
    ]


@pytest.mark.parametrize(
    ("title", "heading"),
    [
        ("The last keepers | The Paper", "The last keepers"),
        ("The Paper – The film", "The film"),
        ("灯台守の最後の夏 | 港新聞", "灯台守の最後の夏"),
    ],
)
def test_a_short_heading_that_is_a_part_of_the_title_is_the_title(title: str, heading: str) -> None:
    page = f"<title>{title}</title><h1>{heading}</h1><p>x"
    assert metadata_of(page).title == heading


def test_a_short_heading_that_only_begins_the_title_is_not_the_title() -> None:
    assert metadata_of("<title>News of the day</title><h1>News</h1><p>x").title == "News of the day"


@pytest.mark.parametrize(
    ("title", "address", "read"),
    [
        ("The river | Ufer Post", "https://www.uferpost.example/1", "The river"),
        ("The river | Ufer", "https://shop.uferpost.example/1", "The river"),
        ("The river – Ufer Post Online", "https://uferpost.example/1", "The river"),
        ("The river | Blog | Ufer Post", "https://uferpost.example/1", "The river"),
        ("Ufer Post | The river", "https://uferpost.example/1", "The river"),
        ("Uferpost 18 – The river", "https://uferpost.example/1", "Uferpost 18 – The river"),
        ("The river | What Ufer Post readers say of it", "https://uferpost.example/1", ""),
        ("The river | Bridges", "https://uferpost.example/1", ""),
        ("The river | Blog", "https://blog.example.org/1", ""),
        ("The river | News", "https://news.example.org/1", ""),
    ],
)
def test_a_site_without_a_name_is_known_by_its_host(title: str, address: str, read: str) -> None:
    page = f"<title>{title}</title><p>x"
    assert metadata_of(page, address).title == (read or title)
    assert metadata_of(f"<h1>{title}</h1><p>x", address).title == (read or title)


@pytest.mark.parametrize(
    "heading",
    [
        "Dec The river came back 18 2025",
        "The river came back Posted on July 1, 2024 by ufling",
        "The river came back (latimes.example) 87",
    ],
)
def test_a_heading_that_has_a_date_or_counts_beside_its_title_is_not_taken(heading: str) -> None:
    page = f"<title>The river came back</title><h1>{heading}</h1><p>x"
    assert metadata_of(page).title == "The river came back"


def test_a_paper_is_called_what_its_citation_calls_it() -> None:
    page = "<meta name=citation_title content='On the Ufer and its floods'><h1>Title: On the Ufer and its floods</h1><p>x"
    assert metadata_of(page).title == "On the Ufer and its floods"
    assert metadata_of("<title>Klatch</title><h1>Get that tech stack Klatch</h1>").title == "Klatch"


@pytest.mark.parametrize(
    ("title", "heading", "read"),
    [
        ("Climate: 5 solutions for rivers", "Five solutions for rivers in a warm climate", "h1"),
        ("Best River Boats 2026 | Our Picks", "The best boats for a river, tested", "h1"),
        ("Climate: 5 solutions for rivers", "What the mayor said about the new bridge", "title"),
        (
            "Climate: 5 solutions for rivers",
            "Solutions for rivers " + "and more words " * 20,
            "title",
        ),
        ("Rivers &amp;amp; boats in spring", "Boats &amp;amp; rivers in the spring", "h1"),
    ],
)
def test_the_headline_people_read_goes_before_one_for_search_engines(
    title: str, heading: str, read: str
) -> None:
    page = f"<meta property='og:title' content='{title}'><title>{title}</title><h1>{heading}</h1>"
    expected = {"h1": heading, "title": title}[read].replace("&amp;amp;", "&").strip()
    assert metadata_of(f"{page}<p>x").title == expected
