"""The pictures of an edition in the order of its text, each with what is said of it."""

from dataclasses import dataclass

from sourcebook.model.edition import Asset, Edition, Kind
from sourcebook.model.picture import COUNTER
from sourcebook.ui.article_pane.pictures import is_here


@dataclass(frozen=True, slots=True)
class Plate:
    """One picture; ``at`` is the code point of the text at which it stands."""

    at: int
    asset: Asset | None
    words: str

    @property
    def is_here(self) -> bool:
        """Tell whether it is in the library."""
        return self.asset is not None and is_here(self.asset)


def plates(edition: Edition) -> tuple[Plate, ...]:
    """Return the pictures that are drawn, or whose place is; counters are not."""
    assets = {f"asset:{asset.number}": asset for asset in edition.assets}
    found: list[Plate] = []
    for block, after in zip(edition.blocks, [*edition.blocks[1:], None], strict=False):
        asset = assets.get(block.asset)
        if block.kind is not Kind.IMAGE or (asset is not None and asset.reason == COUNTER):
            continue
        is_captioned = after is not None and after.kind is Kind.CAPTION
        caption = edition.text[after.start : after.end] if after and is_captioned else ""
        found.append(Plate(block.start, asset, caption or block.label))
    return tuple(found)
