"""Words that tell what a text is about."""

from sourcebook.index.query import NOTHING, Either
from sourcebook.index.similar import MOST_TELLING, telling_words

COUNTS = {"this": 100, "harbour": 3, "lamp": 9, "once": 1}


def test_what_is_frequent_here_and_rare_elsewhere_comes_first() -> None:
    query = telling_words(
        "This lamp, this lamp, this harbour. Once 2014 2014.", lambda w: COUNTS.get(w, 50), 100
    )
    assert isinstance(query, Either)
    assert [part.row[0] for part in query.parts] == ["lamp", "harbour", "this"]  # type: ignore[union-attr]  # all are Words


def test_a_text_without_shared_words_asks_nothing() -> None:
    assert telling_words("", lambda _: 5, 10) == NOTHING
    assert telling_words("once", lambda _: 1, 10) == NOTHING


def test_no_more_words_are_asked_than_tell_something() -> None:
    text = " ".join(f"word{number}x" for number in range(1000))
    query = telling_words(text, lambda _: 2, 10)
    assert isinstance(query, Either)
    assert len(query.parts) == MOST_TELLING
