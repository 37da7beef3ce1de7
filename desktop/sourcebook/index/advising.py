"""Put the words of a question as they are spelt in the library: “did you mean”."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from math import log
from pathlib import Path
from typing import Final

import numpy as np
from rapidfuzz import process
from rapidfuzz.distance import OSA

from sourcebook.base import folding
from sourcebook.index import parting
from sourcebook.index.columnar.expansion import raw
from sourcebook.index.columnar.segment import Columns
from sourcebook.index.damage import damage_told
from sourcebook.index.lexing import QUOTES
from sourcebook.index.pieces import Piece, Reading
from sourcebook.index.query import Field, Filter, Query, Where, Words
from sourcebook.index.schema import AUTHOR, BODY, TITLE
from sourcebook.index.search import snapshot_of
from sourcebook.model.search import Part

RARE: Final = 1
"""Documents that may have a word which is perhaps a slip; one may have the same slip."""

YOUNG: Final = 1_000
"""Documents below which a library is so small that a word of one of them may be meant."""

SHORTEST: Final = 4
"""Letters of a word that is corrected; shorter ones are near too many others."""

SWAPPED: Final = 3
"""Letters of a word in which two neighbours may have changed places, and nothing else is tried."""

MANY_MORE: Final = 3
"""How many times as many documents the words that begin as typed have than the one near it."""

SHORTEST_VALUE: Final = 3
"""Letters from which the beginning of a tag or a site tells which is meant."""

TWO_SLIPS: Final = 6
"""Letters from which two of them may be wrong."""

MOST_WORDS: Final = 4
"""Words of a question that are corrected; one with more slips is not a question of ours."""

SLIP_COST: Final = log(50)
"""One slip less is worth as much as standing in fifty times as many documents."""

LARGE: Final = 50_000
"""Words from which a lexicon is so large that those of one document are passed over."""

_SOUNDS: Final = (
    "ck",
    "kq",
    "fp",
    "fv",
    "sz",
    "sc",
    "ij",
    "iy",
    "ei",
    "uo",
    "vw",
    "gj",
    "xz",
    "bp",
)
"""Letters that are typed for one another at the start of a name."""

_FIELDS: Final = {
    Where.ANYWHERE: (BODY, TITLE, AUTHOR),
    Where.TITLE: (TITLE,),
    Where.BY: (AUTHOR,),
}
"""Where the words are looked for that may be meant in place of another."""

Known = Callable[[str], bool]
Vocabulary = Mapping[str, Sequence[tuple[str, int]]]
"""Field → the values in use and how many articles have each: ``tag`` and ``site``."""

_Place = tuple[str, int, int]
"""What may be meant, and where what was typed in its place begins and ends."""


def advised(
    folder: Path, reading: Reading, text: str, is_known: Known, vocabulary: Vocabulary
) -> str:
    """Return *text* with its rare words as frequent words are spelt, or nothing.

    A tag or site that is not in use becomes the likest that is. All else stays as it was typed.
    Costs some milliseconds a rare word with 500,000 words.

    Args:
        folder: Where the index lies.
        reading: How *text* was understood.
        text: What was typed.
        is_known: Tells of a rare word that it is right all the same.
        vocabulary: The tags and sites in use.

    Raises:
        IndexUnavailable: The index has to be rebuilt.
    """
    pieces: list[str] = []
    done = 0
    with damage_told():
        snapshot = snapshot_of(folder)[0]
        segments = [segment.columns for segment in snapshot.segments]
        fewest = 1 if snapshot.alive < YOUNG else RARE + 1
        for likely, start, end in _likely(reading, text, segments, is_known, fewest, vocabulary):
            pieces += [text[done:start], likely]
            done = end
            if len(pieces) == 2 * MOST_WORDS:
                break
    return "".join([*pieces, text[done:]]) if pieces else ""


def likeliest(
    word: str, segments: Sequence[Columns], where: Where = Where.ANYWHERE, fewest: int = RARE + 1
) -> str:
    """Return the word of *fewest* documents or more that a misspelt *word* most likely is."""
    if not word.isalpha() or folding.is_unspaced(word):
        return ""
    if len(word) == SWAPPED:
        counts = {other: _frequency(other, segments, where) for other in _swapped(word) - {word}}
        likely = max(sorted(counts), key=counts.__getitem__, default="")
        return likely if likely and counts[likely] >= fewest else ""
    if len(word) < SHORTEST:
        return ""
    most = 2 if len(word) >= TWO_SLIPS else 1
    found: dict[str, int] = {}
    far: dict[str, int] = {}
    for columns in segments:
        here: dict[str, int] = {}
        for field in _FIELDS[where]:
            for other, documents, slips in _near(word, most, columns, field, fewest):
                here[other] = max(here.get(other, 0), documents)
                far[other] = slips
        for other, documents in here.items():
            found[other] = found.get(other, 0) + documents
    worth = {
        other: log(documents) - SLIP_COST * far[other]
        for other, documents in found.items()
        if documents >= fewest and far[other]
    }
    return max(sorted(worth), key=worth.__getitem__, default="")


def _swapped(word: str) -> set[str]:
    """Return *word* with each two of its neighbouring letters in each other's place."""
    return {f"{word[:at]}{word[at + 1]}{word[at]}{word[at + 2 :]}" for at in range(len(word) - 1)}


