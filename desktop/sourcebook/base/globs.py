"""Words with gaps, where each ``*`` stands for any letters or none."""

import re
from functools import lru_cache
from re import Pattern


def expression(glob: str, any_sign: str = ".") -> str:
    """Return a regular expression for *glob*, whose ``*`` and ``?`` stand for *any_sign*.

    It takes each piece between two stars where it first stands and never goes back to it, which
    is enough for a glob: so it costs no more than the length of the text times that of the
    glob, however many stars there are. With ``.*`` for a star it would be the length to the
    power of the stars.
    """
    pieces = [
        "".join(any_sign if sign == "?" else re.escape(sign) for sign in piece)
        for piece in glob.split("*")
    ]
    if len(pieces) == 1:
        return pieces[0]
    first, *between, last = pieces
    middle = "".join(f"(?>{any_sign}*?{piece})" for piece in between if piece)
    return f"{first}{middle}{any_sign}*{last}"


@lru_cache(maxsize=64)
def compiled(glob: str) -> Pattern[str]:
    """Return what fits a whole word, by ``fullmatch``, with *glob*; ``?`` is one letter."""
    return re.compile(expression(glob), re.DOTALL)
