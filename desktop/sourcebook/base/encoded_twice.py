"""Text that was taken for windows-1252 or Latin-1 on its way and encoded once more."""

import re
from typing import Final

LEAST: Final = 3
"""Characters that must have been encoded twice before any is mended."""

SHARE: Final = 0.9
"""Share of all characters beyond ASCII that must belong to such ones."""

_CP1252: Final = {
    ord(bytes([b]).decode("cp1252")): b
    for b in range(0x80, 0xA0)
    if b not in b"\x81\x8d\x8f\x90\x9d"
}
_FOLLOWING: Final = "\x80-\xbf" + "".join(map(chr, _CP1252))
_TWICE: Final = re.compile(
    rf"[\xc3-\xdf][{_FOLLOWING}]|\xc2[{_FOLLOWING}]|[\xe0-\xef][{_FOLLOWING}]{{2}}|[\xf0-\xf4][{_FOLLOWING}]{{3}}"
)


def once(text: str) -> str:
    """Return *text* with characters such as ``â€™`` as they were meant.

    Only where nearly all that is beyond ASCII is so, in more than one character: a page that is
    right, or speaks of such signs, has others as well. Costs one pass, and nothing for ASCII.
    """
    if text.isascii():
        return text
    found = [one for one in _TWICE.finditer(text) if _meant(one[0])]
    if len(found) < LEAST:
        return text
    signs = {one[0] for one in found}
    has_control = any("\x80" <= character < "\xa0" for sign in signs for character in sign)
    if len(signs) < 2 and not has_control:
        return text
    wide = len(text) - len(text.encode("ascii", "ignore"))
    if sum(len(one[0]) for one in found) < SHARE * wide:
        return text
    return _TWICE.sub(lambda one: _meant(one[0]) or one[0], text)


def _meant(sign: str) -> str:
    """Return the character whose bytes were read as *sign*, or an empty string."""
    try:
        return bytes(_CP1252.get(ord(c), ord(c)) for c in sign).decode("utf-8")
    except (UnicodeDecodeError, ValueError):
        return ""
