"""Whether a truth holds the whole of its article: some hold a summary, or its first screen."""

from typing import Final

from sourcebook.clean.dom import parse
from sourcebook.clean.opinions import VOTERS, align, opinions, words_of
from sourcebook.clean.segment import Form, segments_of
from support.truth import TruePage, words

WHOLE: Final = 0.9
"""Share of the words agreed on that a whole truth holds."""

AGREED: Final = 2
"""Voters of the three who must hold a run of words; one alone keeps what is no article."""


def is_whole(page: TruePage) -> bool:
    """Tell whether the truth of *page* holds the words that most extractors hold.

    Our own judge has no say in it. Captions do not count: truths leave them out.
    """
    root, _ = parse(page.html)
    body = root.find("body")
    found = segments_of(root if body is None else body, page.address)
    segments = [one for one in found if words_of(one) and one.form is not Form.CAPTION]
    votes = opinions(root, segments, "")
    own = [words_of(segment) for segment in segments]
    held = agreed = 0.0
    for at, share in enumerate(align(own, words(page.truth))):
        if sum(votes[name][at] > 0.5 for name in VOTERS) >= AGREED:
            held += share * len(own[at])
            agreed += len(own[at])
    return held >= WHOLE * agreed if agreed else False
