"""Measure how well passages are found again in changed texts."""

import json
import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from time import process_time
from typing import Final

from sourcebook.annotate import describe
from sourcebook.model.anchor import Anchor
from support import changed_texts as changing
from support.changed_texts import Change, Pieces, Span
from support.written import OTHERS, foreign, unspaced, written

Method = Callable[[str, str, Sequence[Anchor]], Sequence[Span | None]]
"""Finds passages described in the first text in the second; None is “not found”."""

QUOTES: Final = 36
"""Passages asked for in a text that is changed once for all of them."""

FEW: Final = 6
"""Passages for whose sake a text is changed: they are deleted, moved, repeated."""

LEAST_OVERLAP: Final = 0.8


@dataclass(frozen=True)
class Kind:
    """A way of changing texts, and the percentage that must be right.

    Where the passages themselves are what changes (``of_passages``), few are chosen, apart from
    each other. With ``may_be_lost`` a passage that was not found is right, with ``is_lost`` nothing
    else is.
    """

    change: Change
    least_right: float
    of_passages: bool = False
    may_be_lost: bool = False
    is_lost: bool = False


KINDS: Final = {
    "unchanged": Kind(changing.unchanged, 100.0),
    "cleaned again": Kind(changing.cleaned_again, 99.5),
    "typography": Kind(changing.other_typography, 99.5),
    "1 % of words": Kind(changing.words_changed(0.01), 99.0),
    "5 % of words": Kind(changing.words_changed(0.05), 99.0),
    "10 % of words": Kind(changing.words_changed(0.10), 99.0),
    "20 % of words": Kind(changing.words_changed(0.20), 98.0),
    "paragraph moved": Kind(changing.paragraphs_moved, 99.0, of_passages=True),
    "passage deleted": Kind(changing.passages_deleted, 99.5, of_passages=True, is_lost=True),
    "paragraph deleted": Kind(changing.paragraphs_deleted, 99.5, of_passages=True, is_lost=True),
    "passage replaced": Kind(changing.passages_replaced, 99.5, of_passages=True, is_lost=True),
    "passage doubled": Kind(changing.passages_doubled, 99.5, of_passages=True, is_lost=True),
    "passage repeated": Kind(changing.passages_repeated, 99.5, of_passages=True, may_be_lost=True),
}


@dataclass
class Tally:
    """How many passages were found, found elsewhere, not found; and what that cost."""

    right: int = 0
    wrong: int = 0
    lost: int = 0
    costs_ms: list[float] = field(default_factory=list)

    @property
    def count(self) -> int:
        """All passages asked for."""
        return self.right + self.wrong + self.lost

    def percent(self, number: int) -> float:
        """Return the share of *number* in all."""
        return 100 * number / max(1, self.count)

    def add(self, other: "Tally") -> None:
        """Count what *other* counted too."""
        self.right += other.right
        self.wrong += other.wrong
        self.lost += other.lost
        self.costs_ms += other.costs_ms


def own_texts(number: int, seed: int = 0) -> dict[str, list[str]]:
    """Write *number* texts in English and one in each of the other languages."""
    rng = random.Random(seed)  # noqa: S311 - a repeatable measurement
    texts = {"English": [written(rng) for _ in range(number)]}
    others = [foreign(language, rng) for language in OTHERS]
    return {**texts, "other scripts": [*others, unspaced(rng)]}


def page_texts(shared: Path, number: int) -> list[str]:
    """Return the texts of real pages of 600 to 4,000 words, or none where there are none."""
    folder = shared / "data" / "extraction" / "scrapinghub" / "ground-truth"
    if not folder.is_dir():
        return []
    found = (
        json.loads(path.read_text("utf-8"))["articleBody"] for path in sorted(folder.iterdir())
    )
    return [text for text in found if 600 < len(text.split()) < 4000][:number]


def tally(texts: Sequence[str], kind: Kind, method: Method, seed: int = 11) -> Tally:
    """Ask *method* for passages of *texts* after a change of *kind*."""
    rng, result = random.Random(seed), Tally()  # noqa: S311 - a repeatable measurement
    for text in texts:
        for old, new, asked in _rounds(text, kind, rng):
            spans = [changing.truth(old, passage) for passage in asked]
            anchors = [describe(text, *span) for span in spans if span]
            begun = process_time()
            found = method(text, changing.joined(new), anchors)
            cost_ms = 1000 * (process_time() - begun) / len(asked)
            result.costs_ms.append(cost_ms)
            for passage, span in zip(asked, found, strict=True):
                _judge(kind, changing.truth(new, passage), span, result)
    return result


def _rounds(
    text: str, kind: Kind, rng: random.Random
) -> Iterator[tuple[Pieces, Pieces, Sequence[range]]]:
    """Yield the pieces before and after a change, with the passages that are asked for."""
    old = changing.pieces(text)
    for _ in range(QUOTES // FEW if kind.of_passages else 1):
        choose = changing.apart if kind.of_passages else changing.passages
        asked = choose(FEW if kind.of_passages else QUOTES, len(old), rng)
        yield old, kind.change(old, asked, rng), asked


def _judge(kind: Kind, expected: Span | None, found: Span | None, result: Tally) -> None:
    expected = None if kind.is_lost else expected
    if found is None:
        is_right = expected is None or kind.may_be_lost
        result.right += is_right
        result.lost += not is_right
        return
    is_right = expected is not None and overlap(found, expected) >= LEAST_OVERLAP
    result.right += is_right
    result.wrong += not is_right


def overlap(one: Span, other: Span) -> float:
    """Return the common part of two spans by what both cover."""
    common = min(one[1], other[1]) - max(one[0], other[0])
    return max(0, common) / (max(one[1], other[1]) - min(one[0], other[0]))
