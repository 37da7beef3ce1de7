"""Text in two or four bytes a character that does not say so, told from other bytes with zeros."""

import unicodedata
from typing import Final

SAMPLE_BYTES: Final = 4096
"""Bytes that are looked at; a multiple of four."""

FEWEST: Final = 400
"""Bytes of which one is zero, at least: a text of Chinese has fewer, but for its line breaks."""

_STRANGE: Final = frozenset({"Cc", "Cn", "Co"})
"""Categories of code points of which no text is made: controls, nothing, private ones."""

_PRINTED: Final = range(0x20, 0x7F)
_BREAKS: Final = frozenset("\t\n\r\f\ufeff")
_COMMON: Final = frozenset(" \n.,0123456789\u3001\u3002\uff0c")
"""Signs that stand in any text; with their bytes turned round they are others."""


def wide_codec(data: bytes) -> str:
    """Name the encoding of *data* if it is UTF-16 or UTF-32 without a mark, or return nothing.

    The writing does not matter: all have lines, spaces, full stops or digits.
    """
    sample = data[: min(SAMPLE_BYTES, len(data) // 2 * 2)]
    zeros = sample.count(0)
    if zeros * FEWEST < len(sample) or not zeros or _is_utf8(sample):
        return ""
    is_in_fours = len(sample) % 4 == 0 and not (any(sample[0::4]) and any(sample[3::4]))
    if is_in_fours and (found := _likeliest(sample, "utf-32-le", "utf-32-be")):
        return found
    return _likeliest(sample, "utf-16-le", "utf-16-be") if _is_spread(sample, zeros) else ""


def _is_utf8(sample: bytes) -> bool:
    try:
        return not sample[:-3].decode("utf-8").isascii()
    except UnicodeError:
        return False


def _is_spread(sample: bytes, zeros: int) -> bool:
    """Tell zeros or the high bytes of a writing from a zero that strayed into other text."""
    printed = sum(sample.count(byte) for byte in _PRINTED)
    return zeros * 4 > len(sample) or printed * 5 < len(sample) * 4


def _likeliest(sample: bytes, *codecs: str) -> str:
    weighed = [(_common_signs(sample, codec), codec) for codec in codecs]
    weight, codec = max(weighed, key=lambda pair: pair[0])
    return codec if weight else ""


def _common_signs(sample: bytes, codec: str) -> int:
    """Count the common signs of *sample*; none if it is no text in *codec*."""
    whole = sample[:-4] if len(sample) == SAMPLE_BYTES else sample
    try:
        text = whole.decode(codec)
    except UnicodeError:
        return 0
    if any(c not in _BREAKS and unicodedata.category(c) in _STRANGE for c in text):
        return 0
    return sum(c in _COMMON for c in text)
