# ruff: noqa: RUF001 - dashes that look alike
"""Bring the values of fields as people write them into the form that the fields take."""

import re
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Final

from rapidfuzz import process
from rapidfuzz.distance import OSA

from sourcebook.base import folding
from sourcebook.index.days import DAYS, MONTHS, month_of

LANGUAGES: Final[Mapping[str, str]] = MappingProxyType(
    {
        name: code
        for code, names in {
            "ar": "arabic",
            "az": "azerbaijani",
            "bg": "bulgarian",
            "bn": "bengali",
            "ca": "catalan",
            "ckb": "sorani",
            "cs": "czech",
            "da": "danish",
            "de": "german deutsch",
            "el": "greek",
            "en": "english",
            "es": "spanish espanol castilian",
            "et": "estonian",
            "eu": "basque",
            "fa": "persian farsi",
            "fi": "finnish",
            "fr": "french francais",
            "ga": "irish",
            "he": "hebrew",
            "hi": "hindi",
            "hr": "croatian",
            "hu": "hungarian",
            "hy": "armenian",
            "id": "indonesian",
            "it": "italian italiano",
            "ja": "japanese",
            "ka": "georgian",
            "ko": "korean",
            "ku": "kurdish kurmanji",
            "lt": "lithuanian",
            "lv": "latvian",
            "nl": "dutch nederlands",
            "no": "norwegian",
            "pl": "polish polski",
            "ps": "pashto",
            "pt": "portuguese",
            "ro": "romanian",
            "ru": "russian",
            "sk": "slovak",
            "sl": "slovenian slovene",
            "sq": "albanian",
            "sr": "serbian",
            "sv": "swedish svenska",
            "th": "thai",
            "tr": "turkish turkce",
            "uk": "ukrainian",
            "ur": "urdu",
            "vi": "vietnamese",
            "yi": "yiddish",
            "zh": "chinese",
        }.items()
        for name in names.split()
    }
)
"""Folded name of a language → its code (ISO 639)."""

_SQUEEZED: Final = {day.replace("-", ""): day for day in DAYS}
_ENDS: Final = re.compile(r"(\.\.|^[<>]=?)")
_AROUND_ENDS: Final = re.compile(r"\s*(\.\.|^[<>]=?)\s*")
_APART: Final = r"-\s,_–—"
_YEARS: Final = re.compile(
    rf"(?<![{_APART}\d])(\d{{4}})[{_APART}]+(\d{{4}})(?![{_APART}\d])", re.ASCII
)
_TO: Final = re.compile(r"(.+) (?:to|until|till) (.+)")
_MONTH_FIRST: Final = re.compile(r"(\d{1,2})[-/.](\d{4})", re.ASCII)
_YEAR_FIRST: Final = re.compile(r"(\d{4})[/.](\d{1,2})(?:[/.](\d{1,2}))?", re.ASCII)
_DAY: Final = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?", re.ASCII)
_THOUSANDS: Final = re.compile(r"(?<=\d)[ ,_](?=\d{3}(?!\d))", re.ASCII)
_K: Final = re.compile(r"(\d{1,4})(?:\.(\d))? ?k(?!\w)", re.ASCII)
_LENGTHS: Final = re.compile(r"(\d+) ?[-–—] ?(\d+)", re.ASCII)
_AT_LEAST: Final = re.compile(r"(\d+) ?\+", re.ASCII)


def tidied(name: str, value: str) -> str:
    """Return *value* as the field takes it where that is clear, else as it is, with plain blanks.

    ``2014-2016`` is ``2014..2016``, ``8/2014`` and ``aug 2014`` are months, ``last week`` is
    ``last-week``, ``2k`` is 2000, ``english`` is ``en``.
    """
    said = " ".join(value.split()).casefold()
    if name in ("date", "saved"):
        said = _AROUND_ENDS.sub(r"\1", _TO.sub(r"\1..\2", said))
        said = _YEARS.sub(r"\1..\2", said)
        return "".join(map(_tidied_day, _ENDS.split(said)))
    if name == "words":
        said = _THOUSANDS.sub("", said.removesuffix(" words"))
        said = _K.sub(lambda match: f"{match[1]}{match[2] or 0}00", said)
        said = _LENGTHS.sub(r"\1..\2", said)
        return _AT_LEAST.sub(r">=\1", said).replace(" ", "")
    return LANGUAGES.get(folding.fold(said), said) if name == "lang" else said


def could_be_day(text: str) -> bool:
    """Tell whether *text* may be the beginning of a day, a month, a year or several of them."""
    last = re.sub(r"[\s,]+", "-", re.split(r"\.\.|[<>]=?| to ", text.casefold())[-1].strip())
    if re.fullmatch(r"\d{0,4}[-/.\d]*", last, re.ASCII):
        return True
    words = (word for word in re.split("[-/.]", last) if not _DAY.match(word))
    squeezed = last.replace("-", "")
    if any(day.startswith(squeezed) for day in _SQUEEZED):
        return True
    return all(any(month.startswith(word) for month in MONTHS) for word in words)


def likely(name: str, value: str) -> str:
    """Return the value that *value*, which means nothing, is most likely a slip for; or nothing.

    It has the form that the field takes, but may mean nothing either: a month 13.
    """
    said = tidied(name, value)
    if name == "lang":
        return LANGUAGES.get(nearest(folding.fold(said), tuple(LANGUAGES)), "")
    if name not in ("date", "saved"):
        return ""
    named = nearest(said.replace("-", ""), tuple(_SQUEEZED))
    if named:
        return _SQUEEZED[named]
    words = re.findall("[a-z]{3,}", said)
    month = nearest(words[0], MONTHS) if len(words) == 1 else ""
    return tidied(name, said.replace(words[0], month)) if month else ""


def nearest(word: str, known: Sequence[str]) -> str:
    """Return the member of *known* that *word* is most likely a slip for, or nothing."""
    reach = 1 if len(word) < 5 else 2
    found = process.extractOne(word.casefold(), known, scorer=OSA.distance, score_cutoff=reach)
    return str(found[0]) if found else ""


def _tidied_day(text: str) -> str:
    """Return one end of a stretch of time, or a sign between two of them, as `days.days` has it."""
    if _ENDS.fullmatch(text):
        return text
    plain = re.sub(r"[\s,_–—]+", "-", text.strip())
    if day := _SQUEEZED.get(plain.replace("-", "")):
        return day
    if match := _MONTH_FIRST.fullmatch(plain):
        return f"{match[2]}-{match[1]}"
    if match := _YEAR_FIRST.fullmatch(plain):
        return "-".join(filter(None, match.groups()))
    return _written_out(re.split("[-/.]+", plain)) or plain


def _written_out(words: Sequence[str]) -> str:
    """Return the day that *words* are in some order, its month a name; or nothing."""
    years = [word for word in words if re.fullmatch(r"\d{4}", word, re.ASCII)]
    months = [month for word in words if (month := month_of(word))]
    days = [match[1] for word in words if (match := _DAY.fullmatch(word))]
    if (len(words), len(years), len(months), len(days)) != (3, 1, 1, 1):
        return ""
    return f"{years[0]}-{months[0]}-{days[0]}"
