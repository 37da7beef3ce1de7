# ruff: noqa: RUF001 - the letters of several scripts look alike
"""Read a word aloud, roughly: what its letters may sound like in the languages that write them so.

One table a script, from letters to *sounds*, the usual reading first. The Latin table holds what
transliterations of Arabic, Kurdish, Persian, Turkish and Slavic names use (ISO 9, BGN/PCGN,
scientific, and the popular ones of English, German, French and Polish): ``sh``, German ``sch``,
Polish ``sz``, French ``ch`` may all be the same sound, and a letter may have several (Turkish
``c`` is English ``j``). Words come folded, so ş, š and ś have become ``s`` before they get here.

Sounds are single signs. Those that carry a name are its *skeleton*:

    b p · t d T D (th, dh) · k g q x (kh) G (gh) H (h that is heard) · f v W (w that is heard)
    s z S (sh) Z (zh) · c (ts) C (ch) J (English j) · m n l r

Those between them are weak, and differ from one spelling to the next: a e i o u y h w.
"""

import re
from collections.abc import Mapping
from functools import cache
from typing import Final

WEAK: Final = "aeiouyhw"
"""The sounds that do not belong to a skeleton."""

MOST_READINGS: Final = 12
"""Readings of one word; of further letters with several sounds only the usual one is taken."""

LONGEST: Final = 40
"""Letters of a word that is read; no name has more, and rubbish has."""

LATIN: Final = {
    "a": "a",
    "b": "b",
    "c": "k J c",
    "ce": "se Je ce",
    "ci": "si Ji ci",
    "ch": "C x S",
    "ck": "k",
    "cy": "sy cy",
    "cz": "C",
    "d": "d",
    "dh": "D z",
    "dj": "J",
    "ds": "ds",
    "dsch": "J",
    "dsh": "J",
    "dz": "J",
    "dzh": "J",
    "e": "e",
    "f": "f",
    "g": "g",
    "ge": "ge Je",
    "gh": "G",
    "gi": "gi Ji",
    "h": "h H",
    "i": "i",
    "j": "J y Z",
    "k": "k",
    "kh": "x",
    "l": "l",
    "m": "m",
    "n": "n",
    "o": "o",
    "p": "p",
    "ph": "f",
    "q": "q",
    "qu": "k kw",
    "r": "r",
    "rz": "Z rz",
    "s": "s",
    "sch": "S",
    "sh": "S",
    "shch": "SC",
    "sz": "S",
    "t": "t",
    "tch": "C",
    "th": "T",
    "ts": "c",
    "tsch": "C",
    "tz": "c",
    "u": "u",
    "v": "v",
    "w": "W w",
    "x": "ks x",
    "y": "y",
    "z": "z",
    "lz": "lz lc",
    "nz": "nz nc",
    "zh": "Z",
}

CYRILLIC: Final = {
    "а": "a",
    "б": "b",
    "в": "v",
    "г": "g H",
    "ґ": "g",
    "д": "d",
    "дж": "J",
    "дз": "J",
    "ђ": "J",
    "е": "e",
    "є": "ye",
    "ж": "Z",
    "з": "z",
    "ѕ": "J",
    "и": "i",
    "і": "i",
    "ј": "y",
    "к": "k",
    "л": "l",
    "љ": "ly",
    "м": "m",
    "н": "n",
    "њ": "ny",
    "о": "o",
    "п": "p",
    "р": "r",
    "с": "s",
    "т": "t",
    "тс": "c",
    "ћ": "C",
    "у": "u",
    "ф": "f",
    "х": "x",
    "ц": "c",
    "ч": "C",
    "џ": "J",
    "ш": "S",
    "щ": "SC St",
    "ъ": "a -",
    "ы": "y",
    "ь": "-",
    "э": "e",
    "ю": "yu",
    "я": "ya",
}

ARABIC: Final = {
    "ا": "a",
    "ب": "b p",
    "پ": "p",
    "ت": "t",
    "ث": "T s",
    "ج": "J g",
    "چ": "C",
    "ح": "H h",
    "خ": "x",
    "د": "d",
    "ذ": "D z",
    "ر": "r",
    "ز": "z",
    "ژ": "Z",
    "س": "s",
    "ش": "S",
    "ص": "s",
    "ض": "D z",
    "ط": "t",
    "ظ": "z D",
    "ع": "-",
    "غ": "G",
    "ف": "f v",
    "ڤ": "v",
    "ق": "q",
    "ک": "k",
    "گ": "g",
    "ڭ": "g",
    "ل": "l",
    "م": "m",
    "ن": "n",
    "ه": "h H",
    "و": "w W",
    "ي": "i",
}
"""The unwritten vowels are unknown; `ه` is also what folding made of ة and of Kurdish ە."""

