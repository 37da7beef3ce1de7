"""Words are found in a text as the search finds them."""

from hypothesis import given
from hypothesis import strategies as st

from sourcebook.base.find_folded import FoldedText
from sourcebook.base.folding import fold

SOUP = st.text(alphabet="aAşŞßﬁi ıİé\u0301\u00a0\n😀ـك", max_size=40)


def test_accents_case_and_spaces_do_not_matter() -> None:
    text = "In Şengal,\u00a0near ŞENGAL; Straße."
    found = FoldedText(text)
    assert [text[slice(*one)] for one in found.places("SENGÁL", 9)] == ["Şengal", "ŞENGAL"]
    assert [text[slice(*one)] for one in found.places("  , near ", 9)] == [",\u00a0near"]
    assert [text[slice(*one)] for one in found.places("strasse", 9)] == ["Straße"]


def test_no_more_than_asked_for_are_found() -> None:
    assert len(FoldedText("a" * 100).places("a", 7)) == 7


@given(SOUP, SOUP)
def test_what_is_found_folds_to_what_was_sought(text: str, sought: str) -> None:
    end = 0
    needle = fold(" ".join(sought.split()))
    for start, stop in FoldedText(text).places(sought, 50):
        assert end <= start < stop
        assert needle in fold(text[start:stop])
        end = start
