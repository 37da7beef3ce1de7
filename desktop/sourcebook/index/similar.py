"""Find the words that tell what a text is about."""

import math
from collections import Counter
from collections.abc import Callable
from typing import Final

from sourcebook.base import folding
from sourcebook.index.query import NOTHING, Either, Query, Words

MOST_TELLING: Final = 25
"""Words that are asked for; more of them only find what has the first ones anyway."""

SHORTEST: Final = 4
"""Letters of a word that tells something, in scripts with spaces."""

MOST_READ: Final = 20_000
"""Words of a text that are weighed; its subject stands at its beginning."""


def telling_words(text: str, documents: Callable[[str], int], total: int) -> Query:
    """Return a query for the words that are frequent in *text* and rare elsewhere.

    Args:
        text: The title and the body of a document.
        documents: Gives in how many documents a folded word stands, itself counted.
        total: How many documents there are.
    """
    counts: Counter[str] = Counter()
    for number, (word, _, _) in enumerate(folding.tokens(text)):
        if number >= MOST_READ:
            break
        if len(word) >= SHORTEST or folding.is_unspaced(word):
            counts[word] += 1
    often = [word for word, _ in counts.most_common(MOST_TELLING * 8) if not word.isdigit()]
    shared = {word: number for word in often if 1 < (number := documents(word)) <= total}
    worth = {
        word: (1 + math.log(counts[word])) * math.log(1 + total / number)
        for word, number in shared.items()
    }
    best = sorted(worth, key=lambda word: (-worth[word], word))[:MOST_TELLING]
    return Either(tuple(Words((word,)) for word in best)) if best else NOTHING
