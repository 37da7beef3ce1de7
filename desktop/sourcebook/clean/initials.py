"""The large first letter of a text that stands in a block of its own: it is a part of its word."""

import re
from collections import Counter
from collections.abc import Sequence
from typing import Final

from sourcebook.clean.segment import Form, Segment

_WORD: Final = re.compile(r"[^\W\d_]+")


def joined_initials(segments: Sequence[Segment]) -> list[Segment]:
    """Return *segments* with each lone capital put before the text that goes on in small letters.

    It is a word by itself (“A man”) where the word after it occurs elsewhere in the page, too.
    """
    found: list[Segment] = []
    held: Segment | None = None
    counts: Counter[str] = Counter()
    for segment in segments:
        if held is not None and segment.form is Form.TEXT and segment.text[:1].islower():
            counts = counts or Counter(word for one in segments for word in _WORD.findall(one.text))
            _put_before(segment, held, counts)
        elif held is not None:
            found.append(held)
        held = segment if _is_initial(segment) else None
        if held is None:
            found.append(segment)
    return found if held is None else [*found, held]


def _is_initial(segment: Segment) -> bool:
    text = segment.text
    is_plain = segment.form is Form.TEXT and not (segment.path or segment.linked or segment.unread)
    return is_plain and len(text) == 1 and text.isupper()


def _put_before(segment: Segment, initial: Segment, counts: Counter[str]) -> None:
    first = _WORD.match(segment.text)
    between = " " if first is not None and counts[first[0]] > 1 else ""
    segment.text = f"{initial.text}{between}{segment.text}"
    segment.html = f"{initial.html}{between}{segment.html}"
