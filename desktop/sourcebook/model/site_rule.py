"""A rule for a site: which blocks of its pages belong to the article, and which do not."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Pattern:
    """Which blocks are meant: those around which such elements stand, or that have these words.

    Attributes:
        signature: Tags and names of the elements around a block, as ``div.share > p``, or empty.
        words: Hash of a block's words without white space, or empty.
        sample: How the block began of which the pattern was made.
    """

    signature: str
    words: str
    sample: str = ""


@dataclass(frozen=True, slots=True)
class SiteRule:
    """A pattern for all pages of a host (without ``www.``), and whether it keeps or cuts them."""

    id: str
    host: str
    pattern: Pattern
    keeps: bool
    created_at: str = ""
