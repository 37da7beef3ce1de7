"""What each kind of source is brought to before it becomes an edition."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from sourcebook.model.article import Metadata, Status
from sourcebook.model.citation import NOTHING_KNOWN, Citation, Origin
from sourcebook.model.edition import Asset, Place


@dataclass(frozen=True, slots=True)
class Leftover:
    """Something that was left out of a draft.

    ``after`` counts the visible characters (`blocks.ink`) of the draft's body before it: a
    measure that laying out does not change. ``html`` need not be sanitised yet. ``image`` is the
    highest number of an image before it, 0 where there is none or nobody counted.
    """

    after: int
    reason: str
    html: str
    image: int = 0

    def moved(self, ink: int, images: int) -> "Leftover":
        """Return it as it is when so much stands before its draft."""
        return replace(self, after=self.after + ink, image=self.image + images)


@dataclass(frozen=True, slots=True)
class Mark:
    """A landmark of a draft; ``after`` counts as in `Leftover`."""

    after: int
    place: Place
    label: str
    level: int = 1


@dataclass(frozen=True, slots=True)
class Draft:
    """An article before sanitising: reading HTML without its title block, and what was left out.

    ``rules`` names what had to be done to a page made to be slow or broken, or is empty.
    ``enclosed`` holds the images that came inside the source, by the address in ``assets``.
    """

    metadata: Metadata
    html: str
    leftovers: tuple[Leftover, ...] = ()
    assets: tuple[Asset, ...] = ()
    rules: str = ""
    status: Status = Status.WHOLE
    citation: Citation = NOTHING_KNOWN
    origins: tuple[Origin, ...] = ()
    marks: tuple[Mark, ...] = ()
    enclosed: Mapping[str, bytes] = field(default_factory=lambda: MappingProxyType({}))
