"""What was copied from a page or a word processor, as Markdown for a note."""

import re
from typing import Final

from sourcebook.base.html_sanitize import sanitize, strip_tags
from sourcebook.clean.blocks import read_blocks
from sourcebook.clean.dom import parse
from sourcebook.clean.formats.manuscript import Manuscript, Page, find_notes
from sourcebook.clean.formats.trees import Element, attribute, name_of
from sourcebook.clean.writing import edition_as_markdown
from sourcebook.model.article import Metadata
from sourcebook.model.edition import Edition


def pasted_markdown(html: str) -> str:
    """Return the words of *html* with its headings, lists, links, tables and emphasis as Markdown.

    All of it belongs: nothing is judged or cut. Pictures, scripts and styles are left out. Costs
    0.2 s for 100 kB: never on a window's thread.
    """
    root, _ = parse(html)
    body = next((child for child in root if name_of(child) == "body"), root)
    for element in body.iter("b", "strong", "span"):
        _take_look(element)
    page = Page("", body, lambda _href: "", lambda _source: ("", None))
    manuscript = Manuscript(find_notes([page]))
    manuscript.add(page)
    text, blocks = read_blocks(sanitize(manuscript.html()))
    made = edition_as_markdown(Edition("", "", Metadata(), "", text, blocks)).strip("\n")
    return made or strip_tags(html).strip()


def _take_look(element: Element) -> None:
    """Let an element be what its style says: some programs set all letters by styles alone."""
    style = "".join(attribute(element, "style").split()).lower()
    if name_of(element) == "span":
        if _BOLD.search(style):
            element.tag = "strong"
        elif "font-style:italic" in style:
            element.tag = "em"
    elif "font-weight:normal" in style or "font-weight:400" in style:
        element.tag = "span"


_BOLD: Final = re.compile(r"font-weight:(?:bold|[6-9]00)")
