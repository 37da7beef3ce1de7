"""Headings of plain text that stand over, or between, lines drawn with signs."""

import re
from collections.abc import Sequence
from typing import Final

MAX_HEADING: Final = 100
"""Code points of a line that is drawn under."""

_LINE: Final = re.compile(r"([=\-~*^#\"+_])\1{2,}\s*")


def without_underlines(lines: Sequence[str]) -> list[str]:
    """Return *lines* without those drawn under headings, which stand on their own then.

    A line is drawn under the one above it if that begins a paragraph, and is about as long.
    """
    written: list[str] = []
    for at, line in enumerate(lines):
        if _is_drawn_under(lines, at):
            if at > 1 and _is_line(lines[at - 2]) and len(written) > 1:
                del written[-2]
            written.append("")
        else:
            written.append(line)
    return written


def _is_line(line: str) -> bool:
    return _LINE.fullmatch(line) is not None


def _is_drawn_under(lines: Sequence[str], at: int) -> bool:
    if at < 1 or not _is_line(lines[at]):
        return False
    above, before = lines[at - 1].rstrip(), lines[at - 2] if at > 1 else ""
    if not any(map(str.isalpha, above)) or len(above) > MAX_HEADING or "  " in above.strip():
        return False
    below = lines[at + 1] if at + 1 < len(lines) else ""
    is_begun = not before.strip() or (_is_line(before) and (at < 3 or not lines[at - 3].strip()))
    length = len(lines[at].rstrip())
    is_alike = len(above) * 2 <= length * 3 and length <= len(above) * 2 + 8
    return is_begun and is_alike and (lines[at][0] != "_" or not below.strip())