def _likely(
    reading: Reading,
    text: str,
    segments: Sequence[Columns],
    is_known: Known,
    fewest: int,
    vocabulary: Vocabulary,
) -> Iterator[_Place]:
    """Yield what may be meant in place of the words and values that hardly anything has.

    Where nothing is, two neighbours may be one word.
    """
    joins = list(
        parting.joined(reading.pieces, text, partial(_frequency, segments=segments), fewest)
    )
    rare = [one for one in joins if one.rarer <= RARE]
    is_any, done = False, 0
    for piece in reading.pieces:
        if piece.part is Part.WITHOUT or piece.start < done:
            continue
        join = next((one for one in rare if one.start == piece.start), None)
        if join is not None:
            found = [(join.word, join.start, join.end)]
            done = join.end
        else:
            found = list(_likely_in(piece, text, segments, is_known, fewest, vocabulary))
        is_any = is_any or bool(found)
        yield from found
    if joins and not is_any:
        yield joins[0].word, joins[0].start, joins[0].end


def _likely_in(
    piece: Piece,
    text: str,
    segments: Sequence[Columns],
    is_known: Known,
    fewest: int,
    vocabulary: Vocabulary,
) -> Iterator[_Place]:
    """Yield what may be meant in place of the words or the value of one piece."""
    if (value := _value_of(piece, text)) is not None:
        yield from _likely_value(piece, *value, vocabulary)
        return
    for word, words, start, end in _asked(piece, text):
        count = _frequency(word, segments, is_prefix=words.is_prefix)
        if count > RARE:
            continue
        is_bare = end == piece.end and text[piece.start : start][-1:] in ("", ":")
        more = max(fewest, count + 1)
        likely = "" if is_known(word) else likeliest(word, segments, words.where, more)
        if is_bare and _is_begun(word, words, segments, likely, more):
            yield f"{word}*", start, end
        elif not is_known(word) and (
            better := _better(word, words, segments, likely, more, is_bare=is_bare)
        ):
            yield better, start, end


def _is_begun(
    word: str, words: Words, segments: Sequence[Columns], likely: str, fewest: int
) -> bool:
    """Tell whether a whole *word* is more likely the beginning of others than a slip for *likely*.

    A word one slip away is meant unless the others stand in many more documents.
    """
    if words.is_prefix or len(word) < SHORTEST or not word.isalpha():
        return False
    begun = _frequency(word, segments, words.where, is_prefix=True)
    is_near = bool(likely) and OSA.distance(word, likely) == 1
    meant = _frequency(likely, segments, words.where) if is_near else 0
    return begun >= fewest and begun > MANY_MORE * meant


def _better(
    word: str,
    words: Words,
    segments: Sequence[Columns],
    likely: str,
    fewest: int,
    *,
    is_bare: bool,
) -> str:
    """Return *likely*, or before one that is two slips away the two words that *word* is in one."""
    if likely and OSA.distance(word, likely) == 1:
        return likely
    frequency = partial(_frequency, segments=segments, where=words.where)
    both = parting.parted(word, frequency, fewest)
    if both:
        return f'"{both}"' if is_bare and words.where is not Where.ANYWHERE else both
    return likely


def _value_of(piece: Piece, text: str) -> tuple[str, str, int, int] | None:
    """Return the field and the value of a tag or a site, and the place of the value."""
    match piece.query:
        case Filter(Field.TAG):
            name = "tag"
        case Words(where=Where.SITE, fuzz=0):
            name = "site"
        case _:
            return None
    typed = text[piece.start : piece.end]
    start = piece.start + typed.find(":") + 1
    return name, text[start : piece.end], start, piece.end


