"""What stands above the body of a pasted article: title, byline, date, caption."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Final

from sourcebook.base import urls
from sourcebook.clean.boilerplate import is_credit
from sourcebook.clean.dates import find_date, is_date_line
from sourcebook.clean.layout import Chunk, ends_sentence, is_item
from sourcebook.clean.typography import (
    APOSTROPHES,
    CLOSERS,
    COLONS,
    DASHES,
    NO_TITLE_END,
    SLASHES,
)
from sourcebook.model.article import Metadata

MAX_TITLE: Final = 200
"""Code points of a title; longer lines are paragraphs."""

REACH: Final = 5
"""Chunks below the title among which byline and date are looked for."""

_BY: Final = (
    r"(?:(?:(?:text|words|story|written|posted) )?by|von|par|por|di|door|av|af|od|autor(?:in)?:?|"
    r"author:|auteur:|autore:|yazan:?|yazar:?|haber:|text:|szöveg:)\s+"
)
_BYLINE: Final = re.compile(
    rf"(?:{_BY}|(?:بقلم|كتبت?|الكاتبة?)(?:\s*[{COLONS}]\s*|\s+)|"
    rf"(?:作者|文|撰文|記者|记者)\s*[{COLONS}{SLASHES} ]\s*)(.{{2,100}})",
    re.IGNORECASE,
)
_PARTICLES: Final = frozenset(
    ("de", "da", "di", "del", "van", "von", "der", "den", "la", "le", "bin", "ibn", "al", "el", "y")
)
_NAME: Final = re.compile(
    rf"[^\W\d_][\w{APOSTROPHES}.-]*(?:\s+[^\W\d_][\w{APOSTROPHES}.-]*){{1,5}}"
)
_JOINED_NAMES: Final = re.compile(r"\s*(?:,|&|\band\b|\bund\b|\bet\b|\bve\b|\by\b)\s+")
_NO_NAME_LIST: Final = """
    a an the of in on for and or to how why what when who where introduction background summary
    overview abstract conclusion conclusions early life history part chapter results methods editor
    der die das ein eine einleitung zusammenfassung le les une introduction giriş özet sonuç our we
    i you it they this that featured image photo breaking news contents notes references new
