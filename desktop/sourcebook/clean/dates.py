"""Dates as people write them above articles, to ISO 8601; a date that is not sure is none."""

import re
from datetime import date
from typing import Final

_MONTHS: Final = (
    "january jan januar janvier janv ocak enero gennaio januari janeiro يناير كانون",
    "february feb februar février fevrier şubat febrero febbraio februari fevereiro فبراير شباط",
    "march mar märz maerz mars mart marzo maart março مارس آذار",
    "april apr avril nisan abril aprile أبريل ابريل نيسان",
    "may mai mayıs mayo maggio mei maio مايو أيار",
    "june jun juni juin haziran junio giugno junho يونيو حزيران",
    "july jul juli juillet temmuz julio luglio julho يوليو تموز",
    "august aug août aout ağustos agosto augustus أغسطس اغسطس آب",
    "september sep sept septembre eylül septiembre settembre setembro سبتمبر أيلول",
    "october oct oktober okt octobre ekim octubre ottobre outubro أكتوبر اكتوبر",
    "november nov novembre kasım noviembre novembro نوفمبر",
    "december dec dezember dez décembre decembre aralık diciembre dicembre dezembro ديسمبر",
)
_MONTH_OF: Final = {
    name: number for number, names in enumerate(_MONTHS, 1) for name in names.split()
}

_ISO: Final = re.compile(r"\b(\d{4})-(\d\d)-(\d\d)(?:[T ]\d\d:\d\d)?")
_EAST: Final = re.compile(r"(\d{4})\s*[年년]\s*(\d{1,2})\s*[月월]\s*(\d{1,2})\s*[日일]")
_DOTTED: Final = re.compile(r"\b(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})\b")
_DAY_FIRST: Final = re.compile(
    r"\b(\d{1,2})(?:st|nd|rd|th|er|º|\.)?\s+(?:de\s+)?([^\W\d_]{3,})\.?,?\s+(?:de\s+)?(\d{4})\b"
)
_MONTH_FIRST: Final = re.compile(r"\b([^\W\d_]{3,})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})\b")
_WORD: Final = re.compile(r"[^\W\d_]+")
_LABELS_LIST: Final = """
    published publié publie veröffentlicht stand on le am den the updated posted date datum tarih
    monday tuesday wednesday thursday friday saturday sunday mon tue wed thu fri sat sun montag
    dienstag mittwoch donnerstag freitag samstag sonntag lundi mardi mercredi jeudi vendredi samedi
    dimanche lunes martes miércoles jueves viernes sábado domingo lunedì martedì mercoledì giovedì
    venerdì sabato domenica segunda terça quarta quinta sexta feira pazartesi
    salı çarşamba perşembe cuma cumartesi pazar uhr at utc gmt am pm st nd rd th er de del of
    yayınlanma yayın tarihi publicado el em fecha um à às ore hora horas 年 月 日 发布 时间 نشر في
    تاريخ النشر 发布时间 发布日期 发布于 发表于 更新时间 日期
"""
_ZONE: Final = re.compile(r"(?<=\d)(\s?[ap]\.?m\.?)?\s?\(?[A-Z]{1,4}T\b\)?", re.IGNORECASE)
"""The zone of a time, as EST or CEST."""

_LABELS: Final = frozenset(_LABELS_LIST.split())


def find_date(line: str) -> str:
    """Return the first full date in *line* as ``YYYY-MM-DD``, or an empty string."""
    orders = ((_ISO, "ymd"), (_EAST, "ymd"), (_DOTTED, "dmy"), (_DAY_FIRST, "dmy"))
    for pattern, order in (*orders, (_MONTH_FIRST, "mdy")):
        for found in pattern.finditer(line):
            if iso := _iso(dict(zip(order, found.groups(), strict=True))):
                return iso
    return ""


def is_date_line(line: str) -> bool:
    """Tell whether *line* holds a date and nothing but words that go with one."""
    if len(line) > 90 or not find_date(line):
        return False
    words = (word.lower() for word in _WORD.findall(_ZONE.sub(" ", line)))
    return all(word in _LABELS or word in _MONTH_OF or len(word) < 2 for word in words)


def _iso(parts: dict[str, str]) -> str:
    month = parts["m"]
    number = int(month) if month.isdecimal() else _MONTH_OF.get(month.lower(), 0)
    try:
        return date(int(parts["y"]), number, int(parts["d"])).isoformat()
    except ValueError:
        return ""
