"""Voters are heard as far as they speak, and one that fails costs nothing but its vote."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml.html import HtmlElement

from sourcebook.clean import opinions
from sourcebook.clean.dom import parse
from sourcebook.clean.segment import segments_of
from support.pages import HTML, cleaned

WORDS = "The ferry crossed twice a day until the ice came, and then nobody crossed at all. "
BODY = "".join(f"<p>In winter {number} it was so. {WORDS * 2}</p>" for number in range(6))
PAGE = f"""<html><body><nav><a href="/">Home</a> <a href="/all">All stories</a></nav><article>
<h1>The ferry</h1>{BODY}</article><footer><p>Printed in Ufer.</p></footer>
</body></html>"""


def body_of(page: str) -> HtmlElement:
    root, _ = parse(page)
    body = root.find("body")
    assert body is not None
    return body


def broken(_: HtmlElement) -> str:
    raise RuntimeError


def test_each_voter_holds_the_words_of_the_article_and_not_the_menu() -> None:
    body = body_of(PAGE)
    segments = segments_of(body, "")
    votes = opinions.opinions(body.getroottree().getroot(), segments, "")
    places = {segment.text.strip(): at for at, segment in enumerate(segments)}
    for name in opinions.VOTERS:
        assert votes[name][places[f"In winter 3 it was so. {WORDS * 2}".strip()]] > 0.9
        assert votes[name][places["Home All stories"]] < 0.1
    assert set(votes["described"]) == {-1.0}


@pytest.mark.parametrize("failing", [["balanced"], ["readable"], list(opinions.VOTERS)])
def test_an_article_is_found_also_when_voters_fail(
    failing: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in failing:
        monkeypatch.setitem(opinions.VOTERS, name, broken)
    edition = cleaned(PAGE, HTML, "https://example.org/ferry")
    assert edition.text.count(WORDS.strip()) == 12
    assert "All stories" not in edition.text
    assert "Printed" not in edition.text


def test_a_page_made_to_be_slow_is_shown_to_no_voter(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opinions, "MAX_ELEMENTS", 10)
    body = body_of(PAGE)
    votes = opinions.opinions(body.getroottree().getroot(), segments_of(body, ""), "")
    assert {one for share in votes.values() for one in share} == {-1.0}


@given(st.lists(st.lists(st.sampled_from("abcde"), max_size=6), max_size=8), st.data())
def test_a_text_that_holds_all_words_in_their_order_holds_each_segment_whole(
    words: list[list[str]], data: st.DataObject
) -> None:
    chosen = [data.draw(st.booleans()) for _ in words]
    opinion = [word for own, is_in in zip(words, chosen, strict=True) if is_in for word in own]
    shares = opinions.align(words, opinion)
    assert len(shares) == len(words)
    assert all(-1.0 <= share <= 1.0 for share in shares)
    if opinion and all(chosen):
        assert [share for share, own in zip(shares, words, strict=True) if own] == [
            1.0 for own in words if own
        ]
