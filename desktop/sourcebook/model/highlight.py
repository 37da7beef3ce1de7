"""A passage the reader marked."""

from dataclasses import dataclass
from enum import StrEnum

from sourcebook.model.anchor import Anchor, Placement


class Colour(StrEnum):
    """The colours of highlights, in the order of the keys 1 to 4."""

    YELLOW = "yellow"
    GREEN = "green"
    BLUE = "blue"
    PINK = "pink"


@dataclass(frozen=True, slots=True)
class Highlight:
    """An anchored passage; ``placement`` is where it stands in the article's current edition."""

    id: str
    article_id: str
    anchor: Anchor
    placement: Placement
    colour: Colour = Colour.YELLOW
    comment: str = ""
    created_at: str = ""


class Order(StrEnum):
    """In which order a list of highlights stands.

    TEXT is the order of the text; over the whole library, article by article, the newest first.
    """

    TEXT = "text"
    NEWEST = "newest"
    COLOUR = "colour"


@dataclass(frozen=True, slots=True)
class Sought:
    """Which highlights a list shows.

    Attributes:
        article_id: Those of one article; empty for the whole library but its trash.
        words: Each of them stands in the quotation or in the comment, folded as in the search.
        colours: Only these; none means all.
        has_comment: Only those with a comment.
        is_orphan: Only those whose passage is gone.
        order: How they stand.
    """

    article_id: str = ""
    words: str = ""
    colours: frozenset[Colour] = frozenset()
    has_comment: bool = False
    is_orphan: bool = False
    order: Order = Order.TEXT

    @property
    def is_narrowed(self) -> bool:
        """Tell whether it leaves out any highlight of its article or of the library."""
        return bool(self.words.split() or self.colours or self.has_comment or self.is_orphan)
