"""The small library that greets a new reader: two articles, a note, three highlights."""

from sourcebook import library
from sourcebook.app import adding, noting
from sourcebook.base import paths
from sourcebook.library import Library
from sourcebook.model.capture import Source
from sourcebook.model.changes import Changes
from sourcebook.model.highlight import Colour
from sourcebook.model.settings import Settings

ARTICLES = ("samples/lighthouse.md", "samples/close-reading.md")
"""The second one is added last and so stands first in the list."""

NOTE = "samples/note.md"
"""The note beside the last of the articles."""

PASSAGES = (
    ("A highlight is a question you ask your later self.", Colour.YELLOW, ""),
    ("write down why it matters before you read on", Colour.GREEN, "Try it on this very article."),
    ("A quotation without its place is a rumour.", Colour.BLUE, ""),
)
"""What is highlighted in the last of the articles, with colour and comment."""


def is_new(opened: Library) -> bool:
    """Tell whether nothing was ever written to this library."""
    return library.last_seq(opened) == 0


def fill(opened: Library, settings: Settings) -> Changes:
    """Write the welcome library into a new one; a library that was used is left alone."""
    if not is_new(opened):
        return Changes()
    changes = Changes()
    article_id = ""
    for name in ARTICLES:
        added = adding.add(opened, Source.file(paths.resource(name)), settings, ("welcome",))
        article_id, changes = added.id, changes | added.changes
    for quote, colour, comment in PASSAGES:
        changes |= noting.highlight_quote(opened, article_id, quote, colour, comment)
    body = paths.resource(NOTE).read_text(encoding="utf-8")
    return changes | noting.save_note(opened, "", article_id, body, 0, "welcome").changes
