"""The large first letter of a text that stands in a block of its own: it is a part of its word."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from sourcebook.clean.segment import Form, Segment

_WORD: Final = re.compile(r"[^\W\d_]+")
_WORDS: Final = frozenset("AIOÀÓEYÉÈ")
"""Letters that are words of some language, too."""


def joined_initials(segments: Sequence[Segment]) -> list[Segment]:
    """Return *segments* with each lone capital joined to a text that goes on in small letters."""
    found: list[Segment] = []
    held: Segment | None = None
    counts: Counter[str] = Counter()
    for segment in segments:
        if held is not None and segment.form is Form.TEXT and segment.text[:1].islower():
            counts = counts or words_in(one.text for one in segments)
            _put_before(segment, held, counts)
        elif held is not None:
            found.append(held)
        held = segment if _is_initial(segment) else None
        if held is None:
            found.append(segment)
    return found if held is None else [*found, held]


def words_in(texts: Iterable[str]) -> Counter[str]:
    """Count the words of *texts*, in small letters."""
    return Counter(word for text in texts for word in _WORD.findall(text.lower()))


def stands_alone(initial: str, word: str, words: Mapping[str, int]) -> bool:
    """Tell “A long” from “Along”: *initial* is a word, and *word* one without it.

    Args:
        initial: A capital.
        word: What goes on right behind it, in small letters.
        words: How often each word, in small letters, stands in the document.
    """
    is_known = words.get(word, 0) > 1 and f"{initial.lower()}{word}" not in words
    return initial in _WORDS and is_known


def _is_initial(segment: Segment) -> bool:
    text = segment.text
    is_plain = segment.form is Form.TEXT and not (segment.path or segment.linked or segment.unread)
    return is_plain and len(text) == 1 and text.isupper()


def _put_before(segment: Segment, initial: Segment, counts: Counter[str]) -> None:
    first = _WORD.match(segment.text)
    is_word = first is not None and stands_alone(initial.text, first[0], counts)
    between = " " if is_word else ""
    segment.text = f"{initial.text}{between}{segment.text}"
    segment.html = f"{initial.html}{between}{segment.html}"
