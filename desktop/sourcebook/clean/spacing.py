"""Lines whose white space means something: indented commands, and columns set with spaces."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby
from textwrap import dedent
from typing import Final

from sourcebook.clean.text_tables import is_of_table, table_of
from sourcebook.clean.typography import (
    APOSTROPHES,
    BULLETS,
    CLOSERS,
    COLONS,
    OPENERS,
    PAUSES,
    STOPS,
)

INDENT: Final = re.compile(r"(?: {4}| {0,3}\t)[ \t]*(?=\S)")
"""How a line of code begins, as in Markdown."""

MAX_LINE: Final = 500
"""Code points of a line of code or columns; a longer one is a paragraph."""

_ENDS: Final = STOPS.replace(":", "")
_CLOSED: Final = re.escape(CLOSERS)
_GAP: Final = re.compile(rf"(?<=[^\s{_ENDS}])(?: {{2,}}|\t+)(?=\S)")
"""White space within a line that is wider than a word's; after a sentence some type two spaces."""

_ITEM: Final = re.compile(rf"\s*(?:[{BULLETS}]|\d{{1,3}}[.)])\s")
_PLAIN: Final = re.compile(
    rf"[{re.escape(OPENERS)}]*[^\W\d_]+(?:[{APOSTROPHES}-][^\W\d_]+)*[{STOPS}{PAUSES}{_CLOSED}]*"
)
_SENTENCE_END: Final = re.compile(rf"[{_ENDS}][{_CLOSED}]*$")
_SIGN: Final = re.compile(r"[$#{}=<>|\\_;`~^]|(?:^|\s)--?\w|\w\(|\)\W*$|/\w")


def parted(lines: Sequence[str], before: str) -> Iterator[tuple[bool, list[str]]]:
    """Part *lines* into runs; the first of each pair tells whether its white space is kept.

    Args:
        lines: Lines that stand together.
        before: The line above them, which may announce them, or nothing.
    """
    held: list[str] = []
    for is_spaced, run in groupby(lines, _is_spaced):
        found = list(run)
        above = held[-1] if held else before
        if is_spaced and (_is_code(found, above) or _is_in_columns(found)):
            if held:
                yield False, held
            yield True, _shifted(found)
            held = []
        else:
            held += found
    if held:
        yield False, held


def _is_spaced(line: str) -> bool:
    if len(line) > MAX_LINE or (not is_of_table(line) and _ITEM.match(line)):
        return False
    return is_of_table(line) or bool(INDENT.match(line) or _GAP.search(line.strip()))


def _is_code(lines: Sequence[str], before: str) -> bool:
    """Tell indented lines that are no prose; of a single one something more must speak for it."""
    if not all(map(INDENT.match, lines)) or _is_prose(lines):
        return False
    return len(lines) > 1 or bool(_SIGN.search(lines[0])) or before.rstrip().endswith(tuple(COLONS))


def _is_prose(lines: Sequence[str]) -> bool:
    """Tell words that begin or end as a sentence: a quotation, a centred title, verse."""
    text = " ".join(line.strip() for line in lines)
    words = text.split()
    plain = sum(1 for word in words if _PLAIN.fullmatch(word))
    first = next(filter(str.isalpha, text), "")
    is_cased = first.lower() != first.upper()
    begins = first.isupper() or not is_cased
    return plain * 20 >= len(words) * 17 and (begins or bool(_SENTENCE_END.search(text)))


def _is_in_columns(lines: Sequence[str]) -> bool:
    """Tell two lines or more of which most have a column where one of the others has it."""
    if len(lines) < 2:
        return False
    if table_of(lines):
        return True
    tabs = Counter(line.strip().count("\t") for line in lines)
    count, alike = tabs.most_common(1)[0]
    if count and alike * 3 >= len(lines) * 2:
        return True
    places = Counter(place for line in lines for place in {g.end() for g in _GAP.finditer(line)})
    return max(places.values(), default=0) >= max(2, -(-len(lines) * 2 // 3))


def _shifted(lines: Sequence[str]) -> list[str]:
    """Take away the white space that all *lines* begin with."""
    return [line.rstrip() for line in dedent("\n".join(lines)).split("\n")]
