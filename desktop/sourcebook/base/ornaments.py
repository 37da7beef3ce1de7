"""Signs on a line of their own that part two scenes: `* * *`, `___`, `§`."""

import re
from typing import Final

LINE: Final = "-–—_*=~#⁂·•+"  # noqa: RUF001 - dashes of several lengths
"""What a line between two parts of a text is drawn with."""

_ORNAMENT: Final = re.compile(rf"\s*([{LINE}]\s*){{3,}}|[⁂❦☙§]\s*")


def is_ornament(line: str) -> bool:
    """Tell whether *line* is nothing but signs that part what stands around it."""
    return _ORNAMENT.fullmatch(line) is not None
