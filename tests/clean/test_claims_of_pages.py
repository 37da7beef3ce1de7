"""What pages say of themselves is understood, however clumsily it is written."""

import pytest

from sourcebook.clean.dom import parse
from sourcebook.clean.language import read_language
from sourcebook.clean.metadata import Found, read_metadata
from support.pages import HTML, cleaned

GERMAN = "Der Hafenmeister schloss den Turm in der Nacht, und niemand im Dorf wusste, warum. " * 12
ENGLISH = "The harbour master closed the tower in the night, and nobody knew why he did it. " * 12
DANISH = "Havnefogeden lukkede tårnet om natten, og ingen i byen vidste hvorfor det var sket. " * 12
RUSSIAN = "Начальник порта закрыл башню ночью, и никто в деревне не знал почему. " * 12


def found(body: str, head: str = "") -> Found:
    root, _ = parse(f"<html><head>{head}</head><body>{body}<p>Words.</p></body></html>")
    return read_metadata(root, "https://ufer.example/lamp")


def linked(json: str) -> Found:
    return found(f'<script type="application/ld+json">{json}</script>')


@pytest.mark.parametrize(
    ("author", "names"),
    [
        ('[[{"@type": "Person", "name": "Mira Stone"}]]', ("Mira Stone",)),
        ('{"name": ["Mira Stone", "Ben Carter"]}', ("Mira Stone", "Ben Carter")),
        ('{"givenName": "Mira", "familyName": "Stone"}', ("Mira Stone",)),
        ('["By Mira Stone", {"name": "Ben Carter"}]', ("Mira Stone", "Ben Carter")),
    ],
)
def test_authors_are_read_in_any_shape(author: str, names: tuple[str, ...]) -> None:
    page = linked(f'{{"@type": "NewsArticle", "headline": "T", "author": {author}}}')
    assert page.citation.authors == names


@pytest.mark.parametrize(
    "json",
    [
        '{"@type": "NewsArticle", "headline": "The lamp"} {"@type": "WebSite"}',
        "{&quot;@type&quot;: &quot;NewsArticle&quot;, &quot;headline&quot;: &quot;The lamp&quot;}",
    ],
)
def test_linked_data_that_is_written_twice_or_escaped_is_read(json: str) -> None:
    assert linked(json).metadata.title == "The lamp"


@pytest.mark.parametrize(
    ("head", "title"),
    [
        ("The lamp &amp;amp; tower &amp;#8211; Ufer Post", "The lamp & tower"),
        ("The &lt;em&gt;lamp&lt;/em&gt; is lit", "The lamp is lit"),
        ("30 years of &lt;br&gt; tags", "30 years of <br> tags"),
    ],
)
def test_a_title_has_no_markup_that_is_none(head: str, title: str) -> None:
    names = '<meta property="og:site_name" content="Ufer Post">'
    assert found("", f'<meta property="og:title" content="{head}">{names}').metadata.title == title


def test_a_kicker_within_the_heading_is_no_part_of_the_title() -> None:
    heading = "<h1><span>Politics</span> The lamp is lit by night</h1>"
    meta = '<meta property="og:title" content="The lamp is lit by night">'
    assert found(heading, meta).metadata.title == "The lamp is lit by night"
    same = "<h1><span>The lamp is lit by night</span></h1>"
    assert found(same, "<title>Ufer: The lamp is lit by night</title>").metadata.title == (
        "The lamp is lit by night"
    )


@pytest.mark.parametrize(
    ("byline", "names"),
    [
        ("By Mira Stone (@mirastone)", ("Mira Stone",)),
        ("By Mira Stone. Photos by Ben Carter", ("Mira Stone",)),
        ("Mira Stone for the Lamp Review", ("Mira Stone",)),
        ("By Mira Stone, Ufer Post Published 9:00 a.m. ET", ("Mira Stone",)),
    ],
)
def test_a_byline_ends_with_its_names(byline: str, names: tuple[str, ...]) -> None:
    site = '<meta property="og:site_name" content="Ufer Post">'
    assert found(f"<p class=byline>{byline}</p>", site).citation.authors == names


def test_who_wrote_a_comment_or_another_story_did_not_write_this_one() -> None:
    scope = "itemscope itemtype='http://schema.org/"
    own = f"<article {scope}Article'><h1>On lamps</h1><b itemprop=author>Mira Stone</b></article>"
    comment = f"<div {scope}Comment'><b itemprop=author>Ann Troll</b></div>"
    other = f"<aside {scope}Article'><b itemprop=author>Ben Carter</b></aside>"
    assert found(own + comment + other).citation.authors == ("Mira Stone",)
    bare = "<h1>On lamps</h1><b itemprop=author>Mira Stone</b>"
    assert found(bare + comment).citation.authors == ("Mira Stone",)


@pytest.mark.parametrize(
    ("declared", "text", "language"),
    [
        ("en-US", GERMAN, "de"),
        ("de", ENGLISH, "en"),
        ("en", RUSSIAN, "ru"),
        ("en-GB", ENGLISH, "en-GB"),
        ("nb", DANISH, "nb"),
        ("bg", RUSSIAN, "bg"),
        ("en", GERMAN[:300], "en"),
        ("", GERMAN, "de"),
        ("en", "", "en"),
        ("tlh", "Qapla. " * 200, "tlh"),
    ],
)
def test_a_language_is_doubted_only_where_the_text_is_surely_another(
    declared: str, text: str, language: str
) -> None:
    assert read_language(declared, text) == language


def test_a_language_that_was_read_from_the_text_is_told_as_a_guess() -> None:
    page = f"<html lang=en><body><article><h1>Die Lampe</h1><p>{GERMAN}</p></article></body></html>"
    edition = cleaned(page, HTML, "https://ufer.example/lamp")
    assert edition.metadata.language == "de"
    (origin,) = (one for one in edition.origins if one.field == "language")
    assert (origin.source, origin.is_guess) == ("text", True)
