"""Know an article again: by its address, or by that of its AMP, print or proper page."""

from typing import Final, Protocol

from sourcebook import library
from sourcebook.base import urls
from sourcebook.library import Library
from sourcebook.model.article import Article
from sourcebook.model.capture import Capture

MIN_LINE: Final = 40
"""Code points of a line by which a work is known again."""

MAX_LINES: Final = 200
"""Lines of a work that are looked for in another."""


class Worded(Protocol):
    """An edition in whatever form, as far as it has words."""

    @property
    def text(self) -> str:
        """Its canonical text."""


def article_of(opened: Library, captured: Capture, edition: Worded) -> Article | None:
    """Return the article to which *captured*, cleaned to *edition*, belongs.

    That at its address; else that at an address which the page names as its AMP, print or proper
    one, if that holds the same work: what an address is said to be must not join two articles.
    """
    here = urls.normalise(captured.address) if captured.address else ""
    if not here:
        return None
    if known := library.article_by_address(opened, here):
        return known
    for address in captured.also_at:
        other = library.article_by_address(opened, urls.normalise(address))
        if other and _is_same(opened, other, here, edition):
            return other
    return None


def _is_same(opened: Library, other: Article, here: str, edition: Worded) -> bool:
    """Tell whether *other* was captured at the address *here* before, or holds the same words."""
    captures = library.captures(opened, other.id)
    if any(one.address and urls.normalise(one.address) == here for one in captures):
        return True
    return holds(library.edition_text(opened, other.edition_id), edition.text)


def holds(one: str, other: str) -> bool:
    """Tell whether most lines of the shorter text, and one at least, stand in the longer one."""
    short, full = sorted((one, other), key=len)
    lines = [line for line in short.splitlines() if len(line) >= MIN_LINE][:MAX_LINES]
    return 2 * sum(line in full for line in lines) > len(lines)
