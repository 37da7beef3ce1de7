# ruff: noqa: RUF001, RUF002 - letters and signs that look alike are what this module is about
"""Fold text so that Şengal, ŞENGAL and Sengal are one word, and cut it into words with offsets.

The index, the find bar, the marking of hits and the search for a moved passage all use this
one module, so that what is found is also what is marked.

*Folding* is decided for each code point alone, whatever stands beside it: compatibility forms
are resolved (ﬁ → fi, ² → 2, ٣ → 3), letters with a stroke or no decomposition follow a table
(ø → o, ß → ss, ı → i), case is folded, accents, vowel marks of Arabic and Hebrew, tatweel and
invisible characters go, the Arabic and Persian forms of a letter are one, and curly quotation
marks and dashes become plain ones. Marks that are letters of their script stay (the vowels of
Devanagari or Thai, the voicing of kana).

*Words* are runs of letters, digits and their marks; an underscore is no letter.

- Apostrophe: the English endings ’s, ’re, ’ll, ’ve, ’d, ’m are left out: Iraq’s is ``iraq``. Any
  other gives the joined word and then its parts of two letters and more: Şengal’ın is
  ``sengalin``, ``sengal``, ``in``; Da’esh is ``daesh``, ``da``, ``esh``; l’homme is ``lhomme``,
  ``homme``.
- Hyphen: the parts, and after two parts the joined word too: F-16 is ``f``, ``16``, ``f16``.
- Letters parted by full stops are one word (U.S. is ``us``), so are thousands (3,000 is ``3000``);
  apostrophes and hyphens join them as any other: U.N.’s is ``un``, anti-U.S. is ``anti``, ``us``,
  ``antius``.
- Scripts written without spaces give overlapping pairs, and the last sign alone: 民主力 is
  ``民主``, ``主力``, ``力``, so that a single sign is found as the start of a word.

A word within the reach of those before it (``daesh`` covers ``da``) shares the position of the
last one: `leading` keeps only those that go further, which is what a phrase is made of.
"""

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import cache, lru_cache
from itertools import pairwise
from operator import add
from typing import Final

Word = tuple[str, int, int]
"""A folded word and the code points of the original text it was made of."""

LONGEST_WORD: Final = 128
"""A longer run is cut in the index to this many folded code points; no language has such words."""

APOSTROPHES: Final = "'’‘‛ʼʻʽ՚＇′`´׳״"
"""What people and programs type for an apostrophe; geresh and gershayim work alike."""

HYPHENS: Final = "-‐‑‒–—−﹣－"
"""The hyphen and what is typed for one."""

_DROPPED_ENDINGS: Final = frozenset({"s", "re", "ll", "ve", "d", "m"})
_UNSPACED: Final = (
    "\u0e01-\u0e30\u0e32\u0e33\u0e40-\u0e46\u0e81-\u0eb0\u0eb2\u0eb3\u0ebd-\u0ec6\u1000-\u102a\u1780-\u17b3"
    "\u1100-\u11ff\u2e80-\u2fdf\u3005-\u3007\u3021-\u3029\u3031-\u3035\u303b\u3041-\u3096\u309d-\u309f"
    "\u30a1-\u30fa\u30fc-\u30ff\u3105-\u312f\u3131-\u318e\u31a0-\u31bf\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff"
    "\ua960-\ua97c\uac00-\ud7fb\uf900-\ufaff\uff66-\uffdc\U0001b000-\U0001b167\U00020000-\U0003ffff"
)
"""Thai, Lao, Myanmar, Khmer; Hangul, kana, bopomofo and the ideographs."""

LETTER: Final = f"[^\\W_{_UNSPACED}]"
"""A letter or digit of a script with spaces, for a pattern."""

_VARIANTS: Final = {
    "i": "ı",
    "l": "łŀ",
    "o": "ø",
    "d": "đðɗ",
    "ss": "ß",
    "ae": "æ",
    "oe": "œ",
    "th": "þ",
    "h": "ħ",
    "t": "ŧ",
    "n": "ŋ",
    "e": "ə",
    "k": "ĸƙ",
    "b": "ɓ",
    # One letter in Arabic, Persian, Kurdish and Urdu; hamza, tatweel and half rings say nothing.
    "ي": "ىیېێے",
    "ک": "كڪ",
    "ه": "ةہھەۀ",
    "و": "ۆۇ",
    "ر": "ڕ",
    "ل": "ڵ",
    "ا": "ٱ",
    "": "ءـʿʾˈ",
    "'": "‘’‛‚ʼʻʽ՚′´‹›",
    '"': "“”„‟«»″",
    "-": "‐‑‒–—―−",
    "/": "⁄",
    " ": "\u200b",
    "\n": "\u2028\u2029",
}
"""Folded text → the code points that become it and that no rule of Unicode brings there."""

