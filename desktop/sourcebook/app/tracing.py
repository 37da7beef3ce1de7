"""Find the way from a quotation to its passage and back; pure, at the cost of reading a note."""

from sourcebook.app.linking import parse
from sourcebook.model.errors import LinkInvalid


def address_at(body: str, at: int) -> str:
    """Return the `sourcebook:` link of the quotation or line at a code point, or nothing."""
    from sourcebook import notes  # noqa: PLC0415 - not on the way to the window

    link = notes.source_link_at(body, at)
    return link.address if link else ""


def quotations_of(body: str, article_id: str, passage: tuple[int, int], sha256: str) -> list[int]:
    """Return where links in a note stand whose place overlaps *passage*.

    Args:
        body: The note's Markdown.
        article_id: The article that lies open.
        passage: Code points of the text that is shown.
        sha256: The hash of that text; links into other texts are passed over.
    """
    from sourcebook import notes  # noqa: PLC0415 - not on the way to the window

    start, end = passage
    found = []
    for link in notes.source_links(body):
        try:
            named = parse(link.address)
        except LinkInvalid:
            continue
        is_here = named.article_id == article_id and named.span is not None
        if is_here and named.span and sha256.startswith(named.text_hash):
            first, last = named.span
            if first < end and start < last:
                found.append(link.start)
    return found
