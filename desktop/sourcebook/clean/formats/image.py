"""An image: kept, shown, and said to be without text, unless it is a drawing with words in it."""

import html as entities
from typing import Final

from sourcebook.clean.draft import Draft
from sourcebook.clean.enclosing import name_of
from sourcebook.clean.formats.trees import name_of as tag_of
from sourcebook.clean.formats.trees import tree_of, words_of
from sourcebook.model.article import Metadata, Status
from sourcebook.model.capture import Capture
from sourcebook.model.edition import Asset

DRAWING: Final = "image/svg+xml"

MAX_DRAWING: Final = 5_000_000
"""Bytes of a drawing whose words are looked for."""

MAX_LABELS: Final = 2_000
"""Words of a drawing stand in so many places at most."""


def draft_of_image(capture: Capture) -> Draft:
    """Make a figure of one image; the words of a drawing (SVG) stand below it."""
    data = capture.page.data
    asset = Asset(1, name_of(data))
    title, words = _drawn(data) if capture.media_type == DRAWING else ("", "")
    return Draft(
        Metadata(title=title),
        f'<figure><img src="asset:1" alt=""></figure>{words}',
        assets=(asset,),
        status=Status.WHOLE if words else Status.NO_TEXT,
        enclosed={asset.address: data},
    )


def _drawn(data: bytes) -> tuple[str, str]:
    """Return the title of a drawing, and its words as HTML; it is not drawn for that."""
    root = tree_of(data) if len(data) <= MAX_DRAWING else None
    if root is None:
        return "", ""
    title = next((words_of(one) for one in root if tag_of(one) == "title"), "")
    named = (one for one in root.iter() if tag_of(one) in {"desc", "text"})
    lines = [
        words for one, _ in zip(named, range(MAX_LABELS), strict=False) if (words := words_of(one))
    ]
    return title, "".join(f"<p>{entities.escape(line)}</p>" for line in lines)