_TABLE: Final = {variant: plain for plain, variants in _VARIANTS.items() for variant in variants}
_INVISIBLE: Final = re.compile(
    "[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u3164\ufe00-\ufe0f\uffa0\U000e0100-\U000e01ef]"
)


class _Folding(dict[int, str]):
    """Code point → folded text, learned as code points are met."""

    def __missing__(self, point: int) -> str:
        folded = _fold_point(chr(point))
        self[point] = folded
        return folded


def _fold_point(point: str) -> str:
    """Fold one code point until it no longer changes."""
    folded = _TABLE.get(point, point)
    while True:
        step = "".join(map(_fold_step, unicodedata.normalize("NFKD", folded).casefold()))
        if step == folded:
            return folded
        folded = step


def _fold_step(point: str) -> str:
    if point in _TABLE:
        return _TABLE[point]
    category = unicodedata.category(point)
    if category == "Nd":
        return str(unicodedata.decimal(point))
    if category in ("Cf", "Me") or _INVISIBLE.match(point) or _is_accent(point):
        return ""
    return point


def _is_accent(point: str) -> bool:
    """Tell whether a mark only colours its letter.

    By canonical combining class: 1 strikes through, 10 to 36 are the vowel marks of Hebrew,
    Arabic and Syriac, 200 and above stand over or under a letter. The classes between are
    letters in their scripts: nukta, virama, kana voicing, Thai and Tibetan vowels.
    """
    place = unicodedata.combining(point)
    return place == 1 or 10 <= place <= 36 or place >= 200


_FOLDING: Final = _Folding()


def fold(text: str) -> str:
    """Fold *text*; folding twice changes nothing, and no text raises.

    Costs some 0.05 µs a code point in scripts of many signs, a third of that where few kinds of
    code points are not ASCII, next to nothing where all are.
    """
    return _folded(text, _foreign(text))


@lru_cache(maxsize=20_000)
def fold_sign(sign: str) -> str:
    """Fold a sign of a script without spaces, and remember it: they come again and again."""
    return fold(sign)


def _foreign(text: str) -> set[str]:
    """Return the code points of *text* that are not ASCII."""
    return set() if text.isascii() else set(_NOT_ASCII.findall(text))


def _folded(text: str, foreign: Collection[str]) -> str:
    """Fold *text*, whose code points beyond ASCII are *foreign*.

    A few of them, such as quotation marks, are replaced one kind after the other: what one becomes
    is not changed by the next, since folding twice changes nothing.
    """
    plain = {point: _FOLDING[ord(point)] for point in foreign}
    is_lower = all(folded == folded.lower() for folded in plain.values())
    if len(plain) > _FEW or not is_lower:
        return text.translate(_FOLDING)
    for point, folded in plain.items():
        text = text.replace(point, folded)
    return text.lower()


def fold_with_map(text: str) -> tuple[str, Sequence[int]]:
    """Fold *text* and say where each folded code point came from.

    Hardly dearer than `fold`: only code points that do not become exactly one are looked at.

    Returns:
        The folded text and, for each of its code points and for its end, an offset in *text*.
        `unfold` makes a span of the original from a span of the folded text.
    """
    foreign = _foreign(text)
    folded = _folded(text, foreign)
    uneven = "".join(point for point in foreign if len(_FOLDING[ord(point)]) != 1)
    if not uneven:
        return folded, range(len(text) + 1)
    offsets: list[int] = []
    done = 0
    for match in re.finditer(f"[{re.escape(uneven)}]", text):
        at = match.start()
        offsets.extend(range(done, at))
        offsets.extend([at] * len(_FOLDING[ord(text[at])]))
        done = at + 1
    offsets.extend(range(done, len(text) + 1))
    return folded, offsets


