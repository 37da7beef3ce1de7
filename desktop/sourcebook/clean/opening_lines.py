# ruff: noqa: E501, RUF001 - tables of words in several scripts
"""What one line above the body of a pasted article says: who, when, or neither."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

from sourcebook.base import bodies
from sourcebook.clean.boilerplate import is_credit, notice
from sourcebook.clean.bylines import (
    PARTICLES,
    is_full_name,
    label_end,
    split_names,
    without_place,
)
from sourcebook.clean.dates import Dated, dates_in, dates_of_line, is_vague_date, without_dates
from sourcebook.clean.layout import ends_sentence
from sourcebook.clean.places import is_place
from sourcebook.clean.typography import APOSTROPHES, COLONS

MAX_DATED: Final = 90
"""Code points of a line that is a date because it has one, whatever stands beside it."""

_NAME: Final = re.compile(
    rf"[^\W\d_][\w{APOSTROPHES}.-]*(?:\s+[^\W\d_][\w{APOSTROPHES}.-]*){{1,5}}"
)
_JOINED_NAMES: Final = re.compile(
    r"\s*(?:,|&|\band\b|\bund\b|\bet\b|\bve\b|\by\b|\be\b|\ben\b|\bi\b|\bog\b|\boch\b|\bи\b)\s+"
)
_NO_NAME_LIST: Final = """
    a an the of in on for and or to how why what when who where introduction background summary
    overview abstract conclusion conclusions early life history part chapter results methods editor
    der die das ein eine einleitung zusammenfassung le les une introduction giriş özet sonuç our we
    i you it they this that featured image photo breaking news contents notes references new
