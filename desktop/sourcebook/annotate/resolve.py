"""Find the passage of an anchor in a text, or say that it is gone."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from rapidfuzz.distance import LCSseq

from sourcebook.annotate.alignment import align
from sourcebook.annotate.describe import CONTEXT
from sourcebook.annotate.likeness import likeness
from sourcebook.annotate.typography import Span, fold_quote, fold_text, occurrences
from sourcebook.annotate.wording import seeds, wording_of, words_of
from sourcebook.base import folding
from sourcebook.base.digest import sha256
from sourcebook.model.anchor import ORPHAN, Anchor, Fit, Placement

SURE: Final = 0.85
"""Score from which the same words count as found for sure; below, the reader is asked to look."""

FLOOR: Final = 0.62
"""Score below which a place is not the passage; measured on seeded changes of texts."""

FLOOR_SHORT: Final = 0.66
"""The floor for quotations of less than `SHORT` words: few words are alike by chance."""

SHORT: Final = 8
LEAST_SIMILARITY: Final = 0.5
"""However well the surroundings fit, half of the quotation itself must be there."""

MARGIN: Final = 0.04
"""By how much the best place must lead: two equal ones are never guessed between."""

ONE_SIDE: Final = 0.5
"""What another place may not have more of the words before it, or after it.

Where a passage was written twice in a row, each place has one side of it.
"""

MOST_PLACES: Final = 200
"""Places of the same words that are weighed; where a single letter was marked there are more."""

LONGEST: Final = 5_000
"""Words of a quotation that may be aligned: the memory for it grows with their square."""

_CONTEXT_WEIGHT: Final = 0.3
_CONTEXT_WEIGHT_SHORT: Final = 0.45
"""What the surroundings count in the score; more where the quotation itself says little."""

_LEEWAY: Final = 2
"""Words more than the context has that are looked through for it."""

_AROUND: Final = 3 * CONTEXT
"""Code points in which the context is looked for: it may have grown."""

_NEAR: Final = 8
"""Code points of context that must stand beside a place when there are very many places."""


@dataclass(frozen=True, slots=True)
class _Sought:
    """The words of an anchor."""

    prefix: tuple[str, ...]
    quote: tuple[str, ...]
    suffix: tuple[str, ...]

    @property
    def words(self) -> tuple[str, ...]:
        """Return all words in their order."""
        return self.prefix + self.quote + self.suffix


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place, how much the quotation, what stands before it and after it are alike (0 to 1).

    What stood at the beginning or the end of its text is most alike where there it stands again.
    """

    start: int
    end: int
    similarity: float
    before: float
    after: float
    score: float


def resolve(text: str, anchor: Anchor) -> Placement:
    """Find *anchor* in *text*.

    The very place in the very text comes first; then the same words elsewhere, weighed by what
    stands around them; then words that differ only in typography, case or accents; then the
    place that most of the words vote for, with ends refined by alignment.

    For an article of 2,000 words it costs tenths of a millisecond while the words are the same;
    changed ones cost 5 ms for the first anchor in a text and 1 ms for each further one.

    Args:
        text: Canonical text, ``Edition.text``; offsets count code points in it.
        anchor: As `describe` made it, perhaps in an earlier text.

    Returns:
        EXACT when the same words stand there and the surroundings agree, CHANGED when one of
        both is in doubt, `ORPHAN` when nothing is near enough, or when two places are equally
        near: this never guesses.
    """
    if text[anchor.start : anchor.end] == anchor.quote and sha256(text) == anchor.text_sha256:
        return Placement(anchor.start, anchor.end, Fit.EXACT)
    sought = _sought(anchor)
    same = [_weighed(text, sought, span, 1.0) for span in _same(text, anchor)]
    if any(candidate.score >= SURE for candidate in same):
        best = _best(same)
        return Placement(best.start, best.end, Fit.EXACT, best.score) if best else ORPHAN
    like = _alike(text, anchor, sought) if 0 < len(sought.quote) <= LONGEST else ()
    best = _best([*same, *like])
    return _placement(best, len(sought.quote)) if best is not None else ORPHAN


def _sought(anchor: Anchor) -> _Sought:
    """Cut the anchor into words; those that a full context may cut through are left out."""
    prefix, suffix = words_of(anchor.prefix), words_of(anchor.suffix)
    return _Sought(
        prefix[1:] if len(anchor.prefix) >= CONTEXT else prefix,
        words_of(anchor.quote),
        suffix[:-1] if len(anchor.suffix) >= CONTEXT else suffix,
    )


