# ruff: noqa: RUF001 - signs of several scripts
"""Phrases that belong to a site and not to its article: appeals, prompts, notices."""

import re
from collections.abc import Sequence
from typing import Final

from sourcebook.clean import phrases

MAX_CAPTION: Final = 300
"""Code points of the words under a picture."""

TAIL: Final = 14
"""Paragraphs at the end among which an appeal is looked for."""


def any_of(table: str) -> str:
    """Join the expressions of a table of `phrases`."""
    return "|".join(part for line in re.split(r"\n|\s\|\s", table) if (part := line.strip()))


_SIGNS: Final = r"[^\w\"“”„‚‘’«»‹›「」]{0,3}"
"""What may stand around a notice: signs, but no quotation marks, for then somebody says it."""

_NOTICE_OF: Final = {
    reason: re.compile(rf"{_SIGNS}(?:{any_of(table)}){_SIGNS}", re.IGNORECASE)
    for reason, table in phrases.NOTICES.items()
}
_STRONG: Final = re.compile(rf"(?<!\w)(?:{any_of(phrases.APPEALS)})(?!\w)", re.IGNORECASE)
_WEAK: Final = re.compile(rf"(?<!\w)(?:{any_of(phrases.APPEAL_WORDS)})(?!\w)", re.IGNORECASE)
_WITHIN: Final = re.compile(
    r"(?P<end>[.!?…。»”\"]|\s[|–—]|\()?\s+\(?(?:Photographs?|Photos?|Pictures?|Images?|PHOTO|FOTO|Fotos?|Bild(?:er)?"
    r"|Fotoğraf|Görsel|Fotografía|Fotografia|Imagen|Foto(?:graf)?|Zdjęcie|Fot\.|Фото|Beeld|Kuva"
    r"|Crédits?(?: photos?)?)(?: credit)?\s?[:©/]\s?\S[^!?]{1,90}"
    r"|(?P<east>[。）)\s])(?:图|图片|摄影|攝影|圖)\s?[:：/]\s?\S{2,30}"
)
_CREDIT: Final = re.compile(rf"\W{{0,2}}(?:{any_of(phrases.CREDITS)}).{{1,160}}", re.IGNORECASE)


def notice(line: str) -> str:
    """Say what kind of notice the whole of *line* is, or nothing (an empty string)."""
    if len(line) > 160:
        return ""
    line = line.strip()
    return next((reason for reason, form in _NOTICE_OF.items() if form.fullmatch(line)), "")


def is_credit(line: str) -> bool:
    """Tell whether *line* says where a picture comes from."""
    line = line.strip()
    if len(line) > MAX_CAPTION:
        return False
    if len(line) > 180 or not _CREDIT.fullmatch(line):
        return _ends_in_credit(line)
    # Without a sign after it, “photos by” may begin a sentence as well.
    return bool(re.search(r"[:©/|]", line[:40])) or not line.endswith((".", "!", "?"))


def _ends_in_credit(line: str) -> bool:
    """Tell the words under a picture, with where it comes from at their end.

    Prose may announce something so, too (“one last photo: the lamp.”): it goes on to a full stop.
    """
    found = next((f for f in _WITHIN.finditer(line) if f.end() == len(line)), None)
    if found is None:
        return False
    return bool(found["end"] or found["east"]) or not line.endswith((".", "!", "?"))


def appeal(text: str) -> int:
    """Rate how surely *text* asks for money or support: 2 surely, 1 perhaps, 0 not."""
    if _STRONG.search(text):
        return 2
    return min(1, len(_WEAK.findall(text)))


def tail(paragraphs: Sequence[str]) -> int:
    """Find where the appeals and notices at the end begin.

    Returns:
        The index of the first paragraph that is not the article's own, or their number. The
        first paragraph is always the article's own.
    """
    start, doubtful = len(paragraphs), 0
    for index in range(len(paragraphs) - 1, max(0, len(paragraphs) - TAIL - 1), -1):
        text = paragraphs[index]
        if notice(text) or appeal(text) == 2:
            start, doubtful = index, 0
        elif appeal(text) == 0 or (doubtful := doubtful + 1) > 5:
            break
    return start
