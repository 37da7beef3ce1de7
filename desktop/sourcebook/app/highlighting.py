"""List highlights of an article or of the whole library, and act on many of them at once."""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from sourcebook import library
from sourcebook.app.quoting import citation, place_link
from sourcebook.base.markdown import to_html
from sourcebook.library import Library
from sourcebook.model.article import Article
from sourcebook.model.changes import Changes
from sourcebook.model.highlight import Colour, Highlight, Sought

MOST_QUOTED: Final = 500
"""Highlights that are written as Markdown at once; a note of more grows slow and is not read."""


_IMAGE: Final = re.compile(r"<img\b[^>]*>")
"""In HTML that the sanitiser wrote, which closes every tag and quotes every value."""


@dataclass(frozen=True, slots=True)
class Listed:
    """A highlight with the article in which it stands."""

    highlight: Highlight
    article: Article


def highlight_ids(opened: Library, sought: Sought) -> list[str]:
    """Return the ids of the highlights that are *sought*, in its order."""
    return library.highlight_ids(opened, sought)


def listed(opened: Library, ids: Sequence[str]) -> list[Listed]:
    """Return the highlights with these ids, in their order; those gone are left out."""
    marks = library.highlights_with(opened, ids)
    article_ids = [*dict.fromkeys(mark.article_id for mark in marks)]
    found = {one.id: one for one in library.articles(opened, ids=article_ids)}
    return [Listed(mark, found[mark.article_id]) for mark in marks if mark.article_id in found]


def recolour(opened: Library, ids: Collection[str], colour: Colour) -> Changes:
    """Give highlights one colour; one undo takes it back."""
    return library.change_highlights(opened, ids, colour=colour)


def remove(opened: Library, ids: Collection[str]) -> Changes:
    """Take highlights away; one undo brings all of them back."""
    return library.remove_highlights(opened, ids)


def as_markdown(opened: Library, ids: Sequence[str], names: Mapping[Colour, str]) -> str:
    """Return highlights as Markdown quotations, each with its source and the way to its place.

    Below stand the name that the reader gave its colour, where there is one, and the comment.
    Only the first `MOST_QUOTED` are written.

    Args:
        opened: A library.
        ids: Of highlights, in the order wanted.
        names: Colour → the reader's name for it; empty for none.
    """
    return "\n".join(_quoted(one, names) for one in listed(opened, ids[:MOST_QUOTED]))


def _quoted(one: Listed, names: Mapping[Colour, str]) -> str:
    from sourcebook import notes  # noqa: PLC0415 - not on the way to the window

    mark = one.highlight
    anchor = mark.anchor
    link = place_link(mark.article_id, anchor.start, anchor.end, anchor.text_sha256)
    return with_remark(notes.quotation(anchor.quote, citation(one.article), link), mark, names)


def with_remark(quotation: str, mark: Highlight, names: Mapping[Colour, str]) -> str:
    """Return a Markdown quotation with what the reader said of it: the colour's name, the comment.

    *names* are as for `as_markdown`; where nothing was said, the quotation stays as it is.
    """
    from sourcebook import notes  # noqa: PLC0415 - not on the way to the window

    name = notes.escape(names.get(mark.colour, ""))
    comment = mark.comment.strip()
    told = f"**{name}**: {comment}" if name and comment else comment or (name and f"**{name}**")
    return f"{quotation}\n{told}\n" if told else quotation


def comment_html(_opened: Library, comment: str) -> str:
    """Render a comment as HTML that may be shown: no image, no script, nothing from outside."""
    return _IMAGE.sub("", to_html(comment))


def plain(text: str) -> str:
    """Return a line of plain text as Markdown that shows it unchanged."""
    from sourcebook import notes  # noqa: PLC0415 - not on the way to the window

    return notes.escape(text)
