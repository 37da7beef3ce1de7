"""An e-mail, mostly a newsletter: its words and images, and those of the messages in it."""

import html as entities
import re
from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from sourcebook.clean.draft import Draft, Leftover
from sourcebook.clean.formats.binding import Binding, whole_words
from sourcebook.clean.formats.letter import letter_of
from sourcebook.clean.formats.letter_words import FORWARDED, MAX_COVER, draft_of_letter
from sourcebook.clean.formats.mail_headers import heading_of
from sourcebook.clean.formats.mhtml import with_limits
from sourcebook.clean.formats.mime import Part, Reading
from sourcebook.model.article import Metadata, Status
from sourcebook.model.capture import Capture
from sourcebook.model.errors import SourceEmpty
from sourcebook.model.media import IMAGE

MAX_FORWARDS: Final = 5
"""Messages attached to one another that are opened; what lies deeper is named."""

FILES: Final = "attachments"
"""Reason of a cut: it names the files of a message."""

_LOCKED: Final = re.compile(r"application/(?:pgp-encrypted|(?:x-)?pkcs7-mime)")
"""Files whose words only a program with the key can read."""


def draft_of_message(capture: Capture) -> Draft:
    """Read an e-mail, and the messages attached to it; one of files alone is a list of them.

    Raises:
        SourceEmpty: It has neither words nor images nor files.
        CleaningFailed: It is nested too deeply.
    """
    reading = Reading(capture.source)
    draft = _read(_opened(capture.page.data, reading), reading)
    if not draft.html and all(leftover.reason == FILES for leftover in draft.leftovers):
        if not draft.leftovers:
            raise SourceEmpty(source=capture.source)
        words = "".join(one.html for one in draft.leftovers)
        status = Status.LOCKED if _LOCKED.search(words) else draft.status
        draft = replace(draft, html=words, leftovers=(), status=status)
    return with_limits(draft, reading)


def _opened(data: bytes, reading: Reading) -> Part:
    data = data.removeprefix(b"\xef\xbb\xbf").lstrip(b"\r\n")
    is_in_envelope = data.startswith((b"From ", b">From "))
    return reading.read(data.partition(b"\n")[2] if is_in_envelope else data)


def _read(message: Part, reading: Reading, depth: int = 0, *, is_continued: bool = False) -> Draft:
    """Read a message and those attached to it; one that only covers another is set aside."""
    letter = letter_of(message)
    inside = [_opened(part.data(), reading) for part in letter.messages if depth < MAX_FORWARDS]
    covered = None
    if inside and not is_continued and letter.size <= MAX_COVER:
        covered = _read(inside[0], reading, depth + 1)
    is_cover = covered is not None and bool(covered.html)
    own = draft_of_letter(letter, message, is_continued=is_continued or is_cover)
    binding = Binding()
    if covered is not None and is_cover:
        own, inside, covered = _with_cover(covered, message, own), inside[1:], None
    binding.add(own)
    for one in inside:
        binding.add(Draft(Metadata(), f"<hr>{heading_of(one)}"))
        binding.add(covered or _read(one, reading, depth + 1, is_continued=True))
        covered = None
    unopened = letter.messages if depth >= MAX_FORWARDS else []
    reading.is_too_long = reading.is_too_long or bool(unopened)
    if files := _named([*letter.files, *unopened], own):
        binding.set_aside(FILES, files)
    return binding.bound(own)


def _with_cover(covered: Draft, message: Part, own: Draft) -> Draft:
    """Set aside before a message what the one that forwarded it says, and who that was."""
    leftovers = (
        Leftover(0, "opening", heading_of(message) + whole_words([own])),
        *covered.leftovers,
    )
    return replace(covered, leftovers=leftovers, rules=f"{covered.rules} {FORWARDED}".strip())


def _named(files: Iterable[Part], draft: Draft) -> str:
    """Name the files of a message as a list, but the images that *draft* shows."""
    drawn = set(draft.enclosed.values())
    opened = ((one, one.data()) for one in files)
    names = [
        _described(one, len(data))
        for one, data in opened
        if not (one.kind.startswith(IMAGE) and data in drawn)
    ]
    lines = "".join(f"<li>{entities.escape(name)}</li>" for name in names)
    return f"<ul>{lines}</ul>" if names else ""


def _described(file: Part, size_bytes: int) -> str:
    """Return name, media type and size of a file in one line."""
    facts = f"{file.kind}, {_size(size_bytes)}"
    return f"{file.name} ({facts})" if file.name else facts


def _size(size_bytes: int) -> str:
    if size_bytes < 1000:
        return f"{size_bytes} B"
    if size_bytes < 1_000_000:
        return f"{size_bytes // 1000} kB"
    return f"{size_bytes / 1_000_000:.1f} MB"
