"""Write down where a passage stands."""

from typing import Final

from sourcebook.base.digest import sha256
from sourcebook.model.anchor import Anchor

CONTEXT: Final = 32
"""Code points kept on each side of a quotation, as Hypothesis does (anchoring/types.ts)."""


def describe(text: str, start: int, end: int) -> Anchor:
    """Describe the code points of *text* from *start* to *end*.

    Raises:
        ValueError: They are not a passage of *text* (our bug).
    """
    if not 0 <= start < end <= len(text):
        msg = f"{start} to {end} is no passage of a text of {len(text)} code points"
        raise ValueError(msg)
    return Anchor(
        quote=text[start:end],
        prefix=text[max(0, start - CONTEXT) : start],
        suffix=text[end : end + CONTEXT],
        start=start,
        end=end,
        text_sha256=sha256(text),
    )
