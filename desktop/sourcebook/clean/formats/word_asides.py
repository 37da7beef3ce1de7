"""What stands beside the words of a Word document: comments, heads and feet of its pages."""

import html as entities
from collections.abc import Iterator
from typing import Final

from sourcebook.clean.draft import Leftover
from sourcebook.clean.formats.trees import Element, attribute, name_of, tree_of, words_of
from sourcebook.clean.formats.zipped import Zipped

COMMENTS: Final = "comments"
HEADS: Final = "running head"
"""Reasons of cuts."""

AT_END: Final = 2**40
"""Visible characters before what stands after all words."""


def asides_of(file: Zipped) -> tuple[Leftover, ...]:
    """Return the comments of a document, at its end, and what stands on each page, at its start."""
    comments = [_comment(one) for one in _inside(file, "comments", "comment")]
    heads = dict.fromkeys(
        words
        for part in ("header", "footer")
        for paragraph in _inside(file, part, "p")
        if any(map(str.isalpha, words := words_of(paragraph)))
    )
    found = (
        Leftover(0, HEADS, "".join(f"<p>{entities.escape(words)}</p>" for words in heads)),
        Leftover(AT_END, COMMENTS, "".join(comments)),
    )
    return tuple(one for one in found if one.html)


def _inside(file: Zipped, part: str, name: str) -> Iterator[Element]:
    """Yield the elements called *name* in the members of one kind, in the order of these."""
    for member in sorted(file.members):
        kind = member.removeprefix("word/").removesuffix(".xml").rstrip("0123456789")
        data = file.read(member) if kind == part and member.startswith("word/") else None
        root = tree_of(data) if data else None
        yield from (one for one in (() if root is None else root.iter()) if name_of(one) == name)


def _comment(comment: Element) -> str:
    """Return a comment as paragraphs, with who wrote it before the first."""
    paragraphs = [
        words for one in comment.iter() if name_of(one) == "p" and (words := words_of(one))
    ]
    author = attribute(comment, "author")
    if not paragraphs:
        return ""
    if author:
        paragraphs[0] = f"{author}: {paragraphs[0]}"
    return "".join(f"<p>{entities.escape(words)}</p>" for words in paragraphs)
