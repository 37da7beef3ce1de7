"""Put the words of a question as they are spelt in the library: “did you mean”."""

from collections.abc import Callable, Iterator, Sequence
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
from sourcebook.index.pieces import Piece, Reading
from sourcebook.index.query import Where, Words
from sourcebook.index.schema import AUTHOR, BODY, TITLE
from sourcebook.index.search import snapshot_of
from sourcebook.model.search import Part

RARE: Final = 1
"""Documents that may have a word which is perhaps a slip; one may have the same slip."""

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

Known = Callable[[str], bool]


def advised(folder: Path, reading: Reading, text: str, is_known: Known) -> str:
    """Return *text* with its rare words as frequent words are spelt, or nothing.

    All else stays as it was typed. Costs some milliseconds a rare word with 500,000 words.

    Args:
        folder: Where the index lies.
        reading: How *text* was understood.
        text: What was typed.
        is_known: Tells of a rare word that it is right all the same.

    Raises:
        IndexUnavailable: The index has to be rebuilt.
    """
    pieces: list[str] = []
    done = 0
    with damage_told():
        segments = [segment.columns for segment in snapshot_of(folder)[0].segments]
        for word, is_prefix, start, end in _asked(reading, text):
            if len(pieces) == 2 * MOST_WORDS:
                break
            if _frequency(word, segments, is_prefix=is_prefix) > RARE or is_known(word):
                continue
            if likely := likeliest(word, segments):
                pieces += [text[done:start], likely]
                done = end
    return "".join([*pieces, text[done:]]) if pieces else ""


def likeliest(word: str, segments: Sequence[Columns]) -> str:
    """Return the word that a misspelt *word* most likely is, or nothing."""
    if len(word) < SHORTEST or not word.isalpha() or folding.is_unspaced(word):
        return ""
    most = 2 if len(word) >= TWO_SLIPS else 1
    found: dict[str, int] = {}
    far: dict[str, int] = {}
    for columns in segments:
        for other, documents, slips in _near(word, most, columns):
            found[other] = found.get(other, 0) + documents
            far[other] = slips
    worth = {
        other: log(documents) - SLIP_COST * far[other]
        for other, documents in found.items()
        if documents > RARE and far[other]
    }
    return max(sorted(worth), key=worth.__getitem__, default="")


def _asked(reading: Reading, text: str) -> Iterator[tuple[str, bool, int, int]]:
    """Yield each word that is looked for in texts, whether it is a beginning, and its place."""
    for piece in reading.pieces:
        for words in _words_of(piece):
            typed = text[piece.start : piece.end]
            first = typed.find(":") + 1 if words.where is not Where.ANYWHERE else 0
            for word, start, end in folding.tokens(typed[first:]):
                if word in words.row:
                    at = piece.start + first
                    yield word, words.is_prefix, at + start, at + end


def _words_of(piece: Piece) -> Iterator[Words]:
    query = piece.query
    if piece.part is Part.WITHOUT or not isinstance(query, Words):
        return
    if not query.fuzz and query.where is not Where.SITE and not query.joined:
        yield query


def _frequency(word: str, segments: Sequence[Columns], *, is_prefix: bool) -> int:
    """Count the documents that have *word*, or any word that begins so, a field each."""
    count = 0
    for columns in segments:
        for field in (TITLE, BODY, AUTHOR):
            lexicon = columns.lexicon(field)
            if is_prefix:
                low, high = lexicon.beginning_with(raw(word))
            else:
                low = lexicon.find(raw(word))
                high = low + 1
            if 0 <= low < high:
                count += columns.frequency(field, low, high)
    return count


def _near(word: str, most: int, columns: Columns) -> Iterator[tuple[str, int, int]]:
    """Yield the words of a segment at most so far away, in how many documents, how far."""
    lexicon = columns.lexicon(BODY)
    first = columns.file.whole(f"{BODY}/first").astype(np.int64)
    fewest = RARE + 1 if len(lexicon) > LARGE else 1
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
