"""Lists of documents are put together as sets are, and their scores add up."""

from functools import partial, reduce

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from sourcebook.index.columnar import matches, sorted_lists
from sourcebook.index.columnar.matches import (
    Matches,
    all_of,
    any_of,
    constant,
    nothing,
    of_word,
)
from sourcebook.index.columnar.within import Within, any_within
from sourcebook.index.columnar.word import Word

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
    mine, theirs = sorted_lists.meeting(wanted.documents, more.documents, SIZE)
    assert wanted.documents[mine].tolist() == sorted(lists[0] & other)
    assert more.documents[theirs].tolist() == sorted(lists[0] & other)


NUMBERS = st.one_of(
    st.dictionaries(st.integers(0, SIZE - 1), st.integers(1, 400), max_size=60),
    st.tuples(st.integers(1, 9), st.integers(0, 8), st.integers(1, 300)).map(
        lambda by: {one: one % by[2] + 1 for one in range(by[1], SIZE, by[0])}
    ),
)

NORMS = np.full(SIZE, 1.5, np.float32)
WEIGHT = 2.0


def word_of(numbers: dict[int, int], weight: float = WEIGHT) -> Word:
    documents = np.array(sorted(numbers), np.uint32)
    times = np.array([numbers[one] for one in sorted(numbers)], "u2")
    return Word(documents, times, NORMS, lambda: weight)


def counted(numbers: dict[int, int]) -> Matches:
    """Return matches of a word that stands so often in each document."""
    return of_word(word_of(numbers), SIZE)


def worth(*numbers: int) -> float:
    """Tell what words score that stand so often in one document."""
    return sum(WEIGHT * number / (1.5 + number) for number in numbers)


def expect(found: Matches, numbers: dict[int, list[int]]) -> None:
    """Expect that *found* are these documents, with the scores of words that stand so often."""
    assert found.documents.tolist() == sorted(numbers)
    wanted = [worth(*numbers[document]) for document in sorted(numbers)]
    assert np.allclose(found.scores(), wanted, rtol=1e-5)


WORDS = st.lists(st.tuples(NUMBERS, NUMBERS), min_size=2, max_size=4)


@given(WORDS)
def test_what_is_counted_keeps_its_numbers_where_it_meets_others(
    words: list[tuple[dict[int, int], dict[int, int]]],
) -> None:
    parts = [any_of([counted(one), counted(other)]) for one, other in words]
    both = reduce(set.intersection, [set(one) | set(other) for one, other in words])
    fields = [numbers for word in words for numbers in word]
    expect(all_of(parts), {one: [field.get(one, 0) for field in fields] for one in both})
    first, second = words[0]
    either = set(first) | set(second)
    expect(parts[0], {one: [first.get(one, 0), second.get(one, 0)] for one in either})
    everything = [worth(first.get(one, 0), second.get(one, 0)) for one in range(SIZE)]
    assert np.allclose(parts[0].scores_in(np.arange(SIZE)), everything, rtol=1e-5)
    assert parts[0].has(np.arange(SIZE)).tolist() == [one in either for one in range(SIZE)]
    twice = parts[0].times(2.0)
    assert np.allclose(twice.scores(), 2 * parts[0].scores(), rtol=1e-5)


@given(WORDS)
def test_words_within_what_is_asked_for_are_found_and_scored_as_by_themselves(
    words: list[tuple[dict[int, int], dict[int, int]]],
) -> None:
    """The documents of the first word are asked for; the others are the fields of one leaf each."""
    (one, other), *leaves = words
    first = all_of([any_of([counted(one), counted(other)])])
    asked = first.documents
    within = Within(first.lists, SIZE)
    pairs = []
    for numbers, more in leaves:
        documents = np.array([*sorted(numbers), *sorted(more)], "u4")
        times = np.array([field[one] for field in (numbers, more) for one in sorted(field)], "u2")
        sums = within.sums(documents, times)
        if len(sums[0]):
            pairs.append((partial(Word, norms=NORMS, weigh=lambda: WEIGHT), sums))
    counts = {
        document: [numbers.get(document, 0) + more.get(document, 0) for numbers, more in leaves]
        for document in asked.tolist()
    }
    hits = {document: numbers for document, numbers in counts.items() if any(numbers)}
    found = any_within(within, pairs, SIZE) if pairs else nothing()
    expect(found, hits)
    both = {d: [one.get(d, 0), other.get(d, 0), *numbers] for d, numbers in hits.items()}
    expect(all_of([first, found]), both)


@given(
    st.sets(st.integers(0, SIZE - 1)),
    st.lists(st.tuples(st.integers(0, SIZE - 1), st.integers(1, 400)), max_size=300),
    st.sampled_from([1, -1]),
)
def test_only_what_is_asked_for_is_summed(
    asked: set[int], postings: list[tuple[int, int]], step: int
) -> None:
    half = sorted(asked)[::2]
    lists = [np.array(one, "u4") for one in ([*half], sorted(asked))]
    within = Within(lists[::step], SIZE)
    documents = np.array([document for document, _ in postings], "u4")
    times = np.array([times for _, times in postings], "u2")
    found, sums = within.summed(documents, times)
    expected: dict[int, float] = {}
    for document, number in sorted(postings):
        if document in asked:
            expected[document] = expected.get(document, 0) + number
    assert dict(zip(found.tolist(), sums.tolist(), strict=True)) == expected
    assert found.tolist() == sorted(expected)
    assert within.those(documents).tolist() == [one for one, _ in postings if one in asked]
