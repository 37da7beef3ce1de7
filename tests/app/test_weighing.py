"""What a page gives now is weighed against what its article shows."""

from dataclasses import dataclass

import pytest

from sourcebook.app.weighing import gives_less, lack
from sourcebook.model.article import Status


@dataclass(frozen=True)
class Text:
    """As much of an edition as is weighed."""

    words: int
    status: Status = Status.WHOLE


@pytest.mark.parametrize(
    "new",
    [
        Text(900, Status.CONSENT),
        Text(900, Status.TRUNCATED),
        Text(900, Status.PAYWALL),
        Text(0, Status.BROKEN),
        Text(399),
    ],
)
def test_a_wall_a_part_and_few_words_give_less_than_the_whole(new: Text) -> None:
    assert gives_less(new, Text(800))


@pytest.mark.parametrize("shown", [Text(800), Text(800, Status.CONSENT), Text(10)])
def test_a_whole_edition_of_enough_words_is_shown(shown: Text) -> None:
    assert not gives_less(Text(400), shown)


def test_any_word_of_an_article_wins_over_a_wall() -> None:
    assert not gives_less(Text(10, Status.PAYWALL), Text(500, Status.CONSENT))
    assert gives_less(Text(500, Status.CONSENT), Text(10, Status.PAYWALL))
    assert not gives_less(Text(3, Status.MISSING), Text(500, Status.CONSENT))


def test_what_is_lacking_is_said() -> None:
    said = lack(Text(12, Status.CONSENT), Text(1840))
    assert said == (
        "The page now gives less: 12 words instead of 1,840, consent wall; "
        "the article stays as it was."
    )
