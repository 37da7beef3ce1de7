"""What is written as one with an Arabic word before it: the article, *and*, *in*, *like*, *for*.

Words are folded. Source: the clitics of written Arabic as every grammar lists them; the stemmer
takes only some of them off, and the first letter of many names with them.
"""

from typing import Final

from sourcebook.base.folding import fold

SHORTEST: Final = 3
"""Letters that are left of a word at least."""

_ARTICLES: Final = tuple(map(fold, ("وال", "فال", "بال", "كال", "ولل", "ال", "لل")))
"""The article, alone and behind what stands before it; the longest first."""

_LETTERS: Final = tuple(map(fold, "وفبكل"))


def around(word: str) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    """Return what *word* may be with and without what is written as one with it.

    Returns:
        Forms with the article, or the word without it; forms with a letter before the word, which
        are rarer than the word if they are forms of it; and the word without its first letter,
        which is more frequent than the word if that letter is none of its own.
    """
    if not "\u0621" <= word[:1] <= "\u06d3":
        return (), (), ()
    bare = next(
        (
            word[len(one) :]
            for one in _ARTICLES
            if word.startswith(one) and len(word) >= len(one) + SHORTEST
        ),
        word,
    )
    sure = [bare, *(one + bare for one in _ARTICLES)]
    rarer = [one + bare for one in _LETTERS]
    is_whole = bare == word and word[0] in _LETTERS and len(word) > SHORTEST
    commoner = (word[1:],) if is_whole else ()
    return tuple(one for one in sure if one != word), tuple(rarer), commoner
