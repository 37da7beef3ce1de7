"""What is indexed of a text are the words of `folding.tokens`, where they stand."""

import gc
import tempfile
import tracemalloc
import weakref
from pathlib import Path

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from sourcebook.base import folding
from sourcebook.index.columnar.building import TextColumn, postings_of
from sourcebook.index.index_folder import IndexFolder
from sourcebook.model.search import Document, Found

PIECES = st.one_of(
    st.text(max_size=6),
    st.sampled_from(
        ["U.S.", "F-16", "(Iraq\u2019s)", "3,000", "\u53d9\u5229\u4e9a", "a.", "_x_", "don't."]
    ),
    st.sampled_from(
        ["Word", "word,", "[word]", '"Word"', "\u0130stanbul", "\u00a0", "\u200b", "\n"]
    ),
)


@given(st.lists(st.lists(PIECES, max_size=8), min_size=1, max_size=3), st.sampled_from([" ", ""]))
def test_words_and_their_places_are_those_of_the_tokeniser(
    texts: list[list[str]], between: str
) -> None:
    bodies = [between.join(pieces) for pieces in texts]
    given_ = [Document(f"{at}", Found.NOTE, "", "", body) for at, body in enumerate(bodies)]
    with tempfile.TemporaryDirectory() as folder:
        IndexFolder(Path(folder)).rebuild(given_)
        (segment,) = IndexFolder(Path(folder)).snapshot().segments
        columns = segment.columns
        found: dict[int, list[tuple[str, int]]] = {at: [] for at in range(len(bodies))}
        for number, term in enumerate(columns.lexicon("body").terms()):
            documents, frequencies = columns.postings("body", number, number + 1)
            positions = iter(columns.positions("body", number).tolist())
            for document, times in zip(documents.tolist(), frequencies.tolist(), strict=True):
                word = term.decode("utf-8", "surrogatepass")
                found[document] += [(word, next(positions)) for _ in range(times)]
        for at, body in enumerate(bodies):
            assert sorted(found[at]) == sorted(placed(body))
            assert columns.lengths("body")[at] == len(found[at])


def placed(text: str) -> list[tuple[str, int]]:
    """Return each word with its position: one that reaches no further stands where the last did."""
    words, position, reach = [], -1, -1
    for word, _, end in folding.tokens(text):
        if end > reach:
            position, reach = position + 1, end
        words.append((word, position))
    return words


def test_a_column_is_let_go_as_soon_as_nobody_holds_it() -> None:
    gc.disable()  # a circle would keep the words of thousands of texts until it is collected
    try:
        column = TextColumn()
        column.add("U.S. forces (left) Iraq\u2019s north")
        known = weakref.ref(column), weakref.ref(column._chunks)
        del column
        assert [one() for one in known] == [None, None]
    finally:
        gc.enable()


def test_to_sort_words_by_term_takes_some_thirty_bytes_for_each() -> None:
    words, texts, terms = 300_000, 300, 1_000
    numbers = np.random.default_rng(4).integers(0, terms, words).astype(np.uint32)
    lengths = np.full(texts, words // texts)
    tracemalloc.start()
    try:
        found = postings_of(numbers, np.ones(words, np.uint8), lengths, terms)
        _, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert int(found.where[-1]) == words
    assert most < 48 * words