def unfold(offsets: Sequence[int], start: int, end: int) -> tuple[int, int]:
    """Turn a span of the folded text into the span of the original that `fold_with_map` made it of.

    Marks that folding dropped stay with the letter before them.
    """
    if start >= end:
        return offsets[start], offsets[start]
    return offsets[start], max(offsets[end - 1] + 1, offsets[end])


def tokens(text: str) -> Iterator[Word]:
    """Yield the folded words of *text* with their code points in it, in order.

    Each word is the folded text of its span without apostrophes, hyphens and full stops.
    Costs 1 to 2 µs a word, two to three times a bare `re.finditer` with `lower`.
    """
    for run in _runs().finditer(text):
        raw = run.group()
        start = run.start()
        words = _remembered_words(raw) if len(raw) <= LONGEST_WORD else _words_of_run(raw)
        for word, first, last in words:
            yield word, start + first, start + last


def leading(words: Iterable[Word]) -> Iterator[Word]:
    """Keep the words that reach further than all before them: one for each position."""
    reach = -1
    for word in words:
        if word[2] > reach:
            reach = word[2]
            yield word


def joined(text: str) -> Iterator[Word]:
    """Yield those of the `tokens` that are written with a sign in them, as Da’esh or U.S.

    All others can be found by their letters in the folded text. Costs some nanoseconds a code
    point, and what `tokens` costs for the words with signs alone: none reaches over a space.
    """
    done = 0
    for joint in _JOINT.finditer(text):
        at = joint.start()
        if at < done:
            continue
        start, done = text.rfind(" ", done, at) + 1 or done, text.find(" ", at)
        if done < 0:
            done = len(text)
        for word, first, last in tokens(text[start:done]):
            if _JOINT.search(text, start + first, start + last):
                yield word, start + first, start + last


def has_further_signs(folded: str) -> bool:
    """Tell whether words of a folded text are more than runs of letters and digits.

    Marks may stand in them, or the script is one that is cut into pairs.
    """
    return not folded.isascii() and bool(_further_signs().search(folded))


def is_unspaced(word: str) -> bool:
    """Tell whether a folded word is of a script written without spaces."""
    return bool(_IS_UNSPACED.match(word))


@cache
def _runs() -> re.Pattern[str]:
    """Compile what can be a word when it is first needed: 20 ms, most of it the table of marks."""
    marks = f"[{_marks()}]"
    letter = f"[^\\W_{_UNSPACED}{APOSTROPHES}]"
    initial = f"[^\\W\\d_{_UNSPACED}{APOSTROPHES}]"
    word = f"{letter}++(?:{marks}++{letter}*+)*+"
    dotted = f"{initial}(?:\\.{initial})+(?![^\\W{APOSTROPHES}]|{marks})"
    dotted += f"(?:\\.(?=[{APOSTROPHES}]{letter}))?"
    joint = f"[{APOSTROPHES}{_HYPHENS_CLASS}]"
    unspaced = f"[{_UNSPACED}](?:[{_UNSPACED}]|{marks})*+"
    one = f"(?:{_thousands()}|{dotted}|{word})"
    return re.compile(f"{one}(?:{joint}{one})*+|{unspaced}")


def _thousands() -> str:
    """Return a pattern of a number such as 3,000, whose groups are parted by one kind of sign.

    It catches nothing: Python's `re` may break on what is caught within what gives nothing back.
    """
    signs = (r"\.", ",", "٬")
    groups = "|".join(rf"{sign}\d{{3}}(?:{sign}\d{{3}})*+(?!\w|{sign}\d)" for sign in signs)
    return rf"\d{{1,3}}(?:{groups})"


@cache
def _syllables() -> re.Pattern[str]:
    """Compile one sign of a script without spaces: its marks and the parts of a Hangul syllable."""
    rest = f"[{_marks()}\uff9e\uff9f]*+"
    return re.compile(f"[\u1100-\u115f][\u1160-\u11a7]++[\u11a8-\u11ff]*+{rest}|(?s:.){rest}")


@cache
def _joining() -> re.Pattern[str]:
    """Compile what makes one sign of several code points: see `_syllables`."""
    return re.compile(f"[\u1100-\u115f\uff9e\uff9f{_marks()}]")


@cache
def _further_signs() -> re.Pattern[str]:
    return re.compile(f"[{_UNSPACED}{_marks()}]")


