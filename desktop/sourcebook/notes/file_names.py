"""The name of a note's file: one that every system takes, and no two the same on any."""

import re
import unicodedata
from collections.abc import Container
from typing import Final

SUFFIX: Final = ".md"

LONGEST: Final = 120
"""Bytes of a name in UTF-8, before what tells two of them apart; systems take 255."""

NAMELESS: Final = "Untitled"

_FORBIDDEN: Final = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f-\x9f\u2028\u2029]+')
_UNSEEN: Final = re.compile(
    "[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff8-\uffff\ud800-\udfff]+"
)
_RESERVED: Final = re.compile(
    r"(?:con|prn|aux|nul|conin\$|conout\$|com[0-9\u00b9\u00b2\u00b3]|lpt[0-9\u00b9\u00b2\u00b3])(?:\.|$)",
    re.IGNORECASE,
)


def file_name(title: str, note_id: str, taken: Container[str]) -> str:
    """Return the name of the file of a note.

    Args:
        title: What the note is called.
        note_id: Its id; its end tells notes of the same title apart.
        taken: Names that others have, as `same_name` makes them.
    """
    stem = _stem(title)
    for ending in ("", f" {note_id[-6:]}", f" {note_id}"):
        name = f"{stem}{ending}{SUFFIX}"
        if same_name(name) not in taken:
            return name
    return f"{note_id}{SUFFIX}"


def is_note_file(name: str) -> bool:
    """Tell whether a file of this name is Markdown; systems write `SUFFIX` in either case."""
    return name.lower().endswith(SUFFIX)


def stem_of(name: str) -> str:
    """Return the name of a file of Markdown without its suffix, in whatever case that is."""
    return name[: -len(SUFFIX)] if is_note_file(name) else name


def same_name(name: str) -> str:
    """Return what is equal for names that some system takes for one: case and accents' form."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold())


def _stem(title: str) -> str:
    text = unicodedata.normalize("NFC", _UNSEEN.sub("", title))
    text = " ".join(_FORBIDDEN.sub(" ", text).split())
    text = text.encode("utf-8")[:LONGEST].decode("utf-8", "ignore").lstrip(". ").rstrip(". ")
    if _RESERVED.match(text):
        text = f"{text} note" if "." not in text else text.replace(".", " ", 1)
        text = f"{text} note" if _RESERVED.match(text) else text
    return text or NAMELESS
