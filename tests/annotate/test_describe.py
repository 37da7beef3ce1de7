"""Writing down where a passage stands."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sourcebook.annotate import describe
from sourcebook.annotate.describe import CONTEXT
from sourcebook.base.digest import sha256

TEXT = "She came at nine. 😀 He left at ten, and nobody saw him go."


def test_an_anchor_holds_the_words_their_surroundings_and_the_text_they_stood_in() -> None:
    anchor = describe(TEXT, 20, 35)
    assert anchor.quote == "He left at ten,"
    assert anchor.prefix == "She came at nine. 😀 "
    assert anchor.suffix == " and nobody saw him go."
    assert (anchor.start, anchor.end) == (20, 35)
    assert anchor.text_sha256 == sha256(TEXT)


@pytest.mark.parametrize(("start", "end"), [(-1, 3), (3, 3), (4, 3), (0, len(TEXT) + 1)])
def test_what_is_no_passage_cannot_be_described(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="no passage"):
        describe(TEXT, start, end)


@given(st.text(min_size=1), st.data())
def test_prefix_quote_and_suffix_stand_in_the_text_as_one(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    anchor = describe(text, start, end)
    whole = anchor.prefix + anchor.quote + anchor.suffix
    assert text[start - len(anchor.prefix) :].startswith(whole)
    assert max(len(anchor.prefix), len(anchor.suffix)) <= CONTEXT
