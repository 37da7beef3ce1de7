"""Other forms of a word, looked for among the words of the index with a stemmer's help.

The index holds words as they are written, and only a question is put into other forms: so an exact
form stands before others, and a mistake of a stemmer never makes a word disappear. This is the one
module that knows PyStemmer. Its stemmers see folded words: in languages whose endings have
accents (Czech, Polish, Russian with й) they know fewer forms than could be known.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final
from weakref import WeakKeyDictionary

import numpy as np
import Stemmer

from sourcebook.index import clitics
from sourcebook.index.columnar.expansion import raw
from sourcebook.index.columnar.segment import Columns
from sourcebook.index.columnar.segment_file import Array
from sourcebook.index.damage import damage_told
from sourcebook.index.query import Forms
from sourcebook.index.schema import BODY, LANGUAGE, TITLE
from sourcebook.index.search import snapshot_of

MOST_LANGUAGES: Final = 16
"""Languages whose forms are asked for, each in its own documents: each costs a look."""

MOST_AT_ONCE: Final = 3
"""Languages whose forms are looked for in documents that have none, such as notes; each further
one finds more that is wrong than right."""

FEWEST: Final = 0.1
"""The share of documents from which a language is one that those without any may be in."""

MOST_FORMS: Final = 24
"""Other forms of one word; Turkish and Finnish have hundreds, and the rest are rare."""

SHORTEST: Final = 3
"""Letters that a word and its stem have at least: shorter stems are those of many words."""

_LONGEST_ENDING: Final = 10
"""Letters behind the stem: *-larimizdan*, *-ization*; longer words are compounds."""

_ALGORITHMS: Final = MappingProxyType(
    {
        "ar": "arabic",
        "ca": "catalan",
        "cs": "czech",
        "da": "danish",
        "de": "german",
        "el": "greek",
        "en": "english",
        "eo": "esperanto",
        "es": "spanish",
        "et": "estonian",
        "eu": "basque",
        "fa": "persian",
        "fi": "finnish",
        "fr": "french",
        "ga": "irish",
        "hi": "hindi",
        "hu": "hungarian",
        "hy": "armenian",
        "id": "indonesian",
        "it": "italian",
        "lt": "lithuanian",
        "nb": "norwegian",
        "ne": "nepali",
        "nl": "dutch",
        "nn": "norwegian",
        "no": "norwegian",
        "pl": "polish",
        "pt": "portuguese",
        "ro": "romanian",
        "ru": "russian",
        "sr": "serbian",
        "sv": "swedish",
        "ta": "tamil",
        "tr": "turkish",
        "yi": "yiddish",
    }
)
"""Code of a language → Snowball's name of its stemmer."""

_FAMILIES: Final = MappingProxyType(
    {
        "english": (
            *("isis", "news", "several", "morale", "means"),
            *("universe universes", "university universities"),
            *("authority authorities", "business businesses", "emergency emergencies"),
            *("executive executives", "relative relatives", "rational rationally rationality"),
            *("important importantly importance", "polite politely politeness"),
            "paste pastes pasted pasting",
        )
    }
)
"""Words that a stemmer takes for forms of others; each line has only the forms in it."""

_RELATIVES: Final = {
    algorithm: {word: tuple(line.split()) for line in lines for word in line.split()}
    for algorithm, lines in _FAMILIES.items()
}

_MOST_REMEMBERED: Final = 4_096
"""Stems that are remembered for each segment."""

_remembered: WeakKeyDictionary[Columns, dict[tuple[object, ...], tuple[tuple[str, int], ...]]] = (
    WeakKeyDictionary()
)
"""Segment → stem, beginning, algorithm and documents → words with how many of these have each."""

_LETTERS: Final = {"arabic": ("ک", "ك"), "persian": ("ي", "ی")}
"""The letter of a folded word and the one that the stemmer knows in its place."""


@dataclass(frozen=True, slots=True)
class Spoken:
    """Documents that are asked for the forms of the same languages.

    ``algorithms`` are Snowball's names of their stemmers. ``only`` and ``never`` are the
    languages of the documents, as in `query.Forms`.
    """

    algorithms: tuple[str, ...]
    only: tuple[str, ...] = ()
    never: tuple[str, ...] = ()


