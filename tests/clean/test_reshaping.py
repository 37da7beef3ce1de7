"""What only a class or a place says of words and pictures is said by the edition, too."""

import pytest
from lxml import html as lxml_html

from sourcebook.clean.reshaping import reshaped
from sourcebook.clean.segment import Form, segments_of
from sourcebook.model.edition import Edition, Kind
from support.pages import HTML, cleaned, shapes, texts

WORDS = "Every evening somebody climbed the steps and lit the lamp, while there was oil left. "
PARAGRAPHS = "".join(f"<p>On day {number}. {WORDS * 3}</p>" for number in range(6))


def edition_with(inside: str) -> Edition:
    page = f"<article><h1>The lamp</h1>{PARAGRAPHS}{inside}{PARAGRAPHS}</article>"
    return cleaned(f"<html><body>{page}</body></html>", HTML, "https://e.org/a")


def kinds_of(inside: str) -> list[str]:
    """Return the kinds of the blocks of *inside*, amid an article."""
    found = shapes(edition_with(inside))
    return [kind for kind, words in found if not words.startswith("On day")]


def quoted(inside: str) -> list[str]:
    """Return the words of the quotations."""
    edition = edition_with(inside)
    return [edition.text[b.start : b.end] for b in edition.blocks if b.quote_depth]


@pytest.mark.parametrize(
    "tag", ['div class="subheadline"', 'p class="a_subhead"', 'div class="sub-heading large"']
)
def test_a_line_that_its_class_calls_a_subheading_is_one(tag: str) -> None:
    assert kinds_of(f"<{tag}>Who lit the lamp?</{tag.split(maxsplit=1)[0]}>") == ["heading"]


@pytest.mark.parametrize(
    "line",
    [
        '<div class="subheadline">Somebody lit it, as we know by now.</div>',
        f'<div class="subheadline">{"who lit it " * 12}</div>',
        '<div class="subheads">Who lit the lamp?</div>',
        '<div class="subheadline"><a href="/b">Who lit the lamp?</a></div>',
    ],
)
def test_a_sentence_or_a_link_is_none(line: str) -> None:
    assert "heading" not in kinds_of(line)


def test_above_the_first_words_such_a_line_is_no_heading() -> None:
    line = '<div class="subheadline">Who lit it there</div>'
    page = lxml_html.fromstring(f"<body>{line}<p>Somebody did.</p>{line}<p>We know.</p></body>")
    segments = segments_of(page, "")
    found = reshaped(segments, [True] * len(segments))
    assert [found[at][0].form for at in (0, 2)] == [Form.TEXT, Form.HEADING]


@pytest.mark.parametrize(
    "frame",
    [
        '<div class="pull-quote left"><p>{}</p><p>Mira Stone</p></div>',
        '<table align="right"><tr><td class="pullquote">{}<br><br>Mira Stone</td></tr></table>',
        '<div class="quote">{}<br><br>Mira Stone</div>',
        '<div class="c-block-quote__wrap"><div><p>{}</p></div><p>Mira Stone</p></div>',
    ],
)
def test_what_its_class_calls_a_quotation_is_one(frame: str) -> None:
    said = "We lit it every evening, and nobody asked us why we did so."
    assert quoted(frame.format(said)) == [said, "Mira Stone"]
    assert edition_with(frame.format(said)).html.count("<blockquote>") == 1


@pytest.mark.parametrize(
    "frame",
    [
        '<div class="get-quote">{}</div>',
        '<div class="blockquote-style-1">{}</div>',
        '<div class="quote"><a href="/b">{}</a></div>',
        f'<div class="quote">{{}} {WORDS * 12}</div>',
    ],
)
def test_what_only_sounds_so_is_none(frame: str) -> None:
    assert quoted(frame.format("We lit it every evening, and nobody asked us why.")) == []


def test_a_row_of_pictures_is_no_list() -> None:
    row = "".join(
        f'<li><figure><img src="/{n}.jpg"><figcaption>Lamp {n}</figcaption></figure></li>'
        for n in range(3)
    )
    html = edition_with(f"<ul>{row}</ul>").html
    assert html.count("<figure>") == 3
    assert "<ul>" not in html
    step = '<li>Fill it.<figure><img src="/9.jpg"></figure></li>'
    html = edition_with(f"<ol>{step}<li>Light it.</li></ol>").html
    assert "<li><p>Fill it.</p><figure>" in html
    assert "</figure></li>" in html


@pytest.mark.parametrize(
    ("caption", "words"),
    [
        ("The lamp at dusk.<span>Mira Stone</span>", "The lamp at dusk. Mira Stone"),
        ('The lamp<span class="credit">Mira &amp; Co</span>', "The lamp Mira & Co"),
        ("<em>The lamp.</em><b>Mira Stone</b>", "The lamp. Mira Stone"),
        ("The lamp of Mc<span>Donald</span>", "The lamp of McDonald"),
        ("The lamp <span>Mira Stone</span>", "The lamp Mira Stone"),
    ],
)
def test_a_credit_does_not_run_into_its_caption(caption: str, words: str) -> None:
    figure = f'<figure><img src="/a.jpg"><figcaption>{caption}</figcaption></figure>'
    assert texts(edition_with(figure), Kind.CAPTION) == [words]
