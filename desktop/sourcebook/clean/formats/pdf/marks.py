"""Marks: signs of letters that stand on, below or beside others, as vowels of Hindi do."""

import re
import unicodedata
from typing import Final

from sourcebook.clean.formats.pdf.shapes import Glyph

LOST: Final = "\ufffd"
"""Stands for a sign of which the file does not say what letters it is."""

_SHAPED: Final = re.compile(
    r"[\u0590-\u109f\u1780-\u17ff\u1a00-\u1cff\ua8e0-\uabff\ufb1d-\ufdff\ufe70-\ufefe]"
)
_LONE_FORMS: Final = re.compile(r"[\ufc5e-\ufc63\ufcf2-\ufcf4\ufe70-\ufe7f]")
"""Vowel signs as signs of their own; taken apart they would stand on a space."""


def is_mark(letter: str) -> bool:
    """Tell a mark that needs no room of its own, of a script whose letters are shaped."""
    return unicodedata.category(letter) in {"Mn", "Me"} and is_shaped(letter)


def is_shaped(text: str) -> bool:
    """Tell whether there is a letter or mark of a script whose letters are shaped."""
    return bool(_SHAPED.search(text))


def needs_shaping(code: int) -> bool:
    """Tell a letter that no page can be read letter by letter with: a mark."""
    if code < 0x590:
        return False
    letter = chr(code)
    return bool(_LONE_FORMS.match(letter)) or (
        unicodedata.category(letter) in {"Mn", "Mc", "Me"} and is_shaped(letter)
    )


def plain_letter(code: int) -> str:
    """Return a letter; a vowel sign with a code of its own without the space it stands on."""
    letter = chr(code)
    if _LONE_FORMS.match(letter):
        return "".join(filter(is_mark, unicodedata.normalize("NFKC", letter))) or letter
    return letter


def stands_on(glyph: Glyph) -> bool:
    """Tell a sign that stands on another one."""
    return all(map(is_mark, glyph.text))
