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
    measure that laying out does not change. ``html`` need not be sanitised yet. ``behind`` counts
    the pictures and rules between the words before it and itself, 0 where nobody counted.
    """

    after: int
    reason: str
    html: str
    behind: int = 0

    def moved(self, ink: int, behind: int) -> "Leftover":
        """Return it as it is when so much *ink* stands before its draft.

        *behind* are the pictures and rules after the last of it.
        """
        behind = self.behind if self.after else self.behind + behind
        return replace(self, after=self.after + ink, behind=behind)


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