def spoken_in(languages: Sequence[tuple[str, int]]) -> tuple[Spoken, ...]:
    """Part all documents by the languages whose forms they are asked for.

    Args:
        languages: Codes such as ``en-gb`` with how many documents are in each, most used first.
            Those of `MOST_LANGUAGES` have their own forms; documents without a language those
            of the `MOST_AT_ONCE` that `FEWEST` are in.
    """
    codes: dict[str, list[str]] = {}
    counts: dict[str, int] = {}
    for code, count in languages:
        algorithm = _algorithm_of(code)
        if algorithm not in codes and len(codes) - ("" in codes) == MOST_LANGUAGES:
            algorithm = ""
        codes.setdefault(algorithm, []).append(code)
        counts[algorithm] = counts.get(algorithm, 0) + count
    fewest = sum(counts.values()) * FEWEST
    leading = [one for one, count in counts.items() if one and count >= fewest]
    leading.sort(key=lambda one: -counts[one])
    return (
        Spoken(tuple(leading[:MOST_AT_ONCE]), never=tuple(code for code, _ in languages)),
        *(Spoken((one,) if one else (), tuple(them)) for one, them in codes.items()),
    )


def _algorithm_of(language: str) -> str:
    return _ALGORITHMS.get(language.lower().replace("_", "-").split("-")[0], "")


def forms_of(folder: Path, word: str, spoken: Sequence[Spoken]) -> tuple[Forms, ...]:
    """Return the other forms of a folded *word* that stand in the index, the most frequent first.

    Those of each part of the documents, or none where no part has any. Costs some tenths of a
    millisecond for each language with 500,000 words.

    Args:
        folder: Where the index lies.
        word: A folded word.
        spoken: Documents and their languages, each document in one of them.

    Raises:
        IndexUnavailable: The index has to be rebuilt.
    """
    if len(word) < SHORTEST or not word.isalpha() or not any(one.algorithms for one in spoken):
        return ()
    with damage_told():
        segments = [segment.columns for segment in snapshot_of(folder)[0].segments]
        found = [(one, _most_frequent(word, one, segments)) for one in spoken]
    return _put_together(found) if any(words for _, words in found) else ()


def _put_together(found: Sequence[tuple[Spoken, tuple[str, ...]]]) -> tuple[Forms, ...]:
    """Make one of the parts that have the same forms."""
    together: dict[tuple[str, ...], list[Spoken]] = {}
    for spoken, words in found:
        together.setdefault(words, []).append(spoken)
    return tuple(_with_words(words, parts) for words, parts in together.items())


def _with_words(words: tuple[str, ...], parts: Sequence[Spoken]) -> Forms:
    only = tuple(code for part in parts for code in part.only)
    for part in parts:
        if not part.only:  # all documents but those of some languages
            return Forms(words, never=tuple(code for code in part.never if code not in only))
    return Forms(words, only)


def _most_frequent(word: str, spoken: Spoken, segments: Sequence[Columns]) -> tuple[str, ...]:
    found: dict[str, int] = {}
    for form, documents in _forms(word, spoken, segments):
        if documents:
            found[form] = found.get(form, 0) + documents
    if "arabic" in spoken.algorithms:
        found |= _as_one(word, spoken, segments)
    found.pop(word, None)
    return tuple(sorted(found, key=lambda form: (-found[form], form))[:MOST_FORMS])


def _as_one(word: str, spoken: Spoken, segments: Sequence[Columns]) -> dict[str, int]:
    """Return the forms of an Arabic word that have more or less before it, with their documents."""
    sure, rarer, commoner = clitics.around(word)
    counts = dict.fromkeys((word, *sure, *rarer, *commoner), 0)
    for columns in segments:
        for form, documents in _present(tuple(counts), spoken, columns):
            counts[form] += documents
    likely = [
        *sure,
        *(form for form in rarer if counts[form] < counts[word]),
        *(form for form in commoner if counts[form] > counts[word]),
    ]
    return {form: counts[form] for form in likely if counts[form]}


