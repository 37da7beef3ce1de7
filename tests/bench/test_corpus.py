"""The made-up articles are alike where it counts, and the same each time."""

from collections import Counter

import pytest

from bench.corpus import HEAD, SHARES, Corpus, spelling, word
from sourcebook.base.folding import fold, tokens


@pytest.fixture(scope="module")
def counted() -> Counter[str]:
    """Count the words of the first documents."""
    documents = Corpus().documents(0, 120)
    return Counter(word for document in documents for word, _, _ in tokens(document.body))


def test_a_document_is_the_same_whatever_was_made_before_it() -> None:
    alone = Corpus().document(7)

    assert list(Corpus().documents(0, 8))[7] == alone


def test_another_seed_makes_other_documents() -> None:
    one, other = Corpus(1).document(7), Corpus(2).document(7)

    assert one.body != other.body
    assert one.words != other.words


def test_no_two_words_are_the_same() -> None:
    ranks = [*range(30_000), *range(10**7, 10**7 + 10_000)]

    assert len({word(rank) for rank in ranks}) == len(ranks)


def test_a_word_folds_to_the_one_that_is_asked_for() -> None:
    assert all(fold(spelling(rank)) == word(rank) for rank in range(HEAD - 100, HEAD + 2_000))


@pytest.mark.parametrize("rank", [1, 10, 100, 1_000])
def test_words_stand_as_often_as_in_real_articles(counted: Counter[str], rank: int) -> None:
    (_, count) = counted.most_common(rank)[-1]

    assert count / counted.total() == pytest.approx(SHARES[rank], rel=0.35)


def test_a_tenth_of_a_million_words_has_thousands_that_stand_once(counted: Counter[str]) -> None:
    once = sum(count == 1 for count in counted.values())

    assert 3_000 < once < 9_000


def test_headings_stand_in_the_body() -> None:
    documents = [one for one in Corpus().documents(0, 30) if one.headings]

    assert len(documents) > 10
    assert all(set(one.headings.splitlines()) <= set(one.body.splitlines()) for one in documents)