"""
_NO_NAME: Final = frozenset(_NO_NAME_LIST.split())
_HEADER: Final = re.compile(
    r"(from|to|cc|bcc|date|sent|subject|reply-to|von|an|betreff|datum|gesendet|de|à|objet|envoyé|"
    r"kimden|kime|konu|tarih|asunto|para|fecha|oggetto|da|data)\s?:\s*(.*)",
    re.IGNORECASE,
)
_MAILBOX: Final = re.compile(r"[^\s@<>]+@[^\s@<>]+\.[^\s@<>]{2,}")
_DATE: Final = frozenset({"date", "sent", "datum", "gesendet", "envoyé", "tarih", "fecha", "data"})
_SUBJECT: Final = frozenset({"subject", "betreff", "objet", "konu", "asunto", "oggetto"})
_SENDER: Final = frozenset({"from", "von", "de", "kimden", "da"})


class Role(StrEnum):
    """What a line above the body is."""

    BYLINE = "byline"
    DATE = "date"
    CAPTION = "caption"
    SUBTITLE = "subtitle"


@dataclass(frozen=True, slots=True)
class Opening:
    """What was found above the body.

    ``used`` counts the chunks it took; ``captions`` belong to the body; ``set_aside`` are
    lines whose words do not all stand in the metadata.
    """

    metadata: Metadata = field(default_factory=Metadata)
    used: int = 0
    captions: tuple[str, ...] = ()
    set_aside: tuple[str, ...] = ()


def read_opening(chunks: Sequence[Chunk]) -> Opening:
    """Read what stands above the body; nothing is taken that is not surely above it."""
    if len(chunks) < 2 or chunks[0].is_spaced:
        return Opening()
    if message := _message(chunks[0]):
        return message
    first = chunks[0]
    if not _is_title(first.lines[0]) or first.quote_depth:
        return Opening()
    rest = first.lines[1:]
    if len(rest) == 1 and _role(rest[0]) is Role.SUBTITLE and _roles(chunks[1].lines):
        known = Metadata(title=first.lines[0], subtitle=rest[0])
        return _below_title(Opening(known, 1), chunks)
    if rest and not _roles(rest):
        return Opening()
    opening = Opening(Metadata(title=first.lines[0]), 1)
    opening = _with_lines(opening, rest, _roles(rest))
    return _below_title(opening, chunks)


def _below_title(opening: Opening, chunks: Sequence[Chunk]) -> Opening:
    """Take chunks as long as each is a byline or date, or a line just above one."""
    for index in range(1, min(REACH, len(chunks) - 1)):
        lines = chunks[index].lines
        roles = () if chunks[index].is_spaced else _roles(lines)
        if roles:
            opening = replace(_with_lines(opening, lines, roles), used=index + 1)
        elif chunks[index].is_spaced or not (
            _is_caption_chunk(lines) or _announces(chunks, index, opening)
        ):
            break
        elif is_credit(lines[0]):
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
    return len(lines) == 1 and is_credit(lines[0])


def _roles(lines: Sequence[str]) -> tuple[Role, ...]:
    """Say what each line is; nothing unless all are short and one is a byline or a date."""
    if len(lines) > 5 or any(map(_is_body_line, lines)):
        return ()
    roles = tuple(map(_role, lines))
    if not {Role.BYLINE, Role.DATE} & set(roles) or roles.count(Role.BYLINE) > 2:
        return ()
    return roles


def _is_body_line(line: str) -> bool:
    return len(line) > 140 or (is_item(line) and not is_date_line(line))


def _role(line: str) -> Role:
    if is_date_line(line):
        return Role.DATE
    if _name_in(line):
        return Role.BYLINE
    return Role.SUBTITLE if ends_sentence(line) and len(line) > 40 else Role.CAPTION


def _with_lines(opening: Opening, lines: Sequence[str], roles: Sequence[Role]) -> Opening:
    for line, role in zip(lines, roles, strict=True):
        opening = _with_line(opening, line, role)
    return opening


def _with_line(opening: Opening, line: str, role: Role) -> Opening:
    known = opening.metadata
    if role is Role.CAPTION or (role is Role.SUBTITLE and known.subtitle):
        return replace(opening, captions=(*opening.captions, line))
    if role is Role.SUBTITLE:
        return replace(opening, metadata=replace(known, subtitle=line))
    name = _name_in(line) if role is Role.BYLINE else ""
    both = ", ".join(part for part in (known.byline, name) if part)
    known = replace(known, byline=both, published=known.published or find_date(line))
    aside = opening.set_aside if name == line else (*opening.set_aside, line)
    return replace(opening, metadata=known, set_aside=aside)


def _name_in(line: str) -> str:
    """Return who wrote it when *line* is a byline, else an empty string."""
    found = _BYLINE.fullmatch(line.strip())
    name = found[1].strip() if found else line.strip()
    name = re.split(rf"\s+[|•·{DASHES}]\s+|,?\s+(?=\d)", name, maxsplit=1)[0]
    parts = _JOINED_NAMES.split(name)
    if found:
        words = parts[0].split()
        return "" if any(word[0].islower() and word not in _PARTICLES for word in words) else name
    is_plain = not find_date(line) and name == line.strip() and len(parts) < 4
    return name if is_plain and all(map(_is_bare_name, parts)) else ""


def _is_bare_name(text: str) -> bool:
    """Tell two to six words with capitals, none of which is one of a heading."""
    words = text.split()
    is_capital = all(word[0].isupper() or word in _PARTICLES for word in words)
    return bool(_NAME.fullmatch(text)) and is_capital and not _NO_NAME & set(text.lower().split())


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
    return Opening(known, 1, (), chunk.lines)
