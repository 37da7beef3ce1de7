"""From the bytes as they came to an edition; a pure function of them."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import asdict, replace
from itertools import accumulate
from typing import Final

from sourcebook.base.encoding import decode
from sourcebook.base.html_sanitize import sanitize
from sourcebook.base.ids import new_id
from sourcebook.clean.blocks import ink, one_line, read_blocks
from sourcebook.clean.draft import Draft, Leftover
from sourcebook.clean.language import guess_language
from sourcebook.clean.markdown_source import draft_of_markdown
from sourcebook.clean.plaintext import draft_of_text, paragraphs_of
from sourcebook.clean.webpage import PLAIN, draft_of_page
from sourcebook.model.article import Metadata
from sourcebook.model.capture import Capture, Method
from sourcebook.model.edition import Block, Cut, Edition
from sourcebook.model.errors import CleaningFailed, SourceEmpty, SourceNotText

VERSION: Final = "1"
"""Version of the cleaner; editions record it. It grows when the same bytes give another edition."""

MAX_SHAPED: Final = 5_000_000
"""Code points of plain text whose structure is looked for; beyond it is only cut at blank lines."""

MAX_LINES: Final = 40_000
"""Lines of plain text whose structure is looked for; a thick book has 20,000."""

_HTML: Final = frozenset({"text/html", "application/xhtml+xml", "application/xml", "text/xml"})
_MARKDOWN: Final = frozenset({"text/markdown", "text/x-markdown"})


def clean(capture: Capture) -> Edition:
    """Make an edition of *capture*: decode, read by its kind, sanitise, lay out.

    Touches no disk and no network. An ordinary page costs 50 to 200 ms, one made to be slow
    some seconds: call it in a process that can be ended, never on a window's thread.

    Raises:
        SourceEmpty: There is no text in it.
        SourceNotText: The bytes are no text.
        CleaningFailed: No article could be made of the bytes.
    """
    text, _ = decode(capture.page.data, capture.encoding)
    if not text.strip():
        raise SourceEmpty(source=capture.source)
    if text[:4096].count("\0") > len(text[:4096]) // 20:
        raise SourceNotText(source=capture.source, found="binary data")
    try:
        edition = edition_of(_draft(capture, text), capture.id)
    except RecursionError as error:
        raise CleaningFailed(source=capture.source, reason="it is nested too deeply") from error
    if not edition.text.strip() and not edition.cuts:
        raise SourceEmpty(source=capture.source)
    return edition


def edition_of(draft: Draft, capture_id: str) -> Edition:
    """Sanitise and lay out a draft; its leftovers become cuts at the place where they stood."""
    html = sanitize(draft.html)
    text, blocks = read_blocks(html)
    metadata = draft.metadata
    language = metadata.language or guess_language(f"{metadata.title}\n{text}")
    return Edition(
        id=new_id(),
        capture_id=capture_id,
        metadata=_trimmed(replace(metadata, language=language)),
        html=html,
        text=text,
        blocks=blocks,
        cuts=_cuts(draft.leftovers, text, blocks),
        assets=draft.assets,
        cleaner=VERSION,
        rules=draft.rules,
    )


def _draft(capture: Capture, text: str) -> Draft:
    if capture.media_type in _HTML:
        is_selection = capture.method is Method.PASTE
        return draft_of_page(text, capture.address, is_selection=is_selection)
    if capture.media_type in _MARKDOWN:
        return draft_of_markdown(text, capture.address)
    if len(text) > MAX_SHAPED or text.count("\n") > MAX_LINES:
        return Draft(Metadata(), paragraphs_of(text), rules=PLAIN)
    return draft_of_text(text)


def _cuts(leftovers: Sequence[Leftover], text: str, blocks: Sequence[Block]) -> tuple[Cut, ...]:
    written = [block for block in blocks if block.start < block.end]
    reached = list(accumulate((ink(text[b.start : b.end]) for b in written), initial=0))
    cuts = []
    for leftover in leftovers:
        html = sanitize(leftover.html)
        index = bisect_left(reached, leftover.after)
        at = written[index].start if index < len(written) else len(text)
        if words := read_blocks(html)[0]:
            cuts.append(Cut(at, leftover.reason, words, html))
    return tuple(cuts)


def _trimmed(metadata: Metadata) -> Metadata:
    """Put every field on one line, without what shows nothing."""
    return Metadata(**{name: one_line(value) for name, value in asdict(metadata).items()})
