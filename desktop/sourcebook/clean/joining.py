"""Lines that belong together, joined: where a word was parted, and whether its hyphen is its own.

One place for pasted text and for PDF, so that both join alike.
"""

import re
from collections.abc import Iterable
from enum import Enum
from typing import Final

EAST: Final = re.compile(r"[\u0e00-\u0eff\u3000-\u30ff\u3400-\u9fff\uf900-\ufaff\uff00-\uffef]")
"""Scripts that put no space between words."""

_HYPHENS: Final = "-\u2010\u00ad"
_PARTED: Final = re.compile(rf"([^\W\d_]+)[{_HYPHENS}]\Z")
_ANY_HYPHEN: Final = re.compile(rf"\w[{_HYPHENS}]\Z")
_WORD: Final = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_FIRST: Final = re.compile(r"[^\W\d_]+")
_AND_LIST: Final = """
    und oder bis bzw sowie and or to et ou y e o en of ve veya och eller og i a
"""
_AND: Final = frozenset(_AND_LIST.split())
"""What follows the hyphen of a word that is completed later: “Ein- und Ausfahrt”."""


_HEAD_LIST: Final = """
    well self half non cross ill vice quasi twenty thirty forty fifty sixty seventy eighty ninety
"""
_HEADS: Final = frozenset(_HEAD_LIST.split())
"""English words that keep the hyphen behind them."""

_ENDING_LIST: Final = """
    ness nesses ish ishly ing ings ly er ers est en ed es ties ty sense sensical
"""
_ENDINGS: Final = frozenset(_ENDING_LIST.split())
"""What may follow them within one word: *self-ish*, *cross-ing*."""

_TAIL_LIST: Final = """
    aged backed based built called century class control driven edged eyed facing faced fired free
    friendly funded handed headed hearted heeled known led level like lived looking made minded
    oriented owned paid priced produced profile quality ranking range rate related rich run scale
    season shaped shared sided sized speaking specific spread standing style term thirds third tech
    time trained type used wide wing winning year
"""
_TAILS: Final = frozenset(_TAIL_LIST.split())
"""English words that are joined by a hyphen to a word that is a word by itself."""


class Seam(Enum):
    """What stands between two lines that are joined."""

    SPACE = "a space"
    NOTHING = "nothing"
    NO_HYPHEN = "nothing, and the hyphen at the end goes"


class Lexicon:
    """The words of a document: they show whether a hyphen at the end of a line is its own."""

    def __init__(self, lines: Iterable[str]) -> None:
        self._words: set[str] = set()
        for line in lines:
            self._words.update(word.lower() for word in _WORD.findall(line))

    def __contains__(self, word: str) -> bool:
        return word.lower() in self._words


NO_WORDS: Final = Lexicon(())
"""What is known of a document that was not looked at."""


def seam(left: str, right: str, lexicon: Lexicon, *, is_typeset: bool) -> Seam:
    """Say how the end of the line *left* and the beginning of *right* are joined.

    Args:
        left: The line before, without white space at its end.
        right: The line after, without white space at its beginning.
        lexicon: The words of the whole document.
        is_typeset: A program set the lines and parted words, as in a PDF; lines that a person
            or an e-mail program wrapped have hyphens only where the words have them.
    """
    if _ANY_HYPHEN.search(left):
        return _hyphen_seam(left, right, lexicon, is_typeset=is_typeset)
    is_east = EAST.match(left[-1:]) and EAST.match(right[:1])
    return Seam.NOTHING if is_east else Seam.SPACE


def joined(left: str, right: str, lexicon: Lexicon, *, is_typeset: bool) -> str:
    """Join two lines as `seam` says."""
    match seam(left, right, lexicon, is_typeset=is_typeset):
        case Seam.SPACE:
            return f"{left} {right}"
        case Seam.NOTHING:
            return left + right
        case Seam.NO_HYPHEN:
            return left[:-1] + right


def _hyphen_seam(left: str, right: str, lexicon: Lexicon, *, is_typeset: bool) -> Seam:
    following = _FIRST.match(right)
    parted = _PARTED.search(left)
    rest = following[0] if following else ""
    if parted and rest and parted[1] + rest in lexicon:
        return Seam.NO_HYPHEN
    if rest in _AND and not left.endswith("\u00ad"):
        return Seam.SPACE
    if not parted or not rest or not right[0].islower():
        return Seam.NOTHING  # a name or a number: “Baden-Württemberg”, “COVID-19”
    if left.endswith("\u00ad"):
        return Seam.NO_HYPHEN
    head = parted[1]
    if f"{head}-{rest}" in lexicon:
        return Seam.NOTHING
    is_compound = head in lexicon and rest in lexicon and min(len(head), len(rest)) > 2
    is_kept = is_compound or _keeps_hyphen(head.lower(), rest, lexicon)
    return Seam.NO_HYPHEN if is_typeset and not is_kept else Seam.NOTHING


def _keeps_hyphen(head: str, rest: str, lexicon: Lexicon) -> bool:
    """Tell an English compound by its words, where the document shows it nowhere else."""
    if head in _HEADS:
        return rest not in _ENDINGS and len(rest) > 1
    return rest in _TAILS and head in lexicon
