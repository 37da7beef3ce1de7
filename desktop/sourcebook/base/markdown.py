"""Markdown to HTML that may be shown."""

import html as entities
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from sourcebook.base.html_sanitize import sanitize

if TYPE_CHECKING:
    from markdown.extensions import Extension

MAX_CHARACTERS: Final = 1_000_000
"""Above this Markdown is shown as it is written: Python-Markdown needs 6 s a megabyte."""

MAX_OPEN: Final = 500
"""Brackets that open and never close; the search for their ends grows with the square."""

MAX_NESTING: Final = 60
"""Quotation marks at the start of one line; Python-Markdown recurses once for each."""

_EXTENSIONS: Final = ("tables", "footnotes", "fenced_code", "def_list", "sane_lists")


def to_html(text: str) -> str:
    """Render Markdown as sanitised HTML; raw HTML in it obeys the same policy.

    The first call imports Python-Markdown, which takes about 100 ms. Never raises.
    """
    return sanitize(to_raw_html(text))


def to_raw_html(text: str, parts: Sequence["Extension"] = ()) -> str:
    """Render Markdown as HTML that is *not* safe to show yet, with its images and raw HTML.

    For a caller that turns images into assets before it sanitises. *parts* are what it knows
    beside the usual.
    """
    if len(text) > MAX_CHARACTERS or is_abyss(text):
        return as_written(text)
    import markdown  # noqa: PLC0415 - 100 ms, and the window must open before

    try:
        return markdown.markdown(
            text,
            extensions=[*_EXTENSIONS, *parts],
            extension_configs={"footnotes": {"USE_DEFINITION_ORDER": False}},
            output_format="html",
        )
    except (RecursionError, ValueError, IndexError, AttributeError):
        # Python-Markdown breaks on a few inputs; no text may be unreadable for that.
        return as_written(text)


def as_written(text: str) -> str:
    """Show *text* as it stands, its paragraphs apart."""
    paragraphs = (part.strip("\n") for part in text.split("\n\n"))
    return "".join(
        f"<p>{entities.escape(part).replace(chr(10), '<br>')}</p>" for part in paragraphs if part
    )


def is_abyss(text: str) -> bool:
    """Tell whether *text* is so deep that Python-Markdown would take too long, or break."""
    if any(text.count(a) - text.count(b) > MAX_OPEN for a, b in ("[]", "()", "<>")):
        return True
    return any(len(line) - len(line.lstrip("> \t")) > MAX_NESTING * 2 for line in text.splitlines())