"""
_NO_NAME: Final = frozenset(_NO_NAME_LIST.split())
_HAN_NAME: Final = re.compile(r"[\u3400-\u9fff]{2,4}(?:·[\u3400-\u9fff]{1,6})?")
_BAR: Final = re.compile(r"\s*[|｜]\s*|\s+[•·‧]\s+|\s{3,}|\t+")
_SOURCE: Final = re.compile(
    r"(?:source|quelle|kaynak|fuente|fonte|bron|źródło|источник|kilde|källa|المصدر|来源|來源|稿源|出处)"
    rf"\s*[{COLONS}]\s*(.{{2,60}})",
    re.IGNORECASE,
)
_MINUTES: Final = r"(?:min(?:ute[ns]?|uti|utos?|uten|utter|uter)?|mins|dakika(?:lık)?|dk|минут[аы]?|мин|دقائق|دقيقة|分钟|分鐘)\.?"
_ASIDE: Final = re.compile(
    rf"(?:{_MINUTES}\s)?(?P<label>(?:estimated\s)?(?:reading time|time to read)|(?:geschätzte\s)?lesezeit"
    r"|lesedauer|temps de lecture|(?:ortalama\s)?okuma süresi|tiempo de lectura|tempo di lettura"
    r"|tempo de leitura|leestijd|czas czytania|время (?:на )?чтени[ея]|læsetid|lästid|lesetid"
    rf"|مدة القراءة|وقت القراءة|阅读时间|閱讀時間|预计阅读|阅读需)?\s*[{COLONS}]?\s*"
    rf"(?:ca\.?|about|env\.|environ|约|約)?\s*(?P<minutes>\d{{1,3}})[\s-]?{_MINUTES}"
    r"(?P<read>\s?(?:read|reading|lesezeit|lesedauer|de lecture|okuma|de lectura|di lettura|de leitura"
    r"|leestijd|czytania|чтения|قراءة|للقراءة|阅读|閱讀|lesen|to read))?"
    r"|(?:lu en|lecture)\s?:?\s\d+\smin\w*"
    r"|\d{1,3}\s(?:minute|hour|day|week|month)s?\sago|(?:just now|yesterday|today|gestern|heute|hier)"
    r"|vor\s\d{1,3}\s\w+|il y a\s\d{1,3}\s\w+|\d{1,3}\s\w+\s(?:önce|geleden|fa|temu|назад)|hace\s\d{1,3}\s\w+"
    r"|há\s\d{1,3}\s\w+|\d{1,3}\s?(?:分钟|小时|天|分鐘|小時)前|(?:قبل|منذ)\s\d{1,3}\s\w+"
    r"|(?:share|save|print|listen|bookmark|email|copy link|add to favou?rites|gift this article|comment"
    r"|comments?\s\(?\d*\)?|\d+\s(?:comments?|shares?|views|kommentare?|commentaires?|yorum|reacties"
    r"|comentarios|commenti)|teilen|drucken|merken|speichern|anhören|vorlesen|partager|imprimer"
    r"|enregistrer|écouter|paylaş|yazdır|kaydet|dinle|compartir|guardar|imprimir|escuchar"
    r"|condividi|stampa|salva|ascolta|compartilhar|compartilhe|salvar|ouvir|delen|bewaren|printen"
    r"|udostępnij|drukuj|поделиться|сохранить|распечатать|del|gem|dela|spara|skriv ut|lyt|lyssna"
    r"|مشاركة|شارك|طباعة|حفظ|استمع|分享|收藏|打印|列印|评论|評論|字号|字體|字体)"
    r"(?:\s(?:this|article|story|artikel|l['’]article|on .{1,20}|auf .{1,20}|sur .{1,20}|المقال|الخبر))*",
    re.IGNORECASE,
)
"""How long it takes to read, how long ago it appeared, and the buttons beside it."""


class Role(StrEnum):
    """What a line above the body is."""

    BYLINE = "byline"
    DATE = "date"
    ASIDE = "aside"
    CAPTION = "caption"
    SUBTITLE = "subtitle"


@dataclass(frozen=True, slots=True)
class Line:
    """What a line says; of its role only, unless it has names, dates or a source too."""

    role: Role
    names: tuple[str, ...] = ()
    published: str = ""
    modified: str = ""
    site: str = ""


def read_line(line: str) -> Line:
    """Read one short *line* that stands near the title."""
    if dates := dates_of_line(line):
        return _dated(dates)
    if _is_aside(line):
        return Line(Role.ASIDE)
    if is_credit(line):
        return Line(Role.CAPTION)
    return _read_pieces(line)


def _read_pieces(line: str) -> Line:
    """Read a line of several parts, such as a name, a source and a date."""
    when = _dated(dates_in(line))
    has_date = bool(when.published or when.modified)
    pieces = [piece for part in _BAR.split(line) for piece in without_dates(part)]
    pieces = [piece for piece in pieces if not _is_aside(piece) and not is_vague_date(piece)]
    site = next((found[1] for piece in pieces if (found := _SOURCE.fullmatch(piece))), "")
    others = [piece for piece in pieces if not _SOURCE.fullmatch(piece)]
    names = _names(others, is_alone=others == [line])
    if names and len(others) <= 3:
        return replace(when, role=Role.BYLINE, names=names, site=site)
    if has_date and (not others or (len(line) <= MAX_DATED and not _is_prose(line))):
        return replace(when, site=site)
    if not others:
        return Line(Role.ASIDE, site=site)
    is_sentence = ends_sentence(line) and len(line) > 40
    return Line(Role.SUBTITLE if is_sentence else Role.CAPTION)


def _dated(dates: Sequence[Dated]) -> Line:
    published = next((one.iso for one in dates if not one.is_change), "")
    modified = next((one.iso for one in dates if one.is_change), "")
    return Line(Role.DATE, (), published, modified)


def _is_aside(line: str) -> bool:
    found = _ASIDE.fullmatch(line)
    is_bare = found and found["minutes"] and not found["label"] and not found["read"]
    return bool(found and not is_bare) or notice(line) in {"share", "comments"}


def _is_prose(line: str) -> bool:
    return ends_sentence(line) and len(line.split()) > 5 and not line.endswith(":")


def _names(pieces: Sequence[str], *, is_alone: bool) -> tuple[str, ...]:
    """Return the names of the first of *pieces* that is a byline.

    Where it is not the whole line, what it stood beside tells that it is one, in a script
    without capitals too.
    """
    for piece in pieces[:2]:
        start = label_end(piece)
        names = tuple(split_names(piece))
        if start and names and all(map(_may_name, names)):
            return names
        bare = without_place(piece)
        is_told = not is_alone or bare != piece
        if not start and is_told and names and all(map(_is_told_name, names)):
            return names
        parts = _JOINED_NAMES.split(piece)
        if not start and is_alone and len(parts) < 4 and all(map(_is_bare_name, parts)):
            return names or tuple(parts)
    return ()


def _may_name(name: str) -> bool:
    """Tell what may follow *by*: no word in small letters but particles."""
    words = name.split()
    return len(words) <= 8 and not any(w[0].islower() and w not in PARTICLES for w in words)


def _is_told_name(name: str) -> bool:
    if is_place(name) or set(name.lower().split()) & _NO_NAME:
        return False
    return bool(_HAN_NAME.fullmatch(name)) or is_full_name(name) or bodies.is_body(name)


def _is_bare_name(text: str) -> bool:
    """Tell two to six words with capitals, none of which is one of a heading."""
    words = text.split()
    is_capital = all(word[0].isupper() or word in PARTICLES for word in words)
    return bool(_NAME.fullmatch(text)) and is_capital and not _NO_NAME & set(text.lower().split())
