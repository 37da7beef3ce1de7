"""Lists of documents are put together as sets are, and their scores add up."""

from functools import reduce

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from sourcebook.index.columnar import matches
from sourcebook.index.columnar.matches import (
    Counts,
    Matches,
    Within,
    all_of,
    any_of,
    constant,
    nothing,
)
from sourcebook.index.columnar.segment_file import Array

SIZE = 900
LISTS = st.lists(
    st.one_of(
        st.sets(st.integers(0, SIZE - 1), max_size=9),
        st.tuples(st.integers(1, 9), st.integers(0, 8)).map(
            lambda by: set(range(by[1], SIZE, by[0]))
        ),
    ),
    min_size=1,
    max_size=4,
)


def found(documents: set[int], score: float = 1.0, code: str = "u4") -> Matches:
    return constant(np.array(sorted(documents), code), score, SIZE)


def scores(one: Matches) -> dict[int, float]:
    return dict(zip(one.documents.tolist(), one.scores().tolist(), strict=True))


@given(LISTS)
def test_all_and_any_find_and_score_what_sets_would(lists: list[set[int]]) -> None:
    parts = [found(one, 1.0 + at, ["u4", "i8"][at % 2]) for at, one in enumerate(lists)]
    both = reduce(set.intersection, lists)
    assert scores(all_of(parts)) == dict.fromkeys(
        sorted(both), float(sum(1 + at for at in range(len(lists))))
    )
    expected = {
        document: float(sum(1 + at for at, one in enumerate(lists) if document in one))
        for document in sorted(set().union(*lists))
    }
    assert scores(any_of(parts)) == expected
    best = {d: float(max(1 + at for at, one in enumerate(lists) if d in one)) for d in expected}
    assert scores(any_of(parts, best=True)) == best
    # Asked for documents that it does not find, a part gives 0.
    everything = np.arange(SIZE)
    told = any_of(parts).scores_in(everything).tolist()
    assert told == [expected.get(document, 0.0) for document in range(SIZE)]


@given(LISTS, st.sets(st.integers(0, SIZE - 1)))
def test_what_is_unwanted_goes_and_what_is_more_adds(
    lists: list[set[int]], other: set[int]
) -> None:
    wanted, more = found(lists[0]), found(other, 2.0)
    left = matches.without(wanted, more)
    assert left.documents.tolist() == sorted(lists[0] - other)
    assert scores(matches.perhaps(wanted, more)) == {
        document: 3.0 if document in other else 1.0 for document in sorted(lists[0])
    }
    assert scores(matches.without(wanted, nothing())) == scores(wanted)
    assert scores(matches.perhaps(wanted, nothing())) == scores(wanted)
    mine, theirs = matches.meeting(wanted.documents, more.documents, SIZE)
    assert wanted.documents[mine].tolist() == sorted(lists[0] & other)
    assert more.documents[theirs].tolist() == sorted(lists[0] & other)


NUMBERS = st.dictionaries(st.integers(0, SIZE - 1), st.integers(1, 400))


def counted(numbers: dict[int, int]) -> Matches:
    """Return matches that score what *numbers* says."""
    documents = np.array(sorted(numbers), np.uint32)
    counts = Counts(documents, np.array([numbers[one] for one in sorted(numbers)], "u2"), SIZE)

    def score(some: Array) -> Array:
        return counts.of(some).astype(np.float32)

    def add(total: Array, some: Array) -> None:
        total += score(some)

    return Matches([documents], SIZE, score, add, counts=counts)


@given(st.lists(st.tuples(NUMBERS, NUMBERS), min_size=2, max_size=4))
def test_what_is_counted_keeps_its_numbers_where_it_meets_others(
    words: list[tuple[dict[int, int], dict[int, int]]],
) -> None:
    parts = [any_of([counted(one), counted(other)]) for one, other in words]
    both = reduce(set.intersection, [set(one) | set(other) for one, other in words])
    assert scores(all_of(parts)) == {
        document: float(sum(fields.get(document, 0) for word in words for fields in word))
        for document in sorted(both)
    }


@given(
    st.sets(st.integers(0, SIZE - 1)),
    st.lists(st.tuples(st.integers(0, SIZE - 1), st.integers(1, 400)), max_size=300),
)
def test_only_what_is_asked_for_is_summed(asked: set[int], postings: list[tuple[int, int]]) -> None:
    within = Within(np.array(sorted(asked), "u4"), SIZE)
    documents = np.array([document for document, _ in postings], "u4")
    found, sums = within.summed(documents, np.array([times for _, times in postings], "u2"))
    expected: dict[int, float] = {}
    for document, times in sorted(postings):
        if document in asked:
            expected[document] = expected.get(document, 0) + times
    assert dict(zip(found.tolist(), sums.tolist(), strict=True)) == expected
    assert found.tolist() == sorted(expected)
    assert within.those(documents).tolist() == [one for one, _ in postings if one in asked]