HEBREW: Final = {
    "א": "a",
    "ב": "b v",
    "ג": "g",
    "ד": "d",
    "ה": "h H",
    "ו": "w W",
    "ז": "z",
    "ח": "x H",
    "ט": "t",
    "י": "i",
    "כ": "k x",
    "ך": "x",
    "ל": "l",
    "מ": "m",
    "ם": "m",
    "נ": "n",
    "ן": "n",
    "ס": "s",
    "ע": "-",
    "פ": "p f",
    "ף": "f",
    "צ": "c",
    "ץ": "c",
    "ק": "k",
    "ר": "r",
    "ש": "S s",
    "ת": "t",
}

GREEK: Final = {
    "α": "a",
    "β": "v b",
    "γ": "g y",
    "γκ": "g",
    "δ": "d",
    "ε": "e",
    "ζ": "z",
    "η": "i",
    "θ": "T",
    "ι": "i",
    "κ": "k",
    "λ": "l",
    "μ": "m",
    "μπ": "b mp",
    "ν": "n",
    "ντ": "d nt",
    "ξ": "ks",
    "ο": "o",
    "ου": "u",
    "π": "p",
    "ρ": "r",
    "σ": "s",
    "τ": "t",
    "τζ": "J",
    "τσ": "c",
    "υ": "i",
    "φ": "f",
    "χ": "x",
    "ψ": "ps",
    "ω": "o",
}

ARTICLES: Final = frozenset(
    {"ال", "al", "el", "ul", "an", "en", "ar", "er", "ur", "as", "es", "us", "ash", "esh"}
    | {"ad", "ed", "ud", "at", "et", "ut", "az", "ez"}
)
"""The Arabic article as a word of its own, also as it sounds before a letter of the sun."""

_ATTACHED: Final = re.compile("ال(?=...)|(?:al|el)(?=.{4})|[ae]([drstzn]|sh|dh)(?=\\1.{3})")
"""The article at the beginning of a word."""

_ABJAD: Final = re.compile("[א-תء-ۿ]")
_LETTERS: Final[Mapping[str, tuple[str, ...]]] = {
    letters: tuple(readings.split())
    for table in (LATIN, CYRILLIC, ARABIC, HEBREW, GREEK)
    for letters, readings in table.items()
}
SILENT: Final = "-"
"""Stands in the tables for a letter without a sound."""

_DOUBLED: Final = re.compile(r"(.)\1+")


def readings(word: str) -> tuple[str, ...]:
    """Return what a folded word may sound like, the usual first, with and without an article.

    A word with other letters than those of the tables, and one of more than `LONGEST`, has none.
    Costs 3 to 10 µs.
    """
    if not word or len(word) > LONGEST:
        return ()
    article = _ATTACHED.match(word)
    if article is None:
        return _sounds_of(word)
    return tuple(dict.fromkeys(_sounds_of(word[article.end() :]) + _sounds_of(word)))


def is_without_vowels(word: str) -> bool:
    """Tell whether *word* is in a script that leaves short vowels out."""
    return bool(_ABJAD.match(word))


def _sounds_of(word: str) -> tuple[str, ...]:
    letters = _graphemes().findall(word)
    if "".join(letters) != word:
        return ()
    heard = [""]
    for letter in letters:
        options = _LETTERS[letter]
        if len(heard) * len(options) > MOST_READINGS:
            options = options[:1]
        heard = [before + sounds for before in heard for sounds in options]
    if _DOUBLED.search("\n".join(heard)):
        heard = [_DOUBLED.sub(r"\1", one) for one in heard]
    # Silent signs go last: the two sounds beside one (m in the Arabic Muammar) are not one long.
    return tuple(dict.fromkeys(one.replace(SILENT, "") for one in heard))


@cache
def _graphemes() -> re.Pattern[str]:
    return re.compile("|".join(sorted(_LETTERS, key=len, reverse=True)))
