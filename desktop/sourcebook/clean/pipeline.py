"""From the bytes as they came to an edition; a pure function of them."""

from bisect import bisect_left
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import asdict, replace
from itertools import accumulate
from typing import Final

from sourcebook.base.encoding import decode
from sourcebook.base.html_sanitize import sanitize
from sourcebook.base.ids import new_id
from sourcebook.clean.blocks import ink, one_line, read_blocks
from sourcebook.clean.draft import Draft, Leftover, Mark
from sourcebook.clean.enclosing import MAX_PLAIN, SHORTENED, draft_of_source
from sourcebook.clean.formats import reader_of
from sourcebook.clean.formats.file_name import with_title
from sourcebook.clean.gutenberg import draft_of_gutenberg
from sourcebook.clean.language import read_language
from sourcebook.clean.markdown_source import draft_of_markdown
from sourcebook.clean.pages import draft_of_pages
from sourcebook.clean.plaintext import draft_of_text, paragraphs_of
from sourcebook.clean.standing import between, settled
from sourcebook.clean.webpage import PLAIN, patterns_in
from sourcebook.model.article import Metadata, Status
from sourcebook.model.capture import Capture, Method
from sourcebook.model.citation import Origin
from sourcebook.model.edition import Block, Cleaned, Cut, Edition, Enclosed, Landmark
from sourcebook.model.errors import CleaningFailed, SourceEmpty, SourceNotText
from sourcebook.model.media import HTML, MARKDOWN
from sourcebook.model.site_rule import Pattern, SiteRule

VERSION: Final = "10"
"""Version of the cleaner; editions record it. It grows when the same bytes give another edition."""

MAX_SHAPED: Final = 5_000_000
"""Code points of plain text whose structure is looked for; beyond it is only cut at blank lines."""

MAX_LINES: Final = 40_000
"""Lines of plain text whose structure is looked for; a thick book has 20,000."""

_HTML: Final = frozenset({HTML, "application/xhtml+xml", "application/xml", "text/xml"})
_MARKDOWN: Final = frozenset({MARKDOWN, "text/x-markdown"})


def clean(capture: Capture, rules: Sequence[SiteRule] = ()) -> Cleaned:
    """Make an edition of *capture*: decode, read by its kind, sanitise, lay out.

    *rules* are the reader's for the site of a web page; other kinds of sources have none.

    Touches no disk and no network. An ordinary page costs 50 to 200 ms, one made to be slow
    some seconds: call it in a process that can be ended, never on a window's thread.

    Raises:
        SourceEmpty: There is no text in it.
        SourceNotText: The bytes are no text.
        CleaningFailed: No article could be made of the bytes.
    """
    try:
        draft = _draft(capture, rules)
        edition = edition_of(draft, capture.id)
    except RecursionError as error:
        raise CleaningFailed(source=capture.source, reason="it is nested too deeply") from error
    if not (edition.text.strip() or edition.cuts or edition.assets or edition.status):
        raise SourceEmpty(source=capture.source)
    return Cleaned(edition, _enclosed(draft))


def patterns_for(capture: Capture, lines: Collection[str], *, keeps: bool) -> tuple[Pattern, ...]:
    """Make patterns for a site of the blocks of *capture* whose words are among *lines*.

    Only web pages have them; what stands nowhere in the page as it came gives none.
    """
    if capture.media_type not in _HTML or capture.method is Method.PASTE:
        return ()
    found: dict[Pattern, None] = {}
    for page in capture.pages:
        text, _ = decode(page.data[:MAX_PLAIN], capture.encoding)
        found |= dict.fromkeys(patterns_in(text, page.address, lines, keeps=keeps))
    return tuple(found)


def edition_of(draft: Draft, capture_id: str) -> Edition:
    """Sanitise and lay out a draft; its leftovers become cuts at the place where they stood."""
    html = sanitize(draft.html)
    text, blocks = read_blocks(html)
    metadata = draft.metadata
    language = read_language(metadata.language, f"{metadata.title}\n{text}")
    place_of, empties = _places(text, blocks), between(blocks, len(text))
    return Edition(
        id=new_id(),
        capture_id=capture_id,
        metadata=_trimmed(replace(metadata, language=language)),
        html=html,
        text=text,
        blocks=blocks,
        cuts=settled(html, _cuts(draft.leftovers, place_of, empties), empties),
        assets=draft.assets,
        cleaner=VERSION,
        rules=draft.rules,
        status=draft.status,
        citation=draft.citation,
        origins=_origins(draft, language),
        landmarks=_landmarks(draft.marks, text),
    )


