"""Quotations in notes, and what a comparison with their sources found."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

Span = tuple[int, int]
"""Code points from the first to before the second."""


@dataclass(frozen=True, slots=True)
class Quotation:
    """A passage that a note says stands in an article.

    Attributes:
        start: Where it begins in the note, after its first mark, in code points.
        end: Where it ends, its citation included.
        words: What it says, without Markdown; a line for each paragraph.
        places: For each code point of *words* the code point of the note it came from.
        address: The `sourcebook:` link that names its source.
        citation: The words that name its source; empty when there are none.
    """

    start: int
    end: int
    words: str
    places: Sequence[int]
    address: str
    citation: str = ""

    def in_note(self, start: int, end: int) -> Span:
        """Return where code points of *words* stand in the note; of none, the place of them."""
        if start < end:
            return self.places[start], self.places[end - 1] + 1
        if start < len(self.places):
            return self.places[start], self.places[start]
        after = self.places[-1] + 1 if self.places else self.start
        return after, after


class Outcome(StrEnum):
    """What a comparison of a quotation with its source found, from well to worst."""

    EXACT = "exact"
    TYPOGRAPHY = "typography"
    WORDS = "words"
    ATTRIBUTION = "attribution"
    CHANGED = "changed"
    MISSING = "missing"

    @property
    def is_well(self) -> bool:
        """Tell whether the words stand in the source as they are quoted."""
        return self in (Outcome.EXACT, Outcome.TYPOGRAPHY)


@dataclass(frozen=True, slots=True)
class Deviation:
    """Words that differ: where in the quotation, where in the source; one may be empty."""

    quoted: Span
    source: Span


@dataclass(frozen=True, slots=True)
class Comparison:
    """How a quotation and a text agree.

    Attributes:
        outcome: EXACT, TYPOGRAPHY, WORDS or MISSING.
        place: Where the quoted passage stands in the text; None when it is missing.
        deviations: What differs, in the order of the quotation: words that are not the same, or
            for TYPOGRAPHY how they are set.
        left_out: Words of the text for which an ellipsis stands, where all pieces were found.
    """

    outcome: Outcome
    place: Span | None = None
    deviations: tuple[Deviation, ...] = ()
    left_out: int = 0


@dataclass(frozen=True, slots=True)
class Checked:
    """What the library says of a note.

    Attributes:
        verdicts: What it says of each quotation, in the order of the note.
        unchecked: How many links to passages belong to no quotation that was found.
    """

    verdicts: tuple["Verdict", ...] = ()
    unchecked: int = 0


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the library says of a quotation in a note.

    Its ``parts`` are the deviations in words.

    Attributes:
        quotation: The quotation.
        outcome: What was found.
        reason: A sentence for the reader; empty when all is well.
        article_id: The article that the link names; empty when it names none.
        title: What that article is called.
        place: The passage, in the text of *edition_id*.
        edition_id: The edition in which it was found.
        deviations: What differs.
        source: What stands there, from *source_at* on, as far as *deviations* reach.
        source_at: Where *source* begins in the text, in code points.
        true_article_id: The article in which the words stand, when it is another one.
        left_out: Words of the source for which an ellipsis stands; 0 when other words differ, too.
    """

    quotation: Quotation
    outcome: Outcome
    reason: str = ""
    article_id: str = ""
    title: str = ""
    place: Span | None = None
    edition_id: str = ""
    deviations: tuple[Deviation, ...] = ()
    source: str = ""
    source_at: int = 0
    true_article_id: str = ""
    left_out: int = 0

    @property
    def parts(self) -> tuple[tuple[str, str], ...]:
        """Return what the quotation says and what the source says, for each deviation."""
        return tuple(
            (
                self.quotation.words[slice(*one.quoted)],
                self.source[one.source[0] - self.source_at : one.source[1] - self.source_at],
            )
            for one in self.deviations
        )
