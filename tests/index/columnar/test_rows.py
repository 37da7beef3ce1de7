"""Phrases are found the same whether words are looked up or laid on top of each other."""

from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sourcebook.index.columnar import rows as rows_module
from sourcebook.index.columnar.rows import rows
from sourcebook.index.columnar.segment import APART, Columns
from sourcebook.index.index_folder import IndexFolder
from sourcebook.model.search import Document, Found

TEXTS = st.lists(st.lists(st.sampled_from("abc"), max_size=12), min_size=2, max_size=8)


def columns_of(folder: Path, texts: list[list[str]]) -> Columns:
    IndexFolder(folder).rebuild(
        Document(f"d{at}", Found.NOTE, "", "", " ".join(text)) for at, text in enumerate(texts)
    )
    return IndexFolder(folder).snapshot().segments[0].columns


@settings(max_examples=60, deadline=None)
@given(
    TEXTS,
    st.lists(st.sampled_from("abc"), min_size=1, max_size=4),
    st.sampled_from([1, 7, 1 << 19]),
    st.sampled_from([-1, 1 << 40]),
)
def test_every_beginning_is_found_once_and_in_order(
    texts: list[list[str]], asked: list[str], stretch: int, everywhere: int
) -> None:
    with TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        patch.setattr(rows_module, "STRETCH", stretch)
        patch.setattr(rows_module, "_EVERYWHERE", everywhere)
        columns = columns_of(Path(folder), texts)
        terms = [columns.lexicon("body").find(word.encode()) for word in asked]
        if min(terms) < 0:
            return
        found = rows(columns, "body", terms)
        expected = [
            (number, at, at + len(asked) - 1)
            for number, text in enumerate(texts)
            for at in range(len(text))
            if text[at : at + len(asked)] == asked
        ]
        triples = zip(
            found.documents.tolist(), found.starts.tolist(), found.ends.tolist(), strict=True
        )
        assert list(triples) == expected
        assert all(one < other for one, other in pairwise(found.keys.tolist()))


def test_documents_that_have_only_one_of_the_words_are_passed_over(tmp_path: Path) -> None:
    texts = [["a"], ["b", "b", "c"], ["a", "b", "c", "b"], ["a", "c"], ["a", "b", "c", "b"]]
    columns = columns_of(tmp_path, texts)
    lexicon = columns.lexicon("body")
    for asked in ("ab", "abc", "cb"):
        found = rows(columns, "body", [lexicon.find(letter.encode()) for letter in asked])
        assert found.documents.tolist() == [2, 4]
        assert found.starts.tolist() == [texts[2].index(asked[0])] * 2


def test_a_row_longer_than_the_gap_between_documents_is_nowhere(tmp_path: Path) -> None:
    columns = columns_of(tmp_path, [["a"] * 2, ["a"]])
    term = columns.lexicon("body").find(b"a")
    assert not len(rows(columns, "body", [term] * APART))
    assert not len(rows(columns, "body", []))