def _draft(capture: Capture, rules: Sequence[SiteRule]) -> Draft:
    """Read by kind; of a download that broke off only that is known for sure."""
    draft = _draft_of_kind(capture, rules)
    if capture.media_type not in _HTML or capture.method is Method.FILE:
        draft = with_title(draft, capture)
    return replace(draft, status=Status.TRUNCATED) if capture.is_broken_off else draft


def _draft_of_kind(capture: Capture, rules: Sequence[SiteRule]) -> Draft:
    if reader := reader_of(capture.media_type):
        return reader(capture)
    _check_text(capture)
    if capture.media_type in _HTML:
        if capture.method is Method.PASTE:
            return draft_of_source(
                capture.page.data,
                capture.address,
                encoding=capture.encoding,
                is_selection=True,
                captured_at=capture.captured_at,
            )
        return draft_of_pages(capture, rules)
    return _draft_of_words(capture)


def _draft_of_words(capture: Capture) -> Draft:
    """Read Markdown or plain text, up to the limits of each."""
    text, _ = decode(capture.page.data[:MAX_PLAIN], capture.encoding)
    if len(capture.page.data) > MAX_PLAIN:
        rules = f"{PLAIN} {SHORTENED}"
        return Draft(Metadata(), paragraphs_of(text), rules=rules, status=Status.PARTIAL)
    if len(text) > MAX_SHAPED or text.count("\n") > MAX_LINES:
        return Draft(Metadata(), paragraphs_of(text), rules=PLAIN, status=Status.PLAIN)
    if capture.media_type in _MARKDOWN:
        return draft_of_markdown(text, capture.address)
    return draft_of_gutenberg(text) or draft_of_text(text)


def _check_text(capture: Capture) -> None:
    head, _ = decode(capture.page.data[:4096], capture.encoding)
    if not capture.page.data.strip():
        raise SourceEmpty(source=capture.source)
    if head.count("\0") > len(head) // 20:
        raise SourceNotText(source=capture.source, found="binary data")


def _enclosed(draft: Draft) -> tuple[Enclosed, ...]:
    return tuple(
        Enclosed(asset.number, draft.enclosed[asset.address])
        for asset in draft.assets
        if asset.address in draft.enclosed
    )


def _origins(draft: Draft, language: str) -> tuple[Origin, ...]:
    if language == draft.metadata.language:
        return draft.origins
    others = (origin for origin in draft.origins if origin.field != "language")
    return (*others, Origin("language", "text", is_guess=True))


def _places(text: str, blocks: Sequence[Block]) -> Callable[[int], int]:
    """Return a function from visible characters before a place to the start of its block."""
    written = [block for block in blocks if block.start < block.end]
    reached = list(accumulate((ink(text[b.start : b.end]) for b in written), initial=0))

    def place_of(after: int) -> int:
        index = bisect_left(reached, after)
        return written[index].start if index < len(written) else len(text)

    return place_of


def _landmarks(marks: Sequence[Mark], text: str) -> tuple[Landmark, ...]:
    """Place each mark before the character that it stood before, amid a block too."""
    inked = [at for at, character in enumerate(text) if not character.isspace()] if marks else []
    placed = (
        Landmark(
            inked[mark.after] if mark.after < len(inked) else len(text),
            mark.place,
            one_line(mark.label),
            mark.level,
        )
        for mark in marks
    )
    return tuple(sorted(placed, key=lambda landmark: landmark.at))


def _cuts(
    leftovers: Sequence[Leftover],
    place_of: Callable[[int], int],
    empties: Mapping[int, int],
) -> tuple[Cut, ...]:
    cuts = []
    for leftover in leftovers:
        html = sanitize(leftover.html)
        if words := read_blocks(html)[0]:
            at = place_of(leftover.after)
            behind = min(leftover.behind, empties.get(at, 0))
            cuts.append(Cut(at, leftover.reason, words, html, behind))
    return tuple(cuts)


def _trimmed(metadata: Metadata) -> Metadata:
    """Put every field on one line, without what shows nothing."""
    return Metadata(**{name: one_line(value) for name, value in asdict(metadata).items()})
