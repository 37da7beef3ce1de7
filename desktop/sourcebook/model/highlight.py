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
