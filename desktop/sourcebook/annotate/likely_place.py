"""Where in a text a passage may stand of which some words are not the same."""

from collections import Counter
from collections.abc import Sequence
from typing import Final

from sourcebook.annotate.tokens import Tokens
from sourcebook.model.quotation import Span

COMMON: Final = 50
"""A word that stands more often in the text than that tells no place."""

BUCKET: Final = 32
"""Words within which the votes of a passage's words fall together."""


def likely_region(folded: Sequence[str], source: Tokens) -> Span | None:
    """Return the words of *source* between which most of the words of a passage stand.

    Each word that is rare enough votes for the places where the passage would begin if it were
    that one. None when no word stands there. Costs a look at `COMMON` places for each word.
    """
    votes: Counter[int] = Counter()
    for number, form in enumerate(folded):
        places = source.where.get(form, ())
        if len(places) <= COMMON:
            for at in places:
                begin = (at - number) // BUCKET
                votes[begin] += len(form)
                votes[begin + 1] += len(form)
    if not votes:
        return None
    (begin, _), *_ = votes.most_common(1)
    room = 2 * BUCKET + len(folded) // 2
    start = (begin - 1) * BUCKET - room
    return max(0, start), min(len(source.forms), start + len(folded) + 2 * room + 2 * BUCKET)
