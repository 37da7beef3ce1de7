# ruff: noqa: RUF001 - dashes as they are shown
"""Every word of a page is in its article, or set aside with a reason, its structure and place."""

import html
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sourcebook.clean.restoring import restored
from sourcebook.model.edition import Edition, Kind
from support.pages import HTML, cleaned, faults, texts

LAMP = "Every evening somebody climbed the steps and lit the lamp, as long as there was oil left. "
PARAGRAPHS = "".join(f"<p>On day {number}. {LAMP * 3}</p>" for number in range(8))


def page(inside: str = "", around: str = "") -> str:
    return (
        f"<html><head><title>The lamp</title></head><body>{around}"
        f"<article><h1>The lamp</h1>{PARAGRAPHS}{inside}{PARAGRAPHS}</article></body></html>"
    )


def words_of(edition: Edition) -> set[str]:
    title = (edition.metadata.title, edition.metadata.subtitle, edition.metadata.byline)
    held = (edition.text, *title, *(cut.text for cut in edition.cuts))
    return set(re.findall(r"\w+", " ".join(held)))


@pytest.mark.parametrize(
    "inside",
    [
        "<footer><p>Additional reporting by Maria Quill.</p></footer>",
        "<aside><p>The keeper was born in Vardo.</p></aside>",
        "<form><p>Which lamp do you like?</p><label>The small one</label></form>",
        "<nav><a href=/a>Weather</a> <a href=/b>Harbours</a></nav>",
        "<p>Press <button>Start</button> to begin.</p>",
        "<button>Open the tower</button>",
        "<div class=share>Share it</div>",
    ],
)
def test_what_stands_in_an_article_is_read_or_set_aside(inside: str) -> None:
    edition = cleaned(page(inside), HTML)
    wanted = re.findall(r"\w+", html.unescape(re.sub(r"<[^>]*>", " ", inside)))
    assert set(wanted) <= words_of(edition)
    assert faults(edition) == []


def test_menus_and_footers_around_an_article_are_set_aside_with_their_reason() -> None:
    around = "<nav><a href=/a>Harbours</a></nav><footer><p>Printed in Vardo</p></footer>"
    cuts = {cut.text: cut.reason for cut in cleaned(page(around=around), HTML).cuts}
    assert cuts["Harbours"] == "nav"
    assert cuts["Printed in Vardo"] == "footer"


def test_a_button_in_a_sentence_is_a_word_of_it() -> None:
    edition = cleaned(page("<p>Press <button>Start</button> to begin.</p>"), HTML)
    assert "Press Start to begin." in edition.text.split("\n")


def test_what_is_set_aside_keeps_its_structure() -> None:
    aside = "<aside class=related><ul><li>One lamp</li><li>Two lamps</li></ul></aside>"
    edition = cleaned(page(aside), HTML)
    number, cut = next(pair for pair in enumerate(edition.cuts) if "One lamp" in pair[1].text)
    assert cut.html.startswith("<ul><li>")
    items = texts(restored(edition, number), Kind.LIST_ITEM)
    assert items == ["One lamp", "Two lamps"]


@pytest.mark.parametrize(
    "line", ["“Read more,” she said.", "«Lire la suite»", "„Weiterlesen“", "“Advertisement”"]
)
def test_what_somebody_says_is_no_notice(line: str) -> None:
    assert line in cleaned(page(f"<p>{line}</p>"), HTML).text.split("\n")


FRAMES = ("div", "section", "aside", "footer", "nav", "form", "ul", "table", "p", "button", "h2")


@given(
    st.lists(st.tuples(st.sampled_from(FRAMES), st.integers(1, 40), st.booleans()), max_size=12),
    st.sampled_from(["", "share", "comments", "promo", "sidebar"]),
)
def test_no_word_of_a_page_is_lost(parts: list[tuple[str, int, bool]], name: str) -> None:
    blocks = ["", ""]
    for number, (frame, length, is_inside) in enumerate(parts):
        words = " ".join(f"w{number}x{place}" for place in range(length))
        inner = {"ul": f"<li>{words}</li>", "table": f"<tr><td>{words}</td></tr>"}
        blocks[is_inside] += f"<{frame} class='{name}'>{inner.get(frame, words)}</{frame}>"
    edition = cleaned(page(blocks[1], blocks[0]), HTML)
    wanted = {
        f"w{number}x{place}"
        for number, (_, length, _) in enumerate(parts)
        for place in range(length)
    }
    assert wanted <= words_of(edition)


@pytest.mark.parametrize(
    ("inside", "reason"),
    [
        ("<noscript><p>Open the map of wrecks</p></noscript>", "fallback"),
        ("<template><p>Open the map of wrecks</p></template>", "template"),
        ("<select><option>Open the map</option><option>of wrecks</option></select>", "form"),
        ("<textarea>Open the map of wrecks</textarea>", "form"),
        ("<object data=a.swf><p>Open the map of wrecks</p></object>", "fallback"),
        ("<canvas>Open the map of wrecks</canvas>", "fallback"),
        ("<iframe srcdoc='&lt;p>Open the map of wrecks&lt;/p>'></iframe>", "fallback"),
        ("<svg><path/><text x=1>Open the map</text><text>of wrecks</text></svg>", "drawing"),
    ],
)
def test_what_is_read_for_no_article_is_set_aside(inside: str, reason: str) -> None:
    edition = cleaned(page(inside), HTML)
    assert "wrecks" not in edition.text
    assert [(cut.reason, cut.text.split()) for cut in edition.cuts if "wrecks" in cut.text] == [
        (reason, ["Open", "the", "map", "of", "wrecks"])
    ]
    assert faults(edition) == []


def test_words_set_aside_have_limits() -> None:
    inside = f"<textarea>{'wreck ' * 50_000}</textarea>" + "<canvas>lamp</canvas>" * 900
    cuts = [cut for cut in cleaned(page(inside), HTML).cuts if cut.reason in {"form", "fallback"}]
    assert max(len(cut.text) for cut in cuts) <= 20_000
    assert sum(cut.text.split().count("lamp") for cut in cuts) < 600


def test_images_and_frames_that_are_cut_are_named() -> None:
    end = (
        "<img src=/ship.jpg alt='A ship'>"
        "<footer><iframe src='https://www.youtube.com/embed/z' title='Storm'></iframe>"
        "<iframe src='https://maps.example/v' title='Wrecks'></iframe>"
        "<iframe src='https://counter.example/v' width=1 height=1></iframe></footer>"
    )
    edition = cleaned(page(around=end), HTML, "https://a.example/lamp")
    said = " ".join(cut.text for cut in edition.cuts)
    assert "[picture: A ship]" in said
    assert "[Video: Storm – youtube.com, https://www.youtube.com/watch?v=z]" in said
    assert "[frame: Wrecks: https://maps.example/v]" in said
    assert "counter" not in said


def test_a_film_right_after_the_last_words_is_of_the_article() -> None:
    film = "<iframe src='https://www.youtube.com/embed/z' title='Storm'></iframe>"
    whole = f"<title>The lamp</title><article><h1>The lamp</h1>{PARAGRAPHS}{film}</article>"
    assert cleaned(whole, HTML).text.endswith("Video: Storm – youtube.com")
