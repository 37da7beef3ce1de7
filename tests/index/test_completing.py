"""How a query could go on."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sourcebook.index.completing import MOST_OFFERS, complete
from sourcebook.index.parsing import read
from sourcebook.model.search import Part

VOCABULARY = {
    "tag": [("Sea", 9), ("trade/sea", 4), ("old ports", 2)],
    "by": [("Ines Marlow", 3)],
    "site": [("The Paper", 5)],
    "lang": [("en", 9), ("tr", 1)],
}


@pytest.mark.parametrize(
    ("typed", "offers"),
    [
        ("ti", ["title:"]),
        ("war -s", ["saved:", "site:"]),
        ("is:arch", ["is:archived "]),
        ("has:", ["has:pdf ", "has:image ", "has:note ", "has:highlight ", "has:comment "]),
        ("in:n", ["in:notes "]),
        ("colour:p", ["colour:pink "]),
        ("saved:last-w", ["saved:last-week "]),
        ("tag:sea", ["tag:Sea ", "tag:trade/sea "]),
        ("(-tag:#ol", ['tag:"old ports" ']),
        ('tag:"old po', ['tag:"old ports" ']),
        ("author:mar", ['author:"Ines Marlow" ']),
        ("lang:", ["lang:en ", "lang:tr "]),
        ("by:ınes", ['by:"Ines Marlow" ']),
        ("war ", []),
        ("", []),
        ("foo:b", []),
        ('"ti', []),
    ],
)
def test_the_likeliest_is_offered_first(typed: str, offers: list[str]) -> None:
    assert [one.text for one in complete(typed, len(typed), VOCABULARY)] == offers


def test_what_is_offered_stands_in_for_the_word_under_the_cursor() -> None:
    (offer,) = complete("war -is:arch peace", 12, VOCABULARY)
    assert "war -is:arch peace"[offer.start : offer.end] == "is:arch"


@given(st.text(st.sampled_from('tagis:#"()- ışe') | st.characters(), max_size=20), st.integers())
def test_no_text_breaks_it_and_every_offer_is_understood(typed: str, at: int) -> None:
    for offer in complete(typed, at, VOCABULARY):
        assert 0 <= offer.start <= offer.end == at <= len(typed)
        pieces = read(offer.text, is_whole=True).pieces
        assert all(piece.part is not Part.TROUBLE for piece in pieces)


def test_no_more_is_offered_than_is_read_at_a_glance() -> None:
    many = {"tag": [(f"tag{number}", 1) for number in range(10_000)]}
    assert len(complete("tag:t", 5, many)) == MOST_OFFERS
