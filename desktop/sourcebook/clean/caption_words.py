"""Words in captions that are for the page, not its reader: buttons, labels for voices."""

import re
from typing import Final

_SEEN: Final = (
    r"(?: (?:the|this|full|full[- ]size|larger))* (?:image|photo|picture|caption|gallery)"
)
_FULL: Final = r"(?: in (?:full[- ]?(?:size|screen)|(?:a )?(?:lightbox|gallery|new window)))?"
_BUTTON: Final = re.compile(
    r"(?:hide|toggle|show) caption"
    r"|(?:press enter or )?(?:click|tap) (?:or tap )?(?:here )?to "
    rf"(?:view|see|open|enlarge|zoom|expand)(?:{_SEEN})?{_FULL}"
    rf"|(?:view|open|enlarge|expand|zoom){_SEEN}(?: credit)?{_FULL}"
    r"|media playback is (?:un|not )supported on (?:your|this) device"
    r"|bild vergrößern|agrandir l.image|ampliar (?:la )?(?:f[o]to|imagen)"
    r"|ingrandisci (?:l.)?(?:f[o]to|immagine)",
    re.IGNORECASE,
)
_ALONE: Final = re.compile(
    r"caption|close|open|expand|enlarge|zoom(?: in)?|(?:play )?video|loading", re.IGNORECASE
)
_LABEL: Final = re.compile(r"^\s*(?:Image|Media|Photo) caption(?:[,:]\s*|\s+|(?=[^\W\d_a-z]))")
_RIGHTS: Final = re.compile(r"^\s*(?:Image|Media|Photo) copyright(?:[,:]\s*|\s+|(?=[^\W\d_a-z]))")
"""Labels that are read aloud: on the page nothing parts them from the words."""

_EMPTY: Final = re.compile(r"<(strong|em|u|s|sup|sub|a)(?: [^<>]*)?>\s*</\1>")
_SPLIT: Final = re.compile(r"(<[^<>]*>)")


def is_button(text: str) -> bool:
    """Tell a caption that says nothing but what can be done with its picture."""
    bare = text.strip(" .…:»")
    return bool(_BUTTON.fullmatch(bare) or _ALONE.fullmatch(bare))


def tidied(html: str) -> tuple[str, str]:
    """Return the inline *html* of a caption without such words, and those words.

    Labels are no loss: nothing is returned for them.
    """
    pieces = _SPLIT.split(html)
    taken: list[str] = []
    for at in range(0, len(pieces), 2):
        if found := _BUTTON.fullmatch(pieces[at].strip()):
            taken.append(found[0])
            pieces[at] = ""
        pieces[at] = _RIGHTS.sub("© ", _LABEL.sub("", pieces[at]))
    tidy = "".join(pieces)
    while (bare := _EMPTY.sub("", tidy)) != tidy:
        tidy = bare
    return tidy, " ".join(taken)