def _same(text: str, anchor: Anchor) -> list[Span]:
    """Return where the quotation stands as it was, or else where it looks the same.

    Where it stands too often, its nearest surroundings must stand there, too; where even these
    stand too often, no place is told from another.
    """
    quote, size = anchor.quote, len(anchor.quote)
    before, after = anchor.prefix[-_NEAR:], anchor.suffix[:_NEAR]
    exact = occurrences(text, quote, MOST_PLACES + 1)
    if len(exact) > MOST_PLACES:
        whole = occurrences(text, before + quote + after, MOST_PLACES + 1)
        exact = [at + len(before) for at in whole] if len(whole) <= MOST_PLACES else []
        return [(start, start + size) for start in exact]
    if exact:
        return [(start, start + size) for start in exact]
    alike = fold_text(text).places(fold_quote(quote), MOST_PLACES + 1)
    return alike if len(alike) <= MOST_PLACES else []


def _weighed(text: str, sought: _Sought, span: Span, similarity: float) -> Candidate:
    """Score a place by its words and by what stands around it."""
    start, end = span
    before = words_of(text[max(0, start - _AROUND) : start])[-len(sought.prefix) - _LEEWAY :]
    after = words_of(text[end : end + _AROUND])[: len(sought.suffix) + _LEEWAY]
    in_front = LCSseq.similarity(sought.prefix, before)
    behind = LCSseq.similarity(sought.suffix, after)
    around = len(sought.prefix) + len(sought.suffix)
    weight = _CONTEXT_WEIGHT_SHORT if len(sought.quote) < SHORT else _CONTEXT_WEIGHT
    context = (in_front + behind) / around if around else similarity
    return Candidate(
        *span,
        similarity,
        in_front / len(sought.prefix) if sought.prefix else float(not before),
        behind / len(sought.suffix) if sought.suffix else float(not after),
        (1 - weight) * similarity + weight * context,
    )


def _alike(text: str, anchor: Anchor, sought: _Sought) -> Iterator[Candidate]:
    """Yield the places that most of the words vote for."""
    wording = wording_of(text)
    for seed in seeds(wording, sought.words):
        numbers = align(wording, sought.prefix, sought.quote, sought.suffix, seed)
        if numbers is None:
            continue
        start, end = wording.starts[numbers[0]], wording.ends[numbers[1]]
        start, end = with_signs(text, anchor.quote, start, end)
        words = wording.words[numbers[0] : numbers[1] + 1]
        common = LCSseq.similarity(sought.quote, words)
        words_alike = 2 * common / (len(sought.quote) + len(words))
        similarity = likeness(anchor.quote, text[start:end], words_alike)
        yield _weighed(text, sought, (start, end), similarity)


def with_signs(text: str, quote: str, start: int, end: int) -> Span:
    """Take in the full stop, the quotation mark that the quotation began or ended with."""
    cut = list(folding.tokens(quote))
    opening, closing = quote[: cut[0][1]], quote[max(last for _, _, last in cut) :]
    while opening and start and text[start - 1] == opening[-1]:
        opening, start = opening[:-1], start - 1
    while closing and text[end : end + 1] == closing[0]:
        closing, end = closing[1:], end + 1
    while text[end - 1].isspace():
        end -= 1
    return start, end


def _best(candidates: Sequence[Candidate]) -> Candidate | None:
    """Return the best candidate unless another place is as good."""
    ordered = sorted(candidates, key=lambda candidate: (-candidate.score, candidate.start))
    if not ordered:
        return None
    best = ordered[0]
    others = (c for c in ordered if c.end <= best.start or best.end <= c.start)
    return None if any(_is_rival(other, best) for other in others) else best


def _is_rival(other: Candidate, best: Candidate) -> bool:
    """Tell whether *other* scores as *best* does, or has its words and one side more like it."""
    if best.score - other.score < MARGIN:
        return True
    has_side = max(other.before - best.before, other.after - best.after) >= ONE_SIDE
    return has_side and best.similarity - other.similarity < MARGIN


def _placement(best: Candidate, words: int) -> Placement:
    floor = FLOOR_SHORT if words < SHORT else FLOOR
    if best.score < floor or best.similarity < LEAST_SIMILARITY:
        return ORPHAN
    is_sure = best.similarity == 1 and best.score >= SURE
    return Placement(best.start, best.end, Fit.EXACT if is_sure else Fit.CHANGED, best.score)
