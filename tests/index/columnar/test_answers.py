"""The greatest keys are found without sorting all, and the first of an order of all documents."""

from pathlib import Path
from tempfile import TemporaryDirectory
from unittest.mock import patch

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from sourcebook.index import IndexFolder, Wanted, ask
from sourcebook.index.columnar import answers
from sourcebook.index.columnar.answers import greatest
from sourcebook.index.query import Where, Words
from sourcebook.model.search import Document, Found, Match, Sort


@given(st.integers(0, 900), st.integers(1, 12), st.integers(0, 99), st.sampled_from([4, 900]))
def test_the_greatest_and_all_equal_to_the_least_of_them_are_kept(
    size: int, count: int, seed: int, most: int
) -> None:
    keys = np.random.default_rng(seed).integers(0, most, size).tolist()
    edge = sorted(keys, reverse=True)[:count][-1] if keys else 0
    places = greatest(np.array(keys, np.float32), count).tolist()
    assert places == [at for at, key in enumerate(keys) if key >= edge]


DAYS = ("", "2014-08-03", "2014-08-04", "2015-01-01")


@settings(max_examples=40)
@given(
    st.lists(
        st.tuples(
            st.booleans(),
            st.sampled_from(DAYS),
            st.sampled_from(DAYS[1:]),
            st.sampled_from(["", "fog", "fog fog", "harbour"]),
        ),
        min_size=1,
        max_size=60,
    ),
    st.integers(1, 9),
)
def test_an_order_without_scores_is_that_of_all_answers_put_in_order(
    drawn: list[tuple[bool, str, str, str]], count: int
) -> None:
    documents = [
        Document(
            f"{number:02}",
            Found.ARTICLE,
            "",
            title,
            "in the fog" if has_word else "elsewhere",
            date=day,
            saved=f"{saved}T00:00:00Z",
        )
        for number, (has_word, day, saved, title) in enumerate(drawn)
    ]
    found = [one for one in documents if "fog" in f"{one.title} {one.body}"]
    orders = {
        Sort.DATE: sorted(found, key=lambda one: (one.date, one.saved, one.id), reverse=True),
        Sort.SAVED: sorted(found, key=lambda one: (one.saved, one.id), reverse=True),
    }
    with TemporaryDirectory() as temporary, patch.object(answers, "_LOOKED_AT", 1):
        folder = Path(temporary) / "index"
        IndexFolder(folder).rebuild(documents)
        scores = {one.id: one.score for one in asked(folder, len(documents), Sort.RELEVANCE)}
        assert len(scores) == len(found)
        for sort, expected in orders.items():
            some = asked(folder, count, sort)
            assert [one.id for one in some] == [one.id for one in expected][:count]
            assert [one.score for one in some] == [scores[one.id] for one in some]


def asked(folder: Path, count: int, sort: Sort) -> tuple[Match, ...]:
    """Return what has a word of fog anywhere."""
    return ask(folder, Words(("fog",), Where.ANYWHERE), {}, Wanted(count, sort=sort)).matches
