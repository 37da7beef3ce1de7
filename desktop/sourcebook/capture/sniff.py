"""What bytes are, told from the bytes: names and claims are often wrong."""

import re
from typing import Final

from sourcebook.base.encoding import decode
from sourcebook.base.wide import wide_codec
from sourcebook.model.media import HTML, MARKDOWN, PLAIN

_MAGIC: Final = (
    (b"%PDF-", "a PDF document"),
    (b"PK\x03\x04", "a ZIP archive"),
    (b"\x1f\x8b", "a compressed file"),
    (b"BZh", "a compressed file"),
    (b"\xfd7zXZ\x00", "a compressed file"),
    (b"\x28\xb5\x2f\xfd", "a compressed file"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive"),
    (b"Rar!\x1a\x07", "a RAR archive"),
    (b"\x89PNG\r\n", "an image"),
    (b"\xff\xd8\xff", "an image"),
    (b"GIF87a", "an image"),
    (b"GIF89a", "an image"),
    (b"II*\x00", "an image"),
    (b"MM\x00*", "an image"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office document"),
    (b"{\\rtf", "an RTF document"),
    (b"%!PS", "a PostScript document"),
    (b"SQLite format 3\x00", "a database"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90\x00", "a program"),
    (b"ID3", "a sound recording"),
    (b"OggS", "a recording"),
    (b"fLaC", "a sound recording"),
    (b"\x1aE\xdf\xa3", "a film"),
)
"""How files begin → what they are, as a sentence says it."""

_ZIPPED: Final = (
    (b"mimetypeapplication/epub+zip", "an EPUB book"),
    (b"mimetypeapplication/vnd.oasis.opendocument", "an OpenDocument file"),
    (b"word/", "a Word document"),
    (b"xl/", "an Excel table"),
    (b"ppt/", "a PowerPoint file"),
)

_WIDE_MARKS: Final = (b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")
_HTML_START: Final = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*|<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|title|meta|article|"
    rb"main|div|p|h[1-6]|table|section|header|blockquote|ul|ol|span|a|img|figure|pre)\b",
    re.IGNORECASE | re.DOTALL,
)
_MARKDOWN_SIGNS: Final = (
    re.compile(r"^#{1,6} \S", re.MULTILINE),
    re.compile(r"^(?:```|~~~)", re.MULTILINE),
    re.compile(r"\[[^\]\n]+\]\((?:https?://|/|#|\.)[^)\s]*\)"),
    re.compile(r"(?<![*\w])\*\*[^*\n]+\*\*(?!\w)"),
    re.compile(r"^\|.+\|\n\|[ :|-]+\|$", re.MULTILINE),
    re.compile(r"^!\[[^\]\n]*\]\([^)\n]+\)", re.MULTILINE),
    re.compile(r"\A---\n(?:[\w-]+:.*\n)+---\n"),
    re.compile(r"^\[\^[^\]\n]+\]: ", re.MULTILINE),
)
_SAMPLE: Final = 65_536
_FEW_ZEROS: Final = 8


def not_text(data: bytes) -> str:
    """Say what *data* is when it is no text, as “a PDF document”; nothing when it is text."""
    head = data[:4096]
    for magic, name in _MAGIC:
        if head.startswith(magic):
            return _zipped(head) if magic.startswith(b"PK") else name
    if head[4:8] == b"ftyp":
        return "an image" if head[8:12] in {b"avif", b"heic", b"mif1"} else "a film"
    if head.startswith(b"RIFF"):
        return "an image" if head[8:12] == b"WEBP" else "a recording"
    if b"%PDF-" in head[:1024]:
        return "a PDF document"
    return "binary data" if _is_binary(data[:_SAMPLE]) else ""


def kind_of(data: bytes) -> str:
    """Tell the media type of text: HTML, Markdown or plain."""
    if data.startswith(_WIDE_MARKS) or wide_codec(data):
        data = decode(data[:_SAMPLE])[0].encode("utf-8", "replace")
    sample = data[:_SAMPLE].removeprefix(b"\xef\xbb\xbf")
    if _HTML_START.match(sample[:8192]):
        return HTML
    text = sample.decode("utf-8", "replace").replace("\r\n", "\n")
    signs = sum(bool(sign.search(text)) for sign in _MARKDOWN_SIGNS)
    # One sign is no proof: a line of plain text may begin with a number sign.
    return MARKDOWN if signs >= 2 or _MARKDOWN_SIGNS[6].match(text) else PLAIN


def _zipped(head: bytes) -> str:
    return next((name for sign, name in _ZIPPED if sign in head), "a ZIP archive")


def _is_binary(sample: bytes) -> bool:
    if sample.startswith(_WIDE_MARKS) or wide_codec(sample):
        return False
    zeros = sample.count(0)
    if zeros and not _is_spotted(sample, zeros):
        return True
    controls = _controls(sample)
    if (controls - zeros) * 20 > len(sample):
        return True
    return not zeros and _is_noise(sample)


def _is_spotted(sample: bytes, zeros: int) -> bool:
    """Tell a page, or a text without other controls, with a few stray zeros in it."""
    if _HTML_START.match(sample[:8192].removeprefix(b"\xef\xbb\xbf")):
        return zeros <= max(_FEW_ZEROS, len(sample) // 1000)
    return zeros * 100 <= len(sample) and _controls(sample) == zeros


def _controls(sample: bytes) -> int:
    return sum(sample.count(byte) for byte in range(32) if byte not in b"\t\n\r\f\x0b\x1b")


def _is_noise(sample: bytes) -> bool:
    """Tell bytes that are text in no encoding: not UTF-8, and some control characters."""
    try:
        sample[: max(0, len(sample) - 4)].decode("utf-8")
    except UnicodeDecodeError as error:
        if error.start > len(sample) // 2:
            return False
    else:
        return False
    return _controls(sample) * 50 > len(sample)
