"""Bytes to text, whatever their sender claims about them."""

import codecs
import re
from collections.abc import Sequence
from typing import Final

from sourcebook.base.detecting import detect
from sourcebook.base.encoded_twice import once
from sourcebook.base.strays import decode_mended
from sourcebook.base.wide import wide_codec

TOLERANCE: Final = 1 / 500
"""Share of broken sequences below which text that claims UTF-8 is taken for UTF-8 with damage."""

_BOMS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16: its mark begins with the same two bytes
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

_LABELS: Final = {
    **dict.fromkeys(
        ("ascii", "us-ascii", "latin1", "latin-1", "iso-8859-1", "iso8859-1"), "cp1252"
    ),
    **dict.fromkeys(("windows-1252", "cp1252", "x-cp1252", "ansi"), "cp1252"),
    **dict.fromkeys(("iso-8859-9", "latin5", "windows-1254", "cp1254"), "cp1254"),
    **dict.fromkeys(("gb2312", "gbk", "gb18030", "x-gbk", "gb_2312-80", "cp936"), "gb18030"),
    **dict.fromkeys(("shift_jis", "shift-jis", "sjis", "x-sjis", "windows-31j", "cp932"), "cp932"),
    **dict.fromkeys(("euc-kr", "ks_c_5601-1987", "ksc5601", "cp949", "korean"), "cp949"),
    **dict.fromkeys(("big5", "big5-hkscs", "x-x-big5"), "big5hkscs"),
    **dict.fromkeys(("tis-620", "windows-874", "iso-8859-11"), "cp874"),
    **dict.fromkeys(("utf-16", "utf-16le", "unicode"), "utf-16-le"),
    **{f"iso-8859-{n}": f"iso8859-{n}" for n in (2, 3, 4, 5, 6, 7, 8, 10, 13, 14, 15, 16)},
    **{f"windows-{n}": f"cp{n}" for n in (1250, 1251, 1253, 1255, 1256, 1257, 1258)},
    **{f"cp{n}": f"cp{n}" for n in (866, 1250, 1251, 1253, 1255, 1256, 1257, 1258)},
    **{name: name for name in ("utf-8", "euc-jp", "iso-2022-jp", "koi8-r", "koi8-u")},
    "utf8": "utf-8",
    "utf-16be": "utf-16-be",
    "macintosh": "mac-roman",
    "ibm866": "cp866",
    "x-mac-cyrillic": "mac-cyrillic",
    "iso-8859-8-i": "iso8859-8",
    **dict.fromkeys(("x-euc-jp", "eucjp"), "euc-jp"),
    **{name: f"cp{n}" for n in (437, 850, 852, 857) for name in (f"cp{n}", f"ibm{n}")},
}
"""What pages call an encoding (after the WHATWG's table of labels) → Python's codec for it.

Only these: Python knows codecs such as ``zip`` or ``idna`` that are no encodings of text.
"""

_ESCAPES: Final = re.compile(rb"\x1b\$[@B].*?\x1b\([BJ]", re.DOTALL)
_ISO_2022: Final = ("iso-2022-jp", "iso2022_jp_ext")

_META = re.compile(
    rb"<(?:meta|\?xml)[^>]{0,400}?(?:charset|encoding)\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE
)


def decode(data: bytes, claimed: str = "") -> tuple[str, str]:
    """Decode *data*; the transport *claimed* an encoding, or none.

    Asked in this order: the byte order mark, or zeros that stand as in a
    text of two or four bytes a character; escape sequences; whether it is valid UTF-8 (which
    other text hardly ever is by accident, so that it beats a wrong claim); the transport and the
    page's own ``meta``, as long as it is words in what they claim; the detector. Never raises:
    what cannot be read becomes U+FFFD. What was encoded twice is mended. Costs three passes over
    *data*, and what `detect` does where it is no UTF-8.

    Returns:
        The text without byte order mark, and the name of the encoding.
    """
    for mark, codec in _BOMS:
        if data.startswith(mark):
            return once(data[len(mark) :].decode(codec, "replace").lstrip("\ufeff")), codec
    claims = [codec for label in (claimed, _meta_charset(data)) if (codec := codec_of(label))]
    if codec := wide_codec(data):
        return data.decode(codec, "replace"), codec
    for codec in [*_escaped(data), "utf-8"]:
        if (text := _strictly(data, codec)) is not None:
            return once(text), codec
    if (text := _damaged_utf8(data)) is not None:
        return once(text), "utf-8"
    if (codec := detect(data, claims)) == "utf-8":
        return decode_mended(data), codec
    return data.decode(codec, "replace"), codec


def codec_of(label: str) -> str:
    """Return Python's name for what a page or server calls *label*, or an empty string."""
    return _LABELS.get(label.strip().strip("\"'").lower(), "")


def _meta_charset(data: bytes) -> str:
    found = _META.search(data[:4096])
    return found[1].decode("ascii", "replace") if found else ""


def _escaped(data: bytes) -> Sequence[str]:
    """Name the encodings that ASCII would pass for: those of escape sequences."""
    return _ISO_2022 if data.isascii() and _ESCAPES.search(data) else ()


def _strictly(data: bytes, codec: str) -> str | None:
    try:
        return data.decode(codec)
    except UnicodeError:
        return None


def _damaged_utf8(data: bytes) -> str | None:
    if b"\xed" in data and (text := _with_surrogates(data)) is not None:
        return text
    text = data.decode("utf-8", "replace")
    wide = sum(1 for c in text if c > "\x7f")
    broken = text.count("\ufffd")
    # More whole sequences than broken ones, or a windows-1252 page would pass as well.
    is_utf8 = broken <= len(text) * TOLERANCE and broken * 2 < wide
    return decode_mended(data) if is_utf8 else None


def _with_surrogates(data: bytes) -> str | None:
    """Read UTF-8 with halves of UTF-16 pairs in it, as some clipboards give it."""
    try:
        text = data.decode("utf-8", "surrogatepass")
    except UnicodeError:
        return None
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