def _likely_value(
    piece: Piece, name: str, typed: str, start: int, end: int, vocabulary: Vocabulary
) -> Iterator[_Place]:
    """Yield the value in use that is likest to one that is not, as a query has it."""
    known = _in_use(name, vocabulary)
    said = " ".join(typed.strip(QUOTES).split()).lstrip("#").casefold()
    if "*" in said or _has_value(piece.query, said, known):
        return
    near = None
    if len(said) >= SHORTEST:
        most = 2 if len(said) >= TWO_SLIPS else 1
        near = process.extractOne(said, list(known), scorer=OSA.distance, score_cutoff=most)
    if near:
        meant = near[0]
    elif len(said) >= SHORTEST_VALUE:
        begun = re.compile(rf"(?<!\w){re.escape(said)}")
        meant = next((value for value in known if begun.search(value)), "")
    else:
        return
    if meant:
        value = known[meant]
        yield (f'"{value}"' if " " in value else value), start, end


def _in_use(name: str, vocabulary: Vocabulary) -> dict[str, str]:
    """Return the values in use, casefolded, as they are written, the most used first.

    With a tag those above it are in use, too.
    """
    known: dict[str, str] = {}
    for value, _ in vocabulary.get(name, ()):
        known.setdefault(value.casefold(), value)
    if name == Field.TAG:
        for value in list(known.values()):
            for at in (at for at, sign in enumerate(value) if sign == "/"):
                known.setdefault(value[:at].casefold(), value[:at])
    return known


def _has_value(query: Query, said: str, known: Iterable[str]) -> bool:
    """Tell whether what was said finds one of the *known* values, or is the beginning of one."""
    match query:
        case Filter(is_prefix=True) | Words(is_prefix=True):
            return any(said in value for value in known)
        case Words(row):
            asked = f" {' '.join(row)} "
            words = (" ".join(word for word, *_ in folding.tokens(value)) for value in known)
            return any(asked in f" {value} " for value in words)
        case _:
            return said in known


def _asked(piece: Piece, text: str) -> Iterator[tuple[str, Words, int, int]]:
    """Yield each word of *piece* that is looked for in texts, what it is in, and its place."""
    words = piece.query
    if not isinstance(words, Words) or words.fuzz or words.where is Where.SITE or words.joined:
        return
    typed = text[piece.start : piece.end]
    first = typed.find(":") + 1 if words.where is not Where.ANYWHERE else 0
    for word, start, end in folding.tokens(typed[first:]):
        if word in words.row:
            yield word, words, piece.start + first + start, piece.start + first + end


def _frequency(
    word: str,
    segments: Sequence[Columns],
    where: Where = Where.ANYWHERE,
    *,
    is_prefix: bool = False,
) -> int:
    """Count the documents that have *word*, or any word that begins so, in the field of most."""
    counts = dict.fromkeys(_FIELDS[where], 0)
    for columns in segments:
        for field in counts:
            lexicon = columns.lexicon(field)
            if is_prefix:
                low, high = lexicon.beginning_with(raw(word))
            else:
                low = lexicon.find(raw(word))
                high = low + 1
            if 0 <= low < high:
                counts[field] += columns.frequency(field, low, high)
    return max(counts.values())


def _near(
    word: str, most: int, columns: Columns, field: str, fewest: int
) -> Iterator[tuple[str, int, int]]:
    """Yield the words of a segment at most so far away, in how many documents, how far."""
    lexicon = columns.lexicon(field)
    first = columns.file.whole(f"{field}/first").astype(np.int64)
    fewest = fewest if len(lexicon) > LARGE else 1
    size = len(raw(word))
    for low, high in {lexicon.beginning_with(raw(start)) for start in _starts(word)}:
        sizes = np.diff(lexicon.offsets[low : high + 1].astype(np.int64))
        documents = np.diff(first[low : high + 1])
        fits = (np.abs(sizes - size) <= most * (1 if word.isascii() else 2)) & (documents >= fewest)
        numbers = np.flatnonzero(fits)
        words = [
            lexicon[low + number].decode("utf-8", "surrogatepass") for number in numbers.tolist()
        ]
        if not words:
            continue
        far = process.cdist([word], words, scorer=OSA.distance, score_cutoff=most, dtype=np.uint8)
        for place in np.flatnonzero(far[0] <= most).tolist():
            yield words[place], int(documents[numbers[place]]), int(far[0][place])


def _starts(word: str) -> set[str]:
    """Return how the word meant may begin: as typed, with a letter's like, swapped, or missing."""
    second = word[1]
    likes = {pair.replace(word[0], "", 1) for pair in _SOUNDS if word[0] in pair}
    others = {*(like + second for like in likes), second + word[0], word[1:3]}
    return {word[0], *(start for start in others if start[0] != word[0])}
