"""Weigh what a page gives now against the edition that an article shows."""

from enum import StrEnum
from typing import Final, Protocol

from sourcebook.model.article import Status

_BEGUN: Final = frozenset({Status.PAYWALL, Status.TRUNCATED, Status.PLAIN, Status.PARTIAL})
"""What keeps an edition from being whole, though its words are those of the article."""

MOST_LOST: Final = 2
"""An edition with less than one word in so many of those shown is no correction of them."""


class Outcome(StrEnum):
    """What adding a source did to what its article shows."""

    NEW = "new"
    """It shows what came now."""
    SAME = "same"
    """It shows these very bytes already."""
    KEPT = "kept"
    """What came gives less: it is kept, and the article stays as it was."""
    BACK = "back"
    """It shows an earlier edition again, which is of these bytes."""


class Weighty(Protocol):
    """An edition in whatever form, or the article that shows it."""

    @property
    def status(self) -> Status:
        """What stands in the way of it being whole."""

    @property
    def words(self) -> int:
        """How many words it has."""


def gives_less(new: Weighty, shown: Weighty) -> bool:
    """Tell whether *new* had better not replace what is *shown*.

    A wall gives less than the beginning of an article, and that less than the whole; of two alike,
    one that lost more than half of the words does. A wall is never worth keeping for its words.
    """
    if (rank := _rank(shown)) != _rank(new):
        return _rank(new) < rank
    return rank > 0 and new.words * MOST_LOST < shown.words


def is_wall(one: Weighty) -> bool:
    """Tell whether it has nothing of the article: a wall, an error page, nothing at all."""
    return _rank(one) == 0


def lack(new: Weighty, shown: Weighty) -> str:
    """Say to a person what *new* lacks, in a sentence."""
    parts = [f"{new.words:,} words instead of {shown.words:,}"]
    if new.status is not Status.WHOLE:
        parts.append(new.status.label)
    return f"The page now gives less: {', '.join(parts)}; the article stays as it was."


def _rank(edition: Weighty) -> int:
    if edition.status is Status.WHOLE:
        return 2
    return int(edition.status in _BEGUN)
