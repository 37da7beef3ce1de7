"""Put the words of a question as they are spelt in the library: “did you mean”."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from math import log
from pathlib import Path
from typing import Final

import numpy as np
from rapidfuzz import process
from rapidfuzz.distance import OSA

from sourcebook.base import folding
from sourcebook.index.columnar.expansion import raw
from sourcebook.index.columnar.segment import Columns
from sourcebook.index.damage import damage_told
from sourcebook.index.lexing import QUOTES
from sourcebook.index.pieces import Piece, Reading
from sourcebook.index.query import Field, Filter, Where, Words
from sourcebook.index.schema import AUTHOR, BODY, TITLE
from sourcebook.index.search import snapshot_of
from sourcebook.model.search import Part

RARE: Final = 1
"""Documents that may have a word which is perhaps a slip; one may have the same slip."""

YOUNG: Final = 1_000
"""Documents below which a library is so small that a word of one of them may be meant."""

SHORTEST: Final = 4
"""Letters of a word that is corrected; shorter ones are near too many others."""

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
    if len(word) < SHORTEST or not word.isalpha() or folding.is_unspaced(word):
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


def _likely(
    reading: Reading,
    text: str,
    segments: Sequence[Columns],
    is_known: Known,
    fewest: int,
    vocabulary: Vocabulary,
) -> Iterator[_Place]:
    """Yield what may be meant in place of the words and values that hardly anything has."""
    for piece in reading.pieces:
        if piece.part is Part.WITHOUT:
            continue
        if (value := _value_of(piece, text)) is not None:
            yield from _likely_value(*value, vocabulary)
            continue
        for word, words, start, end in _asked(piece, text):
            count = _frequency(word, segments, is_prefix=words.is_prefix)
            if count > RARE or is_known(word):
                continue
            if likely := likeliest(word, segments, words.where, max(fewest, count + 1)):
                yield likely, start, end


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
    name: str, typed: str, start: int, end: int, vocabulary: Vocabulary
) -> Iterator[_Place]:
    """Yield the value in use that is likest to one that is not, as a query has it."""
    known = {value.casefold(): value for value, _ in reversed(vocabulary.get(name, ()))}
    said = " ".join(typed.strip(QUOTES).split()).lstrip("#").casefold()
    if len(said) < SHORTEST or "*" in said or any(said in value for value in known):
        return
    most = 2 if len(said) >= TWO_SLIPS else 1
    near = process.extractOne(said, list(known), scorer=OSA.distance, score_cutoff=most)
    if near:
        value = known[near[0]]
        yield (f'"{value}"' if " " in value else value), start, end


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


def _frequency(word: str, segments: Sequence[Columns], *, is_prefix: bool) -> int:
    """Count the documents that have *word*, or any word that begins so, in the field of most."""
    counts = dict.fromkeys((TITLE, BODY, AUTHOR), 0)
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
