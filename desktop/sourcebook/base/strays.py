"""Letters of an older encoding amid UTF-8, as files have them that were put together."""

import codecs
import re
from typing import Final

_NOT_STRAY: Final = frozenset(b"\xc2\xc3\xe2\xf0")
"""Bytes that far more often are what is left of a longer sequence that was cut through."""

_MARKS: Final = frozenset(b"\x84\x85\x91\x92\x93\x94\x96\x97\xa0\xab\xbb")
"""Quotation marks, dashes, the ellipsis and the hard space of windows-1252."""

_WORDS: Final = frozenset(b"\xe0\xe8\xf3")
"""Letters that are words: à, è and ó."""

_LETTER: Final = re.compile(rb"[A-Za-z]")


def decode_mended(data: bytes) -> str:
    """Decode UTF-8; a broken byte that makes a letter or a mark among ASCII is windows-1252.

    Whatever else is broken becomes U+FFFD. Costs one pass over *data*.
    """
    return data.decode("utf-8", _HANDLER)


def _mend(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    start, end = error.start, error.end
    is_stray = end - start == 1 and _is_stray(error.object, start)
    return error.object[start:end].decode("cp1252") if is_stray else "\ufffd", end


def _is_stray(data: bytes, at: int) -> bool:
    before, byte, after = data[at - 1 : at] if at else b" ", data[at], data[at + 1 : at + 2] or b" "
    if not (before.isascii() and after.isascii()):
        return False
    if byte in _MARKS:
        return True
    if byte in _WORDS and before == after == b" ":
        return True
    is_inside = bool(_LETTER.match(before) and _LETTER.match(after))
    is_beside = bool(_LETTER.match(before) or _LETTER.match(after)) and byte not in _NOT_STRAY
    return byte >= 0xC0 and (is_inside or is_beside)


_HANDLER: Final = "sourcebook-strays"
codecs.register_error(_HANDLER, _mend)
