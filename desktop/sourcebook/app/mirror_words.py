"""The words that a file of a mirrored folder gives to its note."""

from collections.abc import Sequence

from sourcebook import notes
from sourcebook.app.mirror_state import Mirrored
from sourcebook.notes import Page


def same_words(one: str, other: str) -> bool:
    """Compare two texts as editors do that end each file with a line break."""
    return one.rstrip("\n") == other.rstrip("\n")


def said(page: Page, known: Mirrored) -> str:
    """Return the words of an edited file, with the title and tags that were written before them."""
    body = page.body
    if page.title and page.title != known.title and notes.title_of(body) == known.title:
        body = notes.with_title(body, page.title)
    return with_tags(body, page, known.tags)


def with_tags(body: str, page: Page, before: Sequence[str]) -> str:
    """Return *body* with the tags of *page* under it that it has not and had not *before*."""
    standing = {tag.casefold() for tag in (*notes.tags_in(body), *before)}
    new = [tag for tag in page.tags if tag.casefold() not in standing]
    tags = " ".join(f"#{'-'.join(tag.split())}" for tag in new)
    return f"{body.rstrip()}\n\n{tags}\n" if tags else body


def with_heading(page: Page, stem: str) -> str:
    """Return the words of a new file, under its name unless that is what they begin with."""
    title = notes.title_of(page.body)
    is_named = title and (
        notes.same_name(title) == notes.same_name(stem) or page.body.startswith("# ")
    )
    return page.body if is_named else notes.with_title("", page.title or stem) + f"\n{page.body}"
