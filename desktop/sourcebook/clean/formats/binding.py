"""Several drafts bound to one, in their order: images keep apart, what was left out its place."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Final

from sourcebook.base.html_sanitize import strip_tags
from sourcebook.clean.blocks import ink
from sourcebook.clean.draft import Draft, Leftover, Mark
from sourcebook.clean.standing import trailing_in
from sourcebook.model.article import Status
from sourcebook.model.edition import Asset

_SOURCE: Final = re.compile(r' src="asset:\d+"')
_NUMBER: Final = re.compile(r'(?<= src="asset:)\d+(?=")')


@dataclass(slots=True)
class Binding:
    """What is bound so far; ``ink`` counts its visible characters."""

    ink: int = 0
    _behind: int = 0
    _html: list[str] = field(default_factory=list)
    _leftovers: list[Leftover] = field(default_factory=list)
    _assets: list[Asset] = field(default_factory=list)
    _marks: list[Mark] = field(default_factory=list)
    _enclosed: dict[str, bytes] = field(default_factory=dict)
    _rules: dict[str, None] = field(default_factory=dict)
    _status: Status = Status.WHOLE

    def add(self, draft: Draft) -> None:
        """Put *draft* after what is bound."""
        shift = max((asset.number for asset in self._assets), default=0)
        self._html.append(_NUMBER.sub(lambda found: str(int(found[0]) + shift), draft.html))
        self._assets += (replace(one, number=one.number + shift) for one in draft.assets)
        self._leftovers += (one.moved(self.ink, self._behind) for one in draft.leftovers)
        self._marks += (replace(one, after=one.after + self.ink) for one in draft.marks)
        self._enclosed |= draft.enclosed
        self._rules |= dict.fromkeys(draft.rules.split())
        self._status = self._status or draft.status
        size = ink(strip_tags(draft.html))
        self.ink += size
        self._behind = trailing_in(draft.html) + (0 if size else self._behind)

    def set_aside(self, reason: str, html: str) -> None:
        """Leave *html* out at the end of what is bound."""
        self._leftovers.append(Leftover(self.ink, reason, html, self._behind))

    def bound(self, first: Draft) -> Draft:
        """Return it all, with the names and facts of *first*."""
        return replace(
            first,
            html="".join(self._html),
            leftovers=tuple(self._leftovers),
            assets=tuple(self._assets),
            marks=tuple(self._marks),
            enclosed=self._enclosed,
            rules=" ".join(self._rules),
            status=self._status,
        )


def whole_words(drafts: Iterable[Draft]) -> str:
    """Return all words of *drafts* as HTML, those too that were left out; images have no name."""
    pieces = (
        piece
        for draft in drafts
        for piece in (draft.html, *(leftover.html for leftover in draft.leftovers))
    )
    return _SOURCE.sub("", "".join(pieces))
