"""Lines that say who edited a text: they belong to the paper it stood in, not to its words."""

import re
from typing import Final

from sourcebook.clean.typography import BRACKETS, COLONS, NO_TITLE_END

MAX_LINE: Final = 80
"""Code points of such a line."""

REASON: Final = "editors"
"""Why such a line is left out."""

_LABELS: Final = r"""
    责任编辑|責任編輯|值班编辑|责编|美编|编辑|編輯|责任校对|校对|审校|審校|审核|審核
    (?:verantwortlicher? )?redakteur(?:in)?|redigiert von|redaktion
    édition|relecture|secrétaire de rédaction
    (?:sorumlu )?editör|redaksiyon
    تحرير|المحررة?|محررة?
    (?:copy[ -]?)?editors?|edited by
"""
_OPEN, _SHUT = BRACKETS
_IMPRINT: Final = re.compile(
    rf"[{_OPEN}\[]?\s*(?:{'|'.join(map(str.strip, _LABELS.strip().splitlines()))})"
    rf"\s*[{COLONS}]\s*[^!?{NO_TITLE_END}]{{1,60}}[{_SHUT}\]]?",
    re.IGNORECASE,
)
"""A label, a colon and names; what has a stop is a sentence that somebody speaks."""


def imprint(line: str) -> str:
    """Return `REASON` when the whole of *line* says who edited the text, else nothing."""
    line = line.strip()
    return REASON if len(line) <= MAX_LINE and _IMPRINT.fullmatch(line) else ""
