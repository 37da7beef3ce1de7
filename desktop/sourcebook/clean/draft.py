"""What each kind of source is brought to before it becomes an edition."""

from dataclasses import dataclass

from sourcebook.model.article import Metadata
from sourcebook.model.edition import Asset


@dataclass(frozen=True, slots=True)
class Leftover:
    """Something that was left out of a draft.

    ``after`` counts the visible characters (`blocks.ink`) of the draft's body before it: a
    measure that laying out does not change. ``html`` need not be sanitised yet.
    """

    after: int
    reason: str
    html: str


@dataclass(frozen=True, slots=True)
class Draft:
    """An article before sanitising: reading HTML without its title block, and what was left out.

    ``rules`` names what had to be done to a page made to be slow or broken, or is empty.
    """

    metadata: Metadata
    html: str
    leftovers: tuple[Leftover, ...] = ()
    assets: tuple[Asset, ...] = ()
    rules: str = ""
