"""Compare a quotation with its source: the same, set otherwise, other words, or not there."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import islice
from typing import Final

from sourcebook.annotate.likely_place import likely_region
from sourcebook.annotate.negations import negates, turns_the_sense
from sourcebook.annotate.tokens import Tokens, tokens
from sourcebook.annotate.word_diff import pair_words
from sourcebook.model.quotation import Comparison, Deviation, Outcome, Span

_BRACKET: Final = re.compile(
    r"(?:(?<![^\s\[\]])(?P<before>[^\s\[\]]*))?"
    r"\[(?P<inside>[^\[\]\n]{0,300})\](?P<after>[^\s\[\]]*)"
)
"""Tried from the first letter of a word alone: from each letter it would cost their square."""

_DOTS: Final = re.compile(
    r"(?:(?<!\s)\s*)?(?:[\[(]\s*(?:…|\.{3}|\. \. \.)\s*[\])]|…|\.{3,}|\. \. \.)\s*"
)

LONGEST_INSERTION: Final = 12
"""Words of the source for which a bracketed insertion may stand: “[he]” for a long name."""

SHORT_ELISION: Final = 12
"""Words of an elision that may hide no negation: “He did … kill them” is another sentence. More
words are a passage of their own; how many they are is told."""

MOST_PLACES: Final = 200
"""Places of a beginning from which a quotation with gaps is tried."""

MOST_TRIES: Final = 20_000
"""Pieces that are looked for at all those places together."""

FEW: Final = 4
"""Words of a quotation of which one alone tells that it is meant, where its place is known."""

NOTHING: Final = frozenset({"", "sic", "sic!", "ibid", "emphasisadded", "emphasismine"})
"""What stands in brackets and for no word of the source, its letters joined."""

ENOUGH: Final = 0.5
"""The share of a quotation's letters, in words that stand in the source in their order, from which
on it is that passage with other words and not another passage. Of 2,000 sentences of other
articles of the gate test none had more than .36, in little words; of 5,000 changed ones none had
less than .61."""

NEAR: Final = 60
"""Words around the place a link names in which the passage is looked for when words differ."""


@dataclass(frozen=True, slots=True)
class _Piece:
    """Words that stand in a row, and what parts them from the piece before.

    ``gap`` is the most words of the source that may be left out before it, -1 for any number;
    ``first`` is the number of its first word in the quotation; ``fits`` says of a word in the
    gap that it has the letters of a bracketed one, such as *he* of “[T]he”.
    """

    first: int
    after: int
    gap: int
    parts: tuple[tuple[str, str], ...] = ()


def compare(words: str, text: str, place: Span | None = None) -> Comparison:
    """Tell how *words* that are quoted agree with a *text*.

    What may differ: white space and line breaks, quotation marks, dashes, ligatures, soft hyphens,
    vowel marks of Arabic and Hebrew, punctuation, a capital at the beginning (TYPOGRAPHY); words
    left out where ``…`` or ``[…]`` stands, words in square brackets, letters of a word in them
    (no difference at all). Any other letter, number, capital or word counts (WORDS), and so does
    a negation among at most `SHORT_ELISION` words left out.

    Args:
        words: The quotation, without Markdown.
        text: Canonical text of an edition.
        place: Code points of *text* where the quotation should stand, where that is known; it is
            found elsewhere too.

    Costs the words of the text once (they are kept for the next quotation of the same text), and
    for words that differ a comparison of two passages.
    """
    quoted, source = tokens(words), tokens(text)
    if not quoted.forms:
        return _of_marks(words, text, place)
    hint = source.number_at(place[0]) if place else None
    agreeing = [
        _agreeing(words, text, quoted, source, pieces, found)
        for pieces in (_as_it_stands(quoted), _with_gaps(words, quoted))
        if (found := _found(quoted, source, pieces, hint))
    ]
    if agreeing:  # brackets around words that stand there are no other way of setting them
        return min(agreeing, key=lambda one: _FROM_WELL.index(one.outcome))
    return _differing(words, quoted, source, place)


_FROM_WELL: Final = (Outcome.EXACT, Outcome.TYPOGRAPHY, Outcome.WORDS)


def _of_marks(words: str, text: str, place: Span | None) -> Comparison:
    """Compare a quotation that has no words: it must stand there, sign for sign."""
    at = text.find(words, place[0] if place else 0) if words else -1
    return (
        Comparison(Outcome.EXACT, (at, at + len(words))) if at >= 0 else Comparison(Outcome.MISSING)
    )


# --- what a quotation asks for ------------------------------------------------------------------


def _as_it_stands(quoted: Tokens) -> list[_Piece]:
    return [_Piece(0, len(quoted.forms), 0)]


def _with_gaps(words: str, quoted: Tokens) -> list[_Piece]:
    """Cut a quotation where words were left out or put in; empty when nothing was."""
    cuts = sorted([*_left_out(words), *_put_in(words)])
    pieces: list[_Piece] = []
    at, gap = 0, 0
    parts: list[tuple[str, str]] = []
    for start, end, most, part in cuts:
        first = quoted.number_at(start)
        if first > at:
            pieces.append(_Piece(at, first, gap, tuple(parts)))
            gap, parts = 0, []
        gap = -1 if -1 in (gap, most) else gap + most
        parts += [part] if any(part) else []
        at = max(at, quoted.number_at(end))
    if at < len(quoted.forms):
        pieces.append(_Piece(at, len(quoted.forms), gap, tuple(parts)))
    return pieces if cuts else []


_Cut = tuple[int, int, int, tuple[str, str]]


def _left_out(words: str) -> Iterator[_Cut]:
    for match in _DOTS.finditer(words):
        yield *match.span(), -1, ("", "")


def _put_in(words: str) -> Iterator[_Cut]:
    for match in _BRACKET.finditer(words):
        if not _DOTS.fullmatch(f"[{match['inside']}]"):
            before, after = (_letters(match[name] or "") for name in ("before", "after"))
            stands_for = 0 if _letters(match["inside"]) in NOTHING else LONGEST_INSERTION
            yield *match.span(), stands_for, (before, after)


def _letters(word: str) -> str:
    found = tokens(word).folded
    return "".join(found)


# --- looking for it -----------------------------------------------------------------------------


def _found(
    quoted: Tokens, source: Tokens, pieces: Sequence[_Piece], hint: int | None
) -> list[int] | None:
    """Return the first word of each piece in the source, near the *hint* rather than elsewhere.

    Where a short elision hides a negation, a further place counts that leaves out as little and
    hides none, unless a place was named: any other would only seem to be the passage.
    """
    if not pieces:
        return None
    first, *rest = pieces
    most = max(1, min(MOST_PLACES, MOST_TRIES // len(pieces)))
    begins = islice(_places(quoted, source, first, 0), most)
    turned: list[int] | None = None
    for begin in sorted(begins, key=lambda number: abs(number - (hint or 0))):
        following = _following(quoted, source, rest, begin, first)
        if following is None:
            continue
        places = [begin, *following]
        elided = [*_elided(pieces, places)]
        if any(_hides(source, *span) for _, span in elided):
            turned = turned or places
            if hint is not None:
                break
        elif turned is None or all(end - start <= SHORT_ELISION for _, (start, end) in elided):
            return places
    return turned


def _elided(pieces: Sequence[_Piece], found: Sequence[int]) -> Iterator[tuple[_Piece, Span]]:
    """Yield the pieces after an ellipsis, and the words of the source that it stands for."""
    for number, piece in enumerate(pieces[1:], 1):
        if piece.gap < 0:
            before = pieces[number - 1]
            yield piece, (found[number - 1] + before.after - before.first, found[number])


def _hides(source: Tokens, start: int, end: int) -> bool:
    """Tell whether so few words of the source are left out that their negation is missed."""
    return end - start <= SHORT_ELISION and negates(source.folded[start:end])


def _following(
    quoted: Tokens, source: Tokens, rest: Sequence[_Piece], begin: int, before: _Piece
) -> list[int] | None:
    """Return where the further pieces stand, each as near to the one before as it can."""
    places: list[int] = []
    at = begin + before.after - before.first
    for piece in rest:
        for number in _places(quoted, source, piece, at):
            if piece.gap >= 0 and number - at > piece.gap:
                return None
            if piece.gap >= 0 and turns_the_sense(source.folded[at:number]):
                return None
            if _has_parts(source, piece, at, number):
                places.append(number)
                at = number + piece.after - piece.first
                break
        else:
            return None
    return places


def _has_parts(source: Tokens, piece: _Piece, start: int, end: int) -> bool:
    """Tell whether the words left out have the letters of those whose others are in brackets."""
    between = source.folded[start:end]
    return all(
        any(word.startswith(head) and word.endswith(tail) for word in between)
        for head, tail in piece.parts
    )


def _places(quoted: Tokens, source: Tokens, piece: _Piece, start: int) -> Iterator[int]:
    """Yield where a piece stands from a word of the source on; its first letter may be capital."""
    forms = quoted.forms[piece.first : piece.after]
    length = len(forms)
    for number in source.runs(quoted.folded[piece.first : piece.after], start):
        theirs = source.forms[number : number + length]
        if theirs == forms or (theirs[1:] == forms[1:] and theirs[0][1:] == forms[0][1:]):
            yield number


# --- telling ------------------------------------------------------------------------------------


def _agreeing(
    words: str,
    text: str,
    quoted: Tokens,
    source: Tokens,
    pieces: Sequence[_Piece],
    found: Sequence[int],
) -> Comparison:
    deviations: list[Deviation] = []
    for piece, number in zip(pieces, found, strict=True):
        length = piece.after - piece.first
        ours = quoted.span(piece.first, piece.after)
        theirs = source.span(number, number + length)
        if words[slice(*ours)].split() != text[slice(*theirs)].split():
            deviations += _set_otherwise(words, text, quoted, source, piece, number)
    elided = [*_elided(pieces, found)]
    hidden = [
        _deviation(quoted, source, (piece.first, piece.first), span)
        for piece, span in elided
        if _hides(source, *span)
    ]
    last = found[-1] + pieces[-1].after - pieces[-1].first
    outcome = Outcome.TYPOGRAPHY if deviations else Outcome.EXACT
    return Comparison(
        Outcome.WORDS if hidden else outcome,
        source.span(found[0], last),
        tuple(hidden or deviations),
        left_out=sum(end - start for _, (start, end) in elided),
    )


def _set_otherwise(
    words: str, text: str, quoted: Tokens, source: Tokens, piece: _Piece, number: int
) -> Iterator[Deviation]:
    """Yield the words that are set in another way, with the marks up to the next."""
    for at in range(piece.first, piece.after):
        there = number + at - piece.first
        end = quoted.starts[at + 1] if at + 1 < piece.after else quoted.ends[at]
        end_there = source.starts[there + 1] if at + 1 < piece.after else source.ends[there]
        ours, theirs = (quoted.starts[at], end), (source.starts[there], end_there)
        if words[slice(*ours)].split() != text[slice(*theirs)].split():
            yield Deviation(_bare(words, ours), _bare(text, theirs))


def _bare(text: str, span: Span) -> Span:
    """Return a span without the white space at its end."""
    start, end = span
    return start, start + len(text[start:end].rstrip())


def _differing(words: str, quoted: Tokens, source: Tokens, place: Span | None) -> Comparison:
    """Find the passage of which these may be the words, and tell which are not."""
    inserted = _inserted(words, quoted)
    kept = [number for number in range(len(quoted.forms)) if number not in inserted]
    if not kept:
        return Comparison(Outcome.MISSING)
    gaps = {quoted.number_at(end) for _, end, *_ in _left_out(words)} | {0, len(quoted.forms)}
    likely = partial(likely_region, [quoted.folded[number] for number in kept], source)
    for region in filter(None, (_near(source, place, len(kept)), likely())):
        pairs = _paired(quoted, source, kept, region)
        is_short = place is not None and len(kept) <= FEW and bool(pairs)
        if is_short or _share(quoted, kept, pairs) >= ENOUGH:
            return _changed(quoted, source, kept, pairs, inserted, gaps)
    return Comparison(Outcome.MISSING)


def _inserted(words: str, quoted: Tokens) -> set[int]:
    """Return the numbers of the words that stand in brackets, whole or in part."""
    return {
        number
        for start, end, *_ in _put_in(words)
        for number in range(quoted.number_at(start), quoted.number_at(end))
    }


def _near(source: Tokens, place: Span | None, length: int) -> Span | None:
    if place is None:
        return None
    first, after = source.number_at(place[0]), source.number_at(place[1])
    room = NEAR + length // 4
    return max(0, first - room), min(len(source.forms), after + room)


def _paired(quoted: Tokens, source: Tokens, kept: Sequence[int], region: Span) -> dict[int, int]:
    """Return for words of the quotation the same ones of the source, both in their order."""
    start, end = region
    ours = [quoted.forms[number] for number in kept]
    twins = pair_words(ours, source.forms[start:end])
    found = {at: start + twin for at, twin in enumerate(twins) if twin >= 0}
    found = _without_stray(found, len(kept))
    _widen(found, ours, source.forms)
    return {kept[at]: twin for at, twin in found.items()}


def _widen(pairs: dict[int, int], ours: Sequence[str], theirs: Sequence[str]) -> None:
    """Pair the same words before the first pair and after the last, at the same distance."""
    if not pairs:
        return
    (first, twin), (last, last_twin) = min(pairs.items()), max(pairs.items())
    shifts = dict.fromkeys(range(first), twin - first)
    shifts |= dict.fromkeys(range(last + 1, len(ours)), last_twin - last)
    for at, shift in shifts.items():
        if 0 <= at + shift < len(theirs) and ours[at] == theirs[at + shift]:
            pairs[at] = at + shift


def _without_stray(pairs: dict[int, int], length: int) -> dict[int, int]:
    """Leave out words at the ends that stand far off: little words are paired anywhere."""
    rows = sorted(pairs.items())
    while len(rows) > 1 and _is_far(rows[0], rows[1], length):
        rows.pop(0)
    while len(rows) > 1 and _is_far(rows[-2], rows[-1], length):
        rows.pop()
    return dict(rows)


def _is_far(one: tuple[int, int], other: tuple[int, int], length: int) -> bool:
    return other[1] - one[1] > other[0] - one[0] + length


def _share(quoted: Tokens, kept: Sequence[int], pairs: dict[int, int]) -> float:
    """Return which part of the quotation's letters stands in the source, in words in a row.

    A word whose neighbours were not found counts half.
    """
    weight = sum(len(quoted.forms[number]) for number in kept)
    found = 0.0
    for number, twin in pairs.items():
        in_row = pairs.get(number - 1) == twin - 1 or pairs.get(number + 1) == twin + 1
        found += len(quoted.forms[number]) * (1 if in_row else 0.5)
    return found / weight


def _changed(
    quoted: Tokens,
    source: Tokens,
    kept: Sequence[int],
    pairs: dict[int, int],
    inserted: set[int],
    gaps: set[int],
) -> Comparison:
    """Tell which words are not those of the source, and which of the source are not quoted."""
    deviations: list[Deviation] = []
    ours, theirs = min(pairs), min(pairs.values())
    if kept[0] < ours:
        instead = (max(0, theirs - ours + kept[0]), theirs)
        deviations.append(_deviation(quoted, source, (kept[0], ours), instead))
    before, before_there = ours, theirs
    for number, twin in [*sorted(pairs.items())[1:], (kept[-1] + 1, -1)]:
        between = [one for one in range(before + 1, number) if one not in inserted]
        if twin < 0:  # after the last there is none: as many words stand instead
            twin = min(len(source.forms), before_there + 1 + len(between))  # noqa: PLW2901
        allowed = len(between) < number - before - 1 or any(
            gap in gaps for gap in range(before + 1, number + 1)
        )
        is_elided = any(gap in gaps for gap in range(before + 1, number + 1))
        missed = before_there + 1, twin
        if _hides(source, *missed) if is_elided else turns_the_sense(source.folded[slice(*missed)]):
            allowed = False
        left_out = twin > before_there + 1 and not (allowed and not between)
        if between or left_out:
            span = (between[0], between[-1] + 1) if between else (before + 1, before + 1)
            deviations.append(_deviation(quoted, source, span, (before_there + 1, twin)))
        before, before_there = number, twin
    place = source.span(theirs, max(pairs.values()) + 1)
    outcome = Outcome.WORDS if deviations else Outcome.EXACT
    return Comparison(outcome, place, tuple(deviations))


def _deviation(quoted: Tokens, source: Tokens, ours: Span, theirs: Span) -> Deviation:
    return Deviation(quoted.span(*ours), source.span(*theirs))
