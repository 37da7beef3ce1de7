"""Terms are found among sorted ones."""

from bisect import bisect_left

from hypothesis import given
from hypothesis import strategies as st

from sourcebook.index.columnar.lexicon import Lexicon, packed

WORDS = st.sets(st.text("abé\ud800", max_size=3), max_size=60)


def raw(word: str) -> bytes:
    return word.encode("utf-8", "surrogatepass")


@given(WORDS, st.integers(0, 400), WORDS)
def test_a_term_is_where_sorting_puts_it(words: set[str], more: int, asked: set[str]) -> None:
    known = sorted({*map(raw, words), *(f"c{number:03}".encode() for number in range(more))})
    lexicon = Lexicon(*packed(known))
    for word in [*map(raw, asked), b"c", b"c007", b"c399", b"", b"\xff"]:
        assert lexicon.place(word) == bisect_left(known, word)
        expected = known.index(word) if word in known else -1
        assert lexicon.find(word) == lexicon.find(word) == expected
        begun = [number for number, term in enumerate(known) if term.startswith(word)]
        for _ in range(2):
            assert list(range(*lexicon.beginning_with(word))) == begun
    low, high = lexicon.beginning_with(b"c0")
    assert lexicon.words(low, high) == [f"c{number:03}" for number in range(min(more, 100))]
    assert list(map(raw, lexicon.words(0, len(lexicon)))) == known
