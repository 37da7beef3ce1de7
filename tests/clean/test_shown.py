"""Words that no eye sees are cut; words beside the line do not run into it."""

import pytest

from sourcebook.model.edition import Edition
from support.pages import HTML, cleaned

WORDS = "Every evening somebody climbed the steps and lit the lamp, while there was oil left. "
PARAGRAPHS = "".join(f"<p>On day {number}. {WORDS * 3}</p>" for number in range(6))


def edition_with(inside: str) -> Edition:
    page = f"<article><h1>The lamp</h1>{PARAGRAPHS}{inside}{PARAGRAPHS}</article>"
    return cleaned(f"<html><body>{page}</body></html>", HTML)


def hidden_in(edition: Edition) -> list[str]:
    return [cut.text for cut in edition.cuts if cut.reason == "hidden"]


@pytest.mark.parametrize(
    "attributes",
    [
        "hidden",
        "hidden='hidden'",
        "style='display: none'",
        "style='visibility:hidden'",
        "class='note Visually-Hidden'",
        "class=sr-only",
    ],
)
@pytest.mark.parametrize("tag", ["p", "div", "li", "h2"])
def test_a_block_that_no_eye_sees_is_a_cut(tag: str, attributes: str) -> None:
    edition = edition_with(f"<{tag} {attributes}>The keeper was bribed by a crew.</{tag}>")
    assert "bribed" not in edition.text
    assert hidden_in(edition) == ["The keeper was bribed by a crew."]


@pytest.mark.parametrize(
    "attributes", ["aria-hidden=true", "hidden=until-found", "class=not-sr-only"]
)
def test_a_block_that_an_eye_can_see_stays(attributes: str) -> None:
    edition = edition_with(f"<p {attributes}>The keeper was bribed by a crew of wreckers then.</p>")
    assert "The keeper was bribed by a crew of wreckers then." in edition.text


def test_a_page_that_a_script_shows_is_read() -> None:
    edition = cleaned(
        "<html><body><p>One moment, we are loading.</p>"
        f"<div style='display:none'>{PARAGRAPHS}</div>"
        "</body></html>",
        HTML,
    )
    assert edition.text.count("On day") == 6
    assert hidden_in(edition) == []


def test_words_hidden_amid_a_line_are_a_cut_and_part_no_words() -> None:
    inside = (
        "<p>He wrote <a href='https://a.example/'>a log"
        "<span class='visually-hidden'>opens in a new window</span></a> on the "
        "<span style='display:none'>0042</span>tower, in the old days of the lamp.</p>"
    )
    edition = edition_with(inside)
    assert "He wrote a log on the tower, in the old days of the lamp." in edition.text
    assert hidden_in(edition) == ["opens in a new window\n0042"]


def test_hidden_words_within_what_is_cut_make_no_cut_of_their_own() -> None:
    links = "".join(
        f"<li><a href='/{number}'>Place {number}<span class=sr-only>, open</span></a></li>"
        for number in range(9)
    )
    cuts = edition_with("").cuts
    page = (
        f"<body><nav><ul>{links}</ul></nav><article><h1>The lamp</h1>{PARAGRAPHS}</article></body>"
    )
    edition = cleaned(f"<html>{page}</html>", HTML)
    assert len(edition.cuts) == len(cuts) + 1
    assert sum(cut.text.count(", open") for cut in edition.cuts) == 9


def test_no_word_is_lost_where_many_are_hidden() -> None:
    spans = "".join(f"<p>Mile {n}<span class=sr-only> wreck</span> of it.</p>" for n in range(700))
    edition = edition_with(spans)
    held = [edition.text, *(cut.text for cut in edition.cuts)]
    assert sum(text.split().count("wreck") for text in held) == 700


def test_a_formula_hidden_behind_its_picture_is_read() -> None:
    formula = "<math alttext='E=mc^2'><mi>E</mi></math>"
    picture = "<img src='https://a.example/e.svg' aria-hidden='true' alt='E'>"
    inside = (
        f"<p>He wrote <span><span style='display:none'>{formula}</span>{picture}</span> there.</p>"
    )
    assert "He wrote E=mc^2 there." in edition_with(inside).text


def test_a_cell_that_is_hidden_keeps_its_place() -> None:
    rows = (
        "<tr><th>Year</th><th>Lamps</th></tr><tr><td style='display:none'>1900</td><td>7</td></tr>"
    )
    edition = edition_with(f"<table>{rows}</table>")
    assert "<tr><td>1900</td><td>7</td></tr>" in edition.html


@pytest.mark.parametrize(
    ("markup", "shown"),
    [
        (
            "The lamp<span class='sidenote'>It burnt oil</span>was lit.",
            "The lamp It burnt oil was lit.",
        ),
        (
            "The lamp<span class='marginnote'>It burnt oil</span>, lit.",
            "The lamp It burnt oil, lit.",
        ),
        (
            "<span style='display:block'>One</span><span style='display:block'>two</span>",
            "One\ntwo",
        ),
        ("One<em style='display: block'>two</em>three", "One\ntwo\nthree"),
        ("One<br><span style='display:block'>two</span>", "One\ntwo"),
        ("<span style='display:block; float:left'>T</span>he lamp", "The lamp"),
        ("<span style='display:inline-block'>T</span>he lamp", "The lamp"),
    ],
)
def test_words_set_apart_do_not_run_together(markup: str, shown: str) -> None:
    edition = edition_with(f"<p>On the tower. {markup} {WORDS}</p>")
    assert f"On the tower. {shown}" in edition.text.replace(". \n", ". ").replace(".\n", ". ")
