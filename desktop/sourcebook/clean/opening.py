"""What stands above the body of a pasted article: title, byline, date, caption."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from sourcebook.base import bodies, urls
from sourcebook.clean.boilerplate import is_credit
from sourcebook.clean.bylines import formal_names, label_end
from sourcebook.clean.dates import find_date
from sourcebook.clean.layout import Chunk, is_item
from sourcebook.clean.opening_lines import Role, read_line
from sourcebook.clean.ordinary import is_ordinary
from sourcebook.clean.typography import CLOSERS, NO_TITLE_END
from sourcebook.model.article import Metadata
from sourcebook.model.citation import Citation, Origin

MAX_TITLE: Final = 200
"""Code points of a title; longer lines are paragraphs."""

REACH: Final = 5
"""Chunks below the title among which byline and date are looked for."""

_TELLING: Final = frozenset({Role.BYLINE, Role.DATE, Role.ASIDE})
_HEADER: Final = re.compile(
    r"(from|to|cc|bcc|date|sent|subject|reply-to|von|an|betreff|datum|gesendet|de|à|objet|envoyé|"
    r"kimden|kime|konu|tarih|asunto|para|fecha|oggetto|da|data)\s?:\s*(.*)",
    re.IGNORECASE,
)
_MAILBOX: Final = re.compile(r"[^\s@<>]+@[^\s@<>]+\.[^\s@<>]{2,}")
_DATE: Final = frozenset({"date", "sent", "datum", "gesendet", "envoyé", "tarih", "fecha", "data"})
_SUBJECT: Final = frozenset({"subject", "betreff", "objet", "konu", "asunto", "oggetto"})
_SENDER: Final = frozenset({"from", "von", "de", "kimden", "da"})


@dataclass(frozen=True, slots=True)
class Opening:
    """What was found above the body.

    ``used`` counts the chunks it took; ``captions`` belong to the body; ``set_aside`` are
    lines whose words do not all stand in the metadata. ``modified`` is when it was changed,
    in ISO 8601.
    """

    metadata: Metadata = field(default_factory=Metadata)
    used: int = 0
    captions: tuple[str, ...] = ()
    set_aside: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    modified: str = ""

    @property
    def citation(self) -> Citation:
        """Return what a reference takes from it."""
        return Citation(authors=self.authors, modified=self.modified)

    @property
    def origins(self) -> tuple[Origin, ...]:
        """Say where each field came from: a line without a word of what it is, is a guess."""
        known = self.metadata
        stated = {
            "title": known.title,
            "subtitle": known.subtitle,
            "byline": known.byline,
            "authors": self.authors,
            "site": known.site,
            "published": known.published,
            "modified": self.modified,
        }
        return tuple(Origin(name, "opening", is_guess=True) for name, it in stated.items() if it)


def read_opening(chunks: Sequence[Chunk]) -> Opening:
    """Read what stands above the body; nothing is taken that is not surely above it.

    Where it says only when it was changed, it is dated by that.
    """
    opening = _without_ordinary(_read(chunks), chunks)
    known = opening.metadata
    dated = replace(known, published=known.published or opening.modified)
    return replace(opening, metadata=dated)


def _without_ordinary(opening: Opening, chunks: Sequence[Chunk]) -> Opening:
    """Make a subtitle of a byline whose names are ordinary words of the text: *By Train*."""
    text = " ".join(chunk.text for chunk in chunks[opening.used :])
    if not opening.authors or not all(is_ordinary(name, text) for name in opening.authors):
        return opening
    lines = [line for chunk in chunks[: opening.used] for line in chunk.lines]
    told = next((line for line in lines if label_end(line) and read_line(line).names), "")
    known = opening.metadata
    if not told or known.subtitle:
        return opening
    aside = tuple(line for line in opening.set_aside if line != told)
    known = replace(known, byline="", subtitle=told)
    return replace(opening, metadata=known, authors=(), set_aside=aside)


def _read(chunks: Sequence[Chunk]) -> Opening:
    if len(chunks) < 2 or chunks[0].is_spaced:
        return Opening()
    if message := _message(chunks[0]):
        return message
    first = chunks[0]
    if not _is_title(first.lines[0]) or first.quote_depth:
        return Opening()
    rest = first.lines[1:]
    if len(rest) == 1 and read_line(rest[0]).role is Role.SUBTITLE and _roles(chunks[1].lines):
        known = Metadata(title=first.lines[0], subtitle=rest[0])
        return _below_title(Opening(known, 1), chunks)
    if rest and not _roles(rest):
        return Opening()
    opening = Opening(Metadata(title=first.lines[0]), 1)
    return _below_title(_with_lines(opening, rest), chunks)


def _below_title(opening: Opening, chunks: Sequence[Chunk]) -> Opening:
    """Take chunks as long as each is a byline or date, or a line just above one."""
    for index in range(1, min(REACH, len(chunks) - 1)):
        lines = chunks[index].lines
        roles = () if chunks[index].is_spaced else _roles(lines)
        if roles:
            opening = replace(_with_lines(opening, lines), used=index + 1)
        elif chunks[index].is_spaced or not (
            _is_caption_chunk(lines) or _announces(chunks, index, opening)
        ):
            break
        elif is_credit(lines[-1]):
            opening = replace(opening, used=index + 1, captions=(*opening.captions, *lines))
        else:
            subtitled = replace(opening.metadata, subtitle=lines[0])
            opening = replace(opening, used=index + 1, metadata=subtitled)
    return opening


def _announces(chunks: Sequence[Chunk], index: int, opening: Opening) -> bool:
    """Tell whether one line between title and byline is a subtitle."""
    lines = chunks[index].lines
    is_free = not opening.metadata.subtitle and not opening.metadata.byline
    is_above = index + 2 < len(chunks) and bool(_roles(chunks[index + 1].lines))
    return is_free and is_above and len(lines) == 1 and len(lines[0]) <= MAX_TITLE


def _is_caption_chunk(lines: Sequence[str]) -> bool:
    return len(lines) <= 2 and is_credit(lines[-1])


def _roles(lines: Sequence[str]) -> tuple[Role, ...]:
    """Say what each line is; nothing unless all are short and one is no part of the body."""
    if len(lines) > 5 or any(map(_is_body_line, lines)):
        return ()
    roles = tuple(read_line(line).role for line in lines)
    if not _TELLING & set(roles) or roles.count(Role.BYLINE) > 2:
        return ()
    return roles


def _is_body_line(line: str) -> bool:
    return len(line) > 140 or (is_item(line) and read_line(line).role not in _TELLING)


def _with_lines(opening: Opening, lines: Sequence[str]) -> Opening:
    for line in lines:
        opening = _with_line(opening, line)
    return opening


def _with_line(opening: Opening, line: str) -> Opening:
    known, said = opening.metadata, read_line(line)
    if said.role is Role.CAPTION or (said.role is Role.SUBTITLE and known.subtitle):
        return replace(opening, captions=(*opening.captions, line))
    if said.role is Role.SUBTITLE:
        return replace(opening, metadata=replace(known, subtitle=line))
    is_body = bool(opening.authors) and all(map(bodies.is_body, said.names))
    authors = opening.authors if is_body else (*opening.authors, *said.names)
    authors = tuple(dict.fromkeys(authors))
    known = replace(
        known,
        byline=", ".join(authors),
        published=known.published or said.published,
        site=known.site or said.site,
    )
    is_told = said.names == (line,) and not is_body
    aside = opening.set_aside if is_told else (*opening.set_aside, line)
    modified = opening.modified or said.modified
    return replace(opening, metadata=known, authors=authors, modified=modified, set_aside=aside)


def _is_title(line: str) -> bool:
    if len(line) > MAX_TITLE or not any(map(str.isalpha, line)):
        return False
    if is_item(line) or urls.is_http(line.split(maxsplit=1)[0]):
        return False
    return not re.search(rf"[{NO_TITLE_END}][{re.escape(CLOSERS)}]*$", line) or line.endswith("...")


def _message(chunk: Chunk) -> Opening | None:
    """Read the head of an e-mail, or nothing when *chunk* is none.

    It has an address or a date: without them “From: the mayor, To: all” is prose.
    """
    fields = [_HEADER.fullmatch(line) for line in chunk.lines]
    if len(fields) < 2 or not all(fields):
        return None
    pairs = [(found[1].lower(), found[2].strip()) for found in fields if found]
    subject = next((value for name, value in pairs if name in _SUBJECT), "")
    sender = next((value for name, value in pairs if name in _SENDER), "")
    if not subject and not sender:
        return None
    published = next((iso for _, value in pairs if (iso := find_date(value))), "")
    is_dated = any(name in _DATE and find_date(value) for name, value in pairs)
    if not is_dated and not any(_MAILBOX.search(value) for _, value in pairs):
        return None
    name = re.sub(r"\s*<[^>]*>", "", sender).strip("\" '")
    known = Metadata(title=subject, byline=name, published=published)
    return Opening(known, 1, (), chunk.lines, authors=tuple(formal_names(name)))
