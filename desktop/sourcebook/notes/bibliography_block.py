"""The bibliography at the end of a note: found again by its marks, and replaced."""

from collections.abc import Sequence
from typing import Final

BEGIN: Final = "<!-- bibliography -->"
END: Final = "<!-- end of bibliography -->"
"""Comments, which no program shows; between them stands what is made anew."""


def with_bibliography(body: str, entries: Sequence[str], heading: str) -> str:
    """Return *body* with *entries* in the place of its bibliography, or at its end.

    What stands outside the two marks stays as it is; a mark without the other one is text.
    """
    lines = "\n".join(f"- {entry}" for entry in entries)
    block = f"{BEGIN}\n\n## {heading}\n\n{lines}\n\n{END}"
    start = body.find(BEGIN)
    end = body.find(END, start) if start >= 0 else -1
    if end < 0:
        return f"{body.rstrip()}\n\n{block}\n" if body.strip() else f"{block}\n"
    return body[:start] + block + body[end + len(END) :]
