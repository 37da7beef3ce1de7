"""What of a message is read, in its order: of alternatives the best, of all else everything."""

import re
from dataclasses import dataclass, field
from typing import Final

from sourcebook.base.html_sanitize import strip_tags
from sourcebook.clean.blocks import ink, visible
from sourcebook.clean.dom import with_breaks
from sourcebook.clean.formats.mailing import unflowed
from sourcebook.clean.formats.mime import Part
from sourcebook.model.media import EMAIL, HTML, IMAGE, MHTML, PLAIN

PAGES: Final = frozenset({HTML, "application/xhtml+xml"})
"""Media types of words with their structure."""

_ASIDE: Final = frozenset({"text/x-amp-html", "text/watch-html"})
"""Further forms of a message for one program or one device, never the one to be read."""

_MESSAGES: Final = frozenset({EMAIL, "message/global"})
_ALTERNATIVE: Final = "multipart/alternative"
_DIGEST: Final = "multipart/digest"
_IMAGE: Final = re.compile(r"<img\b", re.IGNORECASE)
_EAST: Final = r"\u3040-\u9fff\uac00-\ud7af"
_WORD: Final = re.compile(rf"[{_EAST}]|[^\W_{_EAST}]+")
_NO_WORDS: Final = re.compile(r"\b(?:https?://|mailto:|www\.)[^\s<>]+|\[\d{1,3}\]", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Piece:
    """Words or an image of a message; what is not shown is another form of what is."""

    part: Part
    is_shown: bool


@dataclass(slots=True)
class Letter:
    """The parts of one message by what is done with them, each in its order."""

    pieces: list[Piece] = field(default_factory=list)
    messages: list[Part] = field(default_factory=list)
    files: list[Part] = field(default_factory=list)

    @property
    def size(self) -> int:
        """Count the visible characters of what is shown."""
        return sum(ink(words_of(one.part)) for one in self.pieces if one.is_shown)

    def take(self, part: Part, around: str = "", *, is_shown: bool = True) -> None:
        """Take *part*, which stands in one of the kind *around*, with all that is in it."""
        if part.kind in _MESSAGES or _is_digested(part, around):
            self.messages.append(part)
        elif part.parts:
            chosen = _chosen(part)
            for child in part.parts:
                is_chosen = chosen is None or child is chosen
                self.take(child, part.kind, is_shown=is_shown and is_chosen)
        elif (part.is_attachment and around) or not _is_piece(part, around, is_shown=is_shown):
            self.files.append(part)
        elif part.body.strip():
            self.pieces.append(Piece(part, is_shown and part.kind not in _ASIDE))


def letter_of(message: Part) -> Letter:
    """Say of each part of *message* what is done with it."""
    letter = Letter()
    letter.take(message)
    return letter


def text_of(part: Part) -> str:
    """Return the words of a part in plain text, its lines joined where they were only broken."""
    text = part.text()
    if part.parameter("format").lower() != "flowed":
        return text
    return unflowed(text, joins=part.parameter("delsp").lower() == "yes")


def words_of(part: Part) -> str:
    """Return the plain words of a part; of an image none."""
    if part.kind == PLAIN:
        return text_of(part)
    if part.kind in PAGES or part.kind in _ASIDE:
        return strip_tags(with_breaks(part.text()))
    return ""


def vocabulary(text: str) -> set[str]:
    """Return the words of *text* as a set, to see whether it says more; addresses are none."""
    return set(_WORD.findall(visible(_NO_WORDS.sub(" ", text)).casefold()))


def _is_digested(part: Part, around: str) -> bool:
    """Tell a message in a collection of messages: such a part need not say what it is."""
    return around == _DIGEST and not part.parts and not part.head.keys()


def _is_piece(part: Part, around: str, *, is_shown: bool) -> bool:
    """Tell words, and an image that stands for itself: in a page's company it is the page's."""
    if part.kind.startswith(IMAGE):
        return is_shown and around != MHTML
    return part.kind == PLAIN or part.kind in PAGES or part.kind in _ASIDE


def _chosen(part: Part) -> Part | None:
    """Return the last readable form of alternatives; None for parts that belong together."""
    if part.kind != _ALTERNATIVE:
        return None
    return next((child for child in reversed(part.parts) if _is_readable(child)), None)


def _is_readable(part: Part) -> bool:
    return any(
        bool(ink(words_of(one))) or (one.kind in PAGES and bool(_IMAGE.search(one.text())))
        for one in part.walk()
        if not (one.parts or one.is_attachment or one.kind in _ASIDE)
    )