@cache
def _marks() -> str:
    """Return what stands within a word beside letters, marks and invisible signs, as ranges."""
    ranges: list[list[int]] = []
    for point in (0xAD, *range(0x300, 0x1F000), *range(0xE0100, 0xE01F0)):
        if unicodedata.category(chr(point)) not in _MARK_CATEGORIES or point == _ZERO_WIDTH_SPACE:
            continue
        if ranges and ranges[-1][1] == point - 1:
            ranges[-1][1] = point
        else:
            ranges.append([point, point])
    return "".join(f"{chr(first)}-{chr(last)}" for first, last in ranges)


@lru_cache(maxsize=50_000)
def _remembered_words(run: str) -> tuple[Word, ...]:
    """Cut a run as `_words_of_run` does; most runs of a text were met before (0.1 µs)."""
    return _words_of_run(run)


def _words_of_run(run: str) -> tuple[Word, ...]:
    """Cut a match of `_runs` into its words, offsets counted from its start."""
    if run.isascii() and run.isalpha():
        return ((run.lower()[:LONGEST_WORD], 0, len(run)),)
    words = _pairs(run) if is_unspaced(run) else _compound(run)
    return tuple((word[:LONGEST_WORD], start, end) for word, start, end in words if word)


def _pairs(run: str) -> list[Word]:
    if not _joining().search(run):  # each sign is one code point, as in nearly all of Chinese
        folded = [*map(fold_sign, run)]
        twos = enumerate(map(add, folded, folded[1:]))
        return [*((word, at, at + 2) for at, word in twos), (folded[-1], len(run) - 1, len(run))]
    signs = [(fold_sign(match[0]), *match.span()) for match in _syllables().finditer(run)]
    pairs = [(one[0] + other[0], one[1], other[2]) for one, other in pairwise(signs)]
    return [*pairs, signs[-1]]


def _compound(run: str) -> list[Word]:
    """Cut at hyphens; two parts, unless both are numbers, are also found as one word."""
    parts = [_apostrophised(run, start, end) for start, end in _split(_HYPHEN, run, 0, len(run))]
    words = [word for part in parts for word in part]
    heads = [part[0] for part in parts]
    if len(parts) == 2 and not all(head[0].isdigit() for head in heads):
        words.append((heads[0][0] + heads[1][0], heads[0][1], heads[1][2]))
    return words


def _apostrophised(run: str, start: int, end: int) -> list[Word]:
    """Return the joined word of a part of *run* and, when it has apostrophes, its long parts."""
    spans = _split(_APOSTROPHE, run, start, end)
    if len(spans) > 1 and fold(run[slice(*spans[-1])]) in _DROPPED_ENDINGS:
        spans.pop()
    parts = [_without_separators(run, first, last) for first, last in spans]
    if len(parts) == 1:
        return parts
    joined = ("".join(word for word, _, _ in parts), spans[0][0], spans[-1][1])
    return [joined, *(part for part in parts if len(part[0]) > 1)]


def _without_separators(run: str, start: int, end: int) -> Word:
    """Fold a part of *run* and leave out its full stops, those of thousands, too."""
    if run[end - 1] == ".":
        end -= 1
    return _SEPARATOR.sub("", fold(run[start:end])), start, end


def _split(joint: re.Pattern[str], run: str, start: int, end: int) -> list[tuple[int, int]]:
    cuts = [match.start() for match in joint.finditer(run, start, end)]
    starts = [start, *(cut + 1 for cut in cuts)]
    return list(zip(starts, [*cuts, end], strict=True))


_MARK_CATEGORIES: Final = frozenset({"Mn", "Mc", "Me", "Cf"})
_ZERO_WIDTH_SPACE: Final = 0x200B
_HYPHENS_CLASS: Final = re.escape(HYPHENS)
_HYPHEN: Final = re.compile(f"[{_HYPHENS_CLASS}]")
_APOSTROPHE: Final = re.compile(f"[{APOSTROPHES}]")
_SEPARATOR: Final = re.compile("[.,٬]")
_JOINT: Final = re.compile(f"[{APOSTROPHES}{_HYPHENS_CLASS}.,٬](?<=\\S.)(?=[^\\W_])")
"""A sign that may join what stands on its sides to one word."""
_NOT_ASCII: Final = re.compile("[^\x00-\x7f]")
_FEW: Final = 48
"""Kinds of code points beyond ASCII up to which replacing each costs less than a table."""
_IS_UNSPACED: Final = re.compile(f"[{_UNSPACED}]")
