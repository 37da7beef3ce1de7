# ruff: noqa: RUF001 - marks that look alike are what this module is about
"""Cut text into sentences, in code points.

A boundary is a mark that can end a sentence, with the quotation marks and brackets that close
after it, and white space; whether it does is decided by the word before, the word after, and
the habits of the language (`base.abbreviations`). Unicode's own rules (UAX 29) know no
abbreviations; they cut ``z. B.`` and ``Mme. Roux`` in two.
"""

import re
from collections.abc import Iterator
from typing import Final

from sourcebook.base.abbreviations import Habits, habits

_CLOSERS: Final = "\"'”’“»«›‹)\\]}」』）】》"
_BOUNDARY: Final = re.compile(
    "(?P<mark>[.!?…؟۔।॥‼⁇⁈⁉]++)"
    f"(?P<closers>[{_CLOSERS}]*+(?:[ \u00a0\u202f][»›](?=[\\s.,;:!?]|$)[{_CLOSERS}]*+)?+)"
    "(?:\\[\\d{1,3}\\])*+"  # a note's number behind the full stop
    "(?P<space>[\\s\u200e\u200f]++|$)"
    "|(?P<wide>[。！？｡]++[」』）】》”’]*+)\\s*+"
    "|(?P<line>[\n\r\u2028\u2029]\\s*+)"
)
"""What can part two sentences; scripts without spaces need none after their marks."""

_OPENERS: Final = re.compile("[\"'“”„‚‘’«»‹›(\\[{¿¡–—\\-\\s\u00a0\u202f]*")
"""What may stand before the first letter of a sentence."""

_WORD: Final = re.compile(r"[^\W_]+(?:[’'][^\W_]+)*")
_LAST_WORD: Final = re.compile(r"[^\s(\[{“„«»‹›\"‘/–—]+\Z")
_LOOK_BACK: Final = 40
"""Code points looked at before a mark; no abbreviation is longer."""

_LOOK_ON: Final = 60
"""Code points looked at after a boundary: as long as a word and what stands before it."""

_ROMAN: Final = re.compile(r"(?:[IVXL]{2,6}|[VX])\Z")
_SPELLED: Final = re.compile(r"(?:[^\W\d_]\.-?)*[^\W\d_]\Z")
"""One letter, or letters with a full stop after each: ``J``, ``J.-P``, ``U.S``."""

_CLIPPED: Final = re.compile("[B-DF-HJ-NP-TV-Zb-df-hj-np-tv-z][b-df-hj-np-tv-z]{1,4}\\Z")
_LONGEST_BRACKET: Final = 300

_SAYING: Final = frozenset(
    [
        "سأل",
        "سألت",
        "قال",
        "قالت",
        "أجاب",
        "أجابت",
        "صاح",
        "صاحت",
        "همس",
        "همست",
        "هتف",
        "هتفت",
        "صرخ",
        "صرخت",
        "رد",
        "ردت",
        "كتب",
        "كتبت",
        "تساءل",
        "تساءلت",
    ]
)
"""Arabic has no small letters that would show that a sentence goes on after its quotation."""

_ELLIPSES: Final = ("…", "...")
_NAME_PARTS: Final = frozenset(
    ["Le", "La", "Les", "Des", "Du", "De", "Da", "Di", "Von", "Van", "An"]
)
"""Openers that also stand between an initial and a name: ``J.-M. Le Clézio``."""

_YEAR_DIGITS: Final = 4


def sentences(text: str, language: str = "") -> Iterator[tuple[int, int]]:
    """Yield the sentences of *text* in order, without the white space between them.

    Costs about 15 µs for each mark.

    Args:
        text: Any text; a line break always parts.
        language: ISO 639 code, perhaps with a region; empty for not known.
    """
    known = habits(language)
    start = len(text) - len(text.lstrip())
    for found in _BOUNDARY.finditer(text):
        if found.end() <= start or not _ends(text, start, found, known):
            continue
        end = found.start("space") if found["mark"] else found.end()
        end -= _trailing(text[start:end])
        if start < end:
            yield start, end
        start = found.end()
    end = len(text.rstrip())
    if start < end:
        yield start, end