def _forms(word: str, spoken: Spoken, segments: Sequence[Columns]) -> Iterator[tuple[str, int]]:
    """Yield forms and in how many of the documents each stands, by field and segment."""
    for algorithm in spoken.algorithms:
        family = family_of(word, algorithm)
        if family:
            for columns in segments:
                yield from _present(family, spoken, columns)
            return
    for algorithm in spoken.algorithms:
        stem = stems([word], algorithm)[0]
        if len(stem) >= SHORTEST:
            for columns in segments:
                for form, documents in _with_stem(stem, word, algorithm, spoken, columns):
                    if not any(family_of(form, one) for one in spoken.algorithms):
                        yield form, documents


def family_of(word: str, algorithm: str) -> tuple[str, ...]:
    """Return the only forms of a word that the stemmer is wrong about, none of other words."""
    return _RELATIVES.get(algorithm, {}).get(word, ())


def stems(words: Sequence[str], algorithm: str) -> list[str]:
    """Return the stems of folded *words*; costs about a microsecond a word.

    The stemmer is made anew each time: it is no value that threads may share.
    """
    stemmer: Any = Stemmer.Stemmer(algorithm, 0)
    ours, theirs = _LETTERS.get(algorithm, ("", ""))
    if not ours:
        return list(stemmer.stemWords(list(words)))
    found = stemmer.stemWords([word.replace(ours, theirs) for word in words])
    return [stem.replace(theirs, ours) for stem in found]


def _present(words: Sequence[str], spoken: Spoken, columns: Columns) -> Iterator[tuple[str, int]]:
    is_theirs = _theirs(spoken, columns)
    for field in (TITLE, BODY):
        lexicon = columns.lexicon(field)
        for word in words:
            number = lexicon.find(raw(word))
            if number >= 0:
                yield word, _documents(columns, field, number, is_theirs)


def _with_stem(
    stem: str, word: str, algorithm: str, spoken: Spoken, columns: Columns
) -> Sequence[tuple[str, int]]:
    """Return the words of a segment with this stem; remembered, since who types asks again.

    All letters of a stem but the last stand in nearly every form: cheval, chevaux; kitap, kitabı.
    """
    beginning = _common(stem, word)[: max(SHORTEST, len(stem) - 1)]
    if len(beginning) < SHORTEST:
        return ()
    known = _remembered.setdefault(columns, {})
    key = (stem, beginning, algorithm, spoken)
    found = known.get(key)
    if found is None:
        if len(known) >= _MOST_REMEMBERED:
            known.clear()
        found = known[key] = tuple(_looked_up(stem, beginning, algorithm, spoken, columns))
    return found


def _looked_up(
    stem: str, beginning: str, algorithm: str, spoken: Spoken, columns: Columns
) -> Iterator[tuple[str, int]]:
    longest = len(stem) + _LONGEST_ENDING
    is_theirs = _theirs(spoken, columns)
    for field in (TITLE, BODY):
        low, high = columns.lexicon(field).beginning_with(raw(beginning))
        words = columns.lexicon(field).words(low, high) if low < high else []
        short = [(low + at, word) for at, word in enumerate(words) if len(word) <= longest]
        shapes = stems([word for _, word in short], algorithm)
        for (number, other), found in zip(short, shapes, strict=True):
            if found == stem:
                yield other, _documents(columns, field, number, is_theirs)


def _theirs(spoken: Spoken, columns: Columns) -> Array | None:
    """Tell of each document of a segment whether it is one of those, None if all are."""
    if not (spoken.only or spoken.never):
        return None
    values = columns.lexicon(LANGUAGE)
    is_named = np.zeros(len(values), np.bool_)
    places = [values.find(raw(code)) for code in spoken.only or spoken.never]
    is_named[[place for place in places if place >= 0]] = True
    theirs: Array = (is_named if spoken.only else ~is_named).take(columns.values(LANGUAGE))
    return theirs


def _documents(columns: Columns, field: str, number: int, is_theirs: Array | None) -> int:
    """Count the documents that have a word in a field."""
    if is_theirs is None:
        return columns.frequency(field, number, number + 1)
    documents, _ = columns.postings(field, number, number + 1)
    return int(np.count_nonzero(is_theirs.take(documents)))


def _common(stem: str, word: str) -> str:
    """Return the letters with which both begin."""
    same = 0
    for one, other in zip(stem, word, strict=False):
        if one != other:
            break
        same += 1
    return word[:same]
