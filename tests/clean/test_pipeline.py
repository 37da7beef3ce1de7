"""Any bytes become an edition or an error of the source, and nothing else happens."""

from contextlib import suppress
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sourcebook.base.html_sanitize import sanitize
from sourcebook.clean import VERSION, clean
from sourcebook.model.capture import Method
from sourcebook.model.citation import Origin
from sourcebook.model.errors import SourceEmpty, SourceError, SourceNotText
from support.pages import HTML, MARKDOWN, PLAIN, captured, cleaned, faults

KINDS = st.sampled_from([HTML, MARKDOWN, PLAIN, "application/unheard-of"])
SHARDS = """
    <p> </p> <div> </div> <table> <tr> <td> </table> <ul> <li> </ul> <blockquote> <pre> </pre>
    <figure> <img|src="a.png"> <figcaption> </figure> <h1> </h1> <a|href="b"> </a> <em> </em> <svg>
    <script> <!-- <br> <hr> text &amp; &#0; <iframe|src="https://youtube.com/embed/x"> <noscript>
    <title> <base|href=":"> <meta|charset=utf-16> <html|lang="x-y-z"> <math> <q> </q> # * | > - 1.
    --- [a](b) ```
"""
SHARD = st.sampled_from([shard.replace("|", " ") for shard in SHARDS.split()])
MARKUP = st.lists(st.one_of(SHARD, st.text(max_size=8)), max_size=30).map("\n".join)


@given(st.one_of(st.binary(), MARKUP.map(str.encode)), KINDS)
def test_any_bytes_become_an_edition_or_an_error_of_the_source(data: bytes, kind: str) -> None:
    with suppress(SourceError):
        edition = cleaned(data, kind, "https://example.org/")
        assert faults(edition) == []
        assert sanitize(edition.html) == edition.html


@given(MARKUP, KINDS)
def test_cleaning_is_a_function_of_its_bytes(markup: str, kind: str) -> None:
    with suppress(SourceError):
        first, second = cleaned(markup, kind), cleaned(markup, kind)
        assert replace(first, id="") == replace(second, id="")


@pytest.mark.parametrize("data", [b"", b" \n", b"\xef\xbb\xbf"])
def test_nothing_is_empty(data: bytes) -> None:
    with pytest.raises(SourceEmpty, match="the source"):
        cleaned(data)


def test_a_page_without_words_is_empty() -> None:
    with pytest.raises(SourceEmpty):
        cleaned("<html><body><script>a</script></body></html>", HTML)


def test_zeros_are_no_text() -> None:
    with pytest.raises(SourceNotText):
        clean(captured(bytes(200) + b"a"))


def test_an_edition_knows_its_capture_and_its_cleaner() -> None:
    edition = cleaned("Some words.")
    assert (edition.capture_id, edition.cleaner, edition.rules) == ("capture", VERSION, "")


def test_the_claim_of_a_wrong_encoding_does_no_harm() -> None:
    capture = replace(captured("Die Füße der Möwe.".encode()), encoding="iso-8859-1")
    assert clean(capture).edition.text == "Die Füße der Möwe."


def test_a_long_text_is_shown_without_looking_for_structure() -> None:
    edition = cleaned("a\n\n" * 60_000)
    assert edition.rules == "plain-text"
    assert edition.text.split() == ["a"] * 60_000
    assert len(edition.blocks) <= 20_000


@pytest.mark.parametrize(
    ("kind", "method", "title"),
    [
        ("text/plain", Method.FILE, "the old pier"),
        ("text/markdown", Method.FILE, "the old pier"),
        ("text/html", Method.FILE, "the old pier"),
        ("text/plain", Method.STDIN, ""),
        ("text/html", Method.HTTP, ""),
    ],
)
def test_a_file_without_a_title_is_called_by_its_name(
    kind: str, method: Method, title: str
) -> None:
    address = "https://a.example/the_old_pier.html" if method is Method.HTTP else ""
    capture = captured("The water came back, and nobody knew why it did.", kind, address, method)
    edition = clean(replace(capture, source="/home/a/the_old_pier.txt")).edition
    assert edition.metadata.title == title
    guess = Origin("title", "file name", is_guess=True)
    assert (guess in edition.origins) is bool(title)