def _is_quoting(before: str) -> bool:
    """Tell whether a quotation that was opened lately is still open."""
    opened = max(before.rfind(sign) for sign in "«„“")
    closed = max(before.rfind(sign) for sign in "»”")
    return opened > closed


def _is_in_brackets(before: str) -> bool:
    """Tell whether a bracket that was opened inside the sentence is open: ``(see App. B)``."""
    return before.rfind("(") > max(0, before.rfind(")"))


def _is_clipped(word: str, before: str) -> bool:
    """Tell whether a word has no vowel and is no unit after a number: ``Pfr``, not ``2 kg``."""
    number = before[: -len(word)].rstrip()[-1:]
    return bool(_CLIPPED.match(word)) and not number.isdecimal()


def _trailing(words: str) -> int:
    return len(words) - len(words.rstrip())


def _ends(text: str, start: int, found: re.Match[str], known: Habits) -> bool:
    """Tell whether a sentence that begins at *start* ends at what was found."""
    mark = found["mark"]
    if mark is None or found.end() >= len(text):
        return True
    word = _first_word(text[found.end() : found.end() + _LOOK_ON])
    if word[:1].islower() and not word[1:2].isupper():  # an iPhone can begin a sentence
        return False
    if found["closers"] and word in _SAYING:
        return False
    before = text[max(start, found.start() - _LOOK_BACK) : found.start()]
    if mark.endswith(_ELLIPSES) and not word[:1].isupper():
        return not word or (word in known.openers and not _is_quoting(before))
    if mark != "." or found["closers"].strip(")]}"):
        return True  # also a full stop inside a quotation is its end
    lately = text[max(start, found.start() - _LONGEST_BRACKET) : found.end("closers")]
    is_first = found.start() - start <= len(before)
    return not _is_in_brackets(lately) and _ends_at_full_stop(
        before, word, known, is_first=is_first
    )


def _first_word(after: str) -> str:
    opened = _OPENERS.match(after)
    found = _WORD.match(after, opened.end() if opened else 0)
    return found[0] if found else ""


def _ends_at_full_stop(before: str, word: str, known: Habits, *, is_first: bool) -> bool:
    """Decide by the word before a full stop, the word after it, and the language."""
    last = _LAST_WORD.search(before)
    if last is None:
        return True
    is_opener = word in known.openers or word.partition("’")[0] + "’" in known.openers
    if last[0].isdecimal():
        return _ends_at_number(last[0], known, is_opener, is_alone=is_first and before == last[0])
    names = _names(before, last[0])
    if known.closing.intersection(names):
        return is_opener or not word
    if known.has_ordinals and _ROMAN.match(last[0]):
        return is_opener
    if _SPELLED.match(last[0]) and not known.joining.intersection(names):
        is_name = len(word) == 1 or word in _NAME_PARTS
        return is_opener and not (is_name and not _follows_small(before, last.start()))
    return not (known.joining.intersection(names) or _is_clipped(last[0], before))


def _ends_at_number(number: str, known: Habits, is_opener: bool, *, is_alone: bool) -> bool:  # noqa: FBT001
    if is_alone:
        return False  # the number of an item of a list
    return is_opener or not known.has_ordinals or len(number) >= _YEAR_DIGITS


def _names(before: str, last: str) -> list[str]:
    """Return how an abbreviation may be listed: its last word, or ``z. B`` with the ones before."""
    pieces = before.rsplit(None, 3)
    names = [last, *(last.rpartition(joint)[2] for joint in "-’'" if joint in last)]
    longer = (pieces[-count:] for count in (2, 3) if len(pieces) >= count)
    dotted = (some for some in longer if all(piece.endswith(".") for piece in some[:-1]))
    return [*names, *(" ".join(some).lstrip("(„“«") for some in dotted)]


def _follows_small(before: str, at: int) -> bool:
    """Tell whether the word before is written small, so that a letter is no initial."""
    words = before[:at].split()
    return bool(words) and words[-1].islower() and not words[-1].endswith(".")
